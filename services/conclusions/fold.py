"""From events to the state that they mean: the same for any order in which they came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from services.conclusions.content import Datum, Opinion, Outcome, Recorded, Task
from services.conclusions.events import OF_MEETINGS, Act, Author, Event
from services.conclusions.writing import read_recorded, read_task


class Stand(StrEnum):
    """How a conclusion stands by what people did, whatever the figures say."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Conclusion:
    """One conclusion as it stands.

    Attributes:
        id: that of the event that recorded it.
        said: what was recorded, with the newest words and the newest task.
        copy: 1; more where another copy of the application gave the same number at one time.
        stand: by hand.
        outcome: how it was closed; None: it is not.
        reason: the words with which it was closed, reopened or withdrawn last.
        events: all of them, in order; the first one recorded it.
        crossed: ids of edits by somebody who had not seen the edit before.
    """

    id: str
    said: Recorded
    events: tuple[Event, ...]
    copy: int = 1
    stand: Stand = Stand.OPEN
    outcome: Outcome | None = None
    reason: str = ""
    crossed: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What people call it: KL-2021-007."""
        again = f"-{self.copy}" if self.copy > 1 else ""
        return f"KL-{self.said.year}-{self.said.number:03d}{again}"

    @property
    def datum(self) -> Datum | None:
        """The figure on which it hangs."""
        return self.said.subject.datum

    @property
    def author(self) -> Author:
        """Who recorded it."""
        return self.events[0].author

    @property
    def at(self) -> datetime:
        """When it was recorded (UTC)."""
        return self.events[0].at

    @property
    def last_edit(self) -> str:
        """The id of the event that gave it its present words; whoever edits names it."""
        edits = [event.id for event in self.events if event.act in (Act.RECORDED, Act.EDITED)]
        return edits[-1]


@dataclass(frozen=True)
class State:
    """Every conclusion.

    Attributes:
        conclusions: id -> conclusion, in the order in which they were recorded.
        strays: events that belong to no conclusion that is known, or say what cannot be read.
        of_meetings: the events about meetings, in order; services.meetings folds them.
    """

    conclusions: Mapping[str, Conclusion] = field(default_factory=dict[str, Conclusion])
    strays: tuple[Event, ...] = ()
    of_meetings: tuple[Event, ...] = ()

    @cached_property
    def by_datum(self) -> Mapping[str, tuple[Conclusion, ...]]:
        """Key of a figure -> what was concluded on it and not withdrawn, in order."""
        found: dict[str, list[Conclusion]] = {}
        for one in self.conclusions.values():
            if one.datum and one.stand is not Stand.WITHDRAWN:
                found.setdefault(one.datum.key, []).append(one)
        return {key: tuple(several) for key, several in found.items()}

    @cached_property
    def by_label(self) -> Mapping[str, Conclusion]:
        """What people call it -> conclusion."""
        return {one.label: one for one in self.conclusions.values()}


def fold(events: Iterable[Event]) -> State:
    """Return the state that events mean; one that is there twice counts once."""
    known: dict[str, Event] = {}
    for event in events:
        known.setdefault(event.id, event)
    everything = sorted(known.values(), key=lambda event: event.order)
    of_meetings = tuple(event for event in everything if event.act in OF_MEETINGS)
    in_order = [event for event in everything if event.act not in OF_MEETINGS]
    about: dict[str, list[Event]] = {}
    for event in in_order:
        about.setdefault(event.about, []).append(event)
    folded: list[Conclusion] = []
    strays: list[Event] = []
    for first in in_order:
        if first.act is Act.RECORDED and first.id == first.about:
            one, left = _conclusion(first, about.pop(first.about))
            strays += left
            if one:
                folded.append(one)
    strays += [event for left in about.values() for event in left]
    return State({one.id: one for one in _numbered(folded)}, tuple(strays), of_meetings)


def _numbered(folded: list[Conclusion]) -> Iterable[Conclusion]:
    """Yield conclusions told apart where two copies of the application gave one number."""
    taken: dict[tuple[int, int], int] = {}
    for one in folded:
        key = one.said.year, one.said.number
        taken[key] = taken.get(key, 0) + 1
        yield replace(one, copy=taken[key])


def _conclusion(first: Event, events: list[Event]) -> tuple[Conclusion | None, list[Event]]:
    """Return a conclusion of its events, and those that say nothing that can be read."""
    others = [event for event in events if event is not first]
    try:
        one = Conclusion(first.id, read_recorded(first.content), (first,))
    except (KeyError, TypeError, ValueError):
        return None, events
    strays: list[Event] = []
    # Whoever's clock was wrong: what was done to a conclusion came after it was recorded.
    for event in others:
        try:
            changed = _after(one, event)
        except (KeyError, TypeError, ValueError):
            strays.append(event)
        else:
            one = replace(changed, events=(*one.events, event))
    return one, strays


def _after(one: Conclusion, event: Event) -> Conclusion:
    content = event.content
    match event.act:
        case Act.EDITED:
            is_crossed = content["base"] != one.last_edit
            said = replace(
                one.said,
                opinion=Opinion(content["opinion"]),
                text=str(content["text"]),
                meeting=str(content["meeting"]),
            )
            crossed = (*one.crossed, event.id) if is_crossed else one.crossed
            return replace(one, said=said, crossed=crossed)
        case Act.ASSIGNED:
            return replace(one, said=replace(one.said, task=task_of(event)))
        case Act.PROGRESS | Act.REPLIED:
            # A note without words is none.
            str(content["text"])
            return one
        case Act.CLOSED:
            outcome = Outcome(content["outcome"])
            return replace(one, stand=Stand.CLOSED, outcome=outcome, reason=str(content["text"]))
        case Act.REOPENED:
            return replace(one, stand=Stand.OPEN, outcome=None, reason=str(content["text"]))
        case Act.WITHDRAWN:
            reason = str(content["text"])
            return replace(one, stand=Stand.WITHDRAWN, outcome=None, reason=reason)
        case _:
            raise ValueError(event.act)


def task_of(event: Event) -> Task | None:
    """Return who is charged by ``Act.ASSIGNED``; None: nobody any more.

    Raises:
        KeyError, TypeError, ValueError: the event says something else.
    """
    return read_task(event.content["task"])
