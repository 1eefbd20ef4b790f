"""Empty workbooks made from the declarations: one for the province, one for each of its units."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from xlsxwriter import Workbook

from services.intake.schema import Table
from services.intake.tables import TABLES
from services.intake.tables.province import PROVINCE_TABLES, UNITS
from services.reference_units import built_in_units
from services.units import Unit, UnitTree
from services.workbooks.cells import add_tab, write_cell
from services.workbooks.dropdowns import Lists, validate, write_lists
from services.workbooks.guide import (
    DISTRICT_RULES,
    DISTRICT_TITLE,
    PROVINCE_RULES,
    PROVINCE_TITLE,
    write_guide,
)
from services.workbooks.headings import (
    HEADING_ROW,
    asked,
    print_setup,
    titles_of,
    write_headings,
    write_titles,
)
from services.workbooks.style import Formats, begin, body_format

PROVINCE_FILE = "Tỉnh đoàn - danh mục.xlsx"
UNIT_FILE = "Mẫu báo cáo đơn vị.xlsx"
_READY_ROWS, _LAST_ROW = 40, 3000


def write_templates(
    directory: Path, units: UnitTree | None = None, *, last_year: int | None = None
) -> list[Path]:
    """Write the two empty workbooks and return their paths, the province's first.

    Args:
        directory: made where it does not exist; files of the same name are replaced.
        units: whom the drop-downs offer and the tab ``Đơn vị`` lists; default: the built-in list.
        last_year: the newest of the three years whose periods are offered; default: this year.
    """
    units = units or built_in_units()
    year = last_year or datetime.now(UTC).year
    directory.mkdir(parents=True, exist_ok=True)
    province, unit = directory / PROVINCE_FILE, directory / UNIT_FILE

    book, formats = begin(province, "Danh mục của Tỉnh đoàn")
    write_guide(book, formats, PROVINCE_TITLE, PROVINCE_RULES, PROVINCE_TABLES)
    _write_tables(book, formats, PROVINCE_TABLES, "TỈNH ĐOÀN", units, year)
    book.close()

    book, formats = begin(unit, "Mẫu báo cáo đơn vị")
    write_guide(book, formats, DISTRICT_TITLE, DISTRICT_RULES, TABLES)
    _write_tables(book, formats, TABLES, "Đơn vị báo cáo: ………………………………", units, year)
    book.close()
    return [province, unit]


def unit_row(unit: Unit) -> dict[str, str | int | date | None]:
    """Return a unit as a row of the tab ``Đơn vị``: column name -> what is typed there."""
    words = {c.name: {o.code: o.vi for o in c.choices} for c in UNITS.columns if c.choices}
    return {
        "code": unit.code,
        "name": unit.name,
        "short_name": unit.short_name,
        "level": words["level"][unit.level],
        "kind": words["kind"][unit.kind],
        "parent": unit.parent,
        "official_code": unit.official_code,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "aliases": "; ".join(unit.aliases),
        "order": unit.order,
        "reports": "Có" if unit.reports else "Không",
        "email": unit.email,
    }


def _write_tables(
    book: Workbook,
    formats: Formats,
    tables: Sequence[Table],
    agency: str,
    units: UnitTree,
    year: int,
) -> None:
    sheets = [(table, add_tab(book, table.tab)) for table in tables]
    lists: Lists = write_lists(book, formats, tables, units, year)
    for table, sheet in sheets:
        columns = asked(table)
        titles = titles_of(table, agency)
        write_titles(sheet, [(line, formats.by_look[look]) for line, look in titles])
        for at, column in enumerate(columns):
            if column.unit:
                sheet.write_string(HEADING_ROW - 1, at, column.unit, formats.unit)
        write_headings(sheet, formats, columns, HEADING_ROW)
        validate(sheet, table, columns, (HEADING_ROW + 1, _LAST_ROW), lists)
        print_setup(sheet, HEADING_ROW)
        entries = [unit_row(unit) for unit in units.units] if table is UNITS else []
        entries += [{}] * (_READY_ROWS - len(entries))
        for at, column in enumerate(columns):
            look = body_format(column, formats)
            for row, entry in enumerate(entries, HEADING_ROW + 1):
                write_cell(sheet, row, at, entry.get(column.name), look)
