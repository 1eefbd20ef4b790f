"""The tab ``Kết luận`` of the province's spreadsheet: found, made, read, and added to, no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote

from services.conclusions.obstacles import Obstacle, ObstacleError
from services.conclusions.rows import Field, Row, headings, read_row
from services.folding import fold
from services.intake.tables.province import CONCLUSIONS_TAB
from services.sources.calls import Calls
from services.sources.google_grids import CONCLUSIONS_SHEET
from services.text.conclusion_rows import PROTECTION
from services.workbooks.looks import FONT

Json = Mapping[str, Any]
# The note on the tab by which we know that we made it; it holds the tab's number, so that a copy
# of the tab, which bears a copy of the note, is not taken for it.
KEY = "soket_conclusions"
_FORM = "1"
# What is asked of the spreadsheet, and no cell of it.
_FIELDS = (
    "sheets(properties(sheetId,title),protectedRanges(range),"
    "developerMetadata(metadataKey,metadataValue))"
)
# In pixels: a narrow column, and the one that people read.
_NARROW, _WIDE = 120, 420


@dataclass(frozen=True)
class Tab:
    """The tab as it stands now.

    Attributes:
        sheet_id: its number, which stays when it is renamed or moved.
        is_protected: whether it is protected as a whole.
    """

    sheet_id: int
    is_protected: bool


@dataclass(frozen=True)
class Page:
    """What stands on the tab.

    Attributes:
        tab: the tab; None: there is none yet.
        columns: where the columns are, in the order of the headings.
        rows: every row below the headings that is not empty.
    """

    tab: Tab | None = None
    columns: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()


def find(calls: Calls, spreadsheet_id: str) -> Tab | None:
    """Return our tab, by its number or by our note on it, whatever it is called now.

    Raises:
        ObstacleError: there is none, and another one has its name.
        SoKetError: as ``Calls.call``.
    """
    found = calls.call("GET", _path(spreadsheet_id), params={"fields": _FIELDS})
    sheets = cast("Sequence[Json]", found.get("sheets", ()))
    for sheet in sorted(sheets, key=_number, reverse=True):
        number = _number(sheet)
        if number == CONCLUSIONS_SHEET or _is_noted(sheet, number):
            protected = cast("Sequence[Json]", sheet.get("protectedRanges", ()))
            # A range of the whole tab names no rows and no columns.
            whole = any(
                not cast("Json", one.get("range", {})).keys() - {"sheetId"} for one in protected
            )
            return Tab(number, whole)
    titles = [str(cast("Json", sheet.get("properties", {})).get("title", "")) for sheet in sheets]
    if fold(CONCLUSIONS_TAB) in map(fold, titles):
        raise ObstacleError(Obstacle.TAB_OF_OTHERS)
    return None


def look(calls: Calls, spreadsheet_id: str, tab: Tab | None) -> Page:
    """Return what stands on the tab; it is found by its number, for its name may change.

    Raises:
        ObstacleError: its headings are not there any more.
        SoKetError: as ``Calls.call``.
    """
    if tab is None:
        return Page()
    asked = {
        "dataFilters": [{"gridRange": {"sheetId": tab.sheet_id}}],
        "majorDimension": "ROWS",
        "valueRenderOption": "UNFORMATTED_VALUE",
    }
    path = f"{_path(spreadsheet_id)}/values:batchGetByDataFilter"
    found = cast("Sequence[Json]", calls.call("POST", path, body=asked).get("valueRanges", ()))
    cells = cast("Json", found[0]["valueRange"]).get("values", ()) if found else ()
    return _page(tab, [[_text(cell) for cell in row] for row in cells])


def _page(tab: Tab, cells: Sequence[Sequence[str]]) -> Page:
    for at, row in enumerate(cells):
        if columns := _columns(row):
            below = (
                (number, [line[column] if column < len(line) else "" for column in columns])
                for number, line in enumerate(cells, 1)
                if number > at + 1 and any(line)
            )
            return Page(tab, columns, tuple(read_row(number, texts) for number, texts in below))
    raise ObstacleError(Obstacle.HEADINGS_LOST)


def _columns(row: Sequence[str]) -> tuple[int, ...]:
    """Return where the columns are by this row, () where it is not that of the headings."""
    places = {fold(text): at for at, text in reversed(list(enumerate(row))) if text}
    wanted = [fold(heading) for heading in headings()]
    return tuple(places[one] for one in wanted) if places.keys() >= set(wanted) else ()


def make(calls: Calls, spreadsheet_id: str) -> None:
    """Make the tab, with its headings; all of it is made, or nothing.

    Raises:
        SoKetError: as ``Calls.call``; its number is taken if it was made meanwhile.
    """
    first = headings()
    grid = {"rowCount": 2, "columnCount": len(first), "frozenRowCount": 1}
    properties = {"sheetId": CONCLUSIONS_SHEET, "title": CONCLUSIONS_TAB, "gridProperties": grid}
    note = {
        "metadataKey": KEY,
        "metadataValue": f"{_FORM} {CONCLUSIONS_SHEET}",
        "location": {"sheetId": CONCLUSIONS_SHEET},
        "visibility": "DOCUMENT",
    }
    text, data = list(Field).index(Field.TEXT), len(Field)
    look = {"textFormat": {"bold": True, "fontFamily": FONT}, "wrapStrategy": "WRAP"}
    cells = [{**_cell(heading), "userEnteredFormat": look} for heading in first]
    area = {"sheetId": CONCLUSIONS_SHEET, "startRowIndex": 0, "endRowIndex": 1}
    wanted: list[Json] = [
        {"addSheet": {"properties": properties}},
        _dimension(0, data, {"pixelSize": _NARROW}),
        _dimension(text, text + 1, {"pixelSize": _WIDE}),
        # What only we read; hidden cells are read like any others.
        _dimension(data, len(first), {"hiddenByUser": True}),
        {
            "updateCells": {
                "range": area,
                "rows": [{"values": cells}],
                "fields": "userEnteredValue,userEnteredFormat",
            }
        },
        _protecting(CONCLUSIONS_SHEET, calls.account),
        {"createDeveloperMetadata": {"developerMetadata": note}},
    ]
    _batch(calls, spreadsheet_id, wanted)


def append(
    calls: Calls, spreadsheet_id: str, page: Page, tab: Tab, rows: Sequence[Sequence[str]]
) -> None:
    """Add rows below all others, each cell under its heading; all of them, or none.

    Raises:
        SoKetError: as ``Calls.call``.
    """
    width = max(page.columns) + 1
    laid: list[Json] = []
    for row in rows:
        cells = [""] * width
        for column, text in zip(page.columns, row, strict=True):
            cells[column] = text
        laid.append({"values": [_cell(text) for text in cells]})
    # It goes below the last row from the first column on, whatever looks like a table there.
    added = {"sheetId": tab.sheet_id, "rows": laid, "fields": "userEnteredValue"}
    wanted: list[Json] = [{"appendCells": added}]
    if not tab.is_protected:
        wanted.append(_protecting(tab.sheet_id, calls.account))
    _batch(calls, spreadsheet_id, wanted)


def _batch(calls: Calls, spreadsheet_id: str, wanted: Sequence[Json]) -> None:
    path = f"{_path(spreadsheet_id)}:batchUpdate"
    calls.call("POST", path, body={"requests": wanted}, repeatable=False)


def _path(spreadsheet_id: str) -> str:
    return f"/v4/spreadsheets/{quote(spreadsheet_id, safe='')}"


def _number(sheet: Json) -> int:
    # Google leaves out what is 0.
    return int(cast("Json", sheet.get("properties", {})).get("sheetId", 0))


def _is_noted(sheet: Json, number: int) -> bool:
    return any(
        note.get("metadataKey") == KEY and note.get("metadataValue") == f"{_FORM} {number}"
        for note in cast("Sequence[Json]", sheet.get("developerMetadata", ()))
    )


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _cell(text: str) -> Json:
    # A stringValue is a text whatever it begins with, never a formula.
    return {"userEnteredValue": {"stringValue": text}} if text else {}


def _dimension(start: int, end: int, properties: Json) -> Json:
    place = {"sheetId": CONCLUSIONS_SHEET, "dimension": "COLUMNS"}
    return {
        "updateDimensionProperties": {
            "range": {**place, "startIndex": start, "endIndex": end},
            "properties": properties,
            "fields": ",".join(properties),
        }
    }


def _protecting(sheet_id: int, account: str) -> Json:
    protected = {
        "range": {"sheetId": sheet_id},
        "description": PROTECTION.vi,
        "editors": {"users": [account]},
    }
    return {"addProtectedRange": {"protectedRange": protected}}
