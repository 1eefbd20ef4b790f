"""The page of one unit: everything about it, against its own past, the province, its communes."""

from collections.abc import Sequence
from dataclasses import replace

from services.charts.trend import trend
from services.indicators.catalogue import INDICATORS
from services.indicators.indicator import Indicator
from services.intake.tables import TABLE_BY_NAME
from services.panels.area import ranking_panel
from services.panels.figures import chart_rows, figures, measure, trend_spans
from services.panels.panel import Panel, panel, table_of, words_of
from services.panels.scope import Scope
from services.panels.trust import trust_line


def units_to_choose(scope: Scope) -> tuple[str, ...]:
    """Return the units that the page can show: all below the province, in its order."""
    return scope.snapshot.units.in_tree_order()[1:]


def chosen_unit(scope: Scope) -> str:
    """Return the unit that the page shows: the one asked for, one filtered for, or the first."""
    units, view = scope.snapshot.units, scope.view
    if view.unit in units and view.unit != units.root:
        return view.unit
    narrowed = [code for code in view.units if code != units.root]
    return narrowed[0] if narrowed else units.children(units.root)[0]


def of_unit(scope: Scope, unit: str) -> Scope:
    """Return the same look with this unit alone chosen."""
    return replace(scope, view=replace(scope.view, units=(unit,)))


def indicators_of_unit(scope: Scope, unit: str) -> tuple[Indicator, ...]:
    """Return the indicators that can be told of a unit: a commune keeps but one of the tables."""
    units = scope.snapshot.units
    level = units.get(unit).level
    return tuple(
        one
        for one in INDICATORS
        if TABLE_BY_NAME[one.table].level is level or unit in units.children(units.root)
    )


def chosen_unit_indicator(scope: Scope, unit: str) -> Indicator:
    """Return the indicator that the reader chose, or the first that can be told of the unit."""
    mine = indicators_of_unit(scope, unit)
    return next((one for one in mine if one.code == scope.view.indicator), mine[0])


def against_province(scope: Scope, unit: str, indicator: Indicator) -> Panel:
    """Return the line of a unit beside that of the province."""
    words, language = words_of(scope.view.language), scope.view.language
    units = scope.snapshot.units
    found = figures(
        scope.snapshot,
        [indicator],
        trend_spans(scope.snapshot, scope.view.span),
        [unit, units.root],
        scope.kinds,
    )
    rows = chart_rows(found, scope.snapshot, language)
    rows = rows.assign(
        unit_id=rows["unit_id"].where(rows["unit_id"] != units.root, ""),
        unit_name=rows["unit_name"].where(rows["unit_id"] != units.root, scope.text.area.province),
    )
    told = measure(indicator, language)
    name = units.get(unit).short_name
    return panel(
        scope,
        "unit_trend",
        scope.text.area.unit_trend.format(indicator=told.name, unit=name),
        trend(rows, told, words),
        table_of(rows, _columns(scope), told),
        trust_line(of_unit(scope, unit), found[found["unit_id"] == unit], indicator.table),
        indicator=indicator.code,
        empty=not found.loc[found["unit_id"] == unit, "value"].notna().any(),
        together=(units.root,),
    )


def among_peers(scope: Scope, unit: str, indicator: Indicator) -> Panel:
    """Return the ranking of the units that belong to the same unit as this one."""
    units = scope.snapshot.units
    parent = units.get(unit).parent
    peers = of_unit(scope, parent)
    made = ranking_panel(peers, indicator, units.children(parent))
    return replace(made, name="peers", filters=scope.filters_name)


def communes(scope: Scope, unit: str, indicator: Indicator) -> Panel | None:
    """Return the ranking of a unit's communes; None where they do not report the table."""
    below = scope.snapshot.units.children(unit)
    level = TABLE_BY_NAME[indicator.table].level
    if not below or scope.snapshot.units.get(below[0]).level is not level:
        return None
    made = ranking_panel(of_unit(scope, unit), indicator, below)
    title = scope.text.area.unit_communes.format(
        indicator=measure(indicator, scope.view.language).name,
        unit=scope.snapshot.units.get(unit).short_name,
        period=scope.period_name,
    )
    return replace(made, name="communes", title=title)


def _columns(scope: Scope) -> Sequence[tuple[str, str]]:
    words = words_of(scope.view.language)
    return (
        ("unit_name", words.unit),
        ("period_label", words.period),
        ("numerator", scope.text.area.numerator),
        ("denominator", scope.text.area.denominator),
        ("value", words.value),
        ("target", words.target),
    )
