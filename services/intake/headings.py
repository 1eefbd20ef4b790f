"""Where a table's headings stand in a tab, and which column of the sheet is which of ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

from services.folding import fold
from services.intake.cells import is_blank, shown
from services.intake.findings import Code, Remark
from services.intake.numerals import money_factor, money_word
from services.intake.schema import Kind, Table
from services.sources import Cell, Grid

_DEEPEST_START, _MOST_ROWS = 40, 3
# domain.md 2.6: a heading row is one that holds at least 60 % of the headings that must be there.
_ENOUGH = 0.6
_SERIAL_HEADINGS = frozenset({"stt", "tt", "số tt", "số thứ tự"})
_WHOLE_WORDS = frozenset({"tổng số", "tổng", "chung", "số lượng", "cộng"})
_UNIT_LINE = re.compile(r"(?:đơn vị(?: tính)?|đvt) (.+)")
_UNIT_IN_HEADING = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True)
class Headings:
    """The headings found in one tab.

    Attributes:
        table: the table they belong to.
        first_row, last_row: the heading rows, from 0.
        columns: column name -> index of the sheet's column, from 0.
        factors: column name -> what one number typed there is in our unit, where not 1.
        remarks: missing, repeated and extra columns.
    """

    table: Table
    first_row: int
    last_row: int
    columns: Mapping[str, int]
    factors: Mapping[str, float] = field(default_factory=dict[str, float])
    remarks: tuple[Remark, ...] = ()

    @property
    def score(self) -> float:
        """The share of the headings that must be there which are."""
        required = [c.name for c in self.table.columns if c.required]
        return sum(name in self.columns for name in required) / len(required)


@lru_cache(maxsize=64)
def heading_keys(table: Table) -> Mapping[str, str]:
    """Return folded heading, alias or machine name -> column name."""
    keys: dict[str, str] = {}
    for column in table.columns:
        for text in (column.heading, *column.aliases, column.name):
            keys.setdefault(fold(text), column.name)
            keys.setdefault(fold(_without_unit(text)), column.name)
    return keys


def _without_unit(heading: str) -> str:
    return _UNIT_IN_HEADING.sub("", heading)


def find_headings(grid: Grid, tables: Sequence[Table]) -> Headings | None:
    """Return the best headings of any of the tables in a tab, or None where there are too few."""
    top = _Top(grid.rows[: _DEEPEST_START + _MOST_ROWS - 1])
    stacks: Stacks = {}
    found = [h for table in tables if (h := _best(top, stacks, table)) and h.score >= _ENOUGH]
    best = max(found, key=lambda h: (h.score, len(h.columns)), default=None)
    if best is None:
        return None
    depth = best.last_row - best.first_row + 1
    return _described(best, stacks[best.first_row, depth], top[: best.first_row])


class _Top:
    """The texts of the rows among which headings are looked for; most are never asked for."""

    def __init__(self, rows: Sequence[Sequence[Cell]]) -> None:
        self._rows = rows
        self._texts: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, asked: slice) -> list[list[str]]:
        return [self._of(at) for at in range(*asked.indices(len(self._rows)))]

    def _of(self, at: int) -> list[str]:
        if at not in self._texts:
            cells = self._rows[at]
            self._texts[at] = ["" if is_blank(cell) else shown(cell).strip() for cell in cells]
        return self._texts[at]


# (first row, how many rows) -> their texts by column, worked out once for all tables.
Stacks = dict[tuple[int, int], list[list[str]]]


def _best(top: _Top, stacks: Stacks, table: Table) -> Headings | None:
    best: Headings | None = None
    keys = heading_keys(table)
    for first in range(min(len(top), _DEEPEST_START)):
        if best and best.score == 1 and first > best.last_row:
            # Nothing that must be there is missing, and what follows are rows.
            break
        for depth in range(1, min(_MOST_ROWS, len(top) - first) + 1):
            if (first, depth) not in stacks:
                stacks[first, depth] = _stacked(top[first : first + depth])
            columns = _match(stacks[first, depth], keys)
            found = Headings(table, first, first + depth - 1, columns)
            # Of equal matches the fewest rows are the headings; a title above adds nothing.
            if _size(found) > _size(best):
                best = found
    return best


def _size(found: Headings | None) -> tuple[int, int]:
    return (len(found.columns), found.first_row - found.last_row) if found else (0, -_MOST_ROWS)


def _match(stacked: Sequence[Sequence[str]], keys: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, texts in enumerate(stacked):
        name = _column_of(texts, keys) if texts else None
        if name and name not in found:
            found[name] = at
    return found


def _stacked(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return for each column of the sheet its heading texts from top to bottom.

    A parent over several columns stands in the first of them only, so it is carried to the right
    for as long as there is a text below it.
    """
    filled = [max((at for at, text in enumerate(row) if text), default=-1) for row in rows]
    width = max(filled) + 1
    texts = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    for upper, lower in pairwise(texts):
        parent = ""
        for at in range(width):
            parent = upper[at] or (parent if lower[at] else "")
            upper[at] = parent
    return [[text for row in texts if (text := row[at])] for at in range(width)]


def _column_of(texts: Sequence[str], keys: Mapping[str, str]) -> str | None:
    if not texts:
        return None
    last = fold(texts[-1])
    if len(texts) > 1 and last in _WHOLE_WORDS:
        texts = texts[:-1]
    for start in range(len(texts)):
        joined = " ".join(texts[start:])
        name = keys.get(fold(joined)) or keys.get(fold(_without_unit(joined)))
        if name:
            return name
    return None


def _described(
    found: Headings, stacked: Sequence[Sequence[str]], above: Sequence[Sequence[str]]
) -> Headings:
    """Return the headings with what is to be remarked about the columns."""
    table, keys = found.table, heading_keys(found.table)
    taken = {at: name for name, at in found.columns.items()}
    remarks: list[Remark] = []
    extras: dict[str, int] = {}
    factors: dict[str, float] = {}
    general = _unit_above(above)
    for at, texts in enumerate(stacked):
        if not texts:
            continue
        typed = " ".join(texts)
        if at in taken:
            remarks += _heading_unit(found, taken[at], typed, at, factors, general)
        elif name := _column_of(texts, keys):
            remarks.append(_about(found, Code.COLUMN_REPEATED, name, typed, at))
        elif fold(typed) not in _SERIAL_HEADINGS:
            extras[typed] = at
    if extras:
        names = " · ".join(extras)
        at = next(iter(extras.values()))
        remarks.append(_about(found, Code.COLUMN_UNKNOWN, "", names, at))
    for column in table.columns:
        if column.required and column.name not in found.columns:
            near = get_close_matches(fold(column.heading), list(map(fold, extras)), 1, 0.6)
            hint = next((e for e in extras if near and fold(e) == near[0]), "")
            details = (("heading", column.heading), ("nearest", hint))
            # Whoever leaves out the period's column still tells the time by the row's date.
            code = (
                Code.PERIOD_ASSUMED
                if column.kind is Kind.PERIOD and table.day in found.columns
                else Code.COLUMN_MISSING
            )
            remarks.append(Remark(found.last_row, column.name, code, "", details))
    return Headings(table, found.first_row, found.last_row, found.columns, factors, tuple(remarks))


def _about(found: Headings, code: Code, column: str, value: str, at: int) -> Remark:
    return Remark(found.last_row, column, code, value, at=at)


def _unit_above(above: Sequence[Sequence[str]]) -> str:
    """Return the unit that a line such as "Đơn vị tính: triệu đồng" states for the whole table."""
    for row in above:
        for text in row:
            if found := _UNIT_LINE.fullmatch(fold(text)):
                return found[1]
    return ""


def _heading_unit(
    found: Headings, name: str, typed: str, at: int, factors: dict[str, float], general: str
) -> list[Remark]:
    """Take the unit of money from the heading, or else from the line above the table (H3)."""
    column = found.table.column(name)
    if column.kind is not Kind.MONEY:
        return []
    own = _UNIT_IN_HEADING.search(typed)
    unit = (own and money_word(own[1])) or money_word(general)
    details = (("unit", column.unit),)
    if unit is None:
        unclear = Remark(found.last_row, name, Code.COLUMN_UNIT_UNCLEAR, typed, details, None, at)
        return [unclear] if own else []
    factor = money_factor(column.unit, unit) or 1
    if factor == 1:
        return []
    factors[name] = factor
    value = typed if own else general
    return [Remark(found.last_row, name, Code.COLUMN_OTHER_UNIT, value, details, None, at)]


_DATED = re.compile(
    r"\b(?:20\d\d|(?:tháng|quý|kỳ|t|q|h) ?(?:\d{1,2}|iv|i{1,3})|\d tháng(?: đầu| cuối)?|năm|"
    r"(?:bản sao|copy)(?: của| of)?|\d{1,2})\b"
)


def named_table(tab: str, tables: Sequence[Table]) -> Table | None:
    """Return the table whose name a tab bears, with or without a period or a copy's mark."""
    bare = " ".join(_DATED.sub(" ", fold(tab)).split())
    for wanted in (fold(tab), bare):
        for table in tables:
            if wanted in {fold(name) for name in (table.tab, *table.tab_aliases)}:
                return table
    starts = [
        table
        for table in tables
        if any(bare.startswith(fold(n)) for n in (table.tab, *table.tab_aliases))
    ]
    return starts[0] if len(starts) == 1 else None


def row_repeats_headings(row: Sequence[Cell], headings: Headings) -> bool:
    """Tell whether a row below the headings says them again, in words or as machine names."""
    keys = heading_keys(headings.table)
    cells = [
        (name, fold(shown(row[at])))
        for name, at in headings.columns.items()
        if at < len(row) and not is_blank(row[at])
    ]
    same = sum(keys.get(text) == name for name, text in cells)
    return len(cells) >= 2 and same >= _ENOUGH * len(cells)
