"""The map of all indicators in one sentence: where most units miss, and who misses most."""

from collections.abc import Callable, Sequence

from services.drafting import leads
from services.drafting.facts import Fact, facts
from services.drafting.phrases import MOST_NAMED, count, data, names, share, target, words
from services.drafting.sentence import Sentence, fill, joined, whole
from services.indicators.catalogue import INDICATORS
from services.indicators.targets import Status
from services.panels.figures import measure, worded
from services.panels.overview import unit_figures
from services.panels.scope import Scope

_JUDGED = (Status.REACHED, Status.NEAR, Status.BEHIND)
_MOST_INDICATORS = 3


def status_sentence(scope: Scope) -> Sentence:
    """Return what ``panels.overview.status_panel`` shows, all targets of all units together."""
    text, found = words(scope), unit_figures(scope)
    told = [
        fact
        for one in INDICATORS
        for fact in facts(scope, one, found[found["indicator"] == one.code])
    ]
    is_one = len({fact.unit_id for fact in told}) == 1
    who = Sentence(told[0].name) if is_one else leads.whose(scope, data(told))
    period = leads.period_told(scope, scope.view.span, within=bool(who.text))
    about = fill(text.lead_of, who=who, period=period) if who.text else period
    judged = [fact for fact in told if fact.status in _JUDGED and fact.value is not None]
    if not judged:
        return whole(about, [Sentence(text.no_targets_judged), *_silent(scope, told)])
    met = sum(fact.status is Status.REACHED for fact in judged)
    if is_one:
        met_told = fill(text.targets_met_alone, count=share(met, judged))
        return whole(about, [_proposed(scope, judged, met_told), _missed(scope, judged)])
    parts = [
        _proposed(scope, judged, fill(text.targets_met, count=share(met, judged))),
        _most_missed(scope, judged),
        _who_misses_most(scope, judged),
        *_silent(scope, told),
    ]
    return whole(about, parts)


def _proposed(scope: Scope, judged: Sequence[Fact], told: Sentence) -> Sentence:
    """Return what was told, and how many of the targets nobody has set."""
    mine = [fact for fact in judged if fact.is_proposal]
    if not mine:
        return told
    return fill(words(scope).of_which_proposed, told=told, count=count(len(mine), mine))


def _missed(scope: Scope, judged: Sequence[Fact]) -> Sentence:
    """Return which targets one unit misses, with value and target of each."""
    text = words(scope)
    missing = [fact for fact in judged if fact.status is not Status.REACHED]
    if not missing:
        return Sentence("")
    each: list[Sentence] = []
    for fact in missing[:MOST_NAMED]:
        one = measure(fact.indicator, scope.view.language)
        aim = target(scope, (fact,), one)
        name = _name(scope, fact)
        each.append(fill(text.missed_target, indicator=name, value=fact.quoted(one), target=aim))
    told, rest = joined(each, ", "), missing[MOST_NAMED:]
    if rest:
        told = fill(text.more_targets, names=told, count=count(len(rest), rest))
    return fill(text.missed_targets, names=told)


def _name(scope: Scope, fact: Fact) -> str:
    name = worded(fact.indicator.short_name, scope.view.language)
    return f"{name[:1].lower()}{name[1:]}"


def _most_missed(scope: Scope, judged: Sequence[Fact]) -> Sentence:
    """Return the indicators whose targets most units miss, the worst first."""
    groups = _grouped(judged, lambda fact: fact.indicator.code)
    shown: list[Sentence] = []
    for mine, missing in groups[:_MOST_INDICATORS]:
        told = share(missing, mine)
        shown.append(fill(words(scope).missed_in, indicator=_name(scope, mine[0]), count=told))
    return fill(words(scope).most_missed, names=joined(shown, ", ")) if shown else Sentence("")


def _who_misses_most(scope: Scope, judged: Sequence[Fact]) -> Sentence:
    """Return the units that miss most targets; several that miss as many together."""
    text, groups = words(scope), _grouped(judged, lambda fact: fact.unit_id)
    if not groups:
        return Sentence("")
    most = groups[0][1]
    first = [mine for mine, missing in groups if missing == most]
    if len(first) > MOST_NAMED:
        return Sentence("")
    each = [fill(text.misses_of, unit=mine[0].name, count=share(most, mine)) for mine in first]
    return fill(text.misses_most, names=joined(each, ", "))


def _grouped(judged: Sequence[Fact], key: Callable[[Fact], str]) -> list[tuple[list[Fact], int]]:
    """Return groups in which something is missed, with how much; that with most first."""
    groups: dict[str, list[Fact]] = {}
    for fact in judged:
        groups.setdefault(key(fact), []).append(fact)
    counted = [
        (mine, sum(f.status is not Status.REACHED for f in mine)) for mine in groups.values()
    ]
    return sorted((one for one in counted if one[1]), key=lambda one: -one[1])


def _silent(scope: Scope, told: Sequence[Fact]) -> list[Sentence]:
    """Return which units have no figure of any indicator."""
    heard = {fact.unit_id for fact in told if fact.reported}
    first: dict[str, Fact] = {}
    for fact in told:
        first.setdefault(fact.unit_id, fact)
    silent = [fact for unit, fact in first.items() if unit not in heard]
    if not silent:
        return []
    names_told = names(scope, silent)
    if len(silent) == len(first):
        return []
    return [fill(words(scope).silent, count=count(len(silent), silent), names=names_told)]
