"""A clock that does not run: it leaps to the next moment for which somebody waits."""

import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any

from services.sources.calls import Calls


class Leaps:
    """Time for many threads: it stands while any of them works, and leaps when all of them wait.

    Args:
        leaped: called with the seconds of each leap, before anybody wakes.
    """

    def __init__(self, leaped: Callable[[float], object] = lambda _seconds: None) -> None:
        self._leaped = leaped
        self._changed = threading.Condition()
        self._now = 0.0
        self._working = 0
        self._waiting: list[float] = []

    def clock(self) -> float:
        """Return the seconds since the beginning."""
        with self._changed:
            return self._now

    @contextmanager
    def work(self) -> Generator[None]:
        """Let time stand while the block lasts, but for what sleeps in it."""
        with self._changed:
            self._working += 1
        try:
            yield
        finally:
            with self._changed:
                self._working -= 1
                self._leap()

    def sleep(self, seconds: float) -> None:
        """Wait inside a block of work until so many seconds have passed."""
        if seconds <= 0:
            return
        with self._changed:
            until = self._now + seconds
            self._waiting.append(until)
            self._working -= 1
            self._leap()
            while self._now < until:
                self._changed.wait()

    def wait(self, seconds: float) -> None:
        """Wait outside of any work."""
        with self.work():
            self.sleep(seconds)

    def _leap(self) -> None:
        if self._working or not self._waiting:
            return
        before, self._now = self._now, min(self._waiting)
        # Whoever wakes is at work from this moment on, not only when its thread gets its turn.
        self._working = sum(until <= self._now for until in self._waiting)
        self._waiting = [until for until in self._waiting if until > self._now]
        self._leaped(self._now - before)
        self._changed.notify_all()


class TimedCalls:
    """Calls during which time stands: what the server sees falls on the moment of its turn."""

    def __init__(self, calls: Calls, leaps: Leaps) -> None:
        self._calls = calls
        self._leaps = leaps

    @property
    def account(self) -> str:
        """The e-mail address of the service account."""
        return self._calls.account

    def call(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        body: object = None,
        repeatable: bool = True,
    ) -> Mapping[str, Any]:
        """Return the JSON of Google's answer; see ``Calls.call``."""
        with self._leaps.work():
            return self._calls.call(method, path, params=params, body=body, repeatable=repeatable)
