"""Where a leader says what is concluded: right under the chart, quick to use standing up."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import streamlit as st

from pages.parts import drafts, told
from services import page_list, session
from services.access import Right, Standing, may
from services.conclusions import acts
from services.conclusions.content import Datum, Due, Goal, Opinion, Subject, Task
from services.conclusions.events import Event, new_id
from services.conclusions.log import Delivery
from services.errors import NotAllowedError, NotKeptError, SoKetError, UnfitTextError
from services.indicators.catalogue import BY_CODE
from services.panels import concluding, conclusions
from services.panels.concluding import About
from services.panels.panel import Panel
from services.panels.pins import datum_of
from services.panels.scope import Scope
from services.text.conclusions import ConcludeText, conclusion_text
from services.text.numbers import VIETNAM

_DAY = "day"


def on_chart(panel: Panel, picked: Mapping[str, str] | None) -> None:
    """Place what was concluded on a chart's figure, and the form for more.

    Args:
        panel: the chart.
        picked: indicator, unit and period of the mark that was clicked; None: the whole chart.
    """
    scope = session.scope()
    mark = picked or {}
    code = mark.get("indicator") or panel.indicator
    datum = None
    if code in BY_CODE:
        period = mark.get("period") or scope.view.span.code
        datum = datum_of(scope, code, mark.get("unit_id", ""), period, panel.together)
    subject = _subject(panel.name, datum)
    if datum:
        about = concluding.about_datum(scope, datum, subject)
    else:
        about = concluding.about_whole(scope, subject, panel.title)
    _place(scope, about)


@st.fragment
def on_page(name: str) -> None:
    """Place the form for a conclusion on a whole page.

    Args:
        name: the page's title.
    """
    scope = session.scope()
    text = conclusion_text(scope.view.language).conclude
    more = st.expander(
        text.conclude_page, key="conclude_page", icon=":material/gavel:", on_change="rerun"
    )
    if more.open:
        with more:
            _place(scope, concluding.about_whole(scope, _subject(), name))


def _subject(chart: str = "", datum: Datum | None = None) -> Subject:
    page = session.page()
    area = BY_CODE[datum.indicator].area if datum else page_list.area_of(page)
    return Subject(area or "", page, chart, datum, session.choices_on(page))


def _place(scope: Scope, about: About) -> None:
    language = scope.view.language
    text = conclusion_text(language)
    told.subject(about)
    told.several(conclusions.on_subject(session.desk(), scope, about.subject), text)
    if not may(session.person(), Right.CONCLUDE):
        person = session.person()
        is_outside = person.standing is Standing.NOT_SIGNED_IN
        st.caption(text.conclude.sign_in if is_outside else text.conclude.only_leaders)
        return
    _form(scope, about)


def _form(scope: Scope, about: About) -> None:
    text = conclusion_text(scope.view.language)
    state = st.session_state
    turn = state.setdefault("_concluded", 0)
    key = f"{about.key}_{turn}"
    opinion = st.segmented_control(
        text.conclude.opinion,
        list(Opinion),
        default=about.opinion,
        required=True,
        format_func=text.opinions.__getitem__,
        key=f"conclude_opinion_{key}",
        label_visibility="collapsed",
    )
    task = goal_typed = None
    if opinion is Opinion.TASK:
        task, goal_typed = task_fields(scope, about, key)
    with st.form(f"conclude_form_{key}", border=False):
        typed = st.text_area(
            text.conclude.text,
            key=f"conclude_text_{key}",
            height=104,
            placeholder=text.conclude.placeholder,
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            meeting = _meeting(scope, text.conclude)
            is_sent = st.form_submit_button(
                text.conclude.save,
                type="primary",
                icon=":material/gavel:",
                key=f"conclude_save_{key}",
            )
    if not is_sent:
        return
    if goal_typed is not None and task and task.goal is None:
        st.error(text.conclude.goal_bad)
        return
    draft = acts.Draft(
        opinion or about.opinion, typed or "", about.subject, meeting, about.frozen, task
    )
    intent = state.setdefault(f"_intent_{key}", new_id())
    try:
        kept = acts.record(session.desk(), intent, draft)
    except SoKetError as error:
        st.error(told.plain(failure(error, text.conclude)))
        return
    drafts.forget(f"conclude_text_{about.key}")
    _announce(kept, text.conclude)
    state["_concluded"] = turn + 1
    st.rerun()


def _announce(kept: Event, text: ConcludeText) -> None:
    log = session.running().conclusions
    one = log.state.conclusions[kept.about]
    waits = log.delivery(kept.id) is Delivery.WAITING
    form = text.saved_waits if waits else text.saved
    drafts.say(form.format(label=one.label))


def failure(error: SoKetError, text: ConcludeText) -> str:
    """Return why something was not kept, in the reader's words.

    Raises:
        SoKetError: it is another failure.
    """
    match error:
        case UnfitTextError(length=0):
            return text.empty
        case UnfitTextError():
            return text.too_long.format(length=error.length, longest=error.longest)
        case NotKeptError():
            return text.not_kept.format(file=error.file, reason=error.reason)
        case NotAllowedError():
            return text.not_allowed
        case _:
            raise error


def _meeting(scope: Scope, text: ConcludeText) -> str:
    meetings = {meeting.code: meeting.name for meeting in scope.snapshot.meetings}
    if not meetings:
        return ""
    options = ["", *meetings]
    # Whoever records several at one meeting chooses it once.
    last = st.session_state.get("_meeting", "")
    chosen = st.selectbox(
        text.meeting,
        options,
        index=options.index(last) if last in options else 0,
        format_func=lambda code: meetings.get(code, text.no_meeting),
        placeholder=text.meeting,
        key="conclude_meeting",
    )
    st.session_state["_meeting"] = chosen
    return str(chosen)


def task_fields(scope: Scope, about: About, key: str) -> tuple[Task, str | None]:
    """Place who is to do what; return it, and what was typed as a goal where there is one."""
    text = conclusion_text(scope.view.language)
    names = conclusions.unit_names(scope)
    datum = about.subject.datum
    own = datum.units[0] if datum and len(datum.units) == 1 and datum.units[0] in names else None
    left, right = st.columns(2)
    with left:
        lead = st.selectbox(
            text.conclude.lead,
            list(names),
            index=list(names).index(own) if own else None,
            format_func=lambda code: names.get(code, code),
            accept_new_options=True,
            placeholder=text.conclude.lead_choose,
            key=f"conclude_lead_{key}",
        )
        due = _due(text.conclude, concluding.dues(_today(), text), key)
    with right:
        support = st.multiselect(
            text.conclude.support,
            list(names),
            format_func=lambda code: names.get(code, code),
            accept_new_options=True,
            placeholder=text.conclude.support_choose,
            key=f"conclude_support_{key}",
        )
        deliverable = st.text_input(
            text.conclude.deliverable,
            placeholder=text.conclude.deliverable_hint,
            key=f"conclude_deliverable_{key}",
        )
    goal, typed = _goal(scope, about, key)
    return Task(lead or "", tuple(map(str, support)), deliverable or "", due, goal), typed


def _due(text: ConcludeText, offered: Mapping[str, str], key: str) -> date | Due:
    chosen = st.selectbox(
        text.due,
        [*offered, _DAY],
        format_func=lambda code: offered.get(code, text.due_day),
        placeholder=text.due,
        key=f"conclude_due_{key}",
    )
    if chosen == _DAY:
        return st.date_input(text.day, _today(), format="DD/MM/YYYY", key=f"conclude_day_{key}")
    return Due(chosen) if chosen in set(Due) else date.fromisoformat(str(chosen))


def _goal(scope: Scope, about: About, key: str) -> tuple[Goal | None, str | None]:
    """Place what an indicator is to reach, and when; return it, and what was typed."""
    text = conclusion_text(scope.view.language).conclude
    datum = about.subject.datum
    if datum is None:
        return None, None
    indicator = BY_CODE[datum.indicator]
    if not st.checkbox(text.goal, key=f"conclude_goal_{key}", help=text.goal_help):
        return None, None
    sign = concluding.sign(indicator)
    periods = concluding.goal_periods(scope, datum)
    left, right = st.columns(2)
    typed = left.text_input(
        text.goal_value.format(sign=sign),
        concluding.goal_suggested(scope, about),
        key=f"conclude_value_{key}",
    )
    period = right.selectbox(
        text.goal_period,
        list(periods),
        format_func=periods.__getitem__,
        placeholder=text.goal_period,
        key=f"conclude_period_{key}",
    )
    return concluding.goal_of(datum, typed or "", str(period)), typed or ""


def _today() -> date:
    return datetime.now(UTC).astimezone(VIETNAM).date()
