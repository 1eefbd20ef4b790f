"""Asking Drive for the self-check: the place, the spreadsheets there, and who may do what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from services.doctor.asked import File, Permission
from services.errors import (
    GoogleKeyError,
    GoogleRefusedError,
    GoogleUnreachableError,
    SoKetError,
    SourceUnreachableError,
    Trouble,
)
from services.sources.calls import Calls
from services.sources.google_files import described, file_of, itself, marked
from services.sources.place import Place, PlaceKind, place_of, resolved

_SHARING = "capabilities(canEdit),permissions(type,role,emailAddress)"
# Of files on shared drives the list does not tell who may what; so many are asked for one by one.
ASKED_ALONE = 60


@dataclass(frozen=True)
class Listing:
    """What Drive answered.

    Attributes:
        files: the spreadsheets there; None: they could not be listed.
        place: why the place in the settings is not reached; None: it is, or that is not known.
        drive: why the Drive API did not answer; None: it did.
        adding: whether the account may make files in the folder, or why that is not known; True
            where the place is no folder.
    """

    files: tuple[File, ...] | None = None
    place: SourceUnreachableError | None = None
    drive: SoKetError | None = None
    adding: bool | SoKetError = True


def listing(calls: Calls, address: str) -> Listing:
    """Return what Drive tells of the place; a call that comes to nothing spoils no other one."""
    try:
        place = resolved(calls, place_of(address))
        told = described(calls, place, _SHARING)
    except SourceUnreachableError as error:
        return Listing(place=error)
    except GoogleRefusedError as error:
        if error.status == 404:
            return Listing(place=SourceUnreachableError(address, Trouble.PLACE_NOT_SHARED))
        return Listing(drive=error)
    except (GoogleKeyError, GoogleUnreachableError) as error:
        return Listing(drive=error)
    try:
        adding = _may_add(calls, place)
    except SourceUnreachableError as error:
        return Listing(place=error)
    except SoKetError as error:
        adding = error
    # Two of one title are told apart here as they are when they are read.
    titles = {file.id: file.title for file in marked([file_of(one) for one in told])}
    files = [_file(one, titles) for one in told]
    return Listing(_with_permissions(calls, files), adding=adding)


def _may_add(calls: Calls, place: Place) -> bool:
    if place.kind is not PlaceKind.FOLDER:
        return True
    may = _mapping(itself(calls, place, "capabilities(canAddChildren)").get("capabilities"))
    return bool(may.get("canAddChildren"))


def _file(told: Mapping[str, Any], titles: Mapping[str, str]) -> File:
    file = file_of(told)
    entries = cast("list[Mapping[str, Any]] | None", told.get("permissions"))
    return File(
        file.id,
        titles.get(file.id, file.title),
        bool(_mapping(told.get("capabilities")).get("canEdit")),
        file.role,
        None if entries is None else tuple(map(_permission, entries)),
    )


def _with_permissions(calls: Calls, files: Sequence[File]) -> tuple[File, ...]:
    alone = [file for file in files if file.may_write and file.permissions is None]
    found: dict[str, File] = {}
    trouble: Trouble | None = None
    for number, file in enumerate(alone):
        if trouble or number >= ASKED_ALONE:
            found[file.id] = replace(file, is_asked=False, trouble=trouble)
            continue
        try:
            found[file.id] = _permissions_of(calls, file)
        except GoogleUnreachableError as error:
            # With the others it would be the same, and somebody is waiting.
            trouble = error.reason
            found[file.id] = replace(file, is_asked=False, trouble=trouble)
    return tuple(found.get(file.id, file) for file in files)


def _permissions_of(calls: Calls, file: File) -> File:
    params = {
        "fields": "permissions(type,role,emailAddress)",
        "pageSize": 100,
        "supportsAllDrives": True,
    }
    try:
        told = calls.call("GET", f"/drive/v3/files/{file.id}/permissions", params=params)
    except GoogleRefusedError:
        return file
    return replace(file, permissions=tuple(map(_permission, told.get("permissions", ()))))


def _permission(told: Mapping[str, Any]) -> Permission:
    return Permission(
        str(told.get("type", "")), str(told.get("role", "")), str(told.get("emailAddress", ""))
    )


def _mapping(told: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", told) if isinstance(told, Mapping) else {}
