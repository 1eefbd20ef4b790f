"""Looking at everything before anything is planned: the place, its files, what stands in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from services.errors import GoogleRefusedError, SpreadsheetUnreadableError, UnknownUnitError
from services.folding import fold
from services.intake.findings import Code
from services.intake.keys import owner_of
from services.intake.province import successions_of, units_of
from services.intake.spreadsheet import read_province
from services.intake.tables.province import UNITS
from services.provision import drive
from services.provision.found import Content, File
from services.provision.layout import Layout, Note, layout
from services.provision.plan import Item, Need, Office, Wish, item, matched
from services.provision.recognise import recognised
from services.provision.wanted import (
    ROWS,
    Book,
    province_book,
    reporting_units,
    whole_book,
)
from services.sources.calls import Calls
from services.sources.google_sheets import GoogleSheets
from services.sources.place import Place, PlaceKind
from services.units import UnitTree

# So many spreadsheets that bear neither our mark nor a unit's name are looked into for the
# province's own.
_MOST_LOOKED_INTO = 25


@dataclass(frozen=True)
class Asked:
    """What the office asks for.

    Attributes:
        units: the units to begin with, while the province's spreadsheet has no list of its own.
        codes: the units for which spreadsheets are to be; () for all that report.
        is_single: whether one spreadsheet is to be for all of them.
        is_province_only: whether the province's spreadsheet alone is to be.
        today: the day, which says who reports and which periods are offered.
        rows: how many rows a new table has for one unit.
    """

    units: UnitTree
    codes: tuple[str, ...]
    is_single: bool
    is_province_only: bool
    today: date
    rows: int = ROWS


@dataclass(frozen=True)
class Survey:
    """What there is, and what is to be done about each spreadsheet, the province's first.

    Attributes:
        items: each spreadsheet, and what it lacks.
        office: who runs the whole.
        notes: why units share one spreadsheet or not, where that was not asked for.
    """

    items: tuple[Item, ...]
    office: Office
    notes: tuple[Note, ...] = ()


Progress = Callable[[int, int, str], None]


def survey(calls: Calls, place: Place, asked: Asked, progress: Progress) -> Survey:
    """Return what is to be done at a place.

    Args:
        calls: how Google is called.
        place: where the spreadsheets are kept; its kind is known.
        asked: what the office asks for.
        progress: told how many spreadsheets of how many were looked at, and the next one's title.

    Raises:
        UnknownUnitError: a code that was asked for belongs to no unit right below the province.
        SpreadsheetUnreadableError: the province's list of units cannot be read.
        SoKetError: as ``Calls.call``.
    """
    office = drive.office_of(calls, place)
    files = drive.files_in(calls, place)
    own, wishes = _province_file(calls, place, files, asked.units)
    content = drive.content_in(calls, own.id) if own else None
    units, anew = _units(calls, own, content, asked.units)
    codes = _codes(asked, units)
    year, rows = asked.today.year, asked.rows
    first, of_units = province_book(units, year, rows), Layout(())
    if place.kind is PlaceKind.SPREADSHEET:
        # Whatever the office calls it: it is looked for by its address, not by its title.
        whole = whole_book(units, codes, year, rows)
        first = replace(whole, title=own.title) if own else whole
    elif not (anew or asked.is_province_only):
        of_units = layout(units, codes, files, year, rows, is_single=asked.is_single)
    books = of_units.books
    if anew:
        wishes = (*wishes, Wish(Need.UNITS_ANEW))
    adopting = place.kind is not PlaceKind.PERSON
    others = [file for file in files if own is None or file.id != own.id]
    items = [item(first, own, content, office, wishes)]
    for number, book in enumerate(books, 1):
        progress(number, len(books) + 1, book.title)
        file, told = matched(book, others, adopting=adopting)
        items.append(_item(calls, book, file, office, told))
    progress(len(items), len(items), "")
    return Survey(tuple(items), office, of_units.notes)


def _item(
    calls: Calls, book: Book, file: File | None, office: Office, wishes: Sequence[Wish]
) -> Item:
    try:
        content = drive.content_in(calls, file.id) if file else None
    except GoogleRefusedError as error:
        # Only this one is out of reach; the others are looked at all the same.
        return Item(book, file, wishes=tuple(wishes), error=error)
    return item(book, file, content, office, wishes)


def _province_file(
    calls: Calls, place: Place, files: Sequence[File], units: UnitTree
) -> tuple[File | None, tuple[Wish, ...]]:
    """Return the province's own spreadsheet: the marked one, or one that people have made."""
    if place.kind is PlaceKind.SPREADSHEET:
        return files[0], ()
    book = province_book(units, 0)
    file, wishes = matched(book, files, adopting=place.kind is PlaceKind.FOLDER)
    if file or wishes or place.kind is not PlaceKind.FOLDER:
        return file, wishes
    others = [one for one in files if not one.mark and not owner_of(one.title, units)]
    own = [
        one
        for one in others[:_MOST_LOOKED_INTO]
        if any(fold(tab.title) == fold(UNITS.tab) for tab in drive.tabs_of(calls, one.id).tabs)
    ]
    if len(own) > 1:
        return None, (Wish(Need.SEVERAL, tuple(one.title for one in own)),)
    return (own[0] if own else None), ()


def _units(
    calls: Calls, own: File | None, content: Content | None, default: UnitTree
) -> tuple[UnitTree, bool]:
    """Return the units of the province's own list, and whether that list has to be made anew.

    Raises:
        SpreadsheetUnreadableError: there is a list, but it cannot be read.
    """
    if own is None or content is None:
        return default, False
    known = recognised(province_book(default, 0), content)
    tab = known.get(UNITS.name)
    if tab is None or tab.is_blank:
        # A new spreadsheet is given the list that we bring; in an old one somebody took it away.
        is_in_use = content.done or any(not one.is_blank for one in known.values())
        return default, bool(is_in_use)
    entries, _ = read_province(GoogleSheets(calls, own.id).read(own.id))
    if UNITS.name in entries:
        listed, _ = units_of(entries[UNITS.name][2])
        if any(not unit.parent for unit in listed):
            later = entries.get("unit_succession")
            return UnitTree(listed, successions_of(later[2]) if later else ()), False
    raise SpreadsheetUnreadableError(f"{own.title}: {tab.title}", Code.HEADING_NOT_FOUND)


def _codes(asked: Asked, units: UnitTree) -> tuple[str, ...]:
    """Return the units for which spreadsheets are to be.

    Raises:
        UnknownUnitError: a code belongs to no unit right below the province.
    """
    below = units.children(units.root)
    for code in asked.codes:
        if code not in below:
            raise UnknownUnitError(code)
    return asked.codes or reporting_units(units, asked.today)
