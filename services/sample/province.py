"""The province's workbook of the sample: units, targets, deadlines and one invented meeting."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from services.intake.tables.province import (
    CALENDAR,
    MEETINGS,
    PROVINCE_TABLES,
    TARGETS,
    UNITS,
)
from services.periods import Grain, Period, last_day
from services.sample.courses import QUARTERS, STORIES
from services.sample.writing import MARK, PROVINCE, write_sample_mark
from services.template import unit_row
from services.units import UnitTree
from services.workbooks.cells import add_tab, write_cell
from services.workbooks.dropdowns import period_label
from services.workbooks.headings import print_setup, write_headings, write_titles
from services.workbooks.style import begin, body_format

PROVINCE_FILE = "Tỉnh đoàn.xlsx"
_HEADING_ROW = 5
_ORIGIN = "Minh hoạ"
# Indicator -> what is to be reached in 2019, 2020 and 2021, by every unit.
_FOR_ALL: Mapping[str, tuple[float, float, float]] = {
    "C1": (0.70, 0.75, 0.80),
    "C4": (0.90, 0.90, 0.90),
    "C5": (0.80, 0.85, 0.90),
    "C6": (0.60, 0.65, 0.70),
    "G1": (0.50, 0.55, 0.60),
    "G2": (0.75, 0.75, 0.75),
    "G4": (0.90, 0.90, 0.90),
    "G5": (0.50, 0.60, 0.70),
    "E3": (0.45, 0.48, 0.50),
    "E5": (0.002, 0.002, 0.002),
}

Entry = Mapping[str, str | float | date | None]


def write_province_workbook(directory: Path, units: UnitTree) -> Path:
    """Write the province's workbook and return its path."""
    path = directory / PROVINCE_FILE
    book, formats = begin(path, "Tỉnh đoàn Hà Nam (minh hoạ)")
    rows: Mapping[str, Sequence[Entry]] = {
        UNITS.name: [unit_row(unit) for unit in units.units],
        TARGETS.name: list(_targets()),
        CALENDAR.name: list(_deadlines()),
        MEETINGS.name: [
            {
                "code": "HN-2021-01",
                "name": "Hội nghị Ban Thường vụ Tỉnh đoàn mở rộng, sơ kết 9 tháng năm 2021 "
                "(minh hoạ)",
                "time": "08:00 ngày 15/10/2021",
                "place": "Hội trường Tỉnh đoàn",
                "chair": "Bí thư Tỉnh đoàn",
            }
        ],
    }
    for table in PROVINCE_TABLES:
        sheet = add_tab(book, table.tab)
        write_titles(
            sheet,
            ((PROVINCE, formats.agency), (table.title, formats.title), (MARK, formats.remark)),
        )
        write_headings(sheet, formats, table.columns, _HEADING_ROW, noted=False)
        print_setup(sheet, _HEADING_ROW)
        for row, entry in enumerate(rows.get(table.name, ()), _HEADING_ROW + 1):
            for at, column in enumerate(table.columns):
                value, look = entry.get(column.name), body_format(column, formats)
                write_cell(sheet, row, at, value, look)
    write_sample_mark(book, formats)
    book.close()
    return path


def _targets() -> Iterable[Entry]:
    for indicator, by_year in _FOR_ALL.items():
        for year, target in zip((2019, 2020, 2021), by_year, strict=True):
            yield _target(indicator, "", year, target)
    for code, story in STORIES.items():
        for indicator, target in (
            ("C2", story.classes),
            ("E1", round(story.counselled, -2)),
            ("E2", round(story.taught, -1)),
        ):
            yield _target(indicator, code, 2021, target)


def _target(indicator: str, unit: str, year: int, target: float) -> Entry:
    return {
        "indicator": indicator,
        "unit": unit,
        "year": year,
        "target": target,
        "origin": _ORIGIN,
    }


def _deadlines() -> Iterable[Entry]:
    for period in (*QUARTERS, Period(2021, Grain.QUARTER, 4)):
        end: date = last_day(period.last_month)
        yield {
            "period": period_label(period),
            "due_date": end + timedelta(days=10),
            "closing_date": end + timedelta(days=20),
        }
