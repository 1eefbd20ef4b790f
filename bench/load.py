"""Many readers at once: each changes a filter every two seconds; and what an idle one costs."""

import asyncio
import random
from pathlib import Path

from bench.figures import Figure, median, p95, spread
from bench.servers import APP, SAMPLE, TUTORIAL, Server, serving
from bench.wire import Reader, opened

EVERY_S = 2.0
_PATIENCE_S = 60
# What the filter offers last asks for a range.
_PERIODS = 20


def measure(quick: bool) -> list[Figure]:
    """Put the same load on our page and on the tutorial's, one after the other."""
    readers, seconds = (20, 10.0) if quick else (50, 40.0)
    environment = {"SOKET_DATA": str(SAMPLE), "BENCH_DATA": str(SAMPLE)}
    ours, failed = _under_load(APP, environment, "cadres", readers, seconds)
    plain, plain_failed = _under_load(TUTORIAL, environment, "", readers, seconds)
    fresh, fresh_failed = _under_load(APP, environment, "cadres", readers, seconds, seen=False)
    told = f"{readers} readers for {seconds:.0f} s, each every {EVERY_S:.0f} s"
    return [
        Figure(
            "filter under load, each view seen by someone before, p95",
            p95(ours),
            500,
            "ms",
            f"{told}: {spread(ours)}",
        ),
        Figure(
            "changes that failed",
            len(failed),
            0,
            "",
            f"of {len(ours) + len(failed)} {'; '.join(sorted(set(failed)))}",
        ),
        Figure(
            "p50, ours ÷ tutorial",
            median(ours) / median(plain),
            note=f"tutorial {spread(plain)}, {len(plain_failed)} failed, {len(plain)} done",
        ),
        Figure(
            "the same on a server where nobody has seen any of the views yet, p95",
            p95(fresh),
            500,
            "ms",
            f"{spread(fresh)}, {len(fresh_failed)} failed, {len(fresh)} done",
        ),
    ]


def _under_load(
    app: Path,
    environment: dict[str, str],
    page: str,
    readers: int,
    seconds: float,
    *,
    seen: bool = True,
) -> tuple[list[float], list[str]]:
    with serving(app, environment) as server:
        if seen:
            # As in a meeting: the figures have stood for a while before readers come.
            server.at_rest()
        return asyncio.run(_press(server, page, readers, seconds, seen))


async def _look_through(reader: Reader) -> None:
    """See every period once, so that what all readers share is there."""
    for label in reader.options[:_PERIODS]:
        if label != reader.chosen:
            await reader.change(label)


async def _press(
    server: Server, page: str, readers: int, seconds: float, seen: bool
) -> tuple[list[float], list[str]]:
    """Return ms of every change, and why some failed."""
    taken: list[float] = []
    failed: list[str] = []
    opened_ = [await opened(server.url, page) for _ in range(readers)]
    if seen:
        await _look_through(opened_[0])
    end = asyncio.get_running_loop().time() + seconds

    async def read(reader: Reader, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311
        await asyncio.sleep(chance.random() * EVERY_S)
        while (now := asyncio.get_running_loop().time()) < end:
            others = [label for label in reader.options[:_PERIODS] if label != reader.chosen]
            try:
                async with asyncio.timeout(_PATIENCE_S):
                    taken.append(await reader.change(chance.choice(others)) * 1000)
            except (RuntimeError, TimeoutError, OSError) as error:
                failed.append(str(error) or type(error).__name__)
            spent = asyncio.get_running_loop().time() - now
            await asyncio.sleep(max(0.0, EVERY_S - spent))

    await asyncio.gather(*(read(reader, seed) for seed, reader in enumerate(opened_)))
    for reader in opened_:
        await reader.close()
    return taken, failed


def measure_memory(quick: bool) -> list[Figure]:
    """Open many pages that nobody touches, after a warm-up."""
    count = 30 if quick else 100
    with serving(APP, {"SOKET_DATA": str(SAMPLE)}) as server:
        before, after = asyncio.run(_idle(server, count))
    return [
        Figure(
            "memory of an idle session",
            (after - before) / count,
            0.3,
            "MB",
            f"{count} sessions: {before:.0f} → {after:.0f} MB",
        )
    ]


async def _idle(server: Server, count: int) -> tuple[float, float]:
    warm = [await opened(server.url, "cadres") for _ in range(20)]
    await asyncio.sleep(5)
    before = server.memory_mb()
    idle = [await opened(server.url, "cadres") for _ in range(count)]
    await asyncio.sleep(5)
    after = server.memory_mb()
    for reader in (*warm, *idle):
        await reader.close()
    return before, after
