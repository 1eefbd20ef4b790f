"""``python -m services check``: a table for people, JSON for tools, and what it exits with."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from services.commands import main
from services.intake.tables.province import UNITS

HEADS = [
    "Đơn vị",
    "Ngày thực hiện",
    "Loại hoạt động",
    "Số thanh niên được giới thiệu việc làm",
    "Số có việc làm",
    "Trong đó thanh niên nông thôn",
    "Trạng thái xác minh",
]
GOOD = ["Lý Nhân", "12/05/2021", "Giới thiệu việc làm", 40, 25, 20, "Có báo cáo"]


def save(path: Path, *rows: list[object], tab: str = "Việc làm", heads: list[str] = HEADS) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet(tab)
    for at, cells in enumerate([heads, *rows]):
        sheet.write_row(at, 0, cells)
    book.close()
    return path


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any, str]:
    status = main(["check", *arguments, "--json"])
    out, err = capsys.readouterr()
    return status, json.loads(out) if out else None, err


def test_a_folder_without_mistakes_exits_with_0(tmp_path: Path, capsys):
    save(tmp_path / "a.xlsx", GOOD)
    status, told, err = checked(capsys, str(tmp_path))
    assert (status, err) == (0, "")
    assert told["tabs"] == [
        {
            "spreadsheet": "a",
            "tab": "Việc làm",
            "table": "employment_log",
            "rows_read": 1,
            "rows_used": 1,
            "rows_left_out": 0,
        }
    ]
    assert [f["code"] for f in told["findings"]] == ["no_province_workbook"]


def test_a_finding_says_where_what_and_what_would_be_right_in_both_languages(
    tmp_path: Path, capsys
):
    save(tmp_path / "a.xlsx", [*GOOD[:3], "300.00", *GOOD[4:]])
    status, told, _ = checked(capsys, str(tmp_path))
    assert status == 1
    (finding,) = [f for f in told["findings"] if f["severity"] == "error"]
    assert list(finding) == [
        "spreadsheet",
        "tab",
        "cell",
        "table",
        "column",
        "severity",
        "code",
        "value",
        "message_vi",
        "message_en",
    ]
    assert (finding["spreadsheet"], finding["tab"], finding["cell"]) == ("a", "Việc làm", "D2")
    assert (finding["table"], finding["column"]) == ("employment_log", "referred")
    assert (finding["code"], finding["value"]) == ("number_ambiguous", "300.00")
    assert "300.00" in finding["message_vi"]
    assert "Ghi lại cho rõ" in finding["message_vi"]
    assert "300.00" in finding["message_en"]
    assert finding["message_vi"] != finding["message_en"]


def test_warnings_alone_exit_with_0(tmp_path: Path, capsys):
    save(tmp_path / "a.xlsx", [*GOOD[:3], "hơn 40", *GOOD[4:]])
    status, told, _ = checked(capsys, str(tmp_path))
    assert status == 0
    assert "warning" in [f["severity"] for f in told["findings"]]


def test_a_broken_workbook_among_good_ones_is_an_error_and_not_the_end(tmp_path: Path, capsys):
    save(tmp_path / "a.xlsx", GOOD)
    (tmp_path / "b.xlsx").write_bytes(b"PK")
    status, told, _ = checked(capsys, str(tmp_path))
    assert status == 1
    assert ("b", "file_truncated") in [(f["spreadsheet"], f["code"]) for f in told["findings"]]
    assert [t["spreadsheet"] for t in told["tabs"]] == ["a"]


@pytest.mark.parametrize("kind", ["missing", "empty", "broken", "other file", "unknown tabs"])
def test_where_nothing_can_be_read_it_exits_with_2_and_one_sentence(
    tmp_path: Path, capsys, kind: str
):
    asked = tmp_path
    if kind == "missing":
        asked = tmp_path / "không có"
    elif kind == "broken":
        (tmp_path / "b.xlsx").write_bytes(b"PK")
    elif kind == "other file":
        asked = tmp_path / "ghi chú.txt"
        asked.write_text("xin chào", encoding="utf-8")
    elif kind == "unknown tabs":
        save(tmp_path / "a.xlsx", ["x"], tab="Danh bạ", heads=["Họ tên"])
    assert main(["check", str(asked)]) == 2
    _, err = capsys.readouterr()
    assert len(err.splitlines()) == 1
    assert str(asked) in err


def test_one_file_is_checked_with_the_units_of_its_folder_and_alone(tmp_path: Path, capsys):
    heads = [c.heading for c in UNITS.columns]
    units: list[list[object]] = [
        ["hn", "Tỉnh đoàn Hà Nam", "Hà Nam", "tỉnh", "", ""],
        ["an", "Huyện An", "An", "huyện", "", "hn"],
    ]
    save(tmp_path / "tinh.xlsx", *units, tab="Đơn vị 2021", heads=heads)
    save(tmp_path / "b.xlsx", ["sai"])
    one = save(tmp_path / "a.xlsx", ["Huyện An", *GOOD[1:]])
    status, told, _ = checked(capsys, str(one))
    assert status == 0
    assert [(t["spreadsheet"], t["rows_used"]) for t in told["tabs"]] == [("a", 1)]
    assert told["findings"] == []


def test_the_provinces_own_file_can_be_checked_too(tmp_path: Path, capsys):
    heads = [c.heading for c in UNITS.columns]
    rows: list[list[object]] = [
        ["hn", "Tỉnh đoàn", "", "tỉnh"],
        ["x", "Huyện X", "", "huyện", "", "sai"],
    ]
    one = save(tmp_path / "tinh.xlsx", *rows, tab="Đơn vị", heads=heads)
    status, told, _ = checked(capsys, str(one))
    assert status == 1
    assert [(t["table"], t["rows_read"], t["rows_used"]) for t in told["tabs"]] == [("units", 2, 1)]


def test_people_get_a_table_and_a_sentence_for_each_finding(tmp_path: Path, capsys):
    save(tmp_path / "a.xlsx", GOOD, [*GOOD[:3], "300.00", *GOOD[4:]])
    assert main(["check", str(tmp_path)]) == 1
    out, _ = capsys.readouterr()
    assert "Việc làm" in out
    assert "[Lỗi] a · Việc làm · D3:" in out
    assert "(number_ambiguous)" in out


def test_the_folder_of_the_environment_is_checked_when_none_is_named(
    tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch
):
    save(tmp_path / "a.xlsx", GOOD)
    monkeypatch.setenv("SOKET_DATA", str(tmp_path))
    assert checked(capsys)[0] == 0


@pytest.mark.parametrize("flags", [[], ["-O"]])
def test_it_runs_as_a_person_starts_it_in_a_console_of_another_code_page(
    tmp_path: Path, repository: Path, flags: list[str]
):
    save(tmp_path / "a.xlsx", GOOD)
    ran = subprocess.run(
        [sys.executable, *flags, "-m", "services", "check", str(tmp_path)],
        cwd=repository,
        capture_output=True,
        env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "PATH": "", "SYSTEMROOT": ""},
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert "Việc làm" in ran.stdout.decode("utf-8")
    assert ran.stderr == b""
