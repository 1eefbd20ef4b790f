import pandas as pd
import pytest

from services.charts.composition import Across, Parts, composition
from services.text.charts import EN, VI

LEVELS = Parts({"r1": "Xuất sắc", "r2": "Khá", "r4": "Yếu"}, levels=True, unit="chi đoàn")


@pytest.fixture
def rated() -> pd.DataFrame:
    counts = {"Phủ Lý": (30, 60, 10), "Kim Bảng": (None, None, None), "Lý Nhân": (5, 0, 15)}
    return pd.DataFrame(
        [
            {
                "indicator": "G2",
                "unit_id": name,
                "unit_name": name,
                "period": "2021-Q3",
                "period_label": "Q3/21",
                "category": category,
                "value": value,
            }
            for name, values in counts.items()
            for category, value in zip(("r1", "r2", "r4"), values, strict=True)
        ]
    )


def test_parts_are_stacked_in_their_order_from_zero(rated, data_of, param_names):
    spec = composition(rated, LEVELS, VI)
    drawn = {(r["unit_id"], r["category"]): (r["from"], r["to"]) for r in data_of(spec)}
    assert drawn["Phủ Lý", "r1"] == (0, 30)
    assert drawn["Phủ Lý", "r2"] == (30, 90)
    assert drawn["Phủ Lý", "r4"] == (90, 100)
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 100.0]
    assert spec["layer"][0]["encoding"]["color"]["scale"]["domain"] == ["r1", "r2", "r4"]
    assert param_names(spec) == ["picked", "datum"]


def test_normalised_bars_are_shares_of_their_own_whole(rated, data_of):
    spec = composition(rated, LEVELS, VI, normalised=True)
    drawn = {(r["unit_id"], r["category"]): r for r in data_of(spec)}
    assert drawn["Lý Nhân", "r1"]["share_to"] == 0.25
    assert drawn["Lý Nhân", "r4"]["share_text"] == "75%"
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 1.0]
    assert spec["layer"][0]["encoding"]["x"]["field"] == "share_from"


def test_a_unit_without_counts_is_a_named_gap(rated, data_of):
    spec = composition(rated, LEVELS, VI)
    assert [r["gap"] for r in data_of(spec) if r["unit_id"] == "Kim Bảng"] == [True] * 3
    assert spec["layer"][2]["encoding"]["text"] == {"value": "chưa có số liệu"}


def test_a_part_that_is_unknown_leaves_the_others(rated, data_of):
    rated.loc[0, "value"] = None
    drawn = data_of(composition(rated, LEVELS, VI))
    assert [(r["category"], r["from"], r["to"]) for r in drawn[1:3]] == [
        ("r2", 0, 60),
        ("r4", 60, 70),
    ]


def test_bars_may_be_periods(rated):
    rows = rated[rated["unit_id"] == "Phủ Lý"]
    spec = composition(rows, LEVELS, VI, across=Across.PERIOD)
    assert spec["layer"][0]["encoding"]["y"]["field"] == "period"


def test_its_summary_tells_each_bar(rated):
    assert composition(rated, LEVELS, EN)["description"] == (
        "Phủ Lý: 100 in total; Xuất sắc 30 (30%); Khá 60 (60%); Yếu 10 (10%). "
        "Lý Nhân: 20 in total; Xuất sắc 5 (25%); Khá 0 (0%); Yếu 15 (75%). "
        "No figures yet: Kim Bảng."
    )


def test_empty_and_unknown_compositions_are_charts(rated):
    for rows in (rated.iloc[:0], rated.assign(value=None)):
        for normalised in (False, True):
            made = composition(rows, LEVELS, VI, normalised=normalised)
            assert made["description"].startswith("Chưa có số liệu")
