"""What a table's tab lacks that is there already: columns, rules, colours, protection."""

from collections.abc import Mapping
from itertools import groupby

from services.folding import fold
from services.intake.headings import Headings
from services.intake.schema import Column, Level, Table
from services.intake.tab import letters
from services.provision import requests as ask
from services.provision.formats import Json
from services.provision.found import Tab
from services.provision.part import TOP_ROWS, Deed, Done, Lack, Lacking, Part, Surroundings, joined
from services.provision.protection import kept
from services.provision.recognise import headings_in
from services.provision.tabs import colours, column_requests, rule_of
from services.workbooks.dropdowns import restriction_on
from services.workbooks.headings import asked

# So many rows are ready below the headings of a tab that ended with them.
_READY_ROWS = 100


def complete_table(around: Surroundings, table: Table, tab: Tab) -> Part:
    """Return what the tab of a table lacks; what stands in it is left as it is."""
    headings = headings_in(tab, (table,))
    if headings is None:
        return Part(lacks=(Lacking(Lack.HEADINGS_GONE, tab.title, (table.tab,)),))
    renamed = table.level is Level.PROVINCE and fold(tab.title) != fold(table.tab)
    end = headings.last_row + 1
    fresh, changed = _missing(table, tab, headings)
    places = {**headings.columns, **{c.name: at for at, c in enumerate(fresh, tab.used)}}
    return joined(
        (
            Part(
                lacks=(
                    *([Lacking(Lack.TAB_RENAMED, tab.title, (table.tab,))] if renamed else []),
                    *changed,
                )
            ),
            _columns(around, table, tab, headings.last_row, fresh, places),
            _rules(around, table, tab, headings),
            _colours(around, table, tab, headings.last_row, places),
            _marks(tab, headings),
            kept(around, table.name, tab, end),
        )
    )


def room(tab: Tab, count: int) -> Json:
    """Return what puts columns in after the last one in use.

    What is typed there meanwhile moves to the right, and is not written over.
    """
    if tab.used >= tab.width:
        return ask.widen(tab.id, count)
    return ask.insert(tab.id, "COLUMNS", tab.used, count)


def _missing(
    table: Table, tab: Tab, headings: Headings
) -> tuple[list[Column], tuple[Lacking, ...]]:
    """Return the columns that are not there, and those whose heading somebody has changed."""
    fresh: list[Column] = []
    changed: list[Lacking] = []
    for column in asked(table):
        if column.name in headings.columns:
            continue
        at = tab.columns.get(column.name)
        if at is None:
            fresh.append(column)
            continue
        row = tab.cells[headings.last_row]
        typed = row[at] if at < len(row) else ""
        what = (column.heading, f"{letters(at)}{headings.last_row + 1}", typed)
        changed.append(Lacking(Lack.HEADING_RENAMED, tab.title, what))
    return fresh, tuple(changed)


def _columns(
    around: Surroundings,
    table: Table,
    tab: Tab,
    row: int,
    fresh: list[Column],
    places: Mapping[str, int],
) -> Part:
    if not fresh:
        return Part()
    requests = [room(tab, len(fresh))]
    for column in fresh:
        heading = (row, places[column.name])
        requests += column_requests(table, column, tab.id, heading, around.lists)
    what = tuple(column.heading for column in fresh)
    return Part((Done(Deed.COLUMNS, tab.title, what),), requests=tuple(requests))


def _colours(
    around: Surroundings, table: Table, tab: Tab, row: int, places: Mapping[str, int]
) -> Part:
    if ask.MISSING not in tab.coloured:
        found = colours(around.book, table, tab.id, row, places)
        return Part((Done(Deed.COLOURS, tab.title),), requests=found) if found else Part()
    before = {name for name, at in places.items() if at < tab.used}
    return Part(requests=colours(around.book, table, tab.id, row, places, places.keys() - before))


def _marks(tab: Tab, headings: Headings) -> Part:
    """Return what marks the columns of a tab that others made, and keeps its headings in sight."""
    if tab.mark:
        return Part()
    marks = [ask.mark_column(tab.id, at, name) for name, at in headings.columns.items()]
    if tab.frozen:
        return Part(requests=tuple(marks))
    head = headings.last_row + 1
    # All rows of a tab cannot be frozen; besides, somebody is to type below.
    room = [ask.lengthen(tab.id, _READY_ROWS)] if tab.rows <= head else []
    return Part(requests=(*marks, *room, ask.freeze(tab.id, head)))


def _rules(around: Surroundings, table: Table, tab: Tab, headings: Headings) -> Part:
    """Return what puts the drop-downs and other rules where the top of a column has none."""
    first, last = headings.last_row + 1, min(TOP_ROWS, tab.rows)
    mended: dict[str, None] = {}
    requests: list[Json] = []
    for column in asked(table):
        at = headings.columns.get(column.name)
        restriction = restriction_on(table, column)
        if at is None or restriction is None or first >= last:
            continue
        bare = [row for row in range(first, last) if _is_bare(tab.rules.get((row, at)))]
        is_bare = len(bare) == last - first
        is_lost = bool(restriction.key) and around.remade_lists
        for top, bottom in [(first, None)] if is_bare or is_lost else _runs(bare):
            rule = rule_of(table, column, (top, at), around.lists)
            if rule:
                range_ = ask.grid(tab.id, top, bottom, at, at + 1)
                requests.append(ask.restrict(range_, rule))
                mended[column.heading] = None
    done = (Done(Deed.DROP_DOWNS, tab.title, tuple(mended)),) if requests else ()
    return Part(done, requests=tuple(requests))


def _is_bare(rule: str | None) -> bool:
    return rule is None or "#REF!" in rule


def _runs(rows: list[int]) -> list[tuple[int, int | None]]:
    """Return runs of neighbouring rows as (first, the one after the last)."""
    runs: list[tuple[int, int | None]] = []
    for _, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        places = [row for _, row in run]
        runs.append((places[0], places[-1] + 1))
    return runs
