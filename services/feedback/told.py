"""What of a snapshot each unit's spreadsheet is to be told."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from services.intake.findings import Finding
from services.intake.tables.province import PROVINCE_TABLES
from services.snapshot import Snapshot, SpreadsheetState, TabState

_PROVINCE = frozenset(table.name for table in PROVINCE_TABLES)


@dataclass(frozen=True)
class Told:
    """What is told to one spreadsheet; equal where there is nothing new to say.

    Attributes:
        id, title: of the spreadsheet.
        tabs, findings: how it was read, and what is to be mended.
        read_at: when it was read (UTC).
        is_alone: whether no other spreadsheet has this title. Findings name theirs by title.
    """

    id: str
    title: str
    tabs: tuple[TabState, ...]
    findings: tuple[Finding, ...]
    read_at: datetime | None = field(default=None, compare=False)
    is_alone: bool = True


def told_of(snapshot: Snapshot) -> Mapping[str, Told]:
    """Return spreadsheet id -> what it is told; the province's own is told nothing.

    Nor is one that cannot be read now, for what it was told last may be mended; nor one that is no
    unit's and holds none of our tables: it may lie in the folder for another reason.
    """
    findings: dict[str, list[Finding]] = {}
    for finding in snapshot.findings:
        findings.setdefault(finding.spreadsheet, []).append(finding)
    tabs: dict[str, list[TabState]] = {}
    for tab in snapshot.tabs:
        tabs.setdefault(tab.spreadsheet, []).append(tab)
    count = Counter(state.title for state in snapshot.spreadsheets)
    return {
        state.id: Told(
            state.id,
            state.title,
            tuple(tabs.get(state.title, ())),
            tuple(findings.get(state.title, ())),
            state.read_at,
            count[state.title] == 1,
        )
        for state in snapshot.spreadsheets
        if state.read_at
        and not state.failing_since
        and _is_unit_s(state, tabs.get(state.title, []))
    }


def _is_unit_s(state: SpreadsheetState, tabs: list[TabState]) -> bool:
    tables = {tab.table for tab in tabs if tab.table}
    return not tables & _PROVINCE and bool(tables or state.unit_id)
