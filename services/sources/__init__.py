"""The port through which cells come in: spreadsheets as they are, knowing nothing of our tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

# What a cell may hold: text (a blank cell is ""), a number, a truth value, a date or a time stamp.
# An error such as #REF! and a percentage arrive as the text that a person sees.
Cell = str | float | int | bool | date | datetime


@dataclass(frozen=True)
class Grid:
    """The cells of one tab, row by row from A1, unformatted.

    Attributes:
        tab: the tab's name as typed.
        rows: cells by row then column; rows may differ in length.
        merges: merged ranges as ((first row, first column), (last row, last column)), from 0.
        hidden: whether the whole tab is hidden.
        hidden_rows: indexes, from 0, of rows that a reader of the sheet does not see.
        cut_at: cells from this address on, far away from any table, were not handed over; "" where
            all were.
    """

    tab: str
    rows: list[list[Cell]]
    merges: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    cut_at: str = ""


@dataclass(frozen=True)
class Spreadsheet:
    """One spreadsheet as its source hands it over.

    Attributes:
        id: what the source calls it for ever (a file name, a Google id).
        title: what people call it.
        grids: its tabs in their order.
        digest: differs when the content differs.
        open_elsewhere: whether somebody has it open for writing right now.
        link: from (tab, cell) to an address that opens there, or None.
    """

    id: str
    title: str
    grids: tuple[Grid, ...]
    digest: str = ""
    open_elsewhere: bool = False
    link: Callable[[str, str], str | None] = field(default=lambda _tab, _cell: None, compare=False)


class Source(Protocol):
    """A place where spreadsheets are kept."""

    @property
    def place(self) -> str:
        """What people call the place, for messages."""
        ...

    def versions(self) -> Mapping[str, str]:
        """Return spreadsheet id -> a mark that differs when its content may have changed.

        Raises:
            SourceUnreachableError: the place itself cannot be reached.
        """
        ...

    def read(self, spreadsheet_id: str) -> Spreadsheet:
        """Return one spreadsheet with all its tabs.

        Raises:
            SpreadsheetUnreadableError: this one cannot be read; the others may.
        """
        ...
