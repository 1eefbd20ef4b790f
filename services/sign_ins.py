"""Sign-ins as they were made: how old one may be, and which were ended.

The cookie of a sign-in only proves that it was made at some time; whoever has a copy of it could
come with it for weeks, after signing out too. So each sign-in that is seen is noted here by its
mark, and one that was ended, or is too old, counts for nothing.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from services.config import LONGEST_SIGN_IN_HOURS, Settings
from services.errors import NotKeptError
from services.sqlite_file import reading, writing

_HOUR = 3600
# The provider's clock may be ahead of ours.
_AHEAD = 300
# One that is older counts for nothing, whatever the settings say.
_KEPT = LONGEST_SIGN_IN_HOURS * _HOUR + _AHEAD
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sign_ins (
    mark TEXT PRIMARY KEY, person TEXT NOT NULL, made REAL NOT NULL, ended INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS everywhere (person TEXT PRIMARY KEY, at REAL NOT NULL);
"""

# What the provider told of a reader: the claims of the ID token.
Claims = Mapping[str, object]


class SignInState(StrEnum):
    """Whether a sign-in counts."""

    GOOD = "good"
    OLD = "old"
    ENDED = "ended"
    UNCHECKED = "unchecked"


class SignIns:
    """The sign-ins in their file."""

    def __init__(self, path: Path, hours: float, now: Callable[[], float] = time.time) -> None:
        """Keep sign-ins in a file.

        Args:
            path: the file; it need not be there.
            hours: how old a sign-in may be.
            now: the clock.
        """
        self._path = path
        self._seconds = hours * _HOUR
        self._now = now

    def state(self, told: Claims) -> SignInState:
        """Return whether a sign-in counts; where that cannot be looked up, it does not."""
        made = _made(told)
        if made is None or not -_AHEAD <= self._now() - made <= self._seconds:
            return SignInState.OLD
        try:
            with reading(self._path, _SCHEMA) as file:
                ended = self._is_ended(file, told, made)
        except NotKeptError:
            return SignInState.UNCHECKED
        return SignInState.ENDED if ended else SignInState.GOOD

    @staticmethod
    def _is_ended(file: sqlite3.Connection, told: Claims, made: float) -> bool:
        known = file.execute("SELECT ended FROM sign_ins WHERE mark = ?", (_mark(told),)).fetchone()
        if known:
            return bool(known[0])
        all_before = "SELECT at FROM everywhere WHERE person = ?"
        before = file.execute(all_before, (_person(told),)).fetchone()
        # Claims tell whole seconds.
        return bool(before) and made < int(before[0])

    def begun(self, told: Claims) -> bool:
        """Note a sign-in that counts; tell whether it is seen for the first time.

        Raises:
            NotKeptError: it could not be noted.
        """
        with writing(self._path, _SCHEMA) as file:
            row = (_mark(told), _person(told), _made(told) or 0.0)
            added = file.execute("INSERT OR IGNORE INTO sign_ins VALUES (?, ?, ?, 0)", row)
            file.execute("DELETE FROM sign_ins WHERE made < ?", (self._now() - _KEPT,))
            file.execute("DELETE FROM everywhere WHERE at < ?", (self._now() - _KEPT,))
            return added.rowcount == 1

    def end(self, told: Claims) -> None:
        """End one sign-in, wherever its cookie is.

        Raises:
            NotKeptError: it could not be noted, and goes on to count.
        """
        with writing(self._path, _SCHEMA) as file:
            _end(file, told)

    def end_everywhere(self, told: Claims) -> None:
        """End all sign-ins that a person made before now.

        Raises:
            NotKeptError: it could not be noted, and they go on to count.
        """
        with writing(self._path, _SCHEMA) as file:
            _end(file, told)
            file.execute("UPDATE sign_ins SET ended = 1 WHERE person = ?", (_person(told),))
            file.execute(
                "INSERT OR REPLACE INTO everywhere VALUES (?, ?)", (_person(told), self._now())
            )


def sign_ins_of(settings: Settings) -> SignIns:
    """Return the sign-ins of an installation; all that is known of them is in its file."""
    return SignIns(settings.journal_dir / "sign_ins.sqlite", settings.sign_in_hours)


def _end(file: sqlite3.Connection, told: Claims) -> None:
    row = (_mark(told), _person(told), _made(told) or 0.0)
    file.execute("INSERT OR REPLACE INTO sign_ins VALUES (?, ?, ?, 1)", row)


def _made(told: Claims) -> float | None:
    """Return when a sign-in was made, by its ID token; None: that does not say it.

    Not when the person last typed a password there (``auth_time``): a provider that remembers its
    people for days would then never let one of them in again.
    """
    made = told.get("iat")
    return float(made) if isinstance(made, int | float) and not isinstance(made, bool) else None


def _person(told: Claims) -> str:
    return _digest(told.get("iss"), told.get("provider"), told.get("sub"))


def _mark(told: Claims) -> str:
    return _digest(_person(told), _made(told))


def _digest(*told: object) -> str:
    return sha256(json.dumps([str(one) for one in told]).encode()).hexdigest()
