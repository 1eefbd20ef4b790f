import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.screens import Screen
from tests.browser.servers import Server, running

Show = Callable[..., Screen]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Without its own sandbox it also starts inside containers; all it sees is our own page.
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def start(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Any]:
    """Return a function that gives the context of a new server on its own copy of the sample."""

    def started() -> Any:
        place = tmp_path_factory.mktemp("server")
        shutil.copytree(repository / "data" / "sample", place / "sample")
        return running(place / "sample", place / "server.log")

    return started


@pytest.fixture(scope="module")
def server(start: Callable[[], Any]) -> Iterator[Server]:
    with start() as running_server:
        yield running_server


@pytest.fixture
def show(chromium: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Show]:
    """Return show(server=…, width=…, height=…, dark=…): a new reader's empty page."""
    contexts: list[Any] = []
    told_before = len(server.log.read_text(encoding="utf-8"))
    screens: list[Screen] = []

    def shown(
        at: Server = server, *, width: int = 1440, height: int = 900, dark: bool = False
    ) -> Screen:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            is_mobile=width < 500,
            has_touch=width < 500,
        )
        contexts.append(context)
        screens.append(Screen(context.new_page(), at.url))
        return screens[-1]

    yield shown
    for context in contexts:
        context.close()
    # Shown by pytest with the test that failed.
    told = server.log.read_text(encoding="utf-8")
    print(told)  # noqa: T201
    # A part of a page that failed says so on the screen, where nobody may have looked.
    assert "Traceback" not in told[told_before:]
    assert [error for screen in screens for error in screen.errors] == []
    assert [address for screen in screens for address in screen.outside] == []


@pytest.fixture
def screen(show: Show) -> Screen:
    return show()
