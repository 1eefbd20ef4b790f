"""The address is the whole state: links, history, reload, language."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser

from tests.browser.screens import Screen

EVERY_CHOICE = {"lang", "period", "units", "kinds", "indicator", "unit"}


def test_a_deep_link_on_a_cold_server_opens_its_page_in_the_frame(
    start: Callable[[], Any], chromium: Browser
):
    with start() as cold:
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        reader = Screen(context.new_page(), cold.url)
        reader.open("employment", lang="en", period="2020-Q4", units="hn-lynhan,hn-binhluc")
        assert reader.heading == "Employment · Lý Nhân, Bình Lục · Quarter 4/2020"
        # The frame is there: navigation and filters; and no word of a page not found.
        assert reader.page.locator(".st-key-filter_period").count() == 1
        assert reader.page.get_by_role("link", name="Cadres").count() >= 1
        assert "not found" not in reader.said
        assert set(reader.query()) == EVERY_CHOICE
        assert reader.query()["period"] == "2020-Q4"
        assert reader.query()["units"] == "hn-lynhan,hn-binhluc"
        context.close()
        assert reader.errors == []


def test_an_address_without_choices_is_filled_with_all_of_them(screen: Screen):
    screen.open("cadres")
    assert screen.until(lambda: set(screen.query()) == EVERY_CHOICE)
    assert screen.query()["period"] == "2021-Q3"
    assert screen.query()["units"] == "hn"
    assert screen.query()["lang"] == "vi"


def test_a_filter_changes_the_address_and_its_link_gives_the_same_screen(screen: Screen, show):
    screen.open("cadres", lang="vi")
    screen.choose("filter_period", "Quý I/2021")
    assert screen.until(lambda: screen.query().get("period") == "2021-Q1")
    assert screen.until(lambda: screen.heading == "Cán bộ · Toàn tỉnh · Quý I/2021")
    assert screen.until(lambda: "Q1/21" in screen.spoken("ranking", "Lý Nhân"))
    other = show()
    other.page.goto(screen.page.url)
    other.settled()
    assert other.heading == screen.heading
    assert other.spoken("ranking", "Lý Nhân") == screen.spoken("ranking", "Lý Nhân")


def test_the_link_that_is_offered_states_every_choice(screen: Screen):
    screen.open("grassroots", lang="vi", period="2020")
    screen.page.locator(".st-key-filter_link button").first.click()
    link = screen.page.locator("[data-testid=stPopoverBody] code")
    link.wait_for()
    text = link.inner_text()
    assert text.startswith(f"{screen.url}/grassroots?")
    assert all(f"{name}=" in text for name in EVERY_CHOICE)


def test_filtering_by_a_unit_leaves_the_province_off(screen: Screen):
    screen.open("cadres", lang="vi")
    screen.choose("filter_units", "Huyện Lý Nhân")
    assert screen.until(lambda: screen.heading == "Cán bộ · Lý Nhân · Quý III/2021")
    assert screen.query()["units"] == "hn-lynhan"


def test_unknown_values_in_a_link_are_explained(screen: Screen):
    screen.open("cadres", lang="vi", period="2021-Q7", units="hn-atlantis", foo="1")
    notice = screen.page.locator("[data-testid=stAlert]").first
    notice.wait_for()
    said = notice.inner_text()
    assert "“2021-Q7” ở mục Kỳ số liệu" in said
    assert "“hn-atlantis” ở mục Đơn vị" in said
    assert "“foo”" in said
    assert screen.heading == "Cán bộ · Toàn tỉnh · Quý III/2021"
    assert set(screen.query()) == EVERY_CHOICE


def test_a_language_that_we_do_not_speak_is_explained_in_vietnamese(screen: Screen):
    screen.open(lang="fr")
    assert screen.until(lambda: "“fr” ở mục Ngôn ngữ" in screen.said)
    assert screen.heading == "Tổng quan · Toàn tỉnh · Quý III/2021"


def test_a_script_in_a_link_stays_a_text(screen: Screen):
    screen.open("cadres", lang="vi", units="<img src=x onerror=alert(1)>")
    assert screen.until(lambda: "<img src=x onerror=alert(1)>" in screen.said)


def test_back_forward_and_reload_keep_what_was_chosen(screen: Screen):
    screen.open(lang="vi")
    screen.choose("filter_period", "Quý I/2021")
    assert screen.until(lambda: screen.heading == "Tổng quan · Toàn tỉnh · Quý I/2021")
    screen.page.get_by_role("link", name="Cán bộ").first.click()
    assert screen.until(lambda: screen.heading == "Cán bộ · Toàn tỉnh · Quý I/2021")
    screen.page.get_by_role("link", name="Số liệu", exact=True).first.click()
    assert screen.until(lambda: screen.heading == "Số liệu")
    screen.page.go_back()
    assert screen.until(lambda: screen.heading == "Cán bộ · Toàn tỉnh · Quý I/2021")
    assert screen.query()["period"] == "2021-Q1"
    screen.page.go_forward()
    assert screen.until(lambda: screen.heading == "Số liệu")
    screen.page.go_back()
    assert screen.until(lambda: screen.heading == "Cán bộ · Toàn tỉnh · Quý I/2021")
    screen.page.reload()
    screen.settled()
    assert screen.heading == "Cán bộ · Toàn tỉnh · Quý I/2021"


def test_the_language_switch_stays_in_the_address_and_over_pages(screen: Screen):
    screen.open(lang="vi")
    screen.page.locator(".st-key-lang button").filter(has_text="en").click()
    assert screen.until(lambda: screen.heading == "Overview · Whole province · Quarter 3/2021")
    assert screen.query()["lang"] == "en"
    screen.page.get_by_role("link", name="Employment").first.click()
    assert screen.until(lambda: screen.heading.startswith("Employment"))
    assert screen.until(lambda: screen.query().get("lang") == "en")
    screen.page.reload()
    screen.settled()
    assert screen.heading.startswith("Employment")


def test_a_card_opens_the_page_of_its_indicator_with_the_same_filters(screen: Screen):
    screen.open(lang="vi", period="2021-Q1")
    screen.page.locator("a.soket-card").filter(has_text="nợ quá hạn").click()
    assert screen.until(lambda: screen.heading == "Việc làm · Toàn tỉnh · Quý I/2021")
    assert screen.query()["indicator"] == "E5"
    assert "nợ quá hạn" in screen.chart("ranking").inner_text()


def test_reset_goes_back_to_the_newest_period_of_the_province(screen: Screen):
    screen.open("cadres", lang="vi", period="2020", units="hn-lynhan", kinds="tap_huan")
    assert screen.heading == "Cán bộ · Lý Nhân · Năm 2020 · Tập huấn"
    screen.page.locator(".st-key-filter_reset button").first.click()
    assert screen.until(lambda: screen.heading == "Cán bộ · Toàn tỉnh · Quý III/2021")
    assert screen.query()["kinds"] == "all"


def test_a_screen_reader_is_told_which_language_the_page_speaks(screen: Screen):
    screen.open("cadres", lang="en")
    assert screen.page.evaluate("document.documentElement.lang") == "en"
    screen.page.locator(".st-key-lang").get_by_role("radio", name="VI").click()
    screen.page.wait_for_function("document.documentElement.lang === 'vi'")
    assert screen.query()["lang"] == "vi"
