"""What is known of a journal in this process: read once, and again where somebody added to it."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from services.conclusions.journal import Entry, Journal, Mark
from services.errors import NotKeptError

_log = logging.getLogger(__name__)
# For so long an answer about the file holds; what this process adds is seen at once.
_GLANCE = 0.25


class Known:
    """The entries of a journal; safe for threads, and other processes may add to the file.

    Args:
        journal: where events are kept.
        clock: seconds that only rise.
    """

    def __init__(self, journal: Journal, clock: Callable[[], float] = time.monotonic) -> None:
        self.journal = journal
        self._clock = clock
        self._lock = threading.RLock()
        self._looked_at = -float("inf")
        self._mark = Mark()
        self._entries: Mapping[str, Entry] = {}
        self._missing = 0
        self._version = 0
        self._is_readable = True

    @property
    def version(self) -> int:
        """Rises when an entry is added or moved."""
        return self._version

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Id of an event -> its entry, as of the last look; never changed, but replaced."""
        return self._entries

    @property
    def missing(self) -> int:
        """How many events are known to have been there, of which nothing is left."""
        return self._missing

    @property
    def is_readable(self) -> bool:
        """Whether the last look at the file went well."""
        return self._is_readable

    def look(self, *, at_once: bool = False) -> None:
        """Take what is new in the journal, whoever put it there."""
        with self._lock:
            now = self._clock()
            if not at_once and now < self._looked_at + _GLANCE:
                return
            self._looked_at = now
            try:
                self._take(*self.journal.since(self._mark))
            except NotKeptError:
                if self._is_readable:
                    # What was read so far holds; whoever wants to add something is told.
                    _log.exception("the journal of conclusions cannot be read")
                self._is_readable = False
            else:
                self._is_readable = True

    def _take(self, mark: Mark, changed: list[Entry]) -> None:
        if mark == self._mark:
            return
        if self._mark.writer and mark.writer != self._mark.writer:
            # The file was taken away under us: what it held is still known here.
            self.journal.take(self._entries.values())
        missing, new = self.journal.missing(), {entry.event.id: entry for entry in changed}
        if missing != self._missing or any(map(self._is_news, changed)):
            self._version += 1
        self._missing, self._entries, self._mark = missing, {**self._entries, **new}, mark

    def _is_news(self, entry: Entry) -> bool:
        """Tell whether more is new than since when it is on its way, which nobody is told."""
        before = self._entries.get(entry.event.id)
        return before is None or replace(before, tried=entry.tried) != entry
