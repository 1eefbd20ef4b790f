"""Invented workbooks of a province and its units, with stories and mistakes to find in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from services.intake.schema import Level, Table
from services.intake.spreadsheet import SAMPLE_TAB
from services.intake.tables import TABLES
from services.intake.tables.grassroots_log import GRASSROOTS_LOG
from services.reference_units import built_in_units
from services.sample.cadres import cadre_rows, training_rows
from services.sample.clerk import typed_lines
from services.sample.courses import STORIES
from services.sample.economy import economy_rows
from services.sample.employment import employment_rows
from services.sample.grassroots import communes, grassroots_rows
from services.sample.habits import HABITS
from services.sample.mistakes import MISTAKES, Planted
from services.sample.province import write_province_workbook
from services.sample.readme import readme
from services.sample.rows import Row
from services.sample.writing import Tab, write_unit_workbook
from services.units import Unit, UnitTree

README = "README.md"


@dataclass(frozen=True)
class Sample:
    """What was written: the files, the units that they speak of, the mistakes planted in them."""

    paths: tuple[Path, ...]
    units: UnitTree
    planted: tuple[Planted, ...]


def write_sample(directory: Path, seed: int = 2021, scale: int = 1) -> list[Path]:
    """Write the sample's workbooks and README, and return their paths.

    Args:
        directory: made where it does not exist; files of the same name are replaced.
        seed: the same seed gives the same files, byte for byte.
        scale: how many times the communes are to be there; the further ones are invented too.
    """
    return list(make_sample(directory, seed, scale).paths)


def make_sample(directory: Path, seed: int = 2021, scale: int = 1) -> Sample:
    """Write the sample like :func:`write_sample` and return what is in it."""
    units = sample_units(scale)
    directory.mkdir(parents=True, exist_ok=True)
    paths = [write_province_workbook(directory, units)]
    planted: list[Planted] = []
    for code in units.children(units.root):
        habit = HABITS[code]
        path = directory / f"{habit.title}.xlsx"
        tabs = [
            _tab(table, rows, code, units)
            for table, rows in zip(TABLES, _rows(seed, code, units), strict=True)
            if rows or table is not GRASSROOTS_LOG
        ]
        planted += write_unit_workbook(path, habit, tabs)
        paths.append(path)
    paths.append(directory / README)
    paths[-1].write_text(readme(planted, seed, SAMPLE_TAB), encoding="utf-8", newline="\n")
    return Sample(tuple(paths), units, tuple(planted))


def sample_units(scale: int = 1) -> UnitTree:
    """Return the built-in units, with ``scale - 1`` invented communes beside each real one."""
    tree = built_in_units()
    more = [
        _beside(unit, number)
        for unit in tree.units
        if unit.level is Level.COMMUNE
        for number in range(2, scale + 1)
    ]
    return UnitTree((*tree.units, *more))


def _beside(unit: Unit, number: int) -> Unit:
    return replace(
        unit,
        code=f"{unit.code}-{number}",
        name=f"{unit.name} {number} (minh hoạ)",
        short_name=f"{unit.short_name} {number} (minh hoạ)",
        official_code="",
        order=unit.order + 1000 * number,
    )


def _tab(table: Table, rows: Sequence[Row], code: str, units: UnitTree) -> Tab:
    mistakes = [m for m in MISTAKES if m.unit == code and m.table == table.name]
    return Tab(table, typed_lines(table, rows, HABITS[code], units, mistakes), mistakes)


def _rows(seed: int, code: str, units: UnitTree) -> tuple[list[Row], ...]:
    """Return a unit's rows of each table, in the order of TABLES."""
    story = STORIES[code]
    group = communes(seed, units.children(code))
    # Only the commune tables grow with the scale; a district stays as large as districts are.
    real = communes(seed, built_in_units().children(code))
    branches = sum(commune.branches for commune in real)
    return (
        training_rows(seed, code, story, residential=bool(group)),
        cadre_rows(seed, code, branches, len(real), story),
        grassroots_rows(seed, group, story),
        employment_rows(seed, code, story),
        economy_rows(seed, code, story),
    )
