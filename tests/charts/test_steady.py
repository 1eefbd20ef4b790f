"""A chart that can be kept while its figures change is the same picture, with the same clicks."""

import json
import re
from typing import Any

import altair as alt
import pandas as pd
import pytest
import vl_convert

from services.charts.composition import Across, Parts, composition
from services.charts.funnel import funnel
from services.charts.heatmap import heatmap, status_heatmap
from services.charts.pins import Pin, with_pins
from services.charts.ranking import ranking
from services.charts.steady import steady
from services.charts.trend import trend
from services.text.charts import VI
from tests.charts.conftest import row

LABEL = "Biểu đồ"


def picture(spec: Any) -> str:
    """What is seen: without what is only read aloud, and without running numbers."""
    svg = vl_convert.vegalite_to_svg({**spec, "width": 600})
    return re.sub(r'aria-label="[^"]*"|clip\d+|gradient_\d+', "", svg)


def shape(spec: Any) -> str:
    """All of a chart but its rows."""
    return json.dumps({key: value for key, value in spec.items() if key != "datasets"})


def moved(rows: pd.DataFrame) -> pd.DataFrame:
    """The same units and periods with other figures, and another order."""
    return rows.assign(value=[None if v != v else 0.95 - 0.8 * v for v in rows["value"]])


@pytest.fixture(params=["ranking", "trend", "heatmap", "composition", "funnel", "status"])
def drawn(request, one_period, over_time, strong) -> Any:
    stages = one_period.assign(
        stage=["referred", "placed", "stable", "left"],
        stage_name=["Giới thiệu", "Có việc làm", "Ổn định", "Thôi việc"],
        value=[40.0, 30.0, None, 10.0],
    )
    parts = pd.concat([one_period.assign(category="r1"), one_period.assign(category="r2")])
    return {
        "ranking": lambda: ranking(one_period, strong, VI),
        "trend": lambda: trend(over_time, strong, VI),
        "heatmap": lambda: heatmap(over_time, strong, VI),
        "composition": lambda: composition(
            parts, Parts({"r1": "Mạnh", "r2": "Khá"}), VI, across=Across.UNIT
        ),
        "funnel": lambda: funnel(stages, VI),
        "status": lambda: status_heatmap(one_period, {"G1": strong}, VI),
    }[request.param]()


def test_it_looks_the_same(drawn):
    assert picture(steady(drawn, LABEL)) == picture(drawn)


def test_it_is_one_that_the_schema_knows_and_leaves_the_chart_as_it_was(drawn):
    before = json.dumps(drawn)
    alt.LayerChart.from_dict(json.loads(json.dumps(steady(drawn, LABEL))), validate=True)
    assert json.dumps(drawn) == before


def test_order_and_names_stand_in_the_rows(one_period, strong):
    spec = steady(ranking(one_period, strong, VI), LABEL)
    assert spec["description"] == LABEL
    # Best first: 61/75, 65 %, 41 %, and who has not reported; a long name takes two lines.
    assert {one["unit_id"]: one["unit_id_place"] for one in spec["datasets"]["rows_0"]} == {
        "hn-phuly": "000Phủ Lý  ●",
        "hn-td1": "001Khối các cơ quan và\ndoanh nghiệp  ◆",
        "hn-lynhan": "002Lý Nhân  ▼",
        "hn-kimbang": "003Kim Bảng  ○",
    }


def test_with_other_figures_only_rows_differ(one_period, over_time, strong):
    for make, rows in ((ranking, one_period), (trend, over_time), (heatmap, over_time)):
        one, other = (steady(make(r, strong, VI), LABEL) for r in (rows, moved(rows)))
        assert shape(one) == shape(other)
        assert one["datasets"] != other["datasets"]
    # Without this they would differ: the order of units is another one.
    bare = ranking(one_period, strong, VI), ranking(moved(one_period), strong, VI)
    assert shape(bare[0]) != shape(bare[1])


def test_the_next_quarter_differs_in_rows_too(over_time, strong):
    shorter = over_time[over_time["period"] != "2021-Q4"]
    one, other = (steady(trend(r, strong, VI), LABEL) for r in (over_time, shorter))
    assert shape(one) == shape(other)
    axis = [one["period_place"] for one in other["datasets"]["rows_1"]]
    assert sorted(set(axis)) == ["000Q1/21", "001Q2/21", "002Q3/21"]


def test_a_composition_keeps_its_height_within_a_year_of_quarters(over_time):
    parts = over_time[over_time["unit_id"].isna()].assign(category="r1", unit_id="")
    heights = [
        composition(parts[:count], Parts({"r1": "Mạnh"}), VI, across=Across.PERIOD)["height"]
        for count in (1, 3, 4)
    ]
    # Four rows of 30, and 90 around them.
    assert heights == [210, 210, 210]


def test_pins_lie_where_they_lay(one_period, over_time, strong):
    pin = Pin("G1", "hn-lynhan", "2021-Q3", "3", "Kết luận 3", "Rà soát")
    for spec in (ranking(one_period, strong, VI), heatmap(over_time, strong, VI)):
        kept = with_pins(steady(spec, LABEL), [pin])
        assert picture(kept) == picture(with_pins(spec, [pin]))
        assert picture(kept) != picture(spec)


def test_what_can_be_picked_stays(one_period, strong):
    spec = ranking(one_period, strong, VI)
    assert steady(spec, LABEL)["params"] == spec["params"]


def test_names_are_data_and_never_code(one_period, strong):
    wild = one_period.assign(unit_name=["a'](x", 'b"); alert(1', "c\\", "d | e"])
    spec = steady(ranking(wild, strong, VI), LABEL)
    assert "alert" not in shape(spec)
    assert "alert(1" in picture(spec).replace("&quot;", '"')


def test_a_row_without_a_code_of_the_axis_has_no_place(over_time, strong):
    spec = steady(trend(over_time, strong, VI), LABEL)
    line_ends = spec["datasets"]["rows_2"]
    assert {one["period_place"] for one in line_ends} == {"003Q4/21"}
    assert "unit_id_place" not in line_ends[0]


def test_an_axis_of_more_codes_than_can_be_numbered_stays_as_it_was(strong):
    units = [f"u{number}" for number in range(1001)]
    rows = pd.DataFrame([row(unit, 0.5) for unit in units])
    spec = ranking(rows, strong, VI)
    assert steady(spec, LABEL)["layer"] == spec["layer"]
    fewer = steady(ranking(rows[:1000], strong, VI), LABEL)
    assert fewer["datasets"]["rows_0"][-1]["unit_id_place"].startswith("999")
