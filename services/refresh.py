"""Keeps the snapshot fresh in the background: one thread for the process, swapped in one step."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from services.errors import MISTAKES, NothingReadableError, SoKetError
from services.reading import Readings, look
from services.rhythm import Rhythm
from services.snapshot import Snapshot
from services.sources import Source
from services.store import Store, StoreTrouble

_log = logging.getLogger(__name__)
# Whoever stops the looking waits no longer than this; the thread ends with the process.
_LONGEST_LOOK = 10.0
# Whoever asks for a look at once, or starts the looking, is not held up for longer.
_PATIENCE = 3.0
# Of what can be read side by side, so many rounds make one step of a long reading.
_ROUNDS = 2
# Between two looks that readers ask for, where the place counts how often it is asked.
_BREATH = 1.0
# How often the disk is told that the figures on it still hold.
_CONFIRMED_SECONDS = 600.0


class Refresher:
    """The newest snapshot of one source, looked after by a thread of its own.

    Args:
        source: what is read.
        seconds: time between two looks; the source may need more.
        on_change: called with each new snapshot, from the thread.
        store: where the last good readings lie between two runs of the process.
        waits: whether starting waits for the first look, as it may where that is quick.
        clock: seconds that only rise; what a look took is told by it.
    """

    def __init__(
        self,
        source: Source,
        seconds: float = 0,
        on_change: Callable[[Snapshot], None] = lambda _snapshot: None,
        store: Store | None = None,
        *,
        waits: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._clock = clock
        self._rhythm = Rhythm(max(seconds, source.seconds), source.seconds > 0)
        self._on_change = on_change
        self._store = store
        self._waits = waits
        self._readings = Readings()
        self._written: tuple[object, float] = (self._readings.shown, 0.0)
        self._confirmed_at: datetime | None = None
        self._progress: tuple[int, int] = (0, 0)
        self._stumbled = False
        self._begun_at = 0.0
        self._begun = self._ended = 0
        self._looking = threading.Lock()
        self._changed = threading.Condition()
        self._woken = threading.Event()
        self._loaded = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="refresher", daemon=True)

    def start(self) -> None:
        """Begin to look in the background, after a first look or after what the disk holds."""
        if self._waits:
            self._load()
            self._look()
        self._thread.start()
        self._loaded.wait(_PATIENCE)

    def stop(self) -> None:
        """Stop looking, once a look under way is over; what was read stays."""
        self._stopped.set()
        self._woken.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(_LONGEST_LOOK)

    def look_now(self, patience: float = _PATIENCE) -> bool:
        """Look at the source at once; readers who ask together cause one look, not one each.

        Args:
            patience: for how long, in seconds, it is waited for.

        Returns:
            Whether a look that began after this was asked for is over; if not, it goes on.
        """
        if not self._thread.is_alive():
            self._look()
            return True
        with self._changed:
            number = self._begun + 1
            self._woken.set()
            return self._changed.wait_for(lambda: self._ended >= number, patience)

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

    @property
    def place(self) -> str:
        """What people call the place that is read."""
        return self._source.place

    @property
    def confirmed_at(self) -> datetime | None:
        """When the source was last found to say what the readings say (UTC); None: never."""
        return self._confirmed_at

    @property
    def progress(self) -> tuple[int, int] | None:
        """How many spreadsheets are read, and how many there are; None: there is nothing to tell.

        It is told while nothing was ever read, or more is to be read than one look does.
        """
        readings = self._readings
        if readings.unreachable_since or self._stumbled:
            return None
        return self._progress if readings.waiting or readings.snapshot is None else None

    @property
    def seconds(self) -> float:
        """The time between two looks, as it was chosen last."""
        return self._rhythm.seconds

    @property
    def store_trouble(self) -> StoreTrouble | None:
        """What is wrong with the disk on which the readings are kept; None: nothing."""
        return self._store.trouble if self._store else None

    def _run(self) -> None:
        if not self._waits:
            self._load()
            self._look_on()
        while not self._stopped.is_set():
            if not (self._readings.waiting and self.progress):
                self._woken.wait(self.seconds)
                self._woken.clear()
                if self._source.seconds:
                    self._stopped.wait(self._begun_at + _BREATH - self._clock())
            if not self._stopped.is_set():
                self._look_on()

    def _load(self) -> None:
        found = self._store.load() if self._store else None
        if found:
            self._readings, self._confirmed_at = found, found.at
        self._loaded.set()

    def _look_on(self) -> None:
        try:
            self._look()
        except (SoKetError, OSError, *MISTAKES):
            # The last snapshot stands; the next look may fare better than this one.
            _log.exception("a look at %s failed", self._source.place)

    def _look(self) -> None:
        with self._looking:
            with self._changed:
                self._begun += 1
            self._begun_at = self._clock()
            before, stumbled = self._readings, True
            try:
                # Where the first look is waited for, it is a whole one.
                at_once = None if self._waits else _ROUNDS * self._source.side_by_side
                self._readings = look(self._source, before, at_once=at_once, told=self._tell)
                stumbled = False
                self._note(self._readings, self._clock() - self._begun_at)
            finally:
                self._stumbled = stumbled
                with self._changed:
                    self._ended = self._begun
                    self._changed.notify_all()
            self._keep(self._readings)
            if self._readings.snapshot is not before.snapshot and self._readings.snapshot:
                # Inside the lock: whoever is told of snapshots is told in their order.
                self._on_change(self._readings.snapshot)

    def _note(self, readings: Readings, seconds: float) -> None:
        is_reached = readings.unreachable_since is None
        is_whole = readings.waiting == 0
        self._rhythm = self._rhythm.after(seconds, is_reached=is_reached, is_whole=is_whole)
        if is_reached:
            self._confirmed_at = datetime.now(UTC)

    def _tell(self, read: int, total: int) -> None:
        self._progress = (read, total)

    def _keep(self, readings: Readings) -> None:
        if not (self._store and self._confirmed_at) or readings.from_store:
            return
        shown, written_at = self._written
        late = self._clock() - written_at > _CONFIRMED_SECONDS
        if readings.shown is not shown or (late and not readings.unreachable_since):
            self._store.keep(readings, self._confirmed_at)
            self._written = (readings.shown, self._clock())
