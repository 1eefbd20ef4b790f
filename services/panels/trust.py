"""The line of trust: as of when, from what, how much was left out, who is missing."""

from collections.abc import Sequence

import pandas as pd

from services.indicators.reporting import last_reported
from services.panels.scope import Scope
from services.text import numbers

_MOST_NAMED = 4


def trust_line(scope: Scope, table: str, found: pd.DataFrame, asked: Sequence[str] = ()) -> str:
    """Return the sentence that stands under a figure, on screen and in every file.

    Args:
        scope: snapshot and view.
        table: name of the table that the figure comes from.
        found: its results; ``as_of_date`` and coverage are taken from them.
        asked: the units to be named when they have no figure; none: those of the results.
    """
    text, snapshot = scope.text.panel, scope.snapshot
    dates = found["as_of_date"].dropna()
    as_of = (
        text.as_of.format(date=numbers.day(dates.max().date()))
        if len(dates)
        else text.as_of_unknown
    )
    states = snapshot.spreadsheets
    failing = [s.title for s in states if s.failing_since or not s.read_at]
    parts = [as_of, text.sources.format(read=len(states) - len(failing), all=len(states))]
    if failing:
        parts.append(text.sources_failing.format(names=", ".join(failing)))
    tabs = [tab for tab in snapshot.tabs if tab.table == table]
    parts.append(
        text.rows.format(
            used=numbers.number(sum(t.rows_used for t in tabs)),
            left=numbers.number(sum(t.rows_left_out for t in tabs)),
        )
    )
    expected, missing = _coverage(scope, table, asked)
    if expected:
        parts.append(text.reported.format(reported=expected - len(missing), expected=expected))
    if missing:
        parts.append(text.missing.format(names=_named(scope, missing)))
    return " · ".join(parts)


def _coverage(scope: Scope, table: str, asked: Sequence[str]) -> tuple[int, list[str]]:
    units = scope.snapshot.units
    reports = last_reported(scope.snapshot.tables, units, [table], scope.view.span)
    inside = {code for unit in asked or scope.view.units for code in units.subtree(unit)}
    mine = reports[reports["unit_id"].isin(inside)]
    return len(mine), [str(code) for code in mine.loc[mine["rows"] == 0, "unit_id"]]


def _named(scope: Scope, missing: Sequence[str]) -> str:
    units = scope.snapshot.units
    names = [units.get(code).short_name for code in missing[:_MOST_NAMED]]
    if len(missing) > _MOST_NAMED:
        more = scope.text.panel.more_missing.format(count=len(missing) - _MOST_NAMED)
        return f"{', '.join(names)} {more}"
    return ", ".join(names)
