"""The first step: from a table, on its own engine, to the amounts that its rows bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import narwhals as nw
from narwhals.typing import IntoFrame

from services.indicators.indicator import Indicator, Manner
from services.intake.schema import Nature
from services.intake.tables import TABLE_BY_NAME
from services.periods import Span

# Stands for "superseded by no row": before every month, so that it lies in no span.
NO_MONTH = -1
Kinds = Mapping[str, Sequence[str]]


def contributions(
    table: IntoFrame, indicator: Indicator, kinds: Kinds | None = None, keep: Sequence[str] = ()
) -> nw.DataFrame[Any]:
    """Return what the rows of a table bring to an indicator, gathered onto this machine.

    A row in which any needed value is unknown is left out of numerator and denominator both; so
    is one that finer rows cover completely, and one of another kind.

    Args:
        table: one row of the indicator's table (see Snapshot.tables); pandas, polars or DuckDB.
        indicator: what is computed.
        kinds: column -> codes that are wanted, where the table has that column.
        keep: further columns of the table to carry along; rows are then not added up.

    Returns:
        One row is unit x months (of a stock: a row of the table). ``unit_id``; ``first_month``,
        ``last_month`` (int); for a flow ``superseded_first_month``, ``superseded_last_month``
        (int, -1: none); ``numerator``, ``denominator`` (float; the denominator of a count is 0);
        ``rows`` (int); ``as_of_date``; for an indicator with a scale column ``scale`` (text);
        ``keep``.
    """
    declared = TABLE_BY_NAME[indicator.table]
    # Stated as lazy for the type's sake; an eager frame is still computed at once.
    rows: nw.LazyFrame[Any] = nw.from_native(table).lazy()
    conditions = [nw.col("counts"), *(~nw.col(name).is_null() for name in indicator.columns)]
    if indicator.where:
        conditions.append(nw.col(indicator.where.column).is_in(indicator.where.values))
    names = {column.name for column in declared.columns}
    conditions += [nw.col(n).is_in(list(v)) for n, v in (kinds or {}).items() if n in names]
    bottom = indicator.denominator.expression() if indicator.denominator else nw.lit(0.0)
    # The latest row of a stock wins whatever it replaces.
    replaced = (
        ("superseded_first_month", "superseded_last_month")
        if indicator.nature is Nature.FLOW
        else ()
    )
    scale = [nw.col(indicator.scale_column).alias("scale")] if indicator.scale_column else []
    amounts = rows.filter(*conditions).select(
        "unit_id",
        *(nw.col(name).cast(nw.Int64) for name in ("first_month", "last_month")),
        *(nw.col(name).fill_null(NO_MONTH).cast(nw.Int64) for name in replaced),
        nw.col("as_of_date").cast(nw.Datetime("us")),
        indicator.numerator.expression().alias("numerator"),
        bottom.alias("denominator"),
        nw.lit(1).cast(nw.Int64).alias("rows"),
        *scale,
        *keep,
    )
    # A row of a stock is one unit's one period already.
    if declared.nature is Nature.FLOW and not keep:
        amounts = amounts.group_by("unit_id", "first_month", "last_month", *replaced).agg(
            nw.sum("numerator", "denominator", "rows"), nw.max("as_of_date")
        )
    # An engine without frames of its own hands its rows over in pandas.
    return amounts.collect("pandas" if amounts.implementation.is_duckdb() else None)


@dataclass(frozen=True)
class Gathered:
    """The contributions of many indicators, which depend on no span and no unit.

    Attributes:
        codes: the indicators; each frame tells them apart by their place here, ``indicator``.
        amounts: manner -> see :func:`contributions`, of all indicators of that manner.
        sums: what was added up of them last, for whoever asks the same of other units.
    """

    codes: tuple[str, ...]
    amounts: Mapping[Manner, nw.DataFrame[Any]]
    sums: dict[Manner, "Sums"] = field(default_factory=dict[Manner, "Sums"], compare=False)


class Sums(NamedTuple):
    """Contributions added up by unit, of some indicators in some spans."""

    places: tuple[int, ...]
    spans: tuple[Span, ...]
    by_unit: nw.DataFrame[Any]


def gather(
    tables: Mapping[str, IntoFrame], indicators: Sequence[Indicator], kinds: Kinds | None = None
) -> Gathered:
    """Return the contributions of indicators, to be kept as long as the tables stay the same."""
    parts: dict[Manner, list[nw.DataFrame[Any]]] = {}
    for number, indicator in enumerate(indicators):
        amounts = contributions(tables[indicator.table], indicator, kinds)
        numbered = amounts.with_columns(nw.lit(number).cast(nw.Int64).alias("indicator"))
        parts.setdefault(Manner.of(indicator), []).append(numbered)
    return Gathered(
        tuple(indicator.code for indicator in indicators),
        {manner: nw.concat(frames) for manner, frames in parts.items()},
    )
