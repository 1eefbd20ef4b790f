"""Conclusions in words: on what, how they stand, who is to do what, and by whom they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from services.access import Right, Role, Standing, may
from services.conclusions.acts import Desk
from services.conclusions.content import Datum, Due, Subject, Task
from services.conclusions.events import Author
from services.conclusions.fold import Conclusion, Stand
from services.conclusions.judge import Judged, Verdict, judged
from services.conclusions.log import Delivery
from services.panels.concluding import (
    datum_name,
    indicator_name,
    period_name,
    units_name,
    value_name,
)
from services.panels.scope import Scope
from services.text import numbers
from services.text.choices import told_apart
from services.text.conclusions import ConclusionText, conclusion_text
from services.text.numbers import VIETNAM
from services.text.people import ROLES
from services.text.shown import shown

_SIGNED_IN = (Standing.LISTED, Standing.FIRST_ADMIN, Standing.LOCAL)


@dataclass(frozen=True)
class Told:
    """One conclusion in words.

    Attributes:
        id, label, number: its id, what people call it, and the number on its pin.
        opinion: its kind.
        text: its words, to be shown as text.
        about: on what.
        state, verdict: how it stands, in words and by code.
        beside: what the figures say where somebody set another state by hand, "" otherwise.
        task: who leads, by when, what is to be reached; one line each.
        author: by whom and when.
        delivery: where it lies, for whom that concerns; "" for others.
    """

    id: str
    label: str
    number: str
    opinion: str
    text: str
    about: str
    state: str
    verdict: Verdict
    beside: str
    task: tuple[str, ...]
    author: str
    delivery: str = ""


def on_subject(desk: Desk, scope: Scope, subject: Subject) -> tuple[Told, ...]:
    """Return what was concluded on a figure, or on a chart or page as a whole, in order."""
    state = desk.log.state
    if subject.datum:
        found: Iterable[Conclusion] = state.by_datum.get(subject.datum.key, ())
    else:
        found = (
            one
            for one in state.conclusions.values()
            if one.datum is None
            and one.stand is not Stand.WITHDRAWN
            and _place_of(one.said.subject) == _place_of(subject)
        )
    return tell(desk, scope, tuple(found))


def _place_of(subject: Subject) -> tuple[object, ...]:
    names = ("period", "units", "kinds", "unit")
    return (subject.page, subject.chart, *(subject.choices.get(name) for name in names))


def tell(desk: Desk, scope: Scope, several: Sequence[Conclusion]) -> tuple[Told, ...]:
    """Return conclusions in words, as the person at the desk may read them."""
    stands = judged(several, scope.snapshot, today())
    return tuple(_told(desk, scope, one, stands[one.id]) for one in several)


def unit_names(scope: Scope) -> Mapping[str, str]:
    """Return code -> name of the units that can be charged: the tier below the province first.

    Communes of the same name are told apart by their districts.
    """
    units = scope.snapshot.units
    tier = units.children(units.root)
    codes = dict.fromkeys((*tier, *units.in_tree_order()[1:]))

    def above(code: str) -> str:
        parent = units.get(code).parent
        return units.get(parent).short_name if parent in units else code

    return told_apart(told_apart({code: units.get(code).name for code in codes}, above))


def called(scope: Scope, code_or_name: str) -> str:
    """Return the name of a unit, or a department as it was typed."""
    units = scope.snapshot.units
    return units.get(code_or_name).name if code_or_name in units else shown(code_or_name)


def author_name(desk: Desk, author: Author, text: ConclusionText, at: int) -> str:
    """Return who somebody was; the name only for people who are known themselves."""
    if not author.email:
        return text.here
    role = ROLES[Role(author.role)][at] if author.role in set(Role) else text.someone
    role = f"{role[:1].upper()}{role[1:]}"
    if desk.person.standing in _SIGNED_IN and author.name and not desk.is_public:
        return f"{shown(author.name)} ({role.lower()})"
    return role


def task_lines(scope: Scope, task: Task, datum: Datum | None = None) -> tuple[str, ...]:
    """Return who is to do what, by when, in a line each; for ``datum`` see :func:`goal_line`."""
    text = conclusion_text(scope.view.language)
    story = text.story
    lead = called(scope, task.lead) if task.lead else text.undecided
    lines = [f"{story.lead}: {lead} · {story.due}: {due_name(task.due, text)}"]
    if task.support:
        lines.append(f"{story.support}: {', '.join(called(scope, one) for one in task.support)}")
    if task.deliverable:
        lines.append(f"{story.deliverable}: {shown(task.deliverable)}")
    if task.goal:
        lines.append(f"{story.goal}: {goal_line(scope, task, datum)}")
    return tuple(lines)


def goal_line(scope: Scope, task: Task, datum: Datum | None = None) -> str:
    """Return what is to be reached, "" where it is no figure.

    Args:
        scope: the snapshot, and whose words.
        task: with a goal or without.
        datum: the figure beside which it is said, so that what they share need not be said again.
    """
    goal = task.goal
    if goal is None:
        return ""
    story = conclusion_text(scope.view.language).story
    value = f"{'≥' if goal.at_least else '≤'} {value_name(scope, goal.datum, goal.value)}"
    when = period_name(scope, goal.datum)
    if datum and (datum.indicator, datum.units) == (goal.datum.indicator, goal.datum.units):
        return story.goal_short.format(value=value, period=when)
    return story.goal_line.format(
        indicator=indicator_name(scope, goal.datum.indicator),
        units=units_name(scope, goal.datum),
        value=value,
        period=when,
    )


def due_name(due: date | Due, text: ConclusionText) -> str:
    """Return a deadline in words."""
    match due:
        case Due.ALWAYS:
            return text.always
        case Due.UNDECIDED:
            return text.undecided
        case _:
            return numbers.day(due)


def today() -> date:
    """Return the day by Vietnam's clock."""
    return datetime.now(UTC).astimezone(VIETNAM).date()


def about_name(scope: Scope, subject: Subject) -> str:
    """Return on what it was concluded, in words."""
    text = conclusion_text(scope.view.language)
    if subject.datum:
        return datum_name(scope, subject.datum, subject.names)
    frame = scope.text.frame
    page = str(getattr(frame, subject.page, "")) or text.general
    return f"{page} ({text.conclude.on_chart if subject.chart else text.conclude.on_page})"


def _told(desk: Desk, scope: Scope, one: Conclusion, stands: Judged) -> Told:
    text, at = conclusion_text(scope.view.language), 0 if scope.view.language == "vi" else 1
    task = one.said.task
    hand, figures = stands.by_hand, stands.verdict
    progress = [progress_line(scope, stands)] if task and task.goal else []
    moment = numbers.moment(one.at)
    return Told(
        id=one.id,
        label=one.label,
        number=str(one.said.number),
        opinion=text.opinions[one.said.opinion],
        text=shown(one.said.text),
        about=about_name(scope, one.said.subject),
        state=text.states[hand or figures],
        verdict=hand or figures,
        beside=text.story.by_figures.format(state=text.states[figures])
        if hand and figures is not Verdict.NONE
        else "",
        task=(*(task_lines(scope, task, one.datum) if task else ()), *filter(None, progress)),
        author=f"{author_name(desk, one.author, text, at)} · {moment}",
        delivery=delivery_name(desk, one, text),
    )


def progress_line(scope: Scope, stands: Judged) -> str:
    """Return how far a goal is, "" where no figure tells."""
    if stands.value is None or stands.datum is None:
        return ""
    story = conclusion_text(scope.view.language).story
    value = value_name(scope, stands.datum, stands.value)
    told = story.goal_now.format(period=period_name(scope, stands.datum), value=value)
    if stands.is_partial:
        partial = story.partial.format(
            reported=stands.units_reported, expected=stands.units_expected
        )
        told += f" ({partial})"
    return told


def delivery_name(desk: Desk, one: Conclusion, text: ConclusionText) -> str:
    """Return where the events of a conclusion lie, to its author and to administrators."""
    is_mine = bool(desk.person.email) and one.author.email == desk.person.email
    if not (is_mine or may(desk.person, Right.SEE_AUDIT)):
        return ""
    places = {desk.log.delivery(event.id) for event in one.events}
    if places == {Delivery.KEPT}:
        return ""
    for place in (Delivery.GONE, Delivery.CHANGED, Delivery.WAITING, Delivery.CONFIRMED):
        if place in places:
            return str(getattr(text.delivery, place.value))
    return ""
