"""An event as a row of cells, for people and for us, and back: one row is one event, always."""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from services.access import Role
from services.conclusions.content import Datum, Due, Frozen, Opinion, Task
from services.conclusions.events import Act, Event, EventUnreadableError, read, written
from services.conclusions.journal import LONGEST_EVENT, Entry
from services.conclusions.writing import read_recorded, read_task
from services.indicators.catalogue import BY_CODE
from services.text import numbers
from services.text.conclusion_rows import HEADINGS
from services.text.conclusions import conclusion_text
from services.text.language import Language
from services.text.people import ROLES
from services.text.shown import INSTEAD, line

# Of the 50,000 characters that a cell at Google takes, and the 32,767 of a workbook's, less.
PIECE, SMALL_PIECE = 45_000, 30_000
_LONGEST_CELL = 10_000
# How rows are written; another number is another way, whose cells are not ours to compare.
_FORM = "1"
# What Unicode leaves out for ever, and a file of a workbook cannot hold.
_NO_LETTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_BY_NUMBER = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
Names = Callable[[str], str]


class Field(StrEnum):
    """The columns of a row, but for the pieces of the event itself, which come after."""

    ID = "id"
    AT = "at"
    LABEL = "label"
    ACT = "act"
    AUTHOR = "author"
    ROLE = "role"
    OPINION = "opinion"
    TEXT = "text"
    INDICATOR = "indicator"
    UNITS = "units"
    PERIOD = "period"
    VALUE = "value"
    LEAD = "lead"
    SUPPORT = "support"
    DELIVERABLE = "deliverable"
    DUE = "due"
    MEETING = "meeting"
    ABOUT = "about"
    WRITER = "writer"
    SEQ = "seq"
    DIGEST = "digest"


@dataclass(frozen=True)
class Row:
    """A row as it was found.

    Attributes:
        number: of the row, from 1.
        id: what stands where an event's id belongs.
        event: what its data say; None: no event.
        writer, seq: whose it is.
        is_whole: whether all cells are as they were written.
        cells: heading -> text, without the data.
    """

    number: int
    id: str
    event: Event | None
    writer: str
    seq: int
    is_whole: bool
    cells: Mapping[str, str]


@lru_cache
def headings(piece: int = PIECE) -> tuple[str, ...]:
    """Return the headings of a row whose event is split into pieces of so many characters."""
    longest = LONGEST_EVENT if piece == PIECE else LONGEST_EVENT * 11 // 6
    count = -(-longest // piece)
    data = (HEADINGS["data"].vi.format(number=number) for number in range(1, count + 1))
    return (*(HEADINGS[field].vi for field in Field), *data)


def row_of(entry: Entry, label: str, names: Names, piece: int = PIECE) -> tuple[str, ...]:
    """Return the cells of an entry, in the order of the headings.

    Args:
        entry: the event, and whose it is.
        label: the number of its conclusion as people call it, "" where it is not known.
        names: from the code of a unit to its name.
        piece: how many characters of the event a cell takes.
    """
    told = {field: settled(text) for field, text in _told(entry.event, names).items()}
    told |= {
        Field.ID: entry.event.id,
        Field.LABEL: told.get(Field.LABEL) or label,
        Field.ABOUT: entry.event.about,
        Field.WRITER: entry.writer,
        Field.SEQ: str(entry.seq),
    }
    data = _data(entry.event, piece)
    pieces = [f"|{data[at : at + piece]}|" for at in range(0, len(data), piece)]
    cells = [told.get(field, "") for field in Field]
    cells[list(Field).index(Field.DIGEST)] = f"{_FORM} {_digest(cells, data)}"
    return (*cells, *pieces, *[""] * (len(headings(piece)) - len(cells) - len(pieces)))


def read_row(number: int, texts: Sequence[str], piece: int = PIECE) -> Row:
    """Return what a row says, its cells given in the order of the headings."""
    return replace(_read_row(tuple(texts), piece), number=number)


# The tab is read every minute, and most of its rows are what they were.
@lru_cache(maxsize=5_000)
def _read_row(texts: tuple[str, ...], piece: int) -> Row:
    cells = [*texts[: len(Field)]]
    # Between bars, for a spreadsheet takes an apostrophe in front, and spaces, for its own.
    data = "".join(
        text[1:-1] if text[:1] == text[-1:] == "|" else text for text in texts[len(Field) :]
    )
    told = dict(zip(Field, cells, strict=True))
    event = _event(data, piece)
    is_whole = (
        event is not None
        and (event.id, event.about) == (told[Field.ID], told[Field.ABOUT])
        and _is_seq(told[Field.SEQ])
        and told[Field.DIGEST] == f"{_FORM} {_digest(cells, data)}"
    )
    seq = int(told[Field.SEQ]) if is_whole else 0
    shown = {HEADINGS[field].vi: text for field, text in told.items()}
    return Row(0, told[Field.ID], event, told[Field.WRITER], seq, is_whole, shown)


def _data(event: Event, piece: int) -> str:
    """Return an event as its cells hold it.

    In a workbook _x0041_ is a letter by its number, to some who read and write such files.
    """
    data = written(event)
    return data if piece == PIECE else _BY_NUMBER.sub(r"\\u005f", data)


def _event(data: str, piece: int) -> Event | None:
    try:
        event = read(data)
    except EventUnreadableError:
        return None
    # Whatever else means the same was written by somebody else.
    return event if _data(event, piece) == data else None


def settled(typed: str) -> str:
    """Return a text for a cell that people read, in the form in which it will be read back.

    One line, without what cannot be seen but acts; a spreadsheet takes an apostrophe in front for
    the mark of a text. What was typed stands in the data, letter by letter.
    """
    plain = unicodedata.normalize("NFC", line(typed[:_LONGEST_CELL])).lstrip("' ")
    plain = _BY_NUMBER.sub("_ ", _NO_LETTERS.sub(INSTEAD, plain))
    # Longer now than it was, if at all, by letters that NFC takes apart.
    return plain[:_LONGEST_CELL].rstrip()


def _is_seq(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 < len(text) <= 9 and int(text) > 0


def _digest(cells: Sequence[str], data: str) -> str:
    compared = [text for field, text in zip(Field, cells, strict=True) if field != Field.DIGEST]
    return sha256(json.dumps([*compared, data]).encode("ascii")).hexdigest()[:16]


def _told(event: Event, names: Names) -> Mapping[str, str]:
    """Return what people are told of an event, as far as it says something that can be read."""
    words = conclusion_text(Language.VI)
    author = event.author
    role = ROLES[Role(author.role)].vi if author.role in set(Role) else author.role
    told: dict[str, str] = {
        Field.AT: _moment(event.at),
        Field.ACT: words.acts[event.act],
        Field.AUTHOR: author.name or author.email or words.here,
        Field.ROLE: f"{role} · {names(author.unit_id)}" if author.unit_id else role,
        Field.TEXT: str(event.content.get("text", "")),
    }
    try:
        told |= _said(event, names)
    except (KeyError, TypeError, ValueError, OverflowError):
        # It is carried all the same; that it says nothing is told where it is folded.
        told.pop(Field.OPINION, None)
    return told


def _moment(at: datetime) -> str:
    try:
        return numbers.moment(at)
    except OverflowError:
        # The last day that there is, which is over in Vietnam.
        return at.isoformat()


def _said(event: Event, names: Names) -> Mapping[str, str]:
    words, content = conclusion_text(Language.VI), event.content
    match event.act:
        case Act.RECORDED:
            said = read_recorded(content)
            return {
                Field.LABEL: f"KL-{said.year}-{said.number:03d}",
                Field.OPINION: words.opinions[said.opinion],
                Field.MEETING: said.meeting,
                **_on(said.subject.datum, said.frozen, names),
                **_task(said.task, names),
            }
        case Act.EDITED:
            opinion = words.opinions[Opinion(content["opinion"])]
            return {Field.OPINION: opinion, Field.MEETING: str(content["meeting"])}
        case Act.ASSIGNED:
            return _task(read_task(content["task"]), names)
        case _:
            return {}


def _on(datum: Datum | None, frozen: Frozen | None, names: Names) -> Mapping[str, str]:
    if datum is None:
        return {}
    indicator = BY_CODE.get(datum.indicator)
    told: dict[str, str] = {
        Field.INDICATOR: f"{datum.indicator} · {indicator.name.vi}"
        if indicator
        else datum.indicator,
        Field.UNITS: "; ".join(names(code) for code in datum.units),
        Field.PERIOD: datum.period,
    }
    if frozen and indicator:
        told[Field.VALUE] = numbers.figure(
            frozen.value, is_share=indicator.is_share, decimals=indicator.decimals
        )
    return told


def _task(task: Task | None, names: Names) -> Mapping[str, str]:
    if task is None:
        return {}
    words = conclusion_text(Language.VI)
    due = {Due.ALWAYS: words.always, Due.UNDECIDED: words.undecided}
    return {
        Field.LEAD: names(task.lead) if task.lead else words.undecided,
        Field.SUPPORT: "; ".join(names(one) for one in task.support),
        Field.DELIVERABLE: task.deliverable,
        Field.DUE: due[task.due] if isinstance(task.due, Due) else numbers.day(task.due),
    }
