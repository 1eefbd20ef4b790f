"""Everything that can be done about meetings: each act asks for its right, and is noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from services.access import Right, author_of, demand
from services.audit import Noted
from services.conclusions.acts import Desk
from services.conclusions.content import LONGEST_LINE
from services.conclusions.events import Act, Event
from services.errors import NotAllowedError, UnfitTextError
from services.meetings.content import Item, Meeting, item_content
from services.meetings.fold import meetings
from services.snapshot import Snapshot


@dataclass(frozen=True)
class Called:
    """What is told of a meeting when it is convened; see ``content.Meeting``."""

    code: str
    name: str
    time: str = ""
    place: str = ""
    chair: str = ""
    period: str = ""


def known(desk: Desk, snapshot: Snapshot) -> Mapping[str, Meeting]:
    """Return id -> meeting: those of the tab ``Hội nghị`` and those made here."""
    return meetings(desk.log.state.of_meetings, snapshot.meetings)


def convene(desk: Desk, intent: str, called: Called, one: Meeting | None = None) -> Event:
    """Make a meeting, or tell something else of one.

    Args:
        desk: where, and by whom.
        intent: an id made once for what somebody wants.
        called: what is told of it.
        one: the meeting; None: a new one, whose id is the intent's.

    Raises:
        NotAllowedError, UnfitTextError, NotKeptError: nothing was changed.
    """
    if not called.name.strip():
        raise UnfitTextError(LONGEST_LINE, 0)
    told = (called.code, called.name, called.time, called.place, called.chair)
    if longest := max((len(text) for text in told if len(text) > LONGEST_LINE), default=0):
        raise UnfitTextError(LONGEST_LINE, longest)
    content = {
        "code": called.code or f"HN-{(one.id if one else intent)[:6]}",
        "name": called.name,
        "time": called.time,
        "place": called.place,
        "chair": called.chair,
        "period": called.period,
    }
    return _kept(desk, intent, one.id if one else intent, Act.CONVENED, content)


def set_agenda(desk: Desk, intent: str, one: Meeting, items: Sequence[Item]) -> Event:
    """Give a meeting another agenda.

    Raises:
        NotAllowedError, NotKeptError: nothing was changed.
    """
    content = {"items": [item_content(item) for item in items], "base": one.agenda_by}
    return _kept(desk, intent, one.id, Act.AGENDA, content)


def add_item(desk: Desk, intent: str, one: Meeting, item: Item, proposed: Sequence[Item]) -> Event:
    """Put something on the agenda of a meeting; two who do so at once lose nothing.

    Args:
        desk: where, and by whom.
        intent: an id made once for what somebody wants.
        one: the meeting.
        item: what is added, at the end.
        proposed: the agenda that holds where nobody has changed it yet.

    Raises:
        NotAllowedError, NotKeptError: nothing was changed.
    """
    content = {
        "item": item_content(item),
        "items": [item_content(before) for before in proposed],
    }
    return _kept(desk, intent, one.id, Act.ADDED, content)


def begin(desk: Desk, intent: str, one: Meeting, snapshot: Snapshot) -> Event:
    """Open a meeting on the figures as they are now.

    Raises:
        NotAllowedError, NotKeptError: nothing was changed.
    """
    return _kept(desk, intent, one.id, Act.BEGUN, {"version": snapshot.version})


def end(desk: Desk, intent: str, one: Meeting) -> Event:
    """Close a meeting.

    Raises:
        NotAllowedError, NotKeptError: nothing was changed.
    """
    return _kept(desk, intent, one.id, Act.ENDED, {})


def _kept(desk: Desk, intent: str, about: str, act: Act, content: Mapping[str, Any]) -> Event:
    try:
        demand(desk.person, Right.CONCLUDE)
    except NotAllowedError:
        desk.audit.note(desk.person, Noted.REFUSED, about=about, detail=act.value, view=desk.view)
        raise
    earlier = [event.at for event in desk.log.state.of_meetings if event.about == about]
    # Whatever the clock says: what is done comes after what was done before.
    at = max([desk.now(), *(last + timedelta(microseconds=1) for last in earlier[-1:])])
    author = author_of(desk.person, desk.users)
    event = Event(intent, about, act, at, author, content, desk.view)
    kept = desk.log.add(event)
    desk.audit.note(desk.person, act, about=about, view=desk.view)
    return kept
