"""Everything that can be done about conclusions: each act asks for its right, and is noted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from services.access import Person, Right, author_of, demand, may, may_reply
from services.audit import Audit, Noted, What
from services.conclusions.content import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Frozen,
    Opinion,
    Outcome,
    Recorded,
    Subject,
    Task,
)
from services.conclusions.events import Act, Event
from services.conclusions.fold import Conclusion
from services.conclusions.log import ConclusionLog
from services.conclusions.writing import recorded, task_content
from services.errors import NotAllowedError, UnfitTextError
from services.snapshot import User
from services.text.numbers import VIETNAM
from services.units import UnitTree


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """Where acts are done, and by whom.

    Attributes:
        log: where events are kept.
        audit: where every change and every refusal is noted.
        person: who does it, asked anew for each act.
        users: the list of people, for the name.
        units: the tree of units.
        view: the page and the choices from which it is done.
        now: the clock (UTC).
        is_public: whether everybody in the room sees this screen, so that nobody is named on it.
    """

    log: ConclusionLog
    audit: Audit
    person: Person
    users: tuple[User, ...]
    units: UnitTree
    view: str = ""
    now: Callable[[], datetime] = _now
    is_public: bool = False


@dataclass(frozen=True)
class Draft:
    """What somebody is about to record; see ``content.Recorded``."""

    opinion: Opinion
    text: str
    subject: Subject
    meeting: str = ""
    frozen: Frozen | None = None
    task: Task | None = None


def record(desk: Desk, intent: str, draft: Draft) -> Event:
    """Record a conclusion, which gets the next number of the year.

    Args:
        desk: where, and by whom.
        intent: an id made once for what somebody wants, so that a second try is the same one.
        draft: what is recorded.

    Raises:
        NotAllowedError, UnfitTextError, NotKeptError: nothing was recorded.
    """
    _ask(desk, Right.CONCLUDE, Act.RECORDED, "")
    _check(draft.text, LONGEST_TEXT)
    if draft.task:
        _check_task(draft.task)
    at = desk.now()
    year = at.astimezone(VIETNAM).year

    def event(number: int) -> Event:
        said = Recorded(
            year=year,
            number=number,
            opinion=draft.opinion,
            text=draft.text,
            subject=draft.subject,
            meeting=draft.meeting,
            frozen=draft.frozen,
            task=draft.task,
        )
        return _event(desk, intent, intent, Act.RECORDED, recorded(said), at)

    kept = desk.log.add_numbered(year, event)
    _note(desk, kept.act, kept.id, f"KL-{year}-{kept.content['number']:03d}")
    return kept


def edit(
    desk: Desk, intent: str, one: Conclusion, opinion: Opinion, text: str, meeting: str
) -> Event:
    """Give a conclusion other words; the old ones stay in its history.

    Raises:
        NotAllowedError, UnfitTextError, NotKeptError: nothing was changed.
    """
    _check(text, LONGEST_TEXT)
    said = {"opinion": opinion.value, "text": text, "meeting": meeting, "base": one.last_edit}
    return _done(desk, intent, one, Act.EDITED, said)


def assign(desk: Desk, intent: str, one: Conclusion, task: Task | None) -> Event:
    """Say who is to do what, or that nobody is.

    Raises:
        NotAllowedError, UnfitTextError, NotKeptError: nothing was changed.
    """
    if task:
        _check_task(task)
    return _done(desk, intent, one, Act.ASSIGNED, {"task": task_content(task)})


def report(desk: Desk, intent: str, one: Conclusion, text: str) -> Event:
    """Note how it goes on: as progress by who may conclude, as a reply by a unit concerned.

    Raises:
        NotAllowedError, UnfitTextError, NotKeptError: nothing was changed.
    """
    _check(text, LONGEST_TEXT)
    act = Act.PROGRESS if may(desk.person, Right.CONCLUDE) else Act.REPLIED
    if not may_reply(desk.person, concerned(one, desk.units)):
        _refuse(desk, act, one.label, Right.REPLY)
    return _kept(desk, intent, one, act, {"text": text})


def close(desk: Desk, intent: str, one: Conclusion, outcome: Outcome, text: str) -> Event:
    """Close a conclusion by hand; what the figures say stays beside it.

    Raises:
        NotAllowedError, UnfitTextError, NotKeptError: nothing was changed.
    """
    _check(text, LONGEST_TEXT, may_be_empty=True)
    return _done(desk, intent, one, Act.CLOSED, {"outcome": outcome.value, "text": text})


def reopen(desk: Desk, intent: str, one: Conclusion, text: str) -> Event:
    """Open a conclusion again that was closed or withdrawn.

    Raises:
        NotAllowedError, UnfitTextError, NotKeptError: nothing was changed.
    """
    _check(text, LONGEST_TEXT, may_be_empty=True)
    return _done(desk, intent, one, Act.REOPENED, {"text": text})


def withdraw(desk: Desk, intent: str, one: Conclusion, text: str) -> Event:
    """Take a conclusion back, with the reason; it stays to be read, and its number is not reused.

    Raises:
        NotAllowedError, UnfitTextError, NotKeptError: nothing was changed.
    """
    _check(text, LONGEST_TEXT)
    return _done(desk, intent, one, Act.WITHDRAWN, {"text": text})


def concerned(one: Conclusion, units: UnitTree) -> frozenset[str]:
    """Return the units that a conclusion concerns: whose figure it is, and who is charged.

    A figure of a commune concerns the district above it; one of the whole province concerns
    nobody by itself.
    """
    task, datum = one.said.task, one.datum
    named: Iterable[str] = (
        *(datum.units if datum else ()),
        *((task.lead, *task.support) if task else ()),
    )
    found: set[str] = set()
    for code in named:
        if code in units:
            found.update(units.path(code)[1:])
        elif datum and code in datum.units:
            # A unit that is gone: those that took its place answer for it.
            found.update(units.successors(code))
    return frozenset(found)


def may_report(desk: Desk, one: Conclusion) -> bool:
    """Tell whether somebody may note how a conclusion goes on."""
    return may_reply(desk.person, concerned(one, desk.units))


def _done(desk: Desk, intent: str, one: Conclusion, act: Act, content: Mapping[str, Any]) -> Event:
    _ask(desk, Right.CONCLUDE, act, one.label)
    return _kept(desk, intent, one, act, content)


def _kept(desk: Desk, intent: str, one: Conclusion, act: Act, content: Mapping[str, Any]) -> Event:
    # Whatever the clock says: what is done to a conclusion comes after what was done before.
    at = max(desk.now(), one.events[-1].at + timedelta(microseconds=1))
    event = _event(desk, intent, one.id, act, content, at)
    desk.log.add(event)
    _note(desk, act, one.id, one.label)
    return event


def _event(
    desk: Desk, intent: str, about: str, act: Act, content: Mapping[str, Any], at: datetime
) -> Event:
    return Event(
        id=intent,
        about=about,
        act=act,
        at=at,
        author=author_of(desk.person, desk.users),
        content=content,
        view=desk.view,
    )


def _ask(desk: Desk, right: Right, act: Act, label: str) -> None:
    try:
        demand(desk.person, right)
    except NotAllowedError:
        _refused(desk, act, label)
        raise


def _refuse(desk: Desk, act: Act, label: str, right: Right) -> None:
    _refused(desk, act, label)
    raise NotAllowedError(right.value)


def _refused(desk: Desk, act: Act, label: str) -> None:
    # It names what was wanted.
    _note(desk, Noted.REFUSED, label, act.value)


def _note(desk: Desk, what: What, about: str, detail: str) -> None:
    desk.audit.note(desk.person, what, about=about, detail=detail, view=desk.view)


def _check(text: str, longest: int, *, may_be_empty: bool = False) -> None:
    if len(text) > longest:
        raise UnfitTextError(longest, len(text))
    if not may_be_empty and not text.strip():
        raise UnfitTextError(longest, 0)


def _check_task(task: Task) -> None:
    for typed in (task.lead, *task.support, task.deliverable):
        _check(typed, LONGEST_LINE, may_be_empty=True)
