"""Which spreadsheets there are to be, and what stands in each, from the declarations alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.intake.keys import owner_of
from services.intake.schema import Kind, Level, Table
from services.intake.tables import TABLES
from services.intake.tables.province import PROVINCE_TABLES
from services.units import UnitTree
from services.workbooks import GUIDE_TAB, LISTS_TAB
from services.workbooks.dropdowns import list_key, lists_of

LOCALE, TIME_ZONE = "vi_VN", "Asia/Ho_Chi_Minh"
# What tabs without a table are called in the marks that we leave on them.
GUIDE, LISTS = "guide", "lists"
# Years of rows for one unit; more are put in at the bottom of a tab as in every spreadsheet.
ROWS, _TIMES_FOR_ALL = 500, 6


class BookKind(StrEnum):
    """PROVINCE: the province's own. UNIT: one unit's. ALL: every unit's. WHOLE: both in one."""

    PROVINCE = "province"
    UNIT = "unit"
    ALL = "all"
    WHOLE = "whole"


@dataclass(frozen=True)
class Book:
    """A spreadsheet as it is to be.

    Attributes:
        kind: whose it is.
        unit: code of the unit that keeps it, "" where none does alone.
        title: what it is called.
        tables: the tables that it holds, in the order of their tabs.
        units: whom its drop-downs offer, and the tab ``Đơn vị`` lists.
        year: the newest of the three years whose periods are offered.
        writers: e-mail addresses of those who type into it.
        rows: how many rows a new tab has.
        typing: codes of the units whose people are to type into it.
    """

    kind: BookKind
    unit: str
    title: str
    tables: tuple[Table, ...]
    units: UnitTree
    year: int
    writers: tuple[str, ...] = ()
    rows: int = ROWS
    typing: tuple[str, ...] = ()

    @property
    def mark(self) -> Mapping[str, str]:
        """What its file carries at Drive, by which it is found again whatever it is called."""
        if self.kind in (BookKind.PROVINCE, BookKind.WHOLE):
            return {"soket": "province"}
        return {"soket": "unit", "soket_unit": self.unit or "*"}

    @property
    def tabs(self) -> Mapping[str, str]:
        """Its tabs in their order: GUIDE, LISTS or the name of a table -> the tab's name."""
        tables = {table.name: table.tab for table in self.tables}
        return {GUIDE: GUIDE_TAB, **tables, LISTS: LISTS_TAB}

    @property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """What its drop-downs offer: heading of a list -> values, its own unit's first."""
        lists = dict(lists_of(self.tables, self.units, self.year))
        if not self.unit:
            return lists
        own = {self.units.get(code).name for code in self.units.subtree(self.unit)}
        for table, column in ((t, c) for t in self.tables for c in t.columns):
            key = list_key(table, column)
            if key and column.kind is Kind.UNIT:
                mine = [name for name in lists[key] if name in own]
                # Another unit's communes are never right here; another unit's name may be.
                others = () if table.level is Level.COMMUNE else lists[key]
                lists[key] = tuple(dict.fromkeys((*mine, *others)))
        return lists

    def agency(self, table: Table) -> str:
        """Return the line above a table that says whose it is."""
        if table.level is Level.PROVINCE:
            return "TỈNH ĐOÀN"
        unit = self.units.get(self.unit).name if self.unit else "các đơn vị trực thuộc tỉnh"
        return f"Đơn vị báo cáo: {unit}"

    def owned(self, table: Table) -> bool:
        """Tell whether a blank unit in this table means the unit that keeps the spreadsheet."""
        return bool(self.unit) and table.level is Level.DISTRICT


def reporting_units(units: UnitTree, today: date) -> tuple[str, ...]:
    """Return the units right below the province of which figures are expected, in its order.

    Those that are no more are left out, unless the whole list is of the past.
    """
    below = [c for c in units.children(units.root) if any(u.reports for u in units.names(c))]
    ends = {code: units.get(code).valid_to for code in below}
    alive = [code for code, end in ends.items() if end is None or end >= today]
    return tuple(alive or below)


def addresses(typed: str) -> tuple[str, ...]:
    """Return the e-mail addresses in a cell, which may hold several."""
    parts = typed.replace(",", " ").replace(";", " ").split()
    return tuple(dict.fromkeys(part.casefold() for part in parts if "@" in part))


def province_title(units: UnitTree) -> str:
    """Return the title of the province's own spreadsheet, which must name none of its units."""
    name = units.get(units.root).name
    titles = (f"{name} - Danh mục", "Tỉnh đoàn - Danh mục", "Danh mục")
    return next((title for title in titles if not owner_of(title, units)), titles[-1])


def unit_title(code: str, units: UnitTree) -> str:
    """Return a title by which a unit's spreadsheet is known for its own, or "" if there is none."""
    unit = units.get(code)
    names = dict.fromkeys((unit.name, unit.short_name, *unit.aliases))
    titles = [f"{name} - Số liệu báo cáo" for name in names if name]
    return next((title for title in titles if owner_of(title, units) == code), "")


def province_book(units: UnitTree, year: int, rows: int = ROWS) -> Book:
    """Return the province's own spreadsheet."""
    title = province_title(units)
    return Book(BookKind.PROVINCE, "", title, PROVINCE_TABLES, units, year, rows=rows)


def whole_book(units: UnitTree, codes: Sequence[str], year: int, rows: int = ROWS) -> Book:
    """Return the one spreadsheet that holds everything."""
    writers, typing = _writers(codes, units), tuple(codes)
    tables = (*TABLES, *PROVINCE_TABLES)
    title, rows = province_title(units), _TIMES_FOR_ALL * rows
    return Book(BookKind.WHOLE, "", title, tables, units, year, writers, rows, typing)


def all_units_book(units: UnitTree, codes: Sequence[str], year: int, rows: int = ROWS) -> Book:
    """Return one spreadsheet for all units."""
    writers, typing = _writers(codes, units), tuple(codes)
    title, rows = "Số liệu các đơn vị", _TIMES_FOR_ALL * rows
    return Book(BookKind.ALL, "", title, TABLES, units, year, writers, rows, typing)


def unit_book(code: str, units: UnitTree, year: int, rows: int = ROWS) -> Book:
    """Return one unit's spreadsheet; its title is "" where no title would tell whose it is."""
    levels = {units.get(below).level for below in units.subtree(code)}
    tables = tuple(t for t in TABLES if t.level is not Level.COMMUNE or Level.COMMUNE in levels)
    title = unit_title(code, units)
    writers = _writers((code,), units)
    return Book(BookKind.UNIT, code, title, tables, units, year, writers, rows, (code,))


def _writers(codes: Collection[str], units: UnitTree) -> tuple[str, ...]:
    emails = [address for code in codes for address in addresses(units.get(code).email)]
    return tuple(dict.fromkeys(emails))
