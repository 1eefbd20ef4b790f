"""From events, and the tab ``Hội nghị``, to meetings: the same for any order in which they came."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from services.conclusions.events import Act, Event
from services.meetings.content import Meeting, read_agenda, read_item
from services.snapshot import Meeting as Announced

# What an address holds without being escaped.
_PLAIN = re.compile(r"[\w-]{1,40}", re.ASCII)


def id_of(code: str) -> str:
    """Return the id of a meeting that the office announced in its tab, by its code there."""
    return f"m-{sha256(code.encode(errors='surrogatepass')).hexdigest()[:20]}"


def find(known: Mapping[str, Meeting], asked: str) -> Meeting | None:
    """Return the meeting that an address means, by its id or its code; None for none."""
    called = [one for one in known.values() if one.code == asked]
    return known.get(asked) or (called[0] if len(called) == 1 else None)


def short_name(known: Mapping[str, Meeting], one: Meeting) -> str:
    """Return what stands for a meeting in an address that people type: its code where it can."""
    is_plain = _PLAIN.fullmatch(one.code) is not None and one.code != "none"
    return one.code if is_plain and find(known, one.code) == one else one.id


def meetings(events: Iterable[Event], announced: Iterable[Announced]) -> Mapping[str, Meeting]:
    """Return id -> meeting: those of the tab first, then those made here, the oldest first.

    An event that cannot be read, or is about a meeting nobody knows, changes nothing.

    Args:
        events: those about meetings, in order.
        announced: the rows of the tab ``Hội nghị``.
    """
    found = {
        id_of(one.code): Meeting(
            id_of(one.code), one.code, one.name, one.time, one.place, one.chair
        )
        for one in announced
    }
    for event in events:
        try:
            changed = _after(found.get(event.about), event)
        except (KeyError, TypeError, ValueError):
            continue
        if changed:
            found[event.about] = changed
    return found


def _after(one: Meeting | None, event: Event) -> Meeting | None:
    content = event.content
    if event.act is Act.CONVENED:
        held = one or Meeting(event.about, "", "")
        return replace(
            held,
            code=str(content["code"]),
            name=str(content["name"]),
            time=str(content["time"]),
            place=str(content["place"]),
            chair=str(content["chair"]),
            period=str(content["period"]),
        )
    if one is None:
        return None
    match event.act:
        case Act.AGENDA:
            return replace(one, agenda=read_agenda(content), agenda_by=event.id)
        case Act.ADDED:
            # What was added while nobody had an agenda of their own comes behind the proposed one;
            # whoever adds says what that was.
            before = read_agenda(content) if one.agenda is None else one.agenda
            return replace(one, agenda=(*before, read_item(content["item"])), agenda_by=event.id)
        case Act.BEGUN:
            return replace(one, begun_at=event.at, ended_at=None, version=str(content["version"]))
        case Act.ENDED:
            return replace(one, ended_at=event.at)
        case _:
            return one
