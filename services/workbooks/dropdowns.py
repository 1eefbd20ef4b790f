"""The lists of a workbook and what may be typed into the cells that use them."""

from collections.abc import Mapping, Sequence
from datetime import date

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


def write_lists(
    book: Workbook, formats: Formats, tables: Sequence[Table], units: UnitTree, last_year: int
) -> Lists:
    """Write the helper tab with every list that the tables' columns need.

    The tab stays in sight: whoever wonders where a drop-down comes from can look, and add to it.
    """
    sheet = add_tab(book, LISTS_TAB)
    sheet.write_string(0, 0, "CÁC DANH SÁCH DÙNG CHO Ô CHỌN", formats.title)
    sheet.write_string(1, 0, "Không xoá, không đổi tên trang tính này.", formats.remark)
    held: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for column in table.columns:
            key = list_key(table, column)
            if key:
                held.setdefault(key, list_values(table, column, units, last_year))
    ranges: dict[str, str] = {}
    for at, (key, values) in enumerate(held.items()):
        sheet.set_column(at, at, min(36, max(16, *(len(v) + 2 for v in values))))
        sheet.write_string(3, at, key, formats.optional)
        for row, value in enumerate(values, 4):
            sheet.write_string(row, at, value, formats.body[Kind.TEXT])
        letter = xl_col_to_name(at)
        ranges[key] = f"='{LISTS_TAB}'!${letter}$5:${letter}${len(values) + 4}"
    sheet.set_row(3, 48)
    sheet.freeze_panes(4, 0)
    return ranges


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
        rule = _rule(table, column, lists)
        if rule:
            sheet.data_validation(first, at, last, at, rule)


def _rule(table: Table, column: Column, lists: Lists) -> dict[str, object] | None:
    key = list_key(table, column)
    if key:
        # A code or another spelling of a unit or a period is read as well: warn, do not refuse.
        lenient = column.kind in (Kind.UNIT, Kind.PERIOD)
        return {
            "validate": "list",
            "source": lists[key],
            "error_type": "warning" if lenient else "stop",
            "error_title": "Chọn trong danh sách",
            "error_message": f"{column.heading[:120]}: hãy chọn một mục trong danh sách.",
        }
    match column.kind:
        case Kind.COUNT:
            return {
                "validate": "integer",
                "criteria": "between",
                "minimum": int(column.least),
                "maximum": int(column.ceiling or 1_000_000),
                "error_title": "Cần một số nguyên",
                "error_message": f"Ghi số nguyên từ {column.least:.0f}, chỉ ghi số, không ghi chữ. "
                "Chưa biết thì để trống; không có thì ghi 0.",
            }
        case Kind.MONEY | Kind.DECIMAL | Kind.SHARE:
            return {
                "validate": "decimal",
                "criteria": "between",
                "minimum": column.least,
                "maximum": column.ceiling or 1e12,
                "error_title": "Cần một số",
                "error_message": "Chỉ ghi số"
                + (f", tính bằng {column.unit}." if column.unit else "."),
            }
        case Kind.DATE:
            return {
                "validate": "date",
                "criteria": "between",
                "minimum": column.earliest or _EARLIEST,
                "maximum": date(LAST_YEAR, 12, 31),
                "error_title": "Cần một ngày",
                "error_message": "Ghi ngày/tháng/năm, ví dụ 30/09/2021. Mỗi ô chỉ một ngày.",
            }
        case Kind.TEXT if column.name == "class_title":
            return {
                "validate": "length",
                "criteria": "<=",
                "value": 200,
                "error_title": "Tên quá dài",
                "error_message": "Tên lớp tối đa 200 ký tự.",
            }
        case _:
            return None
