"""Numbers of a drafted sentence are followed: with a mouse, the keyboard alone, and a finger."""

from playwright.sync_api import Locator

from tests.browser.conftest import Show
from tests.browser.screens import Screen

ROWS = "Xem dòng gốc"
LOWEST = "Huyện Bình Lục · Quý III/2021: 50,0% = 69 / 138"


def under(screen: Screen, name: str = "ranking") -> Locator:
    screen.open("cadres", lang="vi")
    screen.open_under(name, ROWS)
    panel = screen.chart(name)
    panel.locator(".soket-number").first.wait_for()
    return panel


def pills(panel: Locator) -> Locator:
    return panel.locator("[class*='st-key-ranking_number_'] button")


def test_a_number_of_the_sentence_is_clicked_and_shows_its_rows(show: Show):
    screen = show()
    panel = under(screen)
    numbers = panel.locator(".soket-number").all_inner_texts()
    assert numbers == pills(panel).all_inner_texts()
    panel.locator(".soket-number").filter(has_text="50,0%").click()
    panel.get_by_text(LOWEST).wait_for()
    table = panel.locator("[data-testid=stDataFrame]")
    assert screen.until(lambda: "F17 E17" in table.locator("[role=gridcell]").all_inner_texts())
    # A second click on it puts it back.
    panel.locator(".soket-number").filter(has_text="50,0%").click()
    panel.get_by_text(LOWEST).wait_for(state="detached")
    panel.locator(".st-key-ranking_unit").wait_for()


def test_a_number_is_followed_by_keyboard_alone(show: Show):
    screen = show()
    panel = under(screen)
    pills(panel).nth(2).focus()
    screen.page.keyboard.press("Enter")
    panel.get_by_text(LOWEST).wait_for()
    # The place of the keyboard is where it was.
    assert screen.page.evaluate("document.activeElement.innerText").strip() == "50,0%"


def test_a_number_is_followed_on_a_phone(show: Show):
    screen = show(width=390, height=844)
    panel = under(screen)
    number = panel.locator(".soket-number").filter(has_text="30,4 điểm %")
    number.scroll_into_view_if_needed()
    box = number.bounding_box()
    assert box
    assert box["height"] >= 16
    number.click()
    panel.get_by_text("30,4 điểm %: chênh lệch giữa").wait_for()
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_who_concludes_is_led_to_the_numbers_and_finds_his_words_again(show: Show):
    screen = show().open("cadres", lang="vi")
    screen.open_under("ranking", "Kết luận")
    panel = screen.chart("ranking")
    field = panel.locator("textarea:visible")
    field.fill("Bình Lục rà soát")
    panel.get_by_role("button", name="Các con số trong câu này lấy từ đâu?").click()
    panel.locator(".soket-number").first.wait_for()
    panel.locator(".st-key-ranking_opened button").filter(has_text="Kết luận").click()
    field.wait_for()
    assert screen.until(lambda: field.input_value() == "Bình Lục rà soát")
