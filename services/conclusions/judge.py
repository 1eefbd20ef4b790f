"""How conclusions stand: what people set by hand, and beside it what the figures say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from services.conclusions.content import Datum, Frozen, Goal, Outcome, Task
from services.conclusions.figure import Gone
from services.conclusions.fold import Conclusion, Stand
from services.conclusions.goals import Found, ask_together, find
from services.indicators.catalogue import BY_CODE
from services.intake.schema import Nature
from services.periods import Span, parse_span
from services.snapshot import Snapshot

# 90 % typed is 9/10 measured, whatever the two are in binary.
_SLACK = 1e-9


class Verdict(StrEnum):
    """How a conclusion stands: the first five by the figures and the day, the last by hand."""

    REACHED = "reached"
    UNDERWAY = "underway"
    OVERDUE = "overdue"
    NO_DATA = "no_data"
    NONE = "none"
    DONE = "done"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Judged:
    """How one conclusion stands.

    Attributes:
        verdict: by the figures and the day; NONE where there is nothing to judge.
        by_hand: what somebody set; None: nobody did.
        datum: the figure that tells how far its goal is: of the goal's own period, else of the
            newest one that has figures; None where there is none.
        value: of that figure.
        units_reported, units_expected: its coverage.
        is_final: whether it is of the goal's period and that is over.
        gone: why the goal's own period has no figure.
        successors: codes of the units that took the place of the goal's.
        deadline: the day after which it is overdue, where there is one.
    """

    verdict: Verdict
    by_hand: Verdict | None = None
    datum: Datum | None = None
    value: float | None = None
    units_reported: int = 0
    units_expected: int = 0
    is_final: bool = False
    gone: Gone | None = None
    successors: tuple[str, ...] = ()
    deadline: date | None = None

    @property
    def is_partial(self) -> bool:
        """Whether fewer units have reported than were expected."""
        return self.value is not None and self.units_reported < self.units_expected


def judged(
    conclusions: Iterable[Conclusion], snapshot: Snapshot, today: date
) -> Mapping[str, Judged]:
    """Return how conclusions stand by their ids; figures are looked up once a snapshot."""
    several = tuple(conclusions)
    ask_together(
        snapshot,
        [one.said.task.goal.datum for one in several if one.said.task and one.said.task.goal],
    )
    return {one.id: judge(one, snapshot, today) for one in several}


def judge(conclusion: Conclusion, snapshot: Snapshot, today: date) -> Judged:
    """Return how a conclusion stands.

    A goal is judged by the figure of its own period. It is reached when that satisfies it; what
    adds up over time and may still change for the worse waits for the end of the period. Else it
    is overdue after the deadline: the task's day, or the end of the goal's period. Where figures
    are still missing, nobody is overdue before they have to be sent in by the province's
    calendar. Without a goal a task is overdue after its day.

    Args:
        conclusion: which.
        snapshot: today's figures.
        today: the day.
    """
    by_hand, task = _by_hand(conclusion), conclusion.said.task
    if task is None:
        return Judged(Verdict.NONE, by_hand)
    if task.goal:
        return replace(_of_goal(conclusion, task, task.goal, snapshot, today), by_hand=by_hand)
    if by_hand:
        return Judged(Verdict.NONE, by_hand)
    due = task.due if isinstance(task.due, date) else None
    return Judged(Verdict.OVERDUE if due and today > due else Verdict.UNDERWAY, deadline=due)


def _by_hand(conclusion: Conclusion) -> Verdict | None:
    match conclusion.stand, conclusion.outcome:
        case Stand.WITHDRAWN, _:
            return Verdict.WITHDRAWN
        case Stand.CLOSED, Outcome.DROPPED:
            return Verdict.DROPPED
        case Stand.CLOSED, _:
            return Verdict.DONE
        case _:
            return None


def _of_goal(
    conclusion: Conclusion, task: Task, goal: Goal, snapshot: Snapshot, today: date
) -> Judged:
    found = find(snapshot, goal.datum)
    if found.gone and found.gone is not Gone.NO_FIGURES:
        due = task.due if isinstance(task.due, date) else None
        told = _told(found, goal.datum, due, is_final=False)
        return replace(told, verdict=Verdict.NO_DATA)
    span = parse_span(goal.datum.period)
    due = task.due if isinstance(task.due, date) else span.end
    is_over = today > span.end
    told = _told(found, goal.datum, due, is_final=is_over and found.figure is not None)
    if found.figure is None and _vanished(conclusion, goal, found, snapshot):
        return replace(told, verdict=Verdict.NO_DATA)
    complete = found.figure is not None and not told.is_partial
    is_late = today > due and (complete or today > _sent_in(snapshot, span, due))
    if found.figure and _satisfied(goal, found.figure):
        is_sure = is_over or is_late or not _may_get_worse(goal)
        return replace(told, verdict=Verdict.REACHED if is_sure else Verdict.UNDERWAY)
    return replace(told, verdict=Verdict.OVERDUE if is_late else Verdict.UNDERWAY)


def _told(found: Found, datum: Datum, due: date | None, *, is_final: bool) -> Judged:
    """Return what is known of a goal, not judged yet."""
    told = (datum, found.figure) if found.figure else found.newest
    return Judged(
        Verdict.UNDERWAY,
        datum=told[0] if told else None,
        value=told[1].value if told else None,
        units_reported=told[1].units_reported if told else 0,
        units_expected=told[1].units_expected if told else 0,
        is_final=is_final,
        gone=found.gone,
        successors=found.successors,
        deadline=due,
    )


def _satisfied(goal: Goal, figure: Frozen) -> bool:
    if figure.value is None:
        return False
    slack = _SLACK * max(1.0, abs(goal.value))
    if goal.at_least:
        return figure.value >= goal.value - slack
    return figure.value <= goal.value + slack


def _may_get_worse(goal: Goal) -> bool:
    """Tell whether a satisfied goal can be missed again as its period goes on.

    A stock says how things stand. What adds up only grows, so it stays above a floor; a share of
    it, or what must stay below a ceiling, is known in the end alone.
    """
    indicator = BY_CODE[goal.datum.indicator]
    if indicator.nature is not Nature.FLOW:
        return False
    return indicator.is_share or not goal.at_least


def _vanished(conclusion: Conclusion, goal: Goal, found: Found, snapshot: Snapshot) -> bool:
    """Tell whether there is no figure at all any more, or not the one that was concluded on."""
    if found.newest is None:
        return True
    then, frozen = conclusion.datum, conclusion.said.frozen
    if then is None or frozen is None or frozen.value is None:
        return False
    is_alike = (then.indicator, then.units) == (goal.datum.indicator, goal.datum.units)
    return is_alike and find(snapshot, then).figure is None


def _sent_in(snapshot: Snapshot, span: Span, due: date) -> date:
    """Return the day by which the figures of a goal have to be there, at least the deadline."""
    days = [
        one.due_date for one in snapshot.calendar if one.due_date and Span.of(one.period) == span
    ]
    return max([due, *days])
