"""Leaders in two windows conclude on the same bar, and nothing that they typed is ever lost."""

import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from tests.browser.conftest import Show
from tests.browser.screens import Screen
from tests.browser.servers import free_port, running

SAID = "Lý Nhân tập huấn xong trước 15/12"


def pick(screen: Screen, unit: str = "Lý Nhân") -> None:
    """Click the bar of a unit, and wait until the field of the form has the focus."""
    bar = screen.marks("ranking").and_(screen.page.locator(f"[aria-label^='{unit},']")).first
    about = screen.page.locator(".st-key-chart_ranking .soket-about").filter(has_text=unit)
    for _ in range(3):
        # A chart that was just put on the screen may be drawn once more under the pointer.
        bar.click()
        if screen.until(lambda: about.count() == 1, 5):
            break
    assert about.count() == 1
    # The field of the bar before is still there for a moment, and people see that.
    screen.settled()
    assert screen.until(lambda: field(screen).count() == 1)
    # Whoever stands at the projector types at once.
    assert screen.until(
        lambda: screen.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    )


def field(screen: Screen) -> Any:
    # What Streamlit has taken away is hidden for a while.
    return screen.page.locator(".st-key-chart_ranking textarea:visible")


def pins(screen: Screen, chart: str = "ranking") -> list[str]:
    """What the pins of a chart say."""
    found = screen.chart(chart).locator("[aria-roledescription='point'][aria-label^='Kết luận ']")
    return [str(one.get_attribute("aria-label")) for one in found.all()]


def label_of(screen: Screen) -> str:
    toast = screen.page.locator("[data-testid=stToast]").last.inner_text()
    found = re.search(r"KL-\d{4}-\d{3}", toast)
    assert found, toast
    return found[0]


def test_two_leaders_conclude_on_the_same_bar_and_each_sees_the_other(show: Show):
    first, second = show().open("cadres", lang="vi"), show().open("cadres", lang="vi")
    pick(first)
    first.page.keyboard.type(SAID)
    pick(second)
    second.page.keyboard.type("Đề nghị Lý Nhân báo cáo")
    first.page.keyboard.press("Control+Enter")
    assert first.until(lambda: len(pins(first)) == 1)
    # Within 5 seconds, and without touching it, the other window has the pin; what is half typed
    # there is still there.
    assert second.until(lambda: len(pins(second)) == 1, 5)
    assert SAID in pins(second)[0]
    assert field(second).input_value() == "Đề nghị Lý Nhân báo cáo"
    second.settled()
    second.page.keyboard.press("Control+Enter")
    assert first.until(lambda: "KL-2" in pins(first)[0] and "báo cáo" in pins(first)[0])
    for screen in (first, second):
        for chart in ("trend", "heatmap"):
            assert screen.until(lambda s=screen, c=chart: len(pins(s, c)) == 1)
        assert "Đã kết luận ở đây" in screen.said


def test_a_deep_link_opens_one_conclusion_on_a_phone_with_then_and_now(show: Show):
    screen = show().open("cadres", lang="vi")
    pick(screen, "Bình Lục")
    screen.page.keyboard.type("Bình Lục giải trình")
    screen.page.keyboard.press("Control+Enter")
    screen.page.locator("[data-testid=stToast]").wait_for()
    label = label_of(screen)
    phone = show(width=390, height=844).open("conclusions", lang="vi", conclusion=label)
    assert phone.heading == label
    assert "50,0%" in phone.said
    assert "Số liệu của kỳ này không thay đổi từ lúc kết luận." in phone.said
    assert phone.query()["conclusion"] == label
    width = phone.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    phone.page.get_by_role("button", name="Tất cả kết luận").click()
    assert phone.until(lambda: phone.heading == "Kết luận")
    phone.page.go_back()
    assert phone.until(lambda: phone.heading == label)
    phone.page.get_by_role("button", name="Mở lại đúng màn hình").click()
    assert phone.until(lambda: phone.heading.startswith("Cán bộ · Toàn tỉnh · Quý III/2021"))


def test_half_typed_words_outlive_a_change_of_page_and_a_reload(show: Show):
    screen = show().open("cadres", lang="vi")
    pick(screen, "Phủ Lý")
    screen.page.keyboard.type("Phủ Lý giữ vững")
    screen.page.get_by_role("link", name="Việc làm").click()
    assert screen.until(lambda: screen.heading.startswith("Việc làm"))
    screen.page.get_by_role("link", name="Cán bộ").click()
    assert screen.until(lambda: screen.heading.startswith("Cán bộ"))
    pick(screen, "Phủ Lý")
    assert screen.until(lambda: field(screen).input_value() == "Phủ Lý giữ vững")
    screen.page.reload()
    screen.settled()
    pick(screen, "Phủ Lý")
    assert screen.until(lambda: field(screen).input_value() == "Phủ Lý giữ vững")
    # It is not only seen there: one key records it.
    screen.page.keyboard.press("Control+Enter")
    assert screen.until(lambda: any("Phủ Lý giữ vững" in pin for pin in pins(screen)))
    assert screen.until(lambda: field(screen).input_value() == "")
    screen.page.reload()
    screen.settled()
    pick(screen, "Phủ Lý")
    screen.page.wait_for_timeout(500)
    assert field(screen).input_value() == ""


def test_what_was_concluded_outlives_the_server_and_so_does_what_is_half_typed(
    start: Callable[[], Any], show: Show, tmp_path_factory: pytest.TempPathFactory
):
    port = free_port()
    with start() as throwaway:
        folder, log = throwaway.folder, throwaway.log
    with running(folder, log, port=port) as server:
        screen = show(server).open("cadres", lang="vi")
        pick(screen)
        screen.page.keyboard.type(SAID)
        screen.page.keyboard.press("Control+Enter")
        assert screen.until(lambda: len(pins(screen)) == 1)
        pick(screen, "Thanh Liêm")
        screen.page.keyboard.type("Thanh Liêm nhân rộng")
        book = openpyxl.load_workbook(folder / "Huyện Lý Nhân.xlsx")
        sheet = book["Chất lượng cán bộ"]
        screen.errors.clear()
    _halve(sheet)
    book.save(folder / "Huyện Lý Nhân.xlsx")
    with running(folder, log, port=port) as server:
        assert screen.until(lambda: len(pins(screen)) == 1, 30)
        # While nobody answered, the browser has complained.
        screen.errors.clear()
        screen.settled()
        if not field(screen).count():
            pick(screen, "Thanh Liêm")
        assert screen.until(lambda: field(screen).count() == 1)
        assert screen.until(lambda: field(screen).input_value() == "Thanh Liêm nhân rộng")
        other = show(server).open("conclusions", lang="vi")
        other.page.locator("[class*='st-key-open_'] button").first.click()
        assert other.until(lambda: "số liệu của kỳ này đã thay đổi" in other.said)
        assert "74,4% (134/180)" in other.said
        assert "37,2% (67/180)" in other.said
        assert "Các dòng đã thay đổi (1)" in other.said
        # What a browser says of a server that ends is no fault of the page's.
        for one in (screen, other):
            one.page.close()
            one.errors[:] = [said for said in one.errors if "when disconnected" not in said]


def _halve(sheet: Any) -> None:
    """Correct the number of trained secretaries of the third quarter of 2021 from 134 to 67."""
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == 134]
    assert len(found) == 1, found
    found[0].value = 67


def test_a_double_press_records_once_and_others_do_not_disturb_an_edit(show: Show):
    screen = show().open("cadres", lang="vi")
    pick(screen, "Thanh Liêm")
    screen.page.keyboard.type("Thanh Liêm nhân rộng cách làm")
    screen.page.locator(".st-key-chart_ranking [class*='st-key-conclude_save'] button").dblclick()
    screen.page.locator("[data-testid=stToast]").first.wait_for()
    label = label_of(screen)
    screen.page.wait_for_timeout(1500)
    assert screen.page.locator(".st-key-chart_ranking .soket-one").count() == 1
    first, second = (show().open("conclusions", lang="vi", conclusion=label) for _ in range(2))
    first.page.get_by_role("radio", name="Sửa nội dung").click()
    words = first.page.locator("[class*='st-key-draft_edit_'] textarea")
    words.fill("Thanh Liêm nhân rộng trong quý IV")
    report = second.page.locator("[class*='st-key-draft_report_'] textarea")
    # The page may be drawn once more just after it came up; nobody types as fast as that.
    second.page.wait_for_timeout(1000)
    second.settled()
    report.fill("Đã có kế hoạch")
    report.press("Control+Enter")
    assert second.until(lambda: "Đã có kế hoạch" in second.said)
    assert first.until(lambda: "Đã có kế hoạch" in first.said)
    assert words.input_value() == "Thanh Liêm nhân rộng trong quý IV"
