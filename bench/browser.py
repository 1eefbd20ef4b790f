"""Chromium, and a watch inside the page: from what a reader did to the last chart repainted."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHART = '[data-testid="stVegaLiteChart"]'
_PERIOD = ".st-key-filter_period input"
_QUIET_MS = 300
_PATIENCE_MS = 30_000

# Streamlit draws charts as SVG, so a repaint is a change below a chart; the frame that shows it
# is the next one. The clock starts with the reader's last press or key, not with our order for it.
_WATCH = """
() => {
  const watch = window.bench = {acted: 0, changed: 0, painted: 0, charts: new Set()};
  for (const kind of ['pointerdown', 'keydown'])
    window.addEventListener(kind, (event) => {
      Object.assign(watch, {acted: event.timeStamp, changed: 0, painted: 0});
      watch.charts.clear();
    }, {capture: true});
  new MutationObserver((changes) => {
    for (const {target} of changes) {
      const chart = target.closest?.('CHART') ?? target.parentElement?.closest('CHART');
      if (!chart) continue;
      watch.changed = performance.now();
      watch.charts.add(chart);
    }
    if (watch.changed > watch.painted) requestAnimationFrame(() => {
      watch.painted = performance.now();
    });
  }).observe(document, {childList: true, attributes: true, characterData: true, subtree: true});
}
""".replace("CHART", CHART.replace('"', r"\""))
_SETTLED = f"""
() => bench.painted > bench.changed && performance.now() - bench.changed > {_QUIET_MS}
  && document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'
"""


def chromium_path() -> str:
    """Return the browser named by CHROMIUM, or the first that is installed."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise FileNotFoundError("no Chromium: set CHROMIUM to its path")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a headless browser while the block lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


def opened(browser: Browser, url: str, charts: int = 4) -> Page:
    """Return a page of its own session, with its charts drawn and the watch running."""
    page = browser.new_context(viewport={"width": 1280, "height": 1400}).new_page()
    page.goto(url)
    drawn(page, charts)
    watch(page)
    return page


def watch(page: Page) -> None:
    """Let the watch run in a page that has come to rest."""
    page.wait_for_timeout(_QUIET_MS)
    page.evaluate(_WATCH)


def drawn(page: Page, charts: int = 4) -> None:
    """Wait until so many charts of a page are drawn."""
    page.wait_for_function(
        "([chart, count]) => [...document.querySelectorAll(chart)]"
        ".filter((one) => one.querySelector('svg.marks, canvas.marks')).length >= count",
        arg=[CHART, charts],
        timeout=_PATIENCE_MS,
    )


def periods(page: Page) -> list[str]:
    """Return what the filter offers, in its order."""
    page.click(_PERIOD)
    labels = page.locator('[role="option"]').all_inner_texts()
    page.keyboard.press("Escape")
    return labels


def change_period(page: Page, label: str) -> tuple[float, int]:
    """Choose a period and return ms until the last chart was repainted, and how many were."""
    page.click(_PERIOD)
    page.fill(_PERIOD, label)
    page.get_by_role("option", name=label, exact=True).click()
    return settled(page)


def settled(page: Page) -> tuple[float, int]:
    """Wait until a page is quiet; return ms from act to last repaint, and the charts repainted."""
    page.wait_for_function(_SETTLED, timeout=_PATIENCE_MS, polling=50)
    ms, charts = page.evaluate("[bench.painted - bench.acted, bench.charts.size]")
    return float(ms), int(charts)
