"""What a reader is told while spreadsheets are read, cannot be reached, or come from the disk."""

import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from services import session
from services.audit import Audit
from services.conclusions.journal import Journal
from services.conclusions.log import ConclusionLog
from services.config import Settings
from services.errors import SourceUnreachableError, Trouble
from services.reading import Readings, look
from services.refresh import Refresher
from services.running import GOOGLE, Running
from services.store import Store
from tests.pages.screens import again, opened, words
from tests.reading.sources import START, CountingSource, districts
from tests.watched import sheet, until

NAMES = ("Lý Nhân", "Bình Lục", "Kim Bảng", "Thanh Liêm", "Phủ Lý", "Duy Tiên")


class NoCalls:
    """A service account that calls nobody."""

    account = "so-ket@example.org"

    def call(self, method: str, path: str, **_more: object) -> Mapping[str, Any]:
        raise AssertionError(f"{method} {path}")


Shown = Callable[..., Refresher]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Generator[Shown]:
    """Return what has the pages read a source as if it were at Google."""
    runs: list[Running] = []

    def started(_settings: Settings) -> Running:
        runs[0].refresher.start()
        return runs[0]

    def read(source: CountingSource, store: Store | None = None) -> Refresher:
        refresher = Refresher(source, store=store, waits=False)
        audit = Audit(tmp_path / "audit.sqlite")
        log = ConclusionLog(Journal(tmp_path / "conclusions.sqlite3"))
        runs[:] = [Running(refresher, GOOGLE, audit, log, NoCalls())]
        return refresher

    monkeypatch.setenv("SOKET_DATA", str(tmp_path))
    monkeypatch.setattr(session, "started", started)
    st.cache_resource.clear()
    yield read
    st.cache_resource.clear()


@contextmanager
def held(source: CountingSource, free: int) -> Generator[None]:
    """Let so many spreadsheets through, and the others when all is over."""
    gate = threading.Semaphore(free)
    source.before = lambda _key: gate.acquire(timeout=60)
    try:
        yield
    finally:
        gate.release(20)


def slow(*names: str) -> CountingSource:
    return CountingSource({**districts(*(names or NAMES))}, side_by_side=2, seconds=60)


def test_before_anything_was_read_there_is_a_quiet_page_that_says_how_far_it_is(shown: Shown):
    source = slow()
    with held(source, 3):
        refresher = shown(source)
        app = opened("overview", lang="vi")
        assert until(lambda: refresher.progress == (3, 6))
        again(app)
        assert [error.value for error in app.error] == []
        assert [line.value for line in app.info] == [
            "Đang đọc 3/6 bảng tính… Số liệu sẽ tự hiện ra."
        ]
        assert [line.value for line in opened("overview", lang="en").info] == [
            "Reading 3/6 spreadsheets… The figures appear by themselves."
        ]


def test_what_has_arrived_is_shown_with_how_much_is_to_come(shown: Shown):
    source = slow()
    with held(source, 5):
        refresher = shown(source)
        app = opened("employment", lang="vi")
        # Four are one step; the fifth is fetched, and not shown yet.
        assert until(lambda: refresher.progress == (5, 6))
        again(app)
        assert "Đang đọc 5/6 bảng tính. Số liệu bên dưới chưa đủ và sẽ tự bổ sung." in words(app)
        assert "đọc 4/6 bảng tính · còn 2 bảng tính đang đọc" in words(app)
    assert until(lambda: refresher.progress is None)
    again(app)
    assert "Đang đọc" not in words(app)
    assert "đọc 6/6 bảng tính" in words(app)


def test_a_period_that_nobody_chose_follows_the_figures_as_they_come(shown: Shown):
    source = slow("Lý Nhân", "Bình Lục", "Kim Bảng", "Thanh Liêm", "Phủ Lý")
    newer = sheet("f", "Duy Tiên", activity_date="15/08/2021")
    source.spreadsheets["f"] = newer
    with held(source, 4):
        refresher = shown(source)
        shy, bold = opened("overview"), opened("overview", period="2021-Q1")
        assert until(lambda: refresher.readings.snapshot is not None)
        again(shy)
        again(bold)
        assert shy.session_state["_address"]["period"] == "2021-Q2"
        assert bold.session_state["_address"]["period"] == "2021-Q1"
    assert until(lambda: refresher.progress is None)
    again(shy)
    again(bold)
    assert shy.session_state["_address"]["period"] == "2021-Q3"
    assert bold.session_state["_address"]["period"] == "2021-Q1"


@pytest.mark.parametrize(
    ("trouble", "vi", "en"),
    [
        (Trouble.KEY_REFUSED, "Google không chấp nhận khoá", "Google does not accept the key"),
        (Trouble.API_DISABLED, "chưa được bật", "is not enabled"),
        (Trouble.NO_NETWORK, "Kiểm tra mạng", "Check the network"),
    ],
)
def test_out_of_reach_the_last_figures_stand_and_it_is_said_why(
    shown: Shown, trouble: Trouble, vi: str, en: str
):
    source = slow("Lý Nhân")
    refresher = shown(source)
    app = opened("employment", lang="vi")
    assert until(lambda: refresher.readings.snapshot is not None)
    source.failure = SourceUnreachableError("memory", trouble)
    assert refresher.look_now(10)
    again(app)
    (told,) = [w.value.replace("\\", "") for w in app.warning]
    assert told.startswith("Số liệu đọc lúc ")
    assert "; đang không kết nối được Google Sheets (từ " in told
    assert vi in told
    assert "thư mục" not in told
    assert "đọc 1/1 bảng tính" in words(app)
    (told,) = [w.value.replace("\\", "") for w in opened("employment", lang="en").warning]
    assert en in told
    source.failure = None
    assert refresher.look_now(10)
    again(app)
    assert [w.value for w in app.warning] == []


def test_after_a_restart_out_of_reach_it_is_said_when_the_figures_were_read(
    shown: Shown, tmp_path: Path
):
    source = slow("Lý Nhân")
    Store(tmp_path / "store", "x").keep(look(source, Readings(), lambda: START), START)
    source.failure = SourceUnreachableError("memory", Trouble.NO_NETWORK)
    refresher = shown(source, Store(tmp_path / "store", "x"))
    app = opened("employment", lang="vi")
    assert until(lambda: refresher.readings.unreachable_since is not None)
    again(app)
    (told,) = [w.value.replace("\\", "") for w in app.warning]
    # 02:00 in Greenwich is 09:00 here.
    assert told.startswith(
        "Số liệu đọc lúc 09:00 25/11/2026; đang không kết nối được Google Sheets"
    )
    assert "đọc 1/1 bảng tính" in words(app)


def test_figures_from_the_disk_say_so_until_the_place_has_answered(shown: Shown, tmp_path: Path):
    source = slow("Lý Nhân")
    Store(tmp_path / "store", "x").keep(look(source, Readings(), lambda: START), START)
    gate = threading.Event()

    class Late(CountingSource):
        def versions(self) -> Mapping[str, str]:
            gate.wait(60)
            return super().versions()

    late = Late({**source.spreadsheets}, side_by_side=2, seconds=60)
    refresher = shown(late, Store(tmp_path / "store", "x"))
    app = opened("employment", lang="vi")
    assert app.info[0].value.replace("\\", "") == (
        "Số liệu đọc lúc 09:00 25/11/2026; đang kiểm tra xem Google Sheets có gì mới."
    )
    gate.set()
    assert until(lambda: not refresher.readings.from_store)
    again(app)
    assert "đang kiểm tra" not in words(app)


def test_with_nothing_to_show_and_nobody_to_ask_the_page_says_why(shown: Shown):
    source = CountingSource(side_by_side=2, seconds=60)
    source.failure = SourceUnreachableError("memory", Trouble.KEY_REFUSED)
    refresher = shown(source)
    app = opened("overview", lang="vi")
    assert until(lambda: refresher.readings.unreachable_since is not None)
    again(app)
    assert [e.value for e in app.error] == [
        "Chưa có số liệu: đang không kết nối được Google Sheets."
    ]
    assert "khoá" in app.info[0].value
    source.failure = None
    app.button(key="refresh").click()
    again(app)
    assert [e.value for e in app.error] == ["Chưa thấy bảng tính Google nào để đọc."]
    assert "so-ket@example.org" in app.info[0].value.replace("\\", "")


def test_a_reader_has_the_sheets_read_at_once(shown: Shown):
    source = slow("Lý Nhân")
    refresher = shown(source)
    app = opened("data", lang="vi")
    assert until(lambda: refresher.progress is None)
    again(app)
    assert "Đọc từ: Google Sheets · Tự kiểm tra 60 giây một lần; gần nhất lúc " in words(app)
    source.spreadsheets["b"] = sheet("b", "Bình Lục")
    app.button(key="refresh").click()
    again(app)
    states = next(t.value for t in app.dataframe if "Tình trạng" in t.value.columns)
    assert list(states["Bảng tính"]) == ["a", "b"]
    (toast,) = app.toast
    assert toast.value.startswith("Đã đọc lại lúc ")


def test_a_reader_is_told_when_reading_takes_longer_or_cannot_be_done(shown: Shown):
    source = slow("Lý Nhân")
    refresher = shown(source)
    app = opened("data", lang="vi")
    assert until(lambda: refresher.progress is None)
    again(app)
    source.spreadsheets["b"] = sheet("b", "Bình Lục")
    with held(source, 0):
        app.button(key="refresh").click()
        again(app)
        (toast,) = app.toast
        assert toast.value == "Đang đọc lại; có số liệu mới thì màn hình tự cập nhật."
    source.failure = SourceUnreachableError("memory", Trouble.NO_NETWORK)
    assert refresher.look_now(10)
    app.button(key="refresh").click()
    again(app)
    (toast,) = app.toast
    assert toast.value == "Chưa đọc lại được: đang không kết nối được Google Sheets."


def test_all_sessions_share_what_is_read_once(shown: Shown):
    source = slow("Lý Nhân")
    refresher = shown(source)
    for _ in range(3):
        opened("overview")
    assert session.refresher() is refresher
    assert until(lambda: refresher.progress is None)
    assert source.asked == ["a"]
