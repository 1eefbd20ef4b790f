"""Calls a minute: whoever would exceed what Google allows waits for a turn, first come first."""

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from enum import StrEnum
from urllib.parse import urlsplit


class Kind(StrEnum):
    """What Google counts apart."""

    READ = "sheets.read"
    WRITE = "sheets.write"
    DRIVE = "drive"


# Google lets one account read 60 times a minute, and write 60 times; what is left over is for a
# second program with the same key (the self-check beside the running application). Drive counts
# units, 325.000 a minute and 100 for the dearest call: this is not to hammer it.
CALLS_A_MINUTE: Mapping[Kind, int] = {Kind.READ: 50, Kind.WRITE: 45, Kind.DRIVE: 600}
# These ask by POST because the question is long.
_READING_POSTS = (":getByDataFilter", ":batchGetByDataFilter", "developerMetadata:search")
# A second more than the minute that Google counts: calls may take unlike times to get there.
_MINUTE = 61.0


def kind_of(method: str, url: str) -> Kind:
    """Return what a call counts as."""
    path = urlsplit(url).path
    if not path.startswith("/v4/"):
        return Kind.DRIVE
    reads = method.upper() == "GET" or path.endswith(_READING_POSTS)
    return Kind.READ if reads else Kind.WRITE


class Pace:
    """Turns for calls, shared by all threads: in no minute are there more than the limit.

    Args:
        calls_a_minute: kind -> limit.
        clock: seconds that only rise.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        calls_a_minute: Mapping[Kind, int] = CALLS_A_MINUTE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = calls_a_minute
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        # When the last calls of each kind started, or will.
        self._turns = {kind: deque[float](maxlen=limit) for kind, limit in calls_a_minute.items()}
        self._rests = dict.fromkeys(calls_a_minute, -float("inf"))
        self._refused = dict.fromkeys(calls_a_minute, -float("inf"))

    def take(self, kind: Kind) -> None:
        """Wait until a call of a kind may start."""
        with self._lock:
            turns = self._turns[kind]
            turn = max(self._clock(), turns[-1] if turns else -float("inf"))
            if len(turns) == self._limits[kind]:
                turn = max(turn, turns[0] + _MINUTE)
            turns.append(turn)
        while (wait := max(turn, self._rests[kind]) - self._clock()) > 0:
            self._sleep(wait)

    def rest(self, kind: Kind, seconds: float) -> None:
        """Let no call of a kind start for so long: Google has said that there were too many."""
        with self._lock:
            self._refused[kind] = self._clock()
            self._rests[kind] = max(self._rests[kind], self._clock() + seconds)

    def is_refused(self, kind: Kind) -> bool:
        """Tell whether Google has refused a call of a kind for its number within this minute."""
        with self._lock:
            return self._refused[kind] > self._clock() - _MINUTE

    def left(self, kind: Kind) -> int:
        """Return how many calls of a kind may start at once, by the calls of this process alone.

        Of other programs with the same key only Google knows: none, for a minute after it refused.
        """
        if self.is_refused(kind):
            return 0
        with self._lock:
            begun = self._clock() - _MINUTE
            return self._limits[kind] - sum(turn > begun for turn in self._turns[kind])
