"""The heading rows of a declared table: titles above, notes on each heading, the pane frozen."""

from collections.abc import Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from services.intake.schema import Column, Kind, Table
from services.workbooks.looks import AGENCY, REMARK, TITLE, Look, heading_look, width_of
from services.workbooks.style import Formats

# The row of the headings, from 0: below the titles and the units of measure.
HEADING_ROW = 4
LEGEND = "Tiêu đề nền đậm: bắt buộc. Nền nhạt: có thể để trống. Cách ghi: xem trang Hướng dẫn."
_NOTE = {"x_scale": 2.2, "y_scale": 1.3, "font_name": "Times New Roman", "font_size": 10}


def asked(table: Table) -> tuple[Column, ...]:
    """Return the columns that a template asks for: all but those that are computed."""
    return tuple(column for column in table.columns if not column.derived)


def titles_of(table: Table, agency: str) -> tuple[tuple[str, Look], ...]:
    """Return the lines above a table: who reports, what it is, how to fill it in."""
    return ((agency, AGENCY), (table.title, TITLE), (LEGEND, REMARK))


def note_on(column: Column) -> str:
    """Return the note on a column's heading: whether it must be filled, in what, and its hint."""
    parts = ["Bắt buộc." if column.required else "Có thể để trống."]
    if column.unit:
        parts.append(f"Đơn vị tính: {column.unit}.")
    if column.choices:
        parts.append(f"Chọn một: {'; '.join(choice.vi for choice in column.choices)}.")
    elif column.kind is Kind.DATE and not column.hint:
        parts.append("Dạng ngày/tháng/năm, ví dụ 30/09/2021.")
    parts.append(column.hint)
    return "\n".join(filter(None, parts))


def frozen_columns(columns: Sequence[Column]) -> int:
    """Return how many columns, up to the unit's, stay in sight."""
    return 1 + next((i for i, c in enumerate(columns) if c.kind is Kind.UNIT), 0)


def write_titles(sheet: Worksheet, lines: Sequence[tuple[str, Format]]) -> None:
    """Write the lines above a table, each in its format."""
    for row, (line, look) in enumerate(lines):
        sheet.write_string(row, 0, line, look)


def write_headings(
    sheet: Worksheet,
    formats: Formats,
    columns: Sequence[Column],
    row: int,
    *,
    first: int = 0,
    renamed: Mapping[str, str] | None = None,
    noted: bool = True,
) -> None:
    """Write one row of headings and freeze the pane under it.

    Args:
        sheet: the tab.
        formats: those of its workbook.
        columns: the columns, in their order.
        row: the row of the headings, from 0.
        first: the column of the first heading, from 0.
        renamed: column name -> a heading to write in place of the declared one.
        noted: whether each heading carries its note.
    """
    sheet.set_row(row, 62)
    for at, column in enumerate(columns, first):
        look = formats.by_look[heading_look(column)]
        sheet.write_string(row, at, (renamed or {}).get(column.name, column.heading), look)
        sheet.set_column(at, at, width_of(column))
        if noted:
            sheet.write_comment(row, at, note_on(column), _NOTE)
    sheet.freeze_panes(row + 1, first + frozen_columns(columns))


def print_setup(sheet: Worksheet, heading_row: int) -> None:
    """Print on A4 landscape, as wide as the paper, the headings again on each page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.repeat_rows(heading_row)
    sheet.set_footer("&L&A&RTrang &P/&N")  # pyright: ignore[reportUnknownMemberType]
