"""A workbook is edited and saved while somebody looks at the dashboard."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser

from tests.browser.screens import Screen
from tests.browser.servers import Server

LY_NHAN = "Huyện Lý Nhân.xlsx"
# From the saved file to the drawn chart; a reader should not have to ask.
SECONDS = 5


@pytest.fixture
def own(start: Callable[[], Any]) -> Iterator[Server]:
    """A server whose workbooks a test may change."""
    with start() as server:
        yield server


@pytest.fixture
def reader(own: Server, chromium: Browser) -> Iterator[Screen]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    screen = Screen(context.new_page(), own.url)
    yield screen
    context.close()
    assert screen.errors == []


def typed(workbook: Path, tab: str, cell: str, value: object) -> None:
    """Change one cell as a person does, and save."""
    book = openpyxl.load_workbook(workbook)
    book[tab][cell] = value
    book.save(workbook)


def test_a_changed_figure_is_drawn_within_five_seconds_and_nothing_else_moves(
    own: Server, reader: Screen
):
    # Row 16 is the second quarter of 2021; 120 of so many secretaries there in place of the old.
    book = openpyxl.load_workbook(own.folder / LY_NHAN)
    sheet = book["Chất lượng cán bộ"]
    assert sheet["C16"].value == "Quý II/2021"
    total = int(sheet["E16"].value)
    reader.open("cadres", lang="vi")
    reader.choose("filter_period", "Quý II/2021")
    assert reader.until(lambda: reader.heading.endswith("Quý II/2021"))
    before = f"({sheet['F16'].value}/{total})"
    assert reader.until(lambda: before in reader.spoken("ranking", "Lý Nhân"))

    typed(own.folder / LY_NHAN, "Chất lượng cán bộ", "F16", 120)
    saved = time.monotonic()
    told = f"(120/{total})"
    assert reader.until(lambda: told in reader.spoken("ranking", "Lý Nhân"), SECONDS)
    assert time.monotonic() - saved < SECONDS
    reader.page.get_by_text("Có số liệu mới lúc").first.wait_for(timeout=3000)
    share = f"{120 / total * 100:.1f}".replace(".", ",") + "%"
    assert share in (reader.chart("ranking").locator("svg.marks").text_content() or "")
    assert reader.heading == "Cán bộ · Toàn tỉnh · Quý II/2021"
    assert reader.query()["period"] == "2021-Q2"


def test_what_somebody_is_typing_survives_newer_figures(own: Server, reader: Screen):
    reader.open("data", lang="vi")
    search = reader.page.locator(".st-key-data_search input")
    search.click()
    search.press_sequentially("nợ quá h")
    typed(own.folder / LY_NHAN, "Chất lượng cán bộ", "F17", "khoảng 90")
    # The new finding of this cell makes 22 of the 21.
    assert reader.until(lambda: "22/22 phát hiện" in reader.said, SECONDS)
    assert search.input_value() == "nợ quá h"
    assert reader.page.evaluate("() => document.activeElement.tagName") == "INPUT"


def test_a_half_saved_workbook_keeps_its_last_good_figures_and_is_named(
    own: Server, reader: Screen
):
    reader.open("cadres", lang="vi")
    before = reader.spoken("ranking", "Lý Nhân")
    assert "đọc 11/11 bảng tính" in reader.said
    whole = (own.folder / LY_NHAN).read_bytes()
    (own.folder / LY_NHAN).write_bytes(whole[: len(whole) // 3])
    named = "đọc 10/11 bảng tính · không đọc được: Huyện Lý Nhân"
    assert reader.until(lambda: named in reader.said, SECONDS)
    assert reader.spoken("ranking", "Lý Nhân") == before
    (own.folder / LY_NHAN).write_bytes(whole)
    assert reader.until(lambda: "đọc 11/11 bảng tính" in reader.said, SECONDS)


def test_an_empty_folder_is_filled_and_the_figures_come_by_themselves(
    own: Server, reader: Screen, tmp_path: Path
):
    kept = tmp_path / "kept"
    kept.mkdir()
    files = sorted(own.folder.glob("*.xlsx"))
    for file in files:
        file.rename(kept / file.name)
    reader.page.goto(own.url)
    assert reader.until(lambda: "Chưa đọc được bảng tính nào." in reader.said, 20)
    for file in sorted(kept.glob("*.xlsx")):
        file.rename(own.folder / file.name)
    # Eleven workbooks at once take longer than one.
    assert reader.until(lambda: "Tổng quan · Toàn tỉnh · Quý III/2021" in reader.said, 15)
