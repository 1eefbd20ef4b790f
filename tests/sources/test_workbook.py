"""Real files, as Excel, LibreOffice and accidents leave them in a folder."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

import openpyxl
import openpyxl.chart
import pytest
import xlsxwriter

from services.sources import Grid
from services.sources.workbook import WorkbookFolder
from tests.sources.workbooks import only_grid, write

# Moments in sheets bear no time zone.
moment = partial(datetime, tzinfo=None)


def made(path: Path, fill: Callable[[xlsxwriter.Workbook, object], None]) -> Grid:
    book = xlsxwriter.Workbook(str(path))
    tab = book.add_worksheet("Trang")
    fill(book, tab)
    book.close()
    return only_grid(path)


def test_cells_come_as_they_are_from_a1_on(tmp_path: Path):
    path = write(tmp_path / "a.xlsx", [], ["", "Lý Nhân", 7, 1.5, True, "007", date(2021, 6, 5)])
    grid = only_grid(path)
    assert grid.tab == "Việc làm"
    assert grid.rows == [
        ["", "", "", "", "", "", ""],
        ["", "Lý Nhân", 7.0, 1.5, True, "007", date(2021, 6, 5)],
    ]


def test_a_percentage_comes_as_a_person_sees_it(tmp_path: Path):
    def fill(book, tab):
        tab.write(0, 0, 0.85, book.add_format({"num_format": "0%"}))
        tab.write(0, 1, 0.8512, book.add_format({"num_format": "0.00%"}))
        tab.write(0, 2, 1, book.add_format({"num_format": "0%;[Red]-0%"}))
        tab.write(0, 3, 85, book.add_format({"num_format": '0" %"'}))
        tab.write(0, 4, 0.85)

    assert made(tmp_path / "a.xlsx", fill).rows == [["85%", "85,12%", "100%", 85.0, 0.85]]


def test_an_error_comes_as_its_text_and_a_formula_by_its_last_result(tmp_path: Path):
    def fill(book, tab):
        tab.write_formula(0, 0, "=1/0", None, "#DIV/0!")
        tab.write_formula(0, 1, "=A9", None, "#REF!")
        tab.write_formula(0, 2, "=2+3", None, 5)
        tab.write_formula(0, 3, '="x"', None, "x")
        tab.write_boolean(0, 4, False)

    assert made(tmp_path / "a.xlsx", fill).rows == [["#DIV/0!", "#REF!", 5.0, "x", False]]


def test_a_formula_that_was_never_calculated_is_no_blank(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["=SUM(B1:C1)", 2, 3, "=IF(B1<C1,1,0)"])
    book.save(tmp_path / "a.xlsx")
    assert only_grid(tmp_path / "a.xlsx").rows == [["=SUM(B1:C1)", 2.0, 3.0, "=IF(B1<C1,1,0)"]]


def test_times_of_day_and_lengths_of_time_come_as_moments_and_never_as_something_else(tmp_path):
    def fill(book, tab):
        tab.write(0, 0, 0.5, book.add_format({"num_format": "h:mm"}))
        tab.write(0, 1, 2.5, book.add_format({"num_format": "[h]:mm"}))
        tab.write(0, 2, 0, book.add_format({"num_format": "dd/mm/yyyy"}))
        tab.write(0, 3, 44352.25, book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))

    (row,) = made(tmp_path / "a.xlsx", fill).rows
    assert row == [
        moment(1899, 12, 30, 12),
        moment(1900, 1, 1, 12),
        moment(1899, 12, 30),
        moment(2021, 6, 5, 6),
    ]


@pytest.mark.parametrize(
    "form",
    [
        "#,##0",
        '#,##0\\ "₫"',
        "_-* #,##0\\ _₫_-",
        "#,##0 [$₫-42A]",
        '0 "người"',
        "@",
        "0.00E+00",
        "[Red]0",
    ],
)
def test_no_format_of_a_number_makes_a_date_of_it(tmp_path: Path, form: str):
    def fill(book, tab):
        tab.write(0, 0, 44352, book.add_format({"num_format": form}))

    assert made(tmp_path / "a.xlsx", fill).rows == [[44352.0]]


def test_dates_of_the_mac_calendar_are_the_same_days(tmp_path: Path):
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"date_1904": True})
    book.add_worksheet().write_datetime(
        0, 0, date(2021, 6, 5), book.add_format({"num_format": "d/m/yy"})
    )
    book.close()
    assert only_grid(tmp_path / "a.xlsx").rows == [[date(2021, 6, 5)]]


def test_hidden_rows_hidden_tabs_and_merges_are_told(tmp_path: Path):
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    seen, unseen, deep = (book.add_worksheet(n) for n in ("Hiện", "Ẩn", "Ẩn sâu"))
    seen.merge_range("A1:C1", "Tiêu đề")
    seen.merge_range("A2:A3", "Lý Nhân")
    seen.write("A5", "x")
    seen.set_row(3, None, None, {"hidden": True})
    unseen.write("A1", "x")
    unseen.hide()
    deep.write("A1", "x")
    deep.very_hidden()
    book.close()
    first, second, third = WorkbookFolder(tmp_path).read("a.xlsx").grids
    assert first.merges == (((0, 0), (0, 2)), ((1, 0), (2, 0)))
    assert first.hidden_rows == {3}
    assert [g.hidden for g in (first, second, third)] == [False, True, True]


def test_a_workbook_of_nothing_but_charts_has_no_tabs(tmp_path: Path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.create_chartsheet("Biểu đồ").add_chart(openpyxl.chart.BarChart())
    book.save(tmp_path / "a.xlsx")
    assert WorkbookFolder(tmp_path).read("a.xlsx").grids == ()


def test_an_empty_workbook_has_an_empty_tab(tmp_path: Path):
    assert only_grid(write(tmp_path / "a.xlsx")).rows == []


def test_a_million_rows_that_are_only_formatted_cost_nothing(tmp_path: Path):
    def fill(book, tab):
        tab.write(0, 0, "Đơn vị")
        form = book.add_format({"bg_color": "yellow"})
        for row in range(1, 1_048_576, 997):
            tab.write_blank(row, 3, None, form)

    assert made(tmp_path / "a.xlsx", fill).rows == [["Đơn vị"]]


@pytest.mark.parametrize(
    ("far", "cut_at", "height"),
    [
        ((1_048_575, 16_383), "A200001", 2),
        ((300_000, 500), "A200001", 2),
        ((999, 16_383), "BA1", 2),
        ((1_048_575, 30), "A200001", 2),
    ],
)
def test_a_stray_cell_far_away_neither_ends_the_process_nor_goes_unsaid(
    tmp_path: Path, far: tuple[int, int], cut_at: str, height: int
):
    def fill(book, tab):
        tab.write(0, 0, "Đơn vị")
        tab.write(1, 1, "Lý Nhân")
        tab.write(*far, " ")

    grid = made(tmp_path / "a.xlsx", fill)
    assert grid.cut_at == cut_at
    assert grid.rows == [["Đơn vị", ""], ["", "Lý Nhân"]]


def test_a_wide_or_a_long_sheet_that_fits_is_read_whole(tmp_path: Path):
    def fill(book, tab):
        tab.write(0, 0, "Đơn vị")
        tab.write(500, 16_383, "xa")

    grid = made(tmp_path / "a.xlsx", fill)
    assert grid.cut_at == ""
    assert grid.rows[500][16_383] == "xa"


def test_elements_with_a_prefix_are_marked_too(tmp_path: Path):
    def fill(book, tab):
        tab.write(0, 0, 0.85, book.add_format({"num_format": "0%"}))
        tab.write_formula(0, 1, "=1/0", None, "#DIV/0!")
        tab.write(2, 0, "x")
        tab.set_row(2, None, None, {"hidden": True})

    made(tmp_path / "plain.xlsx", fill)
    with (
        zipfile.ZipFile(tmp_path / "plain.xlsx") as plain,
        zipfile.ZipFile(tmp_path / "a.xlsx", "w") as out,
    ):
        for part in plain.namelist():
            content = plain.read(part)
            if part.endswith("sheet1.xml"):
                for name in (b"worksheet", b"sheetData", b"row", b"c", b"v", b"f"):
                    for end in (b">", b" "):
                        content = content.replace(b"<" + name + end, b"<x:" + name + end)
                    content = content.replace(b"</" + name + b">", b"</x:" + name + b">")
                content = content.replace(b' xmlns="', b' xmlns:x="', 1)
            out.writestr(part, content)
    grid = only_grid(tmp_path / "a.xlsx")
    assert grid.rows[0] == ["85%", "#DIV/0!"]
    assert grid.hidden_rows == {2}
