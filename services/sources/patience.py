"""How long Google is waited for: jitter, a deadline, and a circuit that stops the hammering."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from services.errors import Trouble


@dataclass(frozen=True)
class Patience:
    """How one call is waited for and repeated; all times in seconds.

    Attributes:
        connect: for a connection.
        read: for the next piece of an answer.
        deadline: for the call with all its repeats, from its first turn on.
        first_wait: the longest wait before the first repeat; it doubles with each.
        longest_wait: what it doubles up to, and the most that Google may ask for.
        clock: seconds that only rise.
        sleep: waits so many seconds.
        chance: a number from 0 to 1; together the waits of many callers are spread evenly.
    """

    connect: float = 5.0
    read: float = 60.0
    deadline: float = 90.0
    first_wait: float = 1.0
    longest_wait: float = 64.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def timeout(self, left: float) -> tuple[float, float]:
        """Return how long to wait for a connection and an answer when so much time is left."""
        return min(self.connect, max(left, 0.1)), min(self.read, max(left, 0.1))

    def wait(self, attempt: int, asked: float | None) -> float:
        """Return how long to wait before the next attempt.

        Args:
            attempt: how many failed.
            asked: what Google asked for; a little more than that is waited, so that all who were
                told the same do not come back at the same moment.
        """
        most = min(self.first_wait * 2.0 ** min(attempt - 1, 16), self.longest_wait)
        spread = most * self.chance()
        return spread if asked is None else min(asked, self.longest_wait) + min(spread, 1.0)


def retry_after(header: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for; None without one that can be read."""
    if not header:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


class Circuit:
    """Open after several failures in a row: nothing is sent until a pause is over, then one trial.

    Args:
        clock: seconds that only rise.
        failures: how many in a row open it.
        pause: how long it is open at first; doubled with each trial that fails.
        longest: what the pause doubles up to.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        failures: int = 5,
        pause: float = 15.0,
        longest: float = 300.0,
    ) -> None:
        self._clock = clock
        self._most = failures
        self._first = pause
        self._longest = longest
        self._lock = threading.Lock()
        self._failed = 0
        self._about: set[str] = set()
        self._pause = pause
        self._until: float | None = None
        self._on_trial = False
        self._reason = Trouble.NO_ANSWER

    def open_because(self) -> Trouble | None:
        """Return why nothing may be sent now; None: it may be tried."""
        with self._lock:
            is_open = self._until is not None and self._clock() < self._until
            return self._reason if is_open else None

    def enter(self) -> Trouble | None:
        """Begin an attempt: None, or why not. After a pause the first to come makes the trial."""
        with self._lock:
            if self._until is None:
                return None
            now = self._clock()
            if now < self._until:
                return self._reason
            # The others go on waiting meanwhile; and should no word come of this trial, there is
            # another one after the same pause.
            self._until = now + self._pause
            self._on_trial = True
            return None

    def answered(self) -> None:
        """Note that Google answered, be it with a refusal: the circuit is closed."""
        with self._lock:
            self._failed = 0
            self._about.clear()
            self._pause = self._first
            self._until = None
            self._on_trial = False

    def failed(self, reason: Trouble, about: str = "") -> None:
        """Note that an attempt failed for a reason that is Google's or the network's.

        Args:
            reason: why.
            about: the one spreadsheet that Google failed to give, which may be ill by itself:
                however often it fails, it counts once until something is answered.
        """
        if reason is Trouble.QUOTA_USED:
            # Google is well, and we were too many.
            self.answered()
            return
        with self._lock:
            if about in self._about and not self._on_trial:
                return
            if about:
                self._about.add(about)
            self._failed += 1
            self._reason = reason
            if self._on_trial:
                self._on_trial = False
                self._pause = min(self._pause * 2, self._longest)
                self._until = self._clock() + self._pause
            elif self._until is None and self._failed >= self._most:
                self._until = self._clock() + self._pause
