"""From the change of a filter to the last of a page's charts repainted, in a browser."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from bench import browser
from bench.charts import snapshot_of, write_charts
from bench.figures import Figure, median, p95, spread
from bench.servers import APP, FLOOR, SAMPLE, TUTORIAL, serving

PERIODS = ("2021-Q3", "2021-Q2")
_WARM_UP = 4


def measure(quick: bool) -> list[Figure]:
    """Compare our page with the floor and with the tutorial, in turns."""
    rounds = 8 if quick else 40
    with TemporaryDirectory() as folder, ExitStack() as running:
        charts, kept = Path(folder) / "charts.json", Path(folder) / "kept.json"
        write_charts(snapshot_of(SAMPLE), PERIODS, charts)
        write_charts(snapshot_of(SAMPLE), PERIODS, kept, kept=True)
        floor = running.enter_context(serving(FLOOR, {"BENCH_CHARTS": str(charts)}))
        keeping = running.enter_context(serving(FLOOR, {"BENCH_CHARTS": str(kept)}))
        tutorial = running.enter_context(serving(TUTORIAL, {"BENCH_DATA": str(SAMPLE)}))
        ours = running.enter_context(serving(APP, {"SOKET_DATA": str(SAMPLE)}))
        ours.at_rest()
        chromium = running.enter_context(browser.chromium())
        address = f"{ours.url}/cadres?period={PERIODS[0]}"
        pages = {
            "floor": browser.opened(chromium, floor.url),
            "keeping": browser.opened(chromium, keeping.url),
            "tutorial": browser.opened(chromium, tutorial.url),
            "ours": browser.opened(chromium, address),
        }
        warm = _in_turns(pages, rounds)
        units = snapshot_of(SAMPLE).units
        cold = _first_time(
            pages["ours"],
            [f"{address}&units={code}" for code in units.children(units.root)],
            rounds,
        )
    return [
        *(
            Figure(
                f"filter → last of four charts, view seen before, {name}, ours ÷ {other}",
                take(warm["ours"]) / take(warm[other]),
                goal,
                note=f"{take(warm['ours']):.0f} ÷ {take(warm[other]):.0f} ms, n = {rounds}",
            )
            for other, goal in (("floor", 1.3), ("tutorial", 0.8))
            for name, take in (("p50", median), ("p95", p95), ("least", min))
        ),
        *(
            Figure(
                f"the same, {name}, ours ÷ a floor that is handed our charts, made to be kept",
                take(warm["ours"]) / take(warm["keeping"]),
                note=f"{take(warm['ours']):.0f} ÷ {take(warm['keeping']):.0f} ms",
            )
            for name, take in (("p50", median), ("p95", p95))
        ),
        Figure(
            "the same for a view that nobody has asked for yet, p50, ours ÷ floor",
            median(cold) / median(warm["floor"]),
            1.3,
            note=f"ours {spread(cold)}, n = {len(cold)}",
        ),
    ]


def _in_turns(pages: dict[str, Page], rounds: int) -> dict[str, list[float]]:
    labels = {name: browser.periods(page)[:2] for name, page in pages.items()}
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(_WARM_UP + rounds):
        for name, page in pages.items():
            page.bring_to_front()
            ms, charts = browser.change_period(page, labels[name][(turn + 1) % 2])
            if charts != 4:
                raise RuntimeError(f"{name}: {charts} charts were repainted, not 4")
            if turn >= _WARM_UP:
                taken[name].append(ms)
    return taken


def _first_time(page: Page, addresses: list[str], rounds: int) -> list[float]:
    """Return ms of changes to views that were never computed: other units, each period once."""
    taken: list[float] = []
    for address in addresses:
        page.goto(address)
        browser.drawn(page, 1)
        browser.watch(page)
        # The first is on the screen, the last asks for a range.
        for label in browser.periods(page)[1:-1][: rounds // 4]:
            taken.append(browser.change_period(page, label)[0])
            if len(taken) == rounds:
                return taken
    return taken
