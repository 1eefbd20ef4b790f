"""What a whole is made of in one sentence: how much there is, and its parts, the largest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import pandas as pd

from services.conclusions.content import Datum
from services.drafting import leads
from services.drafting.phrases import NOTHING, words
from services.drafting.sentence import Quoted, Sentence, What, fill, joined, quote, whole
from services.indicators.indicator import Area
from services.panels import breakdown
from services.panels.figures import worded
from services.panels.pins import as_one
from services.panels.scope import Scope
from services.periods import Span
from services.text import numbers


@dataclass(frozen=True)
class _Part:
    name: str
    value: float
    data: tuple[Datum, ...]


def composition_sentence(scope: Scope, area: Area) -> Sentence:
    """Return what ``panels.area.composition_panel`` shows: all its units, or its newest quarter.

    A part of the whole is a figure of its own that is in no catalogue; it goes by the code that
    it has in ``panels.breakdown``.
    """
    text, made = words(scope), breakdown.BREAKDOWNS[area]
    what = worded(made.name, scope.view.language)
    everything = breakdown.rows(scope, made)[0]
    rows = _shown(everything, is_newest=not made.by_unit)
    span = scope.view.span
    if len(rows):
        span = Span(int(rows["first_month"].iloc[0]), int(rows["last_month"].iloc[0]))
    parts = _parts(scope, rows)
    who = leads.whose(scope, tuple(datum for part in parts for datum in part.data))
    period = leads.period_told(scope, span, within=True)
    if who.text:
        period = fill(text.lead_of, who=who, period=period)
    about = fill(text.lead_what, what=what, period=period)
    if rows.empty:
        return whole(about, [Sentence(text.no_figures)])
    if not made.levels:
        # Levels keep their order, from best to worst; kinds begin with the largest.
        parts.sort(key=lambda part: -part.value)
    unit = worded(made.unit, scope.view.language)
    return whole(about, [_made_of(scope, parts, unit), _silent(scope, everything)])


def _shown(everything: pd.DataFrame, *, is_newest: bool) -> pd.DataFrame:
    """Return the rows with figures; of several quarters those of the newest that has some."""
    rows = everything[everything["value"].notna()]
    newest = max(cast("list[int]", rows["order"].tolist()), default=0)
    return rows[rows["order"] == newest] if is_newest else rows


def _parts(scope: Scope, rows: pd.DataFrame) -> list[_Part]:
    found: dict[str, _Part] = {}
    together = as_one(scope.snapshot.units, scope.view.units)
    columns = ("category", "category_name", "unit_id", "period", "value")
    for code, name, unit, period, value in zip(*(rows[c].tolist() for c in columns), strict=True):
        before = found.get(code, _Part(name, 0.0, ()))
        datum = Datum(code, (unit,) if unit else together, period)
        found[code] = _Part(name, before.value + cast("float", value), (*before.data, datum))
    return list(found.values())


def _made_of(scope: Scope, parts: Sequence[_Part], unit: str) -> Sentence:
    text = words(scope)
    total = sum(part.value for part in parts)
    everything = tuple(datum for part in parts for datum in part.data)
    written = Quoted(f"{numbers.number(total)} {unit}", What.VALUE, everything)
    told = [
        fill(
            text.part,
            part=f"{part.name[:1].lower()}{part.name[1:]}",
            count=Quoted(numbers.number(part.value), What.VALUE, part.data),
            share=Quoted(numbers.percent(part.value / total, 0), What.PART, everything),
        )
        for part in parts
        if part.value
    ]
    if not told:
        return quote(written)
    return fill(text.made_of, total=written, parts=joined(told, ", "))


def _silent(scope: Scope, everything: pd.DataFrame) -> Sentence:
    """Return which of several units are not in the whole."""
    names = everything.groupby(["unit_id", "unit_name"], sort=False)["value"].count()
    silent = [str(name) for (_, name), count in names.items() if not count]  # type: ignore[misc]
    if len(names) < 2 or not silent:
        return NOTHING
    return Sentence(words(scope).without.format(names=", ".join(silent)))
