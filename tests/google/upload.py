"""A spreadsheet as some source has read it, put into our Google as people would type it."""

import re
from datetime import date, datetime
from typing import Any

from services.sources import Cell, Grid, Spreadsheet
from tests.google.handle import OFFICE, Google

Json = dict[str, Any]
_PERCENT = re.compile(r"(\d+)(?:,(\d+))?%")
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 Moments in sheets bear no time zone.


def upload(google: Google, read: Spreadsheet, owner: str = OFFICE, *, formats: bool = True) -> str:
    """Put a spreadsheet into Google; give its id.

    Args:
        google: where to.
        read: the spreadsheet.
        owner: whose it is.
        formats: whether dates and percentages are shown as such, or as bare numbers, as programs
            leave them that write values and nothing else.
    """
    number = google.create(read.title, owner)
    requests: list[Json] = []
    for sheet_id, grid in enumerate(read.grids, 1):
        requests += _tab(sheet_id, grid, formats=formats)
    google.batch_as(owner, number, *requests, {"deleteSheet": {"sheetId": 0}})
    return number


def _tab(sheet_id: int, grid: Grid, *, formats: bool) -> list[Json]:
    size = {
        "rowCount": max(len(grid.rows), 1),
        "columnCount": max(map(len, grid.rows), default=1) or 1,
    }
    properties = {"sheetId": sheet_id, "title": grid.tab, "gridProperties": size}
    rows = [{"values": [cell(one, formats=formats) for one in row]} for row in grid.rows]
    fields = "userEnteredValue,userEnteredFormat.numberFormat"
    start = {"sheetId": sheet_id, "rowIndex": 0, "columnIndex": 0}
    requests: list[Json] = [
        {"addSheet": {"properties": properties | ({"hidden": True} if grid.hidden else {})}},
        {"updateCells": {"start": start, "rows": rows, "fields": fields}},
    ]
    for (top, left), (bottom, right) in grid.merges:
        box = {"startRowIndex": top, "endRowIndex": bottom + 1}
        box |= {"startColumnIndex": left, "endColumnIndex": right + 1}
        merge = {"range": {"sheetId": sheet_id, **box}, "mergeType": "MERGE_ALL"}
        requests.append({"mergeCells": merge})
    for row in sorted(grid.hidden_rows):
        where = {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": row, "endIndex": row + 1}
        hide = {"range": where, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
        requests.append({"updateDimensionProperties": hide})
    return requests


def cell(value: Cell, *, formats: bool = True) -> Json:
    """Write a cell as Google holds it: a date is a number that is shown as a date."""
    if value == "":
        return {}
    if isinstance(value, bool):
        return {"userEnteredValue": {"boolValue": value}}
    kind, number = "", value
    if isinstance(value, datetime):
        kind, number = "DATE_TIME", (value - _DAY_ZERO).total_seconds() / 86_400
    elif isinstance(value, date):
        kind, number = "DATE", (value - _DAY_ZERO.date()).days
    elif isinstance(value, str) and (found := _PERCENT.fullmatch(value)):
        kind, number = "PERCENT", float(f"{found[1]}.{found[2] or 0}") / 100
    if isinstance(number, str):
        return {"userEnteredValue": {"stringValue": number}}
    entered: Json = {"userEnteredValue": {"numberValue": number}}
    if kind and formats:
        pattern = {"DATE": "dd/mm/yyyy", "DATE_TIME": "dd/mm/yyyy hh:mm", "PERCENT": "0%"}[kind]
        entered["userEnteredFormat"] = {"numberFormat": {"type": kind, "pattern": pattern}}
    return entered
