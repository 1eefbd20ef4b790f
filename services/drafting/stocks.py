"""The headline figures in one sentence: loans, groups, models, cooperatives."""

from services.drafting import leads
from services.drafting.facts import facts
from services.drafting.phrases import NOTHING, change, coverage, words
from services.drafting.sentence import Sentence, fill, joined, whole
from services.indicators.catalogue import HEADLINES
from services.intake.schema import Nature
from services.panels.figures import compared_figures, measure
from services.panels.scope import Scope

STOCKS = tuple(one for one in HEADLINES if one.nature is Nature.STOCK)


def stocks_sentence(scope: Scope) -> Sentence:
    """Return what the cards of the headline stocks show, of all chosen units together."""
    text, span = words(scope), scope.view.span
    found = compared_figures(
        scope.snapshot, STOCKS, span, scope.view.units, scope.kinds, total=True
    )
    found = found[found["unit_id"].isna()]
    told = [facts(scope, one, found[found["indicator"] == one.code])[0] for one in STOCKS]
    period = leads.period_told(scope, span, within=True)
    about = fill(text.lead_of, who=scope.together_name, period=period)
    known = [fact for fact in told if fact.value is not None]
    if not known:
        return whole(about, [Sentence(text.no_figures)])
    parts: list[Sentence] = []
    for fact in known:
        one = measure(fact.indicator, scope.view.language)
        value = fill(text.stocks[fact.indicator.code], value=fact.quoted(one))
        then = fact.year_before
        is_alike = then is not None and not then.coverage_differs
        moved = change(scope, fact, one) if is_alike else NOTHING
        parts.append(joined((value, moved), ", "))
    # All of them stand in one table, so who is missing is missing in each.
    return whole(about, [*parts, coverage(scope, known[-1])])
