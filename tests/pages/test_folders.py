"""What the pages say of a folder that is empty, not there, or holds a broken workbook."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tests.pages.screens import card, charts, opened, words

Reading = Callable[[Path], AbstractContextManager[None]]
C1 = "Tỷ lệ bí thư chi đoàn dân cư được tập huấn (12 tháng)"


def test_an_empty_folder_gives_a_sentence_and_what_to_do(reading_from: Reading, tmp_path: Path):
    with reading_from(tmp_path):
        app = opened("overview", lang="vi")
        assert [error.message for error in app.exception] == []
        assert [error.value for error in app.error] == ["Chưa đọc được bảng tính nào."]
        assert "Đặt các tệp" in app.info[0].value
        assert str(tmp_path) in app.info[0].value.replace("\\", "")


def test_a_missing_folder_gives_the_same_sentence_in_english(reading_from: Reading, tmp_path: Path):
    with reading_from(tmp_path / "gone"):
        app = opened("overview", lang="en")
        assert [error.message for error in app.exception] == []
        assert [error.value for error in app.error] == ["No spreadsheet could be read yet."]


def test_a_broken_workbook_leaves_the_others_and_is_named(
    reading_from: Reading, two_districts: Path, tmp_path: Path
):
    folder = tmp_path / "folder"
    shutil.copytree(two_districts, folder)
    whole = (folder / "Huyện Bình Lục.xlsx").read_bytes()
    (folder / "Huyện Bình Lục.xlsx").write_bytes(whole[: len(whole) // 2])
    with reading_from(folder):
        app = opened("cadres", lang="vi")
        # 60 / 100 of Lý Nhân alone.
        assert "60,0%" in card(app, C1)
        assert charts(app)
        assert "đọc 1/2 bảng tính" in words(app)
        assert "không đọc được: Huyện Bình Lục" in words(app)
        data = opened("data", lang="vi")
        states = next(t.value for t in data.dataframe if "Tình trạng" in t.value.columns)
        told = dict(zip(states["Bảng tính"], states["Tình trạng"], strict=True))
        assert told == {"Huyện Bình Lục": "Chưa đọc được", "Huyện Lý Nhân": "Đọc tốt"}
        found = next(t.value for t in data.dataframe if "Nội dung và cách sửa" in t.value.columns)
        mine = found[found["Bảng tính"] == "Huyện Bình Lục"]
        assert ["Tệp bị hỏng" in message for message in mine["Nội dung và cách sửa"]] == [True]


def test_figures_that_nobody_called_invented_bear_no_such_notice(
    reading_from: Reading, two_districts: Path
):
    with reading_from(two_districts):
        assert "minh hoạ – không phải" not in words(opened("overview", lang="vi"))
