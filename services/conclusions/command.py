"""``python -m services conclusions``: the whole log to a file, or from one."""

import logging
import sys
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TextIO

from services.conclusions.journal import journal_of
from services.conclusions.log import ConclusionLog
from services.conclusions.moving import (
    LINES,
    WORKBOOK,
    Brought,
    from_lines,
    from_workbook,
    lines_of,
    write_workbook,
)
from services.conclusions.province import at_google
from services.conclusions.rows import Names
from services.config import Settings, secrets_file
from services.errors import ChoiceError, SourceUnreachableError
from services.reading import Readings, look
from services.sources.workbook import WorkbookFolder
from services.text import conclusion_moves as words

FINE, UNDONE, NOTHING = 0, 1, 2
# So long it is tried to bring everything to Google; what waits then is sent by the application.
_PATIENCE, _PAUSE = 240.0, 2.1
# So many numbers of rows are told.
_MOST_TOLD = 20


def run(deed: str, path: Path) -> int:
    """Move the log and return the exit status: 0 fine, 1 not all of it, 2 nothing.

    Raises:
        SoKetError, OSError: nothing could be done.
    """
    # What goes wrong is told in sentences, not as a log.
    logging.getLogger("services.conclusions").addHandler(logging.NullHandler())
    if path.suffix.lower() not in (LINES, WORKBOOK):
        raise ChoiceError(words.ENDING)
    settings = Settings.from_environment(secrets_file())
    brought = _brought(path) if deed == "import" else None
    with _opened(settings) as (log, names):
        if brought is None:
            return _export(log, names, path)
        return _import(log, brought, path, waits=settings.google is not None)


def _brought(path: Path) -> Brought:
    return from_lines(path.read_bytes()) if path.suffix.lower() == LINES else from_workbook(path)


@contextmanager
def _opened(settings: Settings) -> Generator[tuple[ConclusionLog, Names]]:
    """Yield the log of the settings, and how units are called."""
    journal = journal_of(settings)
    if settings.google is None:
        yield ConclusionLog(journal), _names(settings.data_dir)
        return
    from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls, GoogleSheets

    with closing(GoogleCalls(settings.google, SCOPES_OF_THE_APPLICATION)) as calls:
        source, readings = GoogleSheets(calls, settings.google.address), Readings()
        # The province's own comes first, so that one step is enough where it is marked.
        while True:
            readings = look(source, readings, at_once=source.side_by_side)
            if readings.unreachable_since:
                raise SourceUnreachableError(source.place, readings.trouble)
            newest = readings
            at = at_google(calls, lambda newest=newest: newest)
            if at.province():
                break
        yield ConclusionLog(journal, at), at.names


def _names(folder: Path) -> Names:
    """Return how the units of a folder are called; it is read when somebody asks."""
    units = cache(lambda: look(WorkbookFolder(folder), Readings()).snapshot)

    def name(code: str) -> str:
        snapshot = units()
        return snapshot.units.get(code).name if snapshot and code in snapshot.units else code

    return name


def _export(log: ConclusionLog, names: Names, path: Path) -> int:
    log.carry()
    entries = log.entries
    if path.suffix.lower() == LINES:
        path.write_bytes(lines_of(entries))
    else:
        write_workbook(path, entries, names)
    _say(words.WRITTEN.format(count=len(entries), path=path))
    return _told(log)


def _import(log: ConclusionLog, brought: Brought, path: Path, *, waits: bool) -> int:
    if brought.unfit:
        told = ", ".join(map(str, brought.unfit[:_MOST_TOLD]))
        told += "…" if len(brought.unfit) > _MOST_TOLD else ""
        _say(words.UNFIT.format(count=len(brought.unfit), numbers=told), sys.stderr)
    if not brought.entries:
        _say(words.NOTHING.format(path=path), sys.stderr)
        return NOTHING
    # First what is at Google already, which need not be sent.
    log.carry()
    new = log.take(brought.entries)
    _say(words.TAKEN.format(new=new, known=len(brought.entries) - new))
    end = time.monotonic() + _PATIENCE
    while log.waiting and log.trouble is None and time.monotonic() < end:
        time.sleep(_PAUSE)
        log.carry()
    if log.waiting:
        _say(words.WAITING.format(count=len(log.waiting)), sys.stderr)
    elif waits:
        _say(words.SENT)
    status = _told(log)
    return UNDONE if brought.unfit or log.waiting else status


def _told(log: ConclusionLog) -> int:
    """Tell what is wrong with the log; return the exit status."""
    if log.trouble:
        _say(words.hindered(log.trouble), sys.stderr)
    if log.missing:
        _say(words.MISSING.format(count=log.missing), sys.stderr)
    return UNDONE if log.trouble or log.missing else FINE


def _say(line: str, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(f"{line}\n")
