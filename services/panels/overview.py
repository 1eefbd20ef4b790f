"""The page Tổng quan: every indicator against its target, who is behind, who has not reported."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from services.charts.heatmap import status_heatmap
from services.indicators.catalogue import BY_CODE, INDICATORS
from services.indicators.indicator import Good
from services.indicators.reporting import last_reported
from services.indicators.targets import Status as Judged
from services.intake.tables import TABLES
from services.panels.figures import chart_rows, figures, measure, worded
from services.panels.panel import Panel, panel, table_of, words_of
from services.panels.scope import Scope
from services.panels.trust import trust_line
from services.periods import Grain, Period
from services.text.findings import table_title
from services.text.periods import period_name

_MOST_NAMED = 6


@dataclass(frozen=True)
class Lagging:
    """A unit that misses targets.

    Attributes:
        unit_id, unit_name: which.
        missed, judged: how many targets it misses, of how many that can be judged.
        worst: the indicator furthest from its target, with value and target, in words.
    """

    unit_id: str
    unit_name: str
    missed: int
    judged: int
    worst: str


@dataclass(frozen=True)
class Silent:
    """Units that have not sent one table for the chosen span.

    Attributes:
        table: its name in words.
        reported, expected: how many units have sent it, of how many.
        names: who has not, each with the last period that it sent.
        named: the same as one text, long lists cut and counted.
        units: their ids.
    """

    table: str
    reported: int
    expected: int
    names: tuple[str, ...]
    named: str
    units: tuple[str, ...] = ()


def unit_figures(scope: Scope) -> pd.DataFrame:
    """Return every indicator's results for the compared units in the chosen span."""
    asked = scope.compared(TABLES[0].name)
    return figures(scope.snapshot, INDICATORS, [scope.view.span], asked, scope.kinds)


def status_panel(scope: Scope) -> Panel:
    """Return the map of units and indicators, coloured by how they stand to their targets."""
    found = unit_figures(scope)
    words, language = words_of(scope.view.language), scope.view.language
    rows = chart_rows(found, scope.snapshot, language)
    measures = {one.code: measure(one, language) for one in INDICATORS if one.good is not Good.NONE}
    columns = [
        ("indicator_name", words.indicator),
        ("unit_name", words.unit),
        ("numerator", scope.text.area.numerator),
        ("denominator", scope.text.area.denominator),
        ("value", words.value),
        ("target", words.target),
        ("measured", words.measured),
    ]
    return panel(
        scope,
        "status",
        words.title_status.format(period=scope.period_name),
        status_heatmap(rows, measures, words),
        table_of(_measured(scope, rows), columns),
        trust_line(scope, found),
        empty=not found["value"].notna().any(),
    )


def _measured(scope: Scope, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of several indicators with shares as per cent, and what each is measured in."""
    known = [BY_CODE[str(code)] for code in rows["indicator"]]
    by = pd.Series([100.0 if one.is_share else 1.0 for one in known], index=rows.index)
    units = ["%" if one.is_share else worded(one.unit, scope.view.language) for one in known]
    # 0.57 times 100 is 56.99999999999999 in binary.
    scaled = {name: (rows[name].astype(float) * by).round(10) for name in ("value", "target")}
    return rows.assign(**scaled, measured=pd.Series(units, index=rows.index, dtype="object"))


def lagging(scope: Scope) -> tuple[Lagging, ...]:
    """Return the units that miss targets, the one that misses most first."""
    found = unit_figures(scope)
    judged: dict[str, list[Mapping[Hashable, object]]] = {}
    for row in found.to_dict("records"):
        if row["status"] in (Judged.REACHED, Judged.NEAR, Judged.BEHIND):
            judged.setdefault(str(row["unit_id"]), []).append(row)
    units: list[Lagging] = []
    for code, mine in judged.items():
        missed = [row for row in mine if row["status"] == Judged.BEHIND]
        if missed:
            name = scope.snapshot.units.get(code).short_name
            worst = _said(scope, max(missed, key=_gap))
            units.append(Lagging(code, name, len(missed), len(mine), worst))
    return tuple(sorted(units, key=lambda unit: -unit.missed))


def _gap(row: Mapping[Hashable, object]) -> float:
    """Return how far a value is from its target, in parts of the target."""
    value, target = float(str(row["value"])), float(str(row["target"]))
    return abs(value - target) / abs(target) if target else abs(value)


def _said(scope: Scope, row: Mapping[Hashable, object]) -> str:
    indicator = BY_CODE[str(row["indicator"])]
    told = measure(indicator, scope.view.language)
    short = worded(indicator.short_name, scope.view.language)
    value, target = (told.written(float(str(row[name]))) for name in ("value", "target"))
    return f"{short}: {value} / {target}"


def silent(scope: Scope) -> tuple[Silent, ...]:
    """Return for each table who of the chosen units has not reported, and since when."""
    units = scope.snapshot.units
    inside = {code for unit in scope.view.units for code in units.subtree(unit)}
    names = [table.name for table in TABLES]
    reports = last_reported(scope.snapshot.tables, units, names, scope.view.span)
    found: list[Silent] = []
    for table in names:
        mine = reports[(reports["table"] == table) & reports["unit_id"].isin(inside)]
        missing = mine[mine["rows"] == 0]
        if mine.empty:
            continue
        names = tuple(
            _last_heard(scope, str(unit), month)
            for unit, month in zip(missing["unit_id"], missing["last_month"], strict=True)
        )
        title = table_title(table, scope.view.language)
        reported = len(mine) - len(missing)
        ids = tuple(map(str, missing["unit_id"]))
        found.append(Silent(title, reported, len(mine), names, _in_short(scope, names), ids))
    return tuple(found)


def _in_short(scope: Scope, names: tuple[str, ...]) -> str:
    if len(names) <= _MOST_NAMED:
        return ", ".join(names)
    more = scope.text.panel.more_missing.format(count=len(names) - _MOST_NAMED)
    return f"{', '.join(names[:_MOST_NAMED])} {more}"


def _last_heard(scope: Scope, unit: str, month: float) -> str:
    text = scope.text.overview
    name = scope.snapshot.units.get(unit).short_name
    if pd.isna(month):
        return f"{name} ({text.never})"
    quarter = Period.of_month(int(month), Grain.QUARTER)
    return f"{name} ({period_name(quarter, scope.view.language)})"
