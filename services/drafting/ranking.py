"""A ranking in one sentence: how many reach the target, who is last, since when, who is missing."""

from collections.abc import Sequence

from services.charts.rows import Measure
from services.drafting import leads
from services.drafting.facts import Fact, alike, facts
from services.drafting.phrases import (
    NOTHING,
    change,
    count,
    missing,
    names,
    of_unit,
    partial,
    share,
    standing,
    target,
    valued,
    words,
)
from services.drafting.sentence import Quoted, Sentence, What, fill, joined, whole
from services.indicators.indicator import Good, Indicator
from services.indicators.targets import Status
from services.panels.figures import compared_figures, measure
from services.panels.scope import Scope

_YEAR = 12


def ranking_sentence(
    scope: Scope, indicator: Indicator, units: Sequence[str] = (), *, named: bool = False
) -> Sentence:
    """Return what ``panels.area.ranking_panel`` shows.

    Args:
        scope: the look.
        indicator: of the catalogue.
        units: codes of the units that are compared; none: as the page does.
        named: whether the sentence names the indicator, for where no title stands above it.
    """
    asked = tuple(units) or scope.compared(indicator.table)
    span, kinds = scope.view.span, scope.kinds
    found = compared_figures(scope.snapshot, [indicator], span, asked, kinds)
    told = facts(scope, indicator, found)
    about = leads.compared(scope, indicator, told, named=named)
    return whole(about, said(scope, told, measure(indicator, scope.view.language)))


def said(
    scope: Scope, told: Sequence[Fact], one: Measure, more: Sentence = NOTHING
) -> list[Sentence]:
    """Return what there is to say of the facts of several units in one span, part by part.

    Args:
        scope: the look.
        told: a fact a unit.
        one: what is measured.
        more: what is said before those that are missing are named.
    """
    known = [fact for fact in told if fact.value is not None]
    if not known:
        return _nobody(scope, told)
    if len(told) == 1:
        return [_alone(scope, told[0], one), more]
    parts = [_met(scope, known, one), *_ends(scope, known, one)]
    return [*parts, more, *missing(scope, told)]


def _nobody(scope: Scope, told: Sequence[Fact]) -> list[Sentence]:
    text = words(scope)
    if any(fact.reported for fact in told):
        return list(missing(scope, told))
    if len(told) == 1:
        return [fill(text.nobody_one, unit=told[0].name)]
    return [fill(text.nobody, count=share(0, told))] if told else []


def _alone(scope: Scope, fact: Fact, one: Measure) -> Sentence:
    stands = standing(scope, fact, one)
    value = valued(scope, fact, one)
    if _looks_reached(fact, one):
        rounded = fill(words(scope).rounded, value=fact.quoted(one))
        value = partial(scope, fact, of_unit(words(scope), fact, rounded))
    return joined((value, stands, change(scope, fact, one)), ", ")


def _looks_reached(fact: Fact, one: Measure) -> bool:
    """Tell whether a missed target and the value are written the same."""
    is_missed = fact.status in (Status.NEAR, Status.BEHIND)
    return is_missed and one.written(fact.value) == one.written(fact.target)


def _met(scope: Scope, known: Sequence[Fact], one: Measure) -> Sentence:
    """Return how many of the units with figures reach their targets."""
    text = words(scope)
    judged = [fact for fact in known if fact.target is not None]
    if not judged or one.good is Good.NONE:
        return NOTHING
    met = sum(fact.status is Status.REACHED for fact in judged)
    aim, told = target(scope, judged, one), share(met, judged)
    if not one.is_share and (judged[0].span.last_month + 1) % _YEAR:
        return fill(text.met_year if met else text.met_year_none, count=told, target=aim)
    return fill(text.met if met else text.met_none, count=told, target=aim)


def _ends(scope: Scope, known: Sequence[Fact], one: Measure) -> list[Sentence]:
    """Return who is at the ends: the worst, and the best too where nobody misses a target."""
    text = words(scope)
    if len(known) == 1:
        return [joined((valued(scope, known[0], one), change(scope, known[0], one)), ", ")]
    if all(alike(fact.value, known[0].value) for fact in known):
        value = Quoted(known[0].quoted(one).text, What.VALUE, tuple(f.datum for f in known))
        return [fill(text.all_alike, count=count(len(known), known), value=value)]
    worst_is_high = one.good is Good.DOWN
    worst = end(scope, known, one, highest=worst_is_high)
    if any(fact.status in (Status.NEAR, Status.BEHIND) for fact in known):
        return [worst]
    best = end(scope, known, one, highest=not worst_is_high)
    return [worst, best] if worst_is_high else [best, worst]


def end(scope: Scope, known: Sequence[Fact], one: Measure, *, highest: bool) -> Sentence:
    """Return who is highest or lowest, with the change; several that are tied together.

    Those whose values differ but are written the same are named together too, as rounded: the
    figures beside them on the screen would belie the one.
    """
    text = words(scope)
    values = [fact.value or 0.0 for fact in known]
    utmost = max(values) if highest else min(values)
    tied = [fact for fact in known if alike(fact.value, utmost)]
    written = [fact for fact in known if one.written(fact.value) == one.written(utmost)]
    if len(written) == 1:
        form = text.highest if highest else text.lowest
        told = fill(form, told=valued(scope, tied[0], one))
        return joined((told, change(scope, tied[0], one)), ", ")
    value = Quoted(written[0].quoted(one).text, What.VALUE, tuple(f.datum for f in written))
    if len(tied) == len(written):
        form = text.highest_tied if highest else text.lowest_tied
    else:
        form = text.highest_rounded if highest else text.lowest_rounded
    return fill(form, names=names(scope, written), value=value)
