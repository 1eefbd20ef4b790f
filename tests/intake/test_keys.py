"""Whose a row is and when; a row is left out only when that cannot be told."""

import unicodedata
from datetime import date

import pytest

from services.intake.findings import Code, Severity
from services.intake.keys import owner_of
from services.periods import parse_period
from services.reference_units import built_in_units
from services.sources import Cell
from services.text.findings import message
from services.text.language import Language
from tests.intake.tabs import CADRES, GRASSROOTS, JOBS, LOANS, grid, read, row, told, values

LY_NHAN = "Huyện Lý Nhân 2021"


@pytest.mark.parametrize(
    "typed",
    [
        "Huyện Lý Nhân",
        "Huyện Lý Nhân ",
        "LÝ NHÂN",
        "Lý Nhân",
        "H.Lý Nhân",
        "H. Lý Nhân",
        "HĐ Lý Nhân",
        "Huyện đoàn Lý Nhân",
        "Đoàn huyện Lý Nhân",
        "BTV Huyện đoàn Lý Nhân",
        "hn-lynhan",
        "HN-LYNHAN",
        "Lý\u00a0Nhân",
        unicodedata.normalize("NFD", "Lý Nhân"),
    ],
)
def test_ly_nhan_is_known_by_every_name_people_type(typed: str):
    reading = read(grid(JOBS, row(JOBS, unit_id=typed)))
    assert values(reading, "unit_id") == ["hn-lynhan"]
    assert values(reading, "reporting_unit_id") == ["hn-lynhan"]
    assert reading.findings == ()


def test_a_name_without_diacritics_is_understood_and_remarked_on():
    reading = read(grid(JOBS, row(JOBS, unit_id="Huyen Ly Nhan")))
    assert values(reading, "unit_id") == ["hn-lynhan"]
    assert [(f.code, f.severity) for f in reading.findings] == [
        (Code.UNIT_UNACCENTED, Severity.WARNING)
    ]


def test_an_unknown_unit_leaves_its_row_out_and_the_likely_one_is_named():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, unit_id="Xã Hợp Lýy"), row(GRASSROOTS)))
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 1)
    (finding,) = [f for f in reading.findings if f.code is Code.UNIT_UNKNOWN]
    assert (finding.cell, finding.value, finding.severity) == ("A2", "Xã Hợp Lýy", Severity.ERROR)
    assert "“Xã Hợp Lý”" in message(finding, Language.VI)


def test_a_name_that_two_communes_share_is_not_guessed():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, unit_id="Trần Hưng Đạo")))
    assert reading.state.rows_used == 0
    (finding,) = reading.findings
    assert finding.code is Code.UNIT_AMBIGUOUS
    choices = dict(finding.details)["choices"]
    assert "Phường Trần Hưng Đạo (Thành phố Phủ Lý)" in choices
    assert "Xã Trần Hưng Đạo (Huyện Lý Nhân)" in choices


def test_the_spreadsheets_own_district_settles_which_of_two_communes_is_meant():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, unit_id="Trần Hưng Đạo")), title=LY_NHAN)
    assert values(reading, "unit_id") == ["hn-lynhan-tran-hung-dao"]


def test_an_empty_unit_means_the_district_whose_spreadsheet_it_is():
    reading = read(grid(JOBS, row(JOBS, unit_id="")), title=LY_NHAN)
    assert values(reading, "unit_id") == ["hn-lynhan"]
    assert reading.findings == ()


def test_an_empty_unit_in_a_spreadsheet_of_many_is_a_finding():
    reading = read(grid(JOBS, row(JOBS, unit_id="")))
    assert reading.state.rows_used == 0
    assert told(reading.findings) == [("A2", Code.UNIT_MISSING)]


def test_an_empty_commune_is_a_finding_in_a_districts_spreadsheet_too():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, unit_id="")), title=LY_NHAN)
    assert reading.state.rows_used == 0
    assert [f.code for f in reading.findings] == [Code.UNIT_MISSING]


def test_another_districts_name_in_a_districts_spreadsheet_is_a_finding():
    reading = read(grid(JOBS, row(JOBS, unit_id="Huyện Bình Lục")), title=LY_NHAN)
    assert reading.state.rows_used == 0
    assert told(reading.findings) == [("A2", Code.UNIT_OTHER)]


def test_a_commune_in_a_table_of_districts_is_of_the_wrong_level():
    reading = read(grid(CADRES, row(CADRES, unit_id="Xã Hợp Lý")))
    assert reading.state.rows_used == 0
    assert [f.code for f in reading.findings] == [Code.UNIT_WRONG_LEVEL]


def test_a_row_dated_after_its_commune_was_merged_is_left_out():
    reading = read(
        grid(
            GRASSROOTS,
            row(
                GRASSROOTS,
                unit_id="Phường Lương Khánh Thiện",
                period_id="Quý I/2025",
                as_of_date=date(2025, 3, 31),
            ),
        )
    )
    assert reading.state.rows_used == 0
    assert [f.code for f in reading.findings] == [Code.UNIT_NOT_VALID]


def test_a_district_keeps_its_code_when_it_becomes_a_town():
    for name in ("Huyện Kim Bảng", "Thị xã Kim Bảng"):
        reading = read(grid(JOBS, row(JOBS, unit_id=name)))
        assert values(reading, "unit_id") == ["hn-kimbang"]


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("Báo cáo Huyện Lý Nhân 2021", "hn-lynhan"),
        ("bao-cao-ly-nhan", "hn-lynhan"),
        ("BC Lý Nhân và Bình Lục", ""),
        ("Tỉnh đoàn Hà Nam", ""),
        ("Tổng hợp", ""),
        ("Phủ Lý (1)", "hn-phuly"),
    ],
)
def test_a_spreadsheet_belongs_to_the_one_district_that_its_title_names(title: str, owner: str):
    assert owner_of(title, built_in_units()) == owner


@pytest.mark.parametrize(
    ("period", "day", "code"),
    [
        ("Quý II/2021", date(2021, 6, 30), "2021-Q2"),
        ("2021-H1", date(2021, 6, 24), "2021-H1"),
        ("Quý II/2021", "", "2021-Q2"),
        ("", date(2021, 6, 24), "2021-Q2"),
    ],
)
def test_a_stock_row_is_in_its_period_or_else_in_the_quarter_of_its_date(
    period: Cell, day: Cell, code: str
):
    reading = read(grid(CADRES, row(CADRES, period_id=period, as_of_date=day)))
    expected = parse_period(code)
    assert values(reading, "first_month") == [expected.first_month]
    assert values(reading, "last_month") == [expected.last_month]


def test_a_blank_period_helped_out_by_the_date_is_to_be_looked_at_and_no_error():
    reading = read(grid(CADRES, row(CADRES, period_id="")))
    assert [(f.code, f.severity) for f in reading.findings] == [
        (Code.PERIOD_MISSING, Severity.WARNING)
    ]


@pytest.mark.parametrize("typed", ["6T/2021", "6 tháng 2021", "Quý III"])
def test_a_period_that_cannot_be_read_is_not_replaced_by_the_quarter_of_the_date(typed: str):
    reading = read(grid(CADRES, row(CADRES, period_id=typed)))
    assert reading.state.rows_used == 0
    assert told(reading.findings) == [("B2", Code.PERIOD_UNREADABLE)]


def test_a_stock_row_without_period_and_date_is_left_out_with_findings():
    reading = read(grid(CADRES, row(CADRES, period_id="", as_of_date="")))
    assert reading.state.rows_used == 0
    assert {f.code for f in reading.findings} == {Code.PERIOD_MISSING, Code.VALUE_MISSING}
    assert {f.severity for f in reading.findings} == {Severity.ERROR}


def test_a_flow_row_is_in_the_month_of_its_date():
    reading = read(grid(JOBS, row(JOBS, activity_date=date(2021, 5, 31))))
    assert values(reading, "first_month") == values(reading, "last_month") == [12 * 2021 + 4]


def test_a_flow_row_whose_date_cannot_be_read_is_left_out_where_it_has_no_period():
    reading = read(grid(JOBS, row(JOBS, activity_date="tháng 5")))
    assert reading.state.rows_used == 0
    assert told(reading.findings) == [("B2", Code.DATE_UNREADABLE)]


def test_a_kind_that_cannot_be_read_leaves_its_row_out():
    reading = read(grid(JOBS, row(JOBS, activity_type="Tư vấn, dạy nghề"), row(JOBS)))
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 1)
    assert told(reading.findings) == [("C2", Code.CHOICE_SEVERAL)]


def test_a_bad_cell_that_is_no_key_costs_only_its_own_value():
    reading = read(grid(LOANS, row(LOANS, loan_groups="ba mươi", as_of_date="31/02/2021")))
    assert reading.state.rows_used == 1
    assert values(reading, "loan_groups") == [None]
    assert values(reading, "loan_households") == [1_493]
    assert {f.code for f in reading.findings} == {Code.NUMBER_UNREADABLE, Code.DATE_IMPOSSIBLE}


def test_a_row_with_its_key_and_nothing_else_is_left_out_as_not_reported():
    reading = read(grid(CADRES, {"unit_id": "Lý Nhân", "period_id": "Quý I/2021"}, row(CADRES)))
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 1)
    assert [(f.code, f.severity) for f in reading.findings] == [
        (Code.ROW_WITHOUT_FIGURES, Severity.NOTE)
    ]
