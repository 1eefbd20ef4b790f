import math
from dataclasses import replace
from datetime import date

import pytest

from services.charts.pins import figures_in
from services.conclusions.content import Datum, Opinion
from services.conclusions.events import Act, Event
from services.conclusions.fold import State, fold
from services.conclusions.frozen import freeze
from services.errors import UnknownPeriodError
from services.indicators.catalogue import BY_CODE
from services.indicators.indicator import Area
from services.panels import area, overview, unit
from services.panels.panel import Panel
from services.panels.pins import datum_of, pins_of
from services.panels.scope import Scope
from services.text.language import Language
from tests.conclusions.provinces import event, said, task
from tests.panels.conftest import Look

C1 = BY_CODE["C1"]
AN = Datum("C1", ("a",), "2021-Q3")


def state(*data: Datum, **more) -> State:
    return fold(event(said(number, about, **more)) for number, about in enumerate(data, 1))


def pinned(scope: Scope, panel: Panel, held: State) -> list[tuple[str, str, str, str]]:
    found = pins_of(scope, panel, held)
    return [(pin.indicator, pin.unit_id, pin.period, pin.label) for pin in found]


def test_a_mark_is_the_figure_of_its_unit_and_one_without_a_unit_that_of_the_chosen(look: Look):
    assert datum_of(look("b a"), "C1", "a", "2021-Q3") == AN
    assert datum_of(look("b a"), "C1", "", "2021-Q3").units == ("a", "b")
    assert datum_of(look("a"), "C1", "", "2021-Q3") == AN
    assert datum_of(look("hn a"), "C1", "", "2021-Q3").units == ("hn",)
    assert datum_of(look(""), "C1", "", "2021-Q3").units == ("hn",)


def test_the_period_of_a_figure_is_written_in_one_way(look: Look):
    for told in ("2021-H1", "2021-Q1..2021-Q2", "2021-M01..2021-M06"):
        assert datum_of(look(), "C1", "a", told).period == "2021-H1"
    with pytest.raises(UnknownPeriodError):
        datum_of(look(), "C1", "a", "")


def test_only_the_kinds_that_an_indicators_table_tells_apart_narrow_its_figure(look: Look):
    scope = look(kinds=("tap_huan", "boi_duong"))
    assert datum_of(scope, "C3", "a", "2021-Q3").kinds == ("boi_duong", "tap_huan")
    assert datum_of(scope, "C1", "a", "2021-Q3").kinds == ()


def test_a_conclusion_is_on_every_chart_that_shows_its_figure(look: Look):
    scope, held = look(), state(AN)
    for panel in (
        area.ranking_panel(scope, C1),
        area.trend_panel(scope, C1),
        area.heatmap_panel(scope, C1),
        overview.status_panel(scope),
        unit.against_province(scope, "a", C1),
        unit.among_peers(scope, "a", C1),
    ):
        assert pinned(scope, panel, held) == [("C1", "a", "2021-Q3", "1")], panel.name


def test_it_is_on_no_chart_of_another_period_unit_or_indicator(look: Look):
    held = state(AN)
    assert pinned(look(), area.ranking_panel(look(), BY_CODE["C5"]), held) == []
    earlier = look(period="2021-Q2")
    assert pinned(earlier, area.ranking_panel(earlier, C1), held) == []
    other = look("b")
    assert pinned(other, area.ranking_panel(other, C1), held) == []


def test_it_is_where_the_filter_of_kinds_is_the_same(look: Look):
    held = state(Datum("C3", ("a",), "2021-Q3", ("boi_duong", "tap_huan")))
    turned = look(kinds=("tap_huan", "boi_duong"))
    assert pinned(turned, area.ranking_panel(turned, BY_CODE["C3"]), held)
    for kinds in ((), ("tap_huan",)):
        scope = look(kinds=kinds)
        assert pinned(scope, area.ranking_panel(scope, BY_CODE["C3"]), held) == []
    # A table that does not tell kinds apart shows the same figure whatever is chosen.
    assert pinned(turned, area.ranking_panel(turned, C1), state(AN))


def test_a_figure_of_all_is_on_the_line_of_all(look: Look):
    held = state(Datum("C1", ("hn",), "2021-Q3"), Datum("C1", ("a", "b"), "2021-Q2"))
    assert pinned(look(), area.trend_panel(look(), C1), held) == [("C1", "", "2021-Q3", "1")]
    two = look("b a")
    assert pinned(two, area.trend_panel(two, C1), held) == [("C1", "", "2021-Q2", "2")]


def test_on_a_units_page_the_line_of_all_is_the_provinces_whatever_is_chosen(look: Look):
    scope = look("a b")
    panel = unit.against_province(scope, "a", C1)
    held = state(Datum("C1", ("hn",), "2021-Q3"), Datum("C1", ("a", "b"), "2021-Q3"))
    assert pinned(scope, panel, held) == [("C1", "", "2021-Q3", "1")]
    assert datum_of(scope, "C1", "", "2021-Q3", panel.together).units == ("hn",)


def test_the_stages_of_employment_have_pins_and_the_parts_of_a_whole_none(look: Look):
    held = state(Datum("placed", ("hn",), "2021-Q3"))
    assert pinned(look(), area.funnel_panel(look()), held) == [("placed", "", "2021-Q3", "1")]
    for one in Area:
        assert pinned(look(), area.composition_panel(look(), one), held) == []


def test_a_unit_without_a_figure_has_its_pin(look: Look):
    held = state(Datum("C1", ("c",), "2021-Q3"))
    assert pinned(look(), area.ranking_panel(look(), C1), held) == [("C1", "c", "2021-Q3", "1")]


def test_several_conclusions_share_one_pin(look: Look):
    scope = look()
    panel = area.ranking_panel(scope, C1)
    assert pinned(scope, panel, state(AN, AN))[0][3] == "1, 2"
    assert pinned(scope, panel, state(AN, AN, AN))[0][3] == "1 +2"
    (pin,) = pins_of(scope, panel, state(AN, AN, AN, AN))
    # Three are told, and that there are more; all are read aloud.
    assert pin.told.count("KL-2021-00") == 3
    assert pin.told.endswith("…")
    assert pin.spoken.count("KL-2021-00") == 4


def test_what_was_withdrawn_has_no_pin(look: Look):
    first = event(said(1, AN))
    withdrawn = replace(first, id="other", act=Act.WITHDRAWN, content={"text": "nhầm"})
    closed = replace(
        first, id="third", act=Act.CLOSED, content={"outcome": "hoan_thanh", "text": ""}
    )
    panel = area.ranking_panel(look(), C1)
    assert pinned(look(), panel, fold([first, withdrawn])) == []
    assert pinned(look(), panel, fold([first, closed])) != []


def test_a_pin_tells_its_kind_and_the_beginning_of_its_words(look: Look):
    held = state(AN, text="Cần rà soát " * 40, opinion=Opinion.TASK)
    (pin,) = pins_of(look(), area.ranking_panel(look(), C1), held)
    assert pin.told.startswith("KL-2021-001 · Giao nhiệm vụ: Cần rà soát Cần rà soát")
    assert pin.told.endswith("…")
    assert len(pin.told) < 160
    assert pin.spoken.startswith("Kết luận KL-2021-001, Giao nhiệm vụ: Cần")
    english = look(language=Language.EN)
    (pin,) = pins_of(english, area.ranking_panel(english, C1), held)
    assert "Giao nhiệm vụ" not in pin.told


def test_a_pin_tells_how_it_stands_where_that_can_be_told(look: Look):
    panel = area.ranking_panel(look(), C1)
    late = event(said(1, AN, charged=task(due=date(2021, 9, 1)), opinion=Opinion.TASK))
    content = {"outcome": "hoan_thanh", "text": ""}
    closed = replace(late, id="other", act=Act.CLOSED, content=content)
    for events, told in (
        ([late], "KL-2021-001 · Giao nhiệm vụ · Quá hạn: Còn thấp."),
        ([late, closed], "KL-2021-001 · Giao nhiệm vụ · Đã hoàn thành: Còn thấp."),
        ([event(said(1, AN))], "KL-2021-001 · Hạn chế: Còn thấp."),
    ):
        (pin,) = pins_of(look(), panel, fold(events))
        assert pin.told == told
        assert pin.spoken == f"Kết luận {told.replace(' · ', ', ', 1)}"


def test_what_acts_without_being_seen_is_seen_on_a_pin(look: Look):
    held = state(AN, text="Đạt\u202e 90%\n\x07")
    (pin,) = pins_of(look(), area.ranking_panel(look(), C1), held)
    assert "\u202e" not in pin.told
    assert "\n" not in pin.told


def test_the_figure_that_is_frozen_is_the_one_on_the_screen(look: Look):
    for scope in (look(), look("a"), look("b a"), look(kinds=("tap_huan",))):
        panels = [
            area.ranking_panel(scope, C1),
            area.ranking_panel(scope, BY_CODE["G2"]),
            area.trend_panel(scope, C1),
            area.trend_panel(scope, BY_CODE["G2"]),
            area.heatmap_panel(scope, BY_CODE["E1"]),
            overview.status_panel(scope),
            area.funnel_panel(scope),
            unit.against_province(scope, "a", C1),
        ]
        frozen: dict[Datum, float | None] = {}
        for panel in panels:
            for row in figures_in(panel.spec):
                mark = row["indicator"], row["unit_id"], row["period"]
                datum = datum_of(scope, *mark, panel.together)
                if datum not in frozen:
                    frozen[datum] = freeze(scope.snapshot, datum).value
                value, shown = frozen[datum], row["value"]
                assert (value is None) == (shown is None), (panel.name, datum)
                assert value is None or math.isclose(value, shown), (panel.name, datum)


def test_no_events_no_pins(look: Look):
    nothing: list[Event] = []
    assert pins_of(look(), area.ranking_panel(look(), C1), fold(nothing)) == ()
