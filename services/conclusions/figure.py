"""The figure on which a conclusion hangs, as a snapshot has it: the very one on the screen."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

import pandas as pd

from services.conclusions.content import Datum, Frozen
from services.errors import UnknownPeriodError
from services.indicators.catalogue import BY_CODE
from services.panels.figures import figures, trend_spans
from services.periods import Span, parse_span
from services.snapshot import Snapshot
from services.units import UnitTree
from services.view import kinds_by_column, newest_month


class Gone(StrEnum):
    """Why a snapshot has no figure for a datum."""

    INDICATOR = "indicator"
    PERIOD = "period"
    UNIT = "unit"
    NO_FIGURES = "no_figures"


@dataclass(frozen=True)
class Reading:
    """What a snapshot says of a datum.

    Attributes:
        figure: without its rows; None where there is none.
        gone: why there is none.
        successors: codes of the units that took the place of the datum's.
        among: the units beside it, among which its grading scale was chosen.
    """

    figure: Frozen | None
    gone: Gone | None = None
    successors: tuple[str, ...] = ()
    among: tuple[str, ...] = ()


def beside(units: UnitTree, mine: Sequence[str]) -> tuple[str, ...]:
    """Return the units that stand beside those of a datum on the screen.

    Among them the grading scale of a figure is chosen. One unit stands beside all that belong to
    the same one; the province, and several together, for themselves.
    """
    one = alone(units, mine)
    return units.children(units.get(one).parent) if one else tuple(mine)


def alone(units: UnitTree, mine: Sequence[str]) -> str | None:
    """Return the unit whose own row a figure is; None where it is the row of all together."""
    return mine[0] if len(mine) == 1 and mine[0] != units.root else None


def figures_of(
    snapshot: Snapshot, datum: Datum, spans: Sequence[Span], asked: Sequence[str] = ()
) -> tuple[Frozen, ...]:
    """Return a datum's figure in each of some spans, without its rows.

    Args:
        snapshot: where the figures come from.
        datum: its own period does not matter.
        spans: for which time.
        asked: the units that stood beside it on the screen (default: see :func:`beside`).

    Raises:
        KeyError: no indicator has that code.
        UnknownUnitError: no unit has one of those codes.
    """
    indicator, units = BY_CODE[datum.indicator], snapshot.units
    for code in datum.units:
        units.names(code)
    among = tuple(asked) or beside(units, datum.units)
    one = alone(units, datum.units)
    if one and one not in among:
        among = (*among, one)
    kinds = kinds_by_column(datum.kinds)
    found = figures(snapshot, [indicator], spans, among, kinds, total=True)
    mine = found["unit_id"] == one if one else found["unit_id"].isna()
    rows = cast("list[Mapping[Hashable, Any]]", found[mine].to_dict("records"))
    return tuple(_figure(row, snapshot.version) for row in rows)


def _figure(row: Mapping[Hashable, Any], version: str) -> Frozen:
    def known(name: str) -> float | None:
        return None if pd.isna(row[name]) else float(row[name])

    day = row["as_of_date"]
    return Frozen(
        numerator=known("numerator"),
        denominator=known("denominator"),
        value=known("value"),
        target=known("target"),
        is_proposal=bool(row["target_is_proposal"]),
        units_reported=int(row["units_reported"]),
        units_expected=int(row["units_expected"]),
        as_of_date=None if pd.isna(day) else day.date(),
        scale="" if pd.isna(row["scale"]) else str(row["scale"]),
        version=version,
    )


def figure_in(snapshot: Snapshot, datum: Datum, scale: str = "") -> tuple[Frozen, tuple[str, ...]]:
    """Return a datum's figure, and the units among which its scale was chosen.

    Args:
        snapshot: where the figures come from.
        datum: whose figure.
        scale: where another choice of units beside it gives a figure on this scale, it is taken.

    Raises:
        KeyError, UnknownUnitError, UnknownPeriodError: the snapshot knows no such figure.
    """
    spans, units = [parse_span(datum.period)], snapshot.units
    usual = beside(units, datum.units)
    choices = [usual, datum.units, (units.root, *datum.units)] if scale else [usual]
    for among in choices:
        figure = figures_of(snapshot, datum, spans, among)[0]
        if not scale or figure.scale == scale:
            return figure, among
    return figures_of(snapshot, datum, spans, usual)[0], usual


def successors(units: UnitTree, mine: Sequence[str]) -> tuple[str, ...]:
    """Return the units that took the place of some, those that were merged again left out."""
    found: dict[str, None] = {}
    waiting = [new for code in mine for new in units.successors(code)]
    for code in waiting:
        later = [new for new in units.successors(code) if new not in waiting]
        waiting.extend(later)
        if not units.successors(code) and code not in mine:
            found[code] = None
    return tuple(found)


def reading(snapshot: Snapshot, datum: Datum, scale: str = "") -> Reading:
    """Return what a snapshot says of a datum, without ever failing for what it no longer knows.

    Args:
        snapshot: today's.
        datum: whose figure.
        scale: the grading scale of an earlier figure, see :func:`figure_in`.
    """
    after = successors(snapshot.units, datum.units)
    gone = unknown(snapshot, datum)
    if gone:
        return Reading(None, gone, after)
    figure, among = figure_in(snapshot, datum, scale)
    if figure.numerator is not None:
        return Reading(figure, None, after, among)
    return Reading(None, absence(snapshot, datum), after, among)


def absence(snapshot: Snapshot, datum: Datum) -> Gone:
    """Return why there is no figure for a datum all of whose parts are known."""
    span = parse_span(datum.period)
    names = (name for code in datum.units for name in snapshot.units.names(code))
    return Gone.NO_FIGURES if any(name.valid_during(span) for name in names) else Gone.UNIT


def unknown(snapshot: Snapshot, datum: Datum) -> Gone | None:
    """Return what of a datum a snapshot does not know at all."""
    if datum.indicator not in BY_CODE:
        return Gone.INDICATOR
    try:
        parse_span(datum.period)
    except UnknownPeriodError:
        return Gone.PERIOD
    known = datum.units and all(code in snapshot.units for code in datum.units)
    return None if known else Gone.UNIT


def line_since(snapshot: Snapshot, datum: Datum) -> pd.DataFrame:
    """Return a datum's results quarter by quarter, from its own period to the newest figures.

    Returns:
        Results with targets (see panels.figures.figures), one row a quarter in order, in which
        ``unit_id`` is null where it is several units or the province. Without rows where the
        snapshot does not know the indicator, the period or the unit.
    """
    newest = newest_month(snapshot)
    if unknown(snapshot, datum):
        nobody, some = [snapshot.units.root], [Span(newest - 2, newest)]
        return figures(snapshot, list(BY_CODE.values())[:1], some, nobody, {}).iloc[:0]
    asked = parse_span(datum.period)
    span = Span(asked.first_month, max(asked.last_month, newest))
    spans = [one for one in trend_spans(snapshot, span) if one.last_month >= span.first_month]
    indicator, among = BY_CODE[datum.indicator], beside(snapshot.units, datum.units)
    found = figures(snapshot, [indicator], spans, among, kinds_by_column(datum.kinds), total=True)
    one = alone(snapshot.units, datum.units)
    mine = found["unit_id"] == one if one else found["unit_id"].isna()
    found = found[mine].reset_index(drop=True)
    # The target of a count is the whole year's.
    return found if indicator.is_share else found.assign(target=float("nan"))
