"""The page Số liệu: where the figures come from, and what is to be mended in the sheets."""

from collections.abc import Sequence

import pandas as pd

from services.intake.findings import Finding, Severity
from services.panels.scope import Scope
from services.text import numbers
from services.text.findings import SEVERITIES, heading, message, table_title
from services.text.language import Language
from services.text.screen import screen


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
        and (not wanted or wanted in _searched(finding, scope.view.language))
    )


def _searched(finding: Finding, language: Language) -> str:
    parts = (
        finding.spreadsheet,
        finding.tab,
        finding.cell,
        finding.value,
        finding.code.value,
        heading(finding.table, finding.column, language),
        message(finding, language),
    )
    return " ".join(parts).casefold()


def findings_table(findings: Sequence[Finding], language: Language) -> pd.DataFrame:
    """Return one row a finding, headed in the reader's language: where, what, how to mend it."""
    text = screen(language).data
    at = 0 if language is Language.VI else 1
    table = pd.DataFrame(
        [
            {
                text.severity: SEVERITIES[f.severity][at],
                text.spreadsheet: f.spreadsheet,
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
    return (
        table if any(f.link for f in findings) else table.drop(columns=text.open, errors="ignore")
    )
