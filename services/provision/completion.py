"""What one spreadsheet lacks, and the one batch of requests that completes it.

Nothing that a person typed is written over: what is new goes into tabs, columns and rows that the
same batch puts in, and existing cells get rules and protection, never values.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from zlib import crc32

from services.folding import fold
from services.provision import requests as ask
from services.provision.formats import Json, ListsPlace, cell
from services.provision.found import Content, Tab
from services.provision.part import Deed, Done, Lack, Lacking, Part, Surroundings, joined
from services.provision.protection import kept, protection
from services.provision.recognise import lists_in, recognised, spare_tab
from services.provision.table_completion import complete_table, room
from services.provision.tabs import list_requests, made, new_lists
from services.provision.wanted import GUIDE, LISTS, LOCALE, TIME_ZONE, Book
from services.workbooks.looks import WORDS

_FIRST_NUMBER = 20_210_101


def completion(book: Book, content: Content, editors: tuple[str, ...]) -> Part:
    """Return what a spreadsheet lacks.

    Args:
        book: as it is to be.
        content: as it is.
        editors: who may edit what is protected: the service account, then the office.
    """
    found = recognised(book, content)
    around, lists = _lists(book, content, found, editors)
    parts = [lists]
    if (content.locale, content.zone) != (LOCALE, TIME_ZONE):
        settings = ask.set_properties(LOCALE, TIME_ZONE)
        # First of all: what is typed into rules is read by the spreadsheet's locale.
        parts.insert(0, Part((Done(Deed.SETTINGS),), requests=(settings,)))
    new = list(_new_tabs(around, content, found))
    # All tabs are there before the first is filled: drop-downs refer to the tab of the lists.
    parts += [shell for shell, _ in new]
    parts += [filling for _, filling in new]
    tables = {table.name: table for table in book.tables}
    for key, tab in found.items():
        if tab.is_blank:
            continue
        parts.append(
            complete_table(around, tables[key], tab) if key in tables else kept(around, key, tab)
        )
    whole = joined(parts)
    if not whole.requests:
        return whole
    done = ask.mark_done(max(content.done, default=_FIRST_NUMBER) + 1)
    return replace(whole, requests=(done, *whole.requests))


def _lists(
    book: Book, content: Content, found: Mapping[str, Tab], editors: tuple[str, ...]
) -> tuple[Surroundings, Part]:
    """Return where the lists stand once their tab is complete, and what completes it."""
    tab = found.get(LISTS)
    if tab is None or tab.is_blank:
        title = tab.title if tab else _free(book.tabs[LISTS], content)
        return Surroundings(book, editors, new_lists(book, title), remade_lists=True), Part()
    there = lists_in(book, tab)
    if there is None:
        nowhere = ListsPlace(tab.title, 0, {})
        lack = Part(lacks=(Lacking(Lack.LISTS_GONE, tab.title),))
        return Surroundings(book, editors, nowhere, remade_lists=False), lack
    fresh = [key for key in book.lists if key not in there.columns]
    places = dict(there.columns) | {key: at for at, key in enumerate(fresh, tab.used)}
    parts = [_more_values(book, tab, there)]
    if fresh:
        requests = [room(tab, len(fresh))]
        for key in fresh:
            values = book.lists[key]
            requests += list_requests(tab.id, there.heading_row, places[key], key, values)
        parts.append(Part((Done(Deed.LISTS, tab.title, tuple(fresh)),), requests=tuple(requests)))
    lists = replace(there, columns=places)
    return Surroundings(book, editors, lists, remade_lists=False), joined(parts)


def _more_values(book: Book, tab: Tab, there: ListsPlace) -> Part:
    """Return what puts the values that lists lack below everything that stands in their tab."""
    missing: dict[str, list[str]] = {}
    for key, at in there.columns.items():
        held = {fold(row[at]) for row in tab.cells if at < len(row)}
        if lacking := [value for value in book.lists[key] if fold(value) not in held]:
            missing[key] = lacking
    if not missing:
        return Part()
    depth, width = max(map(len, missing.values())), max(there.columns[key] for key in missing) + 1
    rows: list[list[Json]] = [[{} for _ in range(width)] for _ in range(depth)]
    for key, values in missing.items():
        for row, value in zip(rows, values, strict=False):
            row[there.columns[key]] = cell(value, WORDS)
    return Part(
        (Done(Deed.LISTS, tab.title, tuple(missing)),), requests=(ask.append(tab.id, rows),)
    )


def _free(title: str, content: Content) -> str:
    """Return a title that no tab has: the wanted one, or that with a number behind it."""
    taken = {tab.title.casefold() for tab in content.tabs}
    titles = (title, *(f"{title} ({number})" for number in range(2, 1000)))
    return next(each for each in titles if each.casefold() not in taken)


def _new_tabs(
    around: Surroundings, content: Content, found: Mapping[str, Tab]
) -> Iterator[tuple[Part, Part]]:
    """Give what makes the tabs that are not there, and what fills them.

    Each comes after the one that goes before it.
    """
    order = [tab.id for tab in content.tabs]
    spare = spare_tab(content, found)
    place = 0
    for key, title in around.book.tabs.items():
        tab = found.get(key)
        if tab is None and spare and key == GUIDE:
            tab = replace(spare, title=_free(title, content))
        if tab is None:
            number = crc32(key.encode()) & 0x7FFFFFFF
            while number in order or not number:
                number += 1
            yield _added(around, key, Tab(number, _free(title, content)), place)
            order.insert(place, number)
            place += 1
            continue
        if tab.is_blank:
            yield _taken(around, key, tab)
        place = order.index(tab.id) + 1


def _added(around: Surroundings, key: str, tab: Tab, index: int) -> tuple[Part, Part]:
    new = made(around.book, key, tab.id, around.lists)
    added = ask.add_tab(tab.id, tab.title, index, new.size, new.frozen)
    return (
        Part((Done(Deed.TAB, tab.title),), requests=(added, ask.mark_tab(tab.id, key))),
        Part(requests=(*new.requests, protection(around, key, tab.id, new.head))),
    )


def _taken(around: Surroundings, key: str, blank: Tab) -> tuple[Part, Part]:
    """Return what makes a tab of a blank one; what is typed into it meanwhile moves down."""
    new = made(around.book, key, blank.id, around.lists)
    lacking = new.size[1] - blank.width
    shell = (
        ask.insert(blank.id, "ROWS", 0, new.head),
        *([ask.widen(blank.id, lacking)] if lacking > 0 else []),
        ask.take_tab(blank.id, blank.title, new.frozen),
        ask.mark_tab(blank.id, key),
    )
    return (
        Part((Done(Deed.TAKE_TAB, blank.title),), requests=shell),
        Part(requests=(*new.requests, protection(around, key, blank.id, new.head))),
    )
