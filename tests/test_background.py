"""A place that takes its time is read in the background, and nobody waits for it."""

import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from services.errors import NothingReadableError, SourceUnreachableError, Trouble
from services.reading import Readings, look
from services.refresh import Refresher
from services.snapshot import Snapshot
from services.store import Store, StoreTrouble
from tests.reading.sources import START, CountingSource, districts
from tests.watched import referred, sheet, until

NAMES = ("Lý Nhân", "Bình Lục", "Kim Bảng", "Thanh Liêm", "Phủ Lý", "Duy Tiên")
# A process whose background reading hangs, and which has nothing else to do.
HANGING = """
import time
from services.refresh import Refresher
from services.sources.memory import MemorySource

class Hanging(MemorySource):
    def versions(self):
        print("asked", flush=True)
        time.sleep(120)

Refresher(Hanging(side_by_side=4, seconds=15), waits=False).start()
time.sleep(0.5)
"""


@contextmanager
def running(refresher: Refresher) -> Generator[Refresher]:
    refresher.start()
    try:
        yield refresher
    finally:
        refresher.stop()


def slow(*names: str, side_by_side: int = 2) -> CountingSource:
    """Return a source that counts calls; its looks come far apart unless somebody asks."""
    return CountingSource({**districts(*(names or NAMES))}, side_by_side=side_by_side, seconds=60)


def test_starting_does_not_wait_and_what_arrived_is_shown_with_how_much_is_to_come():
    gate = threading.Semaphore(0)
    source = slow()
    source.before = lambda _key: gate.acquire(timeout=20)
    begun = time.monotonic()
    with running(Refresher(source, waits=False)) as refresher:
        assert time.monotonic() - begun < 5
        assert refresher.progress in ((0, 0), (0, 6))
        with pytest.raises(NothingReadableError):
            _ = refresher.snapshot
        # Two at once, twice: the first step of the reading is four.
        gate.release(3)
        assert until(lambda: refresher.progress == (3, 6))
        gate.release(1)
        assert until(lambda: refresher.readings.snapshot is not None)
        assert len(referred(refresher.snapshot)) == 4
        assert refresher.progress == (4, 6)
        gate.release(2)
        assert until(lambda: refresher.progress is None)
        assert len(referred(refresher.snapshot)) == 6
    assert sorted(source.asked) == list("abcdef")


def test_a_long_reading_goes_on_without_a_pause():
    names = [f"h{at}" for at in range(20)]
    source = CountingSource({n: sheet(n, "Lý Nhân") for n in names}, side_by_side=1, seconds=60)
    with running(Refresher(source, waits=False)) as refresher:
        assert until(lambda: refresher.readings.total == 20 and not refresher.readings.waiting)
    # Two a step, and nobody was asked twice.
    assert sorted(source.asked) == sorted(names)
    assert source.looks == 10


def test_a_restart_while_the_place_is_out_of_reach_shows_the_last_figures(tmp_path: Path):
    source = slow("Lý Nhân", "Bình Lục")
    with running(Refresher(source, store=Store(tmp_path, "x"), waits=False)) as refresher:
        assert until(lambda: refresher.readings.snapshot is not None)
        confirmed = refresher.confirmed_at
    assert confirmed
    source.failure = SourceUnreachableError("memory", Trouble.NO_NETWORK)
    with running(Refresher(source, store=Store(tmp_path, "x"), waits=False)) as refresher:
        assert referred(refresher.snapshot) == {"hn-lynhan": 40, "hn-binhluc": 40}
        assert until(lambda: refresher.readings.unreachable_since is not None)
        readings = refresher.readings
        assert (readings.trouble, readings.from_store) == (Trouble.NO_NETWORK, True)
        assert refresher.confirmed_at == confirmed
        source.failure = None
        assert refresher.look_now()
        assert refresher.readings.unreachable_since is None
        assert not refresher.readings.from_store
        assert source.asked == ["a", "b"] or source.asked == ["b", "a"]
    assert len(list(tmp_path.rglob("contents.json"))) == 1


def test_figures_from_the_disk_are_marked_until_they_were_compared(tmp_path: Path):
    source = slow("Lý Nhân")
    Store(tmp_path, "x").keep(look(source, Readings(), lambda: START), START)
    gate = threading.Event()

    class Late(CountingSource):
        def versions(self):
            gate.wait(20)
            return super().versions()

    late = Late({**source.spreadsheets}, side_by_side=2, seconds=60)
    with running(Refresher(late, store=Store(tmp_path, "x"), waits=False)) as refresher:
        assert referred(refresher.snapshot) == {"hn-lynhan": 40}
        assert refresher.readings.from_store
        assert refresher.confirmed_at == START
        first = refresher.snapshot
        gate.set()
        assert until(lambda: not refresher.readings.from_store)
        assert refresher.snapshot is first
        assert late.asked == []


def test_whoever_asks_for_a_look_gets_it_at_once_and_with_the_change():
    source = slow("Lý Nhân")
    with running(Refresher(source, waits=False)) as refresher:
        assert until(lambda: refresher.readings.snapshot is not None)
        source.spreadsheets["a"] = sheet("a", "Lý Nhân", "2", referred=41.0)
        assert refresher.look_now()
        assert referred(refresher.snapshot) == {"hn-lynhan": 41}


def test_a_place_that_hangs_holds_nobody_longer_than_said():
    source = slow("Lý Nhân")
    gate = threading.Event()
    with running(Refresher(source, waits=False)) as refresher:
        assert until(lambda: refresher.readings.snapshot is not None)
        source.spreadsheets["a"] = sheet("a", "Lý Nhân", "2", referred=41.0)
        source.before = lambda _key: gate.wait(20)
        begun = time.monotonic()
        assert not refresher.look_now(0.5)
        assert time.monotonic() - begun < 5
        assert referred(refresher.snapshot) == {"hn-lynhan": 40}
        gate.set()
        assert until(lambda: referred(refresher.snapshot) == {"hn-lynhan": 41})


def test_many_who_ask_together_cause_two_looks_at_most():
    source = slow("Lý Nhân")
    with running(Refresher(source, waits=False)) as refresher:
        assert until(lambda: refresher.readings.snapshot is not None)
        before = source.looks
        together = threading.Barrier(20, timeout=10)
        answers: list[bool] = []

        def ask() -> None:
            together.wait()
            answers.append(refresher.look_now(10))

        readers = [threading.Thread(target=ask) for _ in range(20)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        assert answers == [True] * 20
        assert 1 <= source.looks - before <= 2


def test_the_interval_is_the_longer_of_what_was_set_and_what_the_place_bears():
    assert Refresher(CountingSource(seconds=15), waits=False).seconds == 15
    assert Refresher(CountingSource(seconds=15), 30, waits=False).seconds == 30
    assert Refresher(CountingSource(), 1).seconds == 1


def test_while_the_place_is_out_of_reach_it_is_asked_less_often():
    source = slow("Lý Nhân")
    refresher = Refresher(source, waits=False)
    refresher.look_now()
    assert refresher.seconds == 60
    source.failure = SourceUnreachableError("memory")
    for expected in (120, 240, 240):
        refresher.look_now()
        assert refresher.seconds == expected
    assert refresher.progress is None
    source.failure = None
    refresher.look_now()
    assert refresher.seconds == 60


def test_a_look_that_stumbles_is_no_reading_under_way(caplog: pytest.LogCaptureFixture):
    source = slow("Lý Nhân")
    source.failure = KeyError("a mistake of ours")
    with running(Refresher(source, waits=False)) as refresher:
        assert until(lambda: "a look at memory failed" in caplog.text)
        assert until(lambda: refresher.progress is None)
        source.failure = None
        assert refresher.look_now(10)
        assert referred(refresher.snapshot) == {"hn-lynhan": 40}


def test_a_disk_that_takes_nothing_is_told_and_the_figures_go_on(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    refresher = Refresher(slow("Lý Nhân"), store=Store(tmp_path / "file", "x"), waits=False)
    with running(refresher):
        assert until(lambda: refresher.store_trouble is StoreTrouble.NOT_WRITABLE)
        assert referred(refresher.snapshot) == {"hn-lynhan": 40}


def test_each_new_snapshot_is_told_of_in_its_order():
    told: list[Snapshot] = []
    with running(Refresher(slow(), on_change=told.append, waits=False)) as refresher:
        assert until(lambda: len(told) == 2)
        assert [one.waiting for one in told] == [2, 0]
        assert told[-1] is refresher.snapshot


def test_the_time_of_the_last_look_is_known():
    before = datetime.now(UTC)
    refresher = Refresher(slow("Lý Nhân"), waits=False)
    assert refresher.confirmed_at is None
    refresher.look_now()
    assert refresher.confirmed_at
    assert before <= refresher.confirmed_at <= before + timedelta(minutes=1)


def test_a_process_ends_though_a_look_is_under_way(repository: Path):
    begun = time.monotonic()
    command = [sys.executable, "-c", HANGING]
    ran = subprocess.run(command, cwd=repository, capture_output=True, timeout=60, check=True)
    assert ran.stdout.decode().split() == ["asked"]
    assert ran.stderr == b""
    assert time.monotonic() - begun < 30
