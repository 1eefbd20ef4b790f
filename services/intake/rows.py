"""The data rows of a tab: read column by column, then checked row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from services.intake.cells import shown
from services.intake.checks import check_rules, derive_meetings_required
from services.intake.columns import ColumnReading, read_column
from services.intake.findings import Code, Remark
from services.intake.headings import Headings
from services.intake.keys import Times, UnitFound, times_of, validity_remarks
from services.intake.schema import Column, Kind, Table
from services.sources import Cell
from services.units import UnitTree

_KEYS = (Kind.UNIT, Kind.PERIOD)
# Values that the row's own figures do not depend on: a blank one tells nothing about a report.
_WORDS = (Kind.TEXT,)


@dataclass(frozen=True)
class Rows:
    """The data rows of a tab: what was typed, what is used, and what was remarked."""

    read: Mapping[str, ColumnReading]
    usable: Mapping[str, np.ndarray]
    as_typed: Mapping[str, np.ndarray]
    codes: np.ndarray
    times: Times
    left_out: np.ndarray
    remarks: Sequence[Remark]


def read_rows(
    table: Table,
    headings: Headings,
    cells: Mapping[str, Sequence[Cell]],
    held: Sequence[Cell],
    found: Mapping[Cell, UnitFound],
    units: UnitTree,
) -> Rows:
    count = len(held)
    read = {
        name: read_column(column, table.column(name), headings.factors.get(name, 1))
        for name, column in cells.items()
        if table.column(name).kind is not Kind.UNIT
    }
    codes = np.array([found[cell].code for cell in held], dtype=object)
    times = times_of(table, read, count)
    remarks = [
        Remark(at, "unit_id", fault, shown(cell).strip(), found[cell].details)
        for at, cell in enumerate(held)
        if (fault := found[cell].fault)
    ]
    not_valid = validity_remarks(codes, times, held, units)
    empty = _without_figures(table, read, count)
    left_out = (codes == "") | times.unknown | empty
    left_out[[r.row for r in not_valid if r.row is not None]] = True
    if table.kind in read:
        left_out |= read[table.kind].unknown
    as_typed = {name: column.values for name, column in read.items()}
    values = {name: column.values.copy() for name, column in read.items()}
    remarks += not_valid
    for name, column in read.items():
        remarks += column.remarks
        remarks += _blanks(table.column(name), column, empty)
    remarks += [Remark(int(at), "", Code.ROW_WITHOUT_FIGURES) for at in np.flatnonzero(empty)]
    remarks += times.remarks
    if not times.remarks and table.day not in read and "period_id" not in read:
        left_out[:] = True
    remarks += check_rules(table, values, read)
    if any(c.name == "meetings_required" for c in table.columns):
        values["meetings_required"], differs = derive_meetings_required(values, read, times)
        for at in np.flatnonzero(differs):
            details = (("derived", shown(float(values["meetings_required"][at]))),)
            typed = shown(float(as_typed["meetings_required"][at]))
            remarks.append(
                Remark(int(at), "meetings_required", Code.DERIVED_DIFFERS, typed, details)
            )
    return Rows(read, values, as_typed, codes, times, left_out, remarks)


def _without_figures(table: Table, read: Mapping[str, ColumnReading], count: int) -> np.ndarray:
    """Return where a row holds its key and nothing else: its unit has not reported."""
    told = [
        ~column.blank
        for name, column in read.items()
        if table.column(name).kind not in (*_KEYS, *_WORDS)
        and name not in (table.day, table.kind, "rating_scale")
    ]
    if not told:
        return np.ones(count, dtype=bool)
    return ~np.any(told, axis=0)


def _blanks(column: Column, read: ColumnReading, empty: np.ndarray) -> list[Remark]:
    """Remark on blank cells of a column that must be filled in rows that hold something."""
    if not column.required or column.kind is Kind.PERIOD:
        return []
    return [
        Remark(int(at), column.name, Code.VALUE_MISSING)
        for at in np.flatnonzero(read.blank & ~empty)
    ]
