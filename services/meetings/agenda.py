"""The agenda that the application proposes: what was promised, who is behind, who is silent."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from services.conclusions.content import Due
from services.conclusions.fold import Conclusion, Stand, State
from services.conclusions.judge import Judged, Verdict, judged
from services.indicators.catalogue import INDICATORS
from services.indicators.indicator import Area, Good, Indicator
from services.indicators.reporting import last_reported
from services.indicators.targets import Status
from services.intake.tables import TABLES
from services.meetings.content import Item, Meeting, Shows
from services.panels.figures import figures
from services.panels.scope import Scope
from services.periods import Span
from services.snapshot import Snapshot
from services.text.language import Language
from services.view import View

# Those without a target come after all that have one, and those without figures last of all.
_NO_TARGET, _NO_FIGURES = -1.0, -2.0


def proposed(
    snapshot: Snapshot, state: State, meeting: Meeting, span: Span, today: date
) -> tuple[Item, ...]:
    """Return the agenda of a meeting that nobody has given one.

    First the open tasks of earlier meetings, where there are any. Then area by area its
    indicators, that which is furthest from its targets first (see :func:`shortfall`); those
    without a target to judge by follow, those without any figure close the area. Last what has
    not been reported, where something has not.

    Args:
        snapshot: the figures.
        state: all conclusions.
        meeting: the one that is prepared; its own tasks are not looked back on.
        span: the time that is reviewed.
        today: the day.
    """
    items: list[Item] = []
    if open_tasks(snapshot, state, meeting, today):
        items.append(Item(Shows.TASKS))
    for area in Area:
        mine = [one for one in INDICATORS if one.area is area]
        far = {one.code: shortfall(snapshot, one, span) for one in mine}
        # Sorting is stable: what is equally far stays in the catalogue's order.
        mine.sort(key=lambda one: -far[one.code])
        items += [Item(Shows.INDICATOR, area=area.value, indicator=one.code) for one in mine]
    if _somebody_is_silent(snapshot, span):
        items.append(Item(Shows.SILENT))
    return tuple(items)


def shortfall(snapshot: Snapshot, indicator: Indicator, span: Span) -> float:
    """Return how far the units right below the province are from their targets.

    It is the mean over the units that reported and can be judged. A unit lacks the part of its
    target that it has not reached, nothing when it has; where less is better, the part of its
    value that is too much. So each is between 0 and 1, whichever way is better.

    Returns:
        0 to 1; -1 where there is no target to judge by (that of a year is judged at its end), -2
        where nobody has a figure.
    """
    # The very figures that the ranking of the whole province shows.
    whole = Scope(snapshot, View(Language.VI, span, (snapshot.units.root,)))
    asked = whole.compared(indicator.table)
    found = figures(snapshot, [indicator], [span], asked, whole.kinds)
    known = found[found["value"].notna()]
    if known.empty:
        return _NO_FIGURES
    judged_here = known[known["status"] != Status.NONE.value]
    if judged_here.empty:
        return _NO_TARGET
    pairs = zip(judged_here["value"], judged_here["target"], strict=True)
    missing = [_missing(float(value), float(target), indicator.good) for value, target in pairs]
    return sum(missing) / len(missing)


def _missing(value: float, target: float, good: Good) -> float:
    if good is Good.DOWN:
        value, target = target, value
    return max(0.0, (target - value) / target) if target > 0 else 0.0


def _somebody_is_silent(snapshot: Snapshot, span: Span) -> bool:
    names = [table.name for table in TABLES]
    reports: pd.DataFrame = last_reported(snapshot.tables, snapshot.units, names, span)
    return bool((reports["rows"] == 0).any())


def open_tasks(
    snapshot: Snapshot, state: State, meeting: Meeting, today: date
) -> tuple[tuple[Conclusion, Judged], ...]:
    """Return the tasks that are still open when a meeting looks back, with how each stands.

    Those that are overdue come first, the longest overdue on top; then by deadline; then what is
    always to be done, and last what has no day yet.

    Args:
        snapshot: the figures, by which goals are judged.
        state: all conclusions.
        meeting: the one that looks back; what it concluded itself is not among them.
        today: the day.
    """
    mine = [
        one
        for one in state.conclusions.values()
        if one.said.task and one.stand is Stand.OPEN and not _is_of(one, meeting)
    ]
    stands = judged(mine, snapshot, today)
    told = [(one, stands[one.id]) for one in mine]
    return tuple(sorted(told, key=lambda pair: _turn(*pair)))


def _is_of(one: Conclusion, meeting: Meeting) -> bool:
    return bool(meeting.code) and one.said.meeting == meeting.code


def _turn(one: Conclusion, stands: Judged) -> tuple[int, date, Sequence[int]]:
    number = (one.said.year, one.said.number, one.copy)
    if stands.deadline:
        is_overdue = stands.verdict is Verdict.OVERDUE
        return (0 if is_overdue else 1, stands.deadline, number)
    is_always = one.said.task is not None and one.said.task.due is Due.ALWAYS
    return (2 if is_always else 3, date.max, number)
