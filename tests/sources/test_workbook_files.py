"""Files that are damaged, locked, oddly named, or no workbooks at all."""

import os
import shutil
import sys
import unicodedata
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from services.errors import SourceUnreachableError, SpreadsheetUnreadableError
from services.intake.findings import Code
from services.sources import Cell
from services.sources.workbook import WorkbookFolder
from tests.sources.workbooks import only_grid, write

# Moments in sheets bear no time zone.
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def fault(path: Path) -> Code:
    with pytest.raises(SpreadsheetUnreadableError) as caught:
        WorkbookFolder(path.parent).read(path.name)
    assert caught.value.spreadsheet_id == path.name
    return Code(caught.value.code)


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
