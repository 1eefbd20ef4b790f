"""Runs the measurements and writes what they found beside their goals."""

import argparse
import sys
from pathlib import Path

from bench import first_page, google, highlight, intake, load, papers, repaint
from bench.figures import Measurement, line, write_results

RESULTS = Path(__file__).parent / "RESULTS.md"
PARTS: dict[str, tuple[str, Measurement]] = {
    "repaint": ("A filter is changed", repaint.measure),
    "highlight": ("A bar is clicked", highlight.measure),
    "first-page": ("The first page of a cold server", first_page.measure),
    "load": ("Many readers at once", load.measure),
    "memory": ("Readers who only look", load.measure_memory),
    "google": ("How often Google is asked", google.measure),
    "google-readers": ("Readers of what stands at Google", google.measure_readers),
    "papers": ("The papers of a meeting", papers.measure),
    "intake": ("A hundred thousand rows", intake.measure),
}


def main() -> int:
    """Measure, print, write; return 1 when a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS, help="measure this part alone")
    parser.add_argument("--quick", action="store_true", help="few turns, nothing written")
    asked = parser.parse_args()
    missed = 0
    for name in asked.only or PARTS:
        title, measure = PARTS[name]
        print(f"{name}: {title}", flush=True)
        figures = measure(asked.quick)
        for figure in figures:
            print(line(figure), flush=True)
        missed += sum(not figure.is_met for figure in figures)
        if not asked.quick:
            write_results(RESULTS, name, title, figures)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
