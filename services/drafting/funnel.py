"""The stages from referral to a stable job in one sentence."""

from services.drafting import leads
from services.drafting.facts import facts
from services.drafting.phrases import coverage, words
from services.drafting.sentence import Quoted, Sentence, What, fill, whole
from services.indicators.catalogue import BY_CODE
from services.panels.area import STAGES
from services.panels.figures import figures, measure
from services.panels.scope import Scope
from services.text import numbers


def funnel_sentence(scope: Scope) -> Sentence:
    """Return what ``panels.area.funnel_panel`` shows: each stage, and its share of the last one."""
    text, stages = words(scope), [BY_CODE[code] for code in STAGES]
    found = figures(
        scope.snapshot, stages, [scope.view.span], scope.view.units, scope.kinds, total=True
    )
    found = found[found["unit_id"].isna()]
    told = [facts(scope, one, found[found["indicator"] == one.code])[0] for one in stages]
    period = leads.period_of(scope, stages[0], scope.view.span, within=True)
    about = fill(text.lead_of, who=scope.together_name, period=period)
    if all(fact.value is None for fact in told):
        return whole(about, [Sentence(text.no_figures)])
    forms = (
        (text.stage_referred, "{told}", text.no_referred),
        (text.stage_placed, text.of_referred, text.no_placed),
        (text.stage_stable, text.of_placed, text.no_stable),
    )
    parts: list[Sentence] = []
    before = None
    for fact, (form, of_before, unknown) in zip(told, forms, strict=True):
        one = measure(fact.indicator, scope.view.language)
        if fact.value is None:
            parts.append(Sentence(unknown))
        else:
            part = fill(form, value=fact.quoted(one))
            if before and before.value:
                both = (fact.datum, before.datum)
                share = numbers.percent(fact.value / before.value)
                part = fill(of_before, told=part, share=Quoted(share, What.PART, both))
            parts.append(part)
        before = fact
    return whole(about, [*parts, coverage(scope, told[0])])
