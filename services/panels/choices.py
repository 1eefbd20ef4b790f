"""What the filter bar offers, each choice under the words that a leader would use."""

from collections.abc import Mapping

from services.periods import Grain, Period, Span, parse_span
from services.snapshot import Snapshot
from services.text.language import Language
from services.text.periods import period_name, span_name
from services.text.screen import ScreenText, screen
from services.units import UnitTree
from services.view import newest_month, presets


def _language(text: ScreenText) -> Language:
    return Language.VI if text is screen(Language.VI) else Language.EN


def _months(snapshot: Snapshot) -> Span:
    """Return the months from the first to the newest figures, in whole quarters."""
    newest = newest_month(snapshot)
    first = snapshot.months.first_month if snapshot.months else newest
    first = Period.of_month(first, Grain.QUARTER).first_month
    return Span(min(first, newest), newest)


def period_choices(snapshot: Snapshot, current: str, text: ScreenText) -> Mapping[str, str]:
    """Return code of a span -> its words: the named ones, then every quarter, half and year.

    A link may hold any other span; it stands last, so that it can be seen and kept.
    """
    language = _language(text)
    months = _months(snapshot)
    found: dict[str, str] = {}
    for preset, span in presets(months.last_month).items():
        words = str(getattr(text.filters, preset.value))
        found.setdefault(span.code, f"{words} · {span_name(span, language)}")
    for grain in (Grain.QUARTER, Grain.HALF, Grain.YEAR):
        for period in reversed(list(months.periods(grain))):
            found.setdefault(period.code, period_name(period, language))
    found.setdefault(current, span_name(parse_span(current), language))
    return found


def quarter_choices(snapshot: Snapshot, current: str, text: ScreenText) -> Mapping[str, str]:
    """Return code of a quarter -> its words, newest first, the current span included."""
    months, chosen = _months(snapshot), parse_span(current)
    whole = Span(
        min(months.first_month, chosen.first_month), max(months.last_month, chosen.last_month)
    )
    quarters = reversed(list(whole.periods(Grain.QUARTER)))
    return {quarter.code: period_name(quarter, _language(text)) for quarter in quarters}


def choice_label(name: str, value: str, snapshot: Snapshot, text: ScreenText) -> str:
    """Return what stands in the address for a choice, in words."""
    match name:
        case "period":
            return span_name(parse_span(value), _language(text))
        case "units" | "unit":
            codes = [code for code in value.split(",") if code in snapshot.units]
            return ", ".join(unit_label(snapshot.units, code, text) for code in codes)
        case "kinds":
            return text.filters.kinds_all
        case _:
            return value


def unit_label(units: UnitTree, code: str, text: ScreenText) -> str:
    """Return a unit's name as a choice: the province in words, a commune with its district."""
    if code == units.root:
        return text.filters.all_units
    unit = units.get(code)
    if unit.parent == units.root:
        return unit.name
    return f"{unit.name} ({units.get(unit.parent).short_name})"
