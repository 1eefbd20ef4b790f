import pytest

from services.charts.trend import moved_apart, trend
from services.text.charts import VI


def layer_of(spec, kind):
    return [x for x in spec["layer"] if x["mark"]["type"] == kind]


def line_of(spec):
    return next(x for x in layer_of(spec, "line") if "point" in x["mark"])


def test_a_line_a_unit_over_periods_in_their_order(over_time, strong, param_names):
    spec = trend(over_time.sample(frac=1, random_state=3), strong, VI)
    encoding = line_of(spec)["encoding"]
    assert encoding["x"]["type"] == "ordinal"
    assert encoding["x"]["sort"] == ["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"]
    assert [d["field"] for d in encoding["detail"]] == ["unit_id", "scale"]
    assert encoding["y"]["scale"]["domain"] == [0, 1.0]
    assert param_names(spec) == ["picked", "datum"]


def test_points_are_easy_to_hit_and_the_line_carries_the_parameters(over_time, strong):
    spec = trend(over_time, strong, VI)
    assert line_of(spec)["mark"]["point"] == {"size": 120}
    assert {view for param in spec["params"] for view in param["views"]} == {line_of(spec)["name"]}


def test_a_null_breaks_the_line(over_time, strong, data_of):
    spec = trend(over_time, strong, VI)
    line = line_of(spec)
    assert line["mark"]["invalid"] == "break-paths-show-path-domains"
    rows = spec["datasets"][line["data"]["name"]]
    gap = next(r for r in rows if r["unit_id"] == "hn-phuly" and r["period"] == "2021-Q2")
    assert (gap["value"], gap["value_text"]) == (None, "chưa có số liệu")


def test_a_period_without_a_row_breaks_the_line_too(over_time, strong):
    rows = over_time[~((over_time["unit_id"] == "hn-lynhan") & (over_time["period"] == "2021-Q3"))]
    spec = trend(rows, strong, VI)
    drawn = spec["datasets"][line_of(spec)["data"]["name"]]
    assert len(drawn) == 12
    gap = next(r for r in drawn if r["unit_id"] == "hn-lynhan" and r["period"] == "2021-Q3")
    assert (gap["indicator"], gap["value"], gap["period_label"]) == ("G1", None, "Q3/21")


def test_the_target_is_a_named_dashed_line(over_time, strong):
    spec = trend(over_time, strong, VI)
    goal = next(x for x in layer_of(spec, "line") if "strokeDash" in x["mark"])
    assert goal["encoding"]["y"]["field"] == "target"
    names = [r["named"] for rows in spec["datasets"].values() for r in rows if "named" in r]
    assert "Chỉ tiêu: 70,0%" in names
    assert "80,0%  Phủ Lý" in names


def test_units_with_different_targets_show_the_province_s(over_time, strong):
    rows = over_time.assign(target=[0.5] * 4 + [0.6] * 4 + [0.7] * 4)
    spec = trend(rows, strong, VI)
    goal = next(x for x in layer_of(spec, "line") if "strokeDash" in x["mark"])
    assert [r["target"] for r in spec["datasets"][goal["data"]["name"]]] == [0.7] * 4
    only_units = rows[rows["unit_id"].notna()]
    assert not [
        x for x in layer_of(trend(only_units, strong, VI), "line") if "strokeDash" in x["mark"]
    ]


def test_a_new_rating_scale_is_a_rule_with_its_name(over_time, strong):
    rows = over_time.assign(scale=["A_2011", "A_2011", "B_4muc", "B_4muc"] * 3)
    spec = trend(rows, strong, VI)
    rule = layer_of(spec, "rule")[0]
    assert spec["datasets"][rule["data"]["name"]] == [
        {"period": "2021-Q3", "named": "đổi thang xếp loại"}
    ]
    assert rule["encoding"]["x"]["bandPosition"] == 0
    assert "bandPosition" not in line_of(spec)["encoding"]["x"]


def test_one_scale_throughout_has_no_rule(over_time, strong):
    spec = trend(over_time.assign(scale="B_4muc"), strong, VI)
    assert layer_of(spec, "rule") == []


def test_labels_that_would_overlap_move_as_little_as_they_must():
    labels = [{"period": "p", "at": at} for at in (0.50, 0.52, 0.90)]
    # The two share their mean 0,51 and stand a gap of 0,1 apart.
    assert [x["at"] for x in moved_apart(labels, 0.1, 1.0)] == pytest.approx([0.46, 0.56, 0.90])


def test_labels_stay_below_the_top():
    labels = [{"period": "p", "at": 1.0}, {"period": "p", "at": 0.99}]
    assert [x["at"] for x in moved_apart(labels, 0.1, 1.0)] == pytest.approx([0.9, 1.0])


def test_empty_and_unknown_lines_are_charts(nothing, over_time, strong):
    for rows in (nothing, over_time.assign(value=None), over_time.assign(value=None, target=None)):
        assert trend(rows, strong, VI)["description"].startswith("Chưa có số liệu")


def test_a_line_that_ends_early_is_named_with_the_others_and_with_its_period(over_time, strong):
    late = over_time["period"].isin(["2021-Q3", "2021-Q4"]) & (over_time["unit_id"] == "hn-lynhan")
    spec = trend(over_time.assign(value=over_time["value"].mask(late)), strong, VI)
    named = {r["named"]: r for rows in spec["datasets"].values() for r in rows if "at" in r}
    assert {r["period"] for r in named.values()} == {"2021-Q4"}
    assert "60,0%  Lý Nhân · Q2/21" in named
    assert "80,0%  Phủ Lý" in named
