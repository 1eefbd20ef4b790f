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


class Stage:
    """What every meeting shows, and the figures on which it stands still."""

    def __init__(self) -> None:
        """Begin with no meeting on the screen."""
        self._lock = threading.Lock()
        self._positions: dict[str, Position] = {}
        self._held: dict[str, Snapshot] = {}

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

    def hold(self, meeting_id: str, snapshot: Snapshot) -> Snapshot:
        """Have a meeting stand on a snapshot until it takes another one."""
        with self._lock:
            self._held[meeting_id] = snapshot
            return snapshot

    def held(self, meeting_id: str) -> Snapshot | None:
        """Return the snapshot on which a meeting stands; None: on the newest."""
        return self._held.get(meeting_id)
