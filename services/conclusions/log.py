"""The log that sessions ask: what was concluded, where each event is, what stands in the way."""

import json
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from services.conclusions.carrier import AtGoogle, Carrier, Province, Told
from services.conclusions.events import Event
from services.conclusions.fold import State, fold
from services.conclusions.journal import Delivery, Entry, Journal, News
from services.conclusions.known import Known
from services.conclusions.matching import Stray
from services.conclusions.obstacles import Obstacle
from services.errors import Trouble

__all__ = ["AtGoogle", "ConclusionLog", "Delivery", "Obstacle", "Province", "Stray", "Tampered"]


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
        google: the tab to which they are carried; None: the journal is all there is.
        clock: seconds that only rise.
        wall: seconds since 1970.
    """

    def __init__(
        self,
        journal: Journal,
        google: AtGoogle | None = None,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.journal = journal
        self.google = google
        self._known = Known(journal, clock)
        self._carrier = Carrier(self._known, google, clock, wall) if google else None
        self._lock = threading.Lock()
        self._version = 0
        self._told: tuple[int, bool, Told] = (0, True, Told())
        self._folded: tuple[int, State] = (0, State())

    def start(self) -> None:
        """Begin to carry events to Google and back, where that is read."""
        self._known.look(at_once=True)
        if self._carrier:
            self._carrier.start()

    def stop(self) -> None:
        """Carry nothing more, once a call under way is over."""
        if self._carrier:
            self._carrier.stop()

    def carry(self) -> None:
        """Do now what the thread would do next, for whoever did not start it."""
        if self._carrier:
            self._carrier.work()

    def add(self, event: Event) -> Event:
        """Keep an event; it is on the disk when this returns, and one that is there is left alone.

        Returns:
            The event as it is kept.

        Raises:
            NotKeptError: the disk does not take it; nothing of it was kept.
        """
        return self._added(self.journal.add(event))

    def add_numbered(self, year: int, make: Callable[[int], Event]) -> Event:
        """Keep the event that is made with the next free number of a year.

        Returns:
            The event as it is kept: that of before where one of its id was there already.

        Raises:
            NotKeptError: the disk does not take it; nothing of it was kept.
        """
        return self._added(self.journal.add_numbered(year, make))

    def take(self, entries: Iterable[Entry]) -> int:
        """Keep events that another journal took first; return how many were not here yet.

        Raises:
            NotKeptError: the disk does not take them; none of them was kept.
        """
        count = self.journal.take(entries)
        self._known.look(at_once=True)
        if self._carrier:
            self._carrier.wake()
        return count

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything in the journal, in the order in which it was done."""
        return tuple(self._entries(*Delivery))

    def _added(self, kept: Event) -> Event:
        self._known.look(at_once=True)
        if self._carrier:
            self._carrier.wake()
        return kept

    @property
    def version(self) -> int:
        """Rises when anything changes that the log tells."""
        self._known.look()
        told = (self._known.version, self._known.is_readable, self._news)
        with self._lock:
            if told != self._told:
                self._told = told
                self._version += 1
            return self._version

    @property
    def state(self) -> State:
        """What all events together mean."""
        self._known.look()
        with self._lock:
            # The version first: entries that come meanwhile are folded once more, not never.
            version = self._known.version
            if self._folded[0] != version:
                entries = self._known.entries.values()
                self._folded = (version, fold(entry.event for entry in entries))
            return self._folded[1]

    def delivery(self, event_id: str) -> Delivery:
        """Return where an event is.

        Raises:
            KeyError: there is none of this id.
        """
        self._known.look()
        return self._delivery(self._known.entries[event_id])

    @property
    def waiting(self) -> tuple[Event, ...]:
        """The events that are not at Google yet, in order."""
        return tuple(entry.event for entry in self._entries(Delivery.WAITING))

    @property
    def tampered(self) -> tuple[Tampered, ...]:
        """The events whose rows somebody changed or deleted, in order."""
        return tuple(
            Tampered(entry.event, entry.delivery, json.loads(entry.seen) if entry.seen else {})
            for entry in self._entries(Delivery.CHANGED, Delivery.GONE)
        )

    @property
    def strays(self) -> tuple[Stray, ...]:
        """The rows of the tab that are no events that can be believed."""
        return self._news.strays

    @property
    def missing(self) -> int:
        """How many events are known to have been there, of which nothing is left."""
        self._known.look()
        return self._known.missing

    @property
    def trouble(self) -> Trouble | Obstacle | None:
        """Why events are not kept or carried now, in words by text.conclusion_rows; None: they are.

        What is in the journal is safe whatever this says.
        """
        self._known.look()
        return self._news.trouble if self._known.is_readable else Obstacle.JOURNAL

    @property
    def is_compared(self) -> bool:
        """Whether the journal was compared with the tab yet, or is all there is."""
        return self._carrier is None or self._carrier.has_read

    def restore(self) -> int:
        """Write the events whose rows are gone to the tab again, as new rows; return how many.

        Raises:
            NotKeptError: the disk does not take it.
        """
        gone = self._entries(Delivery.GONE)
        if gone:
            moved = {one.event.id: (Delivery.GONE, Delivery.WAITING, "") for one in gone}
            self.journal.learn(News(moved=moved))
            self._known.look(at_once=True)
        if self._carrier:
            self._carrier.wake()
        return len(gone)

    @property
    def _news(self) -> Told:
        return self._carrier.told if self._carrier else Told()

    def _entries(self, *deliveries: Delivery) -> list[Entry]:
        self._known.look()
        entries = self._known.entries.values()
        found = [entry for entry in entries if self._delivery(entry) in deliveries]
        return sorted(found, key=lambda entry: entry.event.order)

    def _delivery(self, entry: Entry) -> Delivery:
        return entry.delivery if self._carrier else Delivery.KEPT
