"""The line of trust: as of when, from what, how much was left out, who is missing."""

from collections.abc import Sequence

import pandas as pd

from services.indicators.reporting import last_reported
from services.intake.tables import TABLE_BY_NAME
from services.panels.kept import kept
from services.panels.scope import Scope
from services.snapshot import SpreadsheetState
from services.text import numbers

_MOST_NAMED = 4


def trust_line(
    scope: Scope, found: pd.DataFrame, table: str = "", asked: Sequence[str] = ()
) -> str:
    """Return the sentence that stands under a figure, on screen and in every file.

    Args:
        scope: snapshot and view.
        found: the results; ``as_of_date`` is taken from them.
        table: name of the table that they come from; "" when they come from all.
        asked: the units whose coverage is told; none: those of the view.
    """
    text = scope.text.panel
    parts = [_as_of(scope, found), *_sources(scope), _rows(scope, table)]
    expected, missing = _coverage(scope, table, asked) if table else (0, [])
    if expected:
        parts.append(text.reported.format(reported=expected - len(missing), expected=expected))
    if missing:
        parts.append(text.missing.format(names=_named(scope, missing)))
    return " · ".join(parts)


def _as_of(scope: Scope, found: pd.DataFrame) -> str:
    dates = found["as_of_date"].dropna()
    if dates.empty:
        return scope.text.panel.as_of_unknown
    return scope.text.panel.as_of.format(date=numbers.day(dates.max().date()))


def _sources(scope: Scope) -> list[str]:
    text, snapshot = scope.text.panel, scope.snapshot
    states, waiting = snapshot.spreadsheets, snapshot.waiting
    failing = [s for s in states if s.failing_since or not s.read_at]
    told = [text.sources.format(read=len(states) - len(failing), all=len(states) + waiting)]
    if waiting:
        told.append(text.sources_waiting.format(count=waiting))
    if failing:
        names = ", ".join(_aged(scope, state) for state in failing[:_MOST_NAMED])
        if len(failing) > _MOST_NAMED:
            names += " " + text.more_failing.format(count=len(failing) - _MOST_NAMED)
        told.append(text.sources_failing.format(names=names))
    return told


def _aged(scope: Scope, state: SpreadsheetState) -> str:
    """Return the name of a spreadsheet that fails, with the age of what is used in its place."""
    if state.read_at is None:
        return state.title
    return scope.text.panel.aged.format(name=state.title, time=numbers.moment(state.read_at))


def _rows(scope: Scope, table: str) -> str:
    tables = {table} if table else set(TABLE_BY_NAME)
    tabs = [tab for tab in scope.snapshot.tabs if tab.table in tables]
    return scope.text.panel.rows.format(
        used=numbers.number(sum(tab.rows_used for tab in tabs)),
        left=numbers.number(sum(tab.rows_left_out for tab in tabs)),
    )


def _coverage(scope: Scope, table: str, asked: Sequence[str]) -> tuple[int, list[str]]:
    units = scope.snapshot.units
    span = scope.view.span
    reports = kept(
        scope.snapshot,
        ("reports", table, span),
        lambda: last_reported(scope.snapshot.tables, units, [table], span),
    )
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
