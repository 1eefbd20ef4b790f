"""The single requests of a batch: each says one thing that is to be done to a spreadsheet."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.provision.formats import Json, color
from services.provision.found import COLUMN_MARK, DONE_MARK, TAB_MARK

# The colour of a cell that must be filled and is not, in a row that has something.
MISSING = "#FCE4D6"
_CELL = "userEnteredValue,userEnteredFormat,note"


def grid(
    tab: int,
    top: int = 0,
    bottom: int | None = None,
    left: int = 0,
    right: int | None = None,
) -> Json:
    """Return a range of a tab: from 0, the ends not included, None: to the edge."""
    given = {
        "startRowIndex": top or None,
        "endRowIndex": bottom,
        "startColumnIndex": left or None,
        "endColumnIndex": right,
    }
    return {"sheetId": tab} | {name: at for name, at in given.items() if at is not None}


def set_properties(locale: str, zone: str) -> Json:
    """Say in what country and where on earth the spreadsheet is."""
    properties = {"locale": locale, "timeZone": zone}
    return _request("updateSpreadsheetProperties", properties=properties, fields="locale,timeZone")


def add_tab(tab: int, title: str, index: int, size: tuple[int, int], frozen: Json) -> Json:
    """Add a tab; its id is of our choosing, so that it cannot be added twice."""
    grid_properties = {"rowCount": size[0], "columnCount": size[1], **frozen}
    properties = {"sheetId": tab, "title": title, "index": index, "gridProperties": grid_properties}
    return _request("addSheet", properties=properties)


def take_tab(tab: int, title: str, frozen: Json) -> Json:
    """Give a tab that was there already a title and frozen headings."""
    properties = {"sheetId": tab, "title": title, "gridProperties": frozen}
    fields = ["title", *(f"gridProperties.{name}" for name in frozen)]
    return _request("updateSheetProperties", properties=properties, fields=",".join(fields))


def freeze(tab: int, rows: int) -> Json:
    """Keep so many rows in sight."""
    properties = {"sheetId": tab, "gridProperties": {"frozenRowCount": rows}}
    fields = "gridProperties.frozenRowCount"
    return _request("updateSheetProperties", properties=properties, fields=fields)


def insert(tab: int, dimension: str, first: int, count: int) -> Json:
    """Put in rows or columns; whatever stands there moves away and is not written over."""
    range_ = {
        "sheetId": tab,
        "dimension": dimension,
        "startIndex": first,
        "endIndex": first + count,
    }
    return _request("insertDimension", range=range_, inheritFromBefore=False)


def widen(tab: int, columns: int) -> Json:
    """Add columns at the end of a tab."""
    return _request("appendDimension", sheetId=tab, dimension="COLUMNS", length=columns)


def lengthen(tab: int, rows: int) -> Json:
    """Add rows at the end of a tab."""
    return _request("appendDimension", sheetId=tab, dimension="ROWS", length=rows)


def write(tab: int, row: int, column: int, rows: Sequence[Sequence[Json]]) -> Json:
    """Put cells into a tab, from a cell on."""
    start = {"sheetId": tab, "rowIndex": row, "columnIndex": column}
    lines = [{"values": list(cells)} for cells in rows]
    return _request("updateCells", start=start, rows=lines, fields=_CELL)


def fill(tab: int, row: int, column: int, rows: Sequence[Sequence[Json]]) -> Json:
    """Put values into cells of a tab, from one on, and leave how these look as it is."""
    start = {"sheetId": tab, "rowIndex": row, "columnIndex": column}
    lines = [{"values": list(cells)} for cells in rows]
    return _request("updateCells", start=start, rows=lines, fields="userEnteredValue")


def append(tab: int, rows: Sequence[Sequence[Json]]) -> Json:
    """Put cells below everything that stands in a tab."""
    lines = [{"values": list(cells)} for cells in rows]
    return _request("appendCells", sheetId=tab, rows=lines, fields=_CELL)


def dress(range_: Json, look: Json, rule: Json | None = None) -> Json:
    """Give the cells of a range their format and the rule of what may be typed."""
    cell = {"userEnteredFormat": look} | ({"dataValidation": rule} if rule else {})
    return _request(
        "repeatCell", range=range_, cell=cell, fields="userEnteredFormat,dataValidation"
    )


def restrict(range_: Json, rule: Json) -> Json:
    """Say what may be typed into the cells of a range."""
    return _request("setDataValidation", range=range_, rule=rule)


def resize(tab: int, dimension: str, first: int, count: int, pixels: int) -> Json:
    """Make rows or columns so large."""
    range_ = {
        "sheetId": tab,
        "dimension": dimension,
        "startIndex": first,
        "endIndex": first + count,
    }
    properties = {"pixelSize": pixels}
    return _request(
        "updateDimensionProperties", range=range_, properties=properties, fields="pixelSize"
    )


def merge_rows(range_: Json) -> Json:
    """Make one cell of each row of a range."""
    return _request("mergeCells", range=range_, mergeType="MERGE_ROWS")


def protect(range_: Json, description: str, editors: Sequence[str]) -> Json:
    """Let nobody but these edit a range."""
    people = {"users": list(editors), "domainUsersCanEdit": False}
    protected = {"range": range_, "description": description, "editors": people}
    return _request("addProtectedRange", protectedRange=protected)


def colour_when(range_: Json, formula: str) -> Json:
    """Colour the cells of a range for which a formula, written for its first cell, is true."""
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}
    rule = {"condition": condition, "format": {"backgroundColor": color(MISSING)}}
    given = {"ranges": [range_], "booleanRule": rule}
    return _request("addConditionalFormatRule", rule=given, index=0)


def mark_tab(tab: int, name: str) -> Json:
    """Note on a tab what it was made for."""
    return _note(TAB_MARK, name, {"sheetId": tab})


def mark_column(tab: int, at: int, name: str) -> Json:
    """Note on a column what it was made for."""
    place = {"sheetId": tab, "dimension": "COLUMNS", "startIndex": at, "endIndex": at + 1}
    return _note(COLUMN_MARK, name, {"dimensionRange": place})


def mark_done(number: int) -> Json:
    """Note that a batch was applied: its number is taken, so a second time it is refused whole."""
    note = _note(DONE_MARK, "1", {"spreadsheet": True})
    note["createDeveloperMetadata"]["developerMetadata"]["metadataId"] = number
    return note


def _note(key: str, value: str, place: Mapping[str, Any]) -> Json:
    note = {
        "metadataKey": key,
        "metadataValue": value,
        "location": place,
        "visibility": "DOCUMENT",
    }
    return _request("createDeveloperMetadata", developerMetadata=note)


def _request(kind: str, **given: Any) -> Json:  # noqa: ANN401
    return {kind: given}
