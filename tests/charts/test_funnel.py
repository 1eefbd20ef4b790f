import pandas as pd
import pytest

from services.charts.funnel import funnel
from services.text.charts import EN, VI


@pytest.fixture
def stages() -> pd.DataFrame:
    told = (("referred", "Được giới thiệu", 400), ("placed", "Có việc làm", 190))
    return pd.DataFrame(
        [
            {
                "indicator": code,
                "unit_id": None,
                "unit_name": "Toàn tỉnh",
                "period": "2021",
                "period_label": "Năm 2021",
                "stage": code,
                "stage_name": name,
                "value": value,
            }
            for code, name, value in (*told, ("stable", "Ổn định", 76))
        ]
    )


def test_each_stage_says_what_came_through(stages, data_of):
    spec = funnel(stages, VI)
    assert [r["written"] for r in data_of(spec)] == [
        "400",
        "190 · 47,5% của bước trước",
        "76 · 40,0% của bước trước",
    ]
    assert [r["first_text"] for r in data_of(spec)] == ["100,0%", "47,5%", "19,0%"]


def test_stages_stay_in_their_order_from_zero(stages, param_names):
    spec = funnel(stages, VI)
    bars = spec["layer"][0]
    assert bars["mark"]["type"] == "bar"
    assert bars["encoding"]["y"]["sort"] == ["referred", "placed", "stable"]
    assert bars["encoding"]["x"]["scale"]["domain"] == [0, 400]
    assert param_names(spec) == ["picked", "datum"]


def test_an_unknown_stage_is_named_and_the_next_has_no_share(stages, data_of):
    stages.loc[1, "value"] = None
    spec = funnel(stages, VI)
    assert [r["written"] for r in data_of(spec)] == ["400", "chưa có số liệu", "76"]


def test_nobody_referred_is_no_division(stages, data_of):
    stages["value"] = [0, 0, 0]
    assert [r["written"] for r in data_of(funnel(stages, VI))] == ["0", "0", "0"]


def test_its_summary_tells_each_stage(stages):
    assert funnel(stages, EN)["description"] == (
        "Được giới thiệu 400; Có việc làm 190 (47,5% of the stage before); "
        "Ổn định 76 (40,0% of the stage before)."
    )


def test_empty_and_unknown_funnels_are_charts(stages):
    for rows in (stages.iloc[:0], stages.assign(value=None)):
        assert funnel(rows, VI)["description"] == "Chưa có số liệu để hiển thị."
