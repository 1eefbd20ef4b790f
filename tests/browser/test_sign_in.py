"""People sign in with a real provider, and only an administrator sees the self-check."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from services.config import SAMPLE_DIR
from services.sources import Spreadsheet
from services.sources.workbook import WorkbookFolder
from tests.browser.provider import LOOKS, Person, Provider, providing
from tests.browser.screens import Screen
from tests.browser.servers import Server
from tests.browser.signing import SIGN_IN, SIGN_OUT, serving, sign_in, told
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
CHECK = ".st-key-checks"
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
    """Two of the sample's workbooks on the loopback address, with sign-in."""
    (place / "sample").mkdir()
    for title in (PROVINCE, UNIT):
        shutil.copy(SAMPLE_DIR / title, place / "sample")
    secrets = {"admin": "an.nguyen@tinhdoan.example", "auth": provider.secrets}
    with serving(place, "local", secrets, {"SOKET_DATA": str(place / "sample")}) as server:
        yield server


@pytest.fixture(scope="module")
def closed(place: Path, google: Google) -> Iterator[Server]:
    """Google as source, and no way to sign in."""
    secrets = {"admin": "an.nguyen@tinhdoan.example"}
    with serving(place, "closed", secrets, at_google(place, google, "closed")) as server:
        yield server


@pytest.fixture(scope="module")
def listing(place: Path, google: Google, provider: Provider) -> Iterator[Server]:
    """Google as source; its tab alone tells who is an administrator."""
    secrets = {"auth": provider.secrets}
    with serving(place, "listing", secrets, at_google(place, google, "listing")) as server:
        yield server


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[BrowserContext]:
    """One reader's browser, so that what the page is made of is fetched once."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    context.route(f"{LOOKS}**", lambda route: route.fulfill(body="", content_type="text/css"))
    yield context
    context.close()


@pytest.fixture
def visit(browser: BrowserContext, provider: Provider) -> Iterator[Visit]:
    """Return what opens the page Số liệu of a server to a reader nobody knows yet."""
    browser.clear_cookies()
    screens: list[Screen] = []
    logs = {provider.log}

    def visited(server: Server) -> Screen:
        logs.add(server.log)
        screens.append(Screen(browser.new_page(), server.url))
        return screens[-1].open("data", lang="vi", period="2021-Q2")

    yield visited
    for screen in screens:
        screen.page.close()
    for log in logs:
        # Shown by pytest with the test that failed.
        print(log.read_text(encoding="utf-8"))  # noqa: T201
    assert [error for screen in screens for error in screen.errors] == []
    known = (provider.url, LOOKS)
    assert [one for screen in screens for one in screen.outside if not one.startswith(known)] == []


def checked(screen: Screen) -> list[str]:
    """Run the self-check and return its lines."""
    screen.page.locator(f"{CHECK} summary").click()
    screen.page.locator(".st-key-checks_now button").click()
    screen.page.locator(LINES).first.wait_for()
    return screen.settled().page.locator(LINES).all_inner_texts()


def is_without_check(screen: Screen) -> bool:
    """Tell whether nothing of the self-check is there."""
    return screen.page.locator(f"{CHECK}, .soket-checks").count() == 0


def test_an_administrator_comes_back_to_the_page_and_sees_the_self_check(
    local: Server, visit: Visit
):
    reader = visit(local)
    assert told(reader, "Chưa đăng nhập: chỉ được xem.")
    assert is_without_check(reader)
    before = reader.query()
    assert before["period"] == "2021-Q2"
    sign_in(reader, ADMIN)
    assert reader.heading == "Số liệu"
    assert reader.query() == before
    assert told(reader, "an.nguyen@tinhdoan.example · quản trị theo cài đặt.")
    lines = checked(reader)
    assert all(line.startswith(MARKS) for line in lines)
    assert any("Đọc được cả 2 bảng tính." in line for line in lines)
    assert any("127.0.0.1" in line and "Đăng nhập" in line for line in lines)
    assert not any("bi-mat" in line for line in lines)


def test_a_leader_signs_in_below_the_chart_on_which_he_concludes_and_is_back_at_it(
    local: Server, visit: Visit
):
    reader = visit(local).open("cadres", lang="vi", period="2021-Q1", indicator="C5")
    before = reader.query()
    reader.open_under("ranking", "Kết luận")
    below = reader.page.locator(".st-key-sign_in_ranking button")
    assert below.inner_text().endswith("Đăng nhập để ghi kết luận")
    below.click()
    reader.page.get_by_role("button", name=ADMIN.name, exact=True).click()
    assert reader.until(lambda: reader.page.url.startswith(f"{local.url}/cadres?"), 30)
    assert reader.settled().query() == before
    reader.open_under("ranking", "Kết luận")
    reader.page.locator(".st-key-chart_ranking textarea:visible").wait_for()


def test_whoever_the_provider_or_the_list_does_not_know_is_told_and_sees_no_self_check(
    local: Server, visit: Visit
):
    reader = visit(local)
    reader.page.locator(SIGN_IN).click()
    reader.page.get_by_role("button", name="Deny").click()
    # Back where it began, with a sentence, and with the way open to try once more.
    assert told(reader, "Chưa đăng nhập được: việc đăng nhập đã dừng ở nơi xác thực.")
    assert reader.settled().heading == "Số liệu"
    assert reader.query()["period"] == "2021-Q2"
    assert told(reader, "Chưa đăng nhập: chỉ được xem.")
    assert is_without_check(reader)
    sign_in(reader, STRANGER)
    assert "việc đăng nhập đã dừng" not in reader.said
    assert told(reader, "la@khac.example không có trong trang Người dùng, nên chỉ được xem.")
    assert is_without_check(reader)


def test_signing_out_ends_it_and_an_address_that_is_not_vouched_for_does_not_bring_it_back(
    local: Server, visit: Visit
):
    reader = sign_in(visit(local), ADMIN)
    reader.page.locator(CHECK).wait_for()
    reader.page.locator(SIGN_OUT).click()
    reader.page.get_by_role("button", name="End session").click()
    reader.page.wait_for_url(f"{local.url}/", wait_until="commit")
    reader.open("data", lang="vi")
    assert told(reader, "Chưa đăng nhập: chỉ được xem.")
    assert is_without_check(reader)
    sign_in(reader, IMPOSTOR)
    assert told(reader, "Nơi xác thực chưa xác nhận địa chỉ thư của bạn, nên chỉ được xem.")
    assert is_without_check(reader)


def test_a_provider_that_is_down_is_told_in_a_sentence_and_holds_nobody_in(
    local: Server, visit: Visit, provider: Provider
):
    reader = sign_in(visit(local), ADMIN)
    provider.stop()
    try:
        reader.page.locator(SIGN_OUT).click()
        reader.page.wait_for_url(f"{local.url}/", wait_until="commit")
        reader.open("data", lang="vi")
        assert told(reader, "Chưa đăng nhập: chỉ được xem.")
        assert is_without_check(reader)
        reader.page.locator(SIGN_IN).click()
        assert told(reader, "Chưa đăng nhập được: nơi xác thực không trả lời.")
        assert reader.settled().heading == "Số liệu"
        assert "Traceback" not in reader.said
    finally:
        provider.start()


def test_at_google_without_sign_in_nobody_sees_the_self_check_and_the_page_says_why(
    closed: Server, visit: Visit
):
    reader = visit(closed)
    assert told(reader, "Chưa mở đăng nhập nên ai cũng chỉ được xem.")
    assert reader.page.locator(SIGN_IN).count() == 0
    assert is_without_check(reader)


def test_at_google_who_is_an_administrator_stands_in_the_sheet_and_ends_with_it(
    listing: Server, google: Google, visit: Visit
):
    reader = sign_in(visit(listing), LISTED)
    assert told(reader, "binh@tinhdoan.example · quản trị.")
    lines = checked(reader)
    assert all(line.startswith(MARKS) for line in lines)
    assert any("soket@tinhdoan-test.iam.gserviceaccount.com" in line for line in lines)
    (number,) = (key for key, title in google.spreadsheets().items() if title == "Tỉnh đoàn")
    google.type_as(OFFICE, number, USERS, ROLE, "xem")
    reader.page.get_by_role("button", name="Làm mới").click()
    assert told(reader, "binh@tinhdoan.example · người xem.")
    assert reader.until(lambda: is_without_check(reader))
