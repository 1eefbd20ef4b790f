import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# A loaded machine is not a failure; and a red run should be red again when it is run again.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=200)
settings.load_profile("house")

# Before any module makes settings of its own: no test, and no server that one starts, writes to
# where whoever runs the tests keeps what must never be lost.
_JOURNALS = tempfile.mkdtemp(prefix="soket-tests-")
os.environ |= {"SOKET_JOURNAL": _JOURNALS, "XDG_DATA_HOME": _JOURNALS}

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots",
        metavar="DIR",
        default=None,
        help="keep the pictures that the browser tests take (make screenshots)",
    )


def pytest_unconfigure() -> None:
    shutil.rmtree(_JOURNALS, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Browsers and servers share the cores: their tests run one after the other, beside the rest.
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def chromium_path() -> str:
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not found:
        pytest.fail("no Chromium: set CHROMIUM to its path, or leave out with -m 'not browser'")
    return found


@pytest.fixture(scope="session")
def screenshots_dir(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    kept = request.config.getoption("--screenshots")
    return Path(kept) if kept else tmp_path_factory.mktemp("screenshots")
