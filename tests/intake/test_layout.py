"""The "usual layout problems" of domain.md 2.6: what people put around and between the figures."""

from datetime import date

from services.intake.findings import Code
from services.sources import Cell, Grid
from tests.intake.tabs import COURSES, GRASSROOTS, commune, grid, numbered, read, row, told, values


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
