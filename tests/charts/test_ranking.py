import pandas as pd
import pytest

from services.charts.ranking import ranking
from services.text.charts import EN, VI


def test_the_best_unit_is_on_top_and_the_silent_one_at_the_bottom(one_period, strong):
    spec = ranking(one_period, strong, VI)
    assert spec["layer"][0]["encoding"]["y"]["sort"] == [
        "hn-phuly",
        "hn-td1",
        "hn-lynhan",
        "hn-kimbang",
    ]


def test_where_less_is_better_the_lowest_is_on_top(one_period, overdue):
    spec = ranking(one_period.assign(indicator="E5"), overdue, VI)
    assert spec["layer"][0]["encoding"]["y"]["sort"][0] == "hn-lynhan"
    assert "không quá 70,00%" in str(spec["layer"][3]["encoding"]["x"]["axis"]["labelExpr"])


def test_bars_start_from_zero_and_shares_end_at_all(one_period, strong):
    spec = ranking(one_period, strong, VI)
    assert spec["layer"][0]["mark"]["type"] == "bar"
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 1.0]


def test_small_shares_get_a_scale_on_which_they_can_be_seen(one_period, overdue):
    rows = one_period.assign(indicator="E5", value=[None, 0.0031, 0.001, 0.0], target=0.0015)
    spec = ranking(rows, overdue, VI)
    # The next round number above 0,31 % is 0,4 %.
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, pytest.approx(0.004)]


def test_more_than_all_is_written_while_the_bar_ends_at_all(one_period, strong, data_of):
    rows = one_period.assign(value=[None, 1.042, 0.5, 0.6])
    top = data_of(ranking(rows, strong, VI))[0]
    assert (top["bar"], top["value_text"]) == (1.0, "104,2%")


def test_a_missing_figure_is_a_named_gap_and_no_bar(one_period, strong, data_of):
    spec = ranking(one_period, strong, VI)
    last = data_of(spec)[-1]
    assert (last["bar"], last["value_text"]) == (None, "chưa có số liệu")
    assert (last["status"], last["status_text"]) == ("no_data", "Chưa có số liệu")
    gaps = spec["layer"][2]
    assert gaps["transform"] == [{"filter": "!isValid(datum.value)"}]
    assert gaps["encoding"]["text"]["field"] == "value_text"


def test_a_gap_says_why_where_it_is_known(one_period, strong, data_of):
    rows = one_period.assign(reason=["không mở được bảng tính", None, None, None])
    last = data_of(ranking(rows, strong, VI))[-1]
    assert last["value_text"] == "chưa có số liệu: không mở được bảng tính"


def test_a_state_is_told_by_a_sign_as_well_as_a_colour(one_period, strong):
    axis = ranking(one_period, strong, VI)["layer"][0]["encoding"]["y"]["axis"]
    assert '["Phủ Lý  ●"]' in axis["labelExpr"]
    assert '["Lý Nhân  ▼"]' in axis["labelExpr"]
    assert '"doanh nghiệp  ◆"' in axis["labelExpr"]


def test_one_target_is_written_and_different_ones_are_only_named(one_period, strong):
    spec = ranking(one_period, strong, VI)
    assert spec["layer"][3]["mark"]["type"] == "tick"
    assert spec["layer"][3]["encoding"]["x"]["axis"]["labelExpr"] == '"Chỉ tiêu: 70,0%"'
    rows = one_period.assign(target=[0.7, 0.8, 0.6, 0.5])
    spec = ranking(rows, strong, VI)
    assert spec["layer"][3]["encoding"]["x"]["axis"]["labelExpr"] == '"Chỉ tiêu"'


def test_every_mark_can_be_selected_and_faded(one_period, strong, param_names, data_of):
    spec = ranking(one_period, strong, VI)
    assert param_names(spec) == ["picked", "datum"]
    assert {"indicator", "unit_id", "period"} <= data_of(spec)[0].keys()
    faded = spec["layer"][0]["encoding"]["opacity"]
    assert "datum.unit_id == picked_unit_id" in faded["condition"]["test"]
    assert faded["value"] == 0.25


def test_numbers_and_words_are_those_of_the_house(one_period, strong):
    spec = ranking(one_period, strong, EN)
    number = spec["config"]["locale"]["number"]
    assert (number["decimal"], number["thousands"]) == (",", ".")
    assert spec["width"] == "container"
    assert spec["config"]["axis"]["labelAngle"] == 0
    assert [t["title"] for t in spec["layer"][0]["encoding"]["tooltip"]][:3] == [
        "Unit",
        "Period",
        "Value",
    ]


def test_a_mark_is_read_aloud_as_one_sentence(one_period, strong, data_of):
    assert data_of(ranking(one_period, strong, VI))[0]["spoken"] == (
        "Phủ Lý, Quý III/2021: Tỷ lệ chi đoàn mạnh 81,3% (61/75), chỉ tiêu 70,0%, đạt chỉ tiêu"
    )


def test_a_name_typed_as_code_stays_a_name(one_period, strong):
    rows = one_period.assign(unit_name='"]; alert(1); ["')
    axis = ranking(rows, strong, VI)["layer"][0]["encoding"]["y"]["axis"]
    assert '"\\"]; alert(1); [\\"' in axis["labelExpr"]


def test_an_empty_frame_and_one_of_gaps_are_charts_too(nothing, one_period, strong):
    assert ranking(nothing, strong, VI)["description"] == "Chưa có số liệu để hiển thị."
    spec = ranking(one_period.assign(value=None), strong, VI)
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 1.0]
    assert "Chưa có số liệu: Kim Bảng, Lý Nhân" in spec["description"]


def test_nullable_columns_draw_the_same(one_period, strong):
    nullable = one_period.convert_dtypes()
    assert isinstance(nullable["value"].dtype, pd.Float64Dtype)
    assert ranking(nullable, strong, VI) == ranking(one_period, strong, VI)


def test_a_frame_without_its_columns_says_which(one_period, strong):
    with pytest.raises(ValueError, match="missing \\['unit_name'\\], found"):
        ranking(one_period.drop(columns="unit_name"), strong, VI)


def test_counts_have_whole_ticks_and_their_unit(one_period, classes):
    rows = one_period.assign(indicator="C2", value=[None, 3, 0, 1], target=None)
    x = ranking(rows, classes, VI)["layer"][0]["encoding"]["x"]
    assert (x["axis"]["tickMinStep"], x["axis"]["title"]) == (1, "lớp")
    assert x["scale"]["domain"] == [0, 3.0]
