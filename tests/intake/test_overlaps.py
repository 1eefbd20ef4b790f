"""Half-year and quarter rows of one unit are never added twice."""

import pandas as pd

from services.intake.findings import Code
from services.periods import parse_period
from tests.intake.tabs import GRASSROOTS, grid, looked, row


def assembled(*periods: str) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    snapshot = looked(
        grid(GRASSROOTS, *(row(GRASSROOTS, period_id=p, as_of_date="30/06/2021") for p in periods))
    )
    rows = snapshot.tables["grassroots_log"].set_index("period_id")
    by = [
        (f.cell, dict(f.details)["by"])
        for f in snapshot.findings
        if f.code is Code.PERIOD_COVERED_TWICE
    ]
    return rows, by


def test_quarters_that_cover_their_half_year_are_used_in_its_place():
    rows, by = assembled("2021-Q1", "2021-Q2", "2021-H1")
    assert rows["counts"].to_dict() == {"2021-Q1": True, "2021-Q2": True, "2021-H1": False}
    assert rows["superseded_first_month"].isna().all()
    assert by == [("B4", "finer")]


def test_one_quarter_alone_gives_way_to_its_half_year_in_spans_that_hold_it():
    rows, by = assembled("2021-Q1", "2021-H1")
    assert rows["counts"].all()
    half = parse_period("2021-H1")
    assert rows["superseded_first_month"]["2021-Q1"] == half.first_month
    assert rows["superseded_last_month"]["2021-Q1"] == half.last_month
    assert pd.isna(rows["superseded_first_month"]["2021-H1"])
    assert by == [("B2", "coarser")]


def test_a_year_made_of_a_half_and_two_quarters_does_not_count():
    rows, _ = assembled("2021", "2021-H1", "2021-Q3", "2021-Q4")
    assert list(rows.index[~rows["counts"]]) == ["2021"]


def test_a_half_that_its_quarters_replace_still_lets_the_year_be_covered():
    rows, _ = assembled("2021", "2021-H1", "2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4")
    assert set(rows.index[~rows["counts"]]) == {"2021", "2021-H1"}


def test_periods_side_by_side_all_count():
    rows, by = assembled("2021-Q1", "2021-Q2", "2020-H2")
    assert rows["counts"].all()
    assert by == []


def test_rows_of_two_units_do_not_cover_each_other():
    snapshot = looked(
        grid(
            GRASSROOTS,
            row(GRASSROOTS, period_id="2021-H1"),
            row(GRASSROOTS, unit_id="Xã Đức Lý", period_id="2021-Q1", as_of_date="31/03/2021"),
            row(GRASSROOTS, unit_id="Xã Đức Lý", period_id="2021-Q2"),
        )
    )
    assert snapshot.tables["grassroots_log"]["counts"].all()
