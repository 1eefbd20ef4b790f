"""The checks of the place where the spreadsheets are, and of who may do what with them."""

from collections.abc import Iterable, Mapping

from services.doctor.asked import Asked, File, OfGoogle
from services.doctor.line import Code, Line
from services.intake.tables.province import UNITS
from services.text import numbers

_MOST_NAMES = 12


def place(asked: Asked) -> tuple[Line, ...]:
    """Tell whether the place in the settings is reached, and holds spreadsheets."""
    google = asked.google
    if google is None or google.drive:
        return ()
    told = {"address": google.address, "account": google.account}
    if google.place or google.files is None:
        return (Line(Code.PLACE_NOT_REACHED, told),)
    if not google.files:
        return (Line(Code.PLACE_EMPTY, told),)
    return (Line(Code.PLACE_REACHED, {**told, "count": numbers.number(len(google.files))}),)


def sharing(asked: Asked) -> tuple[Line, ...]:
    """Tell which spreadsheets are open to too many, or to too few."""
    google = asked.google
    if google is None or not google.files:
        return ()
    provinces, of_units = _provinces(asked, google.files), _people_of_units(asked)
    office = _office(asked, google, [file for file in google.files if file.id in provinces])
    lines: list[Line] = []
    marked = [file.title for file in google.files if file.mark == "province"]
    if len(marked) > 1:
        lines.append(Line(Code.PROVINCE_SEVERAL, {"names": _named(marked)}))
    untold: list[str] = []
    for file in google.files:
        told = {"spreadsheet": file.title, "account": google.account}
        if not file.may_write:
            lines.append(Line(Code.NOT_WRITABLE, told))
        elif file.permissions is None:
            untold.append(file.title)
        elif file.id in provinces:
            lines += _of_province(file, told, of_units, office)
        else:
            lines += _of_unit(file, told, office)
    if untold:
        told = {"count": numbers.number(len(untold)), "names": _named(untold)}
        lines.append(Line(Code.SHARING_NOT_TOLD, {**told, "account": google.account}))
    return tuple(lines) or (Line(Code.SHARING_GOOD, {"count": numbers.number(len(google.files))}),)


def _of_province(
    file: File, told: Mapping[str, str], of_units: Mapping[str, str], office: frozenset[str]
) -> list[Line]:
    lines = _open_to_all(file, told, Code.PROVINCE_EDITED_BY_ALL, Code.PROVINCE_READ_BY_ALL)
    names = [
        of_units[address]
        for one in file.permissions or ()
        if one.may_edit and (address := one.email.lower()) in of_units and address not in office
    ]
    if names:
        lines.append(Line(Code.PROVINCE_EDITED_BY_UNITS, {**told, "names": _named(names)}))
    return lines


def _of_unit(file: File, told: Mapping[str, str], office: frozenset[str]) -> list[Line]:
    lines = _open_to_all(file, told, Code.UNIT_EDITED_BY_ALL, Code.UNIT_READ_BY_ALL)
    can_type = any(
        one.may_edit and one.email.lower() not in office for one in file.permissions or ()
    )
    if not can_type:
        lines.append(Line(Code.UNIT_WITHOUT_EDITOR, told))
    return lines


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


def _named(names: Iterable[str]) -> str:
    told = list(dict.fromkeys(names))
    more = "" if len(told) <= _MOST_NAMES else f" … (+{numbers.number(len(told) - _MOST_NAMES)})"
    return ", ".join(told[:_MOST_NAMES]) + more
