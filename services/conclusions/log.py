"""The log that sessions ask: what was concluded, where each event is, what stands in the way."""

import json
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.conclusions.events import Event
from services.conclusions.fold import State, fold
from services.conclusions.journal import Delivery, Entry, Journal, Mark
from services.errors import NotKeptError

__all__ = ["ConclusionLog", "Delivery", "Tampered"]

_log = logging.getLogger(__name__)
# For so long an answer about the file holds; what this process adds is seen at once.
_GLANCE = 0.25


@dataclass(frozen=True)
class Tampered:
    """An event whose row somebody changed or deleted; the journal's copy holds.

    Attributes:
        event: as the journal has it.
        delivery: CHANGED or GONE.
        seen: what its row says now, heading -> text; {} where it is gone.
    """

    event: Event
    delivery: Delivery
    seen: Mapping[str, str]


class ConclusionLog:
    """Every event of one place; safe for threads, and other processes may use the same journal.

    Args:
        journal: where events are kept.
        clock: seconds that only rise.
    """

    def __init__(self, journal: Journal, clock: Callable[[], float] = time.monotonic) -> None:
        self._journal = journal
        self._clock = clock
        self._lock = threading.RLock()
        self._looked_at = -float("inf")
        self._mark = Mark()
        self._entries: Mapping[str, Entry] = {}
        self._missing = 0
        self._version = 0
        self._state: State | None = None

    def start(self) -> None:
        """Begin to carry events to Google and back, where that is read."""
        self._look(at_once=True)

    def stop(self) -> None:
        """Carry nothing more, once a call under way is over."""

    def add(self, event: Event) -> Event:
        """Keep an event; it is on the disk when this returns, and one that is there is left alone.

        Returns:
            The event as it is kept.

        Raises:
            NotKeptError: the disk does not take it; nothing of it was kept.
        """
        kept = self._journal.add(event)
        self._look(at_once=True)
        return kept

    def add_numbered(self, year: int, make: Callable[[int], Event]) -> Event:
        """Keep the event that is made with the next free number of a year.

        Returns:
            The event as it is kept: that of before where one of its id was there already.

        Raises:
            NotKeptError: the disk does not take it; nothing of it was kept.
        """
        kept = self._journal.add_numbered(year, make)
        self._look(at_once=True)
        return kept

    @property
    def version(self) -> int:
        """Rises when anything changes that the log tells."""
        self._look()
        return self._version

    @property
    def state(self) -> State:
        """What all events together mean."""
        self._look()
        with self._lock:
            if self._state is None:
                self._state = fold(entry.event for entry in self._entries.values())
            return self._state

    def delivery(self, event_id: str) -> Delivery:
        """Return where an event is.

        Raises:
            KeyError: there is none of this id.
        """
        self._look()
        return self._delivery(self._entries[event_id])

    @property
    def waiting(self) -> tuple[Event, ...]:
        """The events that are not at Google yet, in order."""
        return self._events(Delivery.WAITING)

    @property
    def tampered(self) -> tuple[Tampered, ...]:
        """The events whose rows somebody changed or deleted, in order."""
        return tuple(
            Tampered(event, self._entries[event.id].delivery, _seen(self._entries[event.id]))
            for event in self._events(Delivery.CHANGED, Delivery.GONE)
        )

    @property
    def missing(self) -> int:
        """How many events are known to have been there, of which nothing is left."""
        self._look()
        return self._missing

    @property
    def trouble(self) -> None:
        """Why Google does not take events, or give them, now; None: it does."""
        return

    def restore(self) -> int:
        """Write the events whose rows are gone to the spreadsheet again; return how many."""
        return 0

    def _events(self, *deliveries: Delivery) -> tuple[Event, ...]:
        self._look()
        entries = self._entries.values()
        found = [entry.event for entry in entries if self._delivery(entry) in deliveries]
        return tuple(sorted(found, key=lambda event: event.order))

    def _delivery(self, entry: Entry) -> Delivery:
        return Delivery.KEPT if entry.delivery is Delivery.WAITING else entry.delivery

    def _look(self, *, at_once: bool = False) -> None:
        """Take what is new in the journal, whoever put it there."""
        with self._lock:
            now = self._clock()
            if not at_once and now < self._looked_at + _GLANCE:
                return
            self._looked_at = now
            try:
                self._take(*self._journal.since(self._mark))
            except NotKeptError:
                # What was read so far holds; whoever wants to add something is told.
                _log.exception("the journal of conclusions cannot be read")

    def _take(self, mark: Mark, changed: list[Entry]) -> None:
        if mark == self._mark:
            return
        if self._mark.writer and mark.writer != self._mark.writer:
            # The file was taken away under us: what it held is still known here.
            self._journal.take(self._entries.values())
        self._missing = self._journal.missing()
        self._entries = {**self._entries, **{entry.event.id: entry for entry in changed}}
        self._mark, self._state = mark, None
        self._version += 1


def _seen(entry: Entry) -> Mapping[str, str]:
    return json.loads(entry.seen) if entry.seen else {}
