"""The workbook in this folder, against the figures that its README works out by hand."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from services.intake.findings import Severity
from services.periods import Period, month_number, parse_period
from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources.workbook import WorkbookFolder

HOP_LY, NGUYEN_LY, CHINH_LY = "hn-lynhan-hop-ly", "hn-lynhan-nguyen-ly", "hn-lynhan-chinh-ly"
TRAN_HUNG_DAO, VINH_TRU, DUC_LY = (
    "hn-lynhan-tran-hung-dao",
    "hn-lynhan-vinh-tru",
    "hn-lynhan-duc-ly",
)


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    read = look(WorkbookFolder(Path(__file__).parent), Readings()).snapshot
    assert read
    return read


@pytest.fixture(scope="module")
def grassroots(snapshot: Snapshot) -> pd.DataFrame:
    return snapshot.tables["grassroots_log"].set_index("unit_id")


def test_each_row_of_data_is_read_and_nothing_else_is(snapshot: Snapshot):
    counts = {t.tab: (t.rows_read, t.rows_used, t.rows_left_out) for t in snapshot.tabs}
    assert counts == {
        "Chi đoàn dân cư 2021": (10, 6, 4),
        "Việc làm T5": (4, 2, 2),
        "Việc làm T6": (3, 2, 1),
        "Chất lượng cán bộ": (2, 2, 0),
        "Vốn vay": (2, 2, 0),
        "Đào tạo cán bộ": (2, 2, 0),
        "Đào tạo cán bộ (nháp)": (2, 0, 2),
        "Danh bạ": (0, 0, 0),
    }


def test_the_rows_used_are_these(grassroots: pd.DataFrame):
    assert dict(grassroots["row"]) == {
        NGUYEN_LY: 13,
        CHINH_LY: 14,
        TRAN_HUNG_DAO: 16,
        VINH_TRU: 17,
        DUC_LY: 20,
        HOP_LY: 24,
    }


@pytest.mark.parametrize(
    ("column", "total"),
    [
        ("branches", 43),
        ("strong_registered", 34),
        ("strong_recognised", 27),
        ("meetings_held", 257),
        ("meetings_required", 258),
        ("youth_total", 4_550),
        ("members", 680),
        ("members_away", 155),
        ("new_members", 13),
    ],
)
def test_sums_are_those_worked_out_by_hand(grassroots: pd.DataFrame, column: str, total: int):
    assert grassroots[column].sum() == total


@pytest.mark.parametrize(
    ("unit", "column"),
    [
        (TRAN_HUNG_DAO, "members"),
        (VINH_TRU, "strong_recognised"),
        (VINH_TRU, "members_away"),
        (DUC_LY, "youth_total"),
        (DUC_LY, "members_away"),
        (CHINH_LY, "strong_registered"),
        (CHINH_LY, "rated_1"),
        (CHINH_LY, "unrated"),
        (NGUYEN_LY, "meetings_joint"),
    ],
)
def test_a_cell_that_cannot_be_used_is_unknown_and_not_zero(
    grassroots: pd.DataFrame, unit: str, column: str
):
    assert pd.isna(grassroots[column][unit])


def test_every_row_of_the_half_year_is_in_the_half_year(grassroots: pd.DataFrame):
    half = parse_period("2021-H1")
    assert set(grassroots["first_month"]) == {half.first_month}
    assert set(grassroots["last_month"]) == {half.last_month}
    assert set(grassroots["period_id"]) == {"2021-H1"}


def test_the_cut_off_before_the_end_of_june_is_kept(grassroots: pd.DataFrame):
    dates = grassroots["as_of_date"].dropna()
    assert {day.date() for day in dates} == {date(2021, 6, 24)}
    assert pd.isna(grassroots["as_of_date"][VINH_TRU])


def test_yes_is_read_from_a_cross_a_tick_a_word_and_a_truth_value(grassroots: pd.DataFrame):
    assert set(grassroots["three_initiatives"]) == {"dat"}


def test_two_tabs_of_one_table_become_one_table(snapshot: Snapshot):
    jobs = snapshot.tables["employment_log"].set_index(["tab", "row"])
    assert jobs["counselled_turns"]["Việc làm T5", 4] == 1_200
    assert jobs["referred"].dropna().to_dict() == {
        ("Việc làm T5", 6): 40.0,
        ("Việc làm T6", 2): 445.0,
    }
    assert jobs["first_month"].to_dict() == {
        ("Việc làm T5", 4): month_number(date(2021, 5, 1)),
        ("Việc làm T5", 6): month_number(date(2021, 5, 1)),
        ("Việc làm T6", 2): month_number(date(2021, 6, 1)),
        ("Việc làm T6", 4): month_number(date(2021, 6, 1)),
    }
    assert set(jobs["unit_id"]) == {"hn-lynhan"}


def test_a_merged_unit_and_a_formula_count_for_the_second_quarter_too(snapshot: Snapshot):
    cadres = snapshot.tables["cadre_snapshot"].set_index("period_id")
    assert list(cadres["unit_id"]) == ["hn-lynhan", "hn-lynhan"]
    assert cadres["branch_sec_total"].to_dict() == {"2021-Q1": 150, "2021-Q2": 152}
    assert pd.isna(cadres["branch_sec_trained"]["2021-Q2"])
    assert pd.isna(cadres["planned_trained"]["2021-Q2"])


def test_money_is_taken_in_the_unit_that_is_written_where_it_stands(snapshot: Snapshot):
    loans = snapshot.tables["youth_economy_snapshot"].set_index("period_id")
    assert loans["loan_outstanding_million_vnd"]["2021-M06"] == 25_500
    assert pd.isna(loans["loan_outstanding_million_vnd"]["2021-M05"])
    assert loans["loan_overdue_million_vnd"].to_dict() == {
        "2021-M06": 35,
        "2021-M05": pytest.approx(0.007946),
    }
    assert loans["loan_households"]["2021-M06"] == 1_493
    assert loans["coops"]["2021-M05"] == 2


def test_parts_under_a_merged_heading_are_read(snapshot: Snapshot):
    courses = snapshot.tables["cadre_training_log"]
    assert list(courses["attended_branch_sec"]) == [50, 0]
    assert list(courses["attended_female"].fillna(-1)) == [-1, 20]
    assert list(courses["cost_vnd"]) == [15_000_000, 1.5]
    assert list(courses["status"]) == ["da_to_chuc", "ke_hoach"]


def test_every_mistake_has_its_finding_with_its_cell_and_there_is_no_other(snapshot: Snapshot):
    found = {(f.severity, f.tab, f.cell, f.code.value, f.value) for f in snapshot.findings if f.tab}
    first, may, june = "Chi đoàn dân cư 2021", "Việc làm T5", "Việc làm T6"
    cadres, loans, courses = "Chất lượng cán bộ", "Vốn vay", "Đào tạo cán bộ"
    error, warning, note = Severity.ERROR, Severity.WARNING, Severity.NOTE
    assert found == {
        (error, first, "B19", "unit_unknown", "Xã Nhâm Mỹ"),
        (error, first, "C18", "period_unreadable", "6 tháng 2021"),
        (error, first, "D17", "date_impossible", "31/02/2021"),
        (error, first, "F14", "part_above_whole", "10"),
        (error, first, "G17", "number_percent", "80%"),
        (error, first, "M14", "parts_not_whole", "0"),
        (error, first, "Q20", "cell_error", "#REF!"),
        (error, first, "R16", "number_ambiguous", "300.00"),
        (error, first, "S17", "number_is_boolean", "FALSE"),
        (error, first, "S20", "part_above_whole", "150"),
        (warning, first, "B12", "duplicate_key", "Xã Hợp Lý"),
        (warning, first, "B20", "unit_unaccented", "Xa Duc Ly"),
        (warning, first, "F10", "total_mismatch", "66"),
        (warning, first, "O13", "number_dash", "-"),
        (warning, first, "S13", "number_hedged", "khoảng 50"),
        (warning, first, "T13", "number_word_zero", "không"),
        (warning, first, "T14", "number_with_target", "3/5"),
        (note, first, "A20", "row_hidden", ""),
        (note, first, "A22", "row_without_figures", ""),
        (note, first, "V8", "column_unknown", "Người phụ trách"),
        (error, may, "B5", "date_range", "12-14/5/2021"),
        (error, may, "C7", "choice_several", "Dạy nghề, tư vấn"),
        (error, may, "G6", "part_above_whole", "30"),
        (warning, may, "E6", "number_hedged", "trên 40"),
        (warning, may, "E8", "total_mismatch", "75"),
        (error, june, "A1", "column_missing", ""),
        (error, june, "A3", "unit_other", "Huyện Kim Bảng"),
        (error, june, "D4", "number_is_date", "11/12/2021"),
        (warning, june, "E2", "number_with_target", "445/500"),
        (error, cadres, "E3", "number_percent", "85%"),
        (error, cadres, "K3", "part_above_whole", "90"),
        (warning, cadres, "C3", "date_outside_period", "15/07/2021"),
        (error, loans, "D5", "number_implausible", "2.500.000 tỷ đồng"),
        (error, loans, "G5", "number_ambiguous", "12,000"),
        (warning, loans, "D5", "number_other_unit", "2.500.000 tỷ đồng"),
        (warning, loans, "E5", "number_other_unit", "7.946 đồng"),
        (note, loans, "D3", "column_other_unit", "tỷ đồng"),
        (error, courses, "K3", "number_unreadable", "x"),
        (warning, courses, "I4", "part_above_whole", "45"),
        (warning, courses, "L3", "number_other_unit", "15tr"),
        (warning, courses, "L4", "number_suspect_unit", "1,5"),
        (warning, "Đào tạo cán bộ (nháp)", "", "tab_hidden", ""),
        (note, "Danh bạ", "", "tab_unknown", ""),
    }
    assert len(found) == len([f for f in snapshot.findings if f.tab])


def test_without_the_provinces_list_the_built_in_one_is_used_and_said_so(snapshot: Snapshot):
    assert [f.code.value for f in snapshot.findings if not f.tab] == ["no_province_workbook"]
    assert [s.unit_id for s in snapshot.spreadsheets] == ["hn-lynhan"]


def test_the_wrong_total_says_what_the_rows_add_up_to(snapshot: Snapshot):
    (finding,) = [f for f in snapshot.findings if f.cell == "F10"]
    assert dict(finding.details)["sum"] == "65"


def test_a_period_can_be_asked_of_every_row(snapshot: Snapshot):
    for rows in snapshot.tables.values():
        for month in rows["first_month"]:
            assert Period.of_month(month, parse_period("2021").grain).year == 2021
