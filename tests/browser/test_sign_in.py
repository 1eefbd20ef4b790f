"""People sign in with a real provider, and only an administrator sees the self-check."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from services.config import SAMPLE_DIR
from services.sources import Spreadsheet
from services.sources.workbook import WorkbookFolder
from tests.browser.provider import LOOKS, Person, Provider, providing
from tests.browser.screens import Screen
from tests.browser.servers import Server, running
from tests.google.fixtures import google_stage
from tests.google.handle import OFFICE, Google
from tests.google.server import Stage
from tests.google.upload import upload

__all__ = ["google_stage"]

# The settings name the first one, the tab `Người dùng` the second; the provider writes the
# address as its owner does.
ADMIN = Person("quan-tri", "An.Nguyen@tinhdoan.example")
LISTED = Person("co-ten", "binh@tinhdoan.example")
STRANGER = Person("nguoi-la", "la@khac.example")
# Says to be the administrator, and the provider does not know that.
IMPOSTOR = Person("mao-danh", "an.nguyen@tinhdoan.example", is_verified=False)
USERS, ROLE = "Người dùng", "C2"
SIGN_IN, SIGN_OUT, CHECK = ".st-key-sign_in button", ".st-key-sign_out button", ".st-key-checks"
LINES = f"{CHECK} .soket-checks > li"
MARKS = ("✓ Tốt", "! Cần xem", "✕ Phải sửa")
PROVINCE, UNIT = "Tỉnh đoàn.xlsx", "Huyện Lý Nhân.xlsx"

Visit = Callable[[Server], Screen]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sign_in")


@pytest.fixture(scope="module")
def provider(place: Path) -> Iterator[Provider]:
    with providing((ADMIN, LISTED, STRANGER, IMPOSTOR), place / "provider.log") as made:
        yield made


@pytest.fixture(scope="module")
def google(google_stage: Stage) -> Google:
    """A Google that holds two of the sample's spreadsheets, and who is an administrator."""
    google = google_stage.enter(Google())
    account = google.service_account()["client_email"]
    folder = WorkbookFolder(SAMPLE_DIR)
    for title in (PROVINCE, UNIT):
        read = folder.read(title)
        number = upload(google, with_admin(read) if title == PROVINCE else read, account)
        google.file(number).app_properties = {"soket": "province" if title == PROVINCE else "unit"}
        google.share(number, OFFICE)
    return google


def with_admin(read: Spreadsheet) -> Spreadsheet:
    """Return the province's spreadsheet with one line in its tab `Người dùng`."""
    heads = ["Email", "Họ tên", "Vai trò", "Đơn vị"]
    rows = [heads, [LISTED.email, "Trần Thị Bình", "quản trị", ""]]
    (users,) = (grid for grid in read.grids if grid.tab == USERS)
    others = tuple(grid for grid in read.grids if grid.tab != USERS)
    return replace(read, grids=(*others, replace(users, rows=rows, merges=())))


def serving(place: Path, name: str, secrets: dict[str, Any], environment: dict[str, str]) -> Any:
    """Give the context of a server that has these secrets and none of whoever runs the test."""
    told = [f"{key} = {json.dumps(value)}" for key, value in secrets.items() if key != "auth"]
    if "auth" in secrets:
        told.append("[auth]")
        told += [f"{key} = {json.dumps(value)}" for key, value in secrets["auth"].items()]
    file = place / f"{name}.toml"
    file.write_text("\n".join(told), encoding="utf-8")
    return running(
        Path(environment["SOKET_DATA"]),
        place / f"{name}.log",
        environment,
        options=[f"--secrets.files={file}"],
    )


def at_google(place: Path, google: Google, name: str) -> dict[str, str]:
    key = place / f"{name}.json"
    key.write_text(json.dumps(google.service_account()), encoding="utf-8")
    return {
        "SOKET_DATA": "",
        "SOKET_GOOGLE_KEY": str(key),
        "SOKET_GOOGLE_ADDRESS": OFFICE,
        "SOKET_GOOGLE_ENDPOINT": google.url,
        "SOKET_STORE": str(place / f"{name}_store"),
    }


@pytest.fixture(scope="module")
def local(place: Path, provider: Provider) -> Iterator[Server]:
    """The sample on the loopback address, with sign-in."""
    shutil.copytree(SAMPLE_DIR, place / "sample")
    secrets = {"admin": "an.nguyen@tinhdoan.example", "auth": provider.secrets}
    with serving(place, "local", secrets, {"SOKET_DATA": str(place / "sample")}) as server:
        yield server


@pytest.fixture
def visit(chromium: Browser, provider: Provider) -> Iterator[Visit]:
    """Return what gives a new reader's page Số liệu."""
    contexts: list[Any] = []
    screens: list[Screen] = []

    def visited(server: Server) -> Screen:
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
        context.route(f"{LOOKS}**", lambda route: route.fulfill(body="", content_type="text/css"))
        contexts.append(context)
        screens.append(Screen(context.new_page(), server.url))
        return screens[-1].open("data", lang="vi", period="2021-Q2")

    yield visited
    for context in contexts:
        context.close()
    assert [error for screen in screens for error in screen.errors] == []
    known = (provider.url, LOOKS)
    assert [one for screen in screens for one in screen.outside if not one.startswith(known)] == []


def sign_in(screen: Screen, person: Person) -> Screen:
    screen.page.locator(SIGN_IN).click()
    screen.page.get_by_role("button", name=person.name, exact=True).click()
    screen.page.locator(SIGN_OUT).wait_for()
    return screen.settled()


def checked(screen: Screen) -> list[str]:
    """Run the self-check and return its lines."""
    screen.page.locator(f"{CHECK} summary").click()
    screen.page.locator(".st-key-checks_now button").click()
    screen.page.locator(LINES).first.wait_for()
    return screen.settled().page.locator(LINES).all_inner_texts()


def told(screen: Screen, sentence: str) -> bool:
    return screen.until(lambda: sentence in screen.said)


def stands_alone(screen: Screen) -> bool:
    """Tell whether there is nothing of the self-check."""
    return screen.page.locator(f"{CHECK}, .soket-checks").count() == 0


def test_an_administrator_comes_back_to_the_page_and_sees_the_self_check(
    local: Server, visit: Visit
):
    reader = visit(local)
    assert told(reader, "Chưa đăng nhập: chỉ được xem.")
    assert stands_alone(reader)
    before = reader.query()
    assert before["period"] == "2021-Q2"
    sign_in(reader, ADMIN)
    assert reader.heading == "Số liệu"
    assert reader.query() == before
    assert told(reader, "an.nguyen@tinhdoan.example · quản trị theo cài đặt.")
    lines = checked(reader)
    assert all(line.startswith(MARKS) for line in lines)
    assert any("Đọc được cả 11 bảng tính." in line for line in lines)
    assert any("127.0.0.1" in line and "Đăng nhập" in line for line in lines)
    assert not any("bi-mat" in line for line in lines)


def test_a_stranger_is_told_and_sees_no_self_check(local: Server, visit: Visit):
    reader = sign_in(visit(local), STRANGER)
    assert told(reader, "la@khac.example không có trong trang Người dùng, nên chỉ được xem.")
    assert stands_alone(reader)


def test_an_address_for_which_the_provider_does_not_vouch_is_nobody_s(local: Server, visit: Visit):
    reader = sign_in(visit(local), IMPOSTOR)
    assert told(reader, "Nơi xác thực chưa xác nhận địa chỉ thư của bạn")
    assert stands_alone(reader)


def test_signing_out_ends_it(local: Server, visit: Visit):
    reader = sign_in(visit(local), ADMIN)
    reader.page.locator(CHECK).wait_for()
    reader.page.locator(SIGN_OUT).click()
    reader.page.get_by_role("button", name="End session").click()
    reader.page.wait_for_url(f"{local.url}/**")
    reader.settled().open("data", lang="vi")
    assert told(reader, "Chưa đăng nhập: chỉ được xem.")
    assert stands_alone(reader)


def test_whoever_is_refused_by_the_provider_may_still_look(local: Server, visit: Visit):
    reader = visit(local)
    reader.page.locator(SIGN_IN).click()
    reader.page.get_by_role("button", name="Deny").click()
    reader.page.wait_for_url(f"{local.url}/**")
    assert reader.settled().heading.startswith("Tổng quan")
    reader.open("data", lang="vi")
    assert told(reader, "Chưa đăng nhập: chỉ được xem.")
    assert stands_alone(reader)


def test_a_provider_that_is_down_is_told_in_a_sentence_and_holds_nobody_in(
    local: Server, visit: Visit, provider: Provider
):
    reader, other = visit(local), sign_in(visit(local), ADMIN)
    provider.stop()
    try:
        reader.page.locator(SIGN_IN).click()
        reader.page.get_by_text("Chưa đăng nhập được: nơi xác thực không trả lời.").wait_for()
        assert reader.settled().heading == "Số liệu"
        assert "Traceback" not in reader.said
        other.page.locator(SIGN_OUT).click()
        other.page.locator(SIGN_OUT).wait_for(state="detached")
        other.settled().open("data", lang="vi")
        assert told(other, "Chưa đăng nhập: chỉ được xem.")
        assert stands_alone(other)
    finally:
        provider.start()
    sign_in(reader, STRANGER)


def test_at_google_without_sign_in_nobody_sees_the_self_check_and_the_page_says_why(
    place: Path, google: Google, visit: Visit
):
    secrets = {"admin": "an.nguyen@tinhdoan.example"}
    with serving(place, "closed", secrets, at_google(place, google, "closed")) as server:
        reader = visit(server)
        assert told(reader, "Chưa mở đăng nhập nên ai cũng chỉ được xem.")
        assert reader.page.locator(SIGN_IN).count() == 0
        assert stands_alone(reader)


def test_at_google_who_is_an_administrator_stands_in_the_sheet_and_ends_with_it(
    place: Path, google: Google, visit: Visit, provider: Provider
):
    secrets = {"auth": provider.secrets}
    with serving(place, "open", secrets, at_google(place, google, "open")) as server:
        reader = sign_in(visit(server), LISTED)
        assert told(reader, "binh@tinhdoan.example · quản trị.")
        lines = checked(reader)
        assert all(line.startswith(MARKS) for line in lines)
        assert any("soket@tinhdoan-test.iam.gserviceaccount.com" in line for line in lines)
        (number,) = (key for key, title in google.spreadsheets().items() if title == "Tỉnh đoàn")
        google.type_as(OFFICE, number, USERS, ROLE, "xem")
        reader.page.locator(".st-key-refresh button").click()
        assert told(reader, "binh@tinhdoan.example · người xem.")
        assert reader.until(lambda: stands_alone(reader))
