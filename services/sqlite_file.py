"""An SQLite file that several threads and processes of one machine may share."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from services.errors import NotKeptError

# For how long one waits for another's writing, in seconds.
_PATIENCE = 10.0


@contextmanager
def writing(path: Path, schema: str) -> Generator[sqlite3.Connection]:
    """Open a file for one transaction, which is on the disk when the block ends well.

    Args:
        path: the file; it is made where it is not there, for its owner alone.
        schema: statements that make the tables, each harmless where they are there.

    Raises:
        NotKeptError: the disk does not take it; nothing of the block was kept.
    """
    try:
        _made(path)
        with closing(_opened(path)) as connection:
            connection.executescript(schema)
            # At once, not at the first writing: two who read first would block each other.
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()
    except (sqlite3.Error, OSError) as error:
        raise NotKeptError(path.name, type(error).__name__) from error


@contextmanager
def reading(path: Path, schema: str) -> Generator[sqlite3.Connection]:
    """Open a file to read in it; one that is not there yet is made.

    Raises:
        NotKeptError: it cannot be read.
    """
    try:
        _made(path)
        with closing(_opened(path)) as connection:
            connection.executescript(schema)
            yield connection
    except (sqlite3.Error, OSError) as error:
        raise NotKeptError(path.name, type(error).__name__) from error


def _made(path: Path) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _opened(path: Path) -> sqlite3.Connection:
    # No transaction of Python's own: where one begins and ends is said above.
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    # What was said to be kept outlives a loss of power.
    connection.execute("PRAGMA synchronous = FULL")
    return connection
