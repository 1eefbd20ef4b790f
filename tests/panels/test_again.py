from collections.abc import Callable

import pytest

from services import address
from services.charts.enlarged import enlarged
from services.indicators.catalogue import BY_CODE
from services.indicators.indicator import Area
from services.panels import again, area
from services.panels.scope import Scope
from services.text.language import Language
from services.view import View

Look = Callable[..., Scope]


def test_a_chart_made_again_is_the_chart_of_its_page(look: Look):
    scope = again.with_indicator(look(), "C5")
    page = area.ranking_panel(scope, BY_CODE["C5"])
    made = again.panel_of(scope, "cadres", "ranking")
    assert made is not None
    assert made.title == page.title
    assert made.spec == page.spec
    assert made.table.equals(page.table)


@pytest.mark.parametrize(
    ("page", "chart"), [("cadres", "fireworks"), ("data", "ranking"), ("", "")]
)
def test_what_is_no_chart_of_a_page_is_none(look: Look, page: str, chart: str):
    assert again.panel_of(look(), page, chart) is None


def test_the_choices_of_then_give_the_look_of_then(look: Look):
    scope = look()
    unit = scope.snapshot.units.children(scope.snapshot.units.root)[0]
    view = View(Language.VI, scope.view.span, (unit,), (), "C5", unit)
    choices = address.stated(view)
    found = again.scope_of(scope.snapshot, "cadres", choices, Language.EN)
    assert found.view.language is Language.EN
    assert (found.view.span, found.view.units) == (view.span, view.units)
    assert (found.view.indicator, found.view.unit) == ("C5", unit)
    assert address.stated(found.view) == {**choices, "lang": "en"}


def test_kinds_of_an_area_outlive_the_way_through_an_address(look: Look):
    scope = look()
    units = (scope.snapshot.units.root,)
    view = View(Language.VI, scope.view.span, units, ("tap_huan",), "C2", units[0])
    assert address.view_of(address.stated(view), Area.CADRES) == view


def test_a_larger_chart_has_larger_letters_rows_as_before_and_the_same_figures(look: Look):
    panel = area.ranking_panel(look(), BY_CODE["C1"])
    before = dict(panel.spec)
    large = enlarged(panel.spec, 1.5)
    # Legend and axes take 90 of it, and half as much again; the three rows keep theirs.
    assert large["height"] == panel.spec["height"] + 45
    assert large["datasets"] == panel.spec["datasets"]
    assert large["config"]["axis"]["labelFontSize"] == 18
    assert large["config"]["text"]["fontSize"] == 18
    assert dict(panel.spec) == before
