"""A source that counts what it is asked, takes its time, and fails when it is told to."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from services.reading import Readings, look
from services.sources import Cell, Grid, Spreadsheet
from services.sources.memory import MemorySource
from tests.watched import sheet

START = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
HEADS: list[Cell] = ["Mã đơn vị", "Tên đơn vị", "Cấp", "Trực thuộc", "Tên gọi khác", "Email"]


@dataclass
class CountingSource(MemorySource):
    """Spreadsheets in memory; remembers in which order they were asked for.

    Attributes:
        marks: id -> mark, where it is not the digest.
        unlisted: ids that are there but not listed.
        before: called with each id before it is read.
    """

    marks: dict[str, str] = field(default_factory=dict[str, str])
    unlisted: set[str] = field(default_factory=set[str])
    before: Callable[[str], object] = lambda _key: None
    asked: list[str] = field(default_factory=list[str])
    looks: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def versions(self) -> Mapping[str, str]:
        with self._lock:
            self.looks += 1
        listed = super().versions()
        return {k: self.marks.get(k, v) for k, v in listed.items() if k not in self.unlisted}

    def read(self, spreadsheet_id: str) -> Spreadsheet:
        with self._lock:
            self.asked.append(spreadsheet_id)
        self.before(spreadsheet_id)
        return super().read(spreadsheet_id)


def later(seconds: float) -> Callable[[], datetime]:
    """Return a clock that stands still so many seconds after the start."""
    return lambda: START + timedelta(seconds=seconds)


def districts(*units: str, digest: str = "1", referred: float = 40.0) -> dict[str, Spreadsheet]:
    """Return one spreadsheet for each district, named by a letter."""
    return {
        chr(97 + at): sheet(chr(97 + at), unit, digest, referred=referred)
        for at, unit in enumerate(units)
    }


def province(
    *names: str,
    key: str = "tinh",
    digest: str = "1",
    email: str = "",
    is_marked: bool | None = None,
) -> Spreadsheet:
    """Return a province's spreadsheet with these districts; their codes are h1, h2 …"""
    rows: list[list[Cell]] = [[*HEADS], ["hn", "Tỉnh đoàn", "tỉnh", "", "", ""]]
    for at, name in enumerate(names, 1):
        rows.append([f"h{at}", name, "huyện", "hn", "", email])
    units = Grid("Đơn vị", rows)
    return Spreadsheet(key, "Tỉnh", (units,), digest, is_province=is_marked)


def to_the_end(source: MemorySource, at_once: int, readings: Readings | None = None) -> Readings:
    """Return the readings once nothing is left waiting."""
    readings = look(source, readings or Readings(), at_once=at_once)
    for _ in range(50):
        if not readings.waiting:
            return readings
        readings = look(source, readings, at_once=at_once)
    raise AssertionError(f"{readings.waiting} spreadsheets are waiting for ever")
