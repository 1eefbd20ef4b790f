"""Whether units share one spreadsheet or each has its own: by what is asked, and what is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.provision.found import File
from services.provision.wanted import Book, all_units_book, unit_book
from services.units import UnitTree


class Kept(StrEnum):
    """Why it is not as it was asked for.

    SHARED: there is one for all units, so none is made for each.
    OWN: these units have their own, so that they go on with it.
    """

    SHARED = "shared"
    OWN = "own"


@dataclass(frozen=True)
class Note:
    """What is told of the layout, and the title or the units that it is about."""

    kept: Kept
    what: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """The spreadsheets of the units, and what is told of why there are these."""

    books: tuple[Book, ...]
    notes: tuple[Note, ...] = ()


def layout(
    units: UnitTree,
    codes: Sequence[str],
    files: Sequence[File],
    year: int,
    rows: int,
    *,
    is_single: bool,
) -> Layout:
    """Return the spreadsheets of the units.

    Whoever has a place to type keeps it: a second one would hold the same figures twice.

    Args:
        units: all of them.
        codes: those for which spreadsheets are to be.
        files: those of the place.
        year: the newest of the three years whose periods are offered.
        rows: how many rows a new table has for one unit.
        is_single: whether one spreadsheet for all of them is asked for.
    """
    shared = all_units_book(units, codes, year, rows)
    there = [f for f in files if f.mark == "unit" and f.unit == shared.mark["soket_unit"]]
    if not (there or is_single):
        return Layout(tuple(unit_book(code, units, year, rows) for code in codes))
    having = {file.unit for file in files if file.mark == "unit"}
    own = [code for code in codes if code in having]
    others = [code for code in codes if code not in having]
    books = [unit_book(code, units, year, rows) for code in own]
    if there or others:
        books.insert(0, all_units_book(units, others, year, rows))
    notes: list[Note] = []
    if there and not is_single:
        notes.append(Note(Kept.SHARED, (min(there, key=lambda f: (f.created, f.id)).title,)))
    if own:
        notes.append(Note(Kept.OWN, tuple(units.get(code).name for code in own)))
    return Layout(tuple(books), tuple(notes))
