"""The page Số liệu: where the figures come from, and what is to be mended in the sheets."""

from collections.abc import Sequence

import pandas as pd

from services.intake.findings import Finding, Severity
from services.intake.tables import TABLE_BY_NAME
from services.panels.scope import Scope
from services.text import numbers
from services.text.findings import SEVERITIES, heading, message, table_title
from services.text.language import Language


def sources_table(scope: Scope) -> pd.DataFrame:
    """Return one row a spreadsheet: whose it is, how it was read and when."""
    text, units = scope.text.data, scope.snapshot.units
    findings = scope.snapshot.findings
    rows: list[dict[str, object]] = []
    for state in scope.snapshot.spreadsheets:
        tabs = [t for t in scope.snapshot.tabs if t.spreadsheet == state.title]
        read_at = numbers.moment(state.read_at) if state.read_at else ""
        good = text.good
        if state.failing_since:
            good = (
                text.failing.format(time=numbers.moment(state.failing_since), read=read_at)
                if state.read_at
                else text.never_read
            )
        mine = [f for f in findings if f.spreadsheet == state.title]
        rows.append(
            {
                text.spreadsheet: state.title,
                text.owner: units.get(state.unit_id, scope.view.span.end).name
                if state.unit_id
                else "",
                text.state: good,
                text.read_at: read_at,
                text.read: sum(t.rows_read for t in tabs),
                text.used: sum(t.rows_used for t in tabs),
                text.left_out: sum(t.rows_left_out for t in tabs),
                SEVERITIES[Severity.ERROR][_at(scope)]: _count(mine, Severity.ERROR),
                SEVERITIES[Severity.WARNING][_at(scope)]: _count(mine, Severity.WARNING),
            }
        )
    return pd.DataFrame(rows)


def tabs_table(scope: Scope) -> pd.DataFrame:
    """Return one row a tab: which table it was read as, and rows read, used and left out."""
    text = scope.text.data
    return pd.DataFrame(
        [
            {
                text.spreadsheet: tab.spreadsheet,
                text.tab: tab.tab,
                text.table: table_title(tab.table, scope.view.language),
                text.read: tab.rows_read,
                text.used: tab.rows_used,
                text.left_out: tab.rows_left_out,
            }
            for tab in scope.snapshot.tabs
        ]
    )


def _at(scope: Scope) -> int:
    return 0 if scope.view.language is Language.VI else 1


def _count(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(f.severity is severity for f in findings)


def chosen_findings(
    scope: Scope, spreadsheet: str, severity: Severity | None, search: str
) -> tuple[Finding, ...]:
    """Return the findings of one spreadsheet ("" for all), of one severity, that hold a text."""
    wanted = search.strip().casefold()
    return tuple(
        finding
        for finding in scope.snapshot.findings
        if spreadsheet in ("", finding.spreadsheet)
        and severity in (None, finding.severity)
        and (not wanted or wanted in _searched(scope, finding))
    )


def _searched(scope: Scope, finding: Finding) -> str:
    language = scope.view.language
    parts = (
        _unit_name(scope, finding),
        finding.spreadsheet,
        finding.tab,
        finding.cell,
        finding.value,
        finding.code.value,
        heading(finding.table, finding.column, language),
        message(finding, language),
    )
    return " ".join(parts).casefold()


def counted(scope: Scope, chosen: Sequence[Finding]) -> str:
    """Return in words how many findings of all are shown."""
    all_of_them = numbers.number(len(scope.snapshot.findings))
    return scope.text.data.shown.format(shown=numbers.number(len(chosen)), all=all_of_them)


def findings_table(scope: Scope, findings: Sequence[Finding]) -> pd.DataFrame:
    """Return one row a finding, headed in the reader's language: where, what, how to mend it.

    Where several units type into one spreadsheet, it also says whose row it is.
    """
    text, language = scope.text.data, scope.view.language
    at, shared = _at(scope), _shared(scope)
    table = pd.DataFrame(
        [
            {
                text.severity: SEVERITIES[f.severity][at],
                text.spreadsheet: f.spreadsheet,
                text.owner: _unit_name(scope, f),
                text.tab: f.tab,
                text.cell: f.cell,
                text.column: heading(f.table, f.column, language),
                text.value: f.value,
                text.message: message(f, language),
                text.open: f.link,
            }
            for f in findings
        ]
    )
    needless = [
        *([] if any(f.link for f in findings) else [text.open]),
        *([] if any(f.spreadsheet in shared for f in findings) else [text.owner]),
    ]
    return table.drop(columns=needless, errors="ignore")


def _unit_name(scope: Scope, finding: Finding) -> str:
    """Return whose row it is, of a commune also the district's: it is the one that is told."""
    units = scope.snapshot.units
    if finding.unit_id not in units:
        return ""
    path = units.path(finding.unit_id)
    return " · ".join(units.get(code, scope.view.span.end).name for code in path[1:] or path)


def _shared(scope: Scope) -> frozenset[str]:
    """Return the titles of spreadsheets into which several units type: they are no one unit's."""
    of_units = {tab.spreadsheet for tab in scope.snapshot.tabs if tab.table in TABLE_BY_NAME}
    return frozenset(
        one.title
        for one in scope.snapshot.spreadsheets
        if one.title in of_units and not one.unit_id
    )
