"""What the rows of the tab say about the events of the journal, and what they say that is new."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.conclusions.events import Act, Event, written
from services.conclusions.journal import Delivery, Entry, News
from services.conclusions.rows import Field, Names, Row, headings, row_of
from services.text.conclusion_rows import HEADINGS

# So much of a row that is no event is told.
_LONGEST_SHOWN = 200


@dataclass(frozen=True)
class Stray:
    """A row that is no event that can be believed: it is told, left alone, and counts for nothing.

    Attributes:
        row: its number, from 1.
        id, text: what stands where the event's id and its text belong.
    """

    row: int
    id: str
    text: str


def matched(
    rows: Iterable[Row], entries: Mapping[str, Entry], names: Names
) -> tuple[News, tuple[Stray, ...]]:
    """Return what is to be kept of what was read, and the rows that are no events.

    Every event is taken for what the journal says; a row can only confirm that. Of an event that
    the journal does not know, a row is believed when all of its cells fit its check.

    Args:
        rows: every row of the tab.
        entries: id -> entry, as they were before the tab was read.
        names: from the code of a unit to its name.
    """
    arrived: dict[str, Entry] = {}
    unfit: list[Row] = []
    good: set[str] = set()
    bad: dict[str, list[Row]] = {}
    accounted: set[tuple[str, int]] = set()
    for row in rows:
        if row.is_whole:
            accounted.add((row.writer, row.seq))
        key = _owner(row, entries)
        if key is None and row.is_whole and row.event:
            found = Entry(row.event, row.writer, row.seq, Delivery.CONFIRMED)
            before = arrived.get(row.event.id, found)
            # Of two that bear one id, the same whatever the order of the rows.
            arrived[row.event.id] = min(before, found, key=lambda one: written(one.event))
        elif key is None:
            unfit.append(row)
        elif row.is_whole and row.event == entries[key].event:
            good.add(key)
        else:
            bad.setdefault(key, []).append(row)
    labels = labels_of(entries.values())
    moved: dict[str, tuple[Delivery, Delivery, str]] = {}
    for key, entry in entries.items():
        after, seen = _after(entry, key in good, key in bad), ""
        if after is Delivery.CHANGED:
            seen = _difference(bad[key][0], entry, labels.get(entry.event.about, ""), names)
        if (after, seen) != (entry.delivery, entry.seen):
            moved[key] = (entry.delivery, after, seen)
    # A changed copy of a row that stands there unchanged.
    unfit += [row for key in bad.keys() & good for row in bad[key]]
    strays = tuple(_stray(row) for row in sorted(unfit, key=lambda row: row.number))
    return News(tuple(arrived.values()), moved, frozenset(accounted)), strays


def _stray(row: Row) -> Stray:
    text = row.cells[HEADINGS[Field.TEXT].vi]
    return Stray(row.number, row.id[:_LONGEST_SHOWN], text[:_LONGEST_SHOWN])


def labels_of(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Return id of a conclusion -> what people call it."""
    return {
        entry.event.about: _label(entry.event)
        for entry in entries
        if entry.event.act is Act.RECORDED
    }


def _label(event: Event) -> str:
    year, number = event.content.get("year"), event.content.get("number")
    fit = isinstance(year, int) and isinstance(number, int)
    return f"KL-{year}-{number:03d}" if fit else ""


def _owner(row: Row, entries: Mapping[str, Entry]) -> str | None:
    """Return the id of the event in the journal whose row it is, or was; None: of none."""
    if row.id in entries:
        return row.id
    return row.event.id if row.event and row.event.id in entries else None


def _after(entry: Entry, is_good: bool, is_bad: bool) -> Delivery:
    if is_good:
        return Delivery.CONFIRMED
    if is_bad:
        # Also what was never confirmed: sent again it might be changed again, for ever.
        return Delivery.CHANGED
    return Delivery.WAITING if entry.delivery is Delivery.WAITING else Delivery.GONE


def _difference(row: Row, entry: Entry, label: str, names: Names) -> str:
    """Return, as JSON, heading -> text of the cells that say something else than the event."""
    wanted = dict(zip(headings(), row_of(entry, label, names), strict=True))
    check = HEADINGS[Field.DIGEST].vi
    told = {
        heading: text
        for heading, text in row.cells.items()
        if text != wanted[heading] and heading != check
    }
    # In what only we read, that is.
    told = told or {check: row.cells[check]}
    return json.dumps(told, ensure_ascii=True, sort_keys=True)
