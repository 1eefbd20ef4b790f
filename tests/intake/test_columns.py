from datetime import date

import numpy as np
import pytest

from services.intake.columns import read_column
from services.intake.findings import Code
from services.sources import Cell
from tests.intake.tabs import CADRES, COURSES, GRASSROOTS, JOBS, LOANS


def codes(cells: list[Cell], column: object) -> list[tuple[int | None, Code]]:
    return [(r.row, r.code) for r in read_column(cells, column).remarks]  # type: ignore[arg-type]


def test_clean_and_odd_cells_of_one_column_keep_their_rows():
    cells: list[Cell] = [1.0, "02", "", "300.00", 5, "hơn 6", "-", "02"]
    read = read_column(cells, GRASSROOTS.column("members"))
    assert [None if np.isnan(v) else v for v in read.values] == [1, 2, None, None, 5, 6, None, 2]
    assert list(read.blank) == [False, False, True, False, False, False, False, False]
    assert [(r.row, r.code, r.value) for r in read.remarks] == [
        (3, Code.NUMBER_AMBIGUOUS, "300.00"),
        (5, Code.NUMBER_HEDGED, "hơn 6"),
        (6, Code.NUMBER_DASH, "-"),
    ]


def test_blank_is_unknown_and_zero_is_zero():
    read = read_column(["", 0.0, "0"], GRASSROOTS.column("members_away"))
    assert np.isnan(read.values[0])
    assert list(read.values[1:]) == [0, 0]
    assert read.remarks == ()


def test_a_negative_count_is_not_used():
    read = read_column([-3.0], GRASSROOTS.column("members"))
    assert np.isnan(read.values[0])
    assert codes([-3.0, "-3"], GRASSROOTS.column("members")) == [
        (0, Code.NUMBER_TOO_SMALL),
        (1, Code.NUMBER_TOO_SMALL),
    ]


def test_a_number_above_what_is_possible_is_not_used():
    assert codes([200.0, 201.0], GRASSROOTS.column("branches")) == [(1, Code.NUMBER_IMPLAUSIBLE)]
    assert codes([0.0, 120.0, 121.0], COURSES.column("sessions")) == [
        (0, Code.NUMBER_TOO_SMALL),
        (2, Code.NUMBER_IMPLAUSIBLE),
    ]


def test_a_sum_of_money_too_small_for_its_unit_is_used_but_looked_at():
    read = read_column([25.0, 0.0, 25_000.0], LOANS.column("loan_outstanding_million_vnd"))
    assert list(read.values) == [25, 0, 25_000]
    assert [(r.row, r.code) for r in read.remarks] == [(0, Code.NUMBER_SUSPECT_UNIT)]


def test_the_headings_unit_of_money_holds_for_numbers_and_texts_that_name_no_other():
    cells: list[Cell] = [25.5, "25,5", "25.500 triệu", "25,5 tỷ", "hơn 25"]
    read = read_column(cells, LOANS.column("loan_outstanding_million_vnd"), factor=1_000)
    assert list(read.values) == [25_500, 25_500, 25_500, 25_500, 25_000]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (date(2019, 2, 14), None),
        (date(2019, 2, 13), Code.DATE_TOO_EARLY),
        ("05/06/1921", Code.DATE_TOO_EARLY),
        ("05/06/2201", Code.DATE_TOO_LATE),
        (date(1900, 1, 5), Code.DATE_TOO_EARLY),
    ],
)
def test_a_date_in_a_year_that_no_report_speaks_of_is_not_used(cell: Cell, code: Code | None):
    read = read_column([cell], COURSES.column("start_date"))
    assert np.isnat(read.values[0]) == (code is not None)
    assert [r.code for r in read.remarks] == ([code] if code else [])


@pytest.mark.parametrize("column", [CADRES.column("as_of_date"), JOBS.column("activity_date")])
def test_dates_before_2000_are_refused_in_every_table(column: object):
    assert codes([date(1999, 12, 31)], column) == [(0, Code.DATE_TOO_EARLY)]


def test_one_and_true_in_one_column_are_not_the_same():
    read = read_column([1.0, True, 1], GRASSROOTS.column("members"))
    assert [None if np.isnan(v) else v for v in read.values] == [1, None, 1]
    assert [(r.row, r.code) for r in read.remarks] == [(1, Code.NUMBER_IS_BOOLEAN)]


def test_a_column_without_rows_is_read():
    for column in GRASSROOTS.columns:
        assert len(read_column([], column).values) == 0
