"""Pins and figures by keyboard alone: read where the focus is, opened and chosen with one key."""

from playwright.sync_api import Locator

from tests.browser.conftest import Show
from tests.browser.screens import Screen
from tests.browser.test_clicks import FADED, FULL, opacities
from tests.browser.test_conclusions import field, pick, pins

SAID = "Lý Nhân <b>tập huấn</b> *ngay*"


def concluded(show: Show) -> Screen:
    """Return the page Cán bộ of somebody who finds a conclusion on Lý Nhân there."""
    screen = show().open("cadres", lang="vi")
    if not pins(screen):
        pick(screen)
        screen.page.keyboard.type(SAID)
        screen.page.keyboard.press("Control+Enter")
        assert screen.until(lambda: len(pins(screen)) == 1)
        screen.page.close()
        screen = show().open("cadres", lang="vi")
    screen.chart("heatmap")
    return screen


def focused(screen: Screen) -> str:
    """The words of what has the focus."""
    return str(screen.page.evaluate("document.activeElement.innerText"))


def row(screen: Screen, chart: str = "ranking") -> Locator:
    return screen.page.locator(f".st-key-pins_{chart} button:visible")


def test_a_pin_is_reached_with_tab_read_there_and_opened_with_enter(show: Show):
    screen = concluded(show)
    row(screen).first.wait_for()
    screen.page.evaluate("document.querySelector('.st-key-page_indicator input').focus()")
    for _ in range(12):
        screen.page.keyboard.press("Tab")
        if focused(screen).startswith("1"):
            break
    told = "Lý Nhân · 74,4%. Kết luận KL-"
    assert told in focused(screen)
    tip = screen.page.locator("[data-testid=stTooltipContent]")
    tip.wait_for()
    assert "Hạn chế: Lý Nhân <b>tập huấn</b> *ngay*" in tip.inner_text()
    assert tip.locator("b, em").count() == 0
    screen.page.keyboard.press("Enter")
    about = screen.page.locator(".st-key-chart_ranking .soket-about").filter(has_text="Lý Nhân")
    about.wait_for()
    assert SAID in screen.page.locator(".st-key-chart_ranking .soket-told").inner_text()
    # As after a click on the pin itself, Lý Nhân is lit in every chart.
    assert screen.until(lambda: opacities(screen, "heatmap", "rect mark")["Phủ Lý"] == {FADED})
    assert opacities(screen, "ranking", "bar")["Lý Nhân"] == {FULL}
    # And whoever may conclude goes on writing.
    assert screen.until(
        lambda: screen.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    )


def test_only_charts_with_pins_have_a_row_of_them(show: Show):
    screen = concluded(show)
    for name in ("ranking", "trend", "heatmap"):
        assert screen.until(lambda name=name: row(screen, name).count() > 0)
    assert screen.page.locator(".st-key-pins_composition").count() == 0
    screen.open("grassroots", lang="vi")
    screen.chart("ranking")
    assert screen.page.locator("[class*='st-key-pins_']").count() == 0


def test_a_finger_opens_a_pin_on_a_phone(show: Show):
    concluded(show)
    phone = show(width=390, height=844).open("cadres", lang="vi")
    phone.chart("ranking")
    pin = row(phone).first
    box = pin.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    pin.tap()
    phone.page.locator(".st-key-chart_ranking .soket-told").wait_for()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_whoever_typed_first_chooses_the_figure_and_goes_on_typing(show: Show):
    screen = concluded(show)
    screen.open_under("ranking", "Kết luận")
    field(screen).wait_for()
    screen.settled()
    field(screen).focus()
    screen.page.keyboard.type("Duy Tiên ")
    figure = screen.page.locator(".st-key-ranking_figure input").first
    assert figure.input_value() == "Cả biểu đồ"
    figure.focus()
    screen.page.keyboard.type("Duy")
    screen.page.get_by_role("option", name="Duy Tiên").first.wait_for()
    screen.page.keyboard.press("Enter")
    about = screen.page.locator(".st-key-chart_ranking .soket-about").filter(has_text="Duy Tiên")
    about.wait_for()
    # The field of the whole chart goes, that of Duy Tiên comes.
    assert screen.until(lambda: field(screen).count() == 1)
    assert screen.until(lambda: field(screen).first.input_value() == "Duy Tiên ")
    assert screen.until(
        lambda: screen.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    )
    assert screen.until(lambda: opacities(screen, "ranking", "bar")["Phủ Lý"] == {FADED})
    screen.settled()
    screen.page.keyboard.press("End")
    screen.page.keyboard.type("giữ vững")
    screen.page.keyboard.press("Control+Enter")
    assert screen.until(lambda: any("Duy Tiên giữ vững" in pin for pin in pins(screen)))
    # With the whole chart nothing is half typed any more.
    screen.page.reload()
    screen.settled()
    screen.open_under("ranking", "Kết luận")
    field(screen).wait_for()
    screen.page.wait_for_timeout(1000)
    assert field(screen).input_value() == ""


def test_a_bar_that_was_lit_can_be_clicked_again_after_another_was_chosen(show: Show):
    screen = concluded(show)
    pick(screen, "Phủ Lý")
    about = screen.page.locator(".st-key-chart_ranking .soket-about")
    for name in ("Kim Bảng", "Cả biểu đồ"):
        screen.choose("ranking_figure", name)
        wanted = "Toàn tỉnh" if name == "Cả biểu đồ" else name
        assert screen.until(lambda wanted=wanted: wanted in about.inner_text())
        screen.settled()
        screen.page.wait_for_timeout(500)
        pick(screen, "Phủ Lý")
        assert "Phủ Lý" in about.inner_text()


def test_whoever_leaves_the_field_is_not_brought_back_into_it(show: Show):
    screen = concluded(show)
    pick(screen, "Phủ Lý")
    screen.page.wait_for_timeout(1000)
    screen.page.keyboard.press("Shift+Tab")
    screen.chart("trend").locator("svg.marks").hover()
    screen.page.wait_for_timeout(1500)
    assert screen.page.evaluate("document.activeElement.tagName") != "TEXTAREA"
