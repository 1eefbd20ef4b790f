"""One thing that somebody did about a conclusion: never changed, never taken back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from math import isfinite
from typing import Any, cast
from uuid import uuid4

Json = Mapping[str, Any]


class Act(StrEnum):
    """What was done: the first eight about a conclusion, the others about a meeting."""

    RECORDED = "recorded"
    EDITED = "edited"
    ASSIGNED = "assigned"
    PROGRESS = "progress"
    REPLIED = "replied"
    CLOSED = "closed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    CONVENED = "convened"
    AGENDA = "agenda"
    ADDED = "added"
    BEGUN = "begun"
    ENDED = "ended"


OF_MEETINGS = frozenset({Act.CONVENED, Act.AGENDA, Act.ADDED, Act.BEGUN, Act.ENDED})


class EventUnreadableError(ValueError):
    """A text that is no event; it names what is wrong, and never quotes it."""


@dataclass(frozen=True)
class Author:
    """Who did it, as the list of people named them at that time.

    Attributes:
        email: "" for whoever sits at the machine of local workbooks.
        name: as listed; "" where no name is.
        role: the role's code.
        unit_id: the unit of somebody who answers for one, else "".
    """

    email: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    role: str = ""
    unit_id: str = ""


@dataclass(frozen=True)
class Event:
    """One event.

    Attributes:
        id: made once for each intent, before the first try to keep it; a second event of the same
            id is the same event.
        about: id of the conclusion, that of the event that recorded it; or of the meeting.
        act: what was done.
        at: when (UTC).
        author: by whom.
        content: what it says, as ``content`` describes for each act.
        view: from which view: the page and the reader's choices, as in an address.
    """

    id: str
    about: str
    act: Act
    at: datetime
    author: Author
    content: Json = field(default_factory=dict[str, Any], hash=False)
    view: str = ""

    @property
    def order(self) -> tuple[datetime, str]:
        """Where it stands among others: by its time, and at one time by its id."""
        return self.at, self.id


def new_id() -> str:
    """Return an id that nobody else has."""
    return uuid4().hex


def written(event: Event) -> str:
    """Return an event as one line of JSON; equal events are written alike, letter by letter."""
    author = event.author
    told = {
        "id": event.id,
        "about": event.about,
        "act": event.act.value,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "author": {
            "email": author.email,
            "name": author.name,
            "role": author.role,
            "unit": author.unit_id,
        },
        "content": event.content,
        "view": event.view,
    }
    return json.dumps(
        told, ensure_ascii=True, sort_keys=True, allow_nan=False, separators=(",", ":")
    )


def read(line: str) -> Event:
    """Return the event that :func:`written` wrote.

    Raises:
        EventUnreadableError: it is none.
    """
    try:
        told = cast(
            "dict[str, Any]", json.loads(line, parse_constant=_no_number, parse_float=_finite)
        )
        author = {name: str(told["author"][name]) for name in ("email", "name", "role", "unit")}
        at = datetime.fromisoformat(told["at"])
        return Event(
            _word(told, "id"),
            _word(told, "about"),
            Act(told["act"]),
            _with_zone(at),
            Author(author["email"], author["name"], author["role"], author["unit"]),
            _table(told["content"]),
            str(told["view"]),
        )
    except EventUnreadableError:
        raise
    except (KeyError, OverflowError, TypeError, ValueError, RecursionError) as error:
        # Without the words of the text, which may be anything.
        raise EventUnreadableError(type(error).__name__) from None


def _no_number(name: str) -> float:
    # NaN and the infinities, which Python reads and no JSON knows.
    raise EventUnreadableError(name)


def _finite(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        # 1e999, which reads as infinity.
        raise EventUnreadableError("number")
    return value


def _with_zone(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise EventUnreadableError("at")
    return at.astimezone(UTC)


def _table(content: object) -> Json:
    if not isinstance(content, dict):
        raise EventUnreadableError("content")
    return cast("Json", content)


def _word(told: Mapping[str, Any], name: str) -> str:
    value = told[name]
    if not isinstance(value, str) or not value or not value.isascii() or len(value) > 64:
        raise EventUnreadableError(name)
    return value


def digest(event: Event) -> str:
    """Return a short mark of all that an event says."""
    return sha256(written(event).encode("ascii")).hexdigest()[:16]
