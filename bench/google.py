"""Spreadsheets at Google: how often it is asked, and how long readers wait.

The server of tests/google counts; what is only waiting for a turn is leapt over.
"""

from collections.abc import Iterator, Sequence

from bench.figures import Figure, median
from bench.google_cloud import REFERRED
from bench.google_counts import ABOUT, LIST, VALUES, Counted, watched
from bench.google_screen import LATENCY, SESSIONS, TWELVE, cold_starts, crowd, edits

# What Google allows one account in a minute.
_READS, _UNITS = 60, 325_000
# Reading one asks what tabs there are, for their values, and how those that are numbers are shown.
_EACH = 3
# Above so many spreadsheets one look at changes that go on takes longer than anybody waits for.
_MOST_REPEATED = 100
_WITHIN_A_MINUTE = 60.0


def measure(quick: bool) -> list[Figure]:
    """Count what each look costs, for offices of all sizes."""
    sizes = (1, 12, 100) if quick else (1, 12, 100, 1000)
    return [figure for size in sizes for figure in _looks(size)]


def measure_readers(quick: bool) -> list[Figure]:
    """Measure what readers see of a Google whose calls take their time."""
    return [*_edits(2 if quick else 6), *_starts(1 if quick else 5), *_crowd(SESSIONS)]


def _looks(size: int) -> Iterator[Figure]:
    name = f"{size:,} spreadsheet{'s' if size > 1 else ''}"
    with watched(size) as office:
        first = office.first_load()
        after = office.one_changed_after(REFERRED + 9)
        cases: dict[str, tuple[Counted, int]] = {
            "first load": (first, _EACH * size),
            "nothing changed": (office.nothing_changed(), 0),
            "one changed": (office.one_changed(REFERRED + 1), _EACH),
            "all changed": (office.all_changed(REFERRED + 2), _EACH * size),
        }
        for what, (found, reads) in cases.items():
            yield _cost(f"{name}, {what}", found, reads)
        if size <= _MOST_REPEATED:
            office.nothing_changed()
            hour = office.quiet(60)
            yield _cost(f"{name}, an hour in which nothing changes", hour, 2 * _EACH * size)
            every = office.always_changing(4, REFERRED + 3)
            yield _cost(f"{name}, all changed before each of 4 looks", every, 4 * _EACH * size)
            cases |= {"hour": (hour, 0), "every": (every, 0)}
    yield Figure(
        f"{name}, one edited right after the first load → figures in memory",
        after.seconds,
        _WITHIN_A_MINUTE,
        "s",
        f"the look comes {first.interval:.0f} s after the load that took {_lasting(first.seconds)}",
    )
    counted = [found for found, _ in cases.values()]
    yield Figure(
        f"{name}: reads in the busiest minute of all these",
        max(found.reads_a_minute for found in counted),
        _READS,
        "",
        f"Drive: {max(found.units_a_minute for found in counted):,} units of {_UNITS:,}",
    )


def _cost(what: str, found: Counted, reads: int) -> Figure:
    done = found.calls.get(ABOUT, 0) + found.calls.get(VALUES, 0)
    took = f"takes {_lasting(found.seconds)}, " if found.seconds else ""
    note = f"{found.told}; {took}next look {found.interval:.0f} s later"
    return Figure(f"{what}: reads", done, reads, "", note)


def _lasting(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def _edits(times: int) -> Iterator[Figure]:
    for size in (12, 100):
        found = edits(size, times)
        for what, seconds in (
            ("figures in memory", found.to_snapshot),
            ("a reader's screen", found.to_screen),
        ):
            yield Figure(
                f"{size} spreadsheets, one is edited → {what}, longest",
                max(seconds),
                _WITHIN_A_MINUTE,
                "s",
                f"{_seconds(seconds)}; a look every {found.interval:.0f} s",
            )


def _starts(rounds: int) -> Iterator[Figure]:
    found = cold_starts(rounds)
    call = min(found.one_call)
    told = f"{TWELVE} spreadsheets, {LATENCY * 1000:.0f} ms a call"
    load, bare = min(found.loads), min(found.bare)
    yield Figure(
        "cold load → all figures in memory, least, ÷ one values.batchGet",
        load / call,
        note=f"{told}: {load:.2f} ÷ {call:.2f} s, n = {rounds}",
    )
    yield Figure(
        "the part of it that is waiting for Google, ÷ one values.batchGet",
        (load - bare) / call,
        note=f"the same load from a Google that answers at once: {_seconds(found.bare)}",
    )
    for key, what in (("figures", "first figures on the screen"), ("chart", "first chart")):
        ours: list[float] = [getattr(one, key) for one in found.google]
        plain: list[float] = [getattr(one, key) for one in found.workbooks]
        name = f"cold start of the process → {what}"
        yield Figure(f"{name}, p50", median(ours), None, "s", f"{told}: {_seconds(ours)}")
        yield Figure(f"{name}, least, ÷ one values.batchGet", min(ours) / call)
        yield Figure(f"{name}, least, ÷ workbooks", min(ours) / min(plain), note=_seconds(plain))


def _crowd(readers: int) -> Iterator[Figure]:
    found = crowd(readers)
    for name, most in (("token", 1), (LIST, 1), (ABOUT, 2 * TWELVE), (VALUES, TWELVE)):
        yield Figure(
            f"{readers} pages opened at once on a cold process: {name} until all is read",
            found.loading[name],
            most,
            "",
            f"{found.calls[name]} until all have their figures",
        )
    yield Figure(
        "of these pages opened before there were figures",
        found.early,
        None,
        "",
        f"all had them {found.seconds:.1f} s after the process started",
    )


def _seconds(values: Sequence[float]) -> str:
    told = (min(values), median(values), max(values))
    return "{:.1f} / {:.1f} / {:.1f} s (min / p50 / max), n = {}".format(*told, len(values))
