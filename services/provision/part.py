"""The pieces of a completion: what is done to a spreadsheet, and what is left to a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from services.provision.formats import Json, ListsPlace
from services.provision.wanted import Book

# So many rows are read at the top of a tab that we made, and of any other.
TOP_ROWS, MOST_ROWS = 24, 2000


class Deed(StrEnum):
    """What is done to a spreadsheet."""

    SETTINGS = "settings"
    TAB = "tab"
    TAKE_TAB = "take_tab"
    KNOW_TAB = "know_tab"
    COLUMNS = "columns"
    LISTS = "lists"
    DROP_DOWNS = "drop_downs"
    PROTECTION = "protection"
    COLOURS = "colours"


class Lack(StrEnum):
    """What only a person can mend in a spreadsheet."""

    HEADINGS_GONE = "headings_gone"
    HEADING_RENAMED = "heading_renamed"
    LISTS_GONE = "lists_gone"
    TAB_RENAMED = "tab_renamed"


@dataclass(frozen=True)
class Done:
    """A deed in one tab ("" for the whole spreadsheet), and what it is about."""

    deed: Deed
    tab: str = ""
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lacking:
    """A lack in one tab, and what it is about."""

    lack: Lack
    tab: str
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """Part of what is to be done to one spreadsheet, or all of it.

    Attributes:
        deeds: what is done.
        lacks: what is left to a person.
        requests: what Google is asked for; () where there is nothing to do.
    """

    deeds: tuple[Done, ...] = ()
    lacks: tuple[Lacking, ...] = ()
    requests: tuple[Json, ...] = ()


def joined(parts: Iterable[Part]) -> Part:
    """Return parts as one, in their order."""
    every = tuple(parts)
    return Part(
        tuple(deed for part in every for deed in part.deeds),
        tuple(lack for part in every for lack in part.lacks),
        tuple(request for part in every for request in part.requests),
    )


@dataclass(frozen=True)
class Surroundings:
    """What every part of a completion looks at.

    Attributes:
        book: the spreadsheet as it is to be.
        editors: who may edit what is protected: the service account, then the office.
        lists: where the lists of the drop-downs stand.
        remade_lists: whether their tab is made anew, so that drop-downs must be told where.
    """

    book: Book
    editors: tuple[str, ...]
    lists: ListsPlace
    remade_lists: bool
