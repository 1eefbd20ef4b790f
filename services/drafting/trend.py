"""A line over time in one sentence: how it stands now, against a year before, and since when."""

from collections.abc import Callable, Sequence

from services.charts.rows import Measure
from services.drafting import leads
from services.drafting.facts import Fact, Reach, alike, facts, reach
from services.drafting.phrases import (
    change,
    differs_when_written,
    partial,
    standing,
    words,
)
from services.drafting.sentence import Quoted, Sentence, What, fill, joined, quote, whole
from services.indicators.comparison import with_comparison
from services.indicators.indicator import Indicator
from services.indicators.targets import Status
from services.panels.area import over_time
from services.panels.figures import measure
from services.panels.scope import Scope
from services.text import numbers

# One quarter alone is no run.
_LEAST_RUN = 2


def trend_sentence(scope: Scope, indicator: Indicator, *, named: bool = False) -> Sentence:
    """Return what ``panels.area.trend_panel`` shows, of all chosen units together.

    Args:
        scope: the look.
        indicator: of the catalogue.
        named: whether the sentence names the indicator, for where no title stands above it.
    """
    found = over_time(scope, indicator)
    several = len(scope.compared(indicator.table)) > 1
    mine = found[found["unit_id"].isna() if several else found["unit_id"].notna()]
    mine = mine.reset_index(drop=True)
    line = facts(scope, indicator, with_comparison(mine, mine, mine))
    return of_line(scope, line, measure(indicator, scope.view.language), named=named)


def of_line(scope: Scope, line: Sequence[Fact], one: Measure, *, named: bool = False) -> Sentence:
    """Return what there is to say of one unit's facts, quarter by quarter."""
    text = words(scope)
    known = [at for at, fact in enumerate(line) if fact.value is not None]
    newest = line[known[-1]] if known else line[-1]
    about = leads.of_one(scope, newest, named=named)
    if not known:
        return whole(about, [Sentence(text.no_share if newest.reported else text.no_figures)])
    return whole(about, parts(scope, line[: known[-1] + 1], line[known[-1] + 1 :], one))


def parts(
    scope: Scope, line: Sequence[Fact], after: Sequence[Fact], one: Measure
) -> list[Sentence]:
    """Return what there is to say of a line, part by part.

    Args:
        scope: the look.
        line: quarters of which the last one has a value.
        after: the quarters behind that, without any.
        one: what is measured.
    """
    text, newest = words(scope), line[-1]
    value = partial(scope, newest, quote(newest.quoted(one)))
    now = joined((value, standing(scope, newest, one), change(scope, newest, one)), ", ")
    said = [now, *_runs(scope, line, one)]
    if after:
        period = leads.period_told(scope, after[-1].span, within=True)
        said.append(fill(text.gap_empty if after[-1].reported else text.gap, period=period))
    return said


def _runs(scope: Scope, line: Sequence[Fact], one: Measure) -> list[Sentence]:
    """Return for how many quarters a share has gone one way, and missed its target.

    Nothing of counts, which go up and down with the seasons; of what is graded once a year, which
    stands still in between; or of a quarter that is not over.
    """
    newest, text = line[-1], words(scope)
    is_told = one.is_share and not newest.indicator.annual
    if not is_told or reach(scope, newest.indicator, newest.span) is not Reach.WHOLE:
        return []
    said: list[Sentence] = []
    for form, goes in ((text.runs_up, 1), (text.runs_down, -1)):
        length = _length(line, lambda at, goes=goes: _step(line, at, one) == goes)
        if length >= _LEAST_RUN:
            said.append(fill(form, count=_quarters(line[-length - 1 :], length)))
    length = missed(line)
    if length >= _LEAST_RUN:
        said.append(fill(text.misses, count=_quarters(line[-length:], length)))
    return said


def missed(line: Sequence[Fact]) -> int:
    """Return for how many quarters in a row, up to the last one, a line has missed its target."""
    return _length(line, lambda at: line[at].status in (Status.NEAR, Status.BEHIND))


def _length(line: Sequence[Fact], holds: Callable[[int], bool]) -> int:
    """Return for how many places up to the last one something holds."""
    length = 0
    for at in range(len(line) - 1, -1, -1):
        if not holds(at):
            break
        length += 1
    return length


def _step(line: Sequence[Fact], at: int, one: Measure) -> int:
    """Return which way a line went into a place: 1 up, -1 down, 0 neither or not comparable."""
    if at == 0:
        return 0
    before, now = line[at - 1], line[at]
    if before.value is None or now.value is None or before.scale != now.scale:
        return 0
    if before.units_reported != now.units_reported:
        # Who is missing may have moved it.
        return 0
    by = now.value - before.value
    if alike(now.value, before.value) or not differs_when_written(by, one):
        return 0
    return 1 if by > 0 else -1


def _quarters(line: Sequence[Fact], length: int) -> Quoted:
    return Quoted(numbers.number(length), What.PERIODS, tuple(fact.datum for fact in line))
