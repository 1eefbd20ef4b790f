"""What was looked up just now is not looked up again."""

import math
import threading
import time
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")


def lately(
    seconds: float, clock: Callable[[], float] = time.monotonic
) -> Callable[[Callable[[], T]], Callable[[], T]]:
    """Return a decorator for a function that may give what it found a moment ago.

    Each thread looks for itself, so that a run of a page, which has a thread of its own, begins
    with what holds then. Whatever is raised is raised at every call.

    Args:
        seconds: for so long a thread is given what it was given before.
        clock: gives the time in seconds.
    """

    def decorate(look_up: Callable[[], T]) -> Callable[[], T]:
        kept = threading.local()

        @wraps(look_up)
        def found() -> T:
            now = clock()
            if now - getattr(kept, "at", -math.inf) >= seconds:
                kept.value, kept.at = look_up(), now
            return kept.value

        return found

    return decorate
