"""The pictures of the README; kept only where make screenshots asks for them."""

from pathlib import Path

import pytest

from tests.browser.conftest import Show

PROJECTOR = (1920, 1080)
LARGEST = 400_000
# name -> page, language, width and height, dark
PICTURES = {
    "overview.png": ("overview", "vi", PROJECTOR, False),
    "grassroots.png": ("grassroots", "vi", PROJECTOR, False),
    "dark.png": ("cadres", "vi", PROJECTOR, True),
    "english.png": ("employment", "en", PROJECTOR, False),
    "phone.png": ("overview", "vi", (390, 844), False),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_for_the_readme(show: Show, screenshots_dir: Path, name: str):
    page, language, (width, height), dark = PICTURES[name]
    reader = show(width=width, height=height, dark=dark).open(page, lang=language)
    drawings = reader.page.locator("svg.marks")
    drawings.first.wait_for()
    # The last chart of the page is drawn when nothing moves any more.
    counted = -1
    while counted != (now := drawings.count()):
        counted = now
        reader.page.wait_for_timeout(700)
    screenshots_dir.mkdir(parents=True, exist_ok=True)
    picture = screenshots_dir / name
    reader.page.screenshot(path=picture)
    assert 10_000 < picture.stat().st_size < LARGEST
