"""A click on a bar: the unit lights up everywhere at once, and the rows behind it are shown."""

import os
import signal

import pytest

from tests.browser.screens import Screen
from tests.browser.servers import Server

# A click opens the form of a conclusion for whoever may conclude, as whoever sits at the machine.
FORM = ".st-key-chart_ranking .soket-about"
# What fades beside the picked unit.
FADED, FULL = "0.25", "1"


@pytest.fixture
def clicked(screen: Screen) -> Screen:
    screen.open("cadres", lang="vi")
    for name in ("ranking", "trend", "heatmap", "composition"):
        screen.chart(name)
    screen.page.wait_for_load_state("networkidle")
    return screen


def opacities(screen: Screen, name: str, kind: str) -> dict[str, set[str]]:
    """Unit -> opacities of its marks in a chart."""
    found: dict[str, set[str]] = {}
    for mark in screen.marks(name, kind).all():
        unit = (mark.get_attribute("aria-label") or "").split(",")[0]
        found.setdefault(unit, set()).add(mark.get_attribute("opacity") or "")
    return found


def test_before_a_click_nothing_is_faded(clicked: Screen):
    assert set().union(*opacities(clicked, "ranking", "bar").values()) == {FULL}


def test_a_click_on_a_bar_fades_the_other_units_in_every_chart(clicked: Screen):
    bar = clicked.marks("ranking").and_(clicked.page.locator("[aria-label^='Lý Nhân,']")).first
    bar.click()
    assert clicked.until(lambda: opacities(clicked, "ranking", "bar").get("Thanh Liêm") == {FADED})
    assert opacities(clicked, "ranking", "bar")["Lý Nhân"] == {FULL}
    for name, kind in (("heatmap", "rect mark"), ("trend", "point")):
        assert clicked.until(
            lambda name=name, kind=kind: opacities(clicked, name, kind).get("Phủ Lý") == {FADED}
        ), (name, opacities(clicked, name, kind))
        assert opacities(clicked, name, kind)["Lý Nhân"] == {FULL}


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no way to halt a process here")
def test_the_highlight_needs_no_round_trip_to_the_server(clicked: Screen, server: Server):
    bar = clicked.marks("ranking").and_(clicked.page.locator("[aria-label^='Lý Nhân,']")).first
    bar.scroll_into_view_if_needed()
    os.kill(server.process_id, signal.SIGSTOP)
    try:
        bar.click()
        assert clicked.until(
            lambda: opacities(clicked, "heatmap", "rect mark").get("Phủ Lý") == {FADED}, 3
        )
        assert opacities(clicked, "trend", "point")["Phủ Lý"] == {FADED}
        assert clicked.page.locator(FORM).count() == 0
    finally:
        os.kill(server.process_id, signal.SIGCONT)
    # Awake again, the server has heard of the click.
    clicked.page.locator(FORM).wait_for()


def test_a_click_on_a_bar_shows_the_rows_behind_it_with_their_cells(clicked: Screen):
    bar = clicked.marks("ranking").and_(clicked.page.locator("[aria-label^='Lý Nhân,']")).first
    bar.click()
    panel = clicked.page.locator(".st-key-chart_ranking")
    panel.locator(".st-key-ranking_opened button").filter(has_text="Xem dòng gốc").click()
    told = panel.get_by_text("134 / 180")
    told.wait_for()
    table = panel.locator("[data-testid=stDataFrame]")
    table.wait_for()
    cells = table.locator("[role=gridcell]")
    assert clicked.until(lambda: cells.count() > 0)
    assert cells.all_text_contents()[:3] == ["Huyện Lý Nhân", "Quý III/2021", "F17 E17"]
    # The chart was not drawn anew: the highlight stays.
    assert opacities(clicked, "ranking", "bar")["Phủ Lý"] == {FADED}


def test_a_click_beside_all_bars_takes_the_highlight_off(clicked: Screen):
    bar = clicked.marks("ranking").and_(clicked.page.locator("[aria-label^='Lý Nhân,']")).first
    bar.click()
    assert clicked.until(lambda: opacities(clicked, "ranking", "bar")["Phủ Lý"] == {FADED})
    clicked.page.locator(FORM).wait_for()
    # The page comes to rest where the form can be seen.
    clicked.page.wait_for_timeout(1000)
    # Beside the shortest bar.
    last = clicked.marks("ranking").last.bounding_box()
    clicked.page.mouse.click(last["x"] + last["width"] + 60, last["y"] + last["height"] / 2)
    assert clicked.until(lambda: opacities(clicked, "ranking", "bar")["Phủ Lý"] == {FULL})


def test_a_click_on_the_lit_bar_opens_again_what_was_closed(clicked: Screen):
    bar = clicked.marks("ranking").and_(clicked.page.locator("[aria-label^='Lý Nhân,']")).first
    bar.click()
    clicked.page.locator(FORM).wait_for()
    clicked.settled()
    below = clicked.page.locator(".st-key-ranking_more summary")
    below.click()
    clicked.page.locator(FORM).wait_for(state="hidden")
    clicked.settled()
    bar.click()
    clicked.page.locator(FORM).filter(has_text="Lý Nhân").wait_for()
    # It is lit still, and so are its figures in the other charts.
    assert opacities(clicked, "heatmap", "rect mark")["Phủ Lý"] == {FADED}


def test_the_highlight_survives_another_indicator(clicked: Screen):
    bar = clicked.marks("ranking").and_(clicked.page.locator("[aria-label^='Lý Nhân,']")).first
    bar.click()
    clicked.page.locator(FORM).wait_for()
    clicked.choose("page_indicator", "C5")
    assert clicked.until(
        lambda: (
            "chủ chốt" in clicked.spoken("ranking", "Lý Nhân").casefold()
            and opacities(clicked, "ranking", "bar").get("Phủ Lý") == {FADED}
        )
    )


def test_the_files_of_a_chart_can_be_downloaded(clicked: Screen):
    panel = clicked.chart("ranking")
    clicked.open_under("ranking", "Tải về")
    for key, start, suffix in (
        ("ranking_png", b"\x89PNG", ".png"),
        ("ranking_xlsx", b"PK", ".xlsx"),
    ):
        with clicked.page.expect_download() as waiting:
            panel.locator(f".st-key-{key} button").click()
        assert waiting.value.suggested_filename.endswith(suffix)
        assert waiting.value.path().read_bytes().startswith(start)


def test_the_table_of_a_chart_is_shown_on_demand(clicked: Screen):
    panel = clicked.chart("trend")
    clicked.open_under("trend")
    panel.locator("[data-testid=stDataFrame]").wait_for()


def test_the_chart_can_fill_the_screen_and_come_back(clicked: Screen):
    drawing = clicked.chart("ranking").locator("svg.marks")
    drawing.hover(position={"x": 300, "y": 100})
    clicked.chart("ranking").locator("[aria-label=Fullscreen]").first.dispatch_event("click")
    assert clicked.until(lambda: drawing.bounding_box()["width"] > 1200)
    clicked.page.keyboard.press("Escape")
    assert clicked.until(lambda: drawing.bounding_box()["width"] < 1200)
