"""Keeps the snapshot fresh in the background: one thread for the process, swapped in one step."""

import logging
import threading
from collections.abc import Callable

from services.errors import MISTAKES, NothingReadableError, SoKetError
from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources import Source

_log = logging.getLogger(__name__)
# Whoever stops the looking waits no longer than this; the thread ends with the process.
_LONGEST_LOOK = 10.0


class Refresher:
    """The newest snapshot of one source, looked after by a thread of its own.

    Args:
        source: what is read.
        seconds: time between two looks.
        on_change: called with each new snapshot, from the thread.
    """

    def __init__(
        self,
        source: Source,
        seconds: float,
        on_change: Callable[[Snapshot], None] = lambda _snapshot: None,
    ) -> None:
        self._source = source
        self._seconds = seconds
        self._on_change = on_change
        self._readings = Readings()
        self._looking = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="refresher", daemon=True)

    def start(self) -> None:
        """Read once, then go on looking in the background."""
        self.look_now()
        self._thread.start()

    def stop(self) -> None:
        """Stop looking, once a look under way is over; what was read stays."""
        self._stopped.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(_LONGEST_LOOK)

    def look_now(self) -> None:
        """Look at the source at once; sessions that ask together cause one look each at most."""
        with self._looking:
            before = self._readings
            self._readings = look(self._source, before)
            if self._readings.snapshot is not before.snapshot and self._readings.snapshot:
                # Inside the lock: whoever keeps snapshots gets them in the order they were made.
                self._on_change(self._readings.snapshot)

    @property
    def snapshot(self) -> Snapshot:
        """The newest snapshot.

        Raises:
            NothingReadableError: nothing was ever read.
        """
        snapshot = self._readings.snapshot
        if snapshot is None:
            raise NothingReadableError(self._source.place)
        return snapshot

    @property
    def readings(self) -> Readings:
        """Everything kept of the source, with since when it cannot be reached."""
        return self._readings

    def _run(self) -> None:
        while not self._stopped.wait(self._seconds):
            try:
                self.look_now()
            except (SoKetError, OSError, *MISTAKES):
                # The last snapshot stands; the next look may fare better than this one.
                _log.exception("a look at %s failed", self._source.place)
