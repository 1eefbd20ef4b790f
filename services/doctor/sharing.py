"""The checks of the place where the spreadsheets are, and of who may do what with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from services.doctor.asked import Asked, File, OfGoogle, Protection
from services.doctor.line import Code, Line
from services.doctor.listing import ASKED_ALONE
from services.doctor.names import named
from services.doctor.passing import passing
from services.doctor.way import network
from services.errors import SoKetError, Trouble
from services.intake.findings import Code as Fault
from services.intake.tables.province import PROVINCE_TABLES, UNITS
from services.snapshot import Snapshot
from services.text import numbers

_OF_PLACE: Mapping[Trouble | str, Code] = {
    Trouble.PLACE_NOT_FOLDER: Code.PLACE_NOT_FOLDER,
    Trouble.PLACE_NOT_SPREADSHEET: Code.PLACE_NOT_SPREADSHEET,
    Trouble.PLACE_IN_BIN: Code.PLACE_IN_BIN,
}
_OF_PROVINCE = frozenset(table.name for table in PROVINCE_TABLES)


def place(asked: Asked) -> tuple[Line, ...]:
    """Tell whether the place in the settings is reached, and holds spreadsheets."""
    google = asked.google
    if google is None:
        return ()
    told = {"address": google.address, "account": google.account}
    if google.drive:
        reason = passing(google.drive)
        if not reason or network(asked):
            return ()
        return (Line(Code.PLACE_NOT_KNOWN, {**told, "reason": reason}),)
    if google.place or google.files is None:
        reason = google.place.reason if google.place else ""
        return (Line(_OF_PLACE.get(reason, Code.PLACE_NOT_REACHED), told),)
    count = {"count": numbers.number(len(google.files))}
    found = Line(Code.PLACE_REACHED, {**told, **count}) if google.files else None
    return (found or Line(Code.PLACE_EMPTY, told), *_adding(google, told))


def _adding(google: OfGoogle, told: Mapping[str, str]) -> tuple[Line, ...]:
    if isinstance(google.adding, bool):
        return () if google.adding else (Line(Code.PLACE_READ_ONLY, told),)
    reason = passing(google.adding)
    # A refusal for good: it may look into the folder, and no more is known of it.
    why = {"reason": reason or "not_told"}
    return (Line(Code.PLACE_RIGHT_NOT_KNOWN, {**told, **why}),)


def sharing(asked: Asked) -> tuple[Line, ...]:
    """Tell which spreadsheets are open to too many, or to too few."""
    google = asked.google
    if google is None or not google.files:
        return ()
    lines = list(_of_files(asked, google, google.files))
    marked = [file.title for file in google.files if file.mark == "province"]
    if len(marked) > 1:
        lines.insert(0, Line(Code.PROVINCE_SEVERAL, {"names": named(marked)}))
    lines += _untold(google, google.files)
    if not _knows_people(asked):
        lines.append(Line(Code.PEOPLE_NOT_KNOWN))
    if lines or not all(file.may_write for file in google.files):
        return tuple(lines)
    return (Line(Code.SHARING_GOOD, {"count": numbers.number(len(google.files))}),)


def _of_files(asked: Asked, google: OfGoogle, files: Sequence[File]) -> Iterator[Line]:
    provinces, of_units = _provinces(asked, files), _people_of_units(asked)
    office = _office(asked, google, [file for file in files if file.id in provinces])
    knows_people = _knows_people(asked)
    for file in files:
        told = {"spreadsheet": file.title, "account": google.account}
        if not file.may_write:
            # Where the folder itself may only be looked at, that is told once, of the folder.
            if google.adding is not False:
                yield Line(Code.NOT_WRITABLE, told)
        elif file.permissions is None:
            continue
        elif file.id in provinces:
            yield from _open_to_all(
                file, told, Code.PROVINCE_EDITED_BY_ALL, Code.PROVINCE_READ_BY_ALL
            )
            if theirs := _of_units(file, of_units, office):
                yield from _of_province(asked.snapshot, google.protection, theirs, told)
        else:
            yield from _open_to_all(file, told, Code.UNIT_EDITED_BY_ALL, Code.UNIT_READ_BY_ALL)
            # It may be the province's own, or its people may be the office's.
            if knows_people and not _can_type(file, office):
                yield Line(Code.UNIT_WITHOUT_EDITOR, told)


def _untold(google: OfGoogle, files: Sequence[File]) -> Iterator[Line]:
    """Yield a line of those of which it is not known with whom they are shared, by the reason."""
    silent = [file for file in files if file.may_write and file.permissions is None]
    account = {"account": google.account}
    for trouble in dict.fromkeys(file.trouble for file in silent if file.trouble):
        names = [file.title for file in silent if file.trouble is trouble]
        yield Line(Code.SHARING_NOT_KNOWN, {**_counted(names), "reason": trouble})
    left = [file.title for file in silent if not (file.is_asked or file.trouble)]
    if left:
        most = {"most": numbers.number(ASKED_ALONE)}
        yield Line(Code.SHARING_NOT_ASKED, {**_counted(left), **most})
    untold = [file.title for file in silent if file.is_asked]
    if untold:
        yield Line(Code.SHARING_NOT_TOLD, {**_counted(untold), **account})


def _knows_people(asked: Asked) -> bool:
    """Tell whether it is known who is of a unit: by the province's own list, or there is none."""
    snapshot = asked.snapshot
    if snapshot is None:
        return False
    is_read = any(tab.table == UNITS.name and tab.rows_used for tab in snapshot.tabs)
    return is_read or any(f.code is Fault.NO_PROVINCE_WORKBOOK for f in snapshot.findings)


def _of_units(file: File, of_units: Mapping[str, str], office: frozenset[str]) -> Mapping[str, str]:
    """Return the addresses of people of units who may edit a spreadsheet -> the unit's name."""
    editing = [one.email.lower() for one in file.permissions or () if one.may_edit]
    return {one: of_units[one] for one in editing if one in of_units and one not in office}


def _of_province(
    snapshot: Snapshot | None,
    protection: Protection | SoKetError,
    theirs: Mapping[str, str],
    told: Mapping[str, str],
) -> Iterator[Line]:
    """Tell that people of units may edit what is the province's.

    Args:
        snapshot: the figures.
        protection: what is protected where the place is one spreadsheet.
        theirs: addresses of people of units who may edit the spreadsheet -> the unit's name.
        told: what every line names.
    """
    if not isinstance(protection, Protection):
        yield Line(Code.PROTECTION_NOT_KNOWN, {**told, "reason": passing(protection) or "not_told"})
    elif not protection.is_one:
        yield Line(Code.PROVINCE_EDITED_BY_UNITS, {**told, "names": named([*theirs.values()])})
    elif tabs := [
        tab.tab
        for tab in (snapshot.tabs if snapshot else ())
        if tab.table in _OF_PROVINCE
        # There units have to type; what keeps them off the province's tabs is their protection.
        and (tab.tab not in protection.closed or protection.closed[tab.tab] & theirs.keys())
    ]:
        yield Line(Code.PROVINCE_TABS_OPEN, {**told, "tabs": named(tabs)})


def _can_type(file: File, office: frozenset[str]) -> bool:
    return any(one.may_edit and one.email.lower() not in office for one in file.permissions or ())


def _open_to_all(file: File, told: Mapping[str, str], editing: Code, reading: Code) -> list[Line]:
    open_to = [one for one in file.permissions or () if one.type in {"anyone", "domain"}]
    if any(one.may_edit for one in open_to):
        return [Line(editing, told)]
    # A whole organisation may look at its own; the whole world should not.
    return [Line(reading, told)] if any(one.type == "anyone" for one in open_to) else []


def _provinces(asked: Asked, files: Iterable[File]) -> frozenset[str]:
    marked = {file.id for file in files if file.mark == "province"}
    if marked or not asked.snapshot:
        return frozenset(marked)
    titles = {tab.spreadsheet for tab in asked.snapshot.tabs if tab.table == UNITS.name}
    return frozenset(file.id for file in files if file.title in titles)


def _office(asked: Asked, google: OfGoogle, provinces: Iterable[File]) -> frozenset[str]:
    """Return the addresses of the office: ours, that in the settings, those of who leads.

    Whoever may edit the province's own is of the office too, unless a unit names the address.
    """
    known = [google.account, google.address, asked.settings.admin]
    if asked.snapshot:
        known += [u.email for u in asked.snapshot.users if u.role in ("leader", "admin")]
    leading = {one.strip().lower() for one in known if "@" in one}
    of_units = _people_of_units(asked)
    editing = {
        one.email.lower()
        for file in provinces
        for one in file.permissions or ()
        if one.may_edit and one.email and one.email.lower() not in of_units
    }
    return frozenset(leading | editing)


def _people_of_units(asked: Asked) -> Mapping[str, str]:
    """Return the addresses of units and of their people -> the unit's name."""
    if asked.snapshot is None:
        return {}
    people = {u.email: u.unit or u.name for u in asked.snapshot.users if u.role == "unit"}
    units = asked.snapshot.units
    # The province's own address is the office's.
    people |= {u.email: u.name for u in units.units if u.email and u.parent}
    return {email.strip().lower(): name for email, name in people.items()}


def _counted(names: Sequence[str]) -> dict[str, str]:
    return {"count": numbers.number(len(names)), "names": named(names)}
