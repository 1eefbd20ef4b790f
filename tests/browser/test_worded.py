"""What is chosen in a list stays chosen when its words change: in another language, or renamed."""

import re

from tests.browser.conftest import Show
from tests.browser.screens import Screen
from tests.browser.test_conclusions import field, label_of, pick, pins


def in_english(screen: Screen) -> None:
    screen.page.get_by_role("radio", name="EN").click()
    assert screen.until(lambda: screen.page.get_by_role("link", name="Cadres").count() == 1)
    screen.settled()


def choose(screen: Screen, start: str, label: str) -> None:
    """Choose from the list of a form, whose key begins so."""
    screen.choose_in(screen.page.locator(f"[class*='st-key-{start}'] input:visible").first, label)


def concluded(show: Show, unit: str, words: str) -> str:
    """Record something on the bar of a unit; return its number."""
    screen = show().open("cadres", lang="vi")
    pick(screen, unit)
    screen.page.keyboard.type(words)
    screen.page.keyboard.press("Control+Enter")
    screen.page.locator("[data-testid=stToast]").wait_for()
    label = label_of(screen)
    screen.page.close()
    return label


def test_who_is_charged_until_when_stays_in_another_language(show: Show):
    label = concluded(show, "Lý Nhân", "Lý Nhân mở thêm lớp")
    screen = show().open("conclusions", lang="vi", conclusion=label)
    screen.page.get_by_role("radio", name="Giao việc").click()
    choose(screen, "conclude_due_", "Trong 2 tuần")
    day = screen.page.locator("[class*='st-key-conclude_due_'] input").first.input_value()
    (due,) = re.findall(r"\d\d/\d\d/\d{4}", day)
    screen.page.locator("[class*='st-key-conclude_goal_'] label").first.click()
    choose(screen, "conclude_period_", "Quý I/2022")
    in_english(screen)
    screen.page.locator("[class*='st-key-send_assign'] button").click()
    assert screen.until(lambda: f"Lead: Huyện Lý Nhân · Due: {due}" in screen.said)
    assert "≥ 80,0% in Quarter 1/2022" in screen.said


def test_a_form_that_is_open_stays_open_in_another_language_with_what_was_typed(show: Show):
    screen = show().open("cadres", lang="vi")
    pick(screen, "Phủ Lý")
    screen.page.keyboard.type("Phủ Lý giữ vững")
    in_english(screen)
    assert screen.until(lambda: field(screen).count() == 1)
    assert screen.until(lambda: field(screen).input_value() == "Phủ Lý giữ vững")
    about = screen.page.locator(".st-key-chart_ranking .soket-about")
    assert "Phủ Lý · Quarter 3/2021" in about.inner_text()
    screen.page.locator(".st-key-ranking_opened").get_by_role("radio", name="Show table").click()
    screen.page.get_by_role("radio", name="VI").click()
    rows = screen.page.locator(".st-key-ranking_opened [aria-checked=true]")
    assert screen.until(lambda: rows.count() == 1 and rows.inner_text() == "Xem bảng")


def test_the_kind_that_is_being_corrected_stays_in_another_language(show: Show):
    label = concluded(show, "Phủ Lý", "Phủ Lý làm tốt")
    screen = show().open("conclusions", lang="vi", conclusion=label)
    screen.page.get_by_role("radio", name="Sửa nội dung").click()
    words = screen.page.locator("[class*='st-key-draft_edit_'] textarea")
    words.wait_for()
    in_english(screen)
    words.fill("Phủ Lý làm tốt, cần nhân rộng")
    screen.page.locator("[class*='st-key-send_edit'] button").click()
    assert screen.until(lambda: "Phủ Lý làm tốt, cần nhân rộng" in screen.said)
    assert "Acknowledgement" in screen.said


def test_a_meeting_that_another_renames_is_still_the_one_that_was_chosen(show: Show):
    screen, other = show().open("cadres", lang="vi"), show().open("meeting", lang="vi")
    pick(screen, "Bình Lục")
    # The page comes to rest where the form can be seen.
    screen.page.wait_for_timeout(1000)
    choose(screen, "conclude_meeting_", "Hội nghị Ban Thường vụ")
    other.page.locator(".st-key-meeting_change button").first.click()
    other.page.locator("[class*='st-key-name_meeting_'] input").last.fill("Hội nghị đã đổi tên")
    other.page.locator("[class*='st-key-send_meeting_'] button").last.click()
    other.page.locator("[data-testid=stToast]").wait_for()
    # The first window is drawn anew by itself.
    screen.page.wait_for_timeout(4000)
    screen.settled()
    field(screen).fill("Bình Lục giải trình tại hội nghị")
    field(screen).press("Control+Enter")
    assert screen.until(lambda: any("tại hội nghị" in pin for pin in pins(screen)))
    found = show().open("conclusions", lang="vi", board="meeting:HN-2021-01")
    assert found.until(lambda: "Bình Lục giải trình tại hội nghị" in found.said)
