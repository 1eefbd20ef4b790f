"""Rows that say the same thing twice: repeated keys, and periods that hold each other."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from services.intake.findings import Code
from services.intake.schema import Kind, Nature, Table
from services.periods import Span

_NONE = -1


def repeated_keys(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose key a later row has too: index of the row, ``later`` the row that wins.

    The key of a stock row is its unit and period; that of a flow row is its ``record_id``, which
    a unit may use anew in another tab for another day (one tab a month).
    """
    if table.nature is Nature.STOCK:
        return _repeats(rows, ["unit_id", "first_month", "last_month"])
    if "record_id" not in rows:
        return _repeats(rows.iloc[:0], ["unit_id"])
    named = rows[rows["record_id"].notna()]
    same_tab = _repeats(named, ["unit_id", "record_id", "spreadsheet", "tab"])
    rest = named.drop(index=same_tab.index)
    across = _repeats(rest, ["unit_id", "record_id", "first_month", "last_month", "as_of_date"])
    return pd.concat([same_tab, across])


def _repeats(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    early = rows[rows.duplicated(key, keep="last")]
    if early.empty:
        return pd.DataFrame({"later": pd.Series(dtype="int64")})
    last = rows.drop_duplicates(key, keep="last")[key].assign(later=lambda r: r.index)
    merged = early[key].merge(last, on=key, how="left")
    return pd.DataFrame({"later": merged["later"].to_numpy()}, index=early.index)


def identical_rows(table: Table, rows: pd.DataFrame) -> pd.Index:
    """Return the index of flow rows that repeat another row in every column that was typed."""
    if table.nature is Nature.STOCK:
        return rows.index[:0]
    typed = [c.name for c in table.columns if c.name in rows and c.name != "record_id"]
    figures = [c.name for c in table.columns if c.name in rows and c.kind is Kind.COUNT]
    told = rows[figures].notna().any(axis=1) if figures else pd.Series(False, index=rows.index)
    return rows.index[rows.duplicated(["unit_id", *typed]) & told]


def with_overlaps(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with ``counts`` and ``superseded_first_month/_last_month``.

    Half-year and quarter rows of one unit are never added twice: where the finer rows of a unit
    cover a coarser one completely, the coarser does not count; where they do not, the coarser
    stands for them in any span that holds it. Months, quarters, halves and years nest, so the
    smallest coarser row decides.
    """
    count = len(rows)
    counts = np.ones(count, dtype=bool)
    by_first, by_last = np.full(count, _NONE), np.full(count, _NONE)
    months = (rows["last_month"] - rows["first_month"] + 1).to_numpy() if count else np.array([])
    if table.nature is Nature.STOCK and len(np.unique(months)) > 1:
        first = rows["first_month"].to_numpy()
        last = rows["last_month"].to_numpy()
        by_unit = rows.groupby("unit_id", sort=False).indices
        for at in by_unit.values():
            if len(np.unique(months[at])) > 1:
                _nest(np.asarray(at), first, last, months, counts, by_first, by_last)
    missing = by_first == _NONE
    return rows.assign(
        counts=counts,
        superseded_first_month=np.where(missing, np.nan, by_first),
        superseded_last_month=np.where(missing, np.nan, by_last),
    )


def _nest(
    at: np.ndarray,
    first: np.ndarray,
    last: np.ndarray,
    months: np.ndarray,
    counts: np.ndarray,
    by_first: np.ndarray,
    by_last: np.ndarray,
) -> None:
    """Decide, from the finest coarse row to the coarsest, who counts within one unit."""
    for coarse in sorted(at, key=lambda i: months[i]):
        finer = [
            i
            for i in at
            if months[i] < months[coarse] and first[coarse] <= first[i] and last[i] <= last[coarse]
        ]
        if not finer:
            continue
        standing = [i for i in finer if counts[i] and by_first[i] == _NONE]
        if sum(months[i] for i in standing) == months[coarse]:
            counts[coarse] = False
            continue
        for i in finer:
            if by_first[i] == _NONE:
                by_first[i], by_last[i] = first[coarse], last[coarse]


def overlap_remark(row: Mapping[str, object]) -> tuple[Code, tuple[tuple[str, str], ...]] | None:
    """Return the note for a row that is read but not added because another row says it."""
    if not row["counts"]:
        return Code.PERIOD_COVERED_TWICE, (("by", "finer"),)
    first, last = row["superseded_first_month"], row["superseded_last_month"]
    if isinstance(first, float) and isinstance(last, float) and not np.isnan(first):
        span = Span(int(first), int(last))
        return Code.PERIOD_COVERED_TWICE, (("by", "coarser"), ("period", span.code))
    return None
