"""Every page as a person opens it: headings, words, errors, widths."""

import re

import pytest

from tests.browser.conftest import Show
from tests.browser.screens import PAGES, Screen

HEADINGS = {
    "vi": {
        "overview": "Tổng quan · Toàn tỉnh · Quý III/2021",
        "cadres": "Cán bộ · Toàn tỉnh · Quý III/2021",
        "grassroots": "Địa bàn dân cư · Toàn tỉnh · Quý III/2021",
        "employment": "Việc làm · Toàn tỉnh · Quý III/2021",
        "unit": "Thành phố Phủ Lý · Quý III/2021",
        "conclusions": "Kết luận",
        "meeting": "Hội nghị",
        "data": "Số liệu",
    },
    "en": {
        "overview": "Overview · Whole province · Quarter 3/2021",
        "cadres": "Cadres · Whole province · Quarter 3/2021",
        "grassroots": "Residential areas · Whole province · Quarter 3/2021",
        "employment": "Employment · Whole province · Quarter 3/2021",
        "unit": "Thành phố Phủ Lý · Quarter 3/2021",
        "conclusions": "Conclusions",
        "meeting": "Meetings",
        "data": "Data",
    },
}
CHARTED = ("overview", "cadres", "grassroots", "employment", "unit")
# Streamlit's own words that a reader of Vietnamese should not meet on a page at rest.
FOREIGN = ("Choose an option", "Choose options", "Select", "No results", "Press Enter", "Running")


def test_a_first_start_shows_the_figures(screen: Screen):
    screen.open()
    assert screen.heading == HEADINGS["vi"]["overview"]
    assert "77,1%" in screen.page.locator(".soket-card").first.inner_text()
    assert screen.chart("status").locator("svg.marks text").count() > 100
    assert "đọc 11/11 bảng tính" in screen.said
    assert "Số liệu minh hoạ – không phải số liệu thật" in screen.said


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_has_its_heading_without_an_error_and_without_leaving_the_machine(
    screen: Screen, language: str
):
    # That there was no error and no request elsewhere is checked by the fixture.
    for page in PAGES:
        screen.open(page, lang=language)
        assert screen.heading == HEADINGS[language][page]
        html = screen.page.locator("html")
        assert screen.until(lambda html=html: html.get_attribute("lang") == language)
        assert screen.page.locator("[data-testid=stException]").count() == 0
        screen.page.wait_for_load_state("networkidle")
        if page in CHARTED:
            screen.page.locator("svg.marks").first.wait_for()
        assert language == "en" or foreign(screen) == []


def foreign(screen: Screen) -> list[str]:
    """Words of Streamlit's own on a page, in its fields too."""
    places = screen.page.evaluate(
        "() => [...document.querySelectorAll('[placeholder]')].map(e => e.placeholder)"
    )
    return [words for words in FOREIGN for place in (screen.said, *places) if words in place]


def test_of_the_buttons_on_a_chart_only_full_screen_is_not_our_own(screen: Screen):
    screen.open("cadres", lang="vi").chart("ranking").hover()
    buttons = screen.chart("ranking").locator("[data-testid=stElementToolbarButton]")
    shown = [button for button in buttons.all() if button.is_visible()]
    assert len(buttons.all()) > 1
    assert [button.locator("[aria-label=Fullscreen]").count() for button in shown] == [1]


@pytest.mark.parametrize("page", PAGES)
def test_on_a_phone_everything_is_one_column_and_nothing_scrolls_sideways(show: Show, page: str):
    phone = show(width=390, height=844).open(page, lang="vi")
    if page in CHARTED:
        phone.page.locator("svg.marks").first.wait_for()
    widths = phone.page.evaluate(
        """() => [document.documentElement.scrollWidth,
                  document.querySelector('[data-testid=stMain]').scrollWidth]"""
    )
    assert max(widths) <= 390
    lefts = {
        round(panel.bounding_box()["x"])
        for panel in phone.page.locator("[class*=st-key-chart_]").all()
    }
    assert len(lefts) <= 1


def test_on_a_phone_the_filters_can_be_used(show: Show):
    phone = show(width=390, height=844).open("cadres", lang="vi")
    phone.choose("filter_period", "Quý I/2021")
    assert phone.until(lambda: phone.heading == "Cán bộ · Toàn tỉnh · Quý I/2021")
    phone.page.locator(".st-key-filter_units_none button").click()
    assert phone.until(lambda: "Chưa chọn đơn vị nào" in phone.said)
    # The bar of which the sentence speaks is there, and leads back.
    phone.page.locator(".st-key-filter_units_all button").click()
    phone.chart("ranking")


@pytest.mark.parametrize("page", ["overview", "cadres", "grassroots", "employment"])
def test_a_page_with_nothing_to_show_keeps_its_frame(page: str, show: Show):
    reader = show().open(page, lang="vi", units="none")
    assert reader.until(lambda: "Chưa chọn đơn vị nào" in reader.said)
    assert reader.until(lambda: "Số liệu minh hoạ" in reader.said)
    reader.page.locator(".st-key-lang").get_by_text("EN").click()
    assert reader.until(lambda: "No unit is selected" in reader.said)
    reader.page.locator(".st-key-filter_units_all button").click()
    assert reader.until(lambda: reader.query()["units"].count(",") == 9)
    assert reader.until(lambda: reader.page.locator("svg.marks:visible").count() > 0)


def test_a_page_that_fails_says_one_sentence_and_shows_no_trace(show: Show, server):
    # A period at the edge of the calendar, as only a mistyped link can hold it.
    reader = show()
    for period in ("2000", "2000-Q1", "2099"):
        reader.open("cadres", lang="vi", period=period)
        assert "Traceback" not in reader.said
        assert reader.page.locator("[data-testid=stException]").count() == 0
        assert "Có lỗi của phần mềm" not in reader.said
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_every_chart_has_a_summary_for_those_who_listen(screen: Screen):
    screen.open("cadres", lang="vi")
    for name in ("ranking", "trend", "composition", "heatmap"):
        # The picture stays while figures change, and says where they are told in words.
        drawn = screen.chart(name).locator("[role=graphics-document]").first
        assert "ngay phía trên" in (drawn.get_attribute("aria-label") or "")
        told = screen.chart(name).locator(".soket-hidden").text_content() or ""
        assert re.search(r"\d", told)
        assert screen.page.evaluate(
            """(name) => {
              const panel = document.querySelector(`.st-key-chart_${name}`);
              const [told, drawn] = ['.soket-hidden', '[role=graphics-document]']
                .map((one) => panel.querySelector(one));
              return told.compareDocumentPosition(drawn) & Node.DOCUMENT_POSITION_FOLLOWING;
            }""",
            name,
        )
    assert screen.chart("ranking").locator("[aria-label^='Y-axis']").count() == 0


def test_the_keyboard_reaches_the_controls_of_every_chart(screen: Screen):
    screen.open("cadres", lang="vi")
    names = ("ranking", "composition", "trend", "heatmap")
    for name in names:
        screen.chart(name)
    reached: set[str] = set()
    for _ in range(120):
        screen.page.keyboard.press("Tab")
        at = screen.page.evaluate(
            """() => { const panel = document.activeElement.closest('[class*=st-key-chart_]');
                       return panel ? panel.className.match(/st-key-chart_(\\w+)/)[1] : '' }"""
        )
        reached.add(at)
        if reached >= set(names):
            break
    assert reached >= set(names)


def test_the_rows_of_a_datum_can_be_had_by_keyboard_alone(screen: Screen):
    screen.open("cadres", lang="vi")
    panel = screen.chart("ranking")
    panel.locator(".st-key-ranking_more summary").focus()
    screen.page.keyboard.press("Enter")
    panel.locator(".st-key-ranking_opened button").filter(has_text="Xem dòng gốc").focus()
    screen.page.keyboard.press("Enter")
    choice = screen.page.locator(".st-key-ranking_unit input").first
    choice.wait_for()
    # The page may be drawn once more just after a click; nobody types as fast as that.
    screen.page.wait_for_timeout(700)
    screen.settled()
    choice.focus()
    screen.page.keyboard.type("Lý Nhân")
    # Whoever types looks whether it is found.
    screen.page.get_by_role("option", name="Lý Nhân").first.wait_for()
    screen.page.keyboard.press("Enter")
    told = screen.chart("ranking").get_by_text("134 / 180")
    told.wait_for()
