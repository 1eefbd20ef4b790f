"""Reading, checking and computing 100,000 rows of one table, each step in a process of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, median
from bench.servers import ROOT

# So many times the province's communes give 100,000 rows of the table that each of them keeps.
SCALE = 87
_TABLE = "grassroots_log"


def measure(quick: bool) -> list[Figure]:
    """Read the same files in our way and in the plainest one, in turns."""
    rounds = 1 if quick else 3
    with TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, 9 if quick else SCALE)
        ours: list[dict[str, float]] = []
        plain: list[dict[str, float]] = []
        for _ in range(rounds):
            plain.append(_apart("plain", folder))
            ours.append(_apart("ours", folder))

    def both(name: str, take: Callable[[list[float]], float]) -> tuple[float, float]:
        return take([one[name] for one in ours]), take([one[name] for one in plain])

    middle, least = both("seconds", median), both("seconds", min)
    rows = int(ours[0]["rows"])
    return [
        Figure(
            f"reading and checking {rows:,} rows, p50, ours ÷ calamine and pandas",
            middle[0] / middle[1],
            3,
            note=f"{middle[0]:.1f} ÷ {middle[1]:.1f} s, n = {rounds}",
        ),
        Figure("the same, least", least[0] / least[1], note=f"{least[0]:.1f} ÷ {least[1]:.1f} s"),
        Figure("most memory at one time", max(one["peak_mb"] for one in ours), 1500, "MB"),
        Figure(
            "18 indicators of province and districts over them, first time",
            median([one["indicators_s"] for one in ours]),
            1,
            "s",
        ),
        Figure(
            "the same asked again, from the shared cache",
            median([one["again_ms"] for one in ours]),
            5,
            "ms",
        ),
    ]


def _write(folder: Path, scale: int) -> None:
    command = [sys.executable, "-m", "services", "sample", str(folder), "--scale", str(scale)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _apart(way: str, folder: Path) -> dict[str, float]:
    """Return what one way of reading measured of itself, in a fresh process."""
    command = [sys.executable, "-m", "bench.intake", way, str(folder)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return json.loads(told.stdout.splitlines()[-1])


def _plain(folder: Path) -> dict[str, float]:
    import pandas as pd
    from python_calamine import CalamineWorkbook

    started = time.perf_counter()
    frames = [
        pd.DataFrame(workbook.get_sheet_by_name(name).to_python())
        for path in sorted(folder.glob("*.xlsx"))
        if (workbook := CalamineWorkbook.from_path(path))
        for name in workbook.sheet_names
    ]
    return {"seconds": time.perf_counter() - started, "rows": sum(map(len, frames))}


def _ours(folder: Path) -> dict[str, float]:
    from bench.charts import snapshot_of

    started = time.perf_counter()
    snapshot = snapshot_of(folder)
    told = {"seconds": time.perf_counter() - started, "rows": len(snapshot.tables[_TABLE])}

    from services.indicators.catalogue import INDICATORS
    from services.indicators.compute import results
    from services.periods import parse_span

    units = snapshot.units
    asked = (units.root, *units.children(units.root))
    started = time.perf_counter()
    results(snapshot.tables, units, INDICATORS, [parse_span("2021-Q3")], asked=asked)
    told["indicators_s"] = time.perf_counter() - started
    return told | {"again_ms": _asked_again(snapshot)}


def _asked_again(snapshot: object) -> float:
    """Return ms of asking the door between services and pages for what it has made before."""
    import logging

    logging.disable(logging.WARNING)  # Streamlit warns that no server runs it; none is needed.
    import streamlit as st

    from services import session
    from services.address import defaults, view_of
    from services.indicators.catalogue import INDICATORS
    from services.panels.cards import cards

    st.session_state["_snapshot"] = snapshot
    st.session_state["_view"] = view_of(defaults(snapshot, None), None)
    session.made(cards, INDICATORS)
    times: list[float] = []
    for _ in range(20):
        started = time.perf_counter()
        session.made(cards, INDICATORS)
        times.append((time.perf_counter() - started) * 1000)
    return median(times)


def _peak_mb() -> float:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    measured = {"plain": _plain, "ours": _ours}[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps(measured | {"peak_mb": _peak_mb()}))
