"""Somebody comes with a cookie or a token that is not, or no longer, theirs: it opens nothing."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from services.access import Person as Reader
from services.access import Role, Standing
from services.audit import Audit, Noted, What
from services.config import SAMPLE_DIR
from tests.browser.provider import Person
from tests.browser.rogue import Rogue, lying
from tests.browser.screens import Screen
from tests.browser.servers import Server
from tests.browser.signing import (
    SIGN_IN,
    SIGN_OUT,
    cookie_of,
    forged,
    serving,
    told,
    with_cookie,
)

ADMIN = Person("an", "an.nguyen@tinhdoan.example")
HOUR = 3600
NOT_SIGNED_IN = "Chưa đăng nhập: chỉ được xem."
STOPPED = "Chưa đăng nhập được: việc đăng nhập đã dừng ở nơi xác thực."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("attacks")
    (place / "sample").mkdir()
    for title in ("Tỉnh đoàn.xlsx", "Huyện Lý Nhân.xlsx"):
        shutil.copy(SAMPLE_DIR / title, place / "sample")
    return place


@pytest.fixture(scope="module")
def rogue() -> Iterator[Rogue]:
    with lying() as made:
        yield made


def starting(place: Path, rogue: Rogue, name: str, **settings: Any) -> Any:
    """Give the context of a server whose people sign in at the lying provider."""
    environment = {"SOKET_DATA": str(place / "sample"), "SOKET_JOURNAL": str(place / name)}
    secrets = {"admin": ADMIN.email, **settings, "auth": rogue.secrets}
    return serving(place, name, secrets, environment)


@pytest.fixture(scope="module")
def server(place: Path, rogue: Rogue) -> Iterator[Server]:
    with starting(place, rogue, "open") as made:
        yield made


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    yield context
    context.close()


@pytest.fixture
def reader(browser: BrowserContext, server: Server, rogue: Rogue) -> Iterator[Screen]:
    browser.clear_cookies()
    rogue.claims, rogue.is_signed = {"email": ADMIN.email, "email_verified": True}, True
    page = browser.new_page()
    yield Screen(page, server.url)
    page.close()
    # Shown by pytest with the test that failed.
    print(server.log.read_text(encoding="utf-8"))  # noqa: T201


def noted(place: Path, name: str) -> list[tuple[What, str]]:
    lines = Audit(place / name / "audit.sqlite").lines(Reader(Role.ADMIN, Standing.LOCAL))
    return [(line.what, line.detail) for line in lines]


def test_a_cookie_that_was_forged_changed_or_grew_old_opens_nothing(
    reader: Screen, browser: BrowserContext, server: Server, rogue: Rogue, place: Path
):
    secret = rogue.secrets["cookie_secret"]
    ours = forged(server, secret, ADMIN)
    body, _, signature = ours.partition(".")
    for value, sentence in (
        (forged(server, "doan-mo-bi-mat", ADMIN), NOT_SIGNED_IN),
        (f"{body[:-4]}AAAA.{signature}", NOT_SIGNED_IN),
        (f"{ours[:-2]}xx", NOT_SIGNED_IN),
        # Signed as ours are, as when the secret got out or the cookie was kept for weeks.
        (
            forged(server, secret, ADMIN, iat=int(time.time()) - 13 * HOUR),
            "Lần đăng nhập này đã hết hạn, nên chỉ được xem. Xin đăng nhập lại.",
        ),
    ):
        with_cookie(browser, server, value)
        reader.open("data", lang="vi")
        assert told(reader, sentence)
        assert reader.page.locator(".st-key-checks, .st-key-audit").count() == 0
    assert (Noted.SIGN_IN_REFUSED, "sign_in_old") in noted(place, "open")


@pytest.mark.parametrize(
    ("lie", "is_signed"),
    [
        ({"aud": "mot-ung-dung-khac"}, True),
        ({"nonce": "cua-lan-truoc"}, True),
        ({"iat": 1, "exp": 2}, True),
        ({}, False),
    ],
    ids=["another audience", "another nonce", "expired", "unsigned"],
)
def test_a_token_that_was_not_made_for_us_signs_nobody_in(
    reader: Screen, rogue: Rogue, lie: dict[str, Any], is_signed: bool
):
    rogue.claims, rogue.is_signed = {**rogue.claims, **lie}, is_signed
    reader.open("data", lang="vi", period="2021-Q2").page.locator(SIGN_IN).click()
    assert told(reader, STOPPED)
    assert reader.settled().heading == "Số liệu"
    assert NOT_SIGNED_IN in reader.said


def test_after_signing_out_another_tab_and_a_copied_cookie_are_refused(
    reader: Screen, browser: BrowserContext, server: Server, place: Path
):
    reader.open("data", lang="vi").page.locator(SIGN_IN).click()
    assert told(reader, "quản trị theo cài đặt.")
    copied = cookie_of(browser)
    other = Screen(browser.new_page(), server.url).open("data", lang="vi")
    assert told(other, "quản trị theo cài đặt.")
    reader.page.locator(SIGN_OUT).click()
    reader.page.wait_for_url(f"{server.url}/", wait_until="commit")
    other.page.get_by_role("button", name="Làm mới").click()
    assert told(other, "Bạn đã đăng xuất, nên chỉ được xem. Xin đăng nhập lại.")
    # What a page no longer has goes when all of it is drawn.
    private = other.page.locator(".st-key-checks, .st-key-audit")
    assert other.until(lambda: private.count() == 0)
    other.page.close()
    with_cookie(browser, server, copied)
    reader.open("data", lang="vi")
    assert told(reader, "Bạn đã đăng xuất, nên chỉ được xem. Xin đăng nhập lại.")
    told_by = noted(place, "open")
    assert told_by[0][0] is Noted.SIGN_IN_REFUSED
    assert Noted.SIGNED_OUT in [what for what, _ in told_by]


def test_closed_a_deep_link_on_a_cold_server_brings_no_figure_before_somebody_signs_in(
    browser: BrowserContext, place: Path, rogue: Rogue
):
    browser.clear_cookies()
    rogue.claims, rogue.is_signed = {"email": ADMIN.email, "email_verified": True}, True
    received: list[bytes] = []
    with starting(place, rogue, "closed", closed=True) as server:
        reader = Screen(browser.new_page(), server.url)
        reader.page.on(
            "websocket",
            lambda socket: socket.on(
                "framereceived",
                lambda frame: received.append(
                    frame if isinstance(frame, bytes) else frame.encode()
                ),
            ),
        )
        reader.open("cadres", lang="vi", period="2021-Q2")
        assert reader.heading == "Cần đăng nhập"
        assert received
        # Neither a chart nor the name of a unit has left the server.
        for word in ("Lý Nhân", "Phủ Lý", "vega-lite", "2021-Q1"):
            assert not any(word.encode() in frame for frame in received), word
        with_cookie(browser, server, forged(server, "doan-mo-bi-mat", ADMIN))
        reader.page.reload()
        assert reader.settled().heading == "Cần đăng nhập"
        assert not any("Lý Nhân".encode() in frame for frame in received)
        reader.page.locator(SIGN_IN).click()
        assert reader.until(lambda: "Quý II/2021" in reader.heading)
        assert reader.until(lambda: any("Lý Nhân".encode() in frame for frame in received))
        assert reader.errors == []
        reader.page.close()
