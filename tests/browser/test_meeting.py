"""A whole meeting: the chair at the wall, a delegate's phone, a leader who concludes."""

import io
import zipfile

from tests.browser.conftest import Show
from tests.browser.screens import Screen

# A phone follows within so many seconds.
SECONDS = 2


def press(screen: Screen, *keys: str) -> None:
    for key in keys:
        screen.page.keyboard.press(key)


def slide(screen: Screen) -> str:
    return screen.page.locator(".soket-slide").first.inner_text()


def listed(screen: Screen) -> list[str]:
    """The items of the agenda, in order."""
    items = screen.page.locator("[class*='st-key-agenda_'] [role=radiogroup] label")
    items.first.wait_for()
    return items.all_inner_texts()


def test_an_item_of_a_long_agenda_is_moved_by_keys_alone(show: Show):
    office = show().open("meeting", lang="vi")
    before = listed(office)
    chosen = office.page.locator("[class*='st-key-agenda_'] input[type=radio]")
    chosen.first.focus()
    for _ in range(3):
        office.page.keyboard.press("ArrowDown")
    assert office.until(lambda: chosen.nth(3).is_checked())
    mine = before[3]

    def stands(at: int) -> bool:
        return listed(office)[at] == mine and chosen.nth(at).is_checked()

    # The arrow alone chooses; with Alt it moves what is chosen, and the focus stays with it. The
    # server has not drawn the choice yet when the key arrives.
    office.page.keyboard.press("Alt+ArrowUp")
    assert office.until(lambda: stands(2))
    office.page.keyboard.press("Alt+PageDown")
    assert office.until(lambda: stands(len(before) - 1))
    office.choose("agenda_place", "5")
    assert office.until(lambda: stands(4))
    office.page.locator(".st-key-agenda_top button").click()
    assert office.until(lambda: stands(0))
    office.page.get_by_role("button", name="Theo đề xuất mới nhất").click()
    assert office.until(lambda: listed(office) == before)


def test_a_meeting_is_run_from_the_first_slide_to_the_opened_notice(show: Show):
    wall = show(width=1920, height=1080).open("meeting", lang="vi")
    agenda = listed(wall)
    link = wall.page.locator(".st-key-meeting_follow code").text_content() or ""
    wall.page.get_by_role("button", name="Khai mạc").click()
    assert wall.until(lambda: "đang họp" in wall.said)
    wall.page.get_by_role("button", name="Trình chiếu").click()
    wall.page.locator(".st-key-stage_keys").wait_for(state="attached")
    wall.page.locator(".soket-code").wait_for()
    # Nothing of the frame is on the wall, and there is no scrolling to the side.
    assert not wall.page.locator("[data-testid=stHeader]").is_visible()
    assert wall.page.evaluate("document.documentElement.scrollWidth") <= 1920

    phone, seat = show(width=390, height=844), show()
    for screen in (phone, seat):
        screen.page.goto(f"{screen.url}{link[link.index('/present') :]}")
        screen.page.locator(".soket-slide").wait_for()
    press(wall, "ArrowRight")
    assert wall.until(lambda: "theo đơn vị, Quý III/2021" in slide(wall))
    title = slide(wall)
    assert phone.until(lambda: slide(phone) == title, SECONDS)
    # A clicker sends this key.
    press(wall, "PageDown")
    assert wall.until(lambda: slide(wall) != title)
    title = slide(wall)
    assert phone.until(lambda: slide(phone) == title, SECONDS)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390

    # The delegate looks around, and comes back with one tap.
    phone.page.locator(".st-key-seat_back button").click()
    assert phone.until(lambda: slide(phone) != title)
    phone.page.locator(".st-key-stage_return button").click()
    assert phone.until(lambda: slide(phone) == title)

    # A leader concludes from his seat on what is on the wall, and stays while he writes.
    assert seat.until(lambda: slide(seat) == title)
    seat.page.locator(".st-key-chart_ranking .st-key-ranking_more summary").click()
    seat.page.locator(".st-key-ranking_opened button").filter(has_text="Kết luận").click()
    field = seat.page.locator(".st-key-chart_ranking textarea:visible")
    field.fill("Các đơn vị rà soát, báo cáo trước 30/11")
    press(wall, "ArrowLeft")
    assert phone.until(lambda: slide(phone) != title, SECONDS)
    press(wall, "ArrowRight")
    assert wall.until(lambda: slide(wall) == title)
    assert field.input_value() == "Các đơn vị rà soát, báo cáo trước 30/11"
    field.press("Control+Enter")
    seat.page.locator("[data-testid=stToast]").wait_for()

    # The wall loses its server's view of it and comes back where it was.
    wall.page.reload()
    assert wall.until(lambda: wall.page.locator(".soket-slide").count() == 1)
    assert wall.until(lambda: slide(wall) == title)
    assert wall.query()["screen"] == "wall"
    press(wall, "b")
    assert wall.page.evaluate("getComputedStyle(document.body).visibility") == "hidden"
    press(wall, "b")
    assert wall.page.evaluate("getComputedStyle(document.body).visibility") == "visible"
    press(wall, "o")
    assert wall.until(lambda: wall.page.locator(".soket-outline li").count() == len(agenda))
    press(wall, "Escape")
    assert wall.until(lambda: wall.heading == "Hội nghị")
    assert wall.until(lambda: "Kết luận tại hội nghị này (1)" in wall.said)
    assert wall.until(lambda: "rà soát, báo cáo trước 30/11" in wall.said)

    wall.page.get_by_role("button", name="Soạn văn bản").click()
    notice = wall.page.locator(".st-key-paper_thong-bao_docx button")
    notice.wait_for(timeout=120_000)
    with wall.page.expect_download() as waiting:
        notice.click()
    document = zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes()))
    text = document.read("word/document.xml").decode("utf-8")
    assert "rà soát, báo cáo trước 30/11" in text
    assert "DỰ THẢO" in text or any(
        "DỰ THẢO" in document.read(name).decode("utf-8", "ignore")
        for name in document.namelist()
        if name.startswith("word/header")
    )
