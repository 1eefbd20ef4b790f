"""Sheets at Google are edited while somebody looks; Google fails, and comes back."""

import json
import re
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from services.config import SAMPLE_DIR
from services.sources.workbook import WorkbookFolder
from tests.browser.screens import Screen
from tests.browser.servers import free_port, running
from tests.google.faults import Fault
from tests.google.handle import OFFICE, Google
from tests.google.server import running as google_running
from tests.google.upload import upload

LY_NHAN = "Huyện Lý Nhân"
TITLES = ("Tỉnh đoàn", LY_NHAN, "Huyện Bình Lục")
DISTRICT = "lynhan@tinhdoan.example"
# Row 16 is the second quarter of 2021: E so many secretaries, F so many of them trained.
TAB, ROW, TRAINED = "Chất lượng cán bộ", 16, "F16"
LABEL = r"Số liệu đọc lúc \d\d:\d\d \d\d/\d\d/\d{4}; đang "
LOST = LABEL + r"không kết nối được Google Sheets \(từ \d\d:\d\d \d\d/\d\d/\d{4}\)"
# A look comes every ten seconds; after a failure the next one may wait for three times as long.
SECONDS = 60

Serve = Callable[[], Any]


@pytest.fixture
def google() -> Generator[Google]:
    with google_running() as made:
        yield made


@pytest.fixture
def sheets(google: Google) -> dict[str, str]:
    """Title -> id of three of the sample's spreadsheets, as `provision` leaves them."""
    account = google.service_account()["client_email"]
    folder = WorkbookFolder(SAMPLE_DIR)
    made = {title: upload(google, folder.read(f"{title}.xlsx"), account) for title in TITLES}
    for title, number in made.items():
        mark = "province" if title == TITLES[0] else "unit"
        google.file(number).app_properties = {"soket": mark}
    google.share(made[LY_NHAN], DISTRICT)
    return made


@pytest.fixture
def serve(google: Google, sheets: dict[str, str], tmp_path: Path) -> Serve:
    """Return what starts a dashboard on these sheets: always at one place, on one disk."""
    key = tmp_path / "key.json"
    key.write_text(json.dumps(google.service_account()), encoding="utf-8")
    environment = {
        "SOKET_DATA": "",
        "SOKET_GOOGLE_KEY": str(key),
        "SOKET_GOOGLE_ADDRESS": OFFICE,
        "SOKET_GOOGLE_ENDPOINT": google.url,
        "SOKET_STORE": str(tmp_path / "store"),
    }
    log, port = tmp_path / "server.log", free_port()
    return lambda: running(tmp_path, log, environment, port)


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Generator[Callable[[str], Screen]]:
    """Return what gives a new reader of a server."""
    contexts: list[Any] = []

    def open_(url: str) -> Screen:
        contexts.append(
            chromium.new_context(
                viewport={"width": 1440, "height": 900},
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
            )
        )
        return Screen(contexts[-1].new_page(), url)

    yield open_
    for context in contexts:
        context.close()
    # Shown by pytest with the test that failed.
    print((tmp_path / "server.log").read_text(encoding="utf-8"))  # noqa: T201


def test_an_edit_is_seen_and_what_was_seen_stays_while_google_fails_and_the_app_restarts(
    google: Google, sheets: dict[str, str], serve: Serve, opened: Callable[[str], Screen]
):
    row = google.values(sheets[LY_NHAN], TAB)[ROW - 1]
    assert row[2] == "Quý II/2021"
    total, trained = int(row[4]), int(row[5])

    def shows(reader: Screen, figure: int) -> bool:
        return f"({figure}/{total})" in reader.spoken("ranking", "Lý Nhân")

    def stands(reader: Screen) -> bool:
        chosen = reader.query()["period"], reader.heading
        return chosen == ("2021-Q2", "Cán bộ · Toàn tỉnh · Quý II/2021")

    def types(figure: int) -> None:
        google.type_as(DISTRICT, sheets[LY_NHAN], TAB, TRAINED, figure)

    with serve() as server:
        reader = opened(server.url).open("cadres", lang="vi")
        assert reader.until(lambda: "đọc 3/3 bảng tính" in reader.said, SECONDS)
        reader.choose("filter_period", "Quý II/2021")
        assert reader.until(lambda: stands(reader) and shows(reader, trained))
        assert not re.search(LABEL, reader.said)

        types(120)
        reader.page.get_by_text("Có số liệu mới lúc").first.wait_for(timeout=SECONDS * 1000)
        assert reader.until(lambda: shows(reader, 120))
        assert stands(reader)
        assert not re.search(LABEL, reader.said)

        outage = google.fault(Fault("unavailable", times=0))
        types(130)
        assert reader.until(lambda: bool(re.search(LOST, reader.said)), SECONDS)
        assert shows(reader, 120)
        assert stands(reader)
        assert reader.errors == []

    met = outage.met
    with serve() as server:
        late = opened(server.url).open("cadres", lang="vi", period="2021-Q2")
        assert late.until(lambda: bool(re.search(LABEL, late.said)))
        # Google was asked and had nothing to say: these come from the disk.
        assert shows(late, 120)
        assert stands(late)
        assert late.until(lambda: outage.met > met)

        google.mend()
        assert late.until(lambda: shows(late, 130), SECONDS)
        assert late.until(lambda: not re.search(LABEL, late.said))
        assert stands(late)
        # Whoever had the page open all the time has it again without a touch.
        assert reader.until(lambda: shows(reader, 130), SECONDS)
        assert not re.search(LABEL, reader.said)
        assert stands(reader)
        assert late.errors == []
        assert reader.outside == late.outside == []


def test_while_a_slow_google_is_read_for_the_first_time_the_page_says_how_far_it_is(
    google: Google, sheets: dict[str, str], serve: Serve, opened: Callable[[str], Screen]
):
    slow = sheets["Huyện Bình Lục"]
    google.fault(Fault("slow", "values.batchGet", spreadsheet=slow, times=0, seconds=10))
    with serve() as server:
        reader = opened(server.url)
        reader.page.goto(f"{server.url}/cadres?lang=vi")
        assert reader.until(lambda: "Đang đọc 2/3 bảng tính" in reader.said, SECONDS)
        assert "Chưa đọc được bảng tính nào" not in reader.said
        assert reader.until(lambda: "đọc 3/3 bảng tính" in reader.said, SECONDS)
        assert "Bình Lục" in reader.spoken("ranking", "Bình Lục")
        assert reader.until(lambda: "Đang đọc" not in reader.said, SECONDS)
        assert reader.errors == reader.outside == []
