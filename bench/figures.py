"""A measured figure beside its goal, and the page on which all of them stand."""

import importlib.metadata
import os
import platform
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PACKAGES = ("streamlit", "altair", "pandas", "narwhals", "python-calamine", "playwright")
_HEAD = """# What was measured

Written by `python -m bench`; each part can be run alone (`--only NAME`), and then replaces its own
table here. Ratios are of two things measured in turns in the same run, so that a slow machine
slows both; seconds hold for the machine they were measured on.
"""


@dataclass(frozen=True)
class Figure:
    """One line of the results.

    Attributes:
        what: in words.
        value: what was measured.
        goal: the most it may be; None: there is none, the figure explains another.
        unit: written behind the figures; "×" for a ratio.
        note: what it rests on.
    """

    what: str
    value: float
    goal: float | None = None
    unit: str = "×"
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the goal was reached; a figure without a goal always does."""
        return self.goal is None or self.value <= self.goal


Measurement = Callable[[bool], list[Figure]]


def median(values: Sequence[float]) -> float:
    """Return the value that half of all stay below."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 stay below, by nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-95 * len(ordered) // 100) - 1)]


def spread(values: Sequence[float]) -> str:
    """Return least, median and p95 in words, for milliseconds."""
    told = (min(values), median(values), p95(values))
    return "{:.0f} / {:.0f} / {:.0f} ms (min / p50 / p95)".format(*told)


def line(figure: Figure) -> str:
    """Return a figure as a line for the terminal."""
    mark = "" if figure.goal is None else "ok   " if figure.is_met else "MISS "
    goal = "" if figure.goal is None else f" (goal {_written(figure.goal, figure.unit)})"
    return f"  {mark}{figure.what}: {_written(figure.value, figure.unit)}{goal}  {figure.note}"


def write_results(path: Path, name: str, title: str, figures: Sequence[Figure]) -> None:
    """Put the table of one part into the results, in the place of its last one."""
    parts = _parts(path.read_text(encoding="utf-8")) if path.exists() else {}
    parts[name] = f"## {title}\n\n{_conditions()}\n\n{_table(figures)}\n"
    body = "\n".join(f"<!-- {key} -->\n{parts[key]}" for key in sorted(parts))
    path.write_text(f"{_HEAD}\n{body}", encoding="utf-8", newline="\n")


def _parts(text: str) -> dict[str, str]:
    pieces = text.split("<!-- ")[1:]
    return {key: body.strip() + "\n" for key, body in (p.split(" -->\n", 1) for p in pieces)}


def _conditions() -> str:
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    python = ".".join(map(str, sys.version_info[:3]))
    machine = f"{platform.system()}, {os.cpu_count()} cores{load}"
    return f"{date.today():%d/%m/%Y}; {machine}; Python {python}, {versions}."  # noqa: DTZ011


def _table(figures: Sequence[Figure]) -> str:
    rows = ["| figure | measured | goal | | rests on |", "|---|---:|---:|---|---|"]
    for one in figures:
        goal = "" if one.goal is None else f"≤ {_written(one.goal, one.unit)}"
        mark = "" if one.goal is None else "met" if one.is_met else "**missed**"
        value = _written(one.value, one.unit)
        rows.append(f"| {one.what} | {value} | {goal} | {mark} | {one.note} |")
    return "\n".join(rows)


def _written(value: float, unit: str) -> str:
    digits = 0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}".strip()
