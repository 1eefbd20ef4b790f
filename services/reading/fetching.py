"""Several spreadsheets of a source at once, each in a thread that waits for its answer."""

import threading
from collections.abc import Generator, Sequence
from queue import Empty, SimpleQueue

from services.errors import MISTAKES, SourceUnreachableError, SpreadsheetUnreadableError
from services.sources import Source, Spreadsheet

Fetched = tuple[str, Spreadsheet | Exception]


def fetched(source: Source, keys: Sequence[str]) -> Generator[Fetched]:
    """Yield (id, the spreadsheet or why it did not come) for each id, in the order of arrival.

    As many are asked for at once as the source bears. Once the source as a whole cannot be
    reached, no further one is asked for.
    """
    width = min(source.side_by_side, len(keys))
    if width <= 1:
        for key in keys:
            found = _asked(source, key)
            yield key, found
            if isinstance(found, SourceUnreachableError):
                return
        return
    asked: SimpleQueue[str] = SimpleQueue()
    came: SimpleQueue[Fetched | None] = SimpleQueue()
    for key in keys:
        asked.put(key)
    # No ThreadPoolExecutor: leaving the process would wait for all that it still has to do.
    for number in range(width):
        worker = threading.Thread(
            target=_work, args=(source, asked, came), name=f"fetching-{number}", daemon=True
        )
        worker.start()
    try:
        while width:
            if answer := came.get():
                yield answer
            else:
                width -= 1
    finally:
        _emptied(asked)


def _work(source: Source, asked: "SimpleQueue[str]", came: "SimpleQueue[Fetched | None]") -> None:
    try:
        while True:
            key = asked.get_nowait()
            found = _asked(source, key)
            if isinstance(found, SourceUnreachableError):
                _emptied(asked)
            came.put((key, found))
    except Empty:
        pass
    finally:
        # Whatever ends a worker, the one who waits for it is told.
        came.put(None)


def _asked(source: Source, key: str) -> Spreadsheet | Exception:
    try:
        return source.read(key)
    except (SpreadsheetUnreadableError, SourceUnreachableError, *MISTAKES) as error:
        return error


def _emptied(asked: "SimpleQueue[str]") -> None:
    try:
        while True:
            asked.get_nowait()
    except Empty:
        return
