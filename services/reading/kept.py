"""What is kept of one spreadsheet between two looks at the source."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from services.intake.assemble import Part, Register
from services.intake.findings import Code, Finding, severity_of
from services.intake.keys import owner_of
from services.intake.spreadsheet import read_tables, says_sample
from services.intake.tab import TabReading
from services.reading.register import mark_of
from services.reference_units import built_in_units
from services.snapshot import SpreadsheetState
from services.sources import Spreadsheet
from services.units import UnitTree

_log = logging.getLogger(__name__)
# The mark of a spreadsheet that is to be tried again though nothing about it has changed.
AGAIN = ""
# What passes by itself, without a change that a mark would tell.
_PASSING = (Code.FILE_UNREACHABLE, Code.FILE_BUSY)


@dataclass(frozen=True)
class Kept:
    """What is kept of one spreadsheet between two looks at the source.

    Attributes:
        version: the source's mark when it was last tried, whether that went well or not.
        part: its last good reading, or an empty one.
        tried_at: when it was last tried (UTC).
        read_by: the mark of the units by which its tables were read; "": no tables.
        register: what it tells as the province's own spreadsheet, if it is that.
        missing: whether the last look did not find it.
    """

    version: str
    part: Part
    tried_at: datetime
    read_by: str = ""
    register: Register | None = None
    missing: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether the source knows it for the province's own."""
        return self.part.spreadsheet_link is not None and bool(
            self.part.spreadsheet_link.is_province
        )

    @property
    def is_failing(self) -> bool:
        """Whether its tables are older than the last try, or there are none."""
        return self.part.state.failing_since is not None


Told = dict[str, tuple[bool, Register]]


def registers_of(kept: Mapping[str, Kept]) -> Told:
    """Return what may be the province's own: its id -> whether the source says so, its register."""
    return {key: (one.is_marked, one.register) for key, one in kept.items() if one.register}


def province(told: Told) -> str | None:
    """Return the id of the province's own: of the one that is marked so, else of the first."""
    return min(told, key=lambda key: (not told[key][0], key), default=None)


def standing(told: Told) -> Register | None:
    """Return the register that holds."""
    first = province(told)
    return told[first][1] if first else None


def is_all_known(kept: Mapping[str, Kept]) -> bool:
    """Tell whether each was read at some time; one that never was may be the province's own."""
    return all(one.part.state.read_at for one in kept.values())


def units_of(told: Told) -> tuple[UnitTree, str]:
    """Return the units by which tables are read, and their mark."""
    register = standing(told)
    units = register.units if register else built_in_units()
    return units, mark_of(units)


def good(
    spreadsheet: Spreadsheet,
    version: str,
    read_at: datetime,
    units: tuple[UnitTree, str],
    register: tuple[Register, tuple[TabReading, ...]] | None,
    old: Kept | None,
) -> Kept:
    """Return what is kept of a spreadsheet that came: the very same tables if nothing changed.

    Args:
        spreadsheet: as it came; its cells are not kept.
        version: the source's mark.
        read_at: when it came.
        units: the units by which it is read, and their mark.
        register: what it tells as the province's own, and how those tabs were read.
        old: what was kept of it.
    """
    tree, mark = units
    # The cells are not needed any more; only the way to link to them is.
    bare = replace(spreadsheet, grids=())
    told, province_tabs = register or (None, ())
    if (
        old
        and spreadsheet.digest
        and old.part.spreadsheet_link == bare
        and old.read_by == mark
        and not old.is_failing
    ):
        told = old.register if told == old.register else told
        return replace(old, version=version, tried_at=read_at, register=told, missing=False)
    owner = owner_of(spreadsheet.title, tree)
    state = SpreadsheetState(
        spreadsheet.id, spreadsheet.title, owner, read_at, link=spreadsheet.link("", "")
    )
    part = Part(
        state,
        spreadsheet.digest,
        (*province_tabs, *read_tables(spreadsheet, tree, owner)),
        (_about(spreadsheet.title, Code.FILE_OPEN_ELSEWHERE),)
        if spreadsheet.open_elsewhere
        else (),
        says_sample(spreadsheet),
        bare,
    )
    return Kept(version, part, read_at, mark, told)


def failed(
    key: str, version: str, old: Kept | None, code: Code, at: datetime, title: str = ""
) -> Kept:
    """Return what is kept of a spreadsheet that did not come: what there was, and a finding."""
    if code in _PASSING:
        version = AGAIN
    title = old.part.state.title if old else title or key.rsplit(".", 1)[0]
    findings = (_about(title, code),)
    if old is None:
        state = SpreadsheetState(key, title, "", None, at)
        return Kept(version, Part(state, "", findings=findings), at)
    if old.is_failing and old.part.findings == findings:
        return replace(old, version=version, tried_at=at, missing=False)
    state = replace(old.part.state, failing_since=old.part.state.failing_since or at)
    part = replace(old.part, state=state, findings=findings)
    return replace(old, version=version, part=part, tried_at=at, missing=False)


def not_understood(
    key: str, version: str, old: Kept | None, error: Exception, at: datetime
) -> Kept:
    """Return what is kept of a spreadsheet over which the application itself stumbled."""
    _log.error("reading %s failed", key, exc_info=error)
    return failed(key, version, old, Code.FILE_NOT_UNDERSTOOD, at)


def in_units(part: Part, units: UnitTree) -> Part:
    """Return a part whose tables were read by other units, with the rows of those known now.

    That is what a failing spreadsheet has to offer after the list of units changed.
    """
    tabs: list[TabReading] = []
    for tab in part.tabs:
        rows, state = tab.rows, tab.state
        if rows is not None:
            rows = rows[[code in units for code in rows["unit_id"]]].reset_index(drop=True)
            below = [units.right_below_root(code) for code in rows["unit_id"]]
            rows["reporting_unit_id"] = pd.array(below, dtype="str")
            state = replace(state, rows_used=len(rows))
        findings = tuple(f if f.unit_id in units else replace(f, unit_id="") for f in tab.findings)
        tabs.append(TabReading(state, rows, findings))
    owner = part.state.unit_id if part.state.unit_id in units else ""
    return replace(part, tabs=tuple(tabs), state=replace(part.state, unit_id=owner))


def _about(title: str, code: Code) -> Finding:
    return Finding(title, "", "", "", "", severity_of(code), code)
