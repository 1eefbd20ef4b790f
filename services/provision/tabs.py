"""Whole tabs as they are made: the guide, the lists, and one for each table."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from services.intake.schema import Column, RequiredWhen, Table
from services.intake.tab import letters
from services.intake.tables.province import UNITS
from services.provision import requests as ask
from services.provision.formats import (
    Json,
    ListsPlace,
    cell,
    cell_format,
    entered,
    pixels_high,
    pixels_wide,
    validation,
)
from services.provision.wanted import GUIDE, LISTS, Book, BookKind
from services.template import unit_row
from services.workbooks.dropdowns import (
    LISTS_HEADING_ROW,
    LISTS_REMARK,
    LISTS_TITLE,
    list_width,
    restriction_on,
)
from services.workbooks.guide import (
    DISTRICT_RULES,
    DISTRICT_TITLE,
    GUIDE_WIDTHS,
    PROVINCE_RULES,
    PROVINCE_TITLE,
    GuideRow,
    guide_rows,
)
from services.workbooks.headings import HEADING_ROW, asked, frozen_columns, note_on, titles_of
from services.workbooks.looks import (
    OPTIONAL,
    REMARK,
    TITLE,
    UNIT_LINE,
    WORDS,
    body_look,
    heading_look,
    width_of,
)

Value = TypeVar("Value")
_HEADING_HEIGHT, _LISTS_HEADING_HEIGHT = 62, 48
_SPARE_ROWS, _SPARE_COLUMNS = 200, 6


@dataclass(frozen=True)
class Made:
    """A tab to be made.

    Attributes:
        size: its rows and columns.
        frozen: the grid properties that keep its headings in sight.
        head: how many rows at its top are written by us.
        requests: what fills it.
    """

    size: tuple[int, int]
    frozen: Json
    head: int
    requests: tuple[Json, ...]


def made(book: Book, key: str, tab: int, lists: ListsPlace) -> Made:
    """Return the tab of a table, GUIDE or LISTS as it is to be made under an id."""
    if key == GUIDE:
        return _guide(book, tab)
    if key == LISTS:
        return _lists(book, tab)
    return _table(book, next(t for t in book.tables if t.name == key), tab, lists)


def new_lists(book: Book, title: str) -> ListsPlace:
    """Return where the lists stand in a tab that we make."""
    return ListsPlace(title, LISTS_HEADING_ROW, {key: at for at, key in enumerate(book.lists)})


def _guide(book: Book, tab: int) -> Made:
    rows = _guide_rows(book)
    requests = [ask.fill(tab, 0, 0, [[entered(text) for text in row.cells] for row in rows])]
    looks = [row.look for row in rows]
    for first, count, look in _runs(
        [(at, look) for at, look in enumerate(looks) if rows[at].cells]
    ):
        range_ = ask.grid(tab, first, first + count, 0, len(rows[first].cells))
        requests.append(ask.dress(range_, cell_format(look)))
    requests += [
        ask.resize(tab, "COLUMNS", at, 1, pixels_wide(width))
        for at, width in enumerate(GUIDE_WIDTHS)
    ]
    # Google fits a row to its text by itself, unless the text stands in a merged cell.
    merged = [(at, row.height or 17.0) for at, row in enumerate(rows) if row.merged]
    for first, count, height in _runs(merged):
        requests.append(ask.merge_rows(ask.grid(tab, first, first + count, 0, len(GUIDE_WIDTHS))))
        requests.append(ask.resize(tab, "ROWS", first, count, pixels_high(height)))
    return Made((len(rows) + 20, len(GUIDE_WIDTHS)), {}, len(rows), tuple(requests))


def _guide_rows(book: Book) -> tuple[GuideRow, ...]:
    if book.kind is BookKind.PROVINCE:
        return guide_rows(PROVINCE_TITLE, PROVINCE_RULES, book.tables)
    rules = DISTRICT_RULES
    if book.kind is BookKind.WHOLE:
        rules = (*DISTRICT_RULES, *PROVINCE_RULES[1:])
    return guide_rows(DISTRICT_TITLE, rules, book.tables)


def _runs(values: Sequence[tuple[int, Value]]) -> Iterable[tuple[int, int, Value]]:
    """Return runs of neighbours of one value as (first, how many, value)."""
    numbered = [(at - number, value, at) for number, (at, value) in enumerate(values)]
    for (_, value), run in groupby(numbered, itemgetter(0, 1)):
        places = [at for _, _, at in run]
        yield places[0], len(places), value


def _lists(book: Book, tab: int) -> Made:
    lists = book.lists
    requests = [ask.write(tab, 0, 0, [[cell(LISTS_TITLE, TITLE)], [cell(LISTS_REMARK, REMARK)]])]
    for at, (key, values) in enumerate(lists.items()):
        requests += list_requests(tab, LISTS_HEADING_ROW, at, key, values)
    requests.append(
        ask.resize(tab, "ROWS", LISTS_HEADING_ROW, 1, pixels_high(_LISTS_HEADING_HEIGHT))
    )
    longest = max(map(len, lists.values()), default=0)
    first = LISTS_HEADING_ROW + 1
    size = (first + longest + _SPARE_ROWS, len(lists) + _SPARE_COLUMNS)
    return Made(size, {"frozenRowCount": first}, first + longest, tuple(requests))


def list_requests(
    tab: int, heading_row: int, at: int, key: str, values: Sequence[str]
) -> tuple[Json, ...]:
    """Return what writes one list, from its heading down, into a column that is free."""
    first = heading_row + 1
    return (
        ask.write(tab, heading_row, at, [[cell(key, OPTIONAL)]]),
        ask.fill(tab, first, at, [[entered(value)] for value in values]),
        ask.dress(ask.grid(tab, first, first + len(values), at, at + 1), cell_format(WORDS)),
        ask.resize(tab, "COLUMNS", at, 1, pixels_wide(list_width(values))),
    )


def _table(book: Book, table: Table, tab: int, lists: ListsPlace) -> Made:
    columns = asked(table)
    row = HEADING_ROW
    titles = [[cell(text, look)] for text, look in titles_of(table, book.agency(table))]
    requests = [ask.write(tab, 0, 0, titles)]
    requests.append(ask.resize(tab, "ROWS", row, 1, pixels_high(_HEADING_HEIGHT)))
    units = [[cell(column.unit, UNIT_LINE) if column.unit else {} for column in columns]]
    requests.append(ask.write(tab, row - 1, 0, units))
    for at, column in enumerate(columns):
        requests += column_requests(table, column, tab, (row, at), lists)
    places = {column.name: at for at, column in enumerate(columns)}
    requests += colours(book, table, tab, row, places)
    rows = book.rows
    if table is UNITS:
        entries = [unit_row(unit) for unit in book.units.units]
        requests.append(
            ask.fill(
                tab, row + 1, 0, [[entered(entry[c.name]) for c in columns] for entry in entries]
            )
        )
        rows = max(rows, HEADING_ROW + 1 + len(entries) + _SPARE_ROWS)
    frozen = {"frozenRowCount": HEADING_ROW + 1, "frozenColumnCount": frozen_columns(columns)}
    size = (rows, len(columns) + _SPARE_COLUMNS)
    return Made(size, frozen, HEADING_ROW + 1, tuple(requests))


def column_requests(
    table: Table, column: Column, tab: int, heading: tuple[int, int], lists: ListsPlace
) -> tuple[Json, ...]:
    """Return what makes one column of a table, in a column of the tab that is free.

    Args:
        table: the table.
        column: the column.
        tab: id of the tab.
        heading: row and column of its heading's cell.
        lists: where the lists stand.
    """
    row, at = heading
    return (
        ask.write(tab, row, at, [[cell(column.heading, heading_look(column), note_on(column))]]),
        ask.resize(tab, "COLUMNS", at, 1, pixels_wide(width_of(column))),
        ask.dress(
            ask.grid(tab, row + 1, None, at, at + 1),
            cell_format(body_look(column)),
            rule_of(table, column, (row + 1, at), lists),
        ),
        ask.mark_column(tab, at, column.name),
    )


def rule_of(
    table: Table, column: Column, first_cell: tuple[int, int], lists: ListsPlace
) -> Json | None:
    """Return the rule of what may be typed from a cell of a column on; None where anything may."""
    restriction = restriction_on(table, column)
    if restriction is None or (restriction.key and restriction.key not in lists.columns):
        return None
    row, at = first_cell
    return validation(restriction, lists, f"{letters(at)}{row + 1}")


def colours(
    book: Book,
    table: Table,
    tab: int,
    heading_row: int,
    places: Mapping[str, int],
    only: Collection[str] | None = None,
) -> tuple[Json, ...]:
    """Return what colours a cell that must be filled and is not, in a row that has something.

    Args:
        book: the spreadsheet.
        table: the table.
        tab: id of its tab.
        heading_row: the row above its first one.
        places: column name -> index of the tab's column.
        only: the columns that are to be coloured; None: every one.
    """
    row = heading_row + 1
    number = row + 1
    left, right = letters(min(places.values())), letters(max(places.values()))
    something = f"(COUNTA(${left}{number}:${right}{number})>0)"
    must = sorted(
        places[column.name]
        for column in asked(table)
        if column.required
        and column.name in places
        and (only is None or column.name in only)
        and not (column.name == "unit_id" and book.owned(table))
    )
    requests = [
        ask.colour_when(
            ask.grid(tab, row, None, first, first + count),
            f"=ISBLANK({letters(first)}{number})*{something}=1",
        )
        for first, count, _ in _runs([(at, 0) for at in must])
    ]
    for rule in table.rules:
        if not isinstance(rule, RequiredWhen) or not {rule.column, rule.when} <= places.keys():
            continue
        if only is None or rule.column in only:
            at, when = places[rule.column], letters(places[rule.when])
            names = {choice.code: choice.vi for choice in table.column(rule.when).choices}
            either = "+".join(f'(${when}{number}="{names[value]}")' for value in rule.values)
            formula = f"=ISBLANK({letters(at)}{number})*({either})=1"
            requests.append(ask.colour_when(ask.grid(tab, row, None, at, at + 1), formula))
    return tuple(requests)
