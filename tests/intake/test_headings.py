from datetime import date

import pytest

from services.intake.findings import Code, Severity
from services.intake.headings import find_headings, named_table
from services.intake.schema import Table
from services.intake.tables import TABLES
from services.intake.tables.province import PROVINCE_TABLES
from services.sources import Cell, Grid
from tests.intake.tabs import (
    CADRES,
    COURSES,
    GRASSROOTS,
    JOBS,
    LOANS,
    grid,
    read,
    row,
    told,
    values,
)


@pytest.mark.parametrize("table", [*TABLES, *PROVINCE_TABLES], ids=lambda t: t.name)
def test_a_template_with_every_heading_of_a_table_is_recognised_as_it(table: Table):
    heads: list[Cell] = [c.heading for c in table.columns]
    found = find_headings(Grid(table.tab, [heads]), (*TABLES, *PROVINCE_TABLES))
    assert found
    assert found.table is table
    assert found.columns == {c.name: at for at, c in enumerate(table.columns)}
    assert found.remarks == ()


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_every_alias_leads_to_its_own_column(table: Table):
    for column in table.columns:
        for alias in (column.english and column.heading, *column.aliases):
            others = [c for c in table.columns if c.required and c is not column]
            heads: list[Cell] = [alias, *(c.heading for c in others)]
            found = find_headings(Grid(table.tab, [heads]), (table,))
            assert found
            assert found.columns[column.name] == 0, alias


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_the_right_row_of_each_table_is_used_without_a_finding(table: Table):
    reading = read(grid(table, row(table)))
    assert (reading.state.rows_read, reading.state.rows_used) == (1, 1)
    assert reading.findings == ()


def test_the_order_of_the_columns_is_free_and_cells_are_told_by_their_own_letters():
    one = grid(GRASSROOTS, row(GRASSROOTS, members="300.00"))
    moved = Grid(one.tab, [cells[::-1] for cells in one.rows])
    reading = read(moved)
    assert values(reading, "branches") == [8]
    assert told(reading.findings) == [("C2", Code.NUMBER_AMBIGUOUS)]
    assert reading.state.columns["members"] == "C"


def test_extra_columns_are_left_alone_and_named_in_one_note():
    one = grid(GRASSROOTS, row(GRASSROOTS))
    lines = [[*one.rows[0], "Số điện thoại", "Cán bộ phụ trách"], [*one.rows[1], "", "x"]]
    (finding,) = read(Grid(one.tab, lines)).findings
    assert (finding.code, finding.severity) == (Code.COLUMN_UNKNOWN, Severity.NOTE)
    assert finding.value == "Số điện thoại · Cán bộ phụ trách"


def test_a_missing_required_column_is_a_finding_that_names_the_likely_one():
    one = grid(
        GRASSROOTS,
        row(GRASSROOTS),
        headings={"youth_total": "Thanh niên trong độ tuổi ở địa bàn"},
    )
    reading = read(one)
    missing = next(f for f in reading.findings if f.code is Code.COLUMN_MISSING)
    assert (missing.column, missing.severity) == ("youth_total", Severity.ERROR)
    assert dict(missing.details)["nearest"] == "Thanh niên trong độ tuổi ở địa bàn"
    assert reading.state.rows_used == 1
    assert "youth_total" not in reading.state.columns


def test_a_column_that_stands_twice_is_read_once():
    one = grid(GRASSROOTS, row(GRASSROOTS))
    lines = [[*one.rows[0], "Số đoàn viên"], [*one.rows[1], 999.0]]
    reading = read(Grid(one.tab, lines))
    assert values(reading, "members") == [120]
    assert [f.code for f in reading.findings] == [Code.COLUMN_REPEATED]


def test_a_tab_named_for_a_table_without_its_headings_says_what_they_should_be():
    reading = read(Grid("Việc làm", [["Tháng 5 làm được nhiều việc"], ["Rất tốt"]]))
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 0)
    (finding,) = reading.findings
    assert finding.code is Code.HEADING_NOT_FOUND
    assert "Ngày thực hiện" in dict(finding.details)["headings"]


def test_six_tenths_of_the_required_headings_are_enough_and_less_is_not():
    heads: list[Cell] = ["Đơn vị", "Ngày thực hiện", "Loại hoạt động"]
    data: list[Cell] = ["Lý Nhân", date(2021, 5, 12), "Tư vấn"]
    assert find_headings(Grid("x", [heads, data]), (JOBS,))
    assert find_headings(Grid("x", [heads[:2], data[:2]]), (JOBS,)) is None


def test_a_tab_under_another_name_is_recognised_by_its_headings():
    assert read(grid(LOANS, row(LOANS), tab="Sheet1")).state.table == "youth_economy_snapshot"


def test_headings_far_down_are_found_and_a_whole_page_of_words_above_them_is_not_searched():
    above: list[list[Cell]] = [["Lời mở đầu"]] * 39
    assert read(grid(JOBS, row(JOBS), above=above)).state.rows_used == 1
    reading = read(grid(JOBS, row(JOBS), above=[*above, *above]))
    assert [f.code for f in reading.findings] == [Code.HEADING_NOT_FOUND]


def test_a_table_without_the_periods_column_takes_the_quarter_of_its_date():
    reading = read(grid(CADRES, row(CADRES), without=["period_id"]))
    assert values(reading, "first_month") == [12 * 2021 + 3]
    assert values(reading, "last_month") == [12 * 2021 + 5]
    assert [f.code for f in reading.findings] == [Code.PERIOD_ASSUMED]


def test_a_sheet_of_sixteen_thousand_columns_is_read_as_any_other():
    one = grid(GRASSROOTS, row(GRASSROOTS))
    lines = [[*cells, *[""] * (16_384 - len(cells))] for cells in one.rows]
    reading = read(Grid(one.tab, lines))
    assert reading.state.rows_used == 1
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("tab", "table"),
    [
        ("Việc làm", JOBS),
        ("VIỆC LÀM ", JOBS),
        ("Việc làm 2021", JOBS),
        ("Việc làm T5", JOBS),
        ("Việc làm tháng 5", JOBS),
        ("Việc làm quý III-2021", JOBS),
        ("Việc làm (2)", JOBS),
        ("Bản sao của Việc làm", JOBS),
        ("Copy of Việc làm", JOBS),
        ("Việc làm 6 tháng đầu năm 2021", JOBS),
        ("Hỗ trợ việc làm", JOBS),
        ("Chi đoàn dân cư 2021", GRASSROOTS),
        ("Đào tạo", COURSES),
        ("Đào tạo cán bộ (nháp)", COURSES),
        ("Chất lượng cán bộ Q3.2021", CADRES),
        ("Vốn vay, mô hình", LOANS),
        ("Sheet1", None),
        ("2021", None),
        ("Danh bạ", None),
    ],
)
def test_a_tab_is_known_by_its_name_with_or_without_a_period(tab: str, table: Table | None):
    assert named_table(tab, TABLES) is table
