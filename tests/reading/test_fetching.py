"""Several spreadsheets asked for at once, in threads that nobody has to wait for."""

import subprocess
import sys
import threading
import time
from pathlib import Path

from services.errors import SourceUnreachableError, SpreadsheetUnreadableError
from services.intake.findings import Code
from services.reading.fetching import fetched
from services.sources import Spreadsheet
from tests.reading.sources import CountingSource, districts

NAMES = ("Lý Nhân", "Bình Lục", "Kim Bảng", "Thanh Liêm", "Phủ Lý", "Duy Tiên")
# A read that hangs, in a process that has nothing else to do.
HANGING = """
import threading, time
from services.reading.fetching import fetched
from services.sources.memory import MemorySource

asked = threading.Semaphore(0)

class Hanging(MemorySource):
    def read(self, spreadsheet_id):
        asked.release()
        time.sleep(120)

source = Hanging(side_by_side=2)
threading.Thread(target=lambda: list(fetched(source, "abcdef")), daemon=True).start()
print(*(asked.acquire(timeout=30) for _ in range(2)))
"""


def test_each_comes_as_soon_as_it_is_there():
    first = threading.Event()
    source = CountingSource({**districts(*NAMES)}, side_by_side=2)
    source.before = lambda key: key != "a" or first.wait(10)
    order: list[str] = []
    for key, came in fetched(source, "abc"):
        assert isinstance(came, Spreadsheet)
        order.append(key)
        if key == "c":
            first.set()
    assert order == ["b", "c", "a"]


def test_a_failure_is_handed_over_in_place_of_the_spreadsheet():
    busy = SpreadsheetUnreadableError("b", Code.FILE_BUSY)
    source = CountingSource({**districts(*NAMES), "b": busy}, side_by_side=3)
    assert dict(fetched(source, "abc"))["b"] is busy


def test_after_the_place_is_lost_nothing_more_is_asked_for():
    source = CountingSource({**districts(*NAMES)}, side_by_side=2)
    lost = SourceUnreachableError("memory")
    together = threading.Barrier(2, timeout=10)

    def fail(_key: str) -> None:
        together.wait()
        raise lost

    source.before = fail
    assert [came for _, came in fetched(source, "abcdef")] == [lost, lost]
    assert sorted(source.asked) == ["a", "b"]


def test_whoever_stops_taking_has_no_more_asked_for():
    source = CountingSource({**districts(*NAMES)}, side_by_side=2)
    source.before = lambda _key: time.sleep(0.05)
    taking = fetched(source, "abcdef")
    next(taking)
    taking.close()
    time.sleep(0.3)
    assert len(source.asked) < 6


def test_a_process_does_not_wait_for_what_it_has_asked_for(repository: Path):
    begun = time.monotonic()
    command = [sys.executable, "-c", HANGING]
    ran = subprocess.run(command, cwd=repository, capture_output=True, timeout=60, check=True)
    assert ran.stdout.decode().split() == ["True", "True"]
    assert ran.stderr == b""
    assert time.monotonic() - begun < 30
