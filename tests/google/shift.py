"""Rows and columns put in or taken out, with all that hangs on them."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.google.a1 import Box, grid_range
from tests.google.errors import InvalidError
from tests.google.model import MOST_CELLS, Sheet, Spreadsheet

_SIDES = {
    "ROWS": ("startRowIndex", "endRowIndex", "rowCount"),
    "COLUMNS": ("startColumnIndex", "endColumnIndex", "columnCount"),
}
_FROZEN = {"ROWS": "frozenRowCount", "COLUMNS": "frozenColumnCount"}
Json = dict[str, Any]


def closed(sheet: Sheet, given: Mapping[str, Any]) -> Box:
    return grid_range(given, sheet.rows, sheet.columns)


def insert(book: Spreadsheet, sheet: Sheet, dimension: str, at: int, count: int) -> None:
    """Put empty rows or columns before `at`; the grid grows by as many."""
    name = _SIDES[dimension][2]
    sheet.grid[name] += count
    if sheet.rows * sheet.columns > MOST_CELLS:
        raise InvalidError(
            "This action would increase the number of cells in the workbook above the limit of "
            f"{MOST_CELLS} cells."
        )
    _move(book, sheet, dimension, lambda index: index + count if index >= at else index)


def delete(book: Spreadsheet, sheet: Sheet, dimension: str, start: int, end: int) -> None:
    """Take rows or columns out; what lay in them is gone."""
    name, count = _SIDES[dimension][2], end - start
    if count >= sheet.grid[name]:
        raise InvalidError(f"You can't delete all the {dimension.lower()} on the sheet.")
    axis = 0 if dimension == "ROWS" else 1
    left = {at: cell for at, cell in sheet.cells.items() if not start <= at[axis] < end}
    sheet.replace(left)
    sheet.grid[name] -= count
    frozen = sheet.grid.get(_FROZEN[dimension], 0)
    gone = len(range(max(start, 0), min(end, frozen)))
    if gone:
        sheet.grid[_FROZEN[dimension]] = frozen - gone
    for index in range(start, end):
        sheet.dimensions[dimension].pop(index, None)
    _move(
        book, sheet, dimension, lambda index: index - len(range(start, min(end, max(index, start))))
    )


def _move(book: Spreadsheet, sheet: Sheet, dimension: str, to: Callable[[int], int]) -> None:
    axis = 0 if dimension == "ROWS" else 1

    def moved(place: tuple[int, int]) -> tuple[int, int]:
        return (to(place[0]), place[1]) if axis == 0 else (place[0], to(place[1]))

    sheet.replace({moved(place): cell for place, cell in sheet.cells.items()})
    kept = sheet.dimensions[dimension]
    sheet.dimensions[dimension] = {to(index): what for index, what in kept.items()}
    sheet.merges = [one for one in sheet.merges if _stretch(one, dimension, to)]
    sheet.protected = [
        one for one in sheet.protected if _stretch(one.get("range", {}), dimension, to)
    ]
    for rule in sheet.conditional:
        rule["ranges"] = [one for one in rule["ranges"] if _stretch(one, dimension, to)]
    sheet.conditional = [rule for rule in sheet.conditional if rule["ranges"]]
    if sheet.basic_filter and not _stretch(sheet.basic_filter.get("range", {}), dimension, to):
        sheet.basic_filter = None
    for number, one in list(book.metadata.items()):
        # What is noted on a row or column goes where that goes, and with it when it is deleted.
        place = one["location"].get("dimensionRange", {})
        of_this = place.get("sheetId") == sheet.id and place.get("dimension") == dimension
        if of_this and not _moved(place, to):
            del book.metadata[number]
    for name, named in list(book.named.items()):
        of_this = named["range"].get("sheetId", 0) == sheet.id
        if of_this and not _stretch(named["range"], dimension, to):
            del book.named[name]


def _moved(place: Json, to: Callable[[int], int]) -> bool:
    """Move a single row or column in place; say whether it is still there."""
    start, end = to(place["startIndex"]), to(place["endIndex"])
    place |= {"startIndex": start, "endIndex": start + 1}
    return end > start


def _stretch(given: Json, dimension: str, to: Callable[[int], int]) -> bool:
    """Move the ends of a range in place; say whether something is left of it."""
    start, end, _ = _SIDES[dimension]
    if start in given:
        given[start] = to(given[start])
    if end in given:
        # What is put in right behind a range stays outside it.
        given[end] = min(to(given[end] - 1) + 1, to(given[end]))
    return given.get(start, 0) < given.get(end, 1 << 40)
