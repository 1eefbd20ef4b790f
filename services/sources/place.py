"""Where the spreadsheets are kept at Google: what the one address in the settings means."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from services.errors import GoogleRefusedError, SourceUnreachableError, Trouble
from services.sources.calls import Calls

SPREADSHEET_TYPE = "application/vnd.google-apps.spreadsheet"
FOLDER_TYPE = "application/vnd.google-apps.folder"
_PERSON = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+")
_ID = r"([\w-]{15,})"
_BARE_ID = re.compile(_ID)


class PlaceKind(StrEnum):
    """PERSON: an office's e-mail address. FILE: an id that may be a folder's or a spreadsheet's."""

    PERSON = "person"
    FOLDER = "folder"
    SPREADSHEET = "spreadsheet"
    FILE = "file"


_LINKS = (
    (PlaceKind.SPREADSHEET, re.compile(rf"/spreadsheets/(?:u/\d+/)?d/{_ID}")),
    (PlaceKind.FOLDER, re.compile(rf"/folders/{_ID}")),
    (PlaceKind.FILE, re.compile(rf"/file/(?:u/\d+/)?d/{_ID}")),
    (PlaceKind.FILE, re.compile(rf"[?&]id={_ID}")),
)


@dataclass(frozen=True)
class Place:
    """What an address means.

    Attributes:
        kind: what it is.
        id: the e-mail address, or the id of the folder or spreadsheet.
    """

    kind: PlaceKind
    id: str


def place_of(address: str) -> Place:
    """Return what an address means: an e-mail address, or a link or id of a folder or spreadsheet.

    Raises:
        ValueError: it is none of these.
    """
    typed = address.strip()
    if _PERSON.fullmatch(typed):
        return Place(PlaceKind.PERSON, typed)
    for kind, link in _LINKS:
        if found := link.search(typed):
            return Place(kind, found[1])
    if _BARE_ID.fullmatch(typed):
        return Place(PlaceKind.FILE, typed)
    raise ValueError(address)


def resolved(calls: Calls, place: Place) -> Place:
    """Return a place whose kind is known: whether a bare id is a folder's or a spreadsheet's.

    Raises:
        SourceUnreachableError: there is nothing of that id for this account, or it is neither.
        SoKetError: as ``Calls.call``.
    """
    if place.kind is not PlaceKind.FILE:
        return place
    try:
        found = calls.call(
            "GET",
            f"/drive/v3/files/{place.id}",
            params={"fields": "mimeType", "supportsAllDrives": True},
        )
    except GoogleRefusedError as error:
        if error.status == 404:
            raise SourceUnreachableError(place.id, Trouble.PLACE_NOT_SHARED) from error
        raise
    kinds = {SPREADSHEET_TYPE: PlaceKind.SPREADSHEET, FOLDER_TYPE: PlaceKind.FOLDER}
    kind = kinds.get(str(found.get("mimeType")))
    if kind is None:
        raise SourceUnreachableError(place.id, Trouble.PLACE_NOT_SPREADSHEET)
    return replace(place, kind=kind)
