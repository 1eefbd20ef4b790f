from dataclasses import replace

from services.conclusions.content import Datum
from services.indicators.catalogue import BY_CODE
from services.indicators.indicator import Area
from services.panels import area, overview, unit
from services.panels.marks import Mark, listed, marks
from services.panels.pins import datum_of, pins_of
from tests.panels.conftest import Look
from tests.panels.test_pins import AN, state

C1 = BY_CODE["C1"]
A3, B3 = Mark("C1", "a", "2021-Q3"), Mark("C1", "b", "2021-Q3")


def test_a_bar_is_called_by_its_unit_and_its_figure(look: Look):
    assert marks(area.ranking_panel(look(), C1)) == {
        A3: "An · 80,0%",
        B3: "Bình · 60,0%",
        Mark("C1", "c", "2021-Q3"): "Cát · chưa có số liệu",
    }


def test_over_time_the_newest_come_first_each_with_its_period(look: Look):
    found = list(marks(area.heatmap_panel(look(), C1)).items())
    assert found[:2] == [(A3, "An · Q3/21 · 80,0%"), (B3, "Bình · Q3/21 · 60,0%")]
    assert found[3:5] == [
        (Mark("C1", "a", "2021-Q2"), "An · Q2/21 · 70,0%"),
        (Mark("C1", "b", "2021-Q2"), "Bình · Q2/21 · 60,0%"),
    ]


def test_the_line_of_all_is_among_them(look: Look):
    found = marks(area.trend_panel(look(), C1))
    # 70 of 100: Cát has not reported.
    assert found[Mark("C1", "", "2021-Q3")] == "Toàn tỉnh · Q3/21 · 70,0%"


def test_where_indicators_differ_they_are_named(look: Look):
    found = marks(overview.status_panel(look()))
    assert found[A3].startswith("An · Tỷ lệ bí thư chi đoàn dân cư được tập huấn")
    stages = marks(area.funnel_panel(look()))
    assert stages[Mark("placed", "", "2021-Q3")] == "Số có việc làm · 10"


def test_the_parts_of_a_whole_are_no_figures(look: Look):
    for one in Area:
        assert marks(area.composition_panel(look(), one)) == {}


def test_no_two_are_told_alike_as_a_list_goes_by_its_words(look: Look):
    scope = look()
    for panel in (
        area.ranking_panel(scope, C1),
        area.trend_panel(scope, C1),
        overview.status_panel(scope),
        unit.against_province(scope, "a", C1),
    ):
        names = list(marks(panel).values())
        assert len(set(names)) == len(names), panel.name
    panel = area.ranking_panel(scope, C1)
    name = next(iter(panel.spec["datasets"]))
    rows = [{**row, "unit_name": "Sơn", "value_text": "1"} for row in panel.spec["datasets"][name]]
    alike = replace(panel, spec={**panel.spec, "datasets": {name: rows}})
    assert list(marks(alike).values()) == ["Sơn · 1 (a)", "Sơn · 1 (b)", "Sơn · 1 (c)"]


def test_every_mark_is_a_figure_that_can_be_concluded_on(look: Look):
    scope = look()
    panel = area.trend_panel(scope, C1)
    data = {datum_of(scope, *mark, panel.together) for mark in marks(panel)}
    assert AN in data
    assert Datum("C1", ("hn",), "2021-Q3") in data
    assert len(data) == len(marks(panel))


def test_pins_are_listed_by_their_numbers_with_what_they_are_on(look: Look):
    scope = look()
    panel = area.ranking_panel(scope, C1)
    held = state(Datum("C1", ("b",), "2021-Q3"), AN, AN, text="Còn thấp.")
    pins = pins_of(scope, panel, held)
    # In the chart An comes first.
    assert [pin.label for pin in pins] == ["2, 3", "1"]
    first, second = listed(panel, pins)
    assert (first.mark, first.label, first.name) == (B3, "1", "Bình · 60,0%")
    assert first.told == "KL-2021-001 · Hạn chế: Còn thấp."
    assert first.spoken == "Bình · 60,0%. Kết luận KL-2021-001, Hạn chế: Còn thấp."
    assert first.line == "1 · Bình · 60,0% · KL-2021-001 · Hạn chế: Còn thấp."
    assert (second.mark, second.label) == (A3, "2, 3")
    assert listed(panel, ()) == ()
