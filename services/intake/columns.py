"""Whole columns at a time: clean cells in one go, odd ones one by one and each kind of odd once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from services.intake.cells import Reading, is_blank, read_cell, shown
from services.intake.findings import Code, Remark
from services.intake.schema import Column, Kind
from services.periods import FIRST_YEAR, LAST_YEAR, Period
from services.sources import Cell

_NUMBERS = (Kind.COUNT, Kind.DECIMAL, Kind.MONEY)
_ANY_TEXT = Column("", "", "", Kind.TEXT)


@dataclass(frozen=True)
class ColumnReading:
    """One column of a tab as read.

    Attributes:
        values: one item a row: float64 with NaN (numbers), datetime64[s] with NaT (dates),
            objects otherwise (text, choice code, Period, bool) with None for unknown.
        blank: where nothing was typed.
        remarks: the odd cells, by their index in the column.
    """

    values: np.ndarray
    blank: np.ndarray
    remarks: tuple[Remark, ...] = ()

    @property
    def unknown(self) -> np.ndarray:
        """Where the value is unknown, whether blank or unreadable."""
        return np.asarray(pd.isna(self.values))


def read_column(cells: Sequence[Cell], column: Column, factor: float = 1) -> ColumnReading:
    """Return a column's values, with a remark for each cell that is not what it should be.

    Args:
        cells: one a row.
        column: the declaration they are read by.
        factor: what one plain number is in the column's unit.
    """
    if column.kind in _NUMBERS:
        return _read_numbers(cells, column, factor)
    keys, distinct = _distinct(cells)
    if column.kind is Kind.TEXT and set(map(type, distinct)) <= {str}:
        readings = [_read_text(str(cell)) for cell in distinct]
    else:
        readings = [read_cell(cell, column) for cell in distinct]
    values = _taken([reading.value for reading in readings], keys)
    blank = np.fromiter(map(is_blank, distinct), bool, len(distinct))[keys]
    has_code = np.fromiter((bool(r.code) for r in readings), bool, len(readings))
    odd: dict[int, Reading] = {
        at: readings[keys[at]] for at in np.flatnonzero(has_code[keys]).tolist()
    }
    remarks = _remarks(cells, column, odd)
    if column.kind is Kind.DATE:
        days = ColumnReading(values.astype("datetime64[s]"), blank, remarks)
        return _dates_in_range(cells, column, days)
    return ColumnReading(values, blank, remarks)


def _distinct(cells: Sequence[Cell]) -> tuple[np.ndarray, list[Cell]]:
    """Return for each cell the index of its equal, and the distinct ones; 1 and True differ."""
    if len(set(map(type, cells))) <= 1:
        held = np.empty(len(cells), dtype=object)
        held[:] = cells
        keys, distinct = pd.factorize(held)
        return keys, list(distinct)
    at = {key: number for number, key in enumerate({(type(cell), cell): None for cell in cells})}
    keys = np.fromiter((at[type(cell), cell] for cell in cells), np.intp, len(cells))
    return keys, [cell for _, cell in at]


def _taken(values: Sequence[object], keys: np.ndarray) -> np.ndarray:
    held = np.empty(len(values), dtype=object)
    held[:] = values
    return held[keys]


def _read_text(cell: str) -> Reading:
    text = " ".join(cell.split())
    # A formula's fault and an invisible blank take the longer way.
    return Reading(text) if text[:1].isalnum() else read_cell(cell, _ANY_TEXT)


def _read_numbers(cells: Sequence[Cell], column: Column, factor: float) -> ColumnReading:
    count = len(cells)
    if set(map(type, cells)) <= {float}:
        numbers = np.array(cells, dtype=float)
        plain = np.ones(count, dtype=bool)
    else:
        plain = np.fromiter((type(cell) in (float, int) for cell in cells), bool, count)
        numbers = np.full(count, np.nan)
        numbers[plain] = [cell for cell, is_plain in zip(cells, plain, strict=True) if is_plain]
    numbers *= factor
    blank = np.zeros(count, dtype=bool)
    odd: dict[int, Reading] = {}
    seen: dict[tuple[type, Cell], Reading] = {}
    for at in np.flatnonzero(~plain).tolist():
        cell = cells[at]
        if is_blank(cell):
            blank[at] = True
            continue
        key = (type(cell), cell)
        reading = seen.get(key) or seen.setdefault(key, read_cell(cell, column, factor))
        if isinstance(reading.value, float):
            numbers[at] = reading.value
        if reading.code:
            odd[at] = reading
    if column.kind is Kind.COUNT:
        for at in np.flatnonzero(plain & (numbers % 1 != 0)).tolist():
            reading = read_cell(cells[at], column, factor)
            numbers[at] = reading.value if isinstance(reading.value, float) else np.nan
            if reading.code:
                odd[at] = reading
    remarks = [*_remarks(cells, column, odd), *_out_of_range(cells, column, numbers)]
    return ColumnReading(numbers, blank, tuple(remarks))


def _out_of_range(cells: Sequence[Cell], column: Column, numbers: np.ndarray) -> list[Remark]:
    """Remark on implausible numbers and make those that cannot be used unknown."""
    remarks: list[Remark] = []

    def note(where: np.ndarray, code: Code, limit: float, *, use: bool) -> None:
        for at in np.flatnonzero(where).tolist():
            details = (
                ("limit", shown(limit)),
                ("unit", column.unit),
                ("read", shown(float(numbers[at]))),
            )
            remarks.append(Remark(at, column.name, code, shown(cells[at]), details))
        if not use:
            numbers[where] = np.nan

    note(numbers < column.least, Code.NUMBER_TOO_SMALL, column.least, use=False)
    if column.ceiling is not None:
        note(numbers > column.ceiling, Code.NUMBER_IMPLAUSIBLE, column.ceiling, use=False)
    if column.floor is not None:
        suspect = (numbers > 0) & (numbers < column.floor)
        note(suspect, Code.NUMBER_SUSPECT_UNIT, column.floor, use=True)
    return remarks


def _dates_in_range(cells: Sequence[Cell], column: Column, days: ColumnReading) -> ColumnReading:
    """Remark on dates outside the years that a report can speak of, and make them unknown."""
    earliest = column.earliest or date(FIRST_YEAR, 1, 1)
    latest = date(LAST_YEAR, 12, 31)
    remarks: list[Remark] = []
    typed, known = days.values, days.values.copy()  # noqa: PD011
    for outside, code, limit in (
        (typed < np.datetime64(earliest, "s"), Code.DATE_TOO_EARLY, earliest),
        (typed > np.datetime64(latest, "s"), Code.DATE_TOO_LATE, latest),
    ):
        details = (("limit", f"{limit:%d/%m/%Y}"),)
        remarks += [
            Remark(at, column.name, code, shown(cells[at]), details)
            for at in np.flatnonzero(outside).tolist()
        ]
        known[outside] = np.datetime64("NaT")
    return ColumnReading(known, days.blank, (*days.remarks, *remarks))


def _remarks(cells: Sequence[Cell], column: Column, odd: dict[int, Reading]) -> tuple[Remark, ...]:
    return tuple(
        Remark(at, column.name, reading.code, shown(cells[at]), reading.details)
        for at, reading in odd.items()
        if reading.code
    )


def period_months(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return first and last month of each Period, -1 where unknown."""
    first = np.fromiter((v.first_month if isinstance(v, Period) else -1 for v in values), np.int64)
    last = np.fromiter((v.last_month if isinstance(v, Period) else -1 for v in values), np.int64)
    return first, last
