"""What can be done about one conclusion: go on with it, change it, close it, take it back."""

from collections.abc import Callable

import streamlit as st

from pages.parts import deeds, drafts, presses, task, told, worded
from services import session
from services.access import Right, may
from services.conclusions import acts
from services.conclusions.acts import Desk
from services.conclusions.content import Opinion, Outcome
from services.conclusions.events import Event
from services.conclusions.fold import Conclusion, Stand
from services.meetings.acts import known as known_meetings
from services.panels import concluding
from services.panels.concluding import About
from services.panels.scope import Scope
from services.text.choices import told_apart
from services.text.conclusions import ConclusionText, conclusion_text

_LOW, _HIGH = 76, 140
# Asks for the desk anew: whoever presses may have lost a right since the page was drawn.
Deed = Callable[[Desk, str, Conclusion], Event]


def place(desk: Desk, scope: Scope, one: Conclusion) -> None:
    """Place what this person may do; what they may not is not offered, and refused if tried."""
    text = conclusion_text(scope.view.language)
    story = text.story
    if acts.may_report(desk, one):
        _words(one, "report", story.reply, story.reply_hint, story.send, text, acts.report)
    if not may(desk.person, Right.CONCLUDE):
        return
    offered = {"edit": story.edit, "assign": story.assign}
    if one.stand is Stand.OPEN:
        offered |= {"close": story.close, "withdraw": story.withdraw}
    else:
        offered["reopen"] = story.reopen
    chosen = st.segmented_control(
        story.write,
        list(offered),
        format_func=offered.__getitem__,
        key=f"deed_{one.id}",
        label_visibility="collapsed",
    )
    match chosen:
        case "edit":
            _edit(scope, one, text)
        case "assign":
            _assign(scope, one, text)
        case "close":
            _close(one, text)
        case "reopen":
            _words(one, "reopen", story.reason, story.reason, story.reopen, text, acts.reopen)
        case "withdraw":
            _words(one, "withdraw", story.reason, story.reason, story.withdraw, text, acts.withdraw)
        case _:
            pass


def _words(
    one: Conclusion,
    name: str,
    label: str,
    hint: str,
    button: str,
    text: ConclusionText,
    act: Callable[[Desk, str, Conclusion, str], Event],
) -> None:
    """Place a field, and a button that does something with the words in it."""
    key = _key(name, one)

    def with_words(desk: Desk, intent: str, one: Conclusion) -> Event:
        return act(desk, intent, one, st.session_state[f"draft_{key}"] or "")

    with st.form(f"form_{key}", border=False):
        st.text_area(label, key=f"draft_{key}", height=_LOW, placeholder=hint)
        _send(button, name, one, text, with_words)
    deeds.told(key)


def _edit(scope: Scope, one: Conclusion, text: ConclusionText) -> None:
    key = _key("edit", one)
    known = known_meetings(session.desk(), scope.snapshot).values()
    meetings = {one.said.meeting: told.one_line(one.said.meeting)}
    meetings |= {"": text.conclude.no_meeting}
    meetings |= {meeting.code: told.one_line(meeting.name) for meeting in known}
    meetings = told_apart(meetings)
    opinions = {code: text.opinions[code] for code in Opinion}

    def edit(desk: Desk, intent: str, one: Conclusion) -> Event:
        opinion, meeting = (worded.chosen(f"{name}_{key}") for name in ("opinion", "meeting"))
        words = st.session_state[f"draft_{key}"] or ""
        return acts.edit(desk, intent, one, opinion, words, meeting)

    worded.offer(f"opinion_{key}", opinions, one.said.opinion, in_form=True)
    worded.offer(f"meeting_{key}", meetings, one.said.meeting, in_form=True)
    with st.form(f"form_{key}", border=False):
        st.selectbox(
            text.conclude.opinion,
            list(opinions),
            worded.place_of(opinions, one.said.opinion),
            format_func=opinions.__getitem__,
            placeholder=text.conclude.opinion,
            key=f"opinion_{key}",
        )
        st.text_area(text.conclude.text, one.said.text, key=f"draft_{key}", height=_HIGH)
        st.selectbox(
            text.conclude.meeting,
            list(meetings),
            worded.place_of(meetings, one.said.meeting),
            format_func=meetings.__getitem__,
            placeholder=text.conclude.meeting,
            key=f"meeting_{key}",
        )
        _send(text.story.send, "edit", one, text, edit)
    deeds.told(key)


def _assign(scope: Scope, one: Conclusion, text: ConclusionText) -> None:
    key, about = _key("assign", one), _about(scope, one)
    task.place(scope, about, key, one.said.task)

    def assign(desk: Desk, intent: str, one: Conclusion) -> Event:
        return acts.assign(desk, intent, one, task.chosen(about, key).task)

    with presses.once(f"form_{key}"):
        st.form_submit_button(
            text.story.send,
            key=f"send_{key}",
            on_click=_assigned,
            args=(about, one, text, assign),
        )
    deeds.told(key)


@presses.whole
def _assigned(about: About, one: Conclusion, text: ConclusionText, assign: Deed) -> None:
    key = _key("assign", one)
    if task.chosen(about, key).is_goal_bad:
        deeds.fail(key, text.conclude.goal_bad)
    else:
        _do("assign", one, text, assign)


def _about(scope: Scope, one: Conclusion) -> About:
    subject = one.said.subject
    if subject.datum and concluding.is_known(scope, subject.datum):
        return concluding.about_datum(scope, subject.datum, subject)
    return concluding.about_whole(scope, subject, one.label)


def _close(one: Conclusion, text: ConclusionText) -> None:
    key = _key("close", one)

    def close(desk: Desk, intent: str, one: Conclusion) -> Event:
        words = st.session_state[f"draft_{key}"] or ""
        return acts.close(desk, intent, one, worded.chosen(f"outcome_{key}"), words)

    worded.offer(f"outcome_{key}", text.outcomes, Outcome.DONE, in_form=True)
    with st.form(f"form_{key}", border=False):
        st.radio(
            text.story.outcome,
            list(Outcome),
            format_func=text.outcomes.__getitem__,
            horizontal=True,
            key=f"outcome_{key}",
        )
        st.text_area(text.story.reason, key=f"draft_{key}", height=_LOW)
        _send(text.story.close, "close", one, text, close)
    deeds.told(key)


def _send(label: str, name: str, one: Conclusion, text: ConclusionText, deed: Deed) -> None:
    st.form_submit_button(
        label, key=f"send_{_key(name, one)}", on_click=_do, args=(name, one, text, deed)
    )


@presses.whole
def _do(name: str, one: Conclusion, text: ConclusionText, deed: Deed) -> None:
    if deeds.done(_key(name, one), lambda intent: deed(session.desk(), intent, one), text):
        drafts.recorded(_name(name, one), text.conclude.saved.format(label=one.label))


def _name(name: str, one: Conclusion) -> str:
    # Words that others may have changed meanwhile are no place for an older draft.
    own = f"{name}_{one.id[:12]}"
    return f"{own}_{one.last_edit[:12]}" if name == "edit" else own


def _key(name: str, one: Conclusion) -> str:
    return drafts.key_of(_name(name, one))
