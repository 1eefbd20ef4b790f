import copy
import json
from typing import Any

import altair as alt
import pandas as pd
import pytest

from services.charts.composition import Parts, composition
from services.charts.funnel import funnel
from services.charts.heatmap import heatmap, status_heatmap
from services.charts.pins import DATASET, FILL, WORDS, Pin, figures_in, with_pins
from services.charts.ranking import ranking
from services.charts.trend import trend
from services.reports.png import png
from services.text.charts import VI
from tests.charts.conftest import row

KIM_BANG = Pin("G1", "hn-kimbang", "2021-Q3", "7", "Kết luận KL-2021-007", "KL-2021-007 · Hạn chế")
PHU_LY = Pin("G1", "hn-phuly", "2021-Q3", "1, 2", "Kết luận KL-2021-001", "KL-2021-001 · Ghi nhận")


def stages() -> pd.DataFrame:
    people = {"referred": 40.0, "placed": 10.0, "stable": None}
    return pd.DataFrame(
        [row(None, n, indicator=code, stage=code, stage_name=code) for code, n in people.items()]
    )


def spec_of(chart: alt.LayerChart) -> dict[str, Any]:
    return chart


@pytest.fixture(params=["ranking", "trend", "heatmap", "status", "funnel"])
def drawn(request, one_period, over_time, strong) -> tuple[dict[str, Any], Pin]:
    """A chart, and a pin on a mark of it."""
    told = KIM_BANG.label, KIM_BANG.spoken, KIM_BANG.told
    match request.param:
        case "ranking":
            return spec_of(ranking(one_period, strong, VI)), KIM_BANG
        case "trend":
            return spec_of(trend(over_time, strong, VI)), Pin("G1", "", "2021-Q3", *told)
        case "heatmap":
            chart = heatmap(over_time[over_time["unit_id"].notna()], strong, VI)
            return spec_of(chart), Pin("G1", "hn-lynhan", "2021-Q2", *told)
        case "status":
            return spec_of(status_heatmap(one_period, {"G1": strong}, VI)), PHU_LY
        case _:
            return spec_of(funnel(stages(), VI)), Pin("placed", "", "2021-Q3", *told)


def test_a_chart_with_pins_is_one_that_the_schema_knows(drawn):
    spec, pin = drawn
    alt.LayerChart.from_dict(dict(with_pins(spec, [pin])))


def test_the_chart_itself_stays_as_it_was(drawn):
    spec, pin = drawn
    before = copy.deepcopy(spec)
    with_pins(spec, [pin])
    assert spec == before


def test_without_pins_the_chart_is_the_very_same(drawn):
    spec, _ = drawn
    assert with_pins(spec, []) is spec


def test_pins_lie_on_top_and_read_the_data_of_the_marks_below(drawn):
    spec, pin = drawn
    made = with_pins(spec, [pin])
    *below, discs, numbers = made["layer"]
    assert below == spec["layer"]
    main = next(one for one in below if one["name"] == spec["params"][0]["views"][0])
    for layer in (discs, numbers):
        assert layer.get("data") == main.get("data")
        looked_up = layer["transform"][1]
        assert looked_up["from"]["data"] == {"name": DATASET}
    # The very rows whose key the pin has.
    keys = {f"{r['indicator']}|{r['unit_id']}|{r['period']}" for r in figures_in(spec)}
    assert {one["pin_key"] for one in made["datasets"][DATASET]} == {pin.key} <= keys


def test_pins_are_read_aloud_once_and_shown_to_whoever_points_at_them(drawn):
    spec, pin = drawn
    made = with_pins(spec, [pin])
    discs, numbers = made["layer"][-2:]
    assert discs["encoding"]["description"]["field"] == "pin_spoken"
    assert numbers["mark"]["aria"] is False
    assert {one["encoding"]["tooltip"]["field"] for one in (discs, numbers)} == {"pin_told"}
    (told,) = made["datasets"][DATASET]
    assert (told["pin_label"], told["pin_spoken"], told["pin_told"]) == (
        pin.label,
        pin.spoken,
        pin.told,
    )


def test_a_chart_with_pins_becomes_a_picture_that_differs_from_the_one_without(drawn):
    spec, pin = drawn
    without, with_one = (png(one, title="Biểu đồ") for one in (spec, with_pins(spec, [pin])))
    assert without.startswith(b"\x89PNG")
    assert with_one.startswith(b"\x89PNG")
    assert without != with_one


def test_pins_of_marks_that_the_chart_has_not_are_not_drawn(one_period, strong):
    spec = spec_of(ranking(one_period, strong, VI))
    other = Pin("C1", "hn-kimbang", "2021-Q3", "7", "", "")
    pictures = [png(one, title="Biểu đồ") for one in (spec, with_pins(spec, [other]))]
    assert pictures[0] == pictures[1]


def test_words_from_outside_go_in_as_data_and_never_as_code(one_period, strong):
    evil = "' + alert(1) + '"
    pin = Pin("G1", "hn-phuly", "2021-Q3", "1", evil, evil)
    made = with_pins(spec_of(ranking(one_period, strong, VI)), [pin])
    assert evil not in json.dumps(made["layer"])
    assert made["datasets"][DATASET][0]["pin_told"] == evil


def test_the_parts_of_a_whole_have_no_pins():
    parts = Parts({"x": "X"})
    spec = spec_of(composition(pd.DataFrame([row(None, 3.0, category="x")]), parts, VI))
    assert figures_in(spec) == ()
    assert with_pins(spec, [Pin("G1", "", "2021-Q3", "1", "", "")]) is spec


def test_longer_labels_make_wider_pins_and_short_ones_round(one_period, strong):
    spec = spec_of(ranking(one_period, strong, VI))
    labels = ("7", "12", "1, 2", "3 +2")
    pins = [Pin("G1", "hn-phuly", "2021-Q3", label, "", "") for label in labels]
    made = with_pins(spec, pins)["datasets"][DATASET]
    widths = [one["pin_over"] for one in made]
    assert widths[0] == 0
    assert widths == sorted(widths)
    assert [one["pin_short"] for one in made] == ["7", "12", "1+", "3+"]


def test_between_narrow_columns_three_digits_and_more_are_a_sign(one_period, strong):
    spec = spec_of(ranking(one_period, strong, VI))
    pins = [Pin("G1", "hn-phuly", "2021-Q3", label, "", "") for label in ("120", "12, 13")]
    made = with_pins(spec, pins)["datasets"][DATASET]
    assert [one["pin_short"] for one in made] == ["…", "…"]


def test_pins_on_lines_stay_on_their_figures_and_off_each_other(strong):
    # Of 300 pixels a pin takes 20, that is a fifteenth of the scale.
    near = pd.DataFrame([row("hn-phuly", 0.50), row("hn-lynhan", 0.51), row("hn-td1", 0.9)])
    near["order"] = 1
    spec = spec_of(trend(near, strong, VI))
    pins = [Pin("G1", unit, "2021-Q3", "1", "", "") for unit in near["unit_id"]]
    places = [one["pin_at"] for one in with_pins(spec, pins)["datasets"][DATASET]]
    assert places[2] == 0.9
    assert places[1] - places[0] == pytest.approx(20 / 300)
    assert (places[0] + places[1]) / 2 == pytest.approx(0.505)


def test_a_pin_on_a_gap_in_a_line_stands_at_the_foot_of_its_period(over_time, strong):
    spec = spec_of(trend(over_time, strong, VI))
    made = with_pins(spec, [Pin("G1", "hn-phuly", "2021-Q2", "1", "", "")])
    # Its foot is half its height above zero.
    assert made["datasets"][DATASET][0]["pin_at"] == pytest.approx(10 / 300)


def test_numbers_on_pins_can_be_read():
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    def contrast(one: str, other: str) -> float:
        high, low = sorted((light(one), light(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    assert contrast(FILL, WORDS) >= 4.5
    # The disc itself on a white page and on a dark one.
    assert contrast(FILL, "#FFFFFF") >= 3
    assert contrast(FILL, "#0E1117") >= 3
