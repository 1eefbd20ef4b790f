"""Requests of a batch about tabs, the spreadsheet's properties, and rows and columns as such."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.google import metadata, resources, shift
from tests.google.errors import PROTECTED, InvalidError
from tests.google.locales import LOCALES
from tests.google.masks import changed, merge
from tests.google.model import Sheet, new_sheet
from tests.google.values import guard

if TYPE_CHECKING:
    from tests.google.batch import Batch

Json = dict[str, Any]
SHEET_FIELDS = (
    "sheetId",
    "title",
    "index",
    "sheetType",
    "gridProperties",
    "hidden",
    "tabColor",
    "tabColorStyle",
    "rightToLeft",
)
_BOOK_FIELDS = (
    "title",
    "locale",
    "timeZone",
    "autoRecalc",
    "defaultFormat",
    "iterativeCalculationSettings",
    "spreadsheetTheme",
    "importFunctionsExternalUrlAccessAllowed",
)
_LONGEST_TITLE = 100


def _free_title(batch: Batch, title: str, but: Sheet | None = None) -> None:
    other = next(
        (one for one in batch.book.sheets if one.title.casefold() == title.casefold()), None
    )
    if other is not None and other is not but:
        raise InvalidError(
            f'A sheet with the name "{title}" already exists. Please enter another name.'
        )
    if not title or len(title) > _LONGEST_TITLE:
        raise InvalidError("Sheet names must be between 1 and 100 characters long.")


def _free_id(batch: Batch, given: Json, name: str) -> int:
    taken = {sheet.id for sheet in batch.book.sheets}
    sheet_id = given.get(name)
    if sheet_id is None:
        return next(iter({batch.random.randrange(1, 1 << 31) for _ in range(9)} - taken))
    if sheet_id in taken:
        raise InvalidError(f"The sheet with id {sheet_id} already exists.")
    return sheet_id


def _reply(batch: Batch, kind: str, sheet: Sheet) -> Json:
    index = batch.book.sheets.index(sheet)
    return {kind: {"properties": resources.sheet_properties(sheet, index)}}


def add_sheet(batch: Batch, given: Json) -> Json:
    properties = given.get("properties") or {}
    count = len(batch.book.sheets)
    title = properties.get("title") or next(
        name
        for name in (f"Sheet{number}" for number in range(count + 1, count + 1000))
        if batch.book.by_title(name) is None
    )
    _free_title(batch, title)
    sheet = new_sheet(_free_id(batch, properties, "sheetId"), properties, title)
    batch.book.sheets.insert(properties.get("index", count), sheet)
    return _reply(batch, "addSheet", sheet)


def delete_sheet(batch: Batch, given: Json) -> Json:
    sheet = batch.book.by_id(given.get("sheetId", 0))
    if len(batch.book.sheets) == 1:
        raise InvalidError("You can't remove all the sheets in a document.")
    guard(
        sheet, sheet.whole.cells() if sheet.protected else (), batch.email, is_owner=batch.is_owner
    )
    batch.book.sheets.remove(sheet)
    book = batch.book
    book.named = {
        name: one for name, one in book.named.items() if one["range"].get("sheetId", 0) != sheet.id
    }
    book.metadata = {
        number: one for number, one in book.metadata.items() if metadata.home(one) != sheet.id
    }
    return {}


def duplicate_sheet(batch: Batch, given: Json) -> Json:
    source = batch.book.by_id(given.get("sourceSheetId", 0))
    title = given.get("newSheetName") or f"Copy of {source.title}"
    _free_title(batch, title)
    sheet = source.copy()
    sheet.properties |= {"sheetId": _free_id(batch, given, "newSheetId"), "title": title}
    hanging = [*sheet.merges, *(range_ for rule in sheet.conditional for range_ in rule["ranges"])]
    hanging += [one["range"] for one in sheet.protected if "range" in one]
    for one in hanging:
        one["sheetId"] = sheet.id
    for one in sheet.protected:
        one["protectedRangeId"] = batch.random.randrange(1, 1 << 31)
    batch.book.sheets.insert(given.get("insertSheetIndex", 0), sheet)
    return _reply(batch, "duplicateSheet", sheet)


def update_sheet(batch: Batch, given: Json) -> Json:
    properties = given.get("properties") or {}
    mask = changed(given.get("fields"), SHEET_FIELDS)
    sheet = batch.book.by_id(properties.get("sheetId", 0))
    if "title" in mask:
        _free_title(batch, properties.get("title", ""), sheet)
    target = copy.deepcopy(sheet.properties)
    fixed = {"sheetId", "index", "sheetType"}
    merge(target, properties, {name: mask[name] for name in mask.keys() - fixed})
    # The size stays where a change of the grid's properties does not speak of it.
    size = {"rowCount": sheet.rows, "columnCount": sheet.columns}
    grid = size | target.get("gridProperties", {})
    target["gridProperties"] = grid
    rows, columns = grid["rowCount"], grid["columnCount"]
    if grid.get("frozenRowCount", 0) >= rows or grid.get("frozenColumnCount", 0) >= columns:
        raise InvalidError("You can't freeze all visible rows or columns on the sheet.")
    for one in sheet.protected:
        box = shift.closed(sheet, one.get("range", {}))
        if box == sheet.whole and "title" in mask and not _may(batch, one):
            raise InvalidError(PROTECTED)
    sheet_rows, sheet_columns = sheet.rows, sheet.columns
    sheet.properties = target
    if rows < sheet_rows or columns < sheet_columns:
        kept = {at: cell for at, cell in sheet.cells.items() if at[0] < rows and at[1] < columns}
        sheet.replace(kept)
    if all(one.properties.get("hidden") for one in batch.book.sheets):
        raise InvalidError("You can't hide all the sheets in a document.")
    if "index" in mask and "index" in properties:
        _reorder(batch, sheet, properties["index"])
    return {}


def _may(batch: Batch, protected: Json) -> bool:
    users = {user.lower() for user in protected.get("editors", {}).get("users", [])}
    return batch.is_owner or bool(protected.get("warningOnly")) or batch.email.lower() in users


def _reorder(batch: Batch, sheet: Sheet, index: int) -> None:
    # "Before the move": the new place is counted with the tab still standing in the old one.
    old = batch.book.sheets.index(sheet)
    if not 0 <= index <= len(batch.book.sheets):
        raise InvalidError(f"Sheet index {index} is out of range.")
    batch.book.sheets.remove(sheet)
    batch.book.sheets.insert(index - (1 if index > old else 0), sheet)


def update_book(batch: Batch, given: Json) -> Json:
    properties = given.get("properties") or {}
    mask = changed(given.get("fields"), _BOOK_FIELDS)
    if "locale" in mask and properties.get("locale") not in LOCALES:
        raise InvalidError(f"Unsupported locale: {properties.get('locale')}")
    if "title" in mask and not properties.get("title"):
        raise InvalidError("The title must not be empty.")
    merge(batch.book.properties, properties, mask)
    return {}


def _dimension(batch: Batch, given: Json) -> tuple[Sheet, str, int, int]:
    sheet = batch.book.by_id(given.get("sheetId", 0))
    dimension = given.get("dimension", "")
    if dimension not in {"ROWS", "COLUMNS"}:
        raise InvalidError("dimension must be set")
    count = sheet.rows if dimension == "ROWS" else sheet.columns
    start, end = given.get("startIndex", 0), given.get("endIndex", count)
    if not 0 <= start < end:
        raise InvalidError(f"startIndex[{start}] must be less than endIndex[{end}]")
    return sheet, dimension, start, end


def insert_dimension(batch: Batch, given: Json) -> Json:
    sheet, dimension, start, end = _dimension(batch, given.get("range") or {})
    shift.insert(batch.book, sheet, dimension, start, end - start)
    return {}


def delete_dimension(batch: Batch, given: Json) -> Json:
    sheet, dimension, start, end = _dimension(batch, given.get("range") or {})
    axis = 0 if dimension == "ROWS" else 1
    touched = [place for place in sheet.cells if start <= place[axis] < end]
    guard(sheet, touched, batch.email, is_owner=batch.is_owner)
    shift.delete(batch.book, sheet, dimension, start, end)
    return {}


def append_dimension(batch: Batch, given: Json) -> Json:
    sheet = batch.book.by_id(given.get("sheetId", 0))
    dimension = given.get("dimension", "ROWS")
    at = sheet.rows if dimension == "ROWS" else sheet.columns
    shift.insert(batch.book, sheet, dimension, at, given.get("length", 0))
    return {}


def update_dimension(batch: Batch, given: Json) -> Json:
    sheet, dimension, start, end = _dimension(batch, given.get("range") or {})
    mask = changed(given.get("fields"), ("pixelSize", "hiddenByUser", "developerMetadata"))
    for index in range(start, end):
        known = dict(sheet.dimensions[dimension].get(index, {}))
        merge(known, given.get("properties") or {}, mask)
        sheet.dimensions[dimension][index] = {
            name: value for name, value in known.items() if value is not False
        }
    return {}


def resize(batch: Batch, given: Json) -> Json:
    _dimension(batch, given.get("dimensions") or {})
    return {}


def add_group(batch: Batch, given: Json) -> Json:
    sheet, dimension, start, end = _dimension(batch, given.get("range") or {})
    range_ = {"sheetId": sheet.id, "dimension": dimension, "startIndex": start, "endIndex": end}
    sheet.groups[dimension].append({"range": range_, "depth": 1})
    sheet.grid["rowGroupControlAfter" if dimension == "ROWS" else "columnGroupControlAfter"] = True
    return {"addDimensionGroup": _groups(sheet, dimension)}


def delete_group(batch: Batch, given: Json) -> Json:
    sheet, dimension, start, end = _dimension(batch, given.get("range") or {})
    kept = [
        group
        for group in sheet.groups[dimension]
        if (group["range"]["startIndex"], group["range"]["endIndex"]) != (start, end)
    ]
    if len(kept) == len(sheet.groups[dimension]):
        raise InvalidError("There is no dimension group on the specified range.")
    sheet.groups[dimension] = kept
    return {"deleteDimensionGroup": _groups(sheet, dimension)}


def _groups(sheet: Sheet, dimension: str) -> Json:
    groups = [
        group | {"range": resources.grid_range(group["range"])} for group in sheet.groups[dimension]
    ]
    return {"dimensionGroups": groups} if groups else {}


HANDLERS: dict[str, Callable[[Batch, Json], Json]] = {
    "addSheet": add_sheet,
    "deleteSheet": delete_sheet,
    "duplicateSheet": duplicate_sheet,
    "updateSheetProperties": update_sheet,
    "updateSpreadsheetProperties": update_book,
    "insertDimension": insert_dimension,
    "deleteDimension": delete_dimension,
    "appendDimension": append_dimension,
    "updateDimensionProperties": update_dimension,
    "autoResizeDimensions": resize,
    "addDimensionGroup": add_group,
    "deleteDimensionGroup": delete_group,
}
