"""The audit log: who did what, or was refused what, when, and from which view."""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from services.access import Person, Right, demand
from services.conclusions.events import Act
from services.errors import NotAllowedError, NotKeptError
from services.sqlite_file import reading, writing

_LOG = logging.getLogger(__name__)
# Older lines make room for newer ones.
MOST_LINES = 50_000
# A refusal like one of the last hour is counted there; so is any, once a person has this many.
_FOLDED_FOR = timedelta(hours=1)
_MOST_REFUSALS = 20
_LONGEST = 300
_LONGEST_VIEW = 1000
_COLUMNS = "at, since, email, role, standing, what, about, detail, view, count"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS lines (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    since TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    standing TEXT NOT NULL,
    what TEXT NOT NULL,
    about TEXT NOT NULL,
    detail TEXT NOT NULL,
    view TEXT NOT NULL,
    count INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS lines_by_person ON lines (email, at);
"""


class Noted(StrEnum):
    """What is noted besides the acts on conclusions and meetings, which events name."""

    IMPORTED = "imported"
    EXPORTED = "exported"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    SIGN_IN_REFUSED = "sign_in_refused"
    REFUSED = "refused"
    OTHER = "other"


What = Act | Noted
WHATS: Mapping[str, What] = {what.value: what for what in (*Act, *Noted)}
REFUSALS = frozenset({Noted.REFUSED, Noted.SIGN_IN_REFUSED})


@dataclass(frozen=True)
class Line:
    """One line of the log.

    Attributes:
        at: when (UTC); of what is counted together, the last time.
        email: whose; "" for whoever is not signed in, or sits at the machine.
        role: the role's code at that time.
        what: what was done.
        about: the conclusion, by its id or number; "" where it is about none.
        detail: a few more words, or a code: of a refusal the right that is missing.
        view: the page and the choices on it, as in an address.
        count: how often.
        since: when it was done first (UTC).
        standing: why the person had that role, by its code.
    """

    at: datetime
    email: str = field(repr=False)
    role: str
    what: What
    about: str = ""
    detail: str = ""
    view: str = ""
    count: int = 1
    since: datetime | None = None
    standing: str = ""


def _now() -> datetime:
    return datetime.now(UTC)


class Audit:
    """The log in its file."""

    def __init__(self, path: Path, now: Callable[[], datetime] = _now) -> None:
        """Keep the log in a file.

        Args:
            path: the file; it need not be there.
            now: the clock.
        """
        self._path = path
        self._now = now

    def note(
        self, person: Person, what: What, *, about: str = "", detail: str = "", view: str = ""
    ) -> bool:
        """Write one line; tell whether it is on the disk.

        What was done stays done when it cannot be written: then the application's own log says so.

        Args:
            person: who did it, or was refused.
            what: what was done.
            about: the conclusion, by its id or number.
            detail: a few more words, or a code.
            view: the page and the choices on it, as in an address.
        """
        who = (_plain(person.email, _LONGEST), person.role.value, person.standing.value)
        told = (_plain(about, _LONGEST), _plain(detail, _LONGEST), _plain(view, _LONGEST_VIEW))
        line, at = (*who, what.value, *told), self._now()
        try:
            with writing(self._path, _SCHEMA) as file:
                if what not in REFUSALS or not _counted(file, line[:-1], at):
                    _add(file, line, at)
        except NotKeptError as error:
            _LOG.error("The audit log does not take a line: %s %s (%s).", what, about, error)
            return False
        return True

    def lines(
        self,
        person: Person,
        *,
        email: str | None = None,
        what: What | None = None,
        most: int = MOST_LINES,
    ) -> tuple[Line, ...]:
        """Return the log, newest first.

        Args:
            person: who wants to read it.
            email: whose lines; None: everybody's.
            what: which lines; None: all.
            most: so many at the most.

        Raises:
            NotAllowedError: this person may not.
            NotKeptError: the file cannot be read.
        """
        self._demand(person)
        with reading(self._path, _SCHEMA) as file:
            rows = file.execute(
                f"SELECT {_COLUMNS} FROM lines "  # noqa: S608
                "WHERE (?1 IS NULL OR email = ?1) AND (?2 IS NULL OR what = ?2) "
                "ORDER BY at DESC, number DESC LIMIT ?3",
                (email, what, most),
            ).fetchall()
        return tuple(map(_line, rows))

    def emails(self, person: Person) -> tuple[str, ...]:
        """Return whose lines there are, by the alphabet.

        Raises:
            NotAllowedError: this person may not read the log.
            NotKeptError: the file cannot be read.
        """
        self._demand(person)
        with reading(self._path, _SCHEMA) as file:
            rows = file.execute("SELECT DISTINCT email FROM lines ORDER BY email").fetchall()
        return tuple(email for (email,) in rows)

    def _demand(self, person: Person) -> None:
        try:
            demand(person, Right.SEE_AUDIT)
        except NotAllowedError as error:
            self.note(person, Noted.REFUSED, detail=error.right)
            raise


def _counted(file: sqlite3.Connection, refusal: tuple[str, ...], at: datetime) -> bool:
    """Count a refusal where the person has such a line already; tell whether that is so."""
    recent = file.execute(
        "SELECT number, email, role, standing, what, about, detail FROM lines "
        "WHERE email = ? AND at >= ? AND what IN (?, ?) ORDER BY number DESC LIMIT ?",
        (refusal[0], _written(at - _FOLDED_FOR), *sorted(REFUSALS), _MOST_REFUSALS),
    ).fetchall()
    same = next((row[0] for row in recent if row[1:] == refusal), None)
    if same is None and len(recent) == _MOST_REFUSALS:
        same = recent[0][0]
    if same is None:
        return False
    counted = "UPDATE lines SET count = count + 1, at = ? WHERE number = ?"
    file.execute(counted, (_written(at), same))
    return True


def _add(file: sqlite3.Connection, line: tuple[str, ...], at: datetime) -> None:
    added = file.execute(
        f"INSERT INTO lines ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",  # noqa: S608
        (_written(at), _written(at), *line),
    )
    file.execute("DELETE FROM lines WHERE number <= ?", ((added.lastrowid or 0) - MOST_LINES,))


def _line(row: tuple[str, str, str, str, str, str, str, str, str, int]) -> Line:
    at, since, email, role, standing, what, about, detail, view, count = row
    return Line(
        datetime.fromisoformat(at),
        email,
        role,
        WHATS.get(what, Noted.OTHER),
        about,
        detail,
        view,
        count,
        datetime.fromisoformat(since),
        standing,
    )


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(text: str, longest: int) -> str:
    """Return a text that SQLite takes."""
    return text[:longest].encode("utf-8", "replace").decode("utf-8")
