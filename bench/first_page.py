"""A server's very first page: from the start of the process to its last chart drawn."""

import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from bench import browser
from bench.charts import snapshot_of, write_charts
from bench.figures import Figure, median
from bench.repaint import PERIODS
from bench.servers import APP, FLOOR, SAMPLE, serving


def measure(quick: bool) -> list[Figure]:
    """Start both servers again and again, in turns."""
    rounds = 3 if quick else 8
    taken: dict[str, list[float]] = {"floor": [], "ours": [], "first": []}
    with TemporaryDirectory() as folder, ExitStack() as running:
        charts = Path(folder) / "charts.json"
        write_charts(snapshot_of(SAMPLE), PERIODS, charts)
        chromium = running.enter_context(browser.chromium())
        floor, ours = {"BENCH_CHARTS": str(charts)}, {"SOKET_DATA": str(SAMPLE)}
        for _ in range(rounds):
            taken["floor"].append(_seconds(chromium, FLOOR, floor, "", 4))
            taken["ours"].append(_seconds(chromium, APP, ours, "/cadres", 4))
            taken["first"].append(_seconds(chromium, APP, ours, "", 1))
    floor_s = taken["floor"]
    return [
        Figure(
            f"cold start → {what}, {name}, ours ÷ floor",
            take(taken[key]) / take(floor_s),
            1.5 if take is median else None,
            note=f"{take(taken[key]):.1f} ÷ {take(floor_s):.1f} s, n = {rounds}",
        )
        for key, what in (("ours", "last of the same four charts"), ("first", "first page"))
        for name, take in (("p50", median), ("least", min))
    ]


def _seconds(
    chromium: Browser, app: Path, environment: dict[str, str], page_path: str, charts: int
) -> float:
    with serving(app, environment) as server:
        context = chromium.new_context(viewport={"width": 1280, "height": 1400})
        page = context.new_page()
        page.goto(server.url + page_path)
        browser.drawn(page, charts)
        taken = time.perf_counter() - server.started_at
        context.close()
    return taken
