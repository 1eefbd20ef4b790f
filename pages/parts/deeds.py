"""What can be done about one conclusion: go on with it, change it, close it, take it back."""

from collections.abc import Callable

import streamlit as st

from pages.parts import drafts, told
from pages.parts.conclude import failure, task_fields
from services.access import Right, may
from services.conclusions import acts
from services.conclusions.acts import Desk
from services.conclusions.content import Opinion, Outcome
from services.conclusions.events import Event, new_id
from services.conclusions.fold import Conclusion, Stand
from services.errors import SoKetError
from services.panels import concluding
from services.panels.scope import Scope
from services.text.conclusions import ConclusionText, conclusion_text


def place(desk: Desk, scope: Scope, one: Conclusion) -> None:
    """Place what this person may do; what they may not is not offered, and refused if tried."""
    text = conclusion_text(scope.view.language)
    if acts.may_report(desk, one):
        _report(desk, one, text)
    if not may(desk.person, Right.CONCLUDE):
        return
    offered = {"edit": text.story.edit, "assign": text.story.assign}
    if one.stand is Stand.OPEN:
        offered |= {"close": text.story.close, "withdraw": text.story.withdraw}
    else:
        offered["reopen"] = text.story.reopen
    chosen = st.segmented_control(
        text.story.write,
        list(offered),
        format_func=offered.__getitem__,
        key=f"deed_{one.id}",
        label_visibility="collapsed",
    )
    match chosen:
        case "edit":
            _edit(desk, scope, one, text)
        case "assign":
            _assign(desk, scope, one, text)
        case "close":
            _close(desk, one, text)
        case "reopen":
            _simple(desk, one, text, text.story.reopen, "reopen", acts.reopen)
        case "withdraw":
            _simple(desk, one, text, text.story.withdraw, "withdraw", acts.withdraw)
        case _:
            pass


def _report(desk: Desk, one: Conclusion, text: ConclusionText) -> None:
    _simple(desk, one, text, text.story.send, "report", acts.report, hint=text.story.reply_hint)


def _simple(
    desk: Desk,
    one: Conclusion,
    text: ConclusionText,
    label: str,
    name: str,
    act: Callable[[Desk, str, Conclusion, str], Event],
    hint: str = "",
) -> None:
    """Place a field and a button that does something with the words in it."""
    key = _key(name, one)
    with st.form(f"form_{key}", border=False):
        words = st.text_area(
            text.story.reply if hint else text.story.reason,
            key=f"draft_{key}",
            height=76,
            placeholder=hint or text.story.reason,
        )
        is_sent = st.form_submit_button(label, key=f"send_{key}")
    if is_sent:
        _do(lambda intent: act(desk, intent, one, words or ""), name, one, text)


def _edit(desk: Desk, scope: Scope, one: Conclusion, text: ConclusionText) -> None:
    key = _key("edit", one)
    meetings = {meeting.code: meeting.name for meeting in scope.snapshot.meetings}
    with st.form(f"form_{key}", border=False):
        opinion = st.selectbox(
            text.conclude.opinion,
            list(Opinion),
            index=list(Opinion).index(one.said.opinion),
            format_func=text.opinions.__getitem__,
            placeholder=text.conclude.opinion,
            key=f"opinion_{key}",
        )
        words = st.text_area(text.conclude.text, one.said.text, key=f"words_{key}", height=140)
        options = list(dict.fromkeys(["", one.said.meeting, *meetings]))
        meeting = st.selectbox(
            text.conclude.meeting,
            options,
            index=options.index(one.said.meeting),
            format_func=lambda code: meetings.get(code, code or text.conclude.no_meeting),
            placeholder=text.conclude.meeting,
            key=f"meeting_{key}",
        )
        is_sent = st.form_submit_button(text.story.send, key=f"send_{key}")
    if is_sent:
        _do(
            lambda intent: acts.edit(
                desk, intent, one, opinion or one.said.opinion, words or "", str(meeting)
            ),
            "edit",
            one,
            text,
        )


def _assign(desk: Desk, scope: Scope, one: Conclusion, text: ConclusionText) -> None:
    key = _key("assign", one)
    subject = one.said.subject
    about = (
        concluding.about_datum(scope, subject.datum, subject)
        if subject.datum and concluding.is_known(scope, subject.datum)
        else concluding.about_whole(scope, subject, one.label)
    )
    task, typed = task_fields(scope, about, key)
    if st.button(text.story.send, key=f"send_{key}"):
        if typed is not None and task.goal is None:
            st.error(text.conclude.goal_bad)
            return
        _do(lambda intent: acts.assign(desk, intent, one, task), "assign", one, text)


def _close(desk: Desk, one: Conclusion, text: ConclusionText) -> None:
    key = _key("close", one)
    with st.form(f"form_{key}", border=False):
        outcome = st.radio(
            text.story.outcome,
            list(Outcome),
            format_func=text.outcomes.__getitem__,
            horizontal=True,
            key=f"outcome_{key}",
        )
        words = st.text_area(text.story.reason, key=f"draft_{key}", height=76)
        is_sent = st.form_submit_button(text.story.close, key=f"send_{key}")
    if is_sent:
        _do(
            lambda intent: acts.close(desk, intent, one, outcome or Outcome.DONE, words or ""),
            "close",
            one,
            text,
        )


def _key(name: str, one: Conclusion) -> str:
    # As many events as there are: what was typed for the last one is no draft of the next.
    return f"{name}_{one.id[:12]}_{len(one.events)}"


def _do(act: Callable[[str], Event], name: str, one: Conclusion, text: ConclusionText) -> None:
    key = _key(name, one)
    intent = st.session_state.setdefault(f"_intent_{key}", new_id())
    try:
        act(intent)
    except SoKetError as error:
        st.error(told.plain(failure(error, text.conclude)))
        return
    drafts.forget(f"draft_{name}_{one.id[:12]}")
    drafts.say(text.conclude.saved.format(label=one.label))
    st.rerun()
