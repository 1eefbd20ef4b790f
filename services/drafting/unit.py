"""One unit beside the province in one sentence."""

from services.charts.rows import Measure
from services.drafting import leads
from services.drafting.facts import Fact, alike, facts
from services.drafting.phrases import apart, differs_when_written, partial, words
from services.drafting.sentence import Quoted, Sentence, What, fill, quote, whole
from services.drafting.trend import parts
from services.indicators.comparison import with_comparison
from services.indicators.indicator import Indicator
from services.panels.figures import figures, measure, trend_spans
from services.panels.scope import Scope


def unit_sentence(
    scope: Scope, unit: str, indicator: Indicator, *, named: bool = False
) -> Sentence:
    """Return what ``panels.unit.against_province`` shows, of its newest quarter with figures.

    Args:
        scope: the look.
        unit: code of the unit.
        indicator: of the catalogue.
        named: whether the sentence names the indicator, for where no title stands above it.
    """
    units = scope.snapshot.units
    spans = trend_spans(scope.snapshot, scope.view.span)
    asked = [unit, units.root]
    found = figures(scope.snapshot, [indicator], spans, asked, scope.kinds)
    if not indicator.is_share:
        # The target of a count is the whole year's; beside quarters it means nothing.
        found = found.assign(target=float("nan"), status="none")
    told = facts(scope, indicator, with_comparison(found, found, found))
    line = [fact for fact in told if fact.unit_id == unit]
    whole_province = [fact for fact in told if fact.unit_id == units.root]
    known = [at for at, fact in enumerate(line) if fact.value is not None]
    if not known:
        about = leads.of_one(scope, line[-1], named=named)
        text = words(scope)
        empty = text.no_share if line[-1].reported else text.no_figures
        return whole(about, [Sentence(empty)])
    last = known[-1]
    one = measure(indicator, scope.view.language)
    said = parts(scope, line[: last + 1], line[last + 1 :], one)
    said.insert(1, _beside(scope, line[last], whole_province[last], one))
    return whole(leads.of_one(scope, line[last], named=named), said)


def _beside(scope: Scope, mine: Fact, province: Fact, one: Measure) -> Sentence:
    """Return how a share stands to the province's; of a count, what the province's is."""
    text = words(scope)
    if mine.value is None or province.value is None:
        return Sentence("")
    quoted = province.quoted(one)
    if not one.is_share:
        return partial(scope, province, fill(text.province_is, value=quoted))
    theirs = partial(scope, province, quote(quoted), text.partial_inside)
    by = mine.value - province.value
    if alike(mine.value, province.value):
        return fill(text.as_province, value=theirs)
    if not differs_when_written(by, one):
        return fill(text.like_province, value=theirs)
    written = Quoted(apart(by, one, text), What.APART, (mine.datum, province.datum))
    form = text.above_province if by > 0 else text.below_province
    return fill(form, change=written, value=theirs)
