"""Which tab of a spreadsheet is which of ours: by the mark we left, its name, or its headings."""

from collections.abc import Mapping, Sequence

from services.folding import fold
from services.intake.headings import Headings, find_headings, named_table
from services.intake.schema import Table
from services.intake.tables import TABLES
from services.provision.formats import ListsPlace
from services.provision.found import Content, Tab
from services.provision.wanted import GUIDE, LISTS, Book
from services.sources import Grid


def headings_in(tab: Tab, tables: Sequence[Table]) -> Headings | None:
    """Return the headings of any of the tables in a tab, or None."""
    return find_headings(Grid(tab.title, [[*row] for row in tab.cells]), tables)


def recognised(book: Book, content: Content) -> Mapping[str, Tab]:
    """Return the tabs that are there: GUIDE, LISTS or the name of a table -> tab."""
    found: dict[str, Tab] = {}
    for key, title in book.tabs.items():
        marked = [tab for tab in content.tabs if tab.mark == key]
        # A tab that was duplicated bears the mark twice.
        named = [tab for tab in marked if fold(tab.title) == fold(title)]
        if marked:
            found[key] = (named or marked)[0]
    for rank in (_is_filled, _is_blank, _is_anything):
        for tab in _others(content, found):
            key = _key_by_name(book, tab)
            if key and key not in found and rank(book, key, tab):
                found[key] = tab
    for tab in _others(content, found):
        missing = [t for t in book.tables if t in TABLES and t.name not in found]
        headings = headings_in(tab, missing) if missing else None
        if headings:
            found[headings.table.name] = tab
    return found


def _others(content: Content, found: Mapping[str, Tab]) -> list[Tab]:
    """Return the tabs that are not known yet; what is marked for something else is known."""
    ids = {tab.id for tab in found.values()}
    return [tab for tab in content.tabs if tab.id not in ids and not tab.mark]


def _key_by_name(book: Book, tab: Tab) -> str:
    for key in (GUIDE, LISTS):
        if fold(tab.title) == fold(book.tabs[key]):
            return key
    table = named_table(tab.title, book.tables)
    return table.name if table else ""


def _is_filled(book: Book, key: str, tab: Tab) -> bool:
    table = next((t for t in book.tables if t.name == key), None)
    return not tab.is_blank if table is None else headings_in(tab, (table,)) is not None


def _is_blank(_book: Book, _key: str, tab: Tab) -> bool:
    return tab.is_blank


def _is_anything(_book: Book, _key: str, _tab: Tab) -> bool:
    return True


def lists_in(book: Book, tab: Tab) -> ListsPlace | None:
    """Return where the lists stand in the tab that is theirs, or None where they are not found."""
    wanted = {fold(key): key for key in book.lists}
    best: dict[str, int] = {}
    best_row = 0
    for row, cells in enumerate(tab.cells):
        columns: dict[str, int] = {}
        for at, text in enumerate(cells):
            if key := wanted.get(fold(text)):
                columns.setdefault(key, at)
        if len(columns) > len(best):
            best, best_row = columns, row
    return ListsPlace(tab.title, best_row, best) if best else None


def spare_tab(content: Content, found: Mapping[str, Tab]) -> Tab | None:
    """Return the one blank tab with which a new spreadsheet begins, if there is nothing else."""
    alone = content.tabs[0] if len(content.tabs) == 1 else None
    return alone if alone and alone.is_blank and not found else None
