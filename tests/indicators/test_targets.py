import math

import pandas as pd
import pytest

from services.indicators.indicator import Good
from services.indicators.targets import Status, status, with_targets
from services.periods import parse_span
from services.snapshot import Target
from services.units import UnitTree


def result(indicator: str, unit: str | None, value: float | None, period: str = "2021"):
    span = parse_span(period)
    return (indicator, unit, span.first_month, span.last_month, value)


def frame(*rows: tuple[object, ...]) -> pd.DataFrame:
    names = ["indicator", "unit_id", "first_month", "last_month", "value"]
    held = pd.DataFrame(list(rows), columns=names)
    return held.astype({"indicator": "str", "unit_id": "str", "value": "float64"})


def numbers(found: pd.DataFrame, column: str = "target") -> list[float | None]:
    return [None if math.isnan(n) else n for n in found[column]]


@pytest.mark.parametrize(
    ("value", "target", "good", "expected"),
    [
        (0.80, 0.80, Good.UP, Status.REACHED),
        (0.30 + 0.60, 0.90, Good.UP, Status.REACHED),  # 0.8999999999999999
        (0.68, 0.80, Good.UP, Status.NEAR),  # 0.85 x 0.80 = 0.68
        (0.679, 0.80, Good.UP, Status.BEHIND),
        (0.02, 0.02, Good.DOWN, Status.REACHED),
        (0.0, 0.02, Good.DOWN, Status.REACHED),
        (0.0235, 0.02, Good.DOWN, Status.NEAR),  # 0.85 x 0.0235 = 0.019975 <= 0.02
        (0.0236, 0.02, Good.DOWN, Status.BEHIND),  # 0.85 x 0.0236 = 0.02006 > 0.02
        (None, 0.8, Good.UP, Status.NONE),
        (0.8, None, Good.UP, Status.NONE),
        (math.nan, 0.8, Good.UP, Status.NONE),
        (0.8, math.nan, Good.UP, Status.NONE),
        (0.8, 0.8, Good.NONE, Status.NONE),
    ],
)
def test_a_value_stands_against_its_target(value, target, good: Good, expected: Status):
    assert status(value, target, good) is expected


def test_a_unit_s_own_target_comes_before_the_one_for_all_and_that_before_the_proposal(
    units: UnitTree,
):
    targets = [
        Target("G1", "", 2021, 0.75, "KH 12"),
        Target("G1", "a", 2021, 0.9, "KH 13"),
        Target("G1", "b", 2020, 0.5, "KH 9"),
    ]
    rows = frame(
        result("G1", "a", 0.8),
        result("G1", "b", 0.8),
        result("G1", None, 0.8),
        result("G1", "hn", 0.8),
        result("G1", "b", 0.8, "2020-Q2"),
        result("G1", "a", 0.5, "2019"),
        result("G6", "a", 0.5),
    )
    found = with_targets(rows, targets, units)
    # 2019 has none set: the catalogue proposes 70 %; G6 has none at all.
    assert numbers(found) == [0.9, 0.75, 0.75, 0.75, 0.5, 0.7, None]
    assert found["target_is_proposal"].tolist() == [False] * 5 + [True, False]
    assert found["target_origin"].fillna("-").tolist() == [
        *("KH 13", "KH 12", "KH 12", "KH 12", "KH 9", "-", "-")
    ]
    assert found["status"].tolist() == [
        *("near", "reached", "reached", "reached", "reached", "behind", "none")
    ]


def test_the_year_of_a_target_is_that_in_which_the_span_ends(units: UnitTree):
    targets = [Target("C4", "", 2020, 0.6, ""), Target("C4", "", 2021, 0.95, "")]
    rows = frame(result("C4", "a", 0.9, "2019-Q1..2020-Q4"), result("C4", "a", 0.9, "2020..2021"))
    assert numbers(with_targets(rows, targets, units)) == [0.6, 0.95]


def test_a_count_has_no_target_until_the_province_sets_one(units: UnitTree):
    found = with_targets(frame(result("C2", "a", 8), result("referred", "a", 8)), [], units)
    assert numbers(found) == [None, None]
    assert found["status"].tolist() == ["none", "none"]


def test_targets_of_counts_add_up_when_the_province_has_none_of_its_own(units: UnitTree):
    targets = [Target("C2", "", 2021, 10, "KH 1"), Target("C2", "a", 2021, 14, "KH 2")]
    rows = frame(
        result("C2", "hn", 31),
        result("C2", "a", 14),
        result("C2", "b", 9),
        result("C2", "b1", 1),
    )
    # a 14, b and c 10 each; a commune has none unless it is named. 31 of 34 is 91 %.
    found = with_targets(rows, targets, units)
    assert numbers(found) == [34, 14, 10, None]
    assert found["status"].tolist() == ["near", "reached", "near", "none"]
    assert found["target_origin"][0] == "KH 2 · KH 1"
    own = with_targets(rows, [*targets, Target("C2", "hn", 2021, 30, "KH 3")], units)
    assert numbers(own) == [30, 14, 10, None]


def test_targets_of_counts_do_not_add_up_when_one_is_missing(units: UnitTree):
    targets = [Target("C2", "a", 2021, 14, ""), Target("C2", "b", 2021, 6, "")]
    rows = frame(result("C2", "hn", 20), result("C2", "a", 14))
    assert numbers(with_targets(rows, targets, units)) == [None, 14]


def test_several_units_together_have_the_sum_of_their_targets(units: UnitTree):
    targets = [Target("C2", "a", 2021, 14, ""), Target("C2", "b", 2021, 6, "")]
    rows = frame(result("C2", "a", 1), result("C2", "b", 1), result("C2", None, 2))
    assert numbers(with_targets(rows, targets, units)) == [14, 6, 20]
    # With the province among them, "together" is the province.
    everyone = frame(result("C2", "hn", 1), result("C2", "a", 1), result("C2", None, 1))
    province = [*targets, Target("C2", "hn", 2021, 30, "")]
    assert numbers(with_targets(everyone, province, units)) == [30, 14, 30]


def test_a_count_s_target_is_that_of_the_year_and_is_not_scaled(units: UnitTree):
    rows = frame(
        result("C2", "a", 4, "2021-H1"),
        result("C2", "a", 21, "2021-Q1..2021-Q3"),
        result("C2", "a", 4, "2021-Q2"),
        result("C2", "a", 4, "2020..2021"),
        result("C2", "a", 4, "2021"),
    )
    found = with_targets(rows, [Target("C2", "a", 2021, 20, "")], units)
    assert numbers(found) == [20, 20, None, None, 20]
    # Half a year is not behind a whole year's target; it may have reached it early.
    assert found["status"].tolist() == ["none", "reached", "none", "none", "behind"]


def test_rows_keep_their_order_and_index(units: UnitTree):
    rows = frame(result("G1", "a", 0.7), result("G1", "b", 0.7)).set_axis([7, 3])
    found = with_targets(rows, [], units)
    assert found.index.tolist() == [7, 3]
    assert found["unit_id"].tolist() == ["a", "b"]
