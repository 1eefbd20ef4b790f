"""Rows that sum other rows: finding them where no word labels them, and adding them up again."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from services.folding import fold
from services.intake.cells import is_blank, read_number, shown
from services.intake.columns import read_column
from services.intake.findings import Code, Remark
from services.intake.headings import Headings
from services.intake.keys import UnitFound
from services.intake.layout import RowKind
from services.intake.schema import Column, Kind, Table
from services.sources import Cell, Grid

_NUMBERS = (Kind.COUNT, Kind.DECIMAL, Kind.MONEY)
_BLOCK_ORDINAL = re.compile(r"[ivx]{1,5}|[a-h]")


def with_totals(
    grid: Grid,
    headings: Headings,
    kinds: Sequence[RowKind],
    unit_cells: Sequence[Cell],
    found: Mapping[Cell, UnitFound],
    body: Mapping[str, Sequence[Cell]],
) -> tuple[list[RowKind], list[tuple[int, Sequence[Cell]]]]:
    """Return the row kinds and the total rows, those that no word labels among them.

    A district's row over its communes, or a block's row ("I", "Khối xã") over its rows, is a total
    where its figures are sums of the rows around it; where they are not it stays data, and is
    left out with a finding.
    """
    first = headings.last_row + 1
    kinds = list(kinds)
    rows = [at for at, kind in enumerate(kinds) if kind is RowKind.TOTAL]
    maybe = [
        at
        for at, kind in enumerate(kinds)
        if kind is RowKind.DATA
        and (
            (fault := found[unit_cells[at]].fault) is Code.UNIT_WRONG_LEVEL
            or (fault is Code.UNIT_UNKNOWN and _opens_block(grid.rows[first + at], headings))
        )
    ]
    if maybe:
        set_apart = set(maybe)
        plain = [at for at, k in enumerate(kinds) if k is RowKind.DATA and at not in set_apart]
        reads = {
            column.name: read_column([body[column.name][i] for i in plain], column)
            for column in _numbers(headings.table)
            if column.name in body
        }
        lines = [(first + at, grid.rows[first + at]) for at in sorted([*rows, *maybe])]
        wrong = {
            remark.row
            for remark in check_totals(
                headings.table,
                {name: headings.columns[name] for name in reads},
                lines,
                np.array(plain, dtype=int) + first,
                {name: r.values for name, r in reads.items()},
                {name: r.unknown & ~r.blank for name, r in reads.items()},
                {},
            )
        }
        for at in maybe:
            if first + at not in wrong and _states_sums(grid.rows[first + at], headings):
                kinds[at] = RowKind.TOTAL
                rows.append(at)
    return kinds, [(first + at, grid.rows[first + at]) for at in sorted(rows)]


def _numbers(table: Table) -> list[Column]:
    return [column for column in table.columns if column.kind in _NUMBERS]


def _opens_block(row: Sequence[Cell], headings: Headings) -> bool:
    """Tell whether the serial number before the unit is that of a block: I, II, A, B."""
    before = row[: headings.columns.get("unit_id", 0)]
    texts = [fold(cell) for cell in before if isinstance(cell, str) and not is_blank(cell)]
    return len(texts) == 1 and bool(_BLOCK_ORDINAL.fullmatch(texts[0]))


def _states_sums(row: Sequence[Cell], headings: Headings) -> bool:
    """Tell whether a row has figures enough for their sums to be no coincidence."""
    stated = [
        _stated(row, headings.columns[column.name], column, 1)
        for column in _numbers(headings.table)
        if column.name in headings.columns
    ]
    return sum(bool(number) for number in stated) >= 2


def check_totals(
    table: Table,
    columns: Mapping[str, int],
    totals: Sequence[tuple[int, Sequence[Cell]]],
    rows: np.ndarray,
    values: Mapping[str, np.ndarray],
    unread: Mapping[str, np.ndarray],
    factors: Mapping[str, float],
    begins: np.ndarray | None = None,
) -> list[Remark]:
    """Return a remark for each typed total that is the sum of none of the rows it may stand for.

    A total may sum the rows from any other total (or an end of the table) up to it, or from it
    down to any other one: blocks within blocks, with their totals above or below. Where several
    units type into one tab, it may also sum the rows of the one right above it. A column with a
    cell that cannot be read is not compared.

    Args:
        table: the declaration.
        columns: where its columns stand.
        totals: (row of the grid, its cells) of each row labelled as a total.
        rows: the grid rows of the data.
        values: numbers by column, one a row of data.
        unread: by column, where something was typed that could not be read.
        factors: by column, what one number typed there is in our unit, where not 1.
        begins: where several units type, for each row of data the first one, from 0, of the same
            unit's without another's between.
    """
    remarks: list[Remark] = []
    marks = np.array([-1, *(at for at, _ in totals), 10**9])
    before = np.searchsorted(rows, marks)
    for name, column_at in columns.items():
        column = table.column(name)
        if column.kind not in (Kind.COUNT, Kind.MONEY) or name not in values:
            continue
        if unread[name].any():
            continue
        sum_to = np.concatenate([[0.0], np.cumsum(np.nan_to_num(values[name]))])
        added = sum_to[before]
        for number, (at, cells) in enumerate(totals, 1):
            stated = _stated(cells, column_at, column, factors.get(name, 1))
            if stated is None:
                continue
            sums = np.abs(added - added[number])
            sums[number] = added[-1]
            if begins is not None and before[number]:
                own = added[number] - sum_to[begins[before[number] - 1]]
                sums = np.append(sums, own)
            if not (np.abs(sums - stated) <= 1e-6 * np.maximum(1.0, np.abs(sums))).any():
                nearest = float(sums[np.argmin(np.abs(sums - stated))])
                details = (("sum", shown(nearest / factors.get(name, 1))),)
                remarks.append(
                    Remark(at, name, Code.TOTAL_MISMATCH, shown(cells[column_at]), details)
                )
    return sorted(remarks, key=lambda remark: remark.row or 0)


def _stated(cells: Sequence[Cell], at: int, column: Column, factor: float) -> float | None:
    if at >= len(cells) or is_blank(cells[at]):
        return None
    value = read_number(cells[at], column, factor).value
    return value if isinstance(value, float) else None
