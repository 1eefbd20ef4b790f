"""The second step: which contributions enter the figure of a span."""

from collections.abc import Collection, Sequence
from typing import Any

import narwhals as nw

from services.indicators.indicator import Manner
from services.intake.schema import Nature
from services.periods import Span

_YEAR = 12


def entering(
    amounts: nw.DataFrame[Any],
    manner: Manner,
    spans: Sequence[Span],
    asked: Collection[str] | None = None,
    scale: str | None = None,
) -> nw.DataFrame[Any]:
    """Return the contributions that enter the figure of each span.

    Args:
        amounts: see :func:`eligible`.
        manner: theirs.
        spans: for which time.
        asked: see :func:`on_one_scale`.
        scale: see :func:`on_one_scale`.

    Returns:
        The contributions with ``span`` (int, place in ``spans``); a row may enter several spans.
    """
    found = eligible(amounts, manner, spans)
    return on_one_scale(found, asked, scale) if manner.on_one_scale else found


def eligible(
    amounts: nw.DataFrame[Any], manner: Manner, spans: Sequence[Span]
) -> nw.DataFrame[Any]:
    """Return the contributions of each span, on every scale: the same whoever is asked for.

    A flow adds all rows that lie wholly inside the span, but those in whose place the span holds
    a coarser row. A stock takes each unit's latest row: by its last month, then its cut-off date,
    then the shorter period. An annual grade looks back twelve months from the span's end for
    the latest row in which anything was graded.

    Args:
        amounts: see :func:`contributions`; those of several ``indicator`` (int) stay apart.
        manner: theirs.
        spans: told apart by their place in this sequence.
    """
    entered = _placed(amounts, manner, spans)
    if manner.nature is Nature.FLOW:
        replaced = (nw.col("superseded_first_month") >= nw.col("span_first_month")) & (
            nw.col("superseded_last_month") <= nw.col("span_last_month")
        )
        return entered.filter(~replaced)
    if manner.annual:
        entered = entered.filter(nw.col("denominator") > 0)
    return entered.sort(
        "last_month", "as_of_date", "first_month", descending=True, nulls_last=True
    ).unique(["indicator", "span", "unit_id"], keep="first", maintain_order=True)


def _placed(amounts: nw.DataFrame[Any], manner: Manner, spans: Sequence[Span]) -> nw.DataFrame[Any]:
    """Return the contributions beside each span in which they lie."""
    windows = [
        Span(span.last_month - _YEAR + 1, span.last_month) if manner.annual else span
        for span in spans
    ]
    placed = [
        (first, last, number, window.first_month, window.last_month)
        for first, last in amounts.select("first_month", "last_month").unique().rows()
        for number, window in enumerate(windows)
        if window.first_month <= first and last <= window.last_month
    ]
    names = ("first_month", "last_month", "span", "span_first_month", "span_last_month")
    columns = list(zip(*placed, strict=True)) if placed else [()] * len(names)
    where = nw.from_dict(
        {name: list(column) for name, column in zip(names, columns, strict=True)},
        dict.fromkeys(names, nw.Int64()),
        backend=amounts.implementation,
    )
    return amounts.join(where, on=["first_month", "last_month"], how="inner")


def on_one_scale(
    latest: nw.DataFrame[Any], asked: Collection[str] | None, scale: str | None = None
) -> nw.DataFrame[Any]:
    """Return the rows of the scale on which the most branches are graded, span by span.

    Args:
        latest: one row is indicator x span x unit x scale, or part of one.
        asked: units among which the scale is chosen; None: all.
        scale: keep to this scale instead of choosing one.
    """
    if scale is not None:
        return latest.filter(nw.col("scale") == scale)
    among = latest if asked is None else latest.filter(nw.col("unit_id").is_in(list(asked)))
    figure = ["indicator", "span"]
    graded = among.group_by(*figure, "scale").agg(nw.sum("denominator"))
    # Where two scales are even, the one whose code comes first.
    chosen = (
        graded.sort("denominator", "scale", descending=[True, False])
        .unique(figure, keep="first", maintain_order=True)
        .select(*figure, "scale")
    )
    return latest.join(chosen, on=[*figure, "scale"], how="inner")
