"""What was found in a unit's spreadsheet, told on a tab of that spreadsheet itself."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.errors import (
    MISTAKES,
    GoogleRefusedError,
    GoogleUnreachableError,
    OutcomeUnknownError,
    SoKetError,
)
from services.feedback.page import page_of
from services.feedback.tab import Hindrance, deliver
from services.feedback.told import Told, told_of
from services.snapshot import Snapshot
from services.sources.calls import Calls
from services.text.feedback import feedback
from services.text.language import Language

_log = logging.getLogger(__name__)
# Reading comes first: nothing is written before no new figures have come for so long (seconds),
# or, where they never cease to come, after so long.
_QUIET, _PATIENCE = 10.0, 300.0
# After a failure it is tried again, each time later.
_SOONEST, _LATEST = 60.0, 1800.0
_LONGEST_CALL = 10.0
# How long what has no room among the calls of this minute steps aside.
_ASIDE, _MINUTE = 3.0, 60.0


@dataclass(frozen=True)
class Delivered:
    """How it went with one spreadsheet.

    Attributes:
        told: what it was to be told.
        hindrance: why its tab does not say so; None: it does.
        again_at: when it is tried again (monotonic seconds); None: when there is news.
        wait: how long after the failure that is.
    """

    told: Told
    hindrance: Hindrance | None = None
    again_at: float | None = None
    wait: float = 0.0


def due(told: Mapping[str, Told], before: Mapping[str, Delivered], now: float) -> tuple[Told, ...]:
    """Return what has to be delivered now: what is new, and what failed long enough ago."""
    return tuple(
        one
        for key, one in told.items()
        if (last := before.get(key)) is None
        or last.told != one
        or (last.again_at is not None and last.again_at <= now)
    )


def delivered(
    calls: Calls, told: Told, before: Delivered | None, now: float, language: Language = Language.VI
) -> Delivered:
    """Deliver to one spreadsheet; a failure is logged, and told by what is returned."""
    try:
        if not told.is_alone:
            return Delivered(told, Hindrance.SAME_TITLE)
        page = page_of(told, language)
        hindrance = deliver(calls, told.id, page, feedback(language).protection)
    except SoKetError as error:
        # Google's words may quote what people typed; they go into the log and no further.
        _log.warning("feedback for %s was not written: %r", told.id, error)
        hindrance = _hindrance(error)
    except MISTAKES:
        _log.exception("feedback for %s was not written", told.id)
        hindrance = Hindrance.REFUSED
    else:
        if hindrance is None:
            return Delivered(told)
        _log.warning("feedback for %s was not written: %s", told.id, hindrance)
    last = before.wait if before and before.told == told else 0.0
    wait = min(max(2 * last, _SOONEST), _LATEST)
    return Delivered(told, hindrance, now + wait, wait)


def _hindrance(error: SoKetError) -> Hindrance:
    match error:
        case GoogleRefusedError(status=403):
            return Hindrance.NOT_WRITABLE
        case GoogleRefusedError(status=404):
            return Hindrance.GONE
        case OutcomeUnknownError() | GoogleUnreachableError():
            return Hindrance.NO_ANSWER
        case _:
            return Hindrance.REFUSED


class Feedback:
    """Tells each unit's spreadsheet what was found in it, from a thread of its own.

    Args:
        calls: through which Google is called.
        quiet: seconds without new figures before anything is written.
        has_room: from how many spreadsheets were told in the last minute to whether enough calls
            are left for reading if one more is; each of them will be read again.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        calls: Calls,
        quiet: float = _QUIET,
        has_room: Callable[[int], bool] = lambda _told: True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._calls = calls
        self._quiet = quiet
        self._has_room = has_room
        self._clock = clock
        self._aside_until: float | None = None
        self._lately: list[float] = []
        self._told: Mapping[str, Told] = {}
        self._delivered: dict[str, Delivered] = {}
        self._newest: tuple[float, Snapshot] | None = None
        self._waiting_since = 0.0
        self._changed = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="feedback", daemon=True)

    def start(self) -> None:
        """Begin to write what snapshots tell."""
        self._thread.start()

    def stop(self) -> None:
        """Write nothing more, once a call under way is over."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(_LONGEST_CALL)

    def after(self, snapshot: Snapshot) -> None:
        """Take note of a new snapshot, and return at once; one that is still coming waits."""
        if snapshot.waiting:
            return
        with self._changed:
            now = self._clock()
            if self._newest is None:
                self._waiting_since = now
            self._newest = (now, snapshot)
            self._changed.notify()

    @property
    def hindrances(self) -> Mapping[str, Hindrance]:
        """Title of each spreadsheet whose tab does not say what it should -> why."""
        return {
            one.told.title: one.hindrance for one in list(self._delivered.values()) if one.hindrance
        }

    def _run(self) -> None:
        while self._waited():
            if newest := self._taken():
                self._take(newest)
            self._aside_until = None
            for told in due(self._told, self._delivered, self._clock()):
                if self._stopped or self._is_outdated():
                    break
                now = self._clock()
                self._lately = [at for at in self._lately if at > now - _MINUTE]
                if not self._has_room(len(self._lately)):
                    self._aside_until = now + _ASIDE
                    break
                self._lately.append(now)
                before = self._delivered.get(told.id)
                self._delivered[told.id] = delivered(self._calls, told, before, now)

    def _take(self, snapshot: Snapshot) -> None:
        try:
            self._told = told_of(snapshot)
        except MISTAKES:
            _log.exception("what the spreadsheets are to be told could not be put together")
        for gone in self._delivered.keys() - self._told.keys():
            del self._delivered[gone]

    def _waited(self) -> bool:
        """Wait for figures that have come to rest, or for what is to be tried again.

        Returns:
            Whether there is something to do; otherwise it is over.
        """
        with self._changed:
            while not self._stopped:
                now, at = self._clock(), self._ready_at()
                if at is not None and at <= now:
                    return True
                self._changed.wait(None if at is None else at - now)
            return False

    def _ready_at(self) -> float | None:
        if self._newest:
            return min(self._newest[0] + self._quiet, self._waiting_since + _PATIENCE)
        if self._aside_until is not None:
            return self._aside_until
        again = [one.again_at for one in self._delivered.values() if one.again_at is not None]
        return min(again, default=None)

    def _is_outdated(self) -> bool:
        """Tell whether newer figures have come to rest meanwhile."""
        with self._changed:
            at = self._ready_at() if self._newest else None
            return at is not None and at <= self._clock()

    def _taken(self) -> Snapshot | None:
        with self._changed:
            at = self._ready_at() if self._newest else None
            if self._newest is None or at is None or at > self._clock():
                return None
            (_, snapshot), self._newest = self._newest, None
            return snapshot
