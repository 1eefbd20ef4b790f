"""The maps in one sentence: the newest quarter, and who has missed the target for how long."""

from collections.abc import Sequence

from services.drafting import leads
from services.drafting.facts import Fact, facts
from services.drafting.phrases import MOST_NAMED, count, words
from services.drafting.ranking import said
from services.drafting.sentence import Quoted, Sentence, What, fill, joined, whole
from services.drafting.trend import missed
from services.indicators.comparison import with_comparison
from services.indicators.indicator import Indicator
from services.panels.area import over_time
from services.panels.figures import measure
from services.panels.scope import Scope
from services.text import numbers

# One quarter alone is no run.
_LEAST_RUN = 2


def heatmap_sentence(scope: Scope, indicator: Indicator, *, named: bool = False) -> Sentence:
    """Return what ``panels.area.heatmap_panel`` shows: its newest quarter with figures.

    Args:
        scope: the look.
        indicator: of the catalogue.
        named: whether the sentence names the indicator, for where no title stands above it.
    """
    found = over_time(scope, indicator, total=False)
    told = facts(scope, indicator, with_comparison(found, found, found))
    by_unit: dict[str, list[Fact]] = {}
    for fact in told:
        by_unit.setdefault(fact.unit_id, []).append(fact)
    lines = list(by_unit.values())
    quarters = len(lines[0]) if lines else 0
    newest = max(
        (at for line in lines for at in range(quarters) if _is_known(line, at)), default=-1
    )
    if not quarters:
        return Sentence("")
    here = [line[newest] for line in lines]
    one = measure(indicator, scope.view.language)
    about = leads.compared(scope, indicator, here, named=named)
    is_told = one.is_share and not indicator.annual
    upto = [line[: newest + 1] for line in lines] if is_told else []
    return whole(about, said(scope, here, one, _longest(scope, upto)))


def _is_known(line: Sequence[Fact], at: int) -> bool:
    return line[at].value is not None


def _longest(scope: Scope, lines: Sequence[Sequence[Fact]]) -> Sentence:
    """Return who has missed the target for how many quarters in a row, the longest first."""
    text = words(scope)
    runs = [(missed(line), line) for line in lines]
    long = sorted((run for run in runs if run[0] >= _LEAST_RUN), key=lambda run: -run[0])
    if not long:
        return Sentence("")
    if len(lines) == 1:
        return fill(text.misses, count=_quarters(*long[0]))
    each = [_run(scope, length, line) for length, line in long[:MOST_NAMED]]
    told = joined(each, ", ")
    rest = [line[-1] for _, line in long[MOST_NAMED:]]
    if rest:
        told = fill(text.more_names, names=told, count=count(len(rest), rest))
    return fill(text.missed_by, names=told)


def _run(scope: Scope, length: int, line: Sequence[Fact]) -> Sentence:
    return fill(words(scope).missed_for, unit=line[-1].name, count=_quarters(length, line))


def _quarters(length: int, line: Sequence[Fact]) -> Quoted:
    data = tuple(fact.datum for fact in line[-length:])
    return Quoted(numbers.number(length), What.PERIODS, data)
