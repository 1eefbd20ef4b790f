"""The "usual layout problems" of domain.md 2.6: what people put around and between the figures."""

import unicodedata
from collections.abc import Sequence
from datetime import date

import pytest

from services.intake.findings import Code, Severity
from services.intake.layout import is_total_label
from services.sources import Cell, Grid
from tests.intake.tabs import COURSES, GRASSROOTS, JOBS, grid, looked, read, row, told, values

STT = "STT"


def commune(name: str, branches: float = 8.0, **more: Cell) -> dict[str, Cell]:
    return row(
        GRASSROOTS,
        unit_id=name,
        branches=branches,
        strong_registered=branches,
        strong_recognised=0.0,
        rated_1=branches,
        rated_2=0.0,
        rated_3=0.0,
        rated_4=0.0,
        **more,
    )


def numbered(one: Grid, serials: Sequence[Cell]) -> Grid:
    """Put a column of serial numbers before a tab whose headings are its first row."""
    lines = [[serial, *cells] for serial, cells in zip([STT, *serials], one.rows, strict=True)]
    return Grid(one.tab, lines, one.merges, one.hidden, one.hidden_rows)


def total(one: Grid, label: str, branches: Cell) -> list[Cell]:
    at = one.rows[0].index(GRASSROOTS.column("branches").heading)
    return [label, *[""] * (at - 1), branches]


def test_titles_and_agency_rows_above_are_skipped():
    one = grid(
        GRASSROOTS,
        row(GRASSROOTS),
        above=[
            ["TỈNH ĐOÀN HÀ NAM", "", "", "ĐOÀN TNCS HỒ CHÍ MINH"],
            ["HUYỆN ĐOÀN LÝ NHÂN"],
            ["***", "", "", "Lý Nhân, ngày 30 tháng 6 năm 2021"],
            [],
            ["BIỂU TỔ CHỨC CƠ SỞ ĐOÀN ĐỊA BÀN DÂN CƯ"],
        ],
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (1, 1)
    assert values(reading, "row") == [7]
    assert reading.findings == ()


def test_roman_and_dotted_serial_numbers_do_no_harm():
    one = numbered(
        grid(GRASSROOTS, commune("Xã Hợp Lý"), commune("Xã Đức Lý"), commune("Xã Nhân Mỹ")),
        ["1", "1.1", "II"],
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (3, 3)
    assert reading.findings == ()


def test_a_row_that_only_names_a_block_is_not_counted():
    one = numbered(
        grid(
            GRASSROOTS,
            {"unit_id": "Khối các xã miền Đông"},
            commune("Xã Hợp Lý"),
            {"unit_id": "Khối các xã miền Tây"},
            commune("Xã Đức Lý"),
        ),
        ["I", 1, "II", 1],
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 2)
    assert reading.findings == ()


def test_a_blocks_row_with_the_sums_of_its_rows_is_a_total():
    one = numbered(
        grid(
            GRASSROOTS,
            {"unit_id": "Các xã miền Đông", "branches": 17.0, "members": 240.0},
            commune("Xã Hợp Lý", 8.0),
            commune("Xã Đức Lý", 9.0),
        ),
        ["I", 1, 2],
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 2)
    assert reading.findings == ()


def test_a_blocks_row_whose_figures_are_no_sums_is_left_out_with_a_finding():
    one = numbered(
        grid(
            GRASSROOTS,
            {"unit_id": "Các xã miền Đông", "branches": 18.0, "members": 240.0},
            commune("Xã Hợp Lý", 8.0),
            commune("Xã Đức Lý", 9.0),
        ),
        ["I", 1, 2],
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (3, 2)
    assert ("B2", Code.UNIT_UNKNOWN) in told(reading.findings)


def test_a_mistyped_commune_is_never_taken_for_a_total_though_its_figures_would_fit():
    one = numbered(
        grid(GRASSROOTS, commune("Xã Hợp Lí Mới", 8.0), commune("Xã Đức Lý", 8.0)), [1, 2]
    )
    reading = read(one)
    assert (reading.state.rows_read, reading.state.rows_used) == (2, 1)
    assert Code.UNIT_UNKNOWN in [f.code for f in reading.findings]


def test_headings_in_two_rows_with_merged_parents_are_joined():
    heads: list[list[Cell]] = [
        [
            "STT",
            "Đơn vị",
            "Ngày thực hiện",
            "Loại hoạt động",
            "Số có việc làm",
            "",
            "Trạng thái xác minh",
        ],
        ["", "", "", "", "Tổng số", "Trong đó nữ", ""],
    ]
    data: list[Cell] = [
        1,
        "Lý Nhân",
        date(2021, 5, 12),
        "Ngày hội việc làm",
        25.0,
        10.0,
        "Có báo cáo",
    ]
    reading = read(Grid("Việc làm", [*heads, data]))
    assert values(reading, "placed") == [25]
    assert values(reading, "placed_female") == [10]
    assert values(reading, "row") == [3]


def test_headings_in_three_rows_are_joined():
    heads: list[list[Cell]] = [
        ["Đơn vị", "Ngày thực hiện", "Loại hoạt động", "Kết quả", "", "", "Trạng thái xác minh"],
        ["", "", "", "Số thanh niên được giới thiệu việc làm", "Số có việc làm", "", ""],
        ["", "", "", "", "Tổng số", "Trong đó nữ", ""],
    ]
    data: list[Cell] = [
        "Lý Nhân",
        date(2021, 5, 12),
        "Ngày hội việc làm",
        30.0,
        25.0,
        10.0,
        "Ước tính",
    ]
    reading = read(Grid("Việc làm", [*heads, data]))
    assert [values(reading, c) for c in ("referred", "placed", "placed_female")] == [
        [30],
        [25],
        [10],
    ]


def test_two_parents_with_a_women_column_each_are_kept_apart():
    heads: list[list[Cell]] = [
        [
            "Đơn vị",
            "Kỳ báo cáo",
            "Tên lớp",
            "Cấp tổ chức",
            "Hình thức",
            "Đối tượng",
            "Ngày bắt đầu",
            "Số người triệu tập",
            "Số người tham dự",
            "Trong đó",
            "",
            "Trạng thái",
        ],
        ["", "", "", "", "", "", "", "", "", "bí thư chi đoàn dân cư", "nữ", ""],
    ]
    cells = row(COURSES, attended_female=30.0)
    names = [
        "unit_id",
        "period_id",
        "class_title",
        "organiser_level",
        "training_form",
        "audience",
        "start_date",
        "invited",
        "attended",
        "attended_branch_sec",
        "attended_female",
        "status",
    ]
    reading = read(Grid("Đào tạo cán bộ", [*heads, [cells[n] for n in names]]))
    assert values(reading, "attended_branch_sec") == [40]
    assert values(reading, "attended_female") == [30]
    assert reading.findings == ()


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
