"""Who has reported what, and who has stopped."""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from services.indicators.membership import reporter_of
from services.intake.schema import Level
from services.intake.tables import TABLE_BY_NAME
from services.periods import Span
from services.units import UnitTree


def last_reported(
    tables: Mapping[str, IntoFrame], units: UnitTree, names: Sequence[str], span: Span
) -> pd.DataFrame:
    """Return for each unit that is expected to report when it last did.

    Args:
        tables: name -> one row per used row of that table (see Snapshot.tables).
        units: the tree of units.
        names: of the tables to look at, in this order.
        span: the time looked at; what was reported for later months is left aside.

    Returns:
        One row is table x expected unit, in the province's order. ``table``; ``unit_id``;
        ``last_month`` (newest month reported up to the end of the span; null: none ever);
        ``newest_month`` (the same over all units of that table; in a stock, who lies before it
        is late or has stopped, while in a flow it may be that nothing happened);
        ``rows`` (int, table rows wholly inside the span; 0 is what has not been reported).
    """
    records: list[tuple[object, ...]] = []
    for name in names:
        level = TABLE_BY_NAME[name].level
        last, inside = _by_reporter(tables[name], units, level, span)
        newest = max(last.values(), default=None)
        records += [
            (name, unit, last.get(unit), newest, inside.get(unit, 0))
            for unit in units.expected(level, units.root, span)
        ]
    held = pd.DataFrame(records, columns=["table", "unit_id", "last_month", "newest_month", "rows"])
    return held.astype(
        {
            **dict.fromkeys(("table", "unit_id"), "str"),
            **dict.fromkeys(("last_month", "newest_month"), "Int64"),
            "rows": "int64",
        }
    )


def _by_reporter(
    table: IntoFrame, units: UnitTree, level: Level, span: Span
) -> tuple[dict[str, int], dict[str, int]]:
    """Return reporter -> newest month, and reporter -> rows inside the span."""
    rows: nw.LazyFrame[Any] = nw.from_native(table).lazy()
    inside = (nw.col("first_month") >= span.first_month) & (nw.col("last_month") <= span.last_month)
    gathered = (
        rows.filter(nw.col("last_month") <= span.last_month)
        .select("unit_id", "last_month", inside.cast(nw.Int64).alias("rows"))
        .group_by("unit_id")
        .agg(nw.max("last_month"), nw.sum("rows"))
        .select("unit_id", "last_month", "rows")
    )
    by_unit = gathered.collect("pandas" if gathered.implementation.is_duckdb() else None)
    reporters = reporter_of(units, level)
    last: dict[str, int] = {}
    counted: dict[str, int] = {}
    for unit, month, count in by_unit.rows():
        reporter = reporters.get(str(unit), str(unit))
        last[reporter] = max(last.get(reporter, int(month)), int(month))
        counted[reporter] = counted.get(reporter, 0) + int(count)
    return last, counted
