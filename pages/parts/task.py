"""Who is to do what, by when, and the figure that will tell."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

import streamlit as st

from pages.parts import drafts, worded
from services.conclusions.content import Due, Task
from services.indicators.catalogue import BY_CODE
from services.panels import concluding, conclusions
from services.panels.concluding import About
from services.panels.scope import Scope
from services.text import numbers
from services.text.choices import told_apart
from services.text.conclusions import ConcludeText, conclusion_text
from services.text.numbers import VIETNAM

_DAY = "day"
_FIELDS = ("lead", "support", "due", "day", "deliverable", "goal", "value", "period")


class Charged(NamedTuple):
    """What the fields say: a task, and whether what is typed as its goal is no number."""

    task: Task
    is_goal_bad: bool


def place(scope: Scope, about: About, key: str, given: Task | None = None) -> None:
    """Place the fields of a task.

    Args:
        scope: the snapshot, and whose words.
        about: the figure by which the task can be judged.
        key: what tells these fields from others.
        given: the task so far; None: whoever the figure is of is likely to lead.
    """
    text = conclusion_text(scope.view.language)
    names = conclusions.unit_names(scope)
    datum = about.subject.datum
    own = datum.units[0] if datum and len(datum.units) == 1 and datum.units[0] in names else ""
    lead = given.lead if given else own
    support = list(given.support) if given else []
    others = {code: code for code in (lead, *support) if code and code not in names}
    units = told_apart({**names, **others})

    def named(code: str) -> str:
        return units.get(code, code)

    if given is None:
        drafts.hold(*(f"conclude_{name}_{key}" for name in _FIELDS))
    worded.offer(f"conclude_lead_{key}", units, lead or None)
    worded.offer(f"conclude_support_{key}", units, support)
    left, right = st.columns(2)
    with left:
        st.selectbox(
            text.conclude.lead,
            list(units),
            worded.place_of(units, lead),
            format_func=named,
            accept_new_options=True,
            placeholder=text.conclude.lead_choose,
            key=f"conclude_lead_{key}",
        )
        _due(text.conclude, concluding.dues(_today(), text), key, given)
    with right:
        st.multiselect(
            text.conclude.support,
            list(units),
            support,
            format_func=named,
            accept_new_options=True,
            placeholder=text.conclude.support_choose,
            key=f"conclude_support_{key}",
        )
        st.text_input(
            text.conclude.deliverable,
            given.deliverable if given else "",
            placeholder=text.conclude.deliverable_hint,
            key=f"conclude_deliverable_{key}",
        )
    _goal(scope, about, key, given)


def chosen(about: About, key: str) -> Charged:
    """Return what the fields of that key say."""
    state, datum = st.session_state, about.subject.datum
    goal = None
    is_goal_wanted = datum is not None and bool(state.get(f"conclude_goal_{key}"))
    if datum and is_goal_wanted:
        typed, period = state[f"conclude_value_{key}"] or "", f"conclude_period_{key}"
        goal = concluding.goal_of(datum, typed, worded.chosen(period))
    due = worded.chosen(f"conclude_due_{key}")
    if due == _DAY:
        due = state[f"conclude_day_{key}"].isoformat()
    task = Task(
        worded.chosen(f"conclude_lead_{key}") or "",
        tuple(map(str, worded.chosen(f"conclude_support_{key}"))),
        state[f"conclude_deliverable_{key}"] or "",
        Due(due) if due in set(Due) else date.fromisoformat(due),
        goal,
    )
    return Charged(task, is_goal_wanted and goal is None)


def _due(text: ConcludeText, offered: Mapping[str, str], key: str, given: Task | None) -> None:
    names = {**offered, _DAY: text.due_day}
    due = given.due if given else Due.UNDECIDED
    code = due.value if isinstance(due, Due) else due.isoformat()
    held = worded.chosen(f"conclude_due_{key}") or _DAY
    if held not in names:
        # What was offered yesterday.
        names = {held: numbers.day(date.fromisoformat(held)), **names}
    usual = code if code in names else _DAY
    worded.offer(f"conclude_due_{key}", names, usual)
    chosen = st.selectbox(
        text.due,
        list(names),
        worded.place_of(names, usual),
        format_func=names.__getitem__,
        placeholder=text.due,
        key=f"conclude_due_{key}",
    )
    if chosen == _DAY:
        day = due if isinstance(due, date) else _today()
        st.date_input(text.day, day, format="DD/MM/YYYY", key=f"conclude_day_{key}")


def _goal(scope: Scope, about: About, key: str, given: Task | None) -> None:
    """Place what an indicator is to reach, and when."""
    text = conclusion_text(scope.view.language).conclude
    datum = about.subject.datum
    if datum is None:
        return
    goal = given.goal if given else None
    is_usual, named = goal is not None, f"conclude_goal_{key}"
    if not st.checkbox(text.goal, is_usual, key=named, help=text.goal_help):
        return
    indicator = BY_CODE[datum.indicator]
    periods = concluding.goal_periods(scope, datum)
    if goal:
        periods = {goal.datum.period: concluding.period_name(scope, goal.datum), **periods}
    suggested = (
        concluding.goal_written(scope, goal) if goal else concluding.goal_suggested(scope, about)
    )
    worded.offer(f"conclude_period_{key}", periods, next(iter(periods)))
    left, right = st.columns(2)
    left.text_input(
        text.goal_value.format(sign=concluding.sign(indicator)),
        suggested,
        key=f"conclude_value_{key}",
    )
    right.selectbox(
        text.goal_period,
        list(periods),
        format_func=periods.__getitem__,
        placeholder=text.goal_period,
        key=f"conclude_period_{key}",
    )


def _today() -> date:
    return datetime.now(UTC).astimezone(VIETNAM).date()
