"""One unit's workbook: titles, headings, lines, totals and signatures, cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from services.intake.schema import Column, Kind, Table
from services.intake.spreadsheet import SAMPLE_TAB
from services.sample.clerk import Line
from services.sample.habits import Groups, Habit
from services.sample.mistakes import Deed, ErrorCell, Mistake, Planted, Typed
from services.sample.rows import Row, period_of
from services.workbooks.cells import add_tab, write_cell, write_failed_formula
from services.workbooks.dropdowns import period_label
from services.workbooks.headings import asked, print_setup, write_headings, write_titles
from services.workbooks.style import Formats, begin, body_format

MARK = "SỐ LIỆU MINH HOẠ – không phải số liệu thật"
PROVINCE = "TỈNH ĐOÀN HÀ NAM"
_SENTENCE = (
    "Mọi con số trong tệp này là số liệu minh hoạ do phần mềm tạo ra, không phải số liệu thật của "
    "bất kỳ đơn vị nào. Xoá trang tính này khi tệp đã chứa số liệu thật."
)
# Columns that nobody in the sample fills in.
_UNUSED = frozenset({"source_doc", "entered_by", "updated_at", "record_id"})
_SUMMED = (Kind.COUNT, Kind.MONEY)


@dataclass(frozen=True)
class Tab:
    """What is written into one tab."""

    table: Table
    lines: Sequence[Line]
    mistakes: Sequence[Mistake]


def write_sample_mark(book: Workbook, formats: Formats) -> None:
    """Write the tab by which a workbook says that its figures are invented."""
    sheet = add_tab(book, SAMPLE_TAB)
    sheet.set_column(0, 0, 90)
    sheet.write_string(0, 0, MARK, formats.title)
    sheet.write_string(1, 0, _SENTENCE, formats.wrapped)


def write_unit_workbook(path: Path, habit: Habit, tabs: Sequence[Tab]) -> list[Planted]:
    """Write one unit's workbook and return the mistakes in it with their addresses."""
    book, formats = begin(path, habit.title)
    planted: list[Planted] = []
    for tab in tabs:
        sheet = add_tab(book, tab.table.tab)
        planted += _write_tab(sheet, formats, habit, tab)
    write_sample_mark(book, formats)
    book.close()
    return planted


def _columns(table: Table) -> tuple[Column, ...]:
    return tuple(column for column in asked(table) if column.name not in _UNUSED)


def _write_tab(sheet: Worksheet, formats: Formats, habit: Habit, tab: Tab) -> list[Planted]:
    table, columns, first = tab.table, _columns(tab.table), int(habit.numbered)
    headings = [m for m in tab.mistakes if m.deed is Deed.HEADING]
    write_titles(
        sheet,
        (
            (PROVINCE, formats.agency),
            (habit.agency, formats.agency),
            (table.title, formats.title),
            (MARK, formats.remark),
        ),
    )
    groups = (habit.groups or {}).get(table.name, {})
    row = _write_head(sheet, formats, columns, habit, groups, headings)
    places = {column.name: at for at, column in enumerate(columns, first)}
    planted = [
        _planted(habit, table, m, row - 1, places[m.column], str(m.puts[m.column]))
        for m in headings
    ]
    looks = {column.name: body_format(column, formats) for column in columns}
    whole, block = _Sums(columns), _Sums(columns)
    for number, line in enumerate(tab.lines, 1):
        if habit.numbered:
            sheet.write_number(row, 0, number, formats.body[Kind.COUNT])
        for name, place in places.items():
            _write_typed(sheet, row, place, line.typed.get(name), looks[name])
        if line.hidden:
            sheet.set_row(row, None, None, {"hidden": True})
        planted += [
            _planted(habit, table, m, row, places.get(_seen_in(m), 0), _shown(line.typed, m))
            for m in line.mistakes
        ]
        whole.add(line.row)
        block.add(line.row)
        row += 1
        if table.name in habit.by_quarter and _ends_quarter(tab.lines, number):
            label = f"Cộng {period_label(period_of(line.row))}"
            _write_total(sheet, row, label, block, places, formats, {})
            block = _Sums(columns)
            row += 1
    if table.name in habit.totals:
        wrong = [m for m in tab.mistakes if m.deed is Deed.TOTAL]
        extra = {m.column: m.puts[m.column] for m in wrong}
        _write_total(sheet, row, "Tổng cộng", whole, places, formats, extra)
        for mistake in wrong:
            value = whole.of[mistake.column] + _number(extra[mistake.column])
            planted.append(
                _planted(habit, table, mistake, row, places[mistake.column], f"{value:g}")
            )
        row += 1
    if habit.signed:
        _write_signatures(sheet, row + 1, formats, places)
    return planted


def _write_head(
    sheet: Worksheet,
    formats: Formats,
    columns: Sequence[Column],
    habit: Habit,
    groups: Groups,
    mistakes: Sequence[Mistake],
) -> int:
    """Write the heading rows and return the first row below them."""
    top, first = 5, int(habit.numbered)
    row = top + bool(groups)
    renamed = {m.column: str(m.puts[m.column]) for m in mistakes}
    if habit.numbered:
        sheet.set_column(0, 0, 5)
        sheet.write_string(row, 0, "STT", formats.required)
    write_headings(sheet, formats, columns, row, first=first, renamed=renamed, noted=False)
    print_setup(sheet, row)
    if groups:
        grouped = {name for names in groups.values() for name in names}
        names = [column.name for column in columns]
        for parent, parts in groups.items():
            places = [first + names.index(part) for part in parts]
            sheet.merge_range(top, places[0], top, places[-1], parent, formats.required)
        for at, column in enumerate(columns, first):
            if column.name not in grouped:
                look = formats.required if column.required else formats.optional
                sheet.merge_range(top, at, row, at, column.heading, look)
        if habit.numbered:
            sheet.merge_range(top, 0, row, 0, "STT", formats.required)
    return row + 1


def _write_typed(sheet: Worksheet, row: int, at: int, value: Typed, look: Format) -> None:
    if isinstance(value, ErrorCell):
        write_failed_formula(sheet, row, at, value.formula, value.shown, look)
    else:
        write_cell(sheet, row, at, value, look)


class _Sums:
    """The running totals of the columns that a row of totals sums."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.of: dict[str, float] = {c.name: 0 for c in columns if c.kind in _SUMMED}

    def add(self, row: Row) -> None:
        for name in self.of:
            self.of[name] += _number(row.get(name))


def _number(value: Typed) -> float:
    return value if isinstance(value, int | float) else 0


def _ends_quarter(lines: Sequence[Line], number: int) -> bool:
    after = lines[number : number + 1]
    return not after or after[0].row["period_id"] != lines[number - 1].row["period_id"]


def _write_total(
    sheet: Worksheet,
    row: int,
    label: str,
    sums: _Sums,
    places: Mapping[str, int],
    formats: Formats,
    extra: Mapping[str, Typed],
) -> None:
    for name, at in places.items():
        if name in sums.of:
            total = round(sums.of[name] + _number(extra.get(name)), 1)
            sheet.write_number(row, at, total, formats.total)
        else:
            sheet.write_blank(row, at, None, formats.total)
    sheet.write_string(row, places["unit_id"], label, formats.total)


def _write_signatures(
    sheet: Worksheet, row: int, formats: Formats, places: Mapping[str, int]
) -> None:
    left, right = places["unit_id"], max(places.values()) - 4
    sheet.write_string(row, right, "Ngày 05 tháng 10 năm 2021", formats.unit)
    sheet.write_string(row + 1, left, "NGƯỜI LẬP BIỂU", formats.signature)
    sheet.write_string(row + 1, right, "TM. BAN THƯỜNG VỤ", formats.signature)
    sheet.write_string(row + 2, right, "BÍ THƯ", formats.signature)


def _seen_in(mistake: Mistake) -> str:
    """Return the column in which the finding stands."""
    return "unit_id" if mistake.code and mistake.deed is Deed.REPEAT else mistake.column


def _shown(typed: Mapping[str, Typed], mistake: Mistake) -> str:
    value = typed.get(_seen_in(mistake))
    match value:
        case None:
            return ""
        case ErrorCell():
            return value.shown
        case float():
            return f"{value:g}".replace(".", ",")
        case _:
            return str(value)


def _planted(
    habit: Habit, table: Table, mistake: Mistake, row: int, at: int, value: str
) -> Planted:
    cell = xl_rowcol_to_cell(row, at)
    return Planted(mistake, habit.title, table.tab, cell, value)
