"""One at a time, of all the processes that share a journal; whoever is killed gives up the turn."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from services.errors import NotKeptError


@contextmanager
def turn(path: Path) -> Generator[bool]:
    """Hold the turn while the block runs, if nobody else has it.

    It is the lock of an empty database: the operating system lets go of it when a process ends,
    however it ends, and on every system that SQLite knows.

    Args:
        path: a file for the purpose.

    Yields:
        Whether it is ours.

    Raises:
        NotKeptError: the file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = sqlite3.connect(path, timeout=0, isolation_level=None)
    except (sqlite3.Error, OSError) as error:
        raise NotKeptError(path.name, type(error).__name__) from error
    with closing(opened):
        yield _is_ours(opened, path)


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        raise NotKeptError(path.name, type(error).__name__) from error
    return True
