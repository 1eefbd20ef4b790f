import pandas as pd

from services.charts.heatmap import heatmap, status_heatmap
from services.charts.rows import Measure
from services.text.charts import EN, VI


def test_a_cell_for_each_unit_and_period_with_its_figure(over_time, strong, param_names):
    rows = over_time[over_time["unit_id"].notna()]
    spec = heatmap(rows, strong, VI)
    filled, _, written, _ = spec["layer"]
    assert filled["mark"]["type"] == "rect"
    assert filled["encoding"]["x"]["field"] == "period"
    assert filled["encoding"]["y"]["sort"] == ["hn-phuly", "hn-lynhan"]
    assert filled["encoding"]["color"]["scale"]["domain"] == [0, 1.0]
    assert written["encoding"]["text"]["condition"]["field"] == "cell_text"
    assert param_names(spec) == ["picked", "datum"]


def test_text_takes_the_colour_that_stands_out_from_its_cell(over_time, strong):
    colour = heatmap(over_time, strong, VI)["layer"][2]["encoding"]["color"]
    assert "contrast(" in colour["condition"]["test"]
    assert "scale('color', datum.value)" in colour["condition"]["test"]


def test_an_unknown_cell_is_outlined_dashed_and_named(over_time, strong, data_of):
    spec = heatmap(over_time, strong, VI)
    _, outlined, _, dash = spec["layer"]
    assert outlined["transform"] == [{"filter": "!isValid(datum.value)"}]
    assert (outlined["mark"]["fillOpacity"], outlined["mark"]["strokeDash"]) == (0, [3, 3])
    assert dash["encoding"]["text"] == {"value": "–"}
    assert spec["layer"][0]["encoding"]["color"]["legend"]["title"] == "–  chưa có số liệu"
    gap = next(r for r in data_of(spec) if r["value"] is None)
    assert gap["value_text"] == "chưa có số liệu"


def test_indicators_against_targets_are_coloured_by_state(one_period, strong, overdue):
    other = one_period.assign(indicator="E5", value=[None, 0.001, 0.002, 0.0], target=0.0015)
    rows = pd.concat([one_period, other], ignore_index=True)
    spec = status_heatmap(rows, {"G1": strong, "E5": overdue}, VI)
    encoding = spec["layer"][0]["encoding"]
    assert encoding["y"]["sort"] == ["G1", "E5"]
    assert encoding["color"]["field"] == "status"
    assert encoding["color"]["scale"]["domain"] == ["reached", "near", "behind", "no_data"]
    assert '"no_data": "○ Chưa có số liệu"' in encoding["color"]["legend"]["labelExpr"]


def test_a_state_is_a_sign_in_the_cell_too(one_period, strong, data_of):
    rows = data_of(status_heatmap(one_period, {"G1": strong}, EN))
    assert {r["unit_id"]: r["cell_text"] for r in rows} == {
        "hn-kimbang": "○ no figures yet",
        "hn-lynhan": "▼ 41,0%",
        "hn-phuly": "● 81,3%",
        "hn-td1": "◆ 65,0%",
    }


def test_indicators_without_a_measure_are_left_out(one_period, data_of):
    assert status_heatmap(one_period, {"X": Measure("X", "x")}, VI)["description"]


def test_empty_and_unknown_maps_are_charts(nothing, one_period, strong):
    for rows in (nothing, one_period.assign(value=None)):
        assert heatmap(rows, strong, VI)["description"].startswith("Chưa có số liệu")
        made = status_heatmap(rows, {"G1": strong}, VI)
        assert made["description"].startswith("Chưa có số liệu")
