"""Where each meeting is right now, for all who follow it on this server.

It lives as long as the process: a presenter whose screen is drawn again puts it back.
"""

import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from services.snapshot import Snapshot


@dataclass(frozen=True)
class Position:
    """What is on the screen of a meeting.

    Attributes:
        at: number of the item on the agenda, from 0; -1 before the first.
        look: which of the item's pictures, from 0.
        number: rises with each change.
        shown_at: since when (UTC).
    """

    at: int = -1
    look: int = 0
    number: int = 0
    shown_at: datetime | None = None


def ahead(at: int, look: int, pages: int, count: int) -> tuple[int, int]:
    """Return what comes after an item: the next page of its list, else the next item.

    Args:
        at: number of the item, see Position.
        look: which of its pages.
        pages: of the item's list; 1 where it is none.
        count: how many items there are; after the last one nothing comes.
    """
    if look + 1 < pages:
        return at, look + 1
    return (at + 1, 0) if at + 1 < count else (at, look)


def behind(at: int, look: int, pages: int) -> tuple[int, int]:
    """Return what comes before an item: the page before, else the item before, from its start."""
    if 0 < look < pages:
        return at, look - 1
    return max(at - 1, -1), 0


class Stage:
    """What every meeting shows, and the figures on which it stands still."""

    def __init__(self) -> None:
        """Begin with no meeting on the screen."""
        self._lock = threading.Lock()
        self._positions: dict[str, Position] = {}
        self._held: dict[str, Snapshot] = {}
        self._moved: set[str] = set()

    def position(self, meeting_id: str) -> Position | None:
        """Return what a meeting shows; None: nobody presents it here."""
        return self._positions.get(meeting_id)

    def show(self, meeting_id: str, at: int, look: int = 0) -> Position:
        """Have a meeting show an item."""
        with self._lock:
            before = self._positions.get(meeting_id, Position())
            if (before.at, before.look) == (at, look) and before.shown_at:
                return before
            after = replace(
                before, at=at, look=look, number=before.number + 1, shown_at=datetime.now(UTC)
            )
            self._positions[meeting_id] = after
            return after

    def leave(self, meeting_id: str) -> None:
        """Have a meeting show nothing any more; its figures may move on."""
        with self._lock:
            self._positions.pop(meeting_id, None)
            self._held.pop(meeting_id, None)
            self._moved.discard(meeting_id)

    def hold(self, meeting_id: str, snapshot: Snapshot, begun_on: str = "") -> Snapshot:
        """Have a meeting stand on a snapshot until it takes another one.

        Args:
            meeting_id: which.
            snapshot: the figures.
            begun_on: version of those with which it was opened, where it has to stand on these
                for want of them; "": somebody wants these.
        """
        with self._lock:
            self._held[meeting_id] = snapshot
            if begun_on and begun_on != snapshot.version:
                self._moved.add(meeting_id)
            else:
                self._moved.discard(meeting_id)
            return snapshot

    def held(self, meeting_id: str) -> Snapshot | None:
        """Return the snapshot on which a meeting stands; None: on the newest."""
        return self._held.get(meeting_id)

    def is_moved(self, meeting_id: str) -> bool:
        """Tell whether a meeting stands on other figures than those it had chosen."""
        return meeting_id in self._moved
