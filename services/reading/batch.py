"""One batch of spreadsheets: which are to be read, and what is kept of them afterwards."""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from services.errors import MISTAKES, SourceUnreachableError, SpreadsheetUnreadableError
from services.intake.assemble import Register
from services.intake.findings import Code
from services.intake.spreadsheet import is_province
from services.intake.tab import TabReading
from services.reading.fetching import fetched
from services.reading.kept import AGAIN, Kept, failed, good, not_understood, registers_of, units_of
from services.reading.register import register_of
from services.sources import Source, Spreadsheet

_log = logging.getLogger(__name__)
# Of spreadsheets whose marks are not believed any more, so many are read in one look; of those
# that are gone from the list, so many are asked for.
_REREAD, _ASKED = 2, 4
# For so long a spreadsheet that was taken away from us is held on to and told of.
_REMEMBERED = timedelta(days=30)
_TAKEN_AWAY = (Code.FILE_GONE, Code.FILE_NOT_SHARED)


def due(versions: Mapping[str, str], kept: Mapping[str, Kept], tried: Collection[str]) -> list[str]:
    """Return the spreadsheets that are new, changed, or were read by other units than now."""
    _, mark = units_of(registers_of(kept))

    def wanted(key: str) -> bool:
        old = kept.get(key)
        return (
            old is None
            or old.version not in (versions[key], AGAIN)
            or (old.read_by not in ("", mark) and not old.is_failing)
        )

    return [key for key in versions if key not in tried and wanted(key)]


def spare(
    source: Source, versions: Mapping[str, str], kept: Mapping[str, Kept], now: datetime
) -> list[str]:
    """Return what is read if nothing else is: what may have recovered, then what is long ago."""
    known = [key for key in versions if key in kept]
    again = [key for key in known if kept[key].version == AGAIN]
    old = [
        key
        for key in sorted(known, key=lambda key: kept[key].tried_at)
        if kept[key].version == versions[key]
        and (now - kept[key].tried_at).total_seconds() >= source.believed_seconds
    ]
    return again + old[:_REREAD]


def absent(
    source: Source, versions: Mapping[str, str], before: Mapping[str, Kept], now: datetime
) -> dict[str, Kept]:
    """Return what is kept, less the spreadsheets that are gone for good.

    Excel takes a workbook away for a moment while it saves: gone is what is gone twice. One that
    was taken away from us, deleted or no longer shared, keeps its tables and is told of.
    """
    kept: dict[str, Kept] = {}
    asked = 0
    for key, old in before.items():
        if key in versions:
            kept[key] = replace(old, missing=False) if old.missing else old
        elif not old.missing:
            kept[key] = replace(old, missing=True)
        elif _is_taken_away(old):
            since = old.part.state.failing_since
            if since and now - since < _REMEMBERED:
                kept[key] = old
        elif asked == _ASKED:
            kept[key] = old
        else:
            asked += 1
            if found := _asked(source, key, old, now):
                kept[key] = replace(found, missing=True)
    return kept


def _is_taken_away(old: Kept) -> bool:
    return old.is_failing and any(f.code in _TAKEN_AWAY for f in old.part.findings)


def _asked(source: Source, key: str, old: Kept, now: datetime) -> Kept | None:
    """Return what is kept of a spreadsheet that is listed no more; None: it may go."""
    if old.part.state.read_at is None:
        return None
    _, came = next(iter(fetched(source, [key])))
    match came:
        case SpreadsheetUnreadableError() if came.code in _TAKEN_AWAY:
            return failed(key, AGAIN, old, Code(came.code), now)
        case SpreadsheetUnreadableError(code=Code.FILE_BUSY) | SourceUnreachableError():
            return old
        case _:
            _log.info("%s is no longer listed", key)
            return None


def read(
    source: Source,
    batch: Sequence[str],
    versions: Mapping[str, str],
    kept: dict[str, Kept],
    now: Callable[[], datetime],
    arrived: Callable[[str], None],
) -> SourceUnreachableError | None:
    """Read a batch of spreadsheets into what is kept.

    Args:
        source: where they are read.
        batch: which.
        versions: the mark of each.
        kept: what is kept; changed here.
        now: the clock (UTC).
        arrived: called with each one that came or failed.

    Returns:
        Why the rest did not come, where the source as a whole could not be reached any more.
    """
    held: dict[str, Spreadsheet] = {}
    coming = set(batch)
    lost: SourceUnreachableError | None = None
    for key, came in fetched(source, batch):
        coming.discard(key)
        match came:
            case Spreadsheet():
                held[key] = came
            case SourceUnreachableError():
                lost = came
                continue
            case SpreadsheetUnreadableError():
                code = Code(came.code)
                kept[key] = failed(key, versions[key], kept.get(key), code, now(), came.title)
            case _:
                kept[key] = not_understood(key, versions[key], kept.get(key), came, now())
        # The province's own decides how the others are read.
        if any(one.is_province for one in held.values()) or any(
            one.is_marked and other not in coming for other, one in kept.items()
        ):
            _take(held, versions, kept, now)
        arrived(key)
    _take(held, versions, kept, now)
    return lost


def _take(
    held: dict[str, Spreadsheet],
    versions: Mapping[str, str],
    kept: dict[str, Kept],
    now: Callable[[], datetime],
) -> None:
    """Turn the cells that came into what is kept, one spreadsheet after the other."""
    if any(one.is_province for one in held.values()) or any(o.is_marked for o in kept.values()):
        for key, one in held.items():
            held[key] = replace(one, is_province=bool(one.is_province))
        for key, old in kept.items():
            if old.register and not old.is_marked and key not in held:
                # It was taken for the province's own before that was found.
                kept[key] = replace(old, register=None, version=AGAIN)
    registers: dict[str, tuple[Register, tuple[TabReading, ...]]] = {}
    for key, spreadsheet in list(held.items()):
        old = kept.get(key)
        try:
            if is_province(spreadsheet):
                registers[key] = register_of(spreadsheet, old.register if old else None)
        except MISTAKES as error:
            del held[key]
            kept[key] = not_understood(key, versions[key], old, error, now())
    told = registers_of(kept) | {
        key: (bool(held[key].is_province), register) for key, (register, _) in registers.items()
    }
    units = units_of(told)
    while held:
        # One at a time, and its cells are dropped as soon as they are read.
        key, spreadsheet = held.popitem()
        old = kept.get(key)
        try:
            kept[key] = good(spreadsheet, versions[key], now(), units, registers.get(key), old)
        except MISTAKES as error:
            kept[key] = not_understood(key, versions[key], old, error, now())
