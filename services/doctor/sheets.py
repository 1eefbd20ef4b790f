"""The checks of what was read: every spreadsheet, its tabs, its headings; and the feedback."""

from collections.abc import Collection, Sequence

from services.doctor.asked import Asked
from services.doctor.line import Code, Line
from services.doctor.names import named
from services.doctor.passing import PASSING
from services.intake.findings import Code as Fault
from services.intake.findings import Finding
from services.intake.tables import TABLE_BY_NAME
from services.intake.tables.province import PROVINCE_TABLES
from services.snapshot import Snapshot
from services.text import numbers

_TABLES = TABLE_BY_NAME | {table.name: table for table in PROVINCE_TABLES}


def reading(asked: Asked) -> tuple[Line, ...]:
    """Tell which spreadsheets could not be read."""
    readings, snapshot = asked.readings, asked.snapshot
    trouble = readings.trouble if readings.unreachable_since else ""
    if snapshot is None or not snapshot.spreadsheets:
        if trouble in PASSING:
            return (Line(Code.READING_NOT_KNOWN, {"reason": trouble}),)
        return (Line(Code.NOTHING_READ),)
    failing = {
        state.title for state in snapshot.spreadsheets if state.failing_since or not state.read_at
    }
    lines = _not_read(asked, snapshot, failing)
    codes = {finding.code for finding in snapshot.findings}
    if Fault.NO_PROVINCE_WORKBOOK in codes:
        lines.append(Line(Code.PROVINCE_MISSING))
    elif Fault.PROVINCE_NOT_READ in codes and not _is_marked(asked):
        lines.append(Line(Code.PROVINCE_NOT_KNOWN))
    read = sum(bool(state.read_at) for state in snapshot.spreadsheets)
    count = len(snapshot.spreadsheets) + snapshot.waiting
    told = {"count": numbers.number(count), "read": numbers.number(read)}
    if readings.unreachable_since or readings.from_store:
        # What stands in the sheets by now is not known.
        lines.append(Line(Code.READ_BEFORE))
    elif snapshot.waiting:
        lines.append(Line(Code.STILL_READING, told))
    elif not failing:
        lines.insert(0, Line(Code.ALL_READ, told))
    return tuple(lines)


def _is_marked(asked: Asked) -> bool:
    """Tell whether it is known by its mark which one is the province's."""
    return any(file.mark == "province" for file in (asked.google and asked.google.files) or ())


def _not_read(asked: Asked, snapshot: Snapshot, failing: Collection[str]) -> list[Line]:
    """Return a line for each that has a fault, and one for all that gave no answer."""
    # One that was never read is known by its number alone; Drive knows its name.
    names = {file.id: file.title for file in (asked.google and asked.google.files) or ()}
    found = [
        (names.get(finding.spreadsheet, finding.spreadsheet), finding.code)
        for finding in snapshot.findings
        if finding.spreadsheet in failing and finding.code.value.startswith("file_")
    ]
    lines = [
        Line(Code.NOT_READ, {"spreadsheet": title, "why": code.value})
        for title, code in found
        if code is not Fault.FILE_BUSY
    ]
    if busy := [title for title, code in found if code is Fault.FILE_BUSY]:
        told = {"count": numbers.number(len(busy)), "names": named(busy)}
        lines.append(Line(Code.NOT_READ_NOW, told))
    return lines


def tabs(asked: Asked) -> tuple[Line, ...]:
    """Tell which tabs and headings were not recognised."""
    snapshot = asked.snapshot
    if snapshot is None or not any(state.read_at for state in snapshot.spreadsheets):
        return ()
    lines = [
        *_without_tabs(snapshot),
        *_lost_headings(snapshot.findings),
        *_lost_columns(snapshot.findings),
    ]
    if any(line.code is not Code.TAB_HIDDEN for line in lines):
        return tuple(lines)
    known = sum(tab.table != "" for tab in snapshot.tabs)
    return (Line(Code.TABS_KNOWN, {"count": numbers.number(known)}), *lines)


def feedback(asked: Asked) -> tuple[Line, ...]:
    """Tell whether the units' spreadsheets say what was found in them."""
    if asked.settings.google is None:
        return ()
    if not asked.settings.google.feedback:
        return (Line(Code.FEEDBACK_OFF),)
    return tuple(
        Line(Code.FEEDBACK_HINDERED, {"spreadsheet": title, "hindrance": why})
        for title, why in sorted(asked.hindered.items())
    ) or (Line(Code.FEEDBACK_ON),)


def _without_tabs(snapshot: Snapshot) -> list[Line]:
    known = {tab.spreadsheet for tab in snapshot.tabs if tab.table}
    return [
        Line(Code.TABS_NONE, {"spreadsheet": state.title})
        for state in snapshot.spreadsheets
        if state.read_at and not state.failing_since and state.title not in known
    ]


def _lost_headings(findings: Sequence[Finding]) -> list[Line]:
    codes = {Fault.HEADING_NOT_FOUND: Code.HEADING_LOST, Fault.TAB_HIDDEN: Code.TAB_HIDDEN}
    return [
        Line(codes[finding.code], {"spreadsheet": finding.spreadsheet, "tab": finding.tab})
        for finding in findings
        if finding.code in codes
    ]


def _lost_columns(findings: Sequence[Finding]) -> list[Line]:
    """Return one line a tab, with all its missing columns as the form heads them."""
    missing: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding.code is Fault.COLUMN_MISSING:
            heading = _TABLES[finding.table].column(finding.column).heading
            missing.setdefault((finding.spreadsheet, finding.tab), []).append(f"“{heading}”")
    return [
        Line(
            Code.COLUMN_LOST,
            {"spreadsheet": title, "tab": tab, "names": ", ".join(dict.fromkeys(headings))},
        )
        for (title, tab), headings in missing.items()
    ]
