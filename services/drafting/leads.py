"""What a sentence is about: whose figures, of when, of which kinds, and of what."""

from collections.abc import Sequence

from services.conclusions.content import Datum
from services.drafting.facts import Fact, Reach, reach
from services.drafting.phrases import MOST_NAMED, NOTHING, data, inside, words
from services.drafting.sentence import Quoted, Sentence, What, fill, quote
from services.indicators.indicator import Indicator
from services.intake.tables import TABLE_BY_NAME
from services.panels.pins import datum_of
from services.panels.scope import Scope
from services.periods import Grain, Period, Span
from services.text import numbers
from services.text.language import Language
from services.text.periods import span_name
from services.view import newest_month


def compared(
    scope: Scope, indicator: Indicator, told: Sequence[Fact], *, named: bool = False
) -> Sentence:
    """Return the lead of units beside each other in one span: "Quý III/2021".

    Args:
        scope: the look; where it is narrowed, whose units they are is said first.
        indicator: of what.
        told: a fact a unit.
        named: whether the indicator is named.
    """
    span = told[0].span if told else scope.view.span
    # One unit that is told by its own name needs none before it.
    is_itself = len(told) == 1 and told[0].unit_id in scope.view.units
    who = NOTHING if is_itself else whose(scope, data(told))
    period = period_of(scope, indicator, span, within=bool(who.text))
    return _lead(scope, who, period, inside(scope, indicator) if named else "")


def of_one(scope: Scope, fact: Fact, *, named: bool = False) -> Sentence:
    """Return the lead of one figure: "Toàn tỉnh, quý III/2021"."""
    period = period_of(scope, fact.indicator, fact.span, within=True)
    indicator = inside(scope, fact.indicator) if named else ""
    return _lead(scope, Sentence(fact.name), period, indicator)


def _lead(scope: Scope, who: Sentence, period: Sentence, indicator: str) -> Sentence:
    text = words(scope)
    if who.text:
        form = text.lead_of_named if indicator else text.lead_of
        return fill(form, who=who, period=period, indicator=indicator)
    return fill(text.lead_named if indicator else text.lead, period=period, indicator=indicator)


def whose(scope: Scope, among: tuple[Datum, ...]) -> Sentence:
    """Return to which units a look is narrowed, nothing for all of the province.

    Args:
        scope: the look.
        among: the figures of these units.
    """
    units, chosen = scope.snapshot.units, scope.view.units
    if units.root in chosen or not chosen:
        return NOTHING
    if len(chosen) <= MOST_NAMED:
        return Sentence(", ".join(units.get(code).short_name for code in chosen))
    counted = Quoted(numbers.number(len(chosen)), What.UNITS, among)
    return fill(words(scope).chosen_units, count=counted)


def period_told(scope: Scope, span: Span, *, within: bool = False) -> Sentence:
    """Return a period in words, small at the start where it stands inside a sentence."""
    name = span_name(span, scope.view.language)
    name = f"{name[:1].lower()}{name[1:]}" if within else name
    return quote(Quoted(name, What.PERIOD))


def period_of(scope: Scope, indicator: Indicator, span: Span, *, within: bool = False) -> Sentence:
    """Return a period in words, how much of it there is, and the kinds that alone are counted."""
    text, period = words(scope), period_told(scope, span, within=within)
    kinds = _kinds(scope, indicator)
    if kinds:
        period = fill(text.only_kinds, period=period, kinds=kinds)
    match reach(scope, indicator, span):
        case Reach.OPEN:
            return fill(text.open_period, period=period)
        case Reach.PARTLY:
            quarter = Span.of(Period.of_month(newest_month(scope.snapshot), Grain.QUARTER))
            newest = period_told(scope, quarter, within=True)
            return fill(text.partly_there, period=period, newest=newest)
        case Reach.WHOLE:
            return period


def _kinds(scope: Scope, indicator: Indicator) -> str:
    """Return the names of the chosen kinds that narrow an indicator, "" for none."""
    chosen = datum_of(scope, indicator.code, "", scope.view.span.code).kinds
    is_vi = scope.view.language is Language.VI
    names = {
        choice.code: choice.vi if is_vi else choice.en
        for column in TABLE_BY_NAME[indicator.table].columns
        for choice in column.choices
    }
    told = [names[code] for code in chosen if code in names]
    return ", ".join(f"{name[:1].lower()}{name[1:]}" for name in told)
