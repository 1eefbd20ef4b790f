"""The values half of the API: read, write, append and clear by ranges."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.google import entry, shift
from tests.google.a1 import Box, Open, box_name, letters
from tests.google.display import is_date, shown
from tests.google.errors import PROTECTED, GoogleError, InvalidError, bad_field, sheets_error
from tests.google.formulas import effective, is_error
from tests.google.locales import LOCALES
from tests.google.model import Sheet, Spreadsheet
from tests.google.tables import table_in

Json = dict[str, Any]
_RENDERS = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
_ENUM = "type.googleapis.com/google.apps.sheets.v4"
_LIST = "type.googleapis.com/google.protobuf.ListValue"


@dataclass(frozen=True)
class Reading:
    """How values are to be shown."""

    render: str = "FORMATTED_VALUE"
    dates: str = "SERIAL_NUMBER"
    major: str = "ROWS"

    @classmethod
    def asked(cls, given: Mapping[str, Any]) -> "Reading":
        return cls(
            _one_of(
                given, "valueRenderOption", ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
            ),
            _one_of(given, "dateTimeRenderOption", ("SERIAL_NUMBER", "FORMATTED_STRING")),
            major(given),
        )


@dataclass(frozen=True)
class Written:
    """What a write has touched; counts are of cells that were given a value, null apart."""

    spreadsheet: str
    sheet: Sheet
    box: Box
    touched: set[tuple[int, int]]

    @property
    def rows(self) -> set[tuple[int, int]]:
        return {(self.sheet.id, row) for row, _ in self.touched}

    @property
    def columns(self) -> set[tuple[int, int]]:
        return {(self.sheet.id, column) for _, column in self.touched}

    def answer(self) -> Json:
        counts = {
            "updatedRows": len(self.rows),
            "updatedColumns": len(self.columns),
            "updatedCells": len(self.touched),
        }
        return {
            "spreadsheetId": self.spreadsheet,
            "updatedRange": box_name(self.sheet.title, self.box),
            **{name: count for name, count in counts.items() if count},
        }


@dataclass(frozen=True)
class Writer:
    """Who writes, when, and whether what is written is read as if typed."""

    email: str
    is_owner: bool
    today: dt.date
    typed: bool


def major(given: Mapping[str, Any]) -> str:
    return _one_of(given, "majorDimension", ("ROWS", "COLUMNS"))


def typed(given: Mapping[str, Any]) -> bool:
    option = given.get("valueInputOption")
    if option not in {"RAW", "USER_ENTERED"}:
        raise sheets_error(400, "'valueInputOption' is required but not specified")
    return option == "USER_ENTERED"


def _one_of(given: Mapping[str, Any], name: str, known: Sequence[str]) -> str:
    value = given.get(name) or known[0]
    if value in {"DIMENSION_UNSPECIFIED"}:
        return known[0]
    if value not in known:
        raise bad_field(
            name,
            f"Invalid value at '{name}' ({_ENUM}), \"{value}\"",
        )
    return value


def find(book: Spreadsheet, text: str) -> tuple[Sheet, Open]:
    try:
        return book.range(text)
    except InvalidError as problem:
        raise sheets_error(400, str(problem)) from None


def past_grid(sheet: Sheet, box: Box) -> GoogleError:
    return sheets_error(
        400,
        f"Range ({box_name(sheet.title, box)}) exceeds grid limits. "
        f"Max rows: {sheet.rows}, max columns: {sheet.columns}",
    )


def clipped(sheet: Sheet, opened: Open, *, refuse: bool) -> Box:
    """Close a range for reading; where it begins past the grid the sources disagree."""
    box = opened.closed(sheet.rows, sheet.columns)
    if (box.top >= sheet.rows or box.left >= sheet.columns) and refuse:
        raise past_grid(sheet, box)
    top, left = min(box.top, sheet.rows - 1), min(box.left, sheet.columns - 1)
    bottom, right = min(box.bottom, sheet.rows), min(box.right, sheet.columns)
    return Box(top, max(bottom, top), left, max(right, left))


def read(book: Spreadsheet, sheet: Sheet, box: Box, how: Reading) -> Json:
    """Answer a ValueRange: no trailing empty cells, and no `values` where nothing is."""
    lines: dict[int, dict[int, Any]] = {}
    for row, column in sheet.filled(box):
        down, along = row - box.top, column - box.left
        if how.major == "COLUMNS":
            down, along = along, down
        lines.setdefault(down, {})[along] = rendered(book, sheet, row, column, how)
    answer: Json = {"range": box_name(sheet.title, box), "majorDimension": how.major}
    if lines:
        answer["values"] = [
            [line.get(place, "") for place in range(max(line, default=-1) + 1)]
            for line in (lines.get(number, {}) for number in range(max(lines) + 1))
        ]
    return answer


def rendered(book: Spreadsheet, sheet: Sheet, row: int, column: int, how: Reading) -> Any:
    cell = sheet.cell(row, column)
    if how.render == "FORMULA" and cell.formula is not None:
        return cell.formula
    value = effective(book, sheet, row, column)
    if value is None or is_error(value):
        return value or ""
    if how.render == "FORMATTED_VALUE":
        return shown(value, cell.number_format, LOCALES[book.locale])
    if is_date(cell.number_format) and how.dates == "FORMATTED_STRING":
        return shown(value, cell.number_format, LOCALES[book.locale])
    return value


def lines_of(given: Any, field: str = "data.values") -> list[list[Any]]:
    """Check that values are lists of lists of plain values."""
    if given is None:
        return []
    rows = given if isinstance(given, list) else [given]
    for number, row in enumerate(rows):
        if not isinstance(row, list):
            name = field if not isinstance(given, list) else f"{field}[{number}]"
            raise bad_field(name, f"Invalid value at '{name}' ({_LIST}), {json.dumps(row)}")
        for column, value in enumerate(row):
            if isinstance(value, dict | list):
                kind = "struct_value" if isinstance(value, dict) else "list_value"
                raise sheets_error(400, f"Invalid {field}[{number}][{column}]: {kind}")
    return rows


def transposed(lines: list[list[Any]]) -> list[list[Any]]:
    height = max(map(len, lines), default=0)
    return [[line[row] if row < len(line) else None for line in lines] for row in range(height)]


def write(
    book: Spreadsheet, text: str, lines: list[list[Any]], writer: Writer, dimension: str = "ROWS"
) -> Written:
    """Write from the corner of the range; null leaves a cell as it is, "" empties it."""
    rows = lines if dimension == "ROWS" else transposed(lines)
    sheet, opened = find(book, text)
    height, width = len(rows), max(map(len, rows), default=0)
    asked = opened.closed(sheet.rows, sheet.columns)
    if (
        asked.top >= sheet.rows
        or asked.left >= sheet.columns
        or (asked.bottom > sheet.rows or asked.right > sheet.columns)
    ):
        raise past_grid(sheet, asked)
    box = Box(asked.top, asked.top + height, asked.left, asked.left + width)
    if not opened.is_cell:
        within = f"Requested writing within range [{text}], but tried writing to"
        if opened.bottom is not None and box.bottom > asked.bottom:
            raise sheets_error(400, f"{within} row [{asked.bottom + 1}]")
        if opened.right is not None and box.right > asked.right:
            raise sheets_error(400, f"{within} column [{letters(asked.right)}]")
    if box.bottom > sheet.rows or box.right > sheet.columns:
        raise past_grid(sheet, box)
    return Written(book.id, sheet, box, put(book, sheet, box, rows, writer))


def put(
    book: Spreadsheet, sheet: Sheet, box: Box, rows: list[list[Any]], writer: Writer
) -> set[tuple[int, int]]:
    """Put rows into a box of the grid; give the cells that were written."""
    touched = {
        (box.top + down, box.left + along)
        for down, row in enumerate(rows)
        for along, value in enumerate(row)
        if value is not None
    }
    guard(sheet, touched, writer.email, is_owner=writer.is_owner)
    for row, column in touched:
        value = rows[row - box.top][column - box.left]
        sheet.put(
            row,
            column,
            entry.cell(
                book, sheet.cell(row, column), value, writer.today if writer.typed else None
            ),
        )
    return touched


def guard(sheet: Sheet, touched: Any, email: str, *, is_owner: bool) -> None:
    """Refuse to touch what is protected from this person."""
    for protected in sheet.protected:
        users = {user.lower() for user in protected.get("editors", {}).get("users", [])}
        if is_owner or protected.get("warningOnly") or email.lower() in users:
            continue
        box = shift.closed(sheet, protected.get("range", {}))
        free = [shift.closed(sheet, one) for one in protected.get("unprotectedRanges", [])]
        for place in touched:
            if box.holds(*place) and not any(one.holds(*place) for one in free):
                raise sheets_error(400, PROTECTED)


def append(
    book: Spreadsheet,
    text: str,
    lines: list[list[Any]],
    writer: Writer,
    *,
    insert: bool,
    dimension: str,
) -> tuple[Json, Written]:
    """Write below the table that the range meets; the grid grows where it must."""
    rows = lines if dimension == "ROWS" else transposed(lines)
    sheet, opened = find(book, text)
    searched = opened.closed(sheet.rows, sheet.columns)
    if searched.top >= sheet.rows or searched.left >= sheet.columns:
        raise past_grid(sheet, searched)
    table = table_in(sheet, searched)
    top, left = (table.bottom, table.left) if table else (searched.top, searched.left)
    height, width = len(rows), max(map(len, rows), default=0)
    if insert and height:
        shift.insert(book, sheet, "ROWS", top, height)
    sheet.grow(top + height, left + width)
    box = Box(top, top + height, left, left + width)
    answer: Json = {"spreadsheetId": book.id}
    if table:
        answer["tableRange"] = box_name(sheet.title, table)
    written = Written(book.id, sheet, box, put(book, sheet, box, rows, writer))
    answer["updates"] = written.answer()
    return answer, written


def clear(sheet: Sheet, box: Box, email: str, *, is_owner: bool) -> str:
    """Empty the values of a box; formats, notes and drop-downs stay."""
    places = list(sheet.filled(box))
    guard(sheet, places, email, is_owner=is_owner)
    for place in places:
        sheet.change(*place, value=None, formula=None)
    return box_name(sheet.title, box)
