"""A figure frozen with all that made it, small enough to be kept beside the words."""

import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, replace

import pandas as pd

from services.conclusions.content import Datum, Frozen, FrozenRow
from services.conclusions.figure import alone, beside, figures_of
from services.indicators.behind import rows_entered
from services.indicators.catalogue import BY_CODE
from services.periods import Span, parse_span
from services.snapshot import Snapshot
from services.units import UnitTree
from services.view import kinds_by_column

# More rows than this are kept as one a unit.
MOST_ROWS = 150
# A cell of a spreadsheet holds 50,000 characters, and the words want room beside the rows.
LARGEST = 28_000


def freeze(snapshot: Snapshot, datum: Datum, asked: Sequence[str] = ()) -> Frozen:
    """Return a datum's figure with the rows that made it.

    Their numerators and denominators add up to the figure's.

    Args:
        snapshot: the one that is on the screen.
        datum: whose figure.
        asked: the units beside it on the screen, among which the grading scale was chosen;
            default: see ``figure.beside``.

    Raises:
        KeyError, UnknownUnitError, UnknownPeriodError: the snapshot knows no such figure.
    """
    among = tuple(asked) or beside(snapshot.units, datum.units)
    span = parse_span(datum.period)
    figure = figures_of(snapshot, datum, [span], among)[0]
    rows = rows_of(snapshot, datum, span, among, figure.scale)
    small = _small_enough(rows, snapshot.units)
    return replace(figure, rows=small, is_by_unit=small != rows)


def rows_of(
    snapshot: Snapshot, datum: Datum, span: Span, among: Sequence[str], scale: str
) -> tuple[FrozenRow, ...]:
    """Return the rows that made a datum's figure, see :func:`entered`."""
    return frozen_rows(entered(rows_entered, snapshot, datum, span, among, scale))


def entered(
    walk: Callable[..., pd.DataFrame],
    snapshot: Snapshot,
    datum: Datum,
    span: Span,
    among: Sequence[str],
    scale: str,
) -> pd.DataFrame:
    """Return the rows behind a datum's figure.

    Args:
        walk: ``rows_entered``, or ``rows_behind`` where their cells are wanted too.
        snapshot: where the figure comes from.
        datum: whose figure.
        span: its span.
        among: the units beside it.
        scale: the figure's grading scale, "" without one.
    """
    one = alone(snapshot.units, datum.units)
    return walk(
        snapshot,
        BY_CODE[datum.indicator],
        one,
        span,
        kinds_by_column(datum.kinds),
        asked=among if one else datum.units,
        scale=scale or None,
    )


def frozen_rows(rows: pd.DataFrame) -> tuple[FrozenRow, ...]:
    """Return rows of ``indicators.behind`` as they are kept."""
    names = ("unit_id", "first_month", "last_month", "numerator", "denominator")
    columns = [rows[name].tolist() for name in (*names, "spreadsheet", "tab", "row")]
    return tuple(
        FrozenRow(unit, first, last, top, bottom, (sheet, tab, row))
        for unit, first, last, top, bottom, sheet, tab, row in zip(*columns, strict=True)
    )


def _small_enough(rows: tuple[FrozenRow, ...], units: UnitTree) -> tuple[FrozenRow, ...]:
    """Return the rows, or as many levels of the tree added up as it takes to be small."""
    if len(rows) <= MOST_ROWS and _length(rows) <= LARGEST:
        return rows
    deepest = max(len(units.path(row.unit_id)) for row in rows)
    for depth in range(deepest, 1, -1):
        together = by_unit(rows, units, depth)
        if _length(together) <= LARGEST:
            return together
    return by_unit(rows, units, 1)


def _length(rows: Sequence[FrozenRow]) -> int:
    """Return how many characters rows take where they are kept."""
    told = [(*astuple(row)[:-1], *(row.place or ())) for row in rows]
    return len(json.dumps(told, separators=(",", ":")))


def by_unit(rows: Sequence[FrozenRow], units: UnitTree, depth: int) -> tuple[FrozenRow, ...]:
    """Return rows added up for each unit; units below ``depth`` count for the one above them.

    Args:
        rows: of units of the tree.
        units: the tree.
        depth: 1 is the province.
    """
    together: dict[str, FrozenRow] = {}
    for row in rows:
        path = units.path(row.unit_id)
        code = path[: max(depth, 1)][-1]
        held = together.get(code)
        together[code] = (
            replace(row, unit_id=code, place=None)
            if held is None
            else FrozenRow(
                code,
                min(held.first_month, row.first_month),
                max(held.last_month, row.last_month),
                held.numerator + row.numerator,
                held.denominator + row.denominator,
            )
        )
    return tuple(together.values())
