"""Real files, as Excel, LibreOffice and accidents leave them in a folder."""

import os
import shutil
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

import openpyxl
import openpyxl.chart
import pytest
import xlsxwriter

from services.errors import SourceUnreachableError, SpreadsheetUnreadableError
from services.intake.findings import Code
from services.sources import Cell, Grid
from services.sources.workbook import WorkbookFolder

# Moments in sheets bear no time zone.
moment = partial(datetime, tzinfo=None)
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def write(path: Path, *rows: list[object], sheet: str = "Việc làm") -> Path:
    book = xlsxwriter.Workbook(str(path))
    tab = book.add_worksheet(sheet)
    for at, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                tab.write_datetime(at, column, cell, book.add_format({"num_format": "dd/mm/yyyy"}))
            else:
                tab.write(at, column, cell)
    book.close()
    return path


def only_grid(path: Path) -> Grid:
    (grid,) = WorkbookFolder(path.parent).read(path.name).grids
    return grid


def made(path: Path, fill: Callable[[xlsxwriter.Workbook, object], None]) -> Grid:
    book = xlsxwriter.Workbook(str(path))
    tab = book.add_worksheet("Trang")
    fill(book, tab)
    book.close()
    return only_grid(path)


def fault(path: Path) -> Code:
    with pytest.raises(SpreadsheetUnreadableError) as caught:
        WorkbookFolder(path.parent).read(path.name)
    assert caught.value.spreadsheet_id == path.name
    return Code(caught.value.code)


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


def test_a_file_cut_short_at_any_place_is_damaged_and_nothing_worse(tmp_path: Path):
    whole = write(tmp_path / "whole.xlsx", ["Đơn vị", 1]).read_bytes()
    path = tmp_path / "a.xlsx"
    for size in range(0, len(whole) - 1, 97):
        path.write_bytes(whole[:size])
        assert fault(path) is Code.FILE_TRUNCATED


def test_a_file_with_any_byte_changed_is_read_or_damaged_and_nothing_worse(tmp_path: Path):
    whole = write(tmp_path / "whole.xlsx", ["Đơn vị", 1]).read_bytes()
    path = tmp_path / "a.xlsx"
    for at in range(0, len(whole), 61):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        with suppress(SpreadsheetUnreadableError):
            WorkbookFolder(tmp_path).read("a.xlsx")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", Code.FILE_TRUNCATED),
        ("a.xlsx", b"PK\x03\x04", Code.FILE_TRUNCATED),
        ("a.xlsx", OLE + b"\0" * 504, Code.FILE_ENCRYPTED),
        ("a.xlsx", OLE + b"EncryptedPackage" + b"\0" * 3000, Code.FILE_ENCRYPTED),
        ("a.xlsx", b"%PDF-1.7", Code.FILE_NOT_WORKBOOK),
        ("a.xlsx", "Đơn vị;Số".encode(), Code.FILE_NOT_WORKBOOK),
        ("a.xlsx", b"<html><table></table></html>", Code.FILE_NOT_WORKBOOK),
    ],
)
def test_what_is_wrong_with_a_file_is_told_by_its_code(
    tmp_path: Path, name: str, content: bytes, code: Code
):
    path = tmp_path / name
    path.write_bytes(content)
    assert fault(path) is code


def test_a_zip_that_is_no_workbook_is_damaged(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("thu.txt", "xin chào")
    assert fault(tmp_path / "a.xlsx") in (Code.FILE_TRUNCATED, Code.FILE_NOT_WORKBOOK)


def test_a_file_that_is_not_there_any_more_is_out_of_reach(tmp_path: Path):
    assert fault(tmp_path / "a.xlsx") is Code.FILE_UNREACHABLE


@pytest.mark.skipif(sys.platform == "win32", reason="names on Windows cannot hold these")
@pytest.mark.parametrize("name", ["nháy ' và \" kép.xlsx", "a b  c.xlsx", "#1 & 100%.xlsx"])
def test_weird_names_are_names(tmp_path: Path, name: str):
    write(tmp_path / name, ["x"])
    folder = WorkbookFolder(tmp_path)
    assert list(folder.versions()) == [name]
    assert folder.read(name).title == name.removesuffix(".xlsx")


def test_a_decomposed_name_is_shown_composed_and_found_by_either_form(tmp_path: Path):
    composed = unicodedata.normalize("NFC", "Lý Nhân.xlsx")
    apart = unicodedata.normalize("NFD", composed)
    write(tmp_path / apart, ["x"])
    (name,) = WorkbookFolder(tmp_path, frozenset({composed})).versions()
    assert WorkbookFolder(tmp_path).read(name).title == "Lý Nhân"


def test_two_files_that_differ_only_in_their_ending_have_two_titles(tmp_path: Path):
    write(tmp_path / "a.xlsx", ["x"])
    shutil.copy(tmp_path / "a.xlsx", tmp_path / "a.xlsm")
    folder = WorkbookFolder(tmp_path)
    assert [folder.read(name).title for name in folder.versions()] == ["a.xlsm", "a.xlsx"]


def test_only_workbooks_of_the_folder_are_looked_at(tmp_path: Path):
    for name in ("b.xlsx", "A.XLSX"):
        write(tmp_path / "x.xlsx", ["x"]).rename(tmp_path / name)
    for name in (
        "~$b.xlsx",
        ".~lock.b.xlsx#",
        "._b.xlsx",
        "ghi chú.txt",
        "b.xlsx.bak",
        "lu123.tmp",
    ):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "thư mục.xlsx").mkdir()
    (tmp_path / "cũ").mkdir()
    write(tmp_path / "cũ" / "c.xlsx", ["x"])
    assert sorted(WorkbookFolder(tmp_path).versions()) == ["A.XLSX", "b.xlsx"]


def test_a_version_differs_when_the_file_or_its_lock_does(tmp_path: Path):
    path = write(tmp_path / "bao cao.xlsx", ["x"])
    folder = WorkbookFolder(tmp_path)
    seen = [folder.versions()["bao cao.xlsx"]]
    os.utime(path, ns=(1, 1))
    seen.append(folder.versions()["bao cao.xlsx"])
    (tmp_path / "~$o cao.xlsx").write_bytes(b"x")
    seen.append(folder.versions()["bao cao.xlsx"])
    assert folder.read("bao cao.xlsx").open_elsewhere
    (tmp_path / "~$o cao.xlsx").unlink()
    assert folder.versions()["bao cao.xlsx"] == seen[1]
    (tmp_path / ".~lock.bao cao.xlsx#").write_bytes(b"x")
    seen.append(folder.versions()["bao cao.xlsx"])
    assert folder.read("bao cao.xlsx").open_elsewhere
    assert len(set(seen)) == 3
    assert seen[2] == seen[3]


def test_a_digest_tells_whether_the_content_is_the_same(tmp_path: Path):
    write(tmp_path / "a.xlsx", ["x"])
    shutil.copy(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    write(tmp_path / "c.xlsx", ["y"])
    a, b, c = (WorkbookFolder(tmp_path).read(n).digest for n in ("a.xlsx", "b.xlsx", "c.xlsx"))
    assert a == b != c


def test_a_missing_folder_is_a_source_out_of_reach(tmp_path: Path):
    folder = WorkbookFolder(tmp_path / "không có")
    with pytest.raises(SourceUnreachableError) as caught:
        folder.versions()
    assert caught.value.place == folder.place


def test_a_file_in_place_of_the_folder_is_a_source_out_of_reach(tmp_path: Path):
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(SourceUnreachableError):
        WorkbookFolder(tmp_path / "tệp").versions()


def test_the_workbooks_with_a_list_of_units_are_found_past_broken_ones(tmp_path: Path):
    write(tmp_path / "tinh.xlsx", ["x"], sheet="Đơn vị")
    write(tmp_path / "huyen.xlsx", ["x"])
    (tmp_path / "hong.xlsx").write_bytes(b"PK")
    assert WorkbookFolder(tmp_path).with_units() == {"tinh.xlsx"}


def test_a_workbook_of_libreoffice_or_of_old_excel_is_read_by_its_ending(tmp_path: Path):
    value: Cell = only_grid(write(tmp_path / "a.xlsm", ["Đơn vị", 3])).rows[0][1]
    assert value == 3.0


def test_a_damaged_address_in_the_middle_of_a_sheet_asks_for_no_memory(tmp_path: Path):
    whole = write(tmp_path / "whole.xlsx", ["Đơn vị", 1, 2], ["x", 3, 4])
    with zipfile.ZipFile(whole) as good, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as bad:
        for part in good.namelist():
            bad.writestr(part, good.read(part).replace(b'r="B1"', b'r="XFD1048576"'))
    grid = only_grid(tmp_path / "a.xlsx")
    assert grid.rows == [["Đơn vị", "", 2.0], ["x", 3.0, 4.0]]
    assert grid.cut_at == "BA1"
