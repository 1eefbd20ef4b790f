"""From a click on a bar to the other charts highlighting its unit, all in the browser."""

from bench import browser
from bench.figures import Figure, median, p95
from bench.servers import APP, SAMPLE, serving

_BARS = ".st-key-chart_ranking .mark-rect.role-mark path"
# So many of them are bars of different units; the targets' marks come after them.
_UNITS = 5
# The click's own time stamp, and the first change of an opacity in another chart.
_WATCH = """
() => {
  const watch = window.lit = {acted: 0, seen: 0};
  window.addEventListener('pointerdown', (event) => {
    Object.assign(watch, {acted: event.timeStamp, seen: 0});
  }, {capture: true});
  new MutationObserver((changes) => {
    if (watch.seen || !changes.some((one) => one.attributeName === 'opacity'
        && one.target.closest('.st-key-chart_heatmap'))) return;
    watch.seen = -1;
    requestAnimationFrame(() => { watch.seen = performance.now(); });
  }).observe(document, {attributes: true, subtree: true});
}
"""


def measure(quick: bool) -> list[Figure]:
    """Click bars of the ranking one after the other, and watch the heatmap."""
    rounds = 10 if quick else 40
    with serving(APP, {"SOKET_DATA": str(SAMPLE)}) as ours, browser.chromium() as chromium:
        page = browser.opened(chromium, f"{ours.url}/cadres")
        page.evaluate(_WATCH)
        bars = page.locator(_BARS)
        taken: list[float] = []
        for turn in range(rounds + 2):
            box = bars.nth(turn % _UNITS).bounding_box()
            if box is None:
                raise RuntimeError("a bar of the ranking is not on the screen")
            # Near its left end nothing is written on a bar.
            page.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)
            page.wait_for_function("() => lit.seen > 0", timeout=5000, polling=30)
            taken.append(float(page.evaluate("lit.seen - lit.acted")))
            # The server answers too; the next click comes after that, as a reader's would.
            page.wait_for_timeout(700)
    taken = taken[2:]
    return [
        Figure("click → highlight in another chart, p50", median(taken), 60, "ms", f"n = {rounds}"),
        Figure("the same, p95", p95(taken), None, "ms"),
    ]
