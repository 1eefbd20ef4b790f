"""Figures worked out in one go for all spans among which readers go to and fro.

One indicator in one span costs nearly as much as all indicators of its area in thirty spans: the
time goes into the steps, not into the rows. So the first question is answered together with the
usual ones, and the rest are looked up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from services.indicators import compute
from services.indicators.contributions import Gathered, gather
from services.indicators.indicator import Indicator
from services.panels.kept import keeping, kept
from services.periods import Grain, Span
from services.snapshot import Snapshot
from services.view import presets

Kinds = Mapping[str, Sequence[str]]


@dataclass
class _Worked:
    """Rows of the same indicators and units; those of one indicator and span stand together."""

    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    first_row: dict[tuple[str, Span], int] = field(default_factory=dict[tuple[str, Span], int])

    def add(self, rows: pd.DataFrame, keys: Sequence[tuple[str, Span]]) -> None:
        """Put rows behind those that are there: as many for each key, in the keys' order."""
        before, each = len(self.rows), len(rows) // len(keys)
        self.rows = pd.concat([self.rows, rows], ignore_index=True) if before else rows
        self.first_row.update({key: before + at * each for at, key in enumerate(keys)})


def gathered(snapshot: Snapshot, kinds: Kinds, indicators: Sequence[Indicator]) -> Gathered:
    """Return what the tables give to indicators, gathered once for each choice of kinds."""
    key = ("gathered", _codes(indicators), _key(kinds))
    return kept(snapshot, key, lambda: gather(snapshot.tables, indicators, kinds))


def worked(
    snapshot: Snapshot,
    group: Sequence[Indicator],
    indicators: Sequence[Indicator],
    spans: Sequence[Span],
    asked: Sequence[str],
    kinds: Kinds,
    finish: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows,
) -> pd.DataFrame:
    """Return results of some indicators of a group, with the row of all asked units together.

    Args:
        snapshot: where the figures come from.
        group: indicators that are worked out together; the same ones for the same question.
        indicators: those of the group that are wanted, in this order.
        spans: for which time, in this order.
        asked: codes of units.
        kinds: see indicators.compute.results.
        finish: what is added to the results; the same for the same group.

    Returns:
        Rows as indicators.compute.results gives them, with ``total``.
    """
    units = tuple(dict.fromkeys(asked))
    with keeping:
        held = kept(snapshot, ("worked", _codes(group), units, _key(kinds)), _Worked)
        missing = [s for s in dict.fromkeys(spans) if (group[0].code, s) not in held.first_row]
        if missing:
            unusual = missing if held.first_row else [*_usual_spans(snapshot), *missing]
            added = list(dict.fromkeys(unusual))
            amounts = gathered(snapshot, kinds, group)
            found = compute.figures(amounts, snapshot.units, group, added, asked=units, total=True)
            held.add(finish(found), [(one.code, span) for one in group for span in added])
    size = len(units) + 1
    wanted = [held.first_row[one.code, span] for one in indicators for span in spans]
    places = (np.array(wanted, dtype=np.int64)[:, None] + np.arange(size)).ravel()
    return held.rows.take(places).reset_index(drop=True)


def _usual_spans(snapshot: Snapshot) -> list[Span]:
    """Return what the filter of periods offers, and what each of them is compared with."""
    months = snapshot.months
    if months is None:
        return []
    periods = [p for g in (Grain.QUARTER, Grain.HALF, Grain.YEAR) for p in months.periods(g)]
    offered = [*map(Span.of, periods), *presets(months.last_month).values()]
    return [*offered, *(s.before() for s in offered), *(s.year_before() for s in offered)]


def _codes(indicators: Sequence[Indicator]) -> tuple[str, ...]:
    return tuple(one.code for one in indicators)


def _key(kinds: Kinds) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(codes)) for name, codes in kinds.items())
