"""What the province's own spreadsheet tells, and what of it decides how the others are read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from services.indicators.catalogue import BY_CODE
from services.intake.assemble import Register
from services.intake.findings import Code, Finding, Remark, severity_of
from services.intake.headings import Headings
from services.intake.province import (
    Entries,
    calendar_of,
    meetings_of,
    successions_of,
    targets_of,
    units_of,
    users_of,
)
from services.intake.spreadsheet import read_province
from services.intake.tab import TabReading, addressed
from services.reference_units import built_in_units
from services.sources import Spreadsheet
from services.units import UnitTree


def register_of(
    spreadsheet: Spreadsheet, last: Register | None
) -> tuple[Register, tuple[TabReading, ...]]:
    """Return what the province's spreadsheet tells, and how each of its tabs was read.

    Args:
        spreadsheet: the province's own.
        last: what it told before; its units hold while their tab cannot be read.
    """
    entries, tabs = read_province(spreadsheet)
    successions = (
        successions_of(entries["unit_succession"][2]) if "unit_succession" in entries else ()
    )
    remarks: dict[str, Sequence[Remark]] = {}
    units = last.units if last else built_in_units()
    if "units" in entries:
        listed, remarks["units"] = units_of(entries["units"][2])
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


def without_province(*, any_read: bool, is_whole: bool) -> Register:
    """Return what holds while no spreadsheet is the province's: the units that we bring along.

    Args:
        any_read: whether there is anything yet that is read by these units.
        is_whole: whether all are read; else the province's own may be among the others.
    """
    code = Code.NO_PROVINCE_WORKBOOK if is_whole else Code.PROVINCE_NOT_READ
    finding = Finding("", "", "", "", "", severity_of(code), code)
    return Register(built_in_units(), findings=(finding,) if any_read else ())


@lru_cache(maxsize=4)
def mark_of(units: UnitTree) -> str:
    """Return a mark of the units that differs when the same cells would be read differently."""
    plain = [replace(unit, official_code="", order=0, email="") for unit in units.units]
    told = repr((plain, units.successions))
    return sha256(told.encode(errors="surrogatepass")).hexdigest()[:16]
