import math

import pandas as pd

from services.indicators.catalogue import BY_CODE
from services.indicators.comparison import with_comparison
from services.indicators.compute import results
from services.periods import parse_span
from services.units import UnitTree
from tests.indicators.conftest import Build

NOW = parse_span("2021-Q2")


def strong(unit: str, period: str, recognised: float):
    return {"unit": unit, "period": period, "strong_recognised": recognised, "branches": 10}


def compared(code: str, frame: object, units: UnitTree, *asked: str) -> pd.DataFrame:
    indicator = BY_CODE[code]
    tables = {indicator.table: frame}
    now, before, year_before = (
        results(tables, units, [indicator], [span], asked=asked, total=True)
        for span in (NOW, NOW.before(), NOW.year_before())
    )
    return with_comparison(now, before, year_before)


def test_a_figure_stands_beside_the_period_before_and_the_year_before(
    table: Build, units: UnitTree
):
    grassroots = table(
        "grassroots_log",
        strong("a1", "2021-Q2", 6),
        strong("b1", "2021-Q2", 2),
        strong("a1", "2021-Q1", 5),
        strong("a1", "2020-Q2", 3),
        strong("b1", "2020-Q2", 1),
    )
    found = compared("G1", grassroots, units, "a", "b")
    # Rows: a, b, both together. In the first quarter b was silent.
    assert found["value"].tolist() == [0.6, 0.2, 0.4]
    assert found["previous_value"].fillna(-1).tolist() == [0.5, -1, 0.5]
    assert found["previous_year_value"].tolist() == [0.3, 0.1, 0.2]
    assert found["previous_units_reported"].tolist() == [1, 0, 1]
    assert found["previous_units_expected"].tolist() == [3, 2, 5]


def test_a_change_in_who_reported_is_told(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log",
        strong("a1", "2021-Q2", 6),
        strong("b1", "2021-Q2", 2),
        strong("a1", "2021-Q1", 5),
        strong("a1", "2020-Q2", 3),
        strong("b1", "2020-Q2", 1),
    )
    found = compared("G1", grassroots, units, "a", "b")
    assert found["previous_coverage_differs"].tolist() == [False, True, True]
    assert found["previous_year_coverage_differs"].tolist() == [False, False, False]


def test_grades_on_another_scale_are_not_compared(table: Build, units: UnitTree):
    def graded(period: str, scale: str, first: int):
        return {
            **{"unit": "a1", "period": period, "rating_scale": scale, "branches": 10},
            **{"rated_1": first, "rated_2": 0, "rated_3": 0, "rated_4": 0, "unrated": 0},
        }

    grassroots = table(
        "grassroots_log",
        graded("2021-Q2", "B_4muc", 8),
        graded("2021-Q1", "B_4muc", 7),
        graded("2020-Q2", "A_2011", 6),
    )
    found = compared("G2", grassroots, units, "a")
    assert found["previous_value"].tolist() == [0.7, 0.7]
    assert found["previous_scale_differs"].tolist() == [False, False]
    assert found["previous_year_value"].isna().all()
    assert found["previous_year_scale_differs"].tolist() == [True, True]


def test_a_span_that_was_not_asked_for_gives_no_comparison(pandas_table: Build, units: UnitTree):
    grassroots = pandas_table("grassroots_log", strong("a1", "2021-Q2", 6))
    tables = {"grassroots_log": grassroots}
    now = results(tables, units, [BY_CODE["G1"]], [NOW], asked=["a"])
    found = with_comparison(now, now, now)
    assert math.isnan(found["previous_value"][0])
    assert math.isnan(found["previous_units_reported"][0])
    assert not found["previous_coverage_differs"][0]


def test_one_frame_of_several_spans_serves_all_three(pandas_table: Build, units: UnitTree):
    grassroots = pandas_table(
        "grassroots_log", strong("a1", "2021-Q2", 6), strong("a1", "2021-Q1", 5)
    )
    quarters = [NOW, NOW.before()]
    series = results({"grassroots_log": grassroots}, units, [BY_CODE["G1"]], quarters, asked=["a"])
    found = with_comparison(series, series, series)
    assert found["value"].tolist() == [0.6, 0.5]
    assert found["previous_value"].fillna(-1).tolist() == [0.5, -1]
