"""What is made of a snapshot just once, and kept as long as it lives: filters change often."""

import threading
import weakref
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from services.snapshot import Snapshot

T = TypeVar("T")

# The things least lately asked for go first; each takes up to some hundred kB.
_MOST_KEPT = 200
_kept: "weakref.WeakKeyDictionary[Snapshot, dict[Hashable, object]]" = weakref.WeakKeyDictionary()
keeping = threading.RLock()


def kept(snapshot: Snapshot, key: Hashable, make: Callable[[], T]) -> T:
    """Return what was made of a snapshot under a key, making it if nobody asked before.

    Who asks while it is being made waits, rather than make it a second time.
    """
    with keeping:
        mine = _kept.setdefault(snapshot, {})
        made = mine.pop(key) if key in mine else make()
        mine[key] = made
        while len(mine) > _MOST_KEPT:
            del mine[next(iter(mine))]
        return cast("T", made)
