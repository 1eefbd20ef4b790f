"""The port through which cells come in: spreadsheets as they are, knowing nothing of our tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

# What a cell may hold: text (a blank cell is ""), a number, a truth value, a date or a time stamp.
# An error such as #REF! and a percentage arrive as the text that a person sees.
Cell = str | float | int | bool | date | datetime
# The tab that the application itself writes into units' spreadsheets; nothing on it is content.
FEEDBACK_TAB = "Phản hồi"


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
        addresses: tab -> the address that opens there once a cell's name is put behind it; "" ->
            the spreadsheet's own address. Empty where the source has none.
        is_province: whether its source knows it for the province's own; None: its tabs tell.
    """

    id: str
    title: str
    grids: tuple[Grid, ...]
    digest: str = ""
    open_elsewhere: bool = False
    addresses: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    is_province: bool | None = None

    def link(self, tab: str, cell: str) -> str | None:
        """Return an address that opens a cell; with "" for the cell the tab, with "" the whole."""
        found = self.addresses.get(tab) if tab else None
        if found is None:
            return self.addresses.get("")
        return found + cell if cell else found.removesuffix("&range=")


class Source(Protocol):
    """A place where spreadsheets are kept."""

    @property
    def place(self) -> str:
        """What people call the place, for messages."""
        ...

    @property
    def side_by_side(self) -> int:
        """How many spreadsheets may be read at once, each in a thread of its own."""
        ...

    @property
    def seconds(self) -> float:
        """The least time between two looks that the place can bear; 0: as often as one likes."""
        ...

    @property
    def believed_seconds(self) -> float:
        """For how long a mark that stays the same is believed; infinity: for ever."""
        ...

    def versions(self) -> Mapping[str, str]:
        """Return spreadsheet id -> a mark that differs when its content may have changed.

        They are read in this order; where the place knows the province's own, it comes first.

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
