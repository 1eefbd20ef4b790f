"""The charts of one area: ranking, trend, composition, heatmap, and the stages of employment."""

from collections.abc import Sequence

import pandas as pd

from services.charts.composition import Across, composition
from services.charts.funnel import funnel
from services.charts.heatmap import heatmap
from services.charts.ranking import ranked, ranking
from services.charts.trend import trend
from services.indicators.catalogue import BY_CODE, INDICATORS
from services.indicators.indicator import Area, Indicator
from services.panels import breakdown
from services.panels.figures import chart_rows, figures, measure, trend_spans, worded
from services.panels.panel import Panel, panel, table_of, words_of
from services.panels.scope import Scope
from services.panels.trust import trust_line

STAGES = ("referred", "placed", "stable")


def indicators_of(area: Area) -> tuple[Indicator, ...]:
    """Return the indicators of an area, in the catalogue's order."""
    return tuple(one for one in INDICATORS if one.area is area)


def chosen_indicator(scope: Scope, area: Area) -> Indicator:
    """Return the indicator that the reader chose, or the first of the area."""
    mine = indicators_of(area)
    return next((one for one in mine if one.code == scope.view.indicator), mine[0])


def ranking_panel(scope: Scope, indicator: Indicator, units: Sequence[str] = ()) -> Panel:
    """Return the ranking of the compared units in the chosen span."""
    words, language = words_of(scope.view.language), scope.view.language
    asked = tuple(units) or scope.compared(indicator.table)
    found = figures(scope.snapshot, [indicator], [scope.view.span], asked, scope.kinds)
    rows = chart_rows(found, scope.snapshot, language)
    told = measure(indicator, language)
    return panel(
        scope,
        "ranking",
        words.title_ranking.format(indicator=told.name, period=scope.period_name),
        ranking(rows, told, words),
        table_of(ranked(rows, told), result_columns(scope), told),
        trust_line(scope, found, indicator.table, asked),
        indicator=indicator.code,
        empty=not found["value"].notna().any(),
    )


def over_time(
    scope: Scope, indicator: Indicator, units: Sequence[str] = (), *, total: bool = True
) -> pd.DataFrame:
    """Return the results of the compared units, and of all together, quarter by quarter."""
    asked = tuple(units) or scope.compared(indicator.table)
    spans = trend_spans(scope.snapshot, scope.view.span)
    found = figures(scope.snapshot, [indicator], spans, asked, scope.kinds, total=total)
    # The target of a count is the whole year's; beside quarters it would dwarf them.
    return found if indicator.is_share else found.assign(target=float("nan"))


def trend_panel(scope: Scope, indicator: Indicator) -> Panel:
    """Return the lines of the units over the quarters that end with the chosen span."""
    # Beside the sum of all, the counts of units would lie flat on the ground; one unit is its own.
    several = len(scope.compared(indicator.table)) > 1
    found = over_time(scope, indicator, total=indicator.is_share and several)
    words, language = words_of(scope.view.language), scope.view.language
    rows = chart_rows(found, scope.snapshot, language, scope.together_name)
    told = measure(indicator, language)
    return panel(
        scope,
        "trend",
        words.title_trend.format(indicator=told.name, scope=scope.units_name),
        trend(rows, told, words),
        table_of(rows, result_columns(scope, period=True), told),
        trust_line(scope, found, indicator.table),
        indicator=indicator.code,
        empty=not found["value"].notna().any(),
    )


def heatmap_panel(scope: Scope, indicator: Indicator) -> Panel:
    """Return the map of units and quarters."""
    found = over_time(scope, indicator, total=False)
    words, language = words_of(scope.view.language), scope.view.language
    rows = chart_rows(found, scope.snapshot, language)
    told = measure(indicator, language)
    return panel(
        scope,
        "heatmap",
        words.title_heatmap.format(indicator=told.name),
        heatmap(rows, told, words),
        table_of(rows, result_columns(scope, period=True), told),
        trust_line(scope, found, indicator.table),
        indicator=indicator.code,
        empty=not found["value"].notna().any(),
    )


def composition_panel(scope: Scope, area: Area) -> Panel:
    """Return what the area's whole is made of: by quarter, or by unit for the grading."""
    words = words_of(scope.view.language)
    made = breakdown.BREAKDOWNS[area]
    rows, found = breakdown.rows(scope, made)
    across = Across.UNIT if made.by_unit else Across.PERIOD
    what = worded(made.name, scope.view.language)
    where = scope.period_name if made.by_unit else scope.units_name
    columns = [
        ("unit_name", words.unit) if made.by_unit else ("period_label", words.period),
        ("category_name", words.category),
        ("value", words.count),
    ]
    parts = breakdown.parts(made, scope.view.language)
    return panel(
        scope,
        "composition",
        words.title_composition.format(what=what, scope=where),
        composition(rows, parts, words, across=across, normalised=made.by_unit),
        table_of(rows, columns),
        trust_line(scope, found, made.table),
        empty=not rows["value"].notna().any(),
    )


def funnel_panel(scope: Scope) -> Panel:
    """Return the stages from referral to a stable job, each published."""
    words, language = words_of(scope.view.language), scope.view.language
    stages = [BY_CODE[code] for code in STAGES]
    found = figures(
        scope.snapshot, stages, [scope.view.span], scope.view.units, scope.kinds, total=True
    )
    found = found[found["unit_id"].isna()]
    rows = chart_rows(found, scope.snapshot, language, scope.together_name).assign(
        stage=list(STAGES), stage_name=[worded(one.name, language) for one in stages]
    )
    return panel(
        scope,
        "funnel",
        words.title_funnel.format(scope=scope.units_name, period=scope.period_name),
        funnel(rows, words),
        table_of(rows, [("stage_name", words.stage), ("value", words.count)]),
        trust_line(scope, found, stages[0].table),
        empty=not rows["value"].notna().any(),
    )


def result_columns(scope: Scope, *, period: bool = False) -> list[tuple[str, str]]:
    """Return the columns of a table of results, each with its heading."""
    words = words_of(scope.view.language)
    return [
        ("unit_name", words.unit),
        *([("period_label", words.period)] if period else []),
        ("numerator", scope.text.area.numerator),
        ("denominator", scope.text.area.denominator),
        ("value", words.value),
        ("target", words.target),
    ]
