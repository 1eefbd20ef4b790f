import pandas as pd
import pytest

from services.periods import parse_span
from services.units import UnitTree
from tests.indicators.conftest import Build, coverage, figures, strong, sums

Q1, Q2, H1 = (parse_span(code) for code in ("2021-Q1", "2021-Q2", "2021-H1"))


def meetings(unit: str, period: str, held: float, required: float, **more):
    row = {"unit": unit, "period": period, **more}
    return {**row, "meetings_held": held, "meetings_required": required}


def test_a_flow_adds_the_rows_that_lie_wholly_inside_the_span(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log",
        meetings("a1", "2021-Q1", 9, 12),
        meetings("a1", "2021-Q2", 12, 12),
        meetings("a1", "2021-Q3", 1, 12),
        meetings("a1", "2020", 30, 48),
    )
    found = figures("G4", grassroots, units, Q1, Q2, H1, parse_span("2021-M02..2021-M06"))
    assert found["first_month"].tolist() == [24252, 24255, 24252, 24253]
    assert found["last_month"].tolist() == [24254, 24257, 24257, 24257]
    # H1: 9 + 12 of 24. From February on the first quarter's row is not wholly inside.
    assert sums(found) == [(9, 12, 0.75), (12, 12, 1.0), (21, 24, 0.875), (12, 12, 1.0)]


def test_a_coarse_row_covered_by_finer_ones_is_not_added(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log",
        meetings("a1", "2021-Q1", 9, 12),
        meetings("a1", "2021-Q2", 12, 12),
        meetings("a1", "2021-H1", 99, 24, counts=False),
    )
    assert sums(figures("G4", grassroots, units, H1)) == [(21, 24, 0.875)]


def test_a_finer_row_gives_way_only_in_spans_that_hold_the_coarser_one(
    table: Build, units: UnitTree
):
    # Q2 was never sent, so the half-year's row speaks for the half-year, and Q1's for Q1.
    grassroots = table(
        "grassroots_log",
        {"unit": "a1", "period": "2021-Q1", "new_members": 10, "superseded_by": "2021-H1"},
        {"unit": "a1", "period": "2021-H1", "new_members": 25},
        {"unit": "a1", "period": "2021-Q3", "new_members": 7},
    )
    found = figures("G7", grassroots, units, Q1, H1, parse_span("2021-Q1..2021-Q3"), Q2)
    # Q1: 10. H1: 25. Three quarters: 25 + 7. Q2 alone: nothing lies inside it.
    assert [n for n, _, _ in sums(found)] == [10, 25, 32, None]
    assert found["rows"].tolist() == [1, 1, 2, 0]


def test_a_stock_takes_each_units_latest_row_and_then_adds(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log",
        strong("a1", "2021-Q1", 2, 10),
        strong("a1", "2021-Q2", 5, 10),
        strong("a2", "2021-Q1", 1, 10),
    )
    found = figures("G1", grassroots, units, H1, Q2)
    # H1: 5 of 10 (a1 in Q2) and 1 of 10 (a2 in Q1). In Q2 alone a2 is silent.
    assert sums(found) == [(6, 20, 0.3), (5, 10, 0.5)]
    assert coverage(found) == [(2, 5), (1, 5)]
    assert found["as_of_date"].tolist() == [pd.Timestamp(2021, 6, 30)] * 2


def test_of_rows_that_end_together_the_later_cut_off_wins_then_the_shorter_period(
    table: Build, units: UnitTree
):
    early, late = pd.Timestamp(2021, 6, 24), pd.Timestamp(2021, 6, 30)
    grassroots = table(
        "grassroots_log",
        strong("a1", "2021-H1", 4, 10, as_of=late),
        strong("a1", "2021-Q2", 1, 10, as_of=early),
        strong("b1", "2021-H1", 1, 10, as_of=late),
        strong("b1", "2021-Q2", 7, 10, as_of=late),
        strong("b2", "2021-Q2", 3, 10, as_of=early),
        strong("b2", "2021-H1", 9, 10, as_of=None),
    )
    found = figures("G1", grassroots, units, H1, asked="a b1 b2")
    assert [n for n, _, _ in sums(found)] == [4, 7, 3]


def test_the_latest_row_of_a_stock_is_the_latest_that_is_known(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log", strong("a1", "2021-Q1", 2, 10), strong("a1", "2021-Q2", None, 10)
    )
    assert sums(figures("G1", grassroots, units, H1)) == [(2, 10, 0.2)]


def graded(unit: str, period: str, first: int, last: int, branches: int, scale: str, **more):
    return {
        **{"unit": unit, "period": period, "rating_scale": scale, "branches": branches},
        **{"rated_1": first, "rated_2": 1, "rated_3": 0, "rated_4": last, "unrated": 2, **more},
    }


def test_grading_looks_back_for_the_latest_row_in_which_anything_was_graded(
    table: Build, units: UnitTree
):
    ungraded = {"rated_1": 0, "rated_2": 0, "rated_4": 0, "unrated": 10}
    grassroots = table(
        "grassroots_log",
        graded("a1", "2020-Q4", 5, 2, 10, "B_4muc"),
        graded("a1", "2021-Q1", 0, 0, 10, "B_4muc", **ungraded),
    )
    # Graded at the end of 2020: (5 + 1) of (10 - 2), and 2 of 8.
    assert sums(figures("G2", grassroots, units, Q1)) == [(6, 8, 0.75)]
    assert sums(figures("G3", grassroots, units, Q1)) == [(2, 8, 0.25)]
    # Twelve months ending in the third quarter of 2021 still hold it; those of the fourth do not.
    last = figures("G2", grassroots, units, parse_span("2021-Q3"), parse_span("2021-Q4"))
    assert sums(last) == [(6, 8, 0.75), (None, None, None)]


def test_grades_of_two_scales_are_never_added(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log",
        graded("a1", "2020-Q4", 5, 0, 10, "B_4muc"),
        graded("a2", "2020-Q4", 2, 0, 8, "A_2011"),
        graded("b1", "2020-Q4", 3, 0, 9, "A_2011"),
    )
    found = figures("G2", grassroots, units, parse_span("2020-Q4"), asked="hn a b", total=True)
    # Graded on A: 6 + 7 = 13 branches, on B: 8; so A it is, and a1 counts as silent.
    assert found["scale"].tolist() == ["A_2011"] * 4
    assert sums(found) == [
        (7, 13, pytest.approx(7 / 13)),
        (3, 6, 0.5),
        (4, 7, pytest.approx(4 / 7)),
        (7, 13, pytest.approx(7 / 13)),
    ]
    assert coverage(found) == [(2, 5), (1, 3), (1, 2), (2, 5)]


def test_the_scale_is_chosen_among_the_asked_units(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log",
        graded("a1", "2020-Q4", 5, 0, 10, "B_4muc"),
        graded("b1", "2020-Q4", 3, 0, 30, "A_2011"),
    )
    found = figures("G2", grassroots, units, parse_span("2020-Q4"), asked="a")
    assert sums(found) == [(6, 8, 0.75)]
    assert found["scale"].tolist() == ["B_4muc"]


def test_each_span_keeps_to_its_own_scale(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log",
        graded("a1", "2019", 5, 0, 10, "A_2011"),
        graded("a1", "2020", 3, 0, 10, "B_4muc"),
    )
    found = figures("G2", grassroots, units, parse_span("2019"), parse_span("2020"))
    assert sums(found) == [(6, 8, 0.75), (4, 8, 0.5)]
    assert found["scale"].tolist() == ["A_2011", "B_4muc"]


def test_other_indicators_have_no_scale(table: Build, units: UnitTree):
    found = figures("G1", table("grassroots_log", strong("a1", "2021-Q1", 1, 2)), units, Q1)
    assert found["scale"].isna().all()
