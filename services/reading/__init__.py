"""From a source to a snapshot: what changed is read, what fails keeps its last good tables."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from services.errors import SourceUnreachableError, Trouble
from services.intake.assemble import assemble
from services.reading.batch import absent, due, read, spare
from services.reading.kept import (
    Kept,
    in_units,
    is_all_known,
    registers_of,
    standing,
    units_of,
)
from services.reading.register import without_province
from services.snapshot import Snapshot
from services.sources import Source


@dataclass(frozen=True)
class Readings:
    """Everything kept of a source, and the snapshot that it makes.

    Attributes:
        kept: spreadsheet id -> what is kept of it.
        snapshot: the figures; None: there was nothing to make them of yet.
        shown: what is kept, as far as the snapshot shows it.
        at: when the source was found to say this (UTC).
        unreachable_since: since when the source as a whole cannot be reached (UTC).
        trouble: why it cannot; "" where that is not known.
        waiting: how many spreadsheets are still to be read, or to be read again.
        total: how many there are.
        from_store: whether they come from the disk and were not compared with the source yet.
    """

    kept: Mapping[str, Kept] = field(default_factory=dict[str, Kept])
    snapshot: Snapshot | None = None
    shown: Mapping[str, Kept] = field(default_factory=dict[str, Kept])
    at: datetime | None = None
    unreachable_since: datetime | None = None
    trouble: Trouble | str = ""
    waiting: int = 0
    total: int = 0
    from_store: bool = False


def _now() -> datetime:
    return datetime.now(UTC)


def _nobody(_read: int, _total: int) -> None:
    return


def look(
    source: Source,
    before: Readings,
    now: Callable[[], datetime] = _now,
    at_once: int | None = None,
    told: Callable[[int, int], None] = _nobody,
) -> Readings:
    """Return the readings after one look at the source; the very same ones if nothing changed.

    A spreadsheet that fails keeps its last good tables and gives a finding; the others go on.
    A source that cannot be reached at all keeps everything.

    Args:
        source: what is looked at.
        before: the readings so far.
        now: the clock (UTC).
        at_once: the most spreadsheets that are read in this look, the others being left waiting;
            None: all.
        told: called with how many spreadsheets are read and how many there are, as they come.
    """
    try:
        versions = source.versions()
    except SourceUnreachableError as error:
        return _unreachable(before, error, now())
    kept = absent(source, versions, before.kept, now())
    extra = spare(source, versions, kept, now())
    room = sys.maxsize if at_once is None else at_once
    tried: set[str] = set()
    lost: SourceUnreachableError | None = None
    while room > 0 and not lost:
        left = due(versions, kept, tried)
        batch = (left or [key for key in extra if key not in tried])[:room]
        if not batch:
            break
        told(len(versions) - len(left), len(versions))
        coming = set(left)

        def arrived(key: str, coming: set[str] = coming) -> None:
            coming.discard(key)
            told(len(versions) - len(coming), len(versions))

        lost = read(source, batch, versions, kept, now, arrived)
        tried.update(batch)
        room -= len(batch)
    waiting = len(due(versions, kept, set() if lost else tried))
    after = _after(before, versions, kept, waiting, now())
    return _unreachable(after, lost, now()) if lost else after


def _unreachable(before: Readings, error: SourceUnreachableError, since: datetime) -> Readings:
    if before.unreachable_since and before.trouble == error.reason:
        return before
    return replace(
        before, unreachable_since=before.unreachable_since or since, trouble=error.reason
    )


def _after(
    before: Readings,
    versions: Mapping[str, str],
    kept: Mapping[str, Kept],
    waiting: int,
    now: datetime,
) -> Readings:
    snapshot, shown = before.snapshot, before.shown
    unread = sum(key not in kept for key in versions)
    if snapshot is None or not _is_mixed(kept, versions):
        if snapshot is None or snapshot.waiting != unread or not _same(kept, shown):
            snapshot = assembled(kept, unread, now)
        shown = kept
    after = Readings(kept, snapshot, shown, now, waiting=waiting, total=len(versions))
    return before if _is_same(before, after) else after


def _is_same(before: Readings, after: Readings) -> bool:
    return (
        after.snapshot is before.snapshot
        and (after.waiting, after.total) == (before.waiting, before.total)
        and not (before.unreachable_since or before.from_store)
        and after.kept.keys() == before.kept.keys()
        and all(one is before.kept[key] for key, one in after.kept.items())
    )


def _same(kept: Mapping[str, Kept], shown: Mapping[str, Kept]) -> bool:
    """Tell whether what was kept then and what is kept now make the same snapshot."""
    return kept.keys() == shown.keys() and all(
        one.part is shown[key].part and one.register is shown[key].register
        for key, one in kept.items()
    )


def _is_mixed(kept: Mapping[str, Kept], versions: Mapping[str, str]) -> bool:
    """Tell whether tables that are still to be read again were read by other units than now.

    Figures by two lists of units must not be added up: the last snapshot stands until then.
    """
    _, mark = units_of(registers_of(kept))
    return any(
        one.read_by not in ("", mark) and not one.is_failing and key in versions
        for key, one in kept.items()
    )


def assembled(kept: Mapping[str, Kept], unread: int, made_at: datetime) -> Snapshot:
    """Return the snapshot of what is kept.

    Args:
        kept: spreadsheet id -> what is kept of it.
        unread: how many spreadsheets were not read yet.
        made_at: the time of it (UTC).
    """
    told = registers_of(kept)
    units, mark = units_of(told)
    parts = [
        one.part if one.read_by in ("", mark) else in_units(one.part, units)
        for _, one in sorted(kept.items())
    ]
    register = standing(told) or without_province(
        any_read=bool(kept), is_whole=not unread and is_all_known(kept)
    )
    snapshot = assemble(parts, register, made_at)
    if unread:
        version = f"{snapshot.version}-{unread}"
        snapshot = replace(snapshot, version=version, waiting=unread)
    return snapshot
