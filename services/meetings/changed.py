"""The rows of two snapshots beside each other: new, corrected and removed, wherever they lie."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import pandas as pd

from services.conclusions.compared import Change
from services.intake.schema import Kind, Table
from services.intake.tables import TABLES
from services.periods import Span
from services.snapshot import Deadline, Snapshot
from services.text.numbers import VIETNAM

_DECIMALS = 6
_MONTHS = ["unit_id", "first_month", "last_month"]
# Stands between the texts of a row; no cell that was read as a value holds it.
_APART = "\x1f"
# A period as it was typed is read already, and free text is no figure.
_NO_VALUE = (Kind.TEXT, Kind.PERIOD, Kind.UNIT)
Value = float | str | None


@dataclass(frozen=True)
class ColumnChange:
    """One value of a row that is not what it was; numbers, codes, ISO days, None for unknown."""

    column: str
    then: Value
    now: Value


@dataclass(frozen=True)
class RowChange:
    """One row of a table that is not what it was.

    Attributes:
        table: its name.
        change: what became of it.
        unit_id, first_month, last_month: whose row, and of which months.
        is_closed: whether its period was closed before the earlier snapshot was made, so that
            nothing should have changed any more.
        columns: what of it changed; of a row that is new or gone none.
        place: spreadsheet, tab and number of the row today; of one removed, then.
    """

    table: str
    change: Change
    unit_id: str
    first_month: int
    last_month: int
    is_closed: bool
    columns: tuple[ColumnChange, ...]
    place: tuple[str, str, int]


def changed_rows(then: Snapshot, now: Snapshot) -> tuple[RowChange, ...]:
    """Return what became of the rows of all tables, table by table, in the units' order.

    Rows that say the same cancel each other out, wherever they lie. Of the rest those with one id
    of their own belong together; then those of one unit, its months and kinds in one place; then
    those of the same unit, months and kinds; then those of the same unit and months in one place.
    Whatever is left was removed, or is new.

    Args:
        then: the earlier one; it may lack free text (see ``archive``).
        now: the later one, by whose calendar periods are closed.
    """
    closed = _Closed(now.calendar, then.made_at.astimezone(VIETNAM).date())
    order = {code: place for place, code in enumerate(now.units.in_tree_order())}
    found: list[RowChange] = []
    for table in TABLES:
        mine = _of_table(table, then.tables[table.name], now.tables[table.name], closed)
        mine.sort(key=lambda one: (order.get(one.unit_id, len(order)), one.first_month, one.place))
        found += mine
    return tuple(found)


@dataclass(frozen=True)
class _Row:
    """One row that has no equal on the other side."""

    key: tuple[str, int, int]
    record: str
    kinds: tuple[Value, ...]
    place: tuple[str, str, int]
    cells: Mapping[str, Value]


def _of_table(
    table: Table, then: pd.DataFrame, now: pd.DataFrame, closed: "_Closed"
) -> list[RowChange]:
    names = [
        column.name
        for column in table.columns
        if column.kind not in _NO_VALUE and column.name in then and column.name in now
    ]
    kinds = [c.name for c in table.columns if c.kind is Kind.CHOICE and c.name in names]
    before, after = _comparable(then, names), _comparable(now, names)
    olds = _rows(then, before, kinds, ~_numbered(before).isin(set(_numbered(after))))
    news = _rows(now, after, kinds, ~_numbered(after).isin(set(_numbered(before))))
    found: list[RowChange] = []
    for belong in (_by_record, _by_kinds_and_place, _by_kinds, _by_place):
        pairs, olds, news = _paired(olds, news, belong)
        found += [_corrected(table, old, new, closed) for old, new in pairs]
    found += [_whole(table, Change.REMOVED, one, closed) for one in olds]
    return [*found, *(_whole(table, Change.ADDED, one, closed) for one in news)]


def _comparable(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Return key and values of rows as texts that are the same for what is the same."""
    held: dict[str, pd.Series] = {name: rows[name].astype("str") for name in _MONTHS}
    for name in names:
        values = rows[name]
        rounded = values.round(_DECIMALS) if pd.api.types.is_float_dtype(values) else values
        held[name] = rounded.astype("object").where(rounded.notna(), "").astype("str")
    return pd.DataFrame(held).reset_index(drop=True)


def _numbered(texts: pd.DataFrame) -> "pd.Series[str]":
    """Return each row as one text, with how many like it stood before: no row is lost in a set."""
    told = texts[_MONTHS[0]]
    for name in texts.columns[1:]:
        told = told + _APART + texts[name]
    again = told.groupby(told, sort=False).cumcount().astype("str")
    return told + _APART + again


def _rows(
    rows: pd.DataFrame, texts: pd.DataFrame, kinds: Sequence[str], wanted: "pd.Series[bool]"
) -> list[_Row]:
    records = cast("list[Mapping[str, Any]]", rows[wanted.to_numpy()].to_dict("records"))
    names = [name for name in texts.columns if name not in _MONTHS]
    return [_row(record, names, kinds) for record in records]


def _row(record: Mapping[str, Any], names: Iterable[str], kinds: Iterable[str]) -> _Row:
    own = record.get("record_id")
    return _Row(
        (str(record["unit_id"]), int(record["first_month"]), int(record["last_month"])),
        "" if own is None or pd.isna(own) else str(own),
        tuple(_value(record[name]) for name in kinds),
        (str(record["spreadsheet"]), str(record["tab"]), int(record["row"])),
        {name: _value(record[name]) for name in names},
    )


def _value(cell: Any) -> Value:  # noqa: ANN401
    if cell is None or pd.isna(cell):
        return None
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return cell if isinstance(cell, str) else round(float(cell), _DECIMALS)


def _by_record(row: _Row) -> Hashable:
    return (row.key[0], row.record) if row.record else None


def _by_kinds_and_place(row: _Row) -> Hashable:
    return (row.key, row.kinds, row.place)


def _by_kinds(row: _Row) -> Hashable:
    return (row.key, row.kinds)


def _by_place(row: _Row) -> Hashable:
    return (row.key, row.place)


def _paired(
    olds: list[_Row], news: list[_Row], belong: Callable[[_Row], Hashable]
) -> tuple[list[tuple[_Row, _Row]], list[_Row], list[_Row]]:
    """Return the rows that belong together, and those of either side that are left."""
    waiting: dict[Hashable, list[_Row]] = {}
    for row in olds:
        waiting.setdefault(belong(row), []).append(row)
    pairs: list[tuple[_Row, _Row]] = []
    left: list[_Row] = []
    for row in news:
        key = belong(row)
        if key is not None and waiting.get(key):
            pairs.append((waiting[key].pop(0), row))
        else:
            left.append(row)
    return pairs, [row for rows in waiting.values() for row in rows], left


def _corrected(table: Table, old: _Row, new: _Row, closed: "_Closed") -> RowChange:
    columns = [
        ColumnChange(name, then, new.cells[name])
        for name, then in old.cells.items()
        if then != new.cells[name]
    ]
    if old.key[1:] != new.key[1:]:
        then, now = (Span(*row.key[1:]).code for row in (old, new))
        columns.insert(0, ColumnChange("period_id", then, now))
    # A row that went from one period to another changed the earlier one too.
    is_closed = closed(old.key) or closed(new.key)
    return RowChange(table.name, Change.CORRECTED, *new.key, is_closed, tuple(columns), new.place)


def _whole(table: Table, change: Change, row: _Row, closed: "_Closed") -> RowChange:
    return RowChange(table.name, change, *row.key, closed(row.key), (), row.place)


class _Closed:
    """Which periods were closed on a day.

    A row belongs to the shortest period of the calendar that holds its months.

    Args:
        calendar: of the province.
        day: the day.
    """

    def __init__(self, calendar: Iterable[Deadline], day: date) -> None:
        told = [(Span.of(one.period), one.closing_date) for one in calendar if one.closing_date]
        self._periods = sorted(told, key=lambda one: one[0].months)
        self._day = day

    def __call__(self, key: tuple[str, int, int]) -> bool:
        months = Span(key[1], key[2])
        for span, closing in self._periods:
            if span.contains(months):
                return closing < self._day
        return False
