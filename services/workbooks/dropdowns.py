"""The lists of a workbook and what may be typed into the cells that use them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from services.intake.schema import Column, Kind, Level, Table
from services.periods import LAST_YEAR, Grain, Period
from services.units import UnitTree
from services.workbooks import LISTS_TAB
from services.workbooks.cells import add_tab
from services.workbooks.style import Formats

_ROMAN = ("I", "II", "III", "IV")
_EARLIEST = date(2017, 1, 1)


def period_label(period: Period) -> str:
    """Return a period as an office types it: Quý III/2021, 6 tháng đầu năm 2021, Tháng 5/2021."""
    match period.grain:
        case Grain.YEAR:
            return f"Năm {period.year}"
        case Grain.HALF:
            return f"6 tháng {'đầu' if period.index == 1 else 'cuối'} năm {period.year}"
        case Grain.QUARTER:
            return f"Quý {_ROMAN[period.index - 1]}/{period.year}"
        case Grain.MONTH:
            return f"Tháng {period.index}/{period.year}"


def recent_periods(last_year: int) -> tuple[str, ...]:
    """Return the labels of three years' quarters, halves, years and months, newest year first."""
    return tuple(
        period_label(Period(year, grain, index))
        for year in range(last_year, last_year - 3, -1)
        for grain in (Grain.QUARTER, Grain.HALF, Grain.YEAR, Grain.MONTH)
        for index in range(1, 12 // grain + 1)
    )


# The lists that a workbook offers: heading -> the formula by which a drop-down refers to it.
Lists = Mapping[str, str]


def list_key(table: Table, column: Column) -> str | None:
    """Return the heading of the list that a column's drop-down shows, or None without one."""
    match column.kind:
        case Kind.UNIT:
            commune = table.level is Level.COMMUNE
            return "Danh sách xã, phường, thị trấn" if commune else "Danh sách đơn vị"
        case Kind.PERIOD:
            return "Danh sách kỳ báo cáo" if table.level is not Level.PROVINCE else None
        case Kind.CHOICE:
            return f"{table.tab}: {column.heading}"
        case Kind.YES_NO:
            return "Có hoặc Không"
        case _:
            return None


def list_values(table: Table, column: Column, units: UnitTree, last_year: int) -> tuple[str, ...]:
    """Return what a column's drop-down offers."""
    match column.kind:
        case Kind.UNIT if table.level is Level.COMMUNE:
            codes = units.in_tree_order()
            return tuple(u.name for u in map(units.get, codes) if u.level is Level.COMMUNE)
        case Kind.UNIT:
            return tuple(units.get(code).name for code in units.children(units.root))
        case Kind.PERIOD:
            return recent_periods(last_year)
        case Kind.YES_NO:
            return ("Có", "Không")
        case _:
            return tuple(choice.vi for choice in column.choices)


LISTS_TITLE = "CÁC DANH SÁCH DÙNG CHO Ô CHỌN"
LISTS_REMARK = "Không xoá, không đổi tên trang tính này."
# The row of the lists' headings, from 0; their values follow.
LISTS_HEADING_ROW = 3


def lists_of(
    tables: Sequence[Table], units: UnitTree, last_year: int
) -> Mapping[str, tuple[str, ...]]:
    """Return every list that the tables' columns need: its heading -> what it offers."""
    held: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for column in table.columns:
            key = list_key(table, column)
            if key:
                held.setdefault(key, list_values(table, column, units, last_year))
    return held


def list_width(values: Sequence[str]) -> int:
    """Return a width in characters at which a list can be read."""
    return min(36, max(16, *(len(value) + 2 for value in values)))


def write_lists(
    book: Workbook, formats: Formats, tables: Sequence[Table], units: UnitTree, last_year: int
) -> Lists:
    """Write the helper tab with every list that the tables' columns need.

    The tab stays in sight: whoever wonders where a drop-down comes from can look, and add to it.
    """
    sheet = add_tab(book, LISTS_TAB)
    sheet.write_string(0, 0, LISTS_TITLE, formats.title)
    sheet.write_string(1, 0, LISTS_REMARK, formats.remark)
    ranges: dict[str, str] = {}
    first = LISTS_HEADING_ROW + 1
    for at, (key, values) in enumerate(lists_of(tables, units, last_year).items()):
        sheet.set_column(at, at, list_width(values))
        sheet.write_string(LISTS_HEADING_ROW, at, key, formats.optional)
        for row, value in enumerate(values, first):
            sheet.write_string(row, at, value, formats.body[Kind.TEXT])
        letter = xl_col_to_name(at)
        ranges[key] = f"='{LISTS_TAB}'!${letter}${first + 1}:${letter}${len(values) + first}"
    sheet.set_row(LISTS_HEADING_ROW, 48)
    sheet.freeze_panes(first, 0)
    return ranges


class Allowed(StrEnum):
    """What a restriction lets into a cell; the words are those of the .xlsx library."""

    LIST = "list"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    LENGTH = "length"


@dataclass(frozen=True)
class Restriction:
    """What may be typed into the cells of a column.

    Attributes:
        allowed: what kind of thing.
        title, message: what a person is told who types something else.
        least, most: the bounds of a number, of a date, or of a text's length.
        key: heading of the list, for a LIST.
        lenient: whether anything else is warned of, and taken.
    """

    allowed: Allowed
    title: str
    message: str
    least: float | date = 0
    most: float | date = 0
    key: str = ""
    lenient: bool = False


def restriction_on(table: Table, column: Column) -> Restriction | None:
    """Return what may be typed into a column's cells, or None where anything may."""
    key = list_key(table, column)
    if key:
        return Restriction(
            Allowed.LIST,
            "Chọn trong danh sách",
            f"{column.heading[:120]}: hãy chọn một mục trong danh sách.",
            key=key,
            # A code or another spelling of a unit or a period is read as well.
            lenient=column.kind in (Kind.UNIT, Kind.PERIOD),
        )
    match column.kind:
        case Kind.COUNT:
            return Restriction(
                Allowed.INTEGER,
                "Cần một số nguyên",
                f"Ghi số nguyên từ {column.least:.0f}, chỉ ghi số, không ghi chữ. "
                "Chưa biết thì để trống; không có thì ghi 0.",
                int(column.least),
                int(column.ceiling or 1_000_000),
            )
        case Kind.MONEY | Kind.DECIMAL | Kind.SHARE:
            told = f", tính bằng {column.unit}." if column.unit else "."
            return Restriction(
                Allowed.DECIMAL,
                "Cần một số",
                f"Chỉ ghi số{told}",
                column.least,
                column.ceiling or 1e12,
            )
        case Kind.DATE:
            return Restriction(
                Allowed.DATE,
                "Cần một ngày",
                "Ghi ngày/tháng/năm, ví dụ 30/09/2021. Mỗi ô chỉ một ngày.",
                column.earliest or _EARLIEST,
                date(LAST_YEAR, 12, 31),
            )
        case Kind.TEXT if column.name == "class_title":
            message = "Tên lớp tối đa 200 ký tự."
            return Restriction(Allowed.LENGTH, "Tên quá dài", message, most=200)
        case _:
            return None


def validate(
    sheet: Worksheet,
    table: Table,
    columns: Sequence[Column],
    rows: tuple[int, int],
    lists: Lists,
) -> None:
    """Restrict what may be typed below each heading; the first column stands in column A."""
    first, last = rows
    for at, column in enumerate(columns):
        restriction = restriction_on(table, column)
        if restriction:
            sheet.data_validation(first, at, last, at, _rule(restriction, lists))


def _rule(restriction: Restriction, lists: Lists) -> dict[str, object]:
    rule: dict[str, object] = {
        "validate": restriction.allowed.value,
        "error_title": restriction.title,
        "error_message": restriction.message,
    }
    match restriction.allowed:
        case Allowed.LIST:
            refused = "warning" if restriction.lenient else "stop"
            return rule | {"source": lists[restriction.key], "error_type": refused}
        case Allowed.LENGTH:
            return rule | {"criteria": "<=", "value": restriction.most}
        case _:
            bounds = {"minimum": restriction.least, "maximum": restriction.most}
            return rule | {"criteria": "between"} | bounds
