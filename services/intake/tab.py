"""One tab of one of our tables: from its cells to typed rows, findings and counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

import numpy as np
import pandas as pd

from services.intake.cells import is_blank
from services.intake.findings import Code, Finding, Remark, severity_of
from services.intake.headings import Headings
from services.intake.keys import find_units
from services.intake.layout import RowKind, classify, is_total_label
from services.intake.rows import Rows, read_rows
from services.intake.schema import Kind
from services.intake.totals import check_totals, with_totals
from services.snapshot import TabState
from services.sources import Cell, Grid, Spreadsheet
from services.units import UnitTree

_NUMBERS = (Kind.COUNT, Kind.DECIMAL, Kind.MONEY)


@dataclass(frozen=True)
class TabReading:
    """One tab as read: its counts, its typed rows (see Snapshot.tables) and its findings."""

    state: TabState
    rows: pd.DataFrame | None = None
    findings: tuple[Finding, ...] = ()


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Return the letters by which a sheet names a column, counted from 0."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def filled_rows(grid: Grid, first: int = 0) -> int:
    """Return how many rows, from ``first`` on, hold anything."""
    return sum(any(not is_blank(cell) for cell in row) for row in grid.rows[first:])


def addressed(
    remarks: Iterable[Remark],
    spreadsheet: Spreadsheet,
    tab: str,
    headings: Headings | None,
    table: str = "",
    row_units: Mapping[int, str] | None = None,
) -> tuple[Finding, ...]:
    """Return remarks as findings, each with the address of its cell and a link to it.

    Args:
        remarks: what was remarked on.
        spreadsheet: where.
        tab: name of the tab.
        headings: its headings, if they were found.
        table: name of the table, where there are no headings to tell it.
        row_units: index of the grid's row -> code of the unit whose row it is.
    """

    def finding(remark: Remark) -> Finding:
        at = remark.at
        if at is None and headings:
            at = headings.columns.get(remark.column)
        cell = "" if remark.row is None else f"{letters(at or 0)}{remark.row + 1}"
        return Finding(
            spreadsheet=spreadsheet.title,
            tab=tab,
            cell=cell,
            table=headings.table.name if headings else table,
            column=remark.column,
            severity=remark.severity or severity_of(remark.code),
            code=remark.code,
            value=remark.value,
            details=remark.details,
            link=spreadsheet.link(tab, cell),
            unit_id=(row_units or {}).get(-1 if remark.row is None else remark.row, ""),
        )

    return tuple(finding(remark) for remark in remarks)


def read_tab(
    spreadsheet: Spreadsheet, grid: Grid, headings: Headings, units: UnitTree, owner: str
) -> TabReading:
    """Return a tab's typed rows, with a finding for everything that is not as it should be.

    Rows read are the rows of data: titles, headings, totals, signatures and blank rows are not
    counted. Every row of data is either used or left out with a finding.
    """
    table = headings.table
    body = _body(grid, headings)
    count = len(grid.rows) - headings.last_row - 1
    unit_cells = body.get("unit_id") or [""] * count
    found = find_units(unit_cells, table, units, owner)
    named = {c for c, f in found.items() if f.code and not is_blank(c) and not _sums(c)}
    names_unit = np.fromiter((c in named for c in unit_cells), bool, count)
    kinds = classify(grid, headings, names_unit)
    kinds, totals = with_totals(grid, headings, kinds, unit_cells, found, body)
    data = np.flatnonzero(np.fromiter((k is RowKind.DATA for k in kinds), bool, count))
    cells = {
        name: (list(column) if len(data) == count else [column[i] for i in data])
        for name, column in body.items()
    }
    held = [unit_cells[i] for i in data]
    reading = read_rows(table, headings, cells, held, found, units)
    rows_in_grid = data + headings.last_row + 1
    numbers = {n: v for n, v in reading.usable.items() if table.column(n).kind in _NUMBERS}
    remarks = [
        *headings.remarks,
        *(replace(r, row=_row_of(r, rows_in_grid)) for r in reading.remarks),
        *check_totals(
            table,
            headings.columns,
            totals,
            rows_in_grid,
            reading.as_typed,
            {n: r.unknown & ~r.blank for n, r in reading.read.items() if n in numbers},
            headings.factors,
            _begins(reading.codes, units) if totals and not owner else None,
        ),
        *_hidden_rows(grid, rows_in_grid),
    ]
    used = ~reading.left_out
    rows = _frame(reading, used, rows_in_grid, spreadsheet.title, grid.tab, units)
    state = TabState(
        spreadsheet.title,
        grid.tab,
        table.name,
        len(data),
        int(used.sum()),
        {name: letters(at) for name, at in headings.columns.items()},
    )
    if grid.cut_at:
        remarks.append(Remark(None, "", Code.TAB_CUT, grid.cut_at))
    units_of_rows = dict(zip(rows_in_grid.tolist(), reading.codes.tolist(), strict=True))
    findings = addressed(remarks, spreadsheet, grid.tab, headings, row_units=units_of_rows)
    return TabReading(state, rows, findings)


def _begins(codes: np.ndarray, units: UnitTree) -> np.ndarray:
    """Return for each row where the rows of its unit right below the province begin."""
    below = {code: units.right_below_root(code) if code in units else "" for code in set(codes)}
    begins = np.zeros(len(codes), dtype=int)
    for at in range(1, len(codes)):
        is_same = below[codes[at]] == below[codes[at - 1]]
        begins[at] = begins[at - 1] if is_same else at
    return begins


def _sums(cell: Cell) -> bool:
    """Tell whether a unit's cell says "Toàn tỉnh": every unit together, though it is one's name."""
    return isinstance(cell, str) and is_total_label(cell)


def _row_of(remark: Remark, rows_in_grid: np.ndarray) -> int | None:
    return None if remark.row is None else int(rows_in_grid[remark.row])


def _body(grid: Grid, headings: Headings) -> dict[str, list[Cell]]:
    """Return the cells below the headings by column, a merged key cell standing in all its rows."""
    first = headings.last_row + 1
    below = grid.rows[first:]
    if len({len(row) for row in below}) > 1:
        columns = list(zip_longest(*below, fillvalue=""))
    else:
        columns = list(zip(*below, strict=True))
    body: dict[str, list[Cell]] = {
        name: list(columns[at]) if at < len(columns) else [""] * len(below)
        for name, at in headings.columns.items()
    }
    by_column = {at: name for name, at in headings.columns.items()}
    for (top, left), (bottom, right) in grid.merges:
        name = by_column.get(left)
        if not name or left != right or bottom == top:
            continue
        if not first <= top < first + len(below):
            continue
        if headings.table.column(name).kind not in _NUMBERS:
            body[name][top - first : bottom - first + 1] = [body[name][top - first]] * (
                min(bottom - first + 1, len(below)) - (top - first)
            )
    return body


def _hidden_rows(grid: Grid, rows_in_grid: np.ndarray) -> list[Remark]:
    hidden = [int(row) for row in rows_in_grid if row in grid.hidden_rows]
    if not hidden:
        return []
    listed = ", ".join(str(row + 1) for row in hidden[:20])
    return [Remark(hidden[0], "", Code.ROW_HIDDEN, "", (("rows", listed),))]


def _frame(
    rows: Rows,
    used: np.ndarray,
    rows_in_grid: np.ndarray,
    spreadsheet: str,
    tab: str,
    units: UnitTree,
) -> pd.DataFrame:
    codes = rows.codes[used]
    below_root = {code: units.right_below_root(code) for code in set(codes)}
    columns: dict[str, object] = {
        "unit_id": pd.array(codes, dtype="str"),
        "reporting_unit_id": pd.array([below_root[code] for code in codes], dtype="str"),
        "first_month": rows.times.first_month[used].astype("int64"),
        "last_month": rows.times.last_month[used].astype("int64"),
        "as_of_date": rows.times.day[used],
        "spreadsheet": pd.array([spreadsheet] * len(codes), dtype="str"),
        "tab": pd.array([tab] * len(codes), dtype="str"),
        "row": (rows_in_grid[used] + 1).astype("int64"),
    }
    for name, values in rows.usable.items():
        kept = values[used]
        if name == "period_id":
            kept = pd.array([p.code if p else None for p in kept], dtype="str")
        elif values.dtype == object:
            kept = pd.array(kept, dtype="str")
        if name not in columns:
            columns[name] = kept
    return pd.DataFrame(columns)
