"""The figures: indicator by unit by span, from sums, with what they rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from services.indicators.contributions import Gathered, Kinds, Sums, gather
from services.indicators.indicator import Indicator, Manner
from services.indicators.membership import reporter_of, rows_of
from services.indicators.selection import eligible, on_one_scale
from services.intake.schema import Level
from services.periods import Span
from services.units import UnitTree

# The row of all asked units together, while rows are keyed by text.
_TOTAL = ""
_SUMS = ("numerator", "denominator", "rows")


@dataclass(frozen=True)
class _Asked:
    """The units whose figures are wanted from tables of one level, and who reports for them."""

    units: UnitTree
    level: Level
    codes: tuple[str, ...]
    total: bool
    _expected: dict[Span, frozenset[str]] = field(default_factory=dict[Span, frozenset[str]])
    _due: dict[tuple[Span, str], frozenset[str]] = field(
        default_factory=dict[tuple[Span, str], frozenset[str]]
    )

    @property
    def wanted(self) -> tuple[str, ...]:
        return (*self.codes, *((_TOTAL,) if self.total else ()))

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Asked code -> the units whose rows are added up for it; "" is all of them together."""
        below = rows_of(self.units, self.level, self.codes)
        every = dict.fromkeys(unit for inside in below.values() for unit in inside)
        return {**below, _TOTAL: tuple(every)}

    @cached_property
    def pairs(self) -> dict[str, list[str]]:
        """Columns of a frame in which one row is an asked code x a unit added up for it."""
        pairs = [(code, unit) for code in self.wanted for unit in self.members[code]]
        return {"asked": [code for code, _ in pairs], "unit_id": [unit for _, unit in pairs]}

    @cached_property
    def reporter_of(self) -> Mapping[str, str]:
        return reporter_of(self.units, self.level)

    def expected(self, span: Span) -> frozenset[str]:
        """Return every unit of the province that is expected to report in a span."""
        if span not in self._expected:
            everyone = self.units.expected(self.level, self.units.root, span)
            self._expected[span] = frozenset(everyone)
        return self._expected[span]

    def due(self, span: Span, code: str) -> frozenset[str]:
        """Return the units that are expected to report in a span for an asked one."""
        if (span, code) not in self._due:
            self._due[span, code] = self.expected(span) & frozenset(self.members[code])
        return self._due[span, code]


def results(
    tables: Mapping[str, IntoFrame],
    units: UnitTree,
    indicators: Sequence[Indicator],
    spans: Sequence[Span],
    *,
    asked: Sequence[str],
    total: bool = False,
    kinds: Kinds | None = None,
) -> pd.DataFrame:
    """Return the figures of indicators for units in spans; what has no figure has a row too.

    Args:
        tables: name -> one row per used row of that table (see Snapshot.tables).
        units: the tree of units.
        indicators: what is computed, in this order.
        spans: for which time, in this order.
        asked: codes of units, each with all below it; they may overlap.
        total: whether to add a row for all asked units together, each row of a table once.
        kinds: column -> codes that are wanted, where a table has that column.

    Returns:
        One row is indicator x unit x span. ``indicator`` (code); ``unit_id`` (null: all asked
        units together); ``first_month``, ``last_month`` (int); ``numerator``, ``denominator``
        (null where nothing was reported, the denominator of a count too); ``value`` (share 0-1 or
        count; null where nothing was reported or the denominator is 0); ``units_reported``,
        ``units_expected`` (int, of the level that keeps the table); ``as_of_date`` (newest; null
        where unknown); ``rows`` (int, table rows that entered); ``scale`` (the grading scale kept
        to; null for other indicators).

    Raises:
        UnknownUnitError: a code asked for belongs to no unit.
    """
    gathered = gather(tables, indicators, kinds)
    return figures(gathered, units, indicators, spans, asked=asked, total=total)


def figures(
    gathered: Gathered,
    units: UnitTree,
    indicators: Sequence[Indicator],
    spans: Sequence[Span],
    *,
    asked: Sequence[str],
    total: bool = False,
) -> pd.DataFrame:
    """Return what :func:`results` does, from contributions of these indicators gathered before.

    Raises:
        UnknownUnitError: a code asked for belongs to no unit.
    """
    codes = tuple(dict.fromkeys(asked))
    by_level: dict[Level, _Asked] = {}
    records: dict[str, list[tuple[object, ...]]] = {}
    manners: dict[Manner, list[Indicator]] = {}
    for indicator in indicators:
        manners.setdefault(Manner.of(indicator), []).append(indicator)
    for manner, alike in manners.items():
        wanted = by_level.setdefault(manner.level, _Asked(units, manner.level, codes, total))
        places = {gathered.codes.index(one.code): one for one in alike}
        by_unit = _by_unit(gathered, manner, tuple(places), tuple(spans))
        if manner.on_one_scale:
            by_unit = on_one_scale(by_unit, wanted.members[_TOTAL])
        records |= _records(by_unit, manner, places, spans, wanted)
    columns = (
        *("indicator", "unit_id", "first_month", "last_month", "numerator", "denominator"),
        *("value", "units_reported", "units_expected", "as_of_date", "rows", "scale"),
    )
    in_order = [record for indicator in indicators for record in records[indicator.code]]
    numbers = dict.fromkeys(("numerator", "denominator", "value"), "float64")
    texts = dict.fromkeys(("indicator", "unit_id", "scale"), "str")
    whole = ("first_month", "last_month", "units_reported", "units_expected", "rows")
    return pd.DataFrame(in_order, columns=list(columns)).astype(
        {**numbers, **texts, **dict.fromkeys(whole, "int64"), "as_of_date": "datetime64[s]"}
    )


def _by_unit(
    gathered: Gathered, manner: Manner, places: tuple[int, ...], spans: tuple[Span, ...]
) -> nw.DataFrame[Any]:
    """Return what each unit by itself has in each span, on every scale.

    The widest question is remembered: it is put for the province, for its units, for the communes
    of one of them, and this half of the answer is the same each time.
    """
    last = gathered.sums.get(manner)
    if last and (last.places, last.spans) == (places, spans):
        return last.by_unit
    amounts = gathered.amounts[manner].filter(nw.col("indicator").is_in(list(places)))
    entered = eligible(amounts, manner, spans)
    by_unit = entered.group_by("indicator", "span", "unit_id", *_scale(manner)).agg(
        nw.sum(*_SUMS), nw.max("as_of_date")
    )
    if last is None or len(last.spans) <= len(spans):
        gathered.sums[manner] = Sums(places, spans, by_unit)
    return by_unit


def _scale(manner: Manner) -> list[str]:
    return ["scale"] if manner.on_one_scale else []


def _records(
    by_unit: nw.DataFrame[Any],
    manner: Manner,
    places: Mapping[int, Indicator],
    spans: Sequence[Span],
    wanted: _Asked,
) -> dict[str, list[tuple[object, ...]]]:
    """Return indicator -> one record per span and asked unit."""
    sums = _by_asked(by_unit, wanted, _scale(manner))
    reported: dict[tuple[int, int], set[str]] = {}
    reporters = wanted.reporter_of
    keys = (by_unit[name].to_list() for name in ("indicator", "span", "unit_id"))
    for place, number, unit in zip(*keys, strict=True):
        reported.setdefault((place, number), set()).add(reporters.get(unit, unit))
    nothing = (None, None, 0, None, None)
    records: dict[str, list[tuple[object, ...]]] = {}
    for place, indicator in places.items():
        of_one = records[indicator.code] = []
        for number, span in enumerate(spans):
            present = wanted.expected(span) & reported.get((place, number), set())
            for code in wanted.wanted:
                due = wanted.due(span, code)
                top, bottom, rows, as_of, *on = sums.get((place, number, code), nothing)
                share = (top / bottom if bottom else None) if indicator.is_share else top
                of_one.append(
                    (
                        *(indicator.code, code or None, span.first_month, span.last_month),
                        *(top, bottom if indicator.is_share else None, share),
                        *(len(due & present), len(due), as_of, rows, on[0] if on else None),
                    )
                )
    return records


def _by_asked(
    by_unit: nw.DataFrame[Any], wanted: _Asked, scale: list[str]
) -> dict[tuple[int, int, str], tuple[Any, ...]]:
    """Return (indicator, span, asked) -> numerator, denominator, rows, newest date, any scale."""
    members = nw.from_dict(
        wanted.pairs,
        {"asked": nw.String(), "unit_id": nw.String()},
        backend=by_unit.implementation,
    )
    sums = (
        by_unit.join(members, on="unit_id", how="inner")
        .group_by("indicator", "span", "asked", *scale)
        .agg(nw.sum(*_SUMS), nw.max("as_of_date"))
        .select("indicator", "span", "asked", *_SUMS, "as_of_date", *scale)
    )
    return {(place, number, code): tuple(rest) for place, number, code, *rest in sums.rows()}
