"""A chart made again from where it stood: its page, its name, and the choices of then."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from services import address
from services.charts.enlarged import enlarged
from services.indicators.catalogue import BY_CODE
from services.indicators.indicator import Area
from services.page_list import area_of
from services.panels import area, overview, unit
from services.panels.panel import Panel
from services.panels.scope import Scope
from services.snapshot import Snapshot
from services.text.language import Language

Builder = Callable[[Scope], Panel | None]


def scope_of(
    snapshot: Snapshot, page: str, choices: Mapping[str, str], language: Language
) -> Scope:
    """Return a page's look at a snapshot, as its choices in an address say; see ``address``."""
    which = area_of(page)
    clean, _ = address.cleaned({**choices, address.LANGUAGE: language.value}, snapshot, which)
    return Scope(snapshot, address.view_of(clean, which))


def panel_of(scope: Scope, page: str, chart: str) -> Panel | None:
    """Return a chart of a page by its name; None where the page has no such chart.

    Args:
        scope: the look of then, or at other figures by the same choices.
        page: its name.
        chart: its name on the page.
    """
    build = _builders(scope, page).get(chart)
    return build(scope) if build else None


def _builders(scope: Scope, page: str) -> Mapping[str, Builder]:
    which = area_of(page)
    if page == "overview":
        return {"status": overview.status_panel}
    if which is not None:
        return _of_area(scope, which)
    if page == "unit":
        return _of_unit(scope)
    return {}


def _of_area(scope: Scope, which: Area) -> Mapping[str, Builder]:
    indicator = area.chosen_indicator(scope, which)
    found: dict[str, Builder] = {
        "ranking": lambda scope: area.ranking_panel(scope, indicator),
        "trend": lambda scope: area.trend_panel(scope, indicator),
        "heatmap": lambda scope: area.heatmap_panel(scope, indicator),
        "composition": lambda scope: area.composition_panel(scope, which),
    }
    if which is Area.EMPLOYMENT:
        found["funnel"] = area.funnel_panel
    return found


def _of_unit(scope: Scope) -> Mapping[str, Builder]:
    code = unit.chosen_unit(scope)
    indicator = unit.chosen_unit_indicator(scope, code)
    return {
        "unit_trend": lambda scope: unit.against_province(scope, code, indicator),
        "peers": lambda scope: unit.among_peers(scope, code, indicator),
        "communes": lambda scope: unit.communes(scope, code, indicator),
    }


def with_indicator(scope: Scope, code: str) -> Scope:
    """Return the same look with an indicator chosen on its area's page."""
    return replace(scope, view=replace(scope.view, indicator=BY_CODE[code].code))


def drawn(
    scope: Scope, page: str, chart: str, indicator: str, unit_id: str, by: float = 1.0
) -> Panel | None:
    """Return a chart of a page, drawn larger than there.

    Args:
        scope: the look; what is chosen on one page alone is told by the following.
        page: the page on which it stands.
        chart: its name there.
        indicator: code of the one chosen there, "" for the first.
        unit_id: code of the unit chosen there, "" for the first.
        by: how much larger its letters are.
    """
    view = replace(scope.view, indicator=indicator, unit=unit_id)
    made = panel_of(replace(scope, view=view), page, chart)
    return replace(made, spec=enlarged(made.spec, by)) if made and by != 1 else made
