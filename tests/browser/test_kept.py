"""A picture that is kept when figures change shows what a new one would."""

import re

import pytest

from tests.browser.conftest import Show
from tests.browser.screens import Screen

# What of each chart is seen, in an order that does not tell how it came there.
SEEN = r"""() => Object.fromEntries([...document.querySelectorAll('[class*="st-key-chart_"]')]
  .filter((panel) => !panel.closest('[data-retained]'))
  .map((panel) => {
    const place = (one) => {
      const {x, y, width, height} = one.getBoundingClientRect();
      const at = panel.getBoundingClientRect();
      return [x - at.x, y - at.y, width, height].map(Math.round).join(' ');
    };
    const drawn = [...panel.querySelectorAll('svg.marks')]
      .filter((one) => !one.closest('[data-retained]'))
      .flatMap((one) => [...one.querySelectorAll('text, path')])
      .filter((one) => one.tagName === 'text' || one.getAttribute('aria-label'))
      .map((one) => [one.textContent, one.getAttribute('aria-label'), place(one),
        one.getAttribute('fill'), one.getAttribute('opacity')].join(' | '));
    return [panel.className.match(/st-key-chart_(\w+)/)[1], drawn.sort()];
  }))"""
MARKED = "for (const one of document.querySelectorAll('svg.marks')) one.isKept = true"
KEPT = """() => [...document.querySelectorAll('svg.marks')]
  .filter((one) => !one.closest('[data-retained]') && one.isKept).length"""
STEPS = (("Quý II/2021", "2021-Q2"), ("Năm 2020", "2020"), ("Quý III/2021", "2021-Q3"))


def seen(screen: Screen) -> dict[str, list[str]]:
    """What the charts show, once nothing moves any more."""
    held: list[dict[str, list[str]]] = [{}]

    def is_still() -> bool:
        screen.page.wait_for_timeout(200)
        held.append(screen.page.evaluate(SEEN))
        return held[-1] == held[-2] and all(held[-1].values())

    assert screen.settled().until(is_still)
    return held[-1]


# How many of its pictures stay at the first step: another scale or height needs another picture.
@pytest.mark.parametrize(
    ("page", "kept"),
    [("overview", 1), ("cadres", 4), ("grassroots", 4), ("employment", 2), ("unit", 2)],
)
def test_after_every_change_of_a_filter(page: str, kept: int, show: Show):
    reader = show().open(page, lang="vi", period="2021-Q3")
    seen(reader)
    for number, (label, period) in enumerate(STEPS):
        reader.page.evaluate(MARKED)
        reader.choose("filter_period", label)
        assert reader.until(lambda code=period: reader.query()["period"] == code)
        here = seen(reader)
        if number == 0:
            assert reader.page.evaluate(KEPT) >= kept
        fresh = show().open(page, lang="vi", period=period)
        assert here == seen(fresh)
        fresh.page.context.close()


def test_another_indicator_and_fewer_units(show: Show):
    reader = show().open("cadres", lang="vi", period="2021-Q3")
    reader.choose("page_indicator", "C5")
    assert reader.until(lambda: reader.query()["indicator"] == "C5")
    reader.page.locator(".st-key-filter_units_none button").click()
    assert reader.until(lambda: "Chưa chọn đơn vị nào" in reader.said)
    reader.page.locator(".st-key-filter_units_all button").click()
    reader.chart("ranking")
    here, units = seen(reader), reader.query()["units"]
    fresh = show().open("cadres", lang="vi", period="2021-Q3", indicator="C5", units=units)
    assert here == seen(fresh)


def test_a_picture_that_was_kept_can_be_clicked(show: Show):
    reader = show().open("cadres", lang="vi", period="2021-Q3")
    before = reader.spoken("ranking", "Lý Nhân")
    reader.page.evaluate(MARKED)
    reader.choose("filter_period", "Quý II/2021")
    assert reader.until(lambda: reader.spoken("ranking", "Lý Nhân") != before)
    assert reader.page.evaluate(KEPT) == 4
    bar = reader.marks("ranking").and_(reader.page.locator("[aria-label^='Lý Nhân,']")).first
    bar.click()
    opened = reader.chart("ranking").locator(".st-key-ranking_opened")
    opened.wait_for()
    assert reader.until(lambda: "Quý II/2021" in reader.chart("ranking").inner_text())
    assert re.search(r"Lý Nhân", reader.chart("ranking").inner_text())
