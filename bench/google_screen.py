"""How long readers wait for what stands at Google, by clocks that run."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from bench import browser
from bench.google_cloud import REFERRED, Office, offices, sample, small
from bench.google_counts import ABOUT, LIST, VALUES
from bench.servers import APP, ROOT, SAMPLE, serving
from bench.wire import Reader, opened
from services.refresh import Refresher
from services.snapshot import Snapshot
from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls
from services.sources.google_sheets import GoogleSheets
from services.sources.pace import Kind, Pace
from services.store import Store

LATENCY, TWELVE = 0.15, 12
SESSIONS = 50
_PATIENCE = 60.0
_CARD = ".soket-card .value:not(.none)"
# So that a hundred spreadsheets are there at once; what is measured afterwards needs two calls.
_UNPACED = dict.fromkeys(Kind, 100_000)


@contextmanager
def _environment(office: Office) -> Generator[dict[str, str]]:
    """Give what points a server at an office, with nothing on its disk yet."""
    with TemporaryDirectory() as name:
        key = Path(name) / "key.json"
        key.write_text(json.dumps(dict(office.key)), encoding="utf-8")
        yield {
            "SOKET_DATA": "",
            "SOKET_GOOGLE_KEY": str(key),
            "SOKET_GOOGLE_ADDRESS": office.settings.address,
            "SOKET_GOOGLE_ENDPOINT": office.settings.endpoint,
            "SOKET_STORE": str(Path(name) / "store"),
        }


# An edit


@dataclass(frozen=True)
class Edits:
    """Seconds from edits to what they change: figures in memory, and on a reader's screen.

    Attributes:
        interval: seconds between two looks.
    """

    to_snapshot: list[float]
    to_screen: list[float]
    interval: float


def edits(count: int, times: int) -> Edits:
    """Let districts type now and then, the looks' own rhythm being hit in different places."""
    came: list[tuple[float, float]] = []

    def note(snapshot: Snapshot) -> None:
        came.append((time.perf_counter(), _newest(snapshot)))

    with offices() as google, ExitStack() as stack:
        office = small(google, count)
        environment = stack.enter_context(_environment(office))
        calls = GoogleCalls(office.settings, SCOPES_OF_THE_APPLICATION, pace=Pace(_UNPACED))
        stack.enter_context(closing(calls))
        refresher = Refresher(
            GoogleSheets(calls, office.settings.address),
            on_change=note,
            store=_store(environment, office),
            waits=False,
        )
        refresher.start()
        stack.callback(refresher.stop)
        _until(lambda: bool(refresher.readings.snapshot and not refresher.readings.waiting))
        _until(lambda: bool(list(Path(environment["SOKET_STORE"]).rglob("contents.json"))))
        server = stack.enter_context(serving(APP, environment))
        return asyncio.run(_typing(office, server.url, came, times, refresher.seconds))


def _store(environment: Mapping[str, str], office: Office) -> Store:
    """Return the store in which the server will find what was read here, as its own."""
    told = office.settings
    mark = repr((office.key["client_email"], told.address, told.endpoint))
    return Store(Path(environment["SOKET_STORE"]), mark)


async def _typing(
    office: Office, url: str, came: list[tuple[float, float]], times: int, interval: float
) -> Edits:
    found = Edits([], [], interval)
    reader = await opened(url, expected=_told(REFERRED * len(office.units)))
    async with asyncio.timeout(_PATIENCE):
        await reader.come()
    for number in range(times):
        await asyncio.sleep(interval * (number + 0.5) / times)
        referred = 70 * REFERRED + number
        total = referred + REFERRED * (len(office.units) - 1)
        reader.expect(_told(total))
        typed = time.perf_counter()
        office.report(office.units[0], referred)
        async with asyncio.timeout(_PATIENCE):
            found.to_screen.append(await reader.come() - typed)
            while not came or came[-1][1] != total:
                await asyncio.sleep(0.05)
        found.to_snapshot.append(came[-1][0] - typed)
    await reader.close()
    return found


def _newest(snapshot: Snapshot) -> float:
    jobs = snapshot.tables["employment_log"]
    return float(jobs["referred"][jobs["as_of_date"] == jobs["as_of_date"].max()].sum())


def _told(total: int) -> str:
    """Return a number as a card shows it."""
    return f">{total:,}".replace(",", ".")


# A cold start


@dataclass(frozen=True)
class Start:
    """Seconds from the start of a process to what a reader sees first."""

    figures: float
    chart: float


@dataclass(frozen=True)
class ColdStarts:
    """Cold starts with twelve spreadsheets at Google, and with workbooks, in turns.

    Attributes:
        google, workbooks: of the whole application, in a browser.
        loads: seconds of the load alone, in a process that does nothing else.
        bare: the same from a Google that answers at once.
        one_call: seconds that one values.batchGet takes of the same server.
    """

    google: list[Start]
    workbooks: list[Start]
    loads: list[float]
    bare: list[float]
    one_call: list[float]


def cold_starts(rounds: int) -> ColdStarts:
    """Start again and again with nothing on the disk, each call of Google's taking its time."""
    found = ColdStarts([], [], [], [], [])
    with offices() as google, browser.chromium() as chromium:
        office = sample(google)
        for _ in range(rounds):
            google.cloud.latency = 0
            with _environment(office) as environment:
                found.bare.append(_load(environment)["whole"])
            google.cloud.latency = LATENCY
            with _environment(office) as environment:
                told = _load(environment)
            found.loads.append(told["whole"])
            found.one_call.append(told["call"])
            with _environment(office) as environment:
                found.google.append(_start(chromium, environment))
            found.workbooks.append(_start(chromium, {"SOKET_DATA": str(SAMPLE)}))
    return found


def _start(chromium: Browser, environment: Mapping[str, str]) -> Start:
    with serving(APP, environment) as server:
        context = chromium.new_context(viewport={"width": 1280, "height": 1400})
        page = context.new_page()
        page.goto(server.url, wait_until="commit")
        page.wait_for_selector(_CARD, timeout=_PATIENCE * 1000)
        figures = time.perf_counter() - server.started_at
        browser.drawn(page, 1)
        chart = time.perf_counter() - server.started_at
        context.close()
    return Start(figures, chart)


def _load(environment: Mapping[str, str]) -> dict[str, float]:
    """Return what a load measured of itself, in a process that does nothing else."""
    command = [sys.executable, "-m", "bench.google_load"]
    told = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True
    )
    return json.loads(told.stdout)


# Many readers at once


@dataclass(frozen=True)
class Crowd:
    """What many readers of a cold process cost.

    Attributes:
        loading: name of a call -> how many until the last spreadsheet was read.
        calls: the same until all readers had their figures.
        early: how many had their page before there were figures.
        seconds: from the start of the process until all had their figures.
    """

    loading: Mapping[str, int]
    calls: Mapping[str, int]
    early: int
    seconds: float


def crowd(readers: int) -> Crowd:
    """Open many pages at the same moment, of a process that has read nothing."""
    with offices() as google, ExitStack() as stack:
        office = sample(google)
        google.cloud.latency = LATENCY
        environment = stack.enter_context(_environment(office))
        server = stack.enter_context(serving(APP, environment))
        early = asyncio.run(_all_at_once(server.url, readers))
        seconds = time.perf_counter() - server.started_at
        calls = google.calls()
    read = max((call.at for call in calls if call.operation in (ABOUT, VALUES)), default=0)
    names = ("token", LIST, ABOUT, VALUES)
    return Crowd(
        {name: sum(c.operation == name and c.at <= read for c in calls) for name in names},
        {name: sum(c.operation == name for c in calls) for name in names},
        early,
        seconds,
    )


async def _all_at_once(url: str, count: int) -> int:
    async with asyncio.timeout(_PATIENCE):
        opening = [opened(url, expected=f"đọc {TWELVE}/{TWELVE} bảng tính") for _ in range(count)]
        readers: list[Reader] = await asyncio.gather(*opening)
        early = sum(not reader.has_come for reader in readers)
        await asyncio.gather(*(reader.come() for reader in readers))
    for reader in readers:
        await reader.close()
    return early


def _until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > end:
            raise TimeoutError(f"not there within {_PATIENCE:.0f} s")
        time.sleep(0.02)
