"""A spreadsheet as it lies on the server: tabs, cells, and what hangs on them.

Cells are frozen and replaced, and a spreadsheet is copied before it is changed: a batch that is
refused half-way leaves nothing behind.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.google.a1 import Box, Open, grid_range, parse_cells, split_title
from tests.google.errors import InvalidError

Scalar = bool | int | float | str
Json = dict[str, Any]

DEFAULT_ROWS = 1000
DEFAULT_COLUMNS = 26
MOST_CELLS = 10_000_000
LONGEST_TEXT = 50_000


@dataclass(frozen=True)
class Cell:
    """What was entered, and what was put on it; `formula` and `value` are never both there."""

    value: Scalar | None = None
    formula: str | None = None
    format: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    validation: Mapping[str, Any] | None = None

    @property
    def entered(self) -> bool:
        return self.value is not None or self.formula is not None

    @property
    def number_format(self) -> Mapping[str, str]:
        return self.format.get("numberFormat", {})


EMPTY = Cell()


@dataclass
class Sheet:
    """One tab."""

    properties: Json
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Json] = field(default_factory=list)
    protected: list[Json] = field(default_factory=list)
    conditional: list[Json] = field(default_factory=list)
    banded: list[Json] = field(default_factory=list)
    basic_filter: Json | None = None
    dimensions: dict[str, dict[int, Json]] = field(
        default_factory=lambda: {"ROWS": {}, "COLUMNS": {}}
    )
    groups: dict[str, list[Json]] = field(default_factory=lambda: {"ROWS": [], "COLUMNS": []})
    # The places that hold a value: few, where drop-downs lie on thousands.
    entered: set[tuple[int, int]] = field(default_factory=set)

    @property
    def id(self) -> int:
        return self.properties["sheetId"]

    @property
    def title(self) -> str:
        return self.properties["title"]

    @property
    def grid(self) -> Json:
        return self.properties["gridProperties"]

    @property
    def rows(self) -> int:
        return self.grid["rowCount"]

    @property
    def columns(self) -> int:
        return self.grid["columnCount"]

    @property
    def whole(self) -> Box:
        return Box(0, self.rows, 0, self.columns)

    def cell(self, row: int, column: int) -> Cell:
        return self.cells.get((row, column), EMPTY)

    def put(self, row: int, column: int, cell: Cell) -> None:
        if cell == EMPTY:
            self.cells.pop((row, column), None)
        else:
            self.cells[row, column] = cell
        if cell.entered:
            self.entered.add((row, column))
        else:
            self.entered.discard((row, column))

    def replace(self, cells: dict[tuple[int, int], Cell]) -> None:
        """Take other cells for all there were."""
        self.cells = cells
        self.entered = {place for place, cell in cells.items() if cell.entered}

    def change(self, row: int, column: int, **changes: Any) -> None:
        self.put(row, column, replace(self.cell(row, column), **changes))

    def grow(self, rows: int, columns: int) -> None:
        self.grid["rowCount"] = max(self.rows, rows)
        self.grid["columnCount"] = max(self.columns, columns)

    def filled(self, box: Box) -> Iterator[tuple[int, int]]:
        """Go through what is entered in the box, in no order."""
        if box.height * box.width < len(self.entered):
            yield from (place for place in box.cells() if place in self.entered)
        else:
            yield from (place for place in self.entered if box.holds(*place))

    def copy(self) -> "Sheet":
        return Sheet(
            copy.deepcopy(self.properties),
            dict(self.cells),
            copy.deepcopy(self.merges),
            copy.deepcopy(self.protected),
            copy.deepcopy(self.conditional),
            copy.deepcopy(self.banded),
            copy.deepcopy(self.basic_filter),
            copy.deepcopy(self.dimensions),
            copy.deepcopy(self.groups),
            set(self.entered),
        )


@dataclass
class Spreadsheet:
    """The tabs in their order, and what belongs to all of them."""

    id: str
    properties: Json
    sheets: list[Sheet] = field(default_factory=list)
    named: dict[str, Json] = field(default_factory=dict)
    metadata: dict[int, Json] = field(default_factory=dict)

    @property
    def locale(self) -> str:
        return self.properties["locale"]

    def copy(self) -> "Spreadsheet":
        return Spreadsheet(
            self.id,
            copy.deepcopy(self.properties),
            [sheet.copy() for sheet in self.sheets],
            copy.deepcopy(self.named),
            copy.deepcopy(self.metadata),
        )

    def by_id(self, sheet_id: int) -> Sheet:
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise InvalidError(f"No grid with id: {sheet_id}")

    def by_title(self, title: str) -> Sheet | None:
        exact = [sheet for sheet in self.sheets if sheet.title == title]
        folded = [sheet for sheet in self.sheets if sheet.title.casefold() == title.casefold()]
        return next(iter(exact + folded), None)

    def range(self, text: str) -> tuple[Sheet, Open]:
        """Find what an A1 notation names: cells of a tab, a whole tab, or a named range."""
        title, cells = split_title(text)
        if title is None:
            opened = parse_cells(cells)
            if opened is not None:
                return self.sheets[0], opened
            title, cells = text, ""
        sheet = self.by_title(title)
        opened = parse_cells(cells) if cells else Open()
        if sheet is not None and opened is not None:
            return sheet, opened
        # A named range may stand behind any tab's title.
        name = cells or text
        named = next((one for one in self.named.values() if one["name"] == name), None)
        if named is None:
            raise InvalidError(f"Unable to parse range: {text}")
        sheet = self.by_id(named["range"].get("sheetId", 0))
        box = grid_range(named["range"], sheet.rows, sheet.columns)
        return sheet, Open(box.top, box.bottom, box.left, box.right)

    def box(self, given: Mapping[str, Any]) -> tuple[Sheet, Box]:
        """Find what a GridRange names."""
        sheet = self.by_id(given.get("sheetId", 0))
        return sheet, grid_range(given, sheet.rows, sheet.columns)


def new_sheet(sheet_id: int, given: Mapping[str, Any], title: str) -> Sheet:
    grid = {"rowCount": DEFAULT_ROWS, "columnCount": DEFAULT_COLUMNS}
    properties = {"sheetId": sheet_id, "title": title, "index": 0, "sheetType": "GRID"}
    properties |= {name: copy.deepcopy(what) for name, what in given.items() if name != "index"}
    properties |= {"sheetId": sheet_id, "title": title}
    properties["gridProperties"] = grid | dict(given.get("gridProperties", {}))
    return Sheet(properties)
