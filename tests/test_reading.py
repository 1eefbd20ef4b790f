"""One look after another at a source that changes, fails, and comes back."""

import logging
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.errors import (
    SpreadsheetUnreadableError,
)
from services.intake.findings import Code
from services.reading import Readings, look
from services.refresh import Refresher
from services.snapshot import Snapshot
from services.sources import Grid, Spreadsheet
from services.sources.memory import MemorySource
from services.sources.workbook import WorkbookFolder
from tests.watched import referred, save, sheet, until

LY_NHAN, BINH_LUC = "ly-nhan.xlsx", "binh-luc.xlsx"
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"EncryptedPackage" + b"\0" * 3000


def about(snapshot: Snapshot | None) -> dict[str, Code]:
    assert snapshot
    return {f.spreadsheet: f.code for f in snapshot.findings if f.spreadsheet and not f.tab}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save(tmp_path, LY_NHAN, 40)
    save(tmp_path, BINH_LUC, 30, "Bình Lục")
    return tmp_path


@pytest.fixture
def first(folder: Path) -> Readings:
    readings = look(WorkbookFolder(folder), Readings())
    assert referred(readings.snapshot) == {"hn-binhluc": 30, "hn-lynhan": 40}
    return readings


def test_nothing_changed_gives_the_very_same_readings(folder: Path, first: Readings):
    assert look(WorkbookFolder(folder), first) is first


def test_a_changed_workbook_is_read_again_and_only_that_one(folder: Path, first: Readings):
    save(folder, LY_NHAN, 41)
    second = look(WorkbookFolder(folder), first)
    assert referred(second.snapshot) == {"hn-binhluc": 30, "hn-lynhan": 41}
    assert second.kept[BINH_LUC] is first.kept[BINH_LUC]
    assert second.snapshot
    assert first.snapshot
    assert second.snapshot.version != first.snapshot.version


def test_equal_content_has_an_equal_version(folder: Path, first: Readings):
    again = look(WorkbookFolder(folder), Readings())
    assert again.snapshot
    assert first.snapshot
    assert again.snapshot.version == first.snapshot.version
    os.utime(folder / LY_NHAN, ns=(1, 1))
    touched = look(WorkbookFolder(folder), first)
    assert touched.snapshot
    assert touched.snapshot.version == first.snapshot.version


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (cut, Code.FILE_TRUNCATED),
        (lambda path: path.write_bytes(b""), Code.FILE_TRUNCATED),
        (lambda path: path.write_bytes(OLE), Code.FILE_ENCRYPTED),
        (lambda path: path.write_bytes(b"%PDF-1.7 khong phai bang tinh"), Code.FILE_NOT_WORKBOOK),
    ],
    ids=["half saved", "empty", "encrypted", "no workbook"],
)
def test_a_spoilt_workbook_keeps_its_last_good_tables_and_the_others_go_on(
    folder: Path, first: Readings, spoil: Callable[[Path], object], code: Code
):
    spoil(folder / LY_NHAN)
    save(folder, BINH_LUC, 31, "Bình Lục")
    second = look(WorkbookFolder(folder), first, lambda: datetime(2021, 7, 1, tzinfo=UTC))
    assert referred(second.snapshot) == {"hn-binhluc": 31, "hn-lynhan": 40}
    assert about(second.snapshot) == {"ly-nhan": code}
    assert second.snapshot
    state = next(s for s in second.snapshot.spreadsheets if s.id == LY_NHAN)
    assert state.failing_since == datetime(2021, 7, 1, tzinfo=UTC)
    assert state.read_at is not None
    assert look(WorkbookFolder(folder), second) is second
    save(folder, LY_NHAN, 42)
    third = look(WorkbookFolder(folder), second)
    assert referred(third.snapshot) == {"hn-binhluc": 31, "hn-lynhan": 42}
    assert about(third.snapshot) == {}
    assert third.snapshot
    assert all(s.failing_since is None for s in third.snapshot.spreadsheets)


def test_a_workbook_spoilt_from_the_start_has_no_tables_but_a_finding(folder: Path):
    cut(folder / LY_NHAN)
    readings = look(WorkbookFolder(folder), Readings())
    assert referred(readings.snapshot) == {"hn-binhluc": 30}
    assert about(readings.snapshot) == {"ly-nhan": Code.FILE_TRUNCATED}
    assert readings.snapshot
    assert [s.read_at is None for s in readings.snapshot.spreadsheets] == [False, True]


def test_a_workbook_that_somebody_has_open_is_read_with_a_note(folder: Path, first: Readings):
    (folder / f"~${LY_NHAN}").write_bytes(b"x")
    second = look(WorkbookFolder(folder), first)
    assert referred(second.snapshot) == referred(first.snapshot)
    assert about(second.snapshot) == {"ly-nhan": Code.FILE_OPEN_ELSEWHERE}
    (folder / f"~${LY_NHAN}").unlink()
    assert about(look(WorkbookFolder(folder), second).snapshot) == {}


def test_a_workbook_gone_for_one_look_is_kept_and_gone_for_two_is_gone(
    folder: Path, first: Readings
):
    away = folder / "khac.tmp"
    (folder / LY_NHAN).rename(away)
    second = look(WorkbookFolder(folder), first)
    assert second.snapshot is first.snapshot
    shutil.move(away, folder / LY_NHAN)
    third = look(WorkbookFolder(folder), second)
    assert third.snapshot is first.snapshot
    (folder / LY_NHAN).unlink()
    fourth = look(WorkbookFolder(folder), third)
    assert fourth.snapshot is first.snapshot
    fifth = look(WorkbookFolder(folder), fourth)
    assert referred(fifth.snapshot) == {"hn-binhluc": 30}
    assert list(fifth.kept) == [BINH_LUC]


def test_a_new_workbook_is_found(folder: Path, first: Readings):
    save(folder, "kim-bang.xlsx", 20, "Kim Bảng")
    assert len(referred(look(WorkbookFolder(folder), first).snapshot)) == 3


def test_a_folder_that_goes_missing_keeps_everything_and_says_since_when(
    folder: Path, first: Readings, tmp_path_factory: pytest.TempPathFactory
):
    away = tmp_path_factory.mktemp("khac") / "x"
    folder.rename(away)
    since = datetime(2021, 7, 1, tzinfo=UTC)
    second = look(WorkbookFolder(folder), first, lambda: since)
    assert second.unreachable_since == since
    assert second.snapshot is first.snapshot
    assert look(WorkbookFolder(folder), second) is second
    away.rename(folder)
    third = look(WorkbookFolder(folder), second)
    assert third.unreachable_since is None
    assert third.snapshot is first.snapshot


def test_a_folder_that_was_never_there_gives_nothing_and_later_everything(tmp_path: Path):
    source = WorkbookFolder(tmp_path / "chua co")
    readings = look(source, Readings())
    assert readings.snapshot is None
    (tmp_path / "chua co").mkdir()
    save(tmp_path / "chua co", LY_NHAN, 40)
    assert referred(look(source, readings).snapshot) == {"hn-lynhan": 40}


def test_an_empty_folder_is_an_empty_snapshot(tmp_path: Path):
    readings = look(WorkbookFolder(tmp_path), Readings())
    assert readings.snapshot
    assert readings.snapshot.tabs == readings.snapshot.findings == ()
    assert {len(rows) for rows in readings.snapshot.tables.values()} == {0}
    assert look(WorkbookFolder(tmp_path), readings) is readings


def test_a_file_that_another_program_holds_is_tried_again_though_it_did_not_change():
    held = SpreadsheetUnreadableError("a", Code.FILE_UNREACHABLE)
    good = sheet("a", "Lý Nhân")

    class Held(MemorySource):
        def versions(self) -> Mapping[str, str]:
            return {"a": "unchanged"}

    source = Held({"a": held})
    first = look(source, Readings())
    assert about(first.snapshot) == {"a": Code.FILE_UNREACHABLE}
    assert look(source, first).snapshot is first.snapshot
    source.spreadsheets["a"] = good
    assert referred(look(source, first).snapshot) == {"hn-lynhan": 40}


@pytest.mark.parametrize(
    "bug", [KeyError("x"), TypeError("x"), ZeroDivisionError(), RecursionError()]
)
def test_a_mistake_of_ours_over_one_workbook_costs_only_that_one(
    bug: Exception, caplog: pytest.LogCaptureFixture
):
    class Grids(tuple[Grid, ...]):
        def __iter__(self):
            raise bug

    weird = Spreadsheet("b", "b", Grids(), "1")
    source = MemorySource({"a": sheet("a", "Lý Nhân"), "b": weird, "c": sheet("c", "Bình Lục")})
    with caplog.at_level(logging.ERROR):
        readings = look(source, Readings())
    assert set(referred(readings.snapshot)) == {"hn-lynhan", "hn-binhluc"}
    assert about(readings.snapshot) == {"b": Code.FILE_NOT_UNDERSTOOD}
    assert "b" in caplog.text
    assert look(source, readings) is readings
    source.spreadsheets["b"] = sheet("b", "Kim Bảng", "2")
    assert len(referred(look(source, readings).snapshot)) == 3


def test_other_units_give_every_spreadsheet_another_reading():
    units = [
        ["Mã đơn vị", "Tên đơn vị", "Cấp", "Trực thuộc"],
        ["hn", "Tỉnh đoàn Hà Nam", "tỉnh", ""],
        ["an", "Huyện An", "huyện", "hn"],
    ]
    source = MemorySource({"a": sheet("a", "Huyện An")})
    first = look(source, Readings())
    assert referred(first.snapshot) == {}
    source.spreadsheets["tinh"] = Spreadsheet("tinh", "Tỉnh", (Grid("Đơn vị", list(units)),), "1")
    second = look(source, first)
    assert referred(second.snapshot) == {"an": 40}
    del source.spreadsheets["tinh"]
    third = look(source, look(source, second))
    assert referred(third.snapshot) == {}


def test_no_cells_are_kept_between_looks(folder: Path, first: Readings):
    for kept in first.kept.values():
        assert kept.part.spreadsheet_link is not None
        assert kept.part.spreadsheet_link.grids == ()


def test_two_spreadsheets_with_one_title_do_not_mix_up_their_counts(folder: Path):
    save(folder, "a.xlsx", 1)
    shutil.copy(folder / "a.xlsx", folder / "a.xlsm")
    snapshot = look(WorkbookFolder(folder), Readings()).snapshot
    assert snapshot
    assert {s.title for s in snapshot.spreadsheets} >= {"a.xlsx", "a.xlsm"}


# The refresher.


def test_the_watcher_picks_up_a_changed_workbook_by_itself(folder: Path):
    seen: list[Snapshot] = []
    refresher = Refresher(WorkbookFolder(folder), 0.05, seen.append)
    refresher.start()
    try:
        assert referred(refresher.snapshot)["hn-lynhan"] == 40
        save(folder, LY_NHAN, 77)
        assert until(lambda: referred(refresher.snapshot).get("hn-lynhan") == 77)
        assert seen[0] is not seen[-1]
        assert seen[-1] is refresher.snapshot
    finally:
        refresher.stop()
