"""One typed cell at a time, and one tab: the border to the library that writes workbooks."""

from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet


def add_tab(book: Workbook, name: str) -> Worksheet:
    """Return a new tab at the end of a workbook."""
    return book.add_worksheet(name)  # pyright: ignore[reportUnknownMemberType]


def write_cell(
    sheet: Worksheet, row: int, at: int, value: str | float | date | None, look: Format
) -> None:
    """Write a value as what it is: text stays text, a date is a date, None and "" are blank."""
    match value:
        case None | "":
            sheet.write_blank(row, at, None, look)
        case str():
            sheet.write_string(row, at, value, look)
        case date():
            sheet.write_datetime(row, at, datetime.combine(value, time()), look)
        case _:
            sheet.write_number(row, at, value, look)


def write_failed_formula(
    sheet: Worksheet, row: int, at: int, formula: str, shown: str, look: Format
) -> None:
    """Write a formula whose last known result is an error such as #REF!."""
    # The library writes an error's text as such, though it declares results to be integers.
    sheet.write_formula(row, at, formula, look, shown)  # pyright: ignore[reportArgumentType]
