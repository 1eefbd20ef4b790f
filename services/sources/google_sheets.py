"""Spreadsheets at Google as a source: one call asks what changed, three read each that did."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from services.errors import (
    GoogleKeyError,
    GoogleRefusedError,
    GoogleUnreachableError,
    SoKetError,
    SourceUnreachableError,
    SpreadsheetUnreadableError,
    Trouble,
)
from services.intake.findings import Code
from services.sources import Grid, Spreadsheet
from services.sources.calls import Calls
from services.sources.google_files import File, listed, marked
from services.sources.google_grids import (
    FIELDS,
    FORMATS,
    addresses_of,
    grid_of,
    numbers_in,
    quoted,
    tabs_of,
    title_of,
)
from services.sources.place import place_of, resolved

# Reading is waiting, mostly; more at once would only wait for their turns.
_SIDE_BY_SIDE = 12
# Looking costs one call of Drive, of which thousands a minute are free.
_SECONDS = 10.0
# Drive may be minutes behind, and does not count what formulas fetch from elsewhere as a change.
_BELIEVED_SECONDS = 1800.0
# Google and what lies before it refuse addresses much longer than this.
_LONGEST_RANGES = 6000
_DISABLED = frozenset({"SERVICE_DISABLED", "accessNotConfigured"})
_TOKEN_TOO_WEAK = "ACCESS_TOKEN_SCOPE_INSUFFICIENT"  # noqa: S105


class GoogleSheets:
    """The spreadsheets of one place at Google.

    Args:
        calls: how Google is called.
        address: the office's e-mail address (the account's own spreadsheets that bear our mark), a
            folder (all spreadsheets right in it) or one spreadsheet.
    """

    def __init__(self, calls: Calls, address: str) -> None:
        self._calls = calls
        self._address = address
        self._place = place_of(address)
        # Replaced as a whole, never changed: reads go on in other threads meanwhile.
        self._files: Mapping[str, File] = {}
        self._has_province = False

    @property
    def place(self) -> str:
        """The address, for messages."""
        return self._address

    @property
    def side_by_side(self) -> int:
        """How many spreadsheets may be read at once."""
        return _SIDE_BY_SIDE

    @property
    def seconds(self) -> float:
        """The least time between two looks."""
        return _SECONDS

    @property
    def believed_seconds(self) -> float:
        """How long it is believed that nothing changed."""
        return _BELIEVED_SECONDS

    def versions(self) -> Mapping[str, str]:
        """Return id -> a mark of what Drive says of each, the province's own first.

        Raises:
            SourceUnreachableError: the place cannot be listed; its reason says why.
        """
        try:
            self._place = resolved(self._calls, self._place)
            files = marked(listed(self._calls, self._place))
        except SoKetError as error:
            raise self._unreachable(error) from error
        # Once there is a marked one, a district's tab of units counts for nothing any more.
        self._has_province |= any(file.role == "province" for file in files)
        self._files = {file.id: file for file in files}
        return {file.id: self._mark(file) for file in files}

    def _unreachable(self, error: SoKetError) -> SourceUnreachableError:
        match error:
            case GoogleRefusedError():
                return SourceUnreachableError(self.place, _trouble(error))
            case GoogleKeyError() | GoogleUnreachableError() | SourceUnreachableError():
                return SourceUnreachableError(self.place, error.reason)
            case _:
                raise error

    def _is_province(self, file: File | None) -> bool | None:
        if not self._has_province:
            return None
        return file is not None and file.role == "province"

    def _mark(self, file: File) -> str:
        return f"{file.version} {self._is_province(file)} {file.title}"

    def read(self, spreadsheet_id: str) -> Spreadsheet:
        """Return one spreadsheet with all its tabs; dates and percentages as they are seen.

        Raises:
            SpreadsheetUnreadableError: this one cannot be read; the others may.
            SourceUnreachableError: none can be read now: the key, the API or the net is at fault.
        """
        try:
            if self._is_trashed(spreadsheet_id):
                raise self._unreadable(spreadsheet_id, Code.FILE_GONE)
            return self._read(spreadsheet_id)
        except GoogleRefusedError as error:
            code = _code(error)
            if code is None:
                raise self._unreachable(error) from error
            raise self._unreadable(spreadsheet_id, code) from error
        except GoogleUnreachableError as error:
            if error.reason is Trouble.NO_NETWORK:
                raise self._unreachable(error) from error
            raise self._unreadable(spreadsheet_id, Code.FILE_BUSY) from error
        except GoogleKeyError as error:
            raise self._unreachable(error) from error

    def _unreadable(self, spreadsheet_id: str, code: Code) -> SpreadsheetUnreadableError:
        file = self._files.get(spreadsheet_id)
        return SpreadsheetUnreadableError(spreadsheet_id, code, file.title if file else "")

    def _is_trashed(self, spreadsheet_id: str) -> bool:
        """Tell whether one that is not listed any more lies in the trash, where it can be read."""
        if not self._files or spreadsheet_id in self._files:
            return False
        path = f"/drive/v3/files/{quote(spreadsheet_id, safe='')}"
        asked = {"fields": "trashed", "supportsAllDrives": True}
        return bool(self._calls.call("GET", path, params=asked).get("trashed"))

    def _read(self, spreadsheet_id: str) -> Spreadsheet:
        metadata, tabs, grids = self._cells(spreadsheet_id)
        file = self._files.get(spreadsheet_id)
        own = str(metadata.get("properties", {}).get("title", ""))
        read = Spreadsheet(
            id=spreadsheet_id,
            title=file.title if file and file.title else own or spreadsheet_id,
            grids=grids,
            addresses=addresses_of(spreadsheet_id, tabs),
            is_province=self._is_province(file),
        )
        return replace(read, digest=sha256(repr(_content(read)).encode()).hexdigest())

    def _cells(
        self, spreadsheet_id: str
    ) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]], tuple[Grid, ...]]:
        path = f"/v4/spreadsheets/{quote(spreadsheet_id, safe='')}"
        try:
            return self._read_once(path)
        except GoogleRefusedError as error:
            if error.status != 400:
                raise
            # A tab was renamed or deleted between two calls.
            return self._read_once(path)

    def _read_once(
        self, path: str
    ) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]], tuple[Grid, ...]]:
        metadata = self._calls.call("GET", path, params={"fields": FIELDS})
        tabs = tabs_of(metadata)
        values = list(self._values(path, tabs))
        formats = self._formats(path, tabs, values)
        # Not one tab may fall out unnoticed.
        grids = tuple(
            grid_of(tab, cells, formats.get(tab["properties"].get("sheetId", 0), {}))
            for tab, cells in zip(tabs, values, strict=True)
        )
        return metadata, tabs, grids

    def _formats(
        self,
        path: str,
        tabs: Sequence[Mapping[str, Any]],
        values: Sequence[Sequence[Sequence[object]]],
    ) -> Mapping[int, Mapping[str, Any]]:
        """Return the id of a tab -> how its numbers are shown."""
        asked = [numbers_in(tab, cells) for tab, cells in zip(tabs, values, strict=True)]
        found: dict[int, Mapping[str, Any]] = {}
        for ranges in _in_pieces([range_ for range_ in asked if range_]):
            answer = self._calls.call("GET", path, params={"ranges": ranges, "fields": FORMATS})
            for sheet in answer.get("sheets", ()):
                found[sheet.get("properties", {}).get("sheetId", 0)] = sheet
        return found

    def _values(
        self, path: str, tabs: Sequence[Mapping[str, Any]]
    ) -> Iterator[Sequence[Sequence[object]]]:
        for ranges in _in_pieces([quoted(title_of(tab)) for tab in tabs]):
            answer = self._calls.call(
                "GET",
                f"{path}/values:batchGet",
                params={
                    "ranges": ranges,
                    "valueRenderOption": "UNFORMATTED_VALUE",
                    "dateTimeRenderOption": "SERIAL_NUMBER",
                },
            )
            # An empty tab has no values at all.
            yield from (one.get("values", []) for one in answer["valueRanges"])


def _in_pieces(ranges: Sequence[str]) -> Iterator[list[str]]:
    """Yield ranges by so many as an address holds: all at once, but for very many tabs."""
    piece: list[str] = []
    length = 0
    for one in ranges:
        size = len(quote(one)) + len("&ranges=")
        if piece and length + size > _LONGEST_RANGES:
            yield piece
            piece, length = [], 0
        piece.append(one)
        length += size
    if piece:
        yield piece


def _content(read: Spreadsheet) -> tuple[object, ...]:
    cells = [(g.tab, g.hidden, sorted(g.hidden_rows), g.merges, g.rows) for g in read.grids]
    return read.title, read.is_province, sorted(read.addresses.items()), cells


def _trouble(error: GoogleRefusedError) -> Trouble:
    if error.reason in _DISABLED:
        return Trouble.API_DISABLED
    return Trouble.PLACE_NOT_SHARED if error.status == 404 else Trouble.NOT_ALLOWED


def _code(error: GoogleRefusedError) -> Code | None:
    """Return what is wrong with a spreadsheet that is refused; None: it is not the spreadsheet."""
    if error.reason in _DISABLED or error.reason == _TOKEN_TOO_WEAK:
        return None
    refusals = {403: Code.FILE_NOT_SHARED, 404: Code.FILE_GONE}
    return refusals.get(error.status, Code.FILE_UNREACHABLE)
