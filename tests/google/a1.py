"""A1 notation and grid ranges: text in, a box of cells out, and back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_CORNER = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]*)")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|R[0-9]*C[0-9]*", re.IGNORECASE)


@dataclass(frozen=True)
class Box:
    """Rows and columns from 0, the ends not included."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row < self.bottom and self.left <= column < self.right

    def meets(self, other: "Box") -> bool:
        return (
            self.top < other.bottom
            and other.top < self.bottom
            and self.left < other.right
            and other.left < self.right
        )

    def within(self, other: "Box") -> bool:
        return (
            other.top <= self.top
            and self.bottom <= other.bottom
            and other.left <= self.left
            and self.right <= other.right
        )

    def cells(self) -> Iterator[tuple[int, int]]:
        for row in range(self.top, self.bottom):
            for column in range(self.left, self.right):
                yield row, column


@dataclass(frozen=True)
class Open:
    """Like a box, but None where the notation leaves a side open (A2:C, 1:1, a bare title)."""

    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None

    @property
    def is_cell(self) -> bool:
        return (
            self.top is not None
            and self.left is not None
            and self.bottom == self.top + 1
            and self.right == self.left + 1
        )

    def closed(self, rows: int, columns: int) -> Box:
        return Box(
            0 if self.top is None else self.top,
            rows if self.bottom is None else self.bottom,
            0 if self.left is None else self.left,
            columns if self.right is None else self.right,
        )


def letters(column: int) -> str:
    """Name a column counted from 0: A, B … Z, AA."""
    text, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        text = chr(65 + digit) + text
    return text


def column_index(text: str) -> int:
    index = 0
    for letter in text.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def cell_name(row: int, column: int) -> str:
    return f"{letters(column)}{row + 1}"


def quoted(title: str) -> str:
    """Quote a title only when it must be, as Google's answers do."""
    if title.isidentifier() and not _LIKE_A_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def box_name(title: str, box: Box) -> str:
    first = cell_name(box.top, box.left)
    last = cell_name(max(box.bottom, box.top + 1) - 1, max(box.right, box.left + 1) - 1)
    return f"{quoted(title)}!{first}" + ("" if first == last else f":{last}")


def split_title(text: str) -> tuple[str | None, str]:
    """Split `'It''s'!A1` into title and cells; the title is None where there is none."""
    if text.startswith("'"):
        match = re.fullmatch(r"'((?:[^']|'')*)'(?:!(.*))?", text, re.DOTALL)
        if match:
            return match[1].replace("''", "'"), match[2] or ""
    if "!" in text:
        title, _, cells = text.rpartition("!")
        return title, cells
    return None, text


def parse_cells(text: str) -> Open | None:
    """Read A1, A1:B2, A:C, 2:5, A2:C or A2:2; None if it is none of these."""
    first, colon, second = text.partition(":")
    one = _corner(first)
    two = _corner(second) if colon else one
    if one is None or two is None or (not colon and None in one):
        return None
    top, bottom = _side(one[1], two[1])
    left, right = _side(one[0], two[0])
    return Open(top, bottom, left, right)


def grid_range(given: Mapping[str, Any], rows: int, columns: int) -> Box:
    """Close a GridRange; what reaches over the edge is cut off."""
    return Box(
        given.get("startRowIndex", 0),
        min(given.get("endRowIndex", rows), rows),
        given.get("startColumnIndex", 0),
        min(given.get("endColumnIndex", columns), columns),
    )


def as_grid_range(sheet_id: int, box: Box) -> dict[str, int]:
    return {
        "sheetId": sheet_id,
        "startRowIndex": box.top,
        "endRowIndex": box.bottom,
        "startColumnIndex": box.left,
        "endColumnIndex": box.right,
    }


def _corner(text: str) -> tuple[int | None, int | None] | None:
    match = _CORNER.fullmatch(text)
    if not match or not text or (match[2] and int(match[2]) == 0):
        return None
    column = column_index(match[1]) if match[1] else None
    row = int(match[2]) - 1 if match[2] else None
    return column, row


def _side(first: int | None, second: int | None) -> tuple[int | None, int | None]:
    if first is not None and second is not None:
        return min(first, second), max(first, second) + 1
    # One end is named: A2:C and A2:2 begin there and run to the edge of the grid.
    named = first if first is not None else second
    return named, None
