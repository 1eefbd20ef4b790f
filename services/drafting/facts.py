"""Results as the sentences use them: one fact is one figure, with what it is compared with."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isnan
from typing import Any, cast

import pandas as pd

from services.charts.rows import Measure
from services.conclusions.content import Datum
from services.drafting.sentence import Quoted, What
from services.indicators.indicator import Indicator
from services.indicators.targets import Status
from services.intake.schema import Nature
from services.panels.pins import datum_of
from services.panels.scope import Scope
from services.periods import Span
from services.text import numbers
from services.view import newest_month

_SLACK = 1e-9


@dataclass(frozen=True)
class Earlier:
    """What a figure is compared with.

    Attributes:
        span: the earlier one.
        datum: the same figure in it.
        value: None where there was none, or where it is not comparable.
        units_reported: how many units had reported then.
        scale_differs: whether it was graded on another scale.
        coverage_differs: whether another number of units had reported.
    """

    span: Span
    datum: Datum
    value: float | None
    units_reported: int
    scale_differs: bool
    coverage_differs: bool


@dataclass(frozen=True)
class Fact:
    """One figure of a unit, or of several together, in one span.

    Attributes:
        indicator: of what.
        unit_id: whose; "" for all asked units together.
        name: the unit's, in words.
        span: when.
        datum: the figure's name.
        value: None where nothing was reported, or there is nothing to divide by.
        reported: whether anything was reported.
        target: None where there is none.
        is_proposal: whether the target is the catalogue's, and nobody has set it.
        status: how the value stands to it.
        units_reported, units_expected: its coverage.
        scale: of the grading, "" for other indicators.
        year_before, previous: None where it was not compared.
    """

    indicator: Indicator
    unit_id: str
    name: str
    span: Span
    datum: Datum
    value: float | None
    reported: bool
    target: float | None
    is_proposal: bool
    status: Status
    units_reported: int
    units_expected: int
    scale: str
    year_before: Earlier | None = None
    previous: Earlier | None = None

    @property
    def is_partial(self) -> bool:
        """Whether units below it are missing in it."""
        return 0 < self.units_reported < self.units_expected

    def quoted(self, measure: Measure) -> Quoted:
        """Return its value as it is written."""
        return Quoted(measure.written_with_unit(self.value), What.VALUE, (self.datum,))


def facts(
    scope: Scope,
    indicator: Indicator,
    found: pd.DataFrame,
    *,
    together: Sequence[str] = (),
    name: str = "",
) -> tuple[Fact, ...]:
    """Return results of one indicator as facts, in their order.

    Args:
        scope: the look in which they are shown.
        indicator: whose results.
        found: see ``panels.figures.figures`` or ``compared_figures``.
        together: the units of which the row without a unit is; default: the chosen ones.
        name: what these are called; default: as the charts do.
    """
    records = cast("list[Mapping[Hashable, Any]]", found.to_dict("records"))
    return tuple(
        _fact(scope, indicator, row, together, name or scope.together_name) for row in records
    )


def _fact(
    scope: Scope,
    indicator: Indicator,
    row: Mapping[Hashable, Any],
    together: Sequence[str],
    name: str,
) -> Fact:
    unit = "" if pd.isna(row["unit_id"]) else str(row["unit_id"])
    span = Span(int(row["first_month"]), int(row["last_month"]))

    def datum(at: Span) -> Datum:
        return datum_of(scope, indicator.code, unit, at.code, together)

    def earlier(prefix: str, at: Span) -> Earlier | None:
        if f"{prefix}_value" not in row:
            return None
        then = row[f"{prefix}_units_reported"]
        return Earlier(
            at,
            datum(at),
            known(row[f"{prefix}_value"]),
            0 if pd.isna(then) else int(then),
            bool(row[f"{prefix}_scale_differs"]),
            bool(row[f"{prefix}_coverage_differs"]),
        )

    return Fact(
        indicator,
        unit,
        scope.snapshot.units.get(unit).short_name if unit else name,
        span,
        datum(span),
        known(row["value"]),
        known(row["numerator"]) is not None,
        known(row["target"]),
        bool(row["target_is_proposal"]),
        Status(row["status"]),
        int(row["units_reported"]),
        int(row["units_expected"]),
        "" if pd.isna(row["scale"]) else str(row["scale"]),
        earlier("previous_year", span.year_before()),
        earlier("previous", span.before()),
    )


def known(value: object) -> float | None:
    """Return a number, None where there is none."""
    if value is None or value is pd.NA or isnan(number := float(cast("float", value))):
        return None
    return number


def alike(one: float | None, other: float | None) -> bool:
    """Tell whether two values are the same, however they were worked out."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _SLACK * max(1.0, abs(one), abs(other))


class Reach(StrEnum):
    """How much of a span there is to tell of.

    WHOLE: all. OPEN: it is not over, and what adds up may still grow. PARTLY: nobody has figures
    of its last quarters yet.
    """

    WHOLE = "whole"
    OPEN = "open"
    PARTLY = "partly"


def reach(scope: Scope, indicator: Indicator, span: Span) -> Reach:
    """Return how much of a span there is; a state at a date is what it is."""
    if indicator.nature is not Nature.FLOW:
        return Reach.WHOLE
    newest = newest_month(scope.snapshot)
    # Of a span in which nothing lies at all there is no part.
    if span.first_month <= newest < span.last_month:
        return Reach.PARTLY
    today = scope.snapshot.made_at.astimezone(numbers.VIETNAM).date()
    return Reach.OPEN if today <= span.end else Reach.WHOLE
