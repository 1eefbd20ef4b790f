"""A table as a workbook that can be sent out: figures as figures, texts never as formulas."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import isfinite
from typing import Any, cast

import pandas as pd

from services.text.numbers import VIETNAM

_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
_LONGEST_LINK = 2_079
_NARROWEST, _WIDEST = 8, 60
# Characters that XML, and so the file, cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Form(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    COUNT = "count"
    DECIMAL = "decimal"
    SHARE = "share"
    SMALL_SHARE = "small_share"
    DATE = "date"
    MOMENT = "moment"
    LINK = "link"


_FORMATS = {
    Form.TEXT: "@",
    Form.COUNT: "#,##0",
    Form.DECIMAL: "#,##0.0",
    Form.SHARE: "0.0%",
    Form.SMALL_SHARE: "0.00%",
    Form.DATE: "dd/mm/yyyy",
    Form.MOMENT: "hh:mm dd/mm/yyyy",
    Form.LINK: "@",
}


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet: where its values are, its heading, and how they are written.

    A LINK shows ``words`` (where empty: its own address) and opens an https address; any other
    address is written as text.
    """

    name: str
    heading: str
    form: Form = Form.TEXT
    words: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: a frame under headings; values that are null are blank cells."""

    name: str
    frame: pd.DataFrame
    columns: Sequence[SheetColumn]


def about(name: str, headings: tuple[str, str], lines: Sequence[tuple[str, str]]) -> Sheet:
    """Return the sheet that says what the figures are: title, filters, as-of, line of trust.

    Args:
        name: of the sheet ("Bộ lọc").
        headings: of its two columns.
        lines: what is told, and what it is.
    """
    frame = pd.DataFrame(list(lines), columns=["told", "value"], dtype="object")
    return Sheet(name, frame, (SheetColumn("told", headings[0]), SheetColumn("value", headings[1])))


def sheet_of(name: str, table: pd.DataFrame, links: Sequence[str] = ()) -> Sheet:
    """Return a table for readers as a sheet: its numbers as numbers, days as days, the rest text.

    Args:
        name: of the sheet.
        table: headed in the reader's language.
        links: headings of columns that hold addresses.
    """
    columns = [
        SheetColumn(str(title), str(title), _form(table[title], str(title) in links))
        for title in table.columns
    ]
    return Sheet(name, table, columns)


def _form(values: pd.Series, is_link: bool) -> Form:
    if is_link:
        return Form.LINK
    held = values.dropna()
    if not pd.api.types.is_numeric_dtype(values):
        are_days = len(held) > 0 and all(isinstance(v, date) for v in held)
        return Form.DATE if are_days else Form.TEXT
    return Form.COUNT if (held % 1 == 0).all() else Form.DECIMAL


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return an .xlsx file with its headings frozen, filterable and bold.

    Raises:
        KeyError: a sheet names a column that its frame does not have.
    """
    import xlsxwriter  # Only downloads need it.

    stored = io.BytesIO()
    # Its own code marks few of its types.
    book: Any = xlsxwriter.Workbook(
        stored,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    heading = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF5", "border": 1}
    )
    formats = {
        form: book.add_format({"num_format": code, "valign": "top", "text_wrap": form is Form.TEXT})
        for form, code in _FORMATS.items()
    }
    link = book.add_format({"font_color": "#1A5FB4", "underline": 1, "valign": "top"})
    taken: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(_free_name(sheet.name, taken))
        for at, column in enumerate(sheet.columns):
            page.write_string(0, at, _text(column.heading), heading)
            values = cast("list[object]", sheet.frame[column.name].tolist())
            page.set_column(at, at, _width(column, values))
            for row, value in enumerate(values, start=1):
                if column.form is Form.LINK and _is_link(value):
                    words = _text(column.words or value)
                    page.write_url(row, at, str(value), link, words)
                else:
                    _write(page, row, at, value, column.form, formats[column.form])
        page.freeze_panes(1, 0)
        if sheet.columns and len(sheet.frame):
            page.autofilter(0, 0, len(sheet.frame), len(sheet.columns) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    book.close()
    return stored.getvalue()


def _write(page: Any, row: int, at: int, value: object, form: Form, look: Any) -> None:  # noqa: ANN401
    if value is None or value is pd.NA or value is pd.NaT:
        return
    if isinstance(value, datetime):
        # Excel knows no time zones.
        local = value.astimezone(VIETNAM).replace(tzinfo=None) if value.tzinfo else value
        page.write_datetime(row, at, local, look)
    elif isinstance(value, date):
        page.write_datetime(row, at, value, look)
    elif isinstance(value, int | float) and not isinstance(value, bool) and form is not Form.TEXT:
        if isfinite(value):
            page.write_number(row, at, value, look)
    elif value == value and str(value):
        page.write_string(row, at, _text(value), look)


def _text(value: object) -> str:
    return _UNWRITABLE.sub("", str(value))[:_LONGEST_TEXT]


def _is_link(value: object) -> bool:
    return isinstance(value, str) and value.startswith("https://") and len(value) <= _LONGEST_LINK


def _width(column: SheetColumn, values: Sequence[object]) -> int:
    if column.form in (Form.DATE, Form.MOMENT):
        return 12 if column.form is Form.DATE else 18
    shown = [column.words] if column.words else [str(v) for v in values[:500]]
    longest = max((len(line) for v in shown for line in v.splitlines()), default=0)
    widest_word = max((len(w) for w in column.heading.split()), default=0)
    return min(max(longest, widest_word, len(column.heading) // 2) + 2, _WIDEST) or _NARROWEST


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name that Excel takes, not used before in this workbook."""
    base = _FORBIDDEN_IN_NAMES.sub(" ", _text(name)).strip("' ")[:_LONGEST_NAME] or "1"
    free, number = base, 2
    while free.casefold() in taken:
        suffix = f" {number}"
        free, number = base[: _LONGEST_NAME - len(suffix)] + suffix, number + 1
    taken.add(free.casefold())
    return free
