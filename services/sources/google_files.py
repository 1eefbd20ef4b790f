"""What Drive says of spreadsheets: which there are, which are ours, what each is called."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from services.errors import (
    GoogleRefusedError,
    GoogleUnreachableError,
    SourceUnreachableError,
    Trouble,
)
from services.sources.calls import Calls
from services.sources.place import FOLDER_TYPE, SPREADSHEET_TYPE, Place, PlaceKind

# The mark that provision puts on the files it makes.
MARK = "soket"
_FIELDS = "id,name,mimeType,trashed,version,createdTime,appProperties"
_MARKED = " or ".join(
    f"appProperties has {{ key='{MARK}' and value='{role}' }}" for role in ("province", "unit")
)
# Shared drives keep their files out of lists that do not ask for them.
_ALL_DRIVES = {"supportsAllDrives": True, "includeItemsFromAllDrives": True}
# What a place of a kind has to be, and what to call it that it is not.
_KINDS: Mapping[PlaceKind, tuple[str, Trouble]] = {
    PlaceKind.FOLDER: (FOLDER_TYPE, Trouble.PLACE_NOT_FOLDER),
    PlaceKind.SPREADSHEET: (SPREADSHEET_TYPE, Trouble.PLACE_NOT_SPREADSHEET),
}


@dataclass(frozen=True)
class File:
    """A spreadsheet as Drive knows it.

    Attributes:
        id: for ever.
        title: what people call it; no two have the same.
        version: rises with every change, also those that nobody sees.
        created: when, as Google writes it.
        role: "province", "unit", or "" where it does not bear our mark.
    """

    id: str
    title: str
    version: str
    created: str
    role: str


def file_of(told: Mapping[str, Any]) -> File:
    """Return what Drive tells of one file."""
    title = unicodedata.normalize("NFC", str(told.get("name", ""))).strip()
    properties: Mapping[str, str] = told.get("appProperties") or {}
    return File(
        str(told["id"]),
        title or str(told["id"]),
        str(told.get("version", "")),
        str(told.get("createdTime", "")),
        properties.get(MARK, ""),
    )


def listed(calls: Calls, place: Place) -> list[File]:
    """Return the spreadsheets of a place, by one call for each thousand.

    Raises:
        SourceUnreachableError: the place is not there for the account, was thrown away, or is
            something else than the address says.
        SoKetError: as ``Calls.call``.
    """
    return [file_of(told) for told in described(calls, place)]


def described(calls: Calls, place: Place, more: str = "") -> list[Mapping[str, Any]]:
    """Return what Drive tells of the spreadsheets of a place, with more fields than usual.

    Raises:
        SourceUnreachableError: the place is not there for the account, was thrown away, or is
            something else than the address says.
        SoKetError: as ``Calls.call``.
    """
    if place.kind is PlaceKind.SPREADSHEET:
        return [itself(calls, place, more)]
    found = list(_pages(calls, place, _with(more)))
    if not found and place.kind is PlaceKind.FOLDER:
        # Of a folder that it may not see Drive gives an empty list; asked directly it says so.
        itself(calls, place)
    return found


def itself(calls: Calls, place: Place, more: str = "") -> Mapping[str, Any]:
    """Return what Drive tells of a folder, or of the one spreadsheet, that is the place itself.

    Raises:
        SourceUnreachableError: the account does not see it, it was thrown away, or it is something
            else than the address says.
        SoKetError: as ``Calls.call``.
    """
    params = {"fields": _with(more), "supportsAllDrives": True}
    try:
        told = calls.call("GET", f"/drive/v3/files/{place.id}", params=params)
    except GoogleRefusedError as error:
        if error.status == 404:
            raise SourceUnreachableError(place.id, Trouble.PLACE_NOT_SHARED) from error
        raise
    wanted, otherwise = _KINDS[place.kind]
    if told.get("mimeType") != wanted:
        raise SourceUnreachableError(place.id, otherwise)
    if told.get("trashed"):
        raise SourceUnreachableError(place.id, Trouble.PLACE_IN_BIN)
    return told


def _with(more: str) -> str:
    return f"{_FIELDS},{more}" if more else _FIELDS


def _pages(calls: Calls, place: Place, fields: str) -> Iterator[Mapping[str, Any]]:
    where = (
        f"'{place.id}' in parents"
        if place.kind is PlaceKind.FOLDER
        else f"'me' in owners and ({_MARKED})"
    )
    params: dict[str, object] = {
        "q": f"mimeType='{SPREADSHEET_TYPE}' and trashed=false and {where}",
        "pageSize": 1000,
        "fields": f"nextPageToken,incompleteSearch,files({fields})",
        **_ALL_DRIVES,
    }
    while True:
        page = calls.call("GET", "/drive/v3/files", params=params)
        if page.get("incompleteSearch"):
            # What is missing from half a list is not gone.
            raise GoogleUnreachableError(Trouble.SERVER_ERROR)
        yield from page.get("files", ())
        if not page.get("nextPageToken"):
            return
        params["pageToken"] = page["nextPageToken"]


def marked(files: Sequence[File]) -> list[File]:
    """Return files with one province at most, first, and with titles that tell them apart.

    The oldest keeps its title and its role; a younger one of the same title gets a number.
    """
    taken: set[str] = set()
    found: list[File] = []
    has_province = False
    for file in sorted(files, key=lambda f: (f.created, f.id)):
        title, number = file.title, 1
        while title.casefold() in taken:
            number += 1
            title = f"{file.title} ({number})"
        taken.add(title.casefold())
        role = "unit" if file.role == "province" and has_province else file.role
        has_province |= role == "province"
        found.append(replace(file, title=title, role=role))
    return sorted(found, key=lambda f: (f.role != "province", f.title.casefold(), f.id))
