"""What makes a row a row: whose it is, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from services.folding import fold, unaccented
from services.intake.cells import is_blank, shown
from services.intake.columns import ColumnReading, period_months
from services.intake.findings import Code, Remark, Severity
from services.intake.schema import Level, Nature, Table
from services.periods import Grain, month_number
from services.sources import Cell
from services.units import UnitTree, split_prefix

UNKNOWN_MONTH = -1


def owner_of(title: str, units: UnitTree) -> str:
    """Return the unit to which a spreadsheet belongs by its title, or "".

    A title names a unit when the unit's name stands in it as whole words, with or without
    diacritics; a title that names several belongs to none.
    """
    bare = f" {unaccented(title)} "
    named = {
        code
        for code in units.children(units.root)
        for unit in units.names(code)
        for name in (unit.name, unit.short_name, *unit.aliases)
        if name and f" {unaccented(name)} " in bare
    }
    return named.pop() if len(named) == 1 else ""


@dataclass(frozen=True)
class UnitFound:
    """The unit that a typed text means, or why none."""

    code: str
    fault: Code | None = None
    details: tuple[tuple[str, str], ...] = ()


def find_units(
    cells: Sequence[Cell], table: Table, units: UnitTree, owner: str
) -> Mapping[Cell, UnitFound]:
    """Return for each distinct unit cell the unit it means; a blank one means the owner."""
    return {cell: _find_unit(cell, table, units, owner) for cell in set(cells)}


def _find_unit(cell: Cell, table: Table, units: UnitTree, owner: str) -> UnitFound:
    if is_blank(cell):
        if owner and table.level is not Level.COMMUNE:
            return UnitFound(owner)
        return UnitFound("", Code.UNIT_MISSING)
    typed = shown(cell).strip()
    found = units.find(typed, level=table.level, within=owner or units.root)
    fault: Code | None = None
    if not found:
        found = units.find_unaccented(typed, level=table.level, within=owner or units.root)
        fault = Code.UNIT_UNACCENTED
    codes = list(dict.fromkeys(u.code for u in found))
    if not codes:
        return UnitFound(
            "", Code.UNIT_UNKNOWN, (("nearest", _nearest(typed, table, units, owner)),)
        )
    if len(codes) > 1:
        names = " · ".join(f"{u.name} ({units.get(u.parent).name})" for u in found if u.parent)
        return UnitFound("", Code.UNIT_AMBIGUOUS, (("choices", names),))
    code = codes[0]
    if owner and not units.contains(code, owner):
        return UnitFound("", Code.UNIT_OTHER, (("owner", units.get(owner).name),))
    if not _level_fits(code, table, units):
        return UnitFound("", Code.UNIT_WRONG_LEVEL, (("name", units.get(code).name),))
    details = (("name", units.get(code).name),) if fault else ()
    return UnitFound(code, fault, details)


def _level_fits(code: str, table: Table, units: UnitTree) -> bool:
    if table.level is Level.COMMUNE:
        return units.get(code).level is Level.COMMUNE
    if table.nature is Nature.FLOW:
        return True
    return code in units.children(units.root)


def _nearest(typed: str, table: Table, units: UnitTree, owner: str) -> str:
    names = {
        split_prefix(fold(unit.short_name))[0]: unit.name
        for code in units.subtree(owner or units.root)
        for unit in units.names(code)
        if (unit.level is Level.COMMUNE) == (table.level is Level.COMMUNE)
    }
    near = get_close_matches(split_prefix(fold(typed))[0], names, 1, 0.75)
    return names[near[0]] if near else ""


@dataclass(frozen=True)
class Times:
    """When each row is: its months, and its own date (NaT where it has none that is known)."""

    first_month: np.ndarray
    last_month: np.ndarray
    day: np.ndarray
    remarks: tuple[Remark, ...] = ()

    @property
    def unknown(self) -> np.ndarray:
        return self.first_month == UNKNOWN_MONTH


def month_numbers(days: np.ndarray) -> np.ndarray:
    """Return the month count of each datetime64, UNKNOWN_MONTH for NaT."""
    months = days.astype("datetime64[M]").astype(np.int64) + 12 * 1970
    return np.where(np.isnat(days), UNKNOWN_MONTH, months)


def times_of(table: Table, read: Mapping[str, ColumnReading], count: int) -> Times:
    """Return when each row is.

    A flow row is in the month of its own date; without one that can be read, in its reporting
    period. A stock row is in its reporting period; where none was typed, in the quarter of its
    cut-off date (a rule of ours, remarked on). A period that was typed but cannot be read is not
    replaced: "6T/2021" is the half-year rather than the quarter in which it ends.
    """
    nat = np.full(count, np.datetime64("NaT"), dtype="datetime64[s]")
    day = read[table.day].values if table.day in read else nat
    unknown = np.full(count, UNKNOWN_MONTH)
    period = read.get("period_id")
    first, last = period_months(period.values) if period else (unknown, unknown)
    month = month_numbers(day)
    remarks: list[Remark] = []
    if table.nature is Nature.FLOW:
        by_day = month != UNKNOWN_MONTH
        start, end = np.where(by_day, month, first), np.where(by_day, month, last)
    else:
        untyped = period.blank if period else np.ones(count, dtype=bool)
        by_day = untyped & (month != UNKNOWN_MONTH)
        quarter = month // Grain.QUARTER * Grain.QUARTER
        start = np.where(by_day, quarter, first)
        end = np.where(by_day, quarter + Grain.QUARTER - 1, last)
    if period:
        # A blank period is a finding where it is needed; the row is used where its date helps out.
        blank = period.blank if table.nature is Nature.STOCK else period.blank & ~by_day
        remarks += [
            Remark(
                int(at),
                "period_id",
                Code.PERIOD_MISSING,
                severity=Severity.WARNING if by_day[at] else None,
            )
            for at in np.flatnonzero(blank)
        ]
    return Times(start, end, day, tuple(remarks))


def validity_remarks(
    codes: np.ndarray, times: Times, cells: Sequence[Cell], units: UnitTree
) -> list[Remark]:
    """Remark on rows dated outside the life of their unit, naming the unit that came after.

    A row belongs to the unit that is valid on its date (domain.md 4.3, rule 1).
    """
    lives = {code: _life(code, units) for code in set(codes) - {""}} | {"": (0, 10**9)}
    first = np.fromiter((lives[code][0] for code in codes), np.int64, len(codes))
    last = np.fromiter((lives[code][1] for code in codes), np.int64, len(codes))
    outside = ((times.last_month < first) | (times.first_month > last)) & ~times.unknown
    remarks: list[Remark] = []
    for at in map(int, np.flatnonzero(outside)):
        code = str(codes[at])
        heirs = " · ".join(units.get(c).name for c in units.successors(code) if c in units)
        details = (("name", units.get(code).name), ("successor", heirs))
        remarks.append(Remark(at, "unit_id", Code.UNIT_NOT_VALID, shown(cells[at]), details))
    return remarks


def _life(code: str, units: UnitTree) -> tuple[int, int]:
    """Return the first and the last month of a unit under any of its names."""
    names = units.names(code)
    starts, ends = [u.valid_from for u in names], [u.valid_to for u in names]
    first = month_number(min(s for s in starts if s)) if all(starts) else 0
    last = month_number(max(e for e in ends if e)) if all(ends) else 10**9
    return first, last
