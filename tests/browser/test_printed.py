"""The page for units, as it comes out of a printer."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

PAGES = ("huong-dan-don-vi.html", "for-districts.html")
Opened = Callable[[str], Page]


@pytest.fixture
def opened(chromium: Browser, repository: Path) -> Iterator[Opened]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})

    def page(name: str) -> Page:
        shown = context.new_page()
        shown.goto((repository / "docs" / name).as_uri())
        return shown

    yield page
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_it_is_one_sheet_of_a4(name: str, opened: Opened):
    page = opened(name)
    for field in page.locator("[contenteditable]").all():
        field.fill("Đoàn phường Hoa Lư, https://docs.google.com/spreadsheets/d/" + 44 * "m")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
    # A4 in points, as Chromium rounds it.
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert box
    assert (round(float(box[1])), round(float(box[2]))) == (595, 842)


@pytest.mark.parametrize("name", PAGES)
def test_a_telephone_shows_it_without_scrolling_sideways(name: str, opened: Opened):
    page = opened(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
