"""The looking in the background, and the settings that it goes by."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from services.config import ROOT, SAMPLE_DIR, Settings
from services.errors import (
    NothingReadableError,
    SettingError,
    SourceUnreachableError,
)
from services.intake.findings import Code
from services.reading import Readings, look
from services.refresh import Refresher
from services.snapshot import Snapshot
from services.sources.memory import MemorySource
from services.sources.workbook import WorkbookFolder
from services.view import newest_month
from tests.watched import referred, save, sheet, until

LY_NHAN, BINH_LUC = "ly-nhan.xlsx", "binh-luc.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save(tmp_path, LY_NHAN, 40)
    save(tmp_path, BINH_LUC, 30, "Bình Lục")
    return tmp_path


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
