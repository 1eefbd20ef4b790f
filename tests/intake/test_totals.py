"""Rows of totals, and what else stands around the rows of a tab."""

import unicodedata
from datetime import date

import pytest

from services.intake.findings import Code, Severity
from services.intake.layout import is_total_label
from services.sources import Cell, Grid
from tests.intake.tabs import GRASSROOTS, JOBS, commune, grid, numbered, read, row, told, values


def total(one: Grid, label: str, branches: Cell) -> list[Cell]:
    at = one.rows[0].index(GRASSROOTS.column("branches").heading)
    return [label, *[""] * (at - 1), branches]


@pytest.mark.parametrize(
    "label",
    [
        "Tổng cộng",
        "TỔNG CỘNG:",
        "Cộng",
        "Tổng số",
        "Tổng",
        "Cộng I",
        "Toàn huyện",
        "Cộng mục II",
        "Tổng cộng toàn huyện",
        unicodedata.normalize("NFD", "Tổng cộng"),
        "Lũy kế",
        "Cộng khối xã",
    ],
)
def test_a_row_of_totals_is_recognised_by_its_label(label: str):
    assert is_total_label(label)
    one = grid(GRASSROOTS, commune("Xã Hợp Lý"), commune("Xã Đức Lý"))
    reading = read(Grid(one.tab, [*one.rows, total(one, label, 16.0)]))
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 2)
    assert reading.findings == ()


@pytest.mark.parametrize(
    "label", ["Tổng kết", "Cộng đồng", "Toàn quốc", "Xã Hợp Lý", "Toàn", "Tổng hợp"]
)
def test_other_words_that_begin_alike_are_no_total(label: str):
    assert not is_total_label(label)


def test_a_total_may_stand_at_the_top_and_in_the_column_of_serial_numbers():
    one = grid(GRASSROOTS, {"branches": 17.0}, commune("Xã Hợp Lý", 8.0), commune("Xã Đức Lý", 9.0))
    reading = read(numbered(one, ["Tổng số", 1, 2]))
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 2)
    assert reading.findings == ()


def test_subtotals_of_blocks_and_a_grand_total_are_each_added_up_again():
    one = grid(GRASSROOTS, commune("Xã Hợp Lý", 8.0), commune("Xã Đức Lý", 9.0))
    more = grid(GRASSROOTS, commune("Xã Nhân Mỹ", 5.0), commune("Xã Chính Lý", 4.0))
    lines = [
        *one.rows,
        total(one, "Cộng I", 17.0),
        *more.rows[1:],
        total(one, "Cộng II", 9.0),
        total(one, "Tổng cộng", 26.0),
    ]
    reading = read(Grid(one.tab, lines))
    assert (reading.state.rows_read, reading.state.rows_used) == (4, 4)
    assert reading.findings == ()


def test_totals_of_blocks_within_blocks_at_the_top_are_understood():
    one = grid(
        GRASSROOTS, commune("Xã Hợp Lý", 8.0), commune("Xã Đức Lý", 9.0), commune("Xã Nhân Mỹ", 5.0)
    )
    head, hop_ly, duc_ly, nhan_my = one.rows
    lines = [
        head,
        total(one, "Tổng cộng", 22.0),
        total(one, "Cộng I", 22.0),
        total(one, "Cộng 1", 17.0),
        hop_ly,
        duc_ly,
        total(one, "Cộng 2", 5.0),
        nhan_my,
    ]
    assert read(Grid(one.tab, lines)).findings == ()


def test_a_stated_total_that_the_rows_do_not_add_up_to_is_a_finding_and_not_used():
    one = grid(GRASSROOTS, commune("Xã Hợp Lý", 8.0), commune("Xã Đức Lý", 9.0))
    reading = read(Grid(one.tab, [*one.rows, total(one, "Tổng cộng", "18")]))
    (finding,) = reading.findings
    assert (finding.cell, finding.code) == ("D4", Code.TOTAL_MISMATCH)
    assert finding.severity is Severity.WARNING
    assert (finding.value, dict(finding.details)) == ("18", {"sum": "17"})
    assert sum(v for v in values(reading, "branches") if isinstance(v, float)) == 17


@pytest.mark.parametrize(
    ("stated", "is_good"), [(5.0, True), (14.0, True), (6.0, False), (1.0, False)]
)
def test_where_units_share_a_tab_a_total_may_be_of_the_one_right_above_it(
    stated: float, is_good: bool
):
    # Two communes of Lý Nhân, without a total; then two of Kim Bảng: 4 + 1 = 5, of all 14.
    others = [commune("Xã Hợp Lý", 4.0), commune("Xã Đức Lý", 5.0)]
    mine = [commune("Xã Thanh Sơn", 4.0), commune("Xã Thi Sơn", 1.0)]
    one = grid(GRASSROOTS, *others, *mine)
    reading = read(Grid(one.tab, [*one.rows, total(one, "Tổng cộng", stated)]))
    assert [f.code for f in reading.findings] == ([] if is_good else [Code.TOTAL_MISMATCH])


def test_in_a_unit_s_own_spreadsheet_a_total_is_of_all_its_rows():
    one = grid(GRASSROOTS, commune("Xã Hợp Lý", 4.0), commune("Xã Thi Sơn", 5.0))
    lines = [*one.rows, total(one, "Tổng cộng", 5.0)]
    assert Code.TOTAL_MISMATCH in [
        f.code for f in read(Grid(one.tab, lines), "Huyện Lý Nhân").findings
    ]
    assert read(Grid(one.tab, lines)).findings == ()


def test_a_total_is_not_compared_where_one_of_its_cells_cannot_be_read():
    one = grid(
        GRASSROOTS, commune("Xã Hợp Lý", 8.0), row(GRASSROOTS, unit_id="Xã Đức Lý", branches="9.00")
    )
    reading = read(Grid(one.tab, [*one.rows, total(one, "Tổng cộng", 18.0)]))
    assert [f.code for f in reading.findings] == [Code.NUMBER_AMBIGUOUS]


def test_a_total_counts_rows_that_are_left_out_too_since_the_sheet_does():
    one = grid(GRASSROOTS, commune("Xã Hợp Lý", 8.0), commune("Xã Không Có", 9.0))
    reading = read(Grid(one.tab, [*one.rows, total(one, "Tổng cộng", 17.0)]))
    assert [f.code for f in reading.findings] == [Code.UNIT_UNKNOWN]


def test_a_districts_row_over_its_communes_is_a_total_where_it_adds_up():
    one = grid(
        GRASSROOTS,
        {"unit_id": "Huyện Lý Nhân", "branches": 17.0, "members": 240.0},
        commune("Xã Hợp Lý", 8.0),
        commune("Xã Đức Lý", 9.0),
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 2)
    assert reading.findings == ()


def test_a_districts_row_that_does_not_add_up_is_left_out_with_a_finding():
    one = grid(
        GRASSROOTS,
        {"unit_id": "Huyện Lý Nhân", "branches": 20.0, "members": 240.0},
        commune("Xã Hợp Lý", 8.0),
        commune("Xã Đức Lý", 9.0),
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (3, 2)
    assert ("A2", Code.UNIT_WRONG_LEVEL) in told(reading.findings)


def test_the_whole_province_under_the_jobs_of_the_districts_is_a_total_and_not_added():
    one = grid(
        JOBS,
        row(JOBS),
        {"unit_id": "Toàn tỉnh", "activity_date": date(2021, 6, 30), "referred": 40.0},
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (1, 1)
