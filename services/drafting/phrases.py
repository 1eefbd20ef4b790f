"""The parts of which sentences are put together: changes, targets, names, what is missing."""

from collections.abc import Sequence

from services.charts.rows import Measure
from services.conclusions.content import Datum
from services.drafting.facts import Earlier, Fact, Reach, alike, reach
from services.drafting.sentence import NOTHING, Quoted, Sentence, What, fill
from services.indicators.indicator import Good, Indicator
from services.indicators.targets import Status
from services.panels.figures import worded
from services.panels.scope import Scope
from services.periods import Grain, Span
from services.text import numbers
from services.text.drafting import DraftText, draft_text

# Longer lists of units are cut, and the rest is counted.
MOST_NAMED = 4
_YEAR = 12


def words(scope: Scope) -> DraftText:
    """Return the words in the reader's language."""
    return draft_text(scope.view.language)


def inside(scope: Scope, indicator: Indicator) -> str:
    """Return an indicator's name as it stands inside a sentence."""
    name = worded(indicator.name, scope.view.language)
    return f"{name[:1].lower()}{name[1:]}"


def names(scope: Scope, facts: Sequence[Fact], *, most: int = MOST_NAMED) -> Sentence:
    """Return the names of the units of facts, the end of a long list counted."""
    told = ", ".join(fact.name for fact in facts[:most])
    rest = facts[most:]
    if not rest:
        return Sentence(told)
    return fill(words(scope).more_names, names=told, count=count(len(rest), rest))


def count(number: int, of: Sequence[Fact]) -> Quoted:
    """Return how many units, with their figures."""
    return Quoted(numbers.number(number), What.UNITS, data(of))


def share(part: int, of: Sequence[Fact], all_told: int | None = None) -> Quoted:
    """Return how many of how many: "8/10"."""
    total = len(of) if all_told is None else all_told
    written = f"{numbers.number(part)}/{numbers.number(total)}"
    return Quoted(written, What.UNITS, data(of))


def data(of: Sequence[Fact]) -> tuple[Datum, ...]:
    """Return the names of the figures of facts."""
    return tuple(fact.datum for fact in of)


def valued(scope: Scope, fact: Fact, measure: Measure) -> Sentence:
    """Return a unit and its value; what only a part of the units below it reported is said."""
    text = words(scope)
    return partial(scope, fact, of_unit(text, fact, fact.quoted(measure)))


def of_unit(text: DraftText, fact: Fact, value: Quoted | Sentence) -> Sentence:
    """Return a unit and its value, kept apart where the unit's name ends in a number."""
    form = text.value_of_numbered if fact.name[-1:].isdigit() else text.value_of
    return fill(form, unit=fact.name, value=value)


def partial(scope: Scope, fact: Fact, told: Sentence, form: str = "") -> Sentence:
    """Return what was told of a fact, and how much of it is there where that is not all.

    Args:
        scope: the look.
        fact: of which something was told.
        told: that.
        form: in which way both are put together; default: the second in brackets.
    """
    # One unit that keeps the table itself has reported or not; only several can be there in part.
    if not fact.is_partial:
        return told
    parts = share(fact.units_reported, (fact,), fact.units_expected)
    return fill(form or words(scope).value_partial, told=told, count=parts)


def coverage(scope: Scope, fact: Fact) -> Sentence:
    """Return how much of a figure is there, nothing where that is all."""
    return partial(scope, fact, NOTHING, words(scope).partial)


def target(scope: Scope, facts: Sequence[Fact], measure: Measure) -> Sentence:
    """Return the target that facts are set against; a proposal is called one."""
    text = words(scope)
    aimed = [fact for fact in facts if fact.target is not None]
    first = aimed[0]
    if any(not alike(fact.target, first.target) for fact in aimed):
        is_mixed = any(fact.is_proposal for fact in aimed)
        return Sentence(text.target_each_mixed if is_mixed else text.target_each)
    at_most = measure.good is Good.DOWN
    # Where but some units have been given it, it is not a proposal any more for all of them.
    if all(fact.is_proposal for fact in aimed):
        form = text.target_proposed_most if at_most else text.target_proposed
    else:
        form = text.target_most if at_most else text.target
    written = Quoted(measure.written_with_unit(first.target), What.TARGET, data(aimed))
    return fill(form, target=written)


def standing(scope: Scope, fact: Fact, measure: Measure) -> Sentence:
    """Return how one figure stands to its target, nothing where there is none to judge."""
    text = words(scope)
    if fact.value is None or fact.target is None or measure.good is Good.NONE:
        return NOTHING
    aim = target(scope, (fact,), measure)
    if not measure.is_share and (fact.span.last_month + 1) % _YEAR:
        form = text.year_reached if fact.status is Status.REACHED else text.year_open
        return fill(form, target=aim)
    forms = {Status.REACHED: text.reached, Status.NEAR: text.near, Status.BEHIND: text.behind}
    return fill(forms[fact.status], target=aim) if fact.status in forms else NOTHING


def change(scope: Scope, fact: Fact, measure: Measure) -> Sentence:
    """Return how a figure stands to that of a year before, else to that of the period before.

    Nothing where there is none, where the period is not over, or where it is longer than a year,
    so that both would hold the same months.
    """
    text = words(scope)
    is_whole = reach(scope, fact.indicator, fact.span) is Reach.WHOLE
    if fact.value is None or fact.span.months > _YEAR or not is_whole:
        return NOTHING
    year_before, previous = fact.year_before, fact.previous
    if year_before and year_before.scale_differs:
        return Sentence(text.not_comparable)
    if fact.indicator.annual and year_before and alike(fact.value, year_before.value):
        # Before a year is graded, its figure is still that of the year before.
        return NOTHING
    if year_before and year_before.value is not None:
        since = text.previous_year if fact.span.months == _YEAR else text.year_before
        return against(scope, fact, year_before, since, measure)
    # What is graded once a year is the same figure in two quarters that follow each other.
    if previous and previous.value is not None and not fact.indicator.annual:
        return against(scope, fact, previous, previous_name(text, fact.span), measure)
    return NOTHING


def previous_name(text: DraftText, span: Span) -> str:
    """Return "than the period before" by what the period is."""
    whole = span.period
    is_quarter = whole is not None and whole.grain is Grain.QUARTER
    return text.previous_quarter if is_quarter else text.previous


def against(scope: Scope, fact: Fact, earlier: Earlier, since: str, measure: Measure) -> Sentence:
    """Return how a figure stands to an earlier one, both of which are known."""
    text = words(scope)
    then = Quoted(numbers.number(earlier.units_reported), What.UNITS, (earlier.datum,))
    if earlier.coverage_differs and not measure.is_share:
        # Of a sum more or fewer units make another one: both are told, and no difference.
        was = Quoted(measure.written_with_unit(earlier.value), What.VALUE, (earlier.datum,))
        is_year = earlier is fact.year_before and fact.span.months < _YEAR
        return fill(text.then_was, value=was, count=then) if is_year else NOTHING
    by = (fact.value or 0.0) - (earlier.value or 0.0)
    both = (fact.datum, earlier.datum)
    if alike(fact.value, earlier.value):
        told = Sentence(text.unchanged.format(since=since))
    elif not differs_when_written(by, measure):
        told = Sentence(text.hardly.format(since=since))
    else:
        written = Quoted(apart(by, measure, text), What.CHANGE, both)
        told = fill(text.up if by > 0 else text.down, change=written, since=since)
    if not earlier.coverage_differs:
        return told
    return fill(text.then_reported, told=told, count=then)


def apart(by: float, measure: Measure, text: DraftText) -> str:
    """Return how far two values are apart, without a sign: "12,3 điểm %", "12 người"."""
    if measure.is_share:
        return text.points.format(change=numbers.percent(abs(by), measure.decimals)[:-1])
    return measure.written_with_unit(abs(by))


def differs_when_written(by: float, measure: Measure) -> bool:
    """Tell whether a difference is still there when it is rounded as it is written."""
    return any(letter in measure.written(abs(by)) for letter in "123456789")


def missing(scope: Scope, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    """Return which units have no figure: not reported, or nothing to divide by."""
    text = words(scope)
    silent = [fact for fact in facts if not fact.reported]
    empty = [fact for fact in facts if fact.reported and fact.value is None]
    told: list[Sentence] = []
    if empty:
        told.append(fill(text.nothing_to_divide, names=names(scope, empty)))
    if silent:
        heard = share(len(facts) - len(silent), facts)
        told.append(fill(text.coverage, count=heard, names=names(scope, silent)))
    return tuple(told)
