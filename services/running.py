"""What the process runs, once for all sessions, and how the place that it reads stands."""

import gc
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from services.audit import Audit
from services.conclusions.journal import journal_of
from services.conclusions.log import ConclusionLog
from services.conclusions.province import at_google
from services.config import GoogleSettings, Settings
from services.errors import Trouble
from services.feedback import Feedback
from services.meetings.stage import Stage
from services.refresh import Refresher
from services.snapshot import Snapshot
from services.sources.calls import Calls
from services.sources.pace import Kind, Pace
from services.sources.workbook import WorkbookFolder
from services.store import Store

# Its name in every language.
GOOGLE = "Google Sheets"
# The audit log's file, in the folder of what must never be lost.
AUDIT = "audit.sqlite"
# So many readings of a minute stay for what districts change; feedback has the others.
_ROOM = 25


class Running(NamedTuple):
    """What the process runs.

    Attributes:
        refresher: keeps the snapshot fresh.
        name: what people call the place that is read.
        audit: the log of who did what.
        conclusions: the log of what leaders concluded.
        calls: calls Google; None: workbooks are read.
        feedback: tells districts what was found; None: nobody does.
        pace: how often Google may be called; None: workbooks are read.
        stage: what meetings show, for all who follow them on this server.
    """

    refresher: Refresher
    name: str
    audit: Audit
    conclusions: ConclusionLog
    calls: Calls | None = None
    feedback: Feedback | None = None
    pace: Pace | None = None
    stage: Stage = Stage()


class Reach(NamedTuple):
    """How the place that is read stands, as far as a reader is told.

    Attributes:
        unreachable_since: since when it cannot be reached (UTC); None: it can.
        trouble: why it cannot; "" where that is not known.
        is_stored: whether the figures come from the disk and were not compared with it yet.
        is_reading: whether there is more to come.
    """

    unreachable_since: datetime | None = None
    trouble: Trouble | str = ""
    is_stored: bool = False
    is_reading: bool = False


class Taken(NamedTuple):
    """What one drawing of the screen goes by.

    Attributes:
        refresher: where it was taken from.
        snapshot: the figures; None: nothing was ever read.
        reach: how the place stood.
        confirmed_at: when the place was last found to say this (UTC); None: never.
    """

    refresher: Refresher
    snapshot: Snapshot | None
    reach: Reach
    confirmed_at: datetime | None

    @property
    def is_outdated(self) -> bool:
        """Whether there are other figures by now, or the first ones."""
        return self.refresher.readings.snapshot is not self.snapshot

    @property
    def is_reach_changed(self) -> bool:
        """Whether the place was lost, or found again, or all of it is read by now."""
        return _reach_of(self.refresher) != self.reach


def taken_from(refresher: Refresher) -> Taken:
    """Return what the screen is to be drawn by."""
    # How the place stands is asked first: if more comes meanwhile, the screen is drawn once more.
    reach = _reach_of(refresher)
    return Taken(refresher, refresher.readings.snapshot, reach, refresher.confirmed_at)


def _reach_of(refresher: Refresher) -> Reach:
    found = refresher.readings
    is_reading = refresher.progress is not None
    return Reach(found.unreachable_since, found.trouble, found.from_store, is_reading)


def key_of(settings: Settings) -> str:
    """Return what differs when the settings do, and gives nothing of them away."""
    key: Mapping[str, str] = settings.google.key if settings.google else {}
    told = repr((settings, sorted(key.items())))
    return sha256(told.encode(errors="surrogatepass")).hexdigest()


def started(settings: Settings) -> Running:
    """Begin to read what the settings name; workbooks are read when this returns."""
    running = _with_google(settings, settings.google) if settings.google else _with_folder(settings)
    if running.feedback:
        running.feedback.start()
    running.refresher.start()
    running.conclusions.start()
    # Everything imported and read so far lives as long as the process: no collection should
    # walk over it again and again. While the process starts the collector is off, and a collection
    # would hold up the first reader for the sake of next to nothing.
    if gc.isenabled():
        gc.collect()
    gc.freeze()
    return running


def set_aside() -> None:
    """Have no collection walk over what is there now; what is rubbish by then is collected first.

    For a moment in which nobody waits, as it stops everybody: some 0.2 s, in place of a part of
    that every few seconds while there are many readers.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def stopped(running: Running) -> None:
    """Read no more."""
    running.refresher.stop()
    running.conclusions.stop()
    if running.feedback:
        running.feedback.stop()


def _with_folder(settings: Settings) -> Running:
    refresher = Refresher(WorkbookFolder(settings.data_dir), settings.poll_seconds)
    log = ConclusionLog(journal_of(settings))
    return Running(refresher, settings.data_dir.name, Audit(settings.journal_dir / AUDIT), log)


def _with_google(settings: Settings, google: GoogleSettings) -> Running:
    # Whoever reads workbooks does not pay for what speaks with Google.
    from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls, GoogleSheets

    pace = Pace()
    calls = GoogleCalls(google, SCOPES_OF_THE_APPLICATION, pace=pace)
    feedback = None
    if google.feedback:
        # What was written to is read again, by three calls.
        feedback = Feedback(calls, has_room=lambda told: pace.left(Kind.READ) - 3 * told >= _ROOM)
    refresher = Refresher(
        GoogleSheets(calls, google.address),
        on_change=feedback.after if feedback else lambda _snapshot: None,
        store=Store(settings.store_dir, repr((calls.account, google.address, google.endpoint))),
        waits=False,
    )
    audit = Audit(settings.journal_dir / AUDIT)
    log = ConclusionLog(journal_of(settings), at_google(calls, lambda: refresher.readings))
    return Running(refresher, GOOGLE, audit, log, calls, feedback, pace)
