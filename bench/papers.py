"""The papers of a meeting of twelve charts, written in a process of their own."""

import subprocess
import sys
import time
from collections.abc import Callable

from bench.figures import Figure, median
from bench.servers import ROOT

CHARTS = 12
_SECONDS = 10


def measure(quick: bool) -> list[Figure]:
    """Write every paper of a meeting with nothing drawn before, then the slides once more."""
    rounds = [_apart() for _ in range(1 if quick else 3)]
    names = list(rounds[0])
    goals = dict.fromkeys(names, _SECONDS)
    return [
        Figure(
            f"{CHARTS} charts of the sample: {name}, p50",
            median([one[name] for one in rounds]),
            goals[name],
            " s",
            f"n = {len(rounds)}, each in a new process",
        )
        for name in names
    ]


def _apart() -> dict[str, float]:
    command = [sys.executable, "-m", "bench.papers"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    lines = (line.split("\t") for line in ran.stdout.splitlines())
    return {name: float(seconds) for name, seconds in lines}


def _run() -> None:
    from bench.charts import snapshot_of
    from services.address import defaults, view_of
    from services.conclusions.fold import State
    from services.config import SAMPLE_DIR
    from services.indicators.catalogue import INDICATORS
    from services.indicators.indicator import Area
    from services.meetings.content import Meeting
    from services.panels import area, files
    from services.panels.scope import Scope
    from services.papers.assemble import Exhibit, assemble
    from services.reports.annex import annex
    from services.reports.docx_minutes import minutes
    from services.reports.docx_notice import notice
    from services.reports.pptx_slides import slides

    snapshot = snapshot_of(SAMPLE_DIR)
    scope = Scope(snapshot, view_of(defaults(snapshot, Area.CADRES), Area.CADRES))
    made = [
        draw(scope, one)
        for one in INDICATORS[: CHARTS // 3]
        for draw in (area.ranking_panel, area.trend_panel, area.heatmap_panel)
    ]
    exhibits = [Exhibit(panel=panel) for panel in made]
    papers = assemble(scope, Meeting("m", "HN1", "Hội nghị sơ kết"), exhibits, State())

    def timed(name: str, write: Callable[[], bytes]) -> None:
        start = time.perf_counter()
        write()
        print(f"{name}\t{time.perf_counter() - start:.3f}")

    leaves = [files.Leaf(panel) for panel in made]
    timed("slides", lambda: slides(papers))
    timed("slides again", lambda: slides(papers))
    timed("notice", lambda: notice(papers))
    timed("minutes", lambda: minutes(papers))
    timed("workbook", lambda: annex(papers))
    timed("PDF", lambda: files.as_pdf(scope, leaves))


if __name__ == "__main__":
    _run()
