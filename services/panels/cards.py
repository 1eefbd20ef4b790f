"""Each indicator as a card: its value, target, change, coverage and the last three years."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from services.charts.rows import Status
from services.indicators.indicator import Good, Indicator
from services.panels.figures import compared_figures, figures, trend_spans, worded
from services.panels.scope import Scope
from services.periods import Span
from services.text import numbers
from services.text.periods import period_short

# A point of a small trend: how far to the right and how far up, each from 0 to 1.
Point = tuple[float, float]


@dataclass(frozen=True)
class Change:
    """How a value stands to an earlier one.

    Attributes:
        text: the change with its sign and what it is measured against.
        rises: whether the value went up; None: it did not move, or cannot be compared.
        better: whether that is for the better; None where neither can be said.
        judgement: the same in a word.
    """

    text: str
    rises: bool | None = None
    better: bool | None = None
    judgement: str = ""


@dataclass(frozen=True)
class Card:
    """One indicator for the chosen units and span, in words and figures ready to be shown."""

    code: str
    name: str
    help: str
    value: str
    unit: str
    status: Status
    status_word: str
    target: str
    changes: tuple[Change, ...]
    coverage: str
    trend: tuple[tuple[Point, ...], ...]
    trend_words: str
    note: str = ""


def cards(
    scope: Scope, indicators: Sequence[Indicator], units: Sequence[str] = ()
) -> tuple[Card, ...]:
    """Return a card for each indicator, for all chosen units together."""
    asked = tuple(units) or scope.view.units
    now = compared_figures(
        scope.snapshot, indicators, scope.view.span, asked, scope.kinds, total=True
    )
    spans = trend_spans(scope.snapshot, scope.view.span)
    past = figures(scope.snapshot, indicators, spans, asked, scope.kinds, total=True)
    rows = {str(r["indicator"]): r for r in _together(now)}
    lines: dict[str, list[Mapping[str, object]]] = {}
    for row in _together(past):
        lines.setdefault(str(row["indicator"]), []).append(row)
    return tuple(_card(scope, one, rows[one.code], lines[one.code]) for one in indicators)


def _together(found: pd.DataFrame) -> list[Mapping[str, object]]:
    return found[found["unit_id"].isna()].to_dict("records")  # type: ignore[return-value]


def _number(row: Mapping[str, object], name: str) -> float:
    value = row.get(name)
    return float(value) if isinstance(value, float | int) else math.nan


def _card(
    scope: Scope,
    indicator: Indicator,
    row: Mapping[str, object],
    line: Sequence[Mapping[str, object]],
) -> Card:
    text, language = scope.text.card, scope.view.language
    value = _number(row, "value")
    known = not math.isnan(value)
    status = Status(str(row["status"])) if known else Status.NO_DATA
    words = {Status.REACHED: text.reached, Status.NEAR: text.near, Status.BEHIND: text.behind}
    return Card(
        code=indicator.code,
        name=worded(indicator.name, language),
        help=worded(indicator.help, language),
        value=_written(indicator, value) if known else text.no_data,
        unit="" if indicator.is_share or not known else worded(indicator.unit, language),
        status=status,
        status_word=words.get(status, ""),
        target=_target(scope, indicator, row),
        changes=_changes(scope, indicator, row) if known else (),
        coverage=text.reported.format(
            reported=row["units_reported"], expected=row["units_expected"]
        ),
        trend=_trend([_number(r, "value") for r in line]),
        trend_words=text.trend_of.format(values=_spoken(scope, indicator, line)),
        note=_caution(scope, indicator),
    )


def _caution(scope: Scope, indicator: Indicator) -> str:
    short = scope.view.span.months < indicator.least_months
    return scope.text.card.short_window.format(months=indicator.least_months) if short else ""


def _trend(values: Sequence[float]) -> tuple[tuple[Point, ...], ...]:
    """Return the runs of known values as points from zero up; a gap ends a run."""
    known = [value for value in values if not math.isnan(value)]
    if len(known) < 2:
        return ()
    top, last = max(known) or 1.0, len(values) - 1
    runs: list[list[Point]] = [[]]
    for at, value in enumerate(values):
        if math.isnan(value):
            runs.append([])
        else:
            runs[-1].append((at / last, value / top))
    return tuple(tuple(run) for run in runs if run)


def _written(indicator: Indicator, value: float) -> str:
    return numbers.figure(value, is_share=indicator.is_share, decimals=indicator.decimals)


def _target(scope: Scope, indicator: Indicator, row: Mapping[str, object]) -> str:
    text = scope.text.card
    target = _number(row, "target")
    if math.isnan(target):
        return "" if indicator.good is Good.NONE else text.no_target
    written = _written(indicator, target)
    if row["target_is_proposal"]:
        written = text.proposal.format(target=written)
    if not indicator.is_share:
        return text.year_target.format(target=written)
    pattern = text.target_most if indicator.good is Good.DOWN else text.target
    return pattern.format(target=written)


def _changes(scope: Scope, indicator: Indicator, row: Mapping[str, object]) -> tuple[Change, ...]:
    text = scope.text.card
    found: list[Change] = []
    for prefix, words in (("previous", text.previous), ("previous_year", text.year_before)):
        earlier = _number(row, f"{prefix}_value")
        if row[f"{prefix}_scale_differs"]:
            found.append(Change(text.not_comparable))
        elif not math.isnan(earlier):
            found.append(_change(scope, indicator, _number(row, "value") - earlier, words))
            if row[f"{prefix}_coverage_differs"]:
                # Fewer or more units then: look before you compare.
                count = numbers.number(_number(row, f"{prefix}_units_reported"))
                last = found.pop()
                told = f"{last.text} ({text.reported_then.format(count=count)})"
                found.append(replace(last, text=told))
    return tuple(found)


def _change(scope: Scope, indicator: Indicator, by: float, words: str) -> Change:
    """Return a change in words, judged where that says something.

    Counts go up and down with the seasons (Youth Month is in March), so against the period
    before they are told but not judged.
    """
    text = scope.text.card
    if indicator.is_share:
        written = text.points.format(change=numbers.points(by, indicator.decimals))
        nothing = abs(by) < 0.5 / 10 ** (indicator.decimals + 2)
    else:
        written, nothing = numbers.signed(by, indicator.decimals), by == 0
    if nothing:
        return Change(f"{text.unchanged} {words}")
    seasonal = not indicator.is_share and words == text.previous
    if indicator.good is Good.NONE or seasonal:
        return Change(f"{written} {words}", by > 0)
    better = (by > 0) == (indicator.good is Good.UP)
    return Change(f"{written} {words}", by > 0, better, text.better if better else text.worse)


def _spoken(scope: Scope, indicator: Indicator, line: Sequence[Mapping[str, object]]) -> str:
    said: list[str] = []
    for row in line:
        span = Span(int(str(row["first_month"])), int(str(row["last_month"])))
        value = _number(row, "value")
        written = scope.text.card.no_data if math.isnan(value) else _written(indicator, value)
        label = period_short(span.period, scope.view.language) if span.period else span.code
        said.append(f"{label} {written}")
    return "; ".join(said)
