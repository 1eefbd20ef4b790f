"""A page as requests to Google: to make the tab with everything on it, or to write it anew."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.feedback.page import WIDTHS, Entry, Page
from services.sources import FEEDBACK_TAB
from services.workbooks.looks import FONT, LINE, Look

Request = Mapping[str, Any]
# The note on a tab by which we know that we wrote it; what it holds is told in tab.py.
KEY = "soket_feedback"
# One number in every spreadsheet: a second try at making the tab is refused by Google itself.
SHEET_ID = 1_730_220_411


def creation(page: Page, mark: str, account: str, protection: str) -> list[Request]:
    """Return the requests that make the tab: all of them are done, or none."""
    grid = {"rowCount": len(page.rows), "columnCount": len(WIDTHS), "hideGridlines": True}
    properties = {"sheetId": SHEET_ID, "title": FEEDBACK_TAB, "gridProperties": grid}
    note = {
        "metadataKey": KEY,
        "metadataValue": mark,
        "location": {"sheetId": SHEET_ID},
        "visibility": "DOCUMENT",
    }
    return [
        {"addSheet": {"properties": properties}},
        *(_width(SHEET_ID, at, pixels) for at, pixels in enumerate(WIDTHS)),
        _cells(SHEET_ID, page.rows, len(page.rows), len(WIDTHS)),
        protecting(SHEET_ID, account, protection),
        {"createDeveloperMetadata": {"developerMetadata": note}},
    ]


def rewriting(
    page: Page, mark: str, *, sheet_id: int, note_id: int, title: str, columns: int
) -> list[Request]:
    """Return the requests that put a page in the place of what stands on the tab.

    Args:
        page: what is to stand there.
        mark: what our note on the tab is to hold.
        sheet_id: the tab's number.
        note_id: the number of our note on it.
        title: what the tab is to be called.
        columns: how many columns the tab has.
    """
    width = max(columns, len(WIDTHS))
    grid = {"rowCount": len(page.rows), "columnCount": width}
    properties = {"sheetId": sheet_id, "title": title, "gridProperties": grid}
    fields = "title,gridProperties.rowCount,gridProperties.columnCount"
    lookup = {"developerMetadataLookup": {"metadataId": note_id}}
    return [
        {"updateSheetProperties": {"properties": properties, "fields": fields}},
        _cells(sheet_id, page.rows, len(page.rows), width),
        {
            "updateDeveloperMetadata": {
                "dataFilters": [lookup],
                "developerMetadata": {"metadataValue": mark},
                "fields": "metadataValue",
            }
        },
    ]


def protecting(sheet_id: int, account: str, protection: str) -> Request:
    """Return the request that lets nobody but us, and the owner, write on the tab."""
    protected = {
        "range": {"sheetId": sheet_id},
        "description": protection,
        "editors": {"users": [account]},
    }
    return {"addProtectedRange": {"protectedRange": protected}}


def _width(sheet_id: int, at: int, pixels: int) -> Request:
    place = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": at, "endIndex": at + 1}
    return {
        "updateDimensionProperties": {
            "range": place,
            "properties": {"pixelSize": pixels},
            "fields": "pixelSize",
        }
    }


def _cells(sheet_id: int, rows: Sequence[Sequence[Entry]], height: int, width: int) -> Request:
    """Return the request that writes cells and empties every other one of the area."""
    area = {
        "sheetId": sheet_id,
        "startRowIndex": 0,
        "endRowIndex": height,
        "startColumnIndex": 0,
        "endColumnIndex": width,
    }
    return {
        "updateCells": {
            "range": area,
            "rows": [{"values": [_cell(entry) for entry in row]} for row in rows],
            "fields": "userEnteredValue,userEnteredFormat",
        }
    }


def _cell(entry: Entry) -> Mapping[str, Any]:
    # A stringValue is text whatever it begins with: nothing that a person typed can become a
    # formula here, and the link is a property of the cell.
    value = {"userEnteredValue": {"stringValue": entry.text}} if entry.text else {}
    return {**value, "userEnteredFormat": _format(entry.look, entry.link)}


def _format(look: Look, link: str) -> Mapping[str, Any]:
    text: dict[str, Any] = {
        "fontFamily": FONT,
        "fontSize": look.size,
        "bold": look.bold,
        "italic": look.italic,
    }
    if look.color:
        text["foregroundColorStyle"] = _color(look.color)
    if link:
        text["link"] = {"uri": link}
    made: dict[str, Any] = {
        "textFormat": text,
        # "@": text that looks like a number or a date stays as it was typed.
        "numberFormat": {"type": "TEXT", "pattern": "@"},
        "verticalAlignment": "TOP" if look.top else "MIDDLE",
        "wrapStrategy": "WRAP" if look.wrap else "OVERFLOW_CELL",
    }
    if look.centred:
        made["horizontalAlignment"] = "CENTER"
    if look.background:
        made["backgroundColorStyle"] = _color(look.background)
    if look.lined:
        side = {"style": "SOLID", "colorStyle": _color(LINE)}
        made["borders"] = dict.fromkeys(("top", "bottom", "left", "right"), side)
    return made


def _color(written: str) -> Mapping[str, Any]:
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}
