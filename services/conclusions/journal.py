"""The journal: every event of one place on this machine; what it took outlasts everything else."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from services.conclusions.events import Act, Event, new_id, read, written
from services.config import Settings
from services.errors import NotKeptError
from services.sqlite_file import reading, writing

# So much of an event has room in the spreadsheet, where a cell takes 50,000 characters and the
# event is split over several. Here the same holds, so that a move to Google never fails.
LONGEST_EVENT = 630_000
_MOST_IN_A_YEAR = 100_000
_SCHEMA = """
CREATE TABLE IF NOT EXISTS journal (writer TEXT NOT NULL, changes INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS event (
    id TEXT PRIMARY KEY,
    line TEXT NOT NULL,
    writer TEXT NOT NULL,
    seq INTEGER NOT NULL,
    year INTEGER,
    number INTEGER,
    delivery TEXT NOT NULL,
    seen TEXT NOT NULL DEFAULT '',
    tried REAL NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS event_changed ON event (changed);
CREATE INDEX IF NOT EXISTS event_number ON event (year, number);
CREATE TABLE IF NOT EXISTS accounted (
    writer TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (writer, seq)
) WITHOUT ROWID;
"""
_COLUMNS = "id, line, writer, seq, delivery, seen, tried"


class Delivery(StrEnum):
    """Where an event is.

    KEPT: in the journal, which is all there is where workbooks are read. WAITING: not at Google
    yet. CONFIRMED: read back from Google. CHANGED: its row was edited by hand. GONE: its row was
    deleted. The journal's copy holds whatever became of the row.
    """

    KEPT = "kept"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Entry:
    """An event in the journal.

    Attributes:
        event: what was done.
        writer, seq: the journal that took it first, and its running number there.
        delivery: where it is.
        seen: where it is CHANGED, what its row says now, as JSON of heading -> text.
        tried: since when (UTC, seconds) it may be on its way to Google without our knowing; 0: it
            is not.
    """

    event: Event
    writer: str = ""
    seq: int = 0
    delivery: Delivery = Delivery.WAITING
    seen: str = ""
    tried: float = 0.0


class Mark(NamedTuple):
    """How far somebody has read: whose journal, and after how many changes."""

    writer: str = ""
    changes: int = 0


@dataclass(frozen=True)
class News:
    """What the province's spreadsheet had to say.

    Attributes:
        arrived: events to be kept, if they are not there already.
        moved: id -> where it was, where it is now, and what is seen there.
        accounted: writers and running numbers that were seen, each of them once.
    """

    arrived: tuple[Entry, ...] = ()
    moved: Mapping[str, tuple[Delivery, Delivery, str]] = field(
        default_factory=dict[str, tuple[Delivery, Delivery, str]]
    )
    accounted: frozenset[tuple[str, int]] = frozenset()


class Journal:
    """The events of one place in an SQLite file, which threads and processes may share.

    Args:
        path: the file; it is made with the first event.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, event: Event) -> Event:
        """Keep an event; it is on the disk when this returns.

        Returns:
            The event as it is kept: the one that was there before, if there was one of this id.

        Raises:
            NotKeptError: the disk does not take it, or it is too long; nothing of it was kept.
        """
        with writing(self.path, _SCHEMA) as connection:
            return self._kept(connection, event)

    def add_numbered(self, year: int, make: Callable[[int], Event]) -> Event:
        """Keep the event that is made with the next free number of a year.

        No two get the same one, whichever process asks.

        Returns:
            The event as it is kept, as with ``add``.

        Raises:
            NotKeptError: as ``add``.
        """
        with writing(self.path, _SCHEMA) as connection:
            found = connection.execute("SELECT max(number) FROM event WHERE year = ?", (year,))
            return self._kept(connection, make((found.fetchone()[0] or 0) + 1))

    def _kept(self, connection: sqlite3.Connection, event: Event) -> Event:
        asked = connection.execute("SELECT line FROM event WHERE id = ?", (event.id,))
        if before := asked.fetchone():
            return read(before[0])
        writer = _writer(connection)
        asked = connection.execute(
            "SELECT coalesce(max(seq), 0) + 1 FROM accounted WHERE writer = ?", (writer,)
        )
        self._put(connection, Entry(event, writer, asked.fetchone()[0]), _changed(connection))
        # As it will be read from now on: a list where a tuple was given.
        return read(written(event))

    def take(self, entries: Iterable[Entry]) -> int:
        """Keep events that another journal took first, with their numbers there.

        Returns:
            How many were not here yet.

        Raises:
            NotKeptError: the disk does not take them; none of them was kept.
        """
        with writing(self.path, _SCHEMA) as connection:
            return self._taken(connection, entries)

    def _taken(self, connection: sqlite3.Connection, entries: Iterable[Entry]) -> int:
        known = {found[0] for found in connection.execute("SELECT id FROM event")}
        new = [entry for entry in entries if entry.event.id not in known]
        new = list({entry.event.id: entry for entry in reversed(new)}.values())[::-1]
        if new:
            changes = _changed(connection)
            for entry in new:
                self._put(connection, entry, changes)
        return len(new)

    def _put(self, connection: sqlite3.Connection, entry: Entry, changes: int) -> None:
        line = written(entry.event)
        if len(line) > LONGEST_EVENT:
            raise NotKeptError(self.path.name, "too_long")
        connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(entry.event.id, line, entry.writer, entry.seq),
                *_number_of(entry.event),
                *(entry.delivery, entry.seen, entry.tried, changes),
            ),
        )
        _account(connection, [(entry.writer, entry.seq)])

    def since(self, mark: Mark) -> tuple[Mark, list[Entry]]:
        """Return how far the journal is, and what was added or moved since a mark.

        Of a journal that is another one than the mark's, everything.

        Raises:
            NotKeptError: the disk does not give it.
        """
        if not self.path.exists():
            return Mark(), []
        with reading(self.path, _SCHEMA) as connection:
            # One picture of it, whatever others write meanwhile.
            connection.execute("BEGIN")
            told = connection.execute("SELECT writer, changes FROM journal").fetchone()
            now = Mark(*told) if told else Mark()
            if now == mark:
                return now, []
            after = mark.changes if now.writer == mark.writer else 0
            asked = f"SELECT {_COLUMNS} FROM event WHERE changed > ? ORDER BY changed, rowid"  # noqa: S608
            return now, [_entry(found) for found in connection.execute(asked, (after,))]

    def missing(self) -> int:
        """Return how many running numbers of any writer are known to have been given, but not seen.

        Raises:
            NotKeptError: the disk does not give it.
        """
        if not self.path.exists():
            return 0
        with reading(self.path, _SCHEMA) as connection:
            asked = connection.execute(
                "SELECT coalesce(sum(gaps), 0) FROM "
                "(SELECT max(seq) - count(*) AS gaps FROM accounted GROUP BY writer)"
            )
            return asked.fetchone()[0]

    def learn(self, news: News) -> None:
        """Keep what the spreadsheet had to say.

        Raises:
            NotKeptError: the disk does not take it; none of it was kept.
        """
        with writing(self.path, _SCHEMA) as connection:
            self._taken(connection, news.arrived)
            is_new = _account(connection, news.accounted)
            changes = _changed(connection) if news.moved or is_new else 0
            connection.executemany(
                "UPDATE event SET delivery = ?, seen = ?, tried = 0, changed = ? "
                "WHERE id = ? AND delivery = ?",
                [
                    (after, seen, changes, key, before)
                    for key, (before, after, seen) in news.moved.items()
                ],
            )

    def note_tried(self, ids: Iterable[str], at: float) -> None:
        """Note since when events may be on their way; 0: it is known that they are not.

        Raises:
            NotKeptError: the disk does not take it.
        """
        with writing(self.path, _SCHEMA) as connection:
            changes = _changed(connection)
            connection.executemany(
                "UPDATE event SET tried = ?, changed = ? WHERE id = ? AND delivery = ?",
                [(at, changes, key, Delivery.WAITING) for key in ids],
            )


def _entry(found: tuple[str, str, str, int, str, str, float]) -> Entry:
    _, line, writer, seq, delivery, seen, tried = found
    return Entry(read(line), writer, seq, Delivery(delivery), seen, tried)


def _writer(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT writer FROM journal").fetchone()
    if found:
        return found[0]
    made = new_id()
    connection.execute("INSERT INTO journal VALUES (?, 0)", (made,))
    return made


def _changed(connection: sqlite3.Connection) -> int:
    _writer(connection)
    connection.execute("UPDATE journal SET changes = changes + 1")
    return connection.execute("SELECT changes FROM journal").fetchone()[0]


def _account(connection: sqlite3.Connection, seen: Iterable[tuple[str, int]]) -> bool:
    before = connection.total_changes
    connection.executemany("INSERT OR IGNORE INTO accounted VALUES (?, ?)", list(seen))
    return connection.total_changes > before


def _number_of(event: Event) -> tuple[int | None, int | None]:
    year, number = event.content.get("year"), event.content.get("number")
    if event.act is not Act.RECORDED or not isinstance(year, int) or not isinstance(number, int):
        return None, None
    # Numbers far from any that we gave come from elsewhere, and must not be counted on from.
    return (year, number) if 0 < year < 10_000 and 0 < number < _MOST_IN_A_YEAR else (None, None)


def journal_of(settings: Settings) -> Journal:
    """Return the journal of the place that settings name; each place has its own."""
    google = settings.google
    told = (
        (google.key.get("client_email", ""), google.address, google.endpoint)
        if google
        else (str(settings.data_dir.resolve()),)
    )
    mark = sha256(repr(told).encode(errors="surrogatepass")).hexdigest()[:16]
    return Journal(settings.journal_dir / f"conclusions-{mark}.sqlite3")
