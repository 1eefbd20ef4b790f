"""Which conclusions hang on the figures that a panel shows, and which figure a mark is."""

from collections.abc import Mapping, Sequence
from functools import cache

from services.charts.pins import Pin, figures_in
from services.conclusions.content import Datum
from services.conclusions.fold import Conclusion, State
from services.conclusions.judge import Judged, Verdict, judged
from services.indicators.catalogue import BY_CODE
from services.intake.tables import TABLE_BY_NAME
from services.panels.conclusions import today
from services.panels.panel import Panel
from services.panels.scope import Scope
from services.periods import parse_span
from services.text.conclusions import ConclusionText, conclusion_text
from services.text.shown import shortened
from services.units import UnitTree
from services.view import kinds_by_column

# A tooltip holds about so many words.
_LONGEST, _MOST_TOLD = 120, 3


def datum_of(
    scope: Scope, indicator: str, unit_id: str, period: str, together: Sequence[str] = ()
) -> Datum:
    """Return the figure that a mark or a card shows.

    Args:
        scope: the look in which it is.
        indicator: code of an indicator of the catalogue.
        unit_id: code of the unit; "" is all chosen units together.
        period: code of its span, in any form that can be read.
        together: the units that "" stands for (see Panel.together); default: the chosen ones.

    Raises:
        KeyError: no indicator has that code.
        UnknownPeriodError: the period cannot be read.
    """
    units = (unit_id,) if unit_id else _together(scope, together)
    return Datum(indicator, units, parse_span(period).code, _kinds(indicator, scope.view.kinds))


def _together(scope: Scope, together: Sequence[str]) -> tuple[str, ...]:
    return as_one(scope.snapshot.units, tuple(together) or scope.view.units)


def as_one(units: UnitTree, chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the codes by which chosen units together are known, whatever their order."""
    if not chosen or units.root in chosen:
        return (units.root,)
    return tuple(sorted(set(chosen)))


@cache
def _columns(indicator: str) -> frozenset[str]:
    return frozenset(column.name for column in TABLE_BY_NAME[BY_CODE[indicator].table].columns)


def _kinds(indicator: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the chosen kinds that narrow an indicator: those that its table tells apart."""
    columns = _columns(indicator)
    found = kinds_by_column(chosen).items()
    return tuple(sorted({code for name, codes in found if name in columns for code in codes}))


def pins_of(scope: Scope, panel: Panel, state: State) -> tuple[Pin, ...]:
    """Return a pin for each figure of a panel on which something was concluded.

    Args:
        scope: the look in which the panel was made.
        panel: what is shown.
        state: all conclusions; those withdrawn have no pin.
    """
    found = concluded(scope, panel, state)
    if not found:
        return ()
    text = conclusion_text(scope.view.language)
    everything = [one for said in found.values() for one in said]
    stands = judged(everything, scope.snapshot, today())
    words = {one.id: _words(one, stands[one.id], text) for one in everything}
    return tuple(
        Pin(*mark, _label(said), _spoken(said, words, text), _told(said, words))
        for mark, said in found.items()
    )


def concluded(
    scope: Scope, panel: Panel, state: State
) -> Mapping[tuple[str, str, str], tuple[Conclusion, ...]]:
    """Return indicator, unit and period of a panel's figures -> what was concluded on each.

    For the arguments see :func:`pins_of`.
    """
    if not state.by_datum:
        return {}
    together = ",".join(_together(scope, panel.together))
    tails: dict[str, str] = {}
    found: dict[tuple[str, str, str], tuple[Conclusion, ...]] = {}
    for row in figures_in(panel.spec):
        indicator, unit, period = row["indicator"], row["unit_id"], row["period"]
        if indicator not in tails:
            is_known = indicator in BY_CODE
            tails[indicator] = ",".join(_kinds(indicator, scope.view.kinds)) if is_known else "?"
        key = f"{indicator}|{unit or together}|{period}|{tails[indicator]}"
        if key in state.by_datum:
            found[indicator, unit, period] = state.by_datum[key]
    return found


def _label(said: Sequence[Conclusion]) -> str:
    numbers = [str(one.said.number) for one in said]
    return ", ".join(numbers) if len(numbers) <= 2 else f"{numbers[0]} +{len(numbers) - 1}"


def _told(said: Sequence[Conclusion], words: Mapping[str, str]) -> str:
    told = " • ".join(f"{one.label} · {words[one.id]}" for one in said[:_MOST_TOLD])
    return f"{told} …" if len(said) > _MOST_TOLD else told


def _spoken(said: Sequence[Conclusion], words: Mapping[str, str], text: ConclusionText) -> str:
    return " ".join(f"{text.page} {one.label}, {words[one.id]}" for one in said)


def _words(one: Conclusion, stands: Judged, text: ConclusionText) -> str:
    """Return the kind, how it stands where that can be told, and the beginning of the words."""
    verdict = stands.by_hand or stands.verdict
    state = "" if verdict is Verdict.NONE else f" · {text.states[verdict]}"
    return f"{text.opinions[one.said.opinion]}{state}: {shortened(one.said.text, _LONGEST)}"
