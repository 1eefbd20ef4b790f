"""Results made ready for readers: with targets, comparisons, names of units and of periods."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import pandas as pd

from services.charts.rows import Measure, Status
from services.indicators import indicator as declared
from services.indicators import targets
from services.indicators.catalogue import BY_CODE
from services.indicators.comparison import with_comparison
from services.indicators.indicator import Indicator
from services.panels.worked import worked
from services.periods import Grain, Period, Span
from services.snapshot import Snapshot
from services.text.language import Language
from services.text.periods import period_short, span_name
from services.text.screen import screen

# How many quarters a trend goes back from the end of the chosen span.
TREND_QUARTERS = 12


def worded(words: declared.Words, language: Language) -> str:
    """Return a declared text in a language."""
    return words.vi if language is Language.VI else words.en


def measure(indicator: Indicator, language: Language) -> Measure:
    """Return what a chart must know of an indicator."""
    return Measure.of(indicator, language)


def trend_spans(snapshot: Snapshot, span: Span) -> tuple[Span, ...]:
    """Return the quarters of a trend: three years or more that end with the span.

    Quarters before the first figures of all are left away; nothing was missed in them.
    """
    last = Period.of_month(span.last_month, Grain.QUARTER).last_month
    begun = snapshot.months.first_month if snapshot.months else 0
    first = max(min(last - 3 * TREND_QUARTERS + 1, span.first_month), begun)
    quarters = Span(min(first - first % 3, last - 2), last).periods(Grain.QUARTER)
    return tuple(Span.of(quarter) for quarter in quarters)


def figures(
    snapshot: Snapshot,
    indicators: Sequence[Indicator],
    spans: Sequence[Span],
    asked: Sequence[str],
    kinds: Mapping[str, Sequence[str]],
    *,
    total: bool = False,
) -> pd.DataFrame:
    """Return results with targets; see indicators.compute.results and targets.with_targets.

    Args:
        snapshot: where the figures come from.
        indicators: of the catalogue.
        spans: see indicators.compute.results, as the following.
        asked: codes of units.
        kinds: column -> codes that are wanted.
        total: whether to add the row of all asked units together.
    """

    def with_targets(found: pd.DataFrame) -> pd.DataFrame:
        return targets.with_targets(found, snapshot.targets, snapshot.units)

    parts: list[pd.DataFrame] = []
    for area, alike in groupby(indicators, lambda one: one.area):
        group = [one for one in BY_CODE.values() if one.area is area]
        mine = list(alike)
        parts.append(worked(snapshot, group, mine, spans, asked, kinds, with_targets))
    found = parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)
    return found if total else found[found["unit_id"].notna()].reset_index(drop=True)


def compared_figures(
    snapshot: Snapshot,
    indicators: Sequence[Indicator],
    span: Span,
    asked: Sequence[str],
    kinds: Mapping[str, Sequence[str]],
    *,
    total: bool = False,
) -> pd.DataFrame:
    """Return results of one span with targets, the span before, and the same one last year."""
    spans = (span, span.before(), span.year_before())
    found = figures(snapshot, indicators, spans, asked, kinds, total=total)
    now = (found["first_month"] == span.first_month) & (found["last_month"] == span.last_month)
    return with_comparison(found[now].reset_index(drop=True), found, found)


def chart_rows(
    found: pd.DataFrame, snapshot: Snapshot, language: Language, together: str = ""
) -> pd.DataFrame:
    """Return results as the rows that charts draw (see services.charts).

    Args:
        found: results; a row without a unit is that of all asked units, its ``unit_id`` is "".
        snapshot: it knows the units' names.
        language: of the words.
        together: what all asked units are called; "" for the province.
    """
    units, words = snapshot.units, screen(language)
    spans = [
        Span(int(f), int(last))
        for f, last in zip(found["first_month"], found["last_month"], strict=True)
    ]
    names = {code: units.get(code).short_name for code in set(found["unit_id"].dropna())}
    rows = found.assign(
        unit_name=[names.get(code, together or words.area.province) for code in found["unit_id"]],
        unit_id=found["unit_id"].fillna(""),
        period=[span.code for span in spans],
        period_label=[_label(span, language) for span in spans],
        order=[span.last_month for span in spans],
        status=[
            _shown_status(status, value)
            for status, value in zip(found["status"], found["value"], strict=True)
        ],
        reason=[
            words.panel.nothing_to_divide if reported and pd.isna(value) else ""
            for reported, value in zip(found["numerator"].notna(), found["value"], strict=True)
        ],
    )
    if "indicator_name" not in rows:
        rows["indicator_name"] = [
            worded(BY_CODE[code].short_name, language) if code in BY_CODE else code
            for code in rows["indicator"]
        ]
    return rows


def _label(span: Span, language: Language) -> str:
    return period_short(span.period, language) if span.period else span_name(span, language)


def _shown_status(status: str, value: float) -> Status:
    if pd.isna(value):
        return Status.NO_DATA
    return Status(status)
