"""From a source to a snapshot: what changed is read, what fails keeps its last good tables."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from services.errors import MISTAKES, SourceUnreachableError, SpreadsheetUnreadableError
from services.indicators.catalogue import BY_CODE
from services.intake.assemble import Part, Register, assemble
from services.intake.findings import Code, Finding, Remark, severity_of
from services.intake.headings import Headings
from services.intake.keys import owner_of
from services.intake.province import (
    Entries,
    calendar_of,
    meetings_of,
    successions_of,
    targets_of,
    units_of,
    users_of,
)
from services.intake.spreadsheet import (
    is_province,
    read_province,
    read_tables,
    says_sample,
)
from services.intake.tab import TabReading, addressed
from services.reference_units import built_in_units
from services.snapshot import Snapshot, SpreadsheetState
from services.sources import Source, Spreadsheet
from services.units import UnitTree

_log = logging.getLogger(__name__)
# The mark of a spreadsheet that is to be tried again though nothing about it has changed.
_AGAIN = ""


@dataclass(frozen=True)
class Kept:
    """What is kept of one spreadsheet between two looks at the source.

    Attributes:
        version: the source's mark when it was last tried, whether that went well or not.
        part: its last good reading, or an empty one.
        register: what it tells as the province's own spreadsheet, if it is that.
        province_tabs: how the province's tabs were read.
        units: the units by which its tables were read.
        missing: whether the last look did not find it.
    """

    version: str
    part: Part
    register: Register | None = None
    province_tabs: tuple[TabReading, ...] = ()
    units: UnitTree | None = None
    missing: bool = False


@dataclass(frozen=True)
class Readings:
    """Everything kept of a source, and the snapshot that it makes."""

    kept: Mapping[str, Kept] = field(default_factory=dict[str, Kept])
    snapshot: Snapshot | None = None
    unreachable_since: datetime | None = None


def _now() -> datetime:
    return datetime.now(UTC)


def look(
    source: Source,
    before: Readings,
    now: Callable[[], datetime] = _now,
) -> Readings:
    """Return the readings after one look at the source; the very same ones if nothing changed.

    A spreadsheet that fails keeps its last good tables and gives a finding; the others go on.
    A source that cannot be reached at all keeps everything.
    """
    try:
        versions = source.versions()
    except SourceUnreachableError:
        if before.unreachable_since:
            return before
        return replace(before, unreachable_since=now())
    kept = _read_changed(source, versions, before.kept, now)
    parts = {key: one.part for key, one in kept.items()}
    same = parts.keys() == before.kept.keys() and all(
        part is before.kept[key].part for key, part in parts.items()
    )
    if same and before.snapshot:
        if kept == before.kept and not before.unreachable_since:
            return before
        return Readings(kept, before.snapshot, None)
    register = next((kept[key].register for key in sorted(kept) if kept[key].register), None)
    if register is None:
        register = _without_province(bool(kept))
    return Readings(kept, assemble([parts[key] for key in sorted(parts)], register, now()), None)


def _without_province(any_kept: bool) -> Register:
    finding = Finding(
        "", "", "", "", "", severity_of(Code.NO_PROVINCE_WORKBOOK), Code.NO_PROVINCE_WORKBOOK
    )
    return Register(built_in_units(), findings=(finding,) if any_kept else ())


def _read_changed(
    source: Source,
    versions: Mapping[str, str],
    before: Mapping[str, Kept],
    now: Callable[[], datetime],
) -> Mapping[str, Kept]:
    kept: dict[str, Kept] = {}
    fresh: dict[str, Spreadsheet] = {}
    for key, old in before.items():
        # Excel takes a workbook away for a moment while it saves: gone is what is gone twice.
        if key not in versions and not old.missing:
            kept[key] = replace(old, missing=True)

    def read(key: str, old: Kept | None) -> None:
        try:
            fresh[key] = source.read(key)
        except SpreadsheetUnreadableError as error:
            kept[key] = _failed(key, versions[key], old, Code(error.code), now())

    for key, version in versions.items():
        old = before.get(key)
        if old and old.version == version:
            kept[key] = replace(old, missing=False) if old.missing else old
        else:
            read(key, old)
    registers: dict[str, tuple[Register, tuple[TabReading, ...]]] = {}
    for key, spreadsheet in list(fresh.items()):
        try:
            if is_province(spreadsheet):
                registers[key] = _register(spreadsheet)
        except MISTAKES:
            del fresh[key]
            kept[key] = _not_understood(key, versions[key], before.get(key), now())
    told = {key: one.register for key, one in kept.items() if one.register}
    told |= {key: register for key, (register, _) in registers.items()}
    units = told[min(told)].units if told else built_in_units()
    for key, old in list(kept.items()):
        # Other units give the same cells another meaning: read again by the new ones.
        if old.units not in (None, units) and not old.part.state.failing_since and key in versions:
            read(key, old)
    for key in list(fresh):
        # One at a time, and its cells are dropped as soon as they are read.
        spreadsheet = fresh.pop(key)
        register, tabs = registers.get(key) or (None, ())
        try:
            kept[key] = _kept(spreadsheet, versions[key], units, now(), register, tabs)
        except MISTAKES:
            kept[key] = _not_understood(key, versions[key], before.get(key), now())
    return kept


def _kept(
    spreadsheet: Spreadsheet,
    version: str,
    units: UnitTree,
    read_at: datetime,
    register: Register | None,
    province_tabs: tuple[TabReading, ...],
) -> Kept:
    owner = owner_of(spreadsheet.title, units)
    state = SpreadsheetState(
        spreadsheet.id, spreadsheet.title, owner, read_at, link=spreadsheet.link("", "")
    )
    findings = (
        (_about(spreadsheet.title, Code.FILE_OPEN_ELSEWHERE),) if spreadsheet.open_elsewhere else ()
    )
    part = Part(
        state,
        spreadsheet.digest,
        (*province_tabs, *read_tables(spreadsheet, units, owner)),
        findings,
        says_sample(spreadsheet),
        # The cells are not needed any more; only the way to link to them is.
        replace(spreadsheet, grids=()),
    )
    return Kept(version, part, register, province_tabs, units)


def _not_understood(key: str, version: str, old: Kept | None, since: datetime) -> Kept:
    """Keep what there is of a spreadsheet over which the application itself stumbled."""
    _log.exception("reading %s failed", key)
    return _failed(key, version, old, Code.FILE_NOT_UNDERSTOOD, since)


def _failed(key: str, version: str, old: Kept | None, code: Code, since: datetime) -> Kept:
    if code is Code.FILE_UNREACHABLE:
        # Whoever holds the file lets it go without changing it.
        version = _AGAIN
    title = old.part.state.title if old else key.rsplit(".", 1)[0]
    findings = (_about(title, code),)
    if old is None:
        state = SpreadsheetState(key, title, "", None, since)
        return Kept(version, Part(state, "", findings=findings))
    if old.part.state.failing_since and old.part.findings == findings:
        return replace(old, version=version, missing=False)
    state = replace(old.part.state, failing_since=old.part.state.failing_since or since)
    part = replace(old.part, state=state, findings=findings)
    return replace(old, version=version, part=part, missing=False)


def _about(title: str, code: Code) -> Finding:
    return Finding(title, "", "", "", "", severity_of(code), code)


def _register(spreadsheet: Spreadsheet) -> tuple[Register, tuple[TabReading, ...]]:
    entries, tabs = read_province(spreadsheet)
    successions = (
        successions_of(entries["unit_succession"][2]) if "unit_succession" in entries else ()
    )
    listed, lost = units_of(entries["units"][2])
    remarks = {"units": lost}
    # A list without a province at its head is none; its findings say so.
    headed = any(not unit.parent for unit in listed)
    units = UnitTree(listed, successions) if headed else built_in_units()
    targets = ()
    if "targets" in entries:
        shares = {code: one.is_share for code, one in BY_CODE.items()}
        targets, remarks["targets"] = targets_of(entries["targets"][2], units, shares)
    return (
        Register(
            units,
            targets,
            calendar_of(entries["calendar"][2]) if "calendar" in entries else (),
            meetings_of(entries["meetings"][2]) if "meetings" in entries else (),
            users_of(entries["users"][2]) if "users" in entries else (),
        ),
        tuple(_with_lost(tab, spreadsheet, entries, remarks) for tab in tabs),
    )


def _with_lost(
    tab: TabReading,
    spreadsheet: Spreadsheet,
    entries: Mapping[str, tuple[str, Headings, Entries]],
    remarks: Mapping[str, Sequence[Remark]],
) -> TabReading:
    """Return a province tab with the entries that name nothing known counted out."""
    lost = remarks.get(tab.state.table, ())
    if not lost or entries[tab.state.table][0] != tab.state.tab:
        return tab
    found = addressed(lost, spreadsheet, tab.state.tab, entries[tab.state.table][1])
    used = tab.state.rows_used - len({remark.row for remark in lost})
    return replace(tab, state=replace(tab.state, rows_used=used), findings=(*tab.findings, *found))
