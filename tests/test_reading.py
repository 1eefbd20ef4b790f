"""One look after another at a source that changes, fails, and comes back."""

import logging
import os
import shutil
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from services.config import ROOT, SAMPLE_DIR, Settings
from services.errors import (
    NothingReadableError,
    SettingError,
    SourceUnreachableError,
    SpreadsheetUnreadableError,
)
from services.intake.findings import Code
from services.reading import Readings, look
from services.refresh import Refresher
from services.snapshot import Snapshot
from services.sources import Grid, Spreadsheet
from services.sources.memory import MemorySource
from services.sources.workbook import WorkbookFolder
from services.view import newest_month
from tests.intake.tabs import JOBS, grid, row

LY_NHAN, BINH_LUC = "ly-nhan.xlsx", "binh-luc.xlsx"
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"EncryptedPackage" + b"\0" * 3000


def save(folder: Path, name: str, referred: float, unit: str = "Lý Nhân") -> None:
    heads = [
        "Đơn vị",
        "Ngày thực hiện",
        "Loại hoạt động",
        "Số thanh niên được giới thiệu việc làm",
        "Số có việc làm",
        "Trong đó thanh niên nông thôn",
        "Trạng thái xác minh",
    ]
    book = xlsxwriter.Workbook(str(folder / name))
    tab = book.add_worksheet("Việc làm")
    tab.write_row(0, 0, heads)
    tab.write_row(1, 0, [unit, "12/05/2021", "Giới thiệu việc làm", referred, 1, 1, "Có báo cáo"])
    book.close()


def referred(snapshot: Snapshot | None) -> dict[str, float]:
    assert snapshot
    for tab in snapshot.tabs:
        assert tab.rows_read == tab.rows_used + tab.rows_left_out
    jobs = snapshot.tables["employment_log"]
    return dict(zip(jobs["unit_id"], jobs["referred"], strict=True))


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


def sheet(key: str, unit: str, digest: str = "1", **cells: float) -> Spreadsheet:
    return Spreadsheet(key, key, (grid(JOBS, row(JOBS, unit_id=unit, **cells)),), digest)


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


def until(done: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return True
        time.sleep(0.02)
    return done()


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


def test_without_anything_read_there_is_an_error_for_the_reader(tmp_path: Path):
    refresher = Refresher(WorkbookFolder(tmp_path / "không có"), 60)
    refresher.look_now()
    with pytest.raises(NothingReadableError):
        _ = refresher.snapshot
    assert refresher.readings.unreachable_since is not None


def test_a_mistake_in_one_look_does_not_end_the_looking(caplog: pytest.LogCaptureFixture):
    source = MemorySource({"a": sheet("a", "Lý Nhân")})
    refresher = Refresher(source, 0.02)
    refresher.start()
    try:
        source.failure = KeyError("a mistake of ours")
        assert until(lambda: "a look at memory failed" in caplog.text)
        source.spreadsheets["a"] = sheet("a", "Lý Nhân", "2", referred=41.0)
        source.failure = None
        assert until(lambda: referred(refresher.snapshot) == {"hn-lynhan": 41})
    finally:
        refresher.stop()


def test_whoever_keeps_snapshots_may_fail_and_the_looking_goes_on(
    caplog: pytest.LogCaptureFixture,
):
    source = MemorySource({"a": sheet("a", "Lý Nhân")})
    full = [False]

    def keep(_snapshot: Snapshot) -> None:
        if full[0]:
            raise OSError("disk is full")

    refresher = Refresher(source, 0.02, keep)
    refresher.start()
    try:
        full[0] = True
        source.spreadsheets["a"] = sheet("a", "Lý Nhân", "2", referred=41.0)
        assert until(lambda: "failed" in caplog.text)
        assert referred(refresher.snapshot) == {"hn-lynhan": 41}
        source.spreadsheets["a"] = sheet("a", "Lý Nhân", "3", referred=42.0)
        assert until(lambda: referred(refresher.snapshot) == {"hn-lynhan": 42})
    finally:
        refresher.stop()


def test_an_unreachable_source_is_no_mistake(caplog: pytest.LogCaptureFixture):
    source = MemorySource({"a": sheet("a", "Lý Nhân")})
    refresher = Refresher(source, 60)
    refresher.look_now()
    source.failure = SourceUnreachableError("memory")
    refresher.look_now()
    assert refresher.readings.unreachable_since is not None
    assert referred(refresher.snapshot) == {"hn-lynhan": 40}
    assert caplog.text == ""


# Settings.


def test_settings_have_defaults_that_show_the_sample():
    assert Settings.from_mapping({}) == Settings(SAMPLE_DIR, 1.0)


def test_a_relative_folder_is_taken_from_the_application(tmp_path: Path):
    assert Settings.from_mapping({"data_dir": "so-lieu"}).data_dir == ROOT / "so-lieu"
    assert Settings.from_mapping({"data_dir": str(tmp_path)}).data_dir == tmp_path


def test_the_environment_overrides_the_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOKET_DATA", "cua toi")
    assert Settings.from_environment({"data_dir": "x"}).data_dir == tmp_path / "cua toi"
    monkeypatch.delenv("SOKET_DATA")
    assert Settings.from_environment({"data_dir": "x"}).data_dir == ROOT / "x"


@pytest.mark.parametrize("poll", ["nhanh", "", 0, -1, "nan", "inf", 1e9, None])
def test_a_setting_that_cannot_be_used_is_named(poll: object):
    with pytest.raises(SettingError) as caught:
        Settings.from_mapping({"poll_seconds": poll})
    assert caught.value.name == "poll_seconds"


def test_a_home_that_is_nobodys_is_a_setting_that_cannot_be_used():
    with pytest.raises(SettingError):
        Settings.from_mapping({"data_dir": "~khong-co-ai-ten-nay/x"})


def test_a_row_of_a_month_that_has_not_come_is_told_and_is_not_the_newest(folder: Path):
    heads = ["Đơn vị", "Ngày thực hiện", "Loại hoạt động", "Số lượt tư vấn", "Trạng thái xác minh"]
    book = xlsxwriter.Workbook(str(folder / "phu-ly.xlsx"))
    tab = book.add_worksheet("Việc làm")
    tab.write_row(0, 0, heads)
    tab.write_row(1, 0, ["Phủ Lý", "12/05/2024", "Tư vấn", 7, "Có báo cáo"])
    book.close()

    snapshot = look(
        WorkbookFolder(folder), Readings(), now=lambda: datetime(2021, 8, 1, tzinfo=UTC)
    ).snapshot

    assert snapshot
    late = [f for f in snapshot.findings if f.code is Code.DATE_IN_FUTURE]
    assert [(f.spreadsheet, f.cell, f.severity.value) for f in late] == [
        ("phu-ly", "B2", "warning")
    ]
    assert newest_month(snapshot) == 12 * 2021 + 5  # June 2021, the quarter of the other two.
