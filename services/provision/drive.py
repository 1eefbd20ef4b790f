"""The calls by which spreadsheets are found, read, made, completed and shared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from services.errors import (
    GoogleRefusedError,
    GoogleUnreachableError,
    OutcomeUnknownError,
    SoKetError,
    SourceUnreachableError,
    Trouble,
)
from services.intake.tab import letters
from services.provision.formats import Json
from services.provision.found import (
    BOOK_FIELDS,
    CELL_FIELDS,
    FILE_FIELDS,
    Content,
    File,
    Tab,
    content_of,
    file_of,
    with_cells,
)
from services.provision.part import MOST_ROWS, TOP_ROWS
from services.provision.plan import Office
from services.provision.wanted import LISTS, Book
from services.sources.calls import Calls
from services.sources.google_files import described, itself
from services.sources.place import SPREADSHEET_TYPE, Place, PlaceKind

_FILES = "/drive/v3/files"
_FILE = f"id,name,appProperties,createdTime,{FILE_FIELDS}"
_EVERY_DRIVE: Mapping[str, object] = {"supportsAllDrives": True}
_MOST_COLUMNS, _MOST_TABS = 120, 60
# Google works on one request for up to 180 s; so long a file may still appear.
WAITS = (1.0, 4.0, 10.0, 15.0, 30.0, 60.0, 65.0)


def files_in(calls: Calls, place: Place) -> tuple[File, ...]:
    """Return the spreadsheets of a place.

    Raises:
        SourceUnreachableError: the place is not shared with the account.
        SoKetError: as ``Calls.call``.
    """
    try:
        return tuple(map(file_of, described(calls, place, FILE_FIELDS)))
    except GoogleRefusedError as error:
        raise _not_shared(error, place.id) from error


def office_of(calls: Calls, place: Place) -> Office:
    """Return who runs the whole: the address itself, or whoever owns the folder or spreadsheet.

    Raises:
        SourceUnreachableError: the place is not there for the account, or is something else.
        SoKetError: as ``Calls.call``.
    """
    account = calls.account.casefold()
    if place.kind is PlaceKind.PERSON:
        person = place.id.casefold()
        return Office(account, (person,), (person,))
    told = file_of(itself(calls, place, FILE_FIELDS))
    may_add = told.may_add or place.kind is not PlaceKind.FOLDER
    return Office(account, tuple(one for one in told.owners if one != account), may_add=may_add)


def _file(calls: Calls, file_id: str) -> File:
    params = {"fields": _FILE, **_EVERY_DRIVE}
    try:
        return file_of(calls.call("GET", f"{_FILES}/{file_id}", params=params))
    except GoogleRefusedError as error:
        raise _not_shared(error, file_id) from error


def _not_shared(error: GoogleRefusedError, place: str) -> SoKetError:
    return SourceUnreachableError(place, Trouble.PLACE_NOT_SHARED) if error.status == 404 else error


def tabs_of(calls: Calls, file_id: str) -> Content:
    """Return a spreadsheet's tabs without their cells."""
    return content_of(
        calls.call("GET", f"/v4/spreadsheets/{file_id}", params={"fields": BOOK_FIELDS})
    )


def content_in(calls: Calls, file_id: str) -> Content:
    """Return what stands in a spreadsheet: its tabs, and the cells in them or at their top."""
    try:
        return _with_cells(calls, file_id, tabs_of(calls, file_id))
    except GoogleRefusedError as error:
        if error.status != 400:
            raise
    # Between the two calls somebody renamed a tab, or took one away.
    return _with_cells(calls, file_id, tabs_of(calls, file_id))


def _with_cells(calls: Calls, file_id: str, content: Content) -> Content:
    ranges = [_top(tab) for tab in content.tabs[:_MOST_TABS]]
    if not ranges:
        return content
    params = {"ranges": ranges, "fields": CELL_FIELDS}
    told = calls.call("GET", f"/v4/spreadsheets/{file_id}", params=params)
    cells: dict[int, Mapping[str, Any]] = {
        int(sheet["properties"].get("sheetId", 0)): sheet for sheet in told.get("sheets", ())
    }
    tabs = (with_cells(tab, cells[tab.id]) if tab.id in cells else tab for tab in content.tabs)
    return replace(content, tabs=tuple(tabs))


def _top(tab: Tab) -> str:
    # In a tab of ours the headings stand at the top; of one that others made all is looked at,
    # lest it be taken for blank. Lists are compared as a whole.
    is_deep = not tab.mark or tab.mark == LISTS
    rows = min(tab.rows, MOST_ROWS if is_deep else TOP_ROWS)
    title = tab.title.replace("'", "''")
    return f"'{title}'!A1:{letters(min(tab.width, _MOST_COLUMNS) - 1)}{rows}"


def create(calls: Calls, book: Book, place: Place, sleep: Callable[[float], None]) -> File:
    """Make a spreadsheet's file, and no second one.

    Where it is not known whether Google made it, it is looked for, for as long as Google may still
    be at it, before it is asked for again.

    Raises:
        GoogleUnreachableError: it could not be made, or it is not known whether it was.
        SoKetError: as ``Calls.call``.
    """
    body: Json = {
        "name": book.title,
        "mimeType": SPREADSHEET_TYPE,
        "appProperties": dict(book.mark),
    }
    if place.kind is PlaceKind.FOLDER:
        body["parents"] = [place.id]
    params = {"fields": _FILE, **_EVERY_DRIVE}
    reason = Trouble.NO_ANSWER
    for _ in range(2):
        try:
            return file_of(calls.call("POST", _FILES, params=params, body=body, repeatable=False))
        except OutcomeUnknownError as error:
            reason = error.reason
        for wait in (0.0, *WAITS):
            sleep(wait)
            found = [one for one in files_in(calls, place) if is_for(book, one)]
            if found:
                return found[0]
    raise GoogleUnreachableError(reason)


def is_for(book: Book, file: File) -> bool:
    """Tell whether a file was marked for a spreadsheet."""
    return (file.mark, file.unit) == (book.mark["soket"], book.mark.get("soket_unit", ""))


def mark(calls: Calls, file: File, book: Book) -> None:
    """Mark a file that others made for what it is to be."""
    body = {"appProperties": dict(book.mark)}
    params = {"fields": "id", **_EVERY_DRIVE}
    calls.call("PATCH", f"{_FILES}/{file.id}", params=params, body=body)


def apply(calls: Calls, file: File, requests: Sequence[Json]) -> None:
    """Apply a batch to a spreadsheet: all of it, or nothing.

    Raises:
        OutcomeUnknownError: it may have been applied; the batch's mark tells.
        SoKetError: as ``Calls.call``.
    """
    path = f"/v4/spreadsheets/{file.id}:batchUpdate"
    calls.call("POST", path, body={"requests": list(requests)}, repeatable=False)


def share(calls: Calls, file: File, address: str, *, notify: bool) -> None:
    """Let somebody type into a spreadsheet; who may already stays the only one of that name."""
    body = {"type": "user", "role": "writer", "emailAddress": address}
    params = {"fields": "id", "sendNotificationEmail": notify, **_EVERY_DRIVE}
    path = f"{_FILES}/{file.id}/permissions"
    try:
        # Without a mail a second time changes nothing; with one, a second mail would go out.
        calls.call("POST", path, params=params, body=body, repeatable=not notify)
    except OutcomeUnknownError:
        if address not in _file(calls, file.id).roles:
            calls.call("POST", path, params=params, body=body, repeatable=False)
