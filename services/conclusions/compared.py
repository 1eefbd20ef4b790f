"""A frozen figure beside today's: whether it is the same, and which rows are not."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isclose
from typing import Any, cast

from services.conclusions.content import Datum, Frozen, FrozenRow
from services.conclusions.figure import Gone, reading
from services.conclusions.frozen import by_unit, entered, frozen_rows
from services.errors import UnknownUnitError
from services.indicators.behind import rows_behind
from services.indicators.catalogue import BY_CODE
from services.periods import parse_span
from services.snapshot import Snapshot
from services.units import UnitTree

_DECIMALS = 6


class Change(StrEnum):
    """What became of a row."""

    CORRECTED = "corrected"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Cell:
    """A cell of a sheet, as it stands today.

    Attributes:
        column: the column of the table.
        address: such as "F37".
        link: an address that opens it, None where the source has none.
    """

    column: str
    address: str
    link: str | None


@dataclass(frozen=True)
class RowChange:
    """One row that is not what it was.

    Attributes:
        change: what became of it.
        unit_id, first_month, last_month: whose row, and of which months.
        then, now: numerator and denominator (of a count 0); None where it was or is not there.
        place: spreadsheet, tab and number of the row today; of one removed, then. None for a
            unit's rows together.
        cells: today's, where there is a row today.
    """

    change: Change
    unit_id: str
    first_month: int
    last_month: int
    then: tuple[float, float] | None
    now: tuple[float, float] | None
    place: tuple[str, str, int] | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """A frozen figure beside today's.

    Attributes:
        then: the frozen one.
        today: without its rows; None where there is none.
        gone: why there is none.
        successors: codes of the units that took the place of the datum's.
        is_same: whether numerator, denominator and value are what they were.
        changes: the rows that are not; there may be some though the figure is the same.
    """

    then: Frozen
    today: Frozen | None
    gone: Gone | None
    successors: tuple[str, ...]
    is_same: bool
    changes: tuple[RowChange, ...] = ()


def compare(
    snapshot: Snapshot, datum: Datum, frozen: Frozen, *, with_rows: bool = True
) -> Comparison:
    """Return a frozen figure beside today's, with the rows that changed.

    Args:
        snapshot: today's.
        datum: whose figure.
        frozen: as it was.
        with_rows: whether the rows are compared, which takes longest. They are not where the
            snapshot is the one of then.
    """
    now = reading(snapshot, datum, frozen.scale)
    is_same = _alike(frozen, now.figure)
    changes: tuple[RowChange, ...] = ()
    # Without units beside it nothing could be looked for.
    if with_rows and now.among and not (is_same and frozen.version == snapshot.version):
        scale = now.figure.scale if now.figure else frozen.scale
        changes = _changes(snapshot, datum, frozen, now.among, scale)
    return Comparison(frozen, now.figure, now.gone, now.successors, is_same, changes)


def _alike(then: Frozen, now: Frozen | None) -> bool:
    if now is None:
        return then.numerator is None
    pairs = [(getattr(then, name), getattr(now, name)) for name in ("numerator", "denominator")]
    pairs.append((then.value, now.value))
    return then.scale == now.scale and all(
        before == after
        if before is None or after is None
        else isclose(before, after, rel_tol=1e-9, abs_tol=1e-9)
        for before, after in pairs
    )


def _changes(
    snapshot: Snapshot, datum: Datum, frozen: Frozen, among: Sequence[str], scale: str
) -> tuple[RowChange, ...]:
    units = snapshot.units
    found = entered(rows_behind, snapshot, datum, parse_span(datum.period), among, scale)
    rows = frozen_rows(found)
    if frozen.is_by_unit:
        changes = differing(frozen.rows, by_unit(rows, units, _depth(frozen.rows, units)))
    else:
        columns = BY_CODE[datum.indicator].columns
        records = cast("list[Mapping[Hashable, Any]]", found.to_dict("records"))
        told = zip(rows, records, strict=True)
        cells = {row.place: _cells(record, columns) for row, record in told}
        changes = [
            one if one.now is None else replace(one, cells=cells[one.place])
            for one in differing(frozen.rows, rows)
        ]
    order = {code: number for number, code in enumerate(units.in_tree_order())}
    changes.sort(key=lambda one: (order.get(one.unit_id, len(order)), one.first_month))
    return tuple(changes)


def _depth(rows: Sequence[FrozenRow], units: UnitTree) -> int:
    """Return how far down the tree the units of rows lie that were added up for each unit."""
    depths = [1]
    for row in rows:
        try:
            depths.append(len(units.path(row.unit_id)))
        except UnknownUnitError:
            continue
    return max(depths)


def _cells(record: Mapping[Hashable, Any], columns: Iterable[str]) -> tuple[Cell, ...]:
    found: list[Cell] = []
    for column in columns:
        address, link = record[f"{column}_cell"], record[f"{column}_link"]
        if isinstance(address, str):
            found.append(Cell(column, address, link if isinstance(link, str) else None))
    return tuple(found)


def differing(then: Sequence[FrozenRow], now: Sequence[FrozenRow]) -> list[RowChange]:
    """Return what became of the rows that are not the same, wherever they lie.

    Rows that say the same cancel each other out. Of the rest one of a unit and its months beside
    another of the same is a correction; where there are several, those in one place belong
    together.
    """
    content: dict[object, list[FrozenRow]] = {}
    for row in then:
        content.setdefault(_content(row), []).append(row)
    news: list[FrozenRow] = []
    for row in now:
        same = content.get(_content(row))
        if same:
            same.pop()
        else:
            news.append(row)
    olds = [row for left in content.values() for row in left]
    changes: list[RowChange] = []
    for key in (_whose_and_where, _whose):
        waiting: dict[object, list[FrozenRow]] = {}
        for row in olds:
            waiting.setdefault(key(row), []).append(row)
        unpaired: list[FrozenRow] = []
        for row in news:
            match = waiting.get(key(row))
            if match:
                old, parts = match.pop(0), (row.numerator, row.denominator)
                before = (old.numerator, old.denominator)
                changes.append(RowChange(Change.CORRECTED, *_whose(row), before, parts, row.place))
            else:
                unpaired.append(row)
        olds, news = [row for left in waiting.values() for row in left], unpaired
    for row in olds:
        parts = (row.numerator, row.denominator)
        changes.append(RowChange(Change.REMOVED, *_whose(row), parts, None, row.place))
    for row in news:
        parts = (row.numerator, row.denominator)
        changes.append(RowChange(Change.ADDED, *_whose(row), None, parts, row.place))
    return changes


def _whose(row: FrozenRow) -> tuple[str, int, int]:
    return row.unit_id, row.first_month, row.last_month


def _whose_and_where(row: FrozenRow) -> tuple[object, ...]:
    return (*_whose(row), row.place)


def _content(row: FrozenRow) -> tuple[object, ...]:
    return (*_whose(row), round(row.numerator, _DECIMALS), round(row.denominator, _DECIMALS))
