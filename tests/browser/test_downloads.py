"""A file that is made at a press is there, however many others have the application open."""

import io
import time

import openpyxl
from playwright.sync_api import Route

from tests.browser.conftest import Show

# Within so long every page looks for news twice, and each look ends a run on the server.
_SLOW = 5


def test_a_file_is_there_when_a_slow_connection_asks_for_it_while_others_look(show: Show):
    others = [show().open("grassroots", lang="vi") for _ in range(2)]
    screen = show().open("cadres", lang="vi")
    fetched: list[str] = []

    def later(route: Route) -> None:
        fetched.append(route.request.url)
        time.sleep(_SLOW)
        route.continue_()

    screen.page.route("**/media/*.xlsx", later)
    screen.open_under("ranking", "Tải về")
    button = screen.page.locator(".st-key-ranking_xlsx button")
    button.wait_for()
    before = [len(other.sent) for other in others]
    with screen.page.expect_download() as waiting:
        button.click()
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert book.sheetnames
    assert waiting.value.suggested_filename == "so-ket-ranking-2021-Q3.xlsx"
    assert all(len(other.sent) > sent for other, sent in zip(others, before, strict=True))
    assert len(fetched) == 1
