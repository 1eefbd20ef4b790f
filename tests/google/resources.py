"""Spreadsheets as JSON: defaults left out, cells only where they are asked for."""

import math
from collections.abc import Mapping
from typing import Any

from tests.google.a1 import Box
from tests.google.display import shown
from tests.google.filtered import hidden_rows
from tests.google.formulas import effective, is_error
from tests.google.locales import LOCALES, tidy
from tests.google.masks import Mask, select
from tests.google.model import Cell, Scalar, Sheet, Spreadsheet

Json = dict[str, Any]
WHITE = {"red": 1, "green": 1, "blue": 1}
DEFAULT_FORMAT: Json = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}
_THEME = {
    "TEXT": {},
    "BACKGROUND": WHITE,
    "ACCENT1": {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275},
    "ACCENT2": {"red": 0.91764706, "green": 0.2627451, "blue": 0.20784314},
    "ACCENT3": {"red": 0.9843137, "green": 0.7372549, "blue": 0.015686275},
    "ACCENT4": {"red": 0.20392157, "green": 0.65882355, "blue": 0.3254902},
    "ACCENT5": {"red": 1, "green": 0.42745098, "blue": 0.003921569},
    "ACCENT6": {"red": 0.27450982, "green": 0.7411765, "blue": 0.7764706},
    "LINK": {"red": 0.06666667, "green": 0.33333334, "blue": 0.8},
}
SPREADSHEET_FIELDS = (
    "spreadsheetId",
    "properties",
    "sheets",
    "namedRanges",
    "spreadsheetUrl",
    "developerMetadata",
    "dataSources",
    "dataSourceSchedules",
)
_ERROR_TYPES = {
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#REF!": "REF",
    "#N/A": "N_A",
    "#NAME?": "NAME",
    "#VALUE!": "VALUE",
    "#NUM!": "NUM",
    "#ERROR!": "ERROR",
}
# A mask that names no part of a cell; an empty one means all of it.
_NOTHING: Mask = {"": {}}
_VALUES = {"userEnteredValue", "effectiveValue", "formattedValue"}
_COLORS = ("backgroundColor", "foregroundColor", "tabColor", "color")


def spreadsheet(
    book: Spreadsheet,
    boxes: dict[int, list[Box]] | None,
    *,
    cells: bool,
    mask: Mask | None = None,
) -> Json:
    """Write a spreadsheet; `boxes` are the asked ranges by tab, None means every tab.

    With a mask, of cells only what it names is worked out; it is applied by whoever asks.
    """
    wanted = mask or {}
    for name in ("sheets", "data", "rowData", "values"):
        named = not wanted or "*" in wanted or name in wanted
        wanted = wanted.get(name, {}) if named else _NOTHING
    properties = book.properties | {
        "autoRecalc": book.properties.get("autoRecalc", "ON_CHANGE"),
        "defaultFormat": DEFAULT_FORMAT,
        "spreadsheetTheme": {
            "primaryFontFamily": "Arial",
            "themeColors": [
                {"colorType": kind, "color": {"rgbColor": color}} for kind, color in _THEME.items()
            ],
        },
    }
    shown_sheets = [
        (index, sheet)
        for index, sheet in enumerate(book.sheets)
        if boxes is None or sheet.id in boxes
    ]
    answer: Json = {
        "spreadsheetId": book.id,
        "properties": properties,
        "sheets": [
            tab(book, sheet, index, (boxes or {}).get(sheet.id, [sheet.whole]), wanted, cells=cells)
            for index, sheet in shown_sheets
        ],
    }
    if book.named:
        answer["namedRanges"] = [
            one | {"range": grid_range(one["range"])} for one in book.named.values()
        ]
    answer["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.id}/edit"
    here = [one for one in book.metadata.values() if "spreadsheet" in one["location"]]
    if here:
        answer["developerMetadata"] = here
    return answer


def sheet_properties(sheet: Sheet, index: int) -> Json:
    """Write the properties of a tab: no `hidden: false`, no `frozenRowCount: 0`."""
    given = sheet.properties | {"index": index}
    given["gridProperties"] = {
        name: value for name, value in sheet.grid.items() if value not in (0, False)
    }
    kept = {name: value for name, value in given.items() if value is not False}
    return colored(kept)


def tab(
    book: Spreadsheet, sheet: Sheet, index: int, boxes: list[Box], wanted: Mask, *, cells: bool
) -> Json:
    answer: Json = {"properties": sheet_properties(sheet, index)}
    if cells:
        answer["data"] = [data(book, sheet, box, wanted) for box in boxes]
    if sheet.merges:
        answer["merges"] = [grid_range(one) for one in sheet.merges]
    if sheet.conditional:
        answer["conditionalFormats"] = [
            rule | {"ranges": [grid_range(one) for one in rule["ranges"]]}
            for rule in sheet.conditional
        ]
    if sheet.protected:
        answer["protectedRanges"] = [protected_range(one) for one in sheet.protected]
    if sheet.basic_filter:
        given = sheet.basic_filter
        answer["basicFilter"] = given | {"range": grid_range(given.get("range", {}))}
    if sheet.banded:
        answer["bandedRanges"] = sheet.banded
    for name, dimension in (("rowGroups", "ROWS"), ("columnGroups", "COLUMNS")):
        if sheet.groups[dimension]:
            answer[name] = [
                group | {"range": grid_range(group["range"])} for group in sheet.groups[dimension]
            ]
    here = [one for one in book.metadata.values() if _of(one["location"]) == sheet.id]
    if here:
        answer["developerMetadata"] = here
    return answer


def _of(location: Mapping[str, Any]) -> int | None:
    return None if "spreadsheet" in location else location.get("sheetId")


def grid_range(given: Mapping[str, Any]) -> Json:
    return {name: value for name, value in given.items() if name != "sheetId" or value != 0}


def protected_range(given: Mapping[str, Any]) -> Json:
    return {
        name: grid_range(value) if name == "range" else value
        for name, value in given.items()
        if value is not None and value is not False and value != ""
    }


def data(book: Spreadsheet, sheet: Sheet, box: Box, wanted: Mask) -> Json:
    """Write the cells of a box, without empty rows below and empty cells to the right."""
    answer: Json = {}
    if box.top:
        answer["startRow"] = box.top
    if box.left:
        answer["startColumn"] = box.left
    places = sorted(place for place in sheet.cells if box.holds(*place))
    if places:
        rows: list[Json] = [{} for _ in range(places[-1][0] - box.top + 1)]
        for row, column in places:
            line = rows[row - box.top].setdefault("values", [])
            line.extend({} for _ in range(column - box.left - len(line)))
            line.append(cell_data(book, sheet, row, column, wanted))
        answer["rowData"] = rows
    for name, dimension, start, end, size in (
        ("rowMetadata", "ROWS", box.top, box.bottom, 21),
        ("columnMetadata", "COLUMNS", box.left, box.right, 100),
    ):
        known, noted = sheet.dimensions[dimension], _noted(book, sheet, dimension)
        answer[name] = [
            {"pixelSize": size} | known.get(index, {}) | noted.get(index, {})
            for index in range(start, end)
        ]
    return answer


def _noted(book: Spreadsheet, sheet: Sheet, dimension: str) -> dict[int, Json]:
    """Give what is noted of rows or columns by their index: filters, developer metadata."""
    found: dict[int, Json] = {}
    if dimension == "ROWS":
        found = {row: {"hiddenByFilter": True} for row in hidden_rows(book, sheet)}
    for one in book.metadata.values():
        place = one["location"].get("dimensionRange", {})
        if place.get("sheetId") == sheet.id and place.get("dimension") == dimension:
            each = found.setdefault(place["startIndex"], {})
            each.setdefault("developerMetadata", []).append(one)
    return found


def cell_data(book: Spreadsheet, sheet: Sheet, row: int, column: int, wanted: Mask) -> Json:
    cell = sheet.cell(row, column)
    answer: Json = {}
    everything = not wanted or "*" in wanted
    if cell.entered and (everything or wanted.keys() & _VALUES):
        answer["userEnteredValue"] = (
            {"formulaValue": cell.formula} if cell.formula is not None else extended(cell.value)
        )
        value = effective(book, sheet, row, column)
        answer["effectiveValue"] = extended(value)
        answer["formattedValue"] = _shown(value, cell, book)
    if cell.format and (everything or "userEnteredFormat" in wanted):
        answer["userEnteredFormat"] = colored(cell.format)
    if (cell.entered or cell.format) and (everything or "effectiveFormat" in wanted):
        whole = DEFAULT_FORMAT | dict(cell.format)
        answer["effectiveFormat"] = colored(select(whole, wanted.get("effectiveFormat", {})))
    if cell.note:
        answer["note"] = cell.note
    if cell.validation is not None:
        answer["dataValidation"] = dict(cell.validation)
    return answer


def _shown(value: Scalar | None, cell: Cell, book: Spreadsheet) -> str:
    return "" if value is None else shown(value, cell.number_format, LOCALES[book.locale])


def extended(value: Scalar | None) -> Json:
    if value is None:
        return {}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int | float):
        return {"numberValue": value}
    if is_error(value):
        return {"errorValue": {"type": _ERROR_TYPES[value], "message": f"{value}"}}
    return {"stringValue": value}


def colored(given: Mapping[str, Any]) -> Json:
    """Add to each colour the newer way of writing it, as the answers do."""
    answer: Json = {}
    for name, value in given.items():
        if name in _COLORS:
            answer[name] = _color(value)
            if f"{name}Style" not in given:
                answer[f"{name}Style"] = {"rgbColor": _color(value)}
        elif name.endswith("ColorStyle") and isinstance(value, Mapping):
            if value.get("rgbColor") is not None:
                answer[name] = {"rgbColor": _color(value["rgbColor"])}
                answer.setdefault(name.removesuffix("Style"), _color(value["rgbColor"]))
            elif "themeColor" in value:
                answer[name] = value
        else:
            answer[name] = colored(value) if isinstance(value, Mapping) else value
    return answer


def _color(given: Mapping[str, float]) -> Json:
    """Round a colour to what a byte holds; nothing of a colour is left out."""
    bytes_ = {name: math.ceil(value * 255 - 0.5) for name, value in given.items() if value}
    return {name: tidy(float(f"{byte / 255:.8g}")) for name, byte in bytes_.items() if byte}
