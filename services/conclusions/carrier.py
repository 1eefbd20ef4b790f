"""Carries events from the journal to the province's spreadsheet, and back what others wrote."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from services.conclusions import sheet
from services.conclusions.journal import Delivery, Entry, News
from services.conclusions.known import Known
from services.conclusions.matching import Stray, labels_of, matched
from services.conclusions.obstacles import Obstacle, ObstacleError, reason_of
from services.conclusions.rows import Names, row_of
from services.conclusions.sheet import Page
from services.conclusions.turn import turn
from services.errors import (
    MISTAKES,
    GoogleRefusedError,
    GoogleUnreachableError,
    OutcomeUnknownError,
    SoKetError,
    Trouble,
)
from services.sources.calls import Calls

_log = logging.getLogger(__name__)
# Others write to the tab too, and Drive may be minutes behind; so often it is read at the latest.
_READ_SECONDS = 60.0
# What was read so lately still says where the columns are: for the next writing it is not read
# again. And no two rounds come closer than this, so that a burst makes few calls.
_FRESH, _GAP = 20.0, 2.0
# What Google has not answered may be done up to 180 seconds later: before that it is not sent
# again, but looked for every now and then.
_LATE, _SOUGHT_SECONDS = 190.0, 15.0
# After a failure it is tried again, each time later.
_SOONEST, _LATEST = 5.0, 300.0
# How often it is looked whether another process has added something, or the province has changed.
_TICK = 1.0
_LONGEST_CALL = 10.0
# One call carries no more than this; Google advises against more than two million.
_MOST_ROWS, _MOST_CHARACTERS = 200, 1_000_000


class Province(NamedTuple):
    """The province's spreadsheet: its id, "" where there is none, and a mark of its state.

    Of none ``may_come`` tells whether one that could not be read yet may be it.
    """

    id: str
    mark: str
    may_come: bool = False


@dataclass(frozen=True)
class AtGoogle:
    """What it takes to reach the tab.

    Attributes:
        calls: through which Google is called.
        province: the province's spreadsheet as it is known now; None: that is not known yet.
        names: from the code of a unit to its name, for people who read the tab.
    """

    calls: Calls
    province: Callable[[], Province | None]
    names: Names


class Told(NamedTuple):
    """What the last round found: what stands in the way, and rows that are no events."""

    trouble: Trouble | Obstacle | None = None
    strays: tuple[Stray, ...] = ()


class Carrier:
    """Brings journal and tab together, from a thread of its own; never changes or deletes a row.

    Args:
        known: the journal.
        google: how the tab is reached.
        clock: seconds that only rise.
        wall: seconds since 1970, which another process has too.
    """

    def __init__(
        self,
        known: Known,
        google: AtGoogle,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._known = known
        self._google = google
        self._clock = clock
        self._wall = wall
        self._turn = known.journal.path.with_suffix(".turn")
        self._told = Told()
        self._page: Page | None = None
        self._read_at = self._round_at = -float("inf")
        self._read: Province | None = None
        self._accounted: frozenset[tuple[str, int]] = frozenset()
        self._most_rows = _MOST_ROWS
        self._refused: set[str] = set()
        self._wait, self._not_before = 0.0, -float("inf")
        self._met: Province | None = None
        self._changed = threading.Condition()
        self._woken = self._stopped = False
        self._thread = threading.Thread(target=self._run, name="conclusions", daemon=True)

    @property
    def told(self) -> Told:
        """What the last round found."""
        return self._told

    @property
    def has_read(self) -> bool:
        """Whether the tab was read at all yet."""
        return self._read_at > -float("inf")

    def start(self) -> None:
        """Begin to carry."""
        self._thread.start()

    def stop(self) -> None:
        """Carry nothing more, once a call under way is over."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(_LONGEST_CALL)

    def wake(self) -> None:
        """Look soon whether there is something to send."""
        with self._changed:
            self._woken = True
            self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                if not (self._woken or self._stopped):
                    self._changed.wait(_TICK)
                if self._stopped:
                    return
                self._woken = False
            self.work()

    def work(self) -> None:
        """Do what is to be done now, if anything is; a failure is told, and tried again later."""
        province = self._google.province()
        if province is None or not self._may_begin(province):
            return
        if not province.id:
            self._tell(Obstacle.UNREAD_PROVINCE if province.may_come else Obstacle.NO_PROVINCE)
            return
        self._known.look(at_once=True)
        if not self._is_due(province):
            return
        self._met = province
        try:
            with turn(self._turn) as is_ours:
                if is_ours:
                    self._round_at = self._clock()
                    self._round(province)
                    self._wait = 0.0
                    self._tell(None)
        except (ObstacleError, SoKetError) as error:
            # Google's words may quote what people typed; they go into the log and no further.
            _log.warning("conclusions were not carried: %r", error)
            self._failed(reason_of(error))
        except MISTAKES:
            _log.exception("conclusions were not carried")
            self._failed(Obstacle.REFUSED)

    def _may_begin(self, province: Province) -> bool:
        now = self._clock()
        if self._wait and province != self._met:
            # It was changed meanwhile: perhaps by whoever mended it.
            return now >= self._round_at + _SOONEST
        return now >= max(self._not_before, self._round_at + _GAP)

    def _is_due(self, province: Province) -> bool:
        if self._due() or province != self._read:
            return True
        is_sought = any(
            entry.tried and entry.delivery is Delivery.WAITING
            for entry in self._known.entries.values()
        )
        seconds = _SOUGHT_SECONDS if is_sought else _READ_SECONDS
        return self._clock() >= self._read_at + seconds

    def _due(self) -> list[Entry]:
        """Return what is to be sent, in the order in which it was done."""
        late = self._wall() - _LATE
        waiting = [
            entry
            for entry in self._known.entries.values()
            # A clock that was set back makes nothing wait for ever.
            if entry.delivery is Delivery.WAITING and not late < entry.tried <= self._wall()
        ]
        # What Google refuses by itself comes last, so that it keeps nothing else from going.
        return sorted(waiting, key=lambda e: (e.event.id in self._refused, e.event.order))

    def _round(self, province: Province) -> None:
        due = self._due()
        is_fresh = self._read == province and self._clock() < self._read_at + _FRESH
        # Before something is sent a second time it is looked for.
        if not (due and is_fresh and all(not entry.tried for entry in due)):
            self._look(province, anew=True)
            due = self._due()
        if due:
            self._send(province, due)

    def _look(self, province: Province, *, anew: bool) -> None:
        """Read the tab, and keep what it says."""
        calls, page = self._google.calls, self._page
        self._page = None
        try:
            tab = sheet.find(calls, province.id) if anew or page is None else page.tab
            page = sheet.look(calls, province.id, tab)
        except GoogleRefusedError as error:
            if reason_of(error) is Obstacle.NOT_WRITABLE:
                raise ObstacleError(Obstacle.NOT_SHARED) from error
            raise
        news, strays = matched(page.rows, self._known.entries, self._google.names)
        news = replace(news, accounted=news.accounted - self._accounted)
        if news != News():
            self._known.journal.learn(news)
            self._known.look(at_once=True)
        self._accounted |= news.accounted
        self._page, self._read, self._read_at = page, province, self._clock()
        self._tell(self._told.trouble, strays)

    def _send(self, province: Province, due: Sequence[Entry]) -> None:
        if self._page is None or self._page.tab is None:
            sheet.make(self._google.calls, province.id)
            self._look(province, anew=True)
        labels = labels_of(self._known.entries.values())
        rows = [
            (entry, row_of(entry, labels.get(entry.event.about, ""), self._google.names))
            for entry in due
        ]
        for batch in _batches(rows, self._most_rows):
            self._append(province, batch)
        self._most_rows = _MOST_ROWS
        self._look(province, anew=False)

    def _append(self, province: Province, batch: Sequence[tuple[Entry, tuple[str, ...]]]) -> None:
        page, journal = self._page, self._known.journal
        if page is None or page.tab is None:
            # It was deleted a moment ago; the next round makes it anew.
            raise GoogleUnreachableError(Trouble.NO_ANSWER)
        ids = [entry.event.id for entry, _ in batch]
        # First, so that whoever comes after a crash looks for them before sending them again.
        journal.note_tried(ids, self._wall())
        try:
            rows = [row for _, row in batch]
            sheet.append(self._google.calls, province.id, page, page.tab, rows)
        except OutcomeUnknownError as error:
            # It is looked for at once; what is not found is looked for again for a while.
            _log.warning("conclusions may have been sent: %r", error)
        except SoKetError as error:
            journal.note_tried(ids, 0.0)
            if isinstance(error, GoogleRefusedError) and error.status == 400:
                # One of them is at fault, or the tab is not what it was.
                self._most_rows = max(len(batch) // 2, 1)
                self._refused.update(ids if len(ids) == 1 else ())
            raise

    def _failed(self, reason: Trouble | Obstacle) -> None:
        self._round_at = self._clock()
        self._wait = min(max(2 * self._wait, _SOONEST), _LATEST)
        self._not_before = self._round_at + self._wait
        self._page = self._read = None
        self._tell(reason)

    def _tell(
        self, trouble: Trouble | Obstacle | None, strays: tuple[Stray, ...] | None = None
    ) -> None:
        self._told = Told(trouble, self._told.strays if strays is None else strays)


def _batches(
    rows: Sequence[tuple[Entry, tuple[str, ...]]], most: int
) -> list[list[tuple[Entry, tuple[str, ...]]]]:
    """Return rows by as many as one call may carry."""
    batches: list[list[tuple[Entry, tuple[str, ...]]]] = []
    size = 0
    for one in rows:
        length = sum(map(len, one[1]))
        if not batches or len(batches[-1]) == most or size + length > _MOST_CHARACTERS:
            batches.append([])
            size = 0
        batches[-1].append(one)
        size += length
    return batches
