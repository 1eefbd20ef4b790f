"""The whole log as a file, and back: lines of JSON, or a workbook; nothing is lost on the way."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, cast

from services.conclusions.events import digest, read, written
from services.conclusions.journal import LONGEST_EVENT, Delivery, Entry
from services.conclusions.matching import labels_of
from services.conclusions.rows import SMALL_PIECE, Field, Names, headings, read_row, row_of
from services.folding import fold
from services.intake.tables.province import CONCLUSIONS_TAB
from services.sources.workbook import WorkbookFolder
from services.workbooks.cells import add_tab, write_cell
from services.workbooks.looks import WORDS

WORKBOOK, LINES = ".xlsx", ".jsonl"


@dataclass(frozen=True)
class Brought:
    """What a file holds.

    Attributes:
        entries: its events.
        unfit: the numbers of the lines or rows, from 1, that are no events as they were written.
    """

    entries: tuple[Entry, ...]
    unfit: tuple[int, ...]


def lines_of(entries: Iterable[Entry]) -> bytes:
    """Return entries as lines of JSON."""
    lines = (
        json.dumps(
            {
                "check": digest(entry.event),
                "event": json.loads(written(entry.event)),
                "seq": entry.seq,
                "writer": entry.writer,
            },
            ensure_ascii=True,
            sort_keys=True,
        )
        for entry in entries
    )
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def from_lines(content: bytes) -> Brought:
    """Return what lines of JSON hold."""
    entries: list[Entry] = []
    unfit: list[int] = []
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        if line.strip("\ufeff \t"):
            found = _from_line(line.strip("\ufeff"))
            if found:
                entries.append(found)
            else:
                unfit.append(number)
    return Brought(tuple(entries), tuple(unfit))


def _from_line(line: str) -> Entry | None:
    try:
        told = cast("dict[str, Any]", json.loads(line))
        event = read(json.dumps(told["event"]))
        writer, seq = str(told["writer"]), int(told["seq"])
        fit = told["check"] == digest(event) and writer and 0 < seq < 1_000_000_000
    except (KeyError, OverflowError, TypeError, ValueError, RecursionError):
        return None
    is_short = fit and len(written(event)) <= LONGEST_EVENT
    return Entry(event, writer, seq, Delivery.WAITING) if is_short else None


def write_workbook(path: Path, entries: Sequence[Entry], names: Names) -> None:
    """Write entries as a workbook, in which everything is a text and nothing a formula."""
    from services.workbooks.style import begin

    # Whether it may be written is found out first, and told as of any other file.
    path.write_bytes(b"")
    book, formats = begin(path, CONCLUSIONS_TAB)
    sheet = add_tab(book, CONCLUSIONS_TAB)
    labels = labels_of(entries)
    rows = [row_of(one, labels.get(one.event.about, ""), names, SMALL_PIECE) for one in entries]
    # Most of the columns have room for events that are longer than any of these.
    used = max((at for row in rows for at, text in enumerate(row, 1) if text), default=0)
    for at, heading in enumerate(headings(SMALL_PIECE)[: max(used, len(Field) + 1)]):
        write_cell(sheet, 0, at, heading, formats.required)
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            if text:
                write_cell(sheet, number, at, text, formats.by_look[WORDS])
    sheet.freeze_panes(1, 0)
    book.close()


def from_workbook(path: Path) -> Brought:
    """Return what a workbook holds.

    Raises:
        SpreadsheetUnreadableError: it is none, or cannot be read.
    """
    grids = WorkbookFolder(path.parent, frozenset({path.name})).read(path.name).grids
    entries: list[Entry] = []
    unfit: list[int] = []
    for grid in grids:
        columns: list[int] = []
        for number, cells in enumerate(grid.rows, 1):
            texts = [str(cell) for cell in cells]
            if not columns:
                columns = _columns(texts)
            elif any(texts):
                row = read_row(number, [_at(texts, at) for at in columns], SMALL_PIECE)
                if row.is_whole and row.event:
                    entries.append(Entry(row.event, row.writer, row.seq, Delivery.WAITING))
                else:
                    unfit.append(number)
    return Brought(tuple(entries), tuple(unfit))


def _columns(texts: Sequence[str]) -> list[int]:
    """Return where the columns are by this row, [] where it is not that of the headings."""
    places = {fold(text): at for at, text in reversed(list(enumerate(texts))) if text}
    wanted = [fold(heading) for heading in headings(SMALL_PIECE)]
    # The last ones are missing where no event is so long.
    there = list(takewhile(places.__contains__, wanted))
    return [places[one] for one in there] if len(there) > len(Field) else []


def _at(texts: Sequence[str], at: int) -> str:
    return texts[at] if at < len(texts) else ""
