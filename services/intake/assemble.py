"""All spreadsheets together: typed tables with repeated rows settled, findings, counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import cast

import numpy as np
import pandas as pd

from services.intake.findings import Code, Finding, Severity, severity_of
from services.intake.overlaps import (
    identical_rows,
    overlap_remark,
    repeated_keys,
    with_overlaps,
)
from services.intake.schema import Column, Kind, Table
from services.intake.tab import TabReading
from services.intake.tables import TABLES
from services.periods import month_number
from services.snapshot import (
    Deadline,
    Meeting,
    Snapshot,
    SpreadsheetState,
    Target,
    User,
)
from services.sources import Spreadsheet
from services.units import UnitTree

# What every typed table has beside its declared columns; see Snapshot.tables.
_OWN_COLUMNS: Mapping[str, str] = {
    "unit_id": "str",
    "reporting_unit_id": "str",
    "first_month": "int64",
    "last_month": "int64",
    "as_of_date": "datetime64[s]",
    "spreadsheet": "str",
    "tab": "str",
    "row": "int64",
}


_ABOUT_ROWS = frozenset({Code.DUPLICATE_KEY, Code.ROW_REPEATED, Code.PERIOD_COVERED_TWICE})


@dataclass(frozen=True)
class Part:
    """What one spreadsheet gives to a snapshot."""

    state: SpreadsheetState
    digest: str
    tabs: tuple[TabReading, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_sample: bool = False
    spreadsheet_link: Spreadsheet | None = None


@dataclass(frozen=True)
class Register:
    """What the province's own spreadsheet tells."""

    units: UnitTree
    targets: tuple[Target, ...] = ()
    calendar: tuple[Deadline, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    users: tuple[User, ...] = ()
    findings: tuple[Finding, ...] = ()


def assemble(parts: Sequence[Part], register: Register, made_at: datetime) -> Snapshot:
    """Return the snapshot that the parts make, the later row winning where keys repeat."""
    readings = [(part, tab) for part in parts for tab in part.tabs]
    findings = [f for part in parts for f in part.findings]
    findings += register.findings
    findings += [f for _, tab in readings for f in tab.findings]
    left_out: dict[tuple[str, str, str], int] = {}
    tables: dict[str, pd.DataFrame] = {}
    columns = {(t.state.spreadsheet, t.state.tab): t.state.columns for _, t in readings}
    for table in TABLES:
        frames = [
            tab.rows
            for _, tab in readings
            if tab.state.table == table.name and tab.rows is not None
        ]
        rows = _concatenated(table, frames)
        rows, repeated = _without_repeats(table, rows, columns)
        for finding in repeated:
            key = (finding.spreadsheet, finding.tab, table.name)
            left_out[key] = left_out.get(key, 0) + 1
        findings += repeated
        findings += _identical(table, rows, columns)
        rows = with_overlaps(table, rows)
        findings += _overlapping(table, rows, columns)
        findings += _in_future(table, rows, columns, made_at)
        tables[table.name] = rows
    tabs = tuple(
        replace(
            tab.state,
            rows_used=tab.state.rows_used
            - left_out.get((tab.state.spreadsheet, tab.state.tab, tab.state.table), 0),
        )
        for _, tab in readings
    )
    # Rows that say the same thing twice are told of by the name of their unit.
    findings = [
        replace(f, value=register.units.get(f.unit_id).name)
        if f.code in _ABOUT_ROWS and f.unit_id in register.units
        else f
        for f in findings
    ]
    links = {part.state.title: part.spreadsheet_link for part in parts}

    def link(spreadsheet: str, tab: str, cell: str) -> str | None:
        found = links.get(spreadsheet)
        return found.link(tab, cell) if found else None

    findings = [
        f if f.link else replace(f, link=link(f.spreadsheet, f.tab, f.cell)) for f in findings
    ]
    return Snapshot(
        version=_version(parts),
        made_at=made_at,
        tables=tables,
        units=register.units,
        targets=register.targets,
        calendar=register.calendar,
        meetings=register.meetings,
        users=register.users,
        findings=tuple(_ordered(findings)),
        tabs=tabs,
        spreadsheets=tuple(part.state for part in parts),
        is_sample=any(part.is_sample for part in parts),
        linker=link,
    )


def _version(parts: Iterable[Part]) -> str:
    told = sorted(
        # Of one that fails it is said how old its tables are.
        (p.state.id, p.digest, _age(p.state), *(f.code for f in p.findings))
        for p in parts
    )
    return sha256(repr(told).encode()).hexdigest()[:16]


def _age(state: SpreadsheetState) -> str:
    return f"{state.read_at}" if state.failing_since else ""


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    return sorted(findings, key=lambda f: (f.spreadsheet, rank[f.severity]))


def dtype_of(column: Column) -> str:
    """Return the type that a declared column has in a typed table."""
    match column.kind:
        case Kind.COUNT | Kind.DECIMAL | Kind.MONEY | Kind.SHARE:
            return "float64"
        case Kind.DATE:
            return "datetime64[s]"
        case _:
            return "str"


def _concatenated(table: Table, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    dtypes = {**{c.name: dtype_of(c) for c in table.columns}, **_OWN_COLUMNS}
    filled = [frame for frame in frames if len(frame)]
    if len({tuple(frame.columns) for frame in filled}) == 1:
        # As it should be, and twice as fast as column by column.
        joined = pd.concat(filled, ignore_index=True)
        joined = joined.astype({name: dtypes[name] for name in joined.columns if name in dtypes})
        lacking = {n: _column(n, d, filled) for n, d in dtypes.items() if n not in joined.columns}
        return joined.assign(**lacking)[list(dtypes)]
    whole = {name: _column(name, dtype, frames) for name, dtype in dtypes.items()}
    return pd.DataFrame(whole, index=pd.RangeIndex(sum(map(len, frames))))


def _column(name: str, dtype: str, frames: Sequence[pd.DataFrame]) -> pd.Series:
    """Return one column of all frames, unknown where a frame lacks it."""
    if dtype == "str":
        texts = [
            frame[name] if name in frame else pd.Series([None] * len(frame), dtype=dtype)
            for frame in frames
            if len(frame)
        ]
        return pd.concat(texts, ignore_index=True) if texts else pd.Series([], dtype=dtype)
    nothing = np.datetime64("NaT") if dtype.startswith("datetime") else np.nan
    pieces = [
        frame[name].to_numpy() if name in frame else np.full(len(frame), nothing, dtype=dtype)
        for frame in frames
    ]
    return pd.Series(np.concatenate([np.array([], dtype=dtype), *pieces]).astype(dtype))


Columns = Mapping[tuple[str, str], Mapping[str, str]]


def _finding(
    table: Table,
    row: Mapping[str, object],
    columns: Columns,
    code: Code,
    details: tuple[tuple[str, str], ...],
    column: str = "unit_id",
) -> Finding:
    spreadsheet, tab = str(row["spreadsheet"]), str(row["tab"])
    letter = columns.get((spreadsheet, tab), {}).get(column, "A")
    return Finding(
        spreadsheet=spreadsheet,
        tab=tab,
        cell=f"{letter}{row['row']}",
        table=table.name,
        column=column,
        severity=severity_of(code),
        code=code,
        details=details,
        unit_id=str(row["unit_id"]),
    )


def _records(rows: pd.DataFrame) -> list[Mapping[str, object]]:
    if rows.empty:
        # Nearly always: pandas takes a millisecond to find that out.
        return []
    return cast("list[Mapping[str, object]]", rows.to_dict("records"))


def _without_repeats(
    table: Table, rows: pd.DataFrame, columns: Columns
) -> tuple[pd.DataFrame, list[Finding]]:
    repeats = repeated_keys(table, rows)
    if repeats.empty:
        return rows, []
    findings: list[Finding] = []
    told = _records(rows.loc[repeats.index])
    for early, winner in zip(told, _records(rows.loc[repeats["later"]]), strict=True):
        details = tuple((name, str(winner[name])) for name in ("spreadsheet", "tab", "row"))
        findings.append(_finding(table, early, columns, Code.DUPLICATE_KEY, details))
    return rows.drop(index=repeats.index).reset_index(drop=True), findings


def _identical(table: Table, rows: pd.DataFrame, columns: Columns) -> list[Finding]:
    return [
        _finding(table, row, columns, Code.ROW_REPEATED, ())
        for row in _records(rows.loc[identical_rows(table, rows)])
    ]


def _overlapping(table: Table, rows: pd.DataFrame, columns: Columns) -> list[Finding]:
    touched = rows[~rows["counts"] | ~np.isnan(rows["superseded_first_month"].astype(float))]
    findings: list[Finding] = []
    for row in _records(touched):
        remark = overlap_remark(row)
        if remark:
            findings.append(_finding(table, row, columns, *remark, column="period_id"))
    return findings


def _in_future(
    table: Table, rows: pd.DataFrame, columns: Columns, made_at: datetime
) -> list[Finding]:
    """Remark on rows of a month that has not come yet, unless they say that they are a plan."""
    late = rows["first_month"] > month_number(made_at.date())
    if "status" in rows:
        late &= rows["status"] != "ke_hoach"
    where = table.day if table.day in rows else "period_id"
    return [
        _finding(table, row, columns, Code.DATE_IN_FUTURE, (), column=where)
        for row in _records(rows[late])
    ]
