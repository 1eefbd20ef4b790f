"""Signatures, notes, blanks, hidden rows: what stands around the rows of a tab."""

import unicodedata
from datetime import date

import pytest

from services.intake.findings import Code, Severity
from services.sources import Cell, Grid
from tests.intake.tabs import GRASSROOTS, JOBS, commune, grid, looked, numbered, read, row, values


def test_signatures_below_are_not_rows_and_the_names_under_them_are_no_units():
    one = grid(
        GRASSROOTS,
        row(GRASSROOTS),
        below=[
            [],
            ["", "", "Lý Nhân, ngày 30 tháng 6 năm 2021"],
            ["NGƯỜI LẬP BIỂU", "", "", "TM. BAN THƯỜNG VỤ"],
            ["", "", "", "BÍ THƯ"],
            ["(đã ký)", "", "", "(ký, đóng dấu)"],
            ["Người Ký Thay"],
            ["Nơi nhận:"],
            ["- Như trên;"],
            ["- Lưu: VP."],
        ],
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (1, 1)
    assert reading.findings == ()


def test_figures_below_the_signatures_are_data_all_the_same():
    one = grid(GRASSROOTS, row(GRASSROOTS), {"unit_id": "NGƯỜI LẬP BIỂU"}, commune("Xã Đức Lý"))
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 2)


def test_merged_cells_below_the_last_row_do_no_harm():
    one = grid(GRASSROOTS, row(GRASSROOTS), merges=(((5, 0), (7, 0)), ((2, 1), (9, 1))))
    assert read(one).state.rows_used == 1


def test_a_note_in_the_last_row_is_not_counted():
    one = grid(
        GRASSROOTS, row(GRASSROOTS), below=[["Ghi chú: xã Đức Lý chưa báo cáo."], ["(*) số ước"]]
    )
    reading = read(numbered(one, [1, "", ""]))
    assert reading.state.rows_read == 1


def test_blank_rows_between_are_not_counted():
    one = grid(GRASSROOTS, row(GRASSROOTS), {}, {"unit_id": "\u00a0 "}, commune("Xã Đức Lý"))
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 2)
    assert values(reading, "row") == [2, 5]


def test_repeated_headings_and_the_numbers_under_headings_are_not_counted():
    one = grid(GRASSROOTS, row(GRASSROOTS), commune("Xã Đức Lý"))
    head, first, second = one.rows
    numbers: list[Cell] = ["A", "B", *map(float, range(1, len(head) - 1))]
    formulas: list[Cell] = ["(1)", "(2)", "(3)", "(4)=(5)+(6)", "(5)"]
    machine: list[Cell] = [
        next(c.name for c in GRASSROOTS.columns if c.heading == text) for text in head
    ]
    reading = read(Grid(one.tab, [head, machine, numbers, formulas, first, head, second]))
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 2)
    assert reading.findings == ()


@pytest.mark.parametrize("mark", ["x", "X", "✓", "có", "Đạt"])
def test_any_mark_for_yes_is_yes(mark: str):
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, three_initiatives=mark)))
    assert values(reading, "three_initiatives") == ["dat"]


@pytest.mark.parametrize(
    ("typed", "value", "codes"),
    [
        (0.0, 0, []),
        ("0", 0, []),
        ("", None, [Code.VALUE_MISSING]),
        ("\u00a0", None, [Code.VALUE_MISSING]),
        ("-", None, [Code.NUMBER_DASH]),
        ("không", 0, [Code.NUMBER_WORD_ZERO]),
    ],
)
def test_none_and_unknown_are_told_apart(typed: Cell, value: float | None, codes: list[Code]):
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, members_away=typed)))
    assert values(reading, "members_away") == [value]
    assert [f.code for f in reading.findings] == codes


def test_non_breaking_spaces_and_decomposed_letters_are_no_obstacle_anywhere():
    spaced = "Xã\u00a0Hợp\u00a0Lý"
    apart = {
        name: unicodedata.normalize("NFD", GRASSROOTS.column(name).heading).replace(" ", "\u00a0")
        for name in ("unit_id", "branches", "members", "rating_scale")
    }
    one = grid(
        GRASSROOTS,
        row(GRASSROOTS, unit_id=unicodedata.normalize("NFD", spaced), branches="8\u00a0"),
        headings=apart,
        tab=unicodedata.normalize("NFD", "Chi đoàn dân cư"),
    )
    reading = read(one)
    assert values(reading, "unit_id") == ["hn-lynhan-hop-ly"]
    assert values(reading, "branches") == [8]
    assert reading.findings == ()


def test_a_merged_vertical_unit_stands_in_all_its_rows():
    one = grid(
        GRASSROOTS,
        row(GRASSROOTS, period_id="Quý I/2021", as_of_date=date(2021, 3, 31)),
        row(GRASSROOTS, unit_id="", period_id="Quý II/2021"),
        merges=(((1, 0), (2, 0)),),
    )
    reading = read(one)
    assert values(reading, "unit_id") == ["hn-lynhan-hop-ly"] * 2
    assert reading.findings == ()


def test_a_merged_number_is_not_spread_over_its_rows():
    at = 3
    one = grid(
        GRASSROOTS,
        row(GRASSROOTS),
        row(GRASSROOTS, unit_id="Xã Đức Lý", branches=""),
        merges=(((1, at), (2, at)),),
    )
    assert one.rows[0][at] == GRASSROOTS.column("branches").heading
    assert values(read(one), "branches") == [8, None]


def test_hidden_rows_are_counted_and_named_in_a_note():
    one = grid(GRASSROOTS, row(GRASSROOTS), commune("Xã Đức Lý"), hidden_rows=frozenset({2}))
    reading = read(one)
    assert reading.state.rows_used == 2
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == (Code.ROW_HIDDEN, Severity.NOTE)
    assert dict(finding.details)["rows"] == "3"


def test_a_hidden_tab_is_not_used_and_its_rows_are_told():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS), commune("Xã Đức Lý"), hidden=True))
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 0)
    assert [f.code for f in reading.findings] == [Code.TAB_HIDDEN]
    assert dict(reading.findings[0].details)["rows"] == "2"


def test_a_tab_copied_each_month_is_one_table_together():
    may = grid(JOBS, row(JOBS, activity_date=date(2021, 5, 12)), tab="Việc làm tháng 5")
    june = grid(JOBS, row(JOBS, activity_date=date(2021, 6, 12)), tab="Việc làm tháng 6")
    snapshot = looked(may, june)
    assert len(snapshot.tables["employment_log"]) == 2
    assert [(t.rows_read, t.rows_used) for t in snapshot.tabs] == [(1, 1), (1, 1)]


def test_a_tab_copied_and_not_changed_is_remarked_on_row_by_row():
    one = grid(JOBS, row(JOBS), tab="Việc làm tháng 5")
    same = grid(JOBS, row(JOBS), tab="Bản sao của Việc làm tháng 5")
    snapshot = looked(one, same)
    assert Code.ROW_REPEATED in [f.code for f in snapshot.findings]


def test_a_tab_with_only_headings_has_no_rows_and_no_findings():
    one = grid(GRASSROOTS, row(GRASSROOTS))
    reading = read(Grid(one.tab, one.rows[:1]))
    assert (reading.state.rows_read, reading.state.rows_used) == (0, 0)
    assert reading.findings == ()


def test_rows_of_different_lengths_are_read():
    one = grid(GRASSROOTS, row(GRASSROOTS), commune("Xã Đức Lý"))
    head, first, second = one.rows
    reading = read(Grid(one.tab, [head, first[:5], [*second, "thừa", "thừa"], ["Xã Nhân Mỹ"]]))
    assert (reading.state.rows_read, reading.state.rows_used) == (3, 2)
    assert Code.ROW_WITHOUT_FIGURES in [f.code for f in reading.findings]
