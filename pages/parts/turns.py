"""Pages are drawn one after the other, each in the order in which it was asked for.

Python does one thing at a time. Pages that are drawn at once only take time from each other, and
from what sends them: all are ready when the last one is. In turn, the first is ready at once, and
half of them in half the time.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from contextlib import contextmanager

# Whoever takes longer than this is waiting for something, and others need not wait for that, too.
LONGEST_SECONDS = 1.0


class Turns:
    """A queue for something that takes a moment; who takes longer is no longer waited for."""

    def __init__(
        self, longest: float = LONGEST_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with nobody in the queue.

        Args:
            longest: for so many seconds others wait for whoever has the turn.
            clock: gives the time in seconds.
        """
        self._longest, self._clock = longest, clock
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._at_work: threading.Event | None = None
        self._since = 0.0

    @contextmanager
    def turn(self) -> Generator[None]:
        """Wait for one's turn, and have it while the block lasts."""
        mine = threading.Event()
        with self._lock:
            self._waiting.append(mine)
        try:
            while (patience := self._patience(mine)) != 0:
                mine.wait(patience)
                mine.clear()
            yield
        finally:
            self._leave(mine)

    def _patience(self, mine: threading.Event) -> float | None:
        """Return how long to wait for the turn: 0 once it is there, None until one is woken."""
        with self._lock:
            if self._waiting[0] is not mine:
                return None
            now = self._clock()
            left = self._since + self._longest - now
            if self._at_work is not None and left > 0:
                return left
            self._waiting.popleft()
            self._at_work, self._since = mine, now
            # The next one is told from when its time counts.
            self._wake_next()
            return 0

    def _leave(self, mine: threading.Event) -> None:
        with self._lock:
            if mine in self._waiting:
                self._waiting.remove(mine)
            if self._at_work is mine:
                self._at_work = None
            self._wake_next()

    def _wake_next(self) -> None:
        if self._waiting:
            self._waiting[0].set()


# One for all readers of the process.
turn = Turns().turn
