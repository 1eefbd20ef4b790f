"""H1 to H11 of domain.md 2.6: slips seen in published reports, each with what has to come of it."""

from datetime import date

import pytest

from services.intake.findings import Code, Severity
from services.intake.spreadsheet import read_province
from services.intake.tables.province import CALENDAR
from services.periods import month_number
from services.sources import Grid, Spreadsheet
from services.text.findings import message
from services.text.language import Language
from tests.intake.tabs import COURSES, GRASSROOTS, JOBS, LOANS, grid, read, row, told, values


def test_h1_three_hundred_with_two_zeros_behind_a_dot_is_asked_about_and_never_300():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, youth_total="300.00")))
    assert values(reading, "youth_total") == [None]
    assert values(reading, "members") == [120]
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == (Code.NUMBER_AMBIGUOUS, Severity.ERROR)
    assert (finding.column, finding.value, finding.unit_id) == (
        "youth_total",
        "300.00",
        "hn-lynhan-hop-ly",
    )


def test_h2_a_sum_beyond_anything_possible_is_refused_and_said_in_words():
    reading = read(grid(LOANS, row(LOANS, loan_outstanding_million_vnd="2.500.000 tỷ đồng")))
    assert values(reading, "loan_outstanding_million_vnd") == [None]
    assert values(reading, "loan_overdue_million_vnd") == [35]
    (finding,) = [f for f in reading.findings if f.severity is Severity.ERROR]
    assert finding.code is Code.NUMBER_IMPLAUSIBLE
    assert "(2.500.000 tỷ đồng)" in message(finding, Language.VI)
    assert "500 tỷ đồng" in message(finding, Language.EN)


def test_h2_a_number_typed_in_dong_into_a_column_of_millions_is_said_in_words():
    reading = read(grid(LOANS, row(LOANS, loan_outstanding_million_vnd=25_500_000_000.0)))
    (finding,) = reading.findings
    assert "25.500.000 tỷ đồng" in message(finding, Language.VI)
    assert finding.value == "25500000000"


def test_h3_an_amount_in_dong_beside_amounts_in_millions_is_turned_and_remarked_on():
    reading = read(grid(LOANS, row(LOANS, loan_overdue_million_vnd="7.946 đồng")))
    assert values(reading, "loan_overdue_million_vnd") == [pytest.approx(0.007946)]
    assert told(reading.findings) == [("E2", Code.NUMBER_OTHER_UNIT)]


def test_h3_the_heading_says_in_which_unit_its_numbers_are():
    reading = read(
        grid(
            LOANS,
            row(LOANS, loan_outstanding_million_vnd=25.5, loan_overdue_million_vnd=35_000_000.0),
            headings={
                "loan_outstanding_million_vnd": "Dư nợ uỷ thác qua Đoàn (tỷ đồng)",
                "loan_overdue_million_vnd": "Nợ quá hạn (đồng)",
            },
        )
    )
    assert values(reading, "loan_outstanding_million_vnd") == [25_500]
    assert values(reading, "loan_overdue_million_vnd") == [35]
    assert told(reading.findings) == [
        ("D1", Code.COLUMN_OTHER_UNIT),
        ("E1", Code.COLUMN_OTHER_UNIT),
    ]
    assert {f.severity for f in reading.findings} == {Severity.NOTE}


def test_h3_the_line_above_the_table_says_it_where_the_heading_does_not():
    one = grid(
        LOANS,
        row(
            LOANS,
            loan_outstanding_million_vnd=25_500_000_000.0,
            loan_overdue_million_vnd=35.0,
        ),
        headings={"loan_overdue_million_vnd": "Nợ quá hạn (triệu đồng)"},
        above=[["BIỂU VỐN VAY"], ["", "", "ĐVT: đồng"]],
    )
    reading = read(one)
    assert values(reading, "loan_outstanding_million_vnd") == [25_500]
    assert values(reading, "loan_overdue_million_vnd") == [35]


def test_h3_a_bracket_that_names_no_unit_of_money_changes_nothing_but_is_told():
    reading = read(
        grid(
            COURSES,
            row(COURSES, cost_vnd=15_000_000.0),
            headings={"cost_vnd": "Kinh phí (nếu có)"},
        )
    )
    assert values(reading, "cost_vnd") == [15_000_000]
    assert [f.code for f in reading.findings] == [Code.COLUMN_UNIT_UNCLEAR]
    assert reading.findings[0].severity is Severity.WARNING


def test_h4_a_part_added_on_top_of_its_whole_is_not_used_and_the_whole_is():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, branches=17.0, strong_recognised=27.0)))
    assert values(reading, "strong_recognised") == [None]
    assert values(reading, "branches") == [17]
    assert Code.PART_ABOVE_WHOLE in [f.code for f in reading.findings]


@pytest.mark.parametrize(
    ("typed", "result"),
    [("300/200", 300), ("445/500", 445), ("14.130/15.000", 14_130), ("17/17", 17)],
)
def test_h5_a_result_over_its_target_gives_the_result(typed: str, result: int):
    reading = read(grid(JOBS, row(JOBS, referred=typed, placed=10.0, placed_rural=5.0)))
    assert values(reading, "referred") == [result]
    (finding,) = reading.findings
    assert finding.code is Code.NUMBER_WITH_TARGET
    assert dict(finding.details)["target"] == typed.split("/")[1]


def test_h5_eleven_twelfths_that_the_sheet_made_a_date_is_no_number():
    reading = read(grid(JOBS, row(JOBS, referred=date(2021, 12, 11))))
    assert values(reading, "referred") == [None]
    assert told(reading.findings) == [("D2", Code.NUMBER_IS_DATE)]


@pytest.mark.parametrize(("typed", "value"), [("01", 1), ("02", 2), ("'08", 8)])
def test_h6_a_leading_zero_is_stripped_without_a_word(typed: str, value: int):
    reading = read(grid(LOANS, row(LOANS, coops=typed)))
    assert values(reading, "coops") == [value]
    assert reading.findings == ()


@pytest.mark.parametrize("typed", ["hơn 40", "trên 40", "gần 40", "khoảng 40", "Khoảng  40 người"])
def test_h7_a_hedge_gives_its_number_and_is_remarked_on(typed: str):
    reading = read(grid(JOBS, row(JOBS, referred=typed)))
    assert values(reading, "referred") == [40]
    assert told(reading.findings) == [("D2", Code.NUMBER_HEDGED)]
    assert reading.findings[0].severity is Severity.WARNING


@pytest.mark.parametrize("typed", ["vượt 231,3% chỉ tiêu", "đạt 120%", "85 %"])
def test_h8_a_typed_percentage_is_no_count(typed: str):
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, strong_recognised=typed)))
    assert values(reading, "strong_recognised") == [None]
    assert [f.code for f in reading.findings] == [Code.NUMBER_PERCENT]


def test_h9_deadlines_are_the_provinces_and_read_from_its_own_tab():
    lines = [
        [c.heading for c in CALENDAR.columns],
        ["Quý II/2021", date(2021, 7, 5), date(2021, 6, 30)],
    ]
    found, _ = read_province(Spreadsheet("p", "Tỉnh", (Grid("Kỳ báo cáo", lines),)))
    assert found["calendar"][2].rows[0][1]["due_date"] == date(2021, 7, 5)


def test_h10_each_stage_of_the_way_to_a_job_is_a_column_of_its_own():
    reading = read(grid(JOBS, row(JOBS, referred=40.0, placed=25.0, stable=10.0)))
    assert [values(reading, c) for c in ("referred", "placed", "stable")] == [[40], [25], [10]]
    assert JOBS.column("stable").english == "of which stable for 6 months"


def test_h11_six_months_cut_off_on_the_24th_of_june_stay_six_months_and_keep_their_date():
    reading = read(
        grid(
            GRASSROOTS,
            row(GRASSROOTS, period_id="6 tháng đầu năm 2021", as_of_date=date(2021, 6, 24)),
        )
    )
    assert reading.rows is not None
    assert values(reading, "first_month") == [month_number(date(2021, 1, 1))]
    assert values(reading, "last_month") == [month_number(date(2021, 6, 1))]
    assert reading.rows["as_of_date"][0].date() == date(2021, 6, 24)
    assert reading.findings == ()
