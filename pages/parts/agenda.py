"""The agenda of a meeting, changed by keys or by a press at a time."""

from collections.abc import Sequence

import streamlit as st

from pages.parts import deeds, drafts, told
from services import session
from services.access import Right, may
from services.conclusions.acts import Desk
from services.meetings import acts, agenda
from services.meetings.content import Item, Meeting, Shows
from services.panels import slides
from services.panels.scope import Scope
from services.text.conclusions import conclusion_text
from services.text.meetings import MeetingText, meeting_texts


def place(desk: Desk, scope: Scope, meeting: Meeting) -> None:
    """Place the items in order, with what moves and removes them."""
    text = meeting_texts(scope.view.language).meeting
    own = slides.scope_of(scope.snapshot, meeting, scope.view.language)
    items = slides.items_of(scope.snapshot, desk, meeting)
    st.subheader(text.agenda, anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(text.proposed if meeting.agenda is None else text.own)
        if meeting.agenda is not None and may(desk.person, Right.CONCLUDE):
            st.button(
                text.repropose,
                key="agenda_renew",
                type="tertiary",
                icon=":material/restart_alt:",
                help=text.repropose_help,
                on_click=_renew,
                args=(meeting, items, scope),
            )
    if not items:
        st.info(text.empty)
    elif may(desk.person, Right.CONCLUDE):
        _changed(meeting, items, [slides.title_of(own, item) for item in items], scope, text)
    else:
        for at, item in enumerate(items, 1):
            told.numbered(at, slides.title_of(own, item))
    if may(desk.person, Right.CONCLUDE):
        _more(meeting, items, scope, text)
    deeds.told("agenda")


def _changed(
    meeting: Meeting, items: Sequence[Item], titles: Sequence[str], scope: Scope, text: MeetingText
) -> None:
    """Place the items as a list of which one is chosen, and what can be done with that one."""
    key, state = f"agenda_{meeting.id[:12]}", st.session_state
    if state.get(key, 0) not in range(len(items)):
        # Somebody else has made the agenda shorter.
        state[key] = len(items) - 1
    at = int(state.get(key, 0))
    last = len(items) - 1
    lines = [f"{number}\\. {told.plain(title)}" for number, title in enumerate(titles, 1)]
    st.radio(
        text.agenda,
        list(range(len(items))),
        format_func=lines.__getitem__,
        key=key,
        label_visibility="collapsed",
    )
    # Behind the list, and always in sight while the list is.
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="agenda_do"):
        for name, icon, label, to, press in (
            ("up", "arrow_upward", text.up, at - 1, "Alt+Up"),
            ("down", "arrow_downward", text.down, at + 1, "Alt+Down"),
            ("top", "vertical_align_top", text.top, 0, "Alt+PageUp"),
            ("bottom", "vertical_align_bottom", text.bottom, last, "Alt+PageDown"),
        ):
            st.button(
                label,
                key=f"agenda_{name}",
                icon=f":material/{icon}:",
                shortcut=press,
                disabled=at == to or not 0 <= to <= last,
                on_click=_move,
                args=(key, meeting, items, at, to, scope),
            )
        st.button(
            text.remove,
            key="agenda_remove",
            icon=":material/close:",
            shortcut="Alt+Delete",
            on_click=_remove,
            args=(meeting, items, at, scope),
        )
        st.selectbox(
            text.to_place,
            list(range(len(items))),
            index=None,
            format_func=lambda place: str(place + 1),
            placeholder=text.to_place,
            label_visibility="collapsed",
            width=190,
            key="agenda_place",
            on_change=_place_chosen,
            args=(key, meeting, items, at, scope),
        )


def _place_chosen(key: str, meeting: Meeting, items: Sequence[Item], at: int, scope: Scope) -> None:
    to = st.session_state["agenda_place"]
    st.session_state["agenda_place"] = None
    if to is not None:
        _move(key, meeting, items, at, int(to), scope)


def _move(
    key: str, meeting: Meeting, items: Sequence[Item], at: int, to: int, scope: Scope
) -> None:
    if _set(meeting, agenda.moved(items, at, to), scope):
        # What is moved stays chosen.
        st.session_state[key] = to


def _remove(meeting: Meeting, items: Sequence[Item], at: int, scope: Scope) -> None:
    _set(meeting, (*items[:at], *items[at + 1 :]), scope)


def _renew(meeting: Meeting, items: Sequence[Item], scope: Scope) -> None:
    fresh = slides.proposed_for(scope.snapshot, session.desk(), meeting)
    _set(meeting, agenda.renewed(items, fresh), scope)


def _set(meeting: Meeting, items: Sequence[Item], scope: Scope) -> bool:
    return bool(
        deeds.done(
            "agenda",
            lambda intent: acts.set_agenda(session.desk(), intent, meeting, items),
            conclusion_text(scope.view.language),
            again=True,
        )
    )


def _more(meeting: Meeting, items: Sequence[Item], scope: Scope, text: MeetingText) -> None:
    key = drafts.key_of(f"heading_{meeting.id[:12]}")
    with st.form(f"form_{key}", border=False):
        st.text_input(text.heading, key=f"title_{key}", placeholder=text.heading_hint)
        st.form_submit_button(
            text.add, key=f"send_{key}", on_click=_add, args=(key, meeting, items, scope)
        )


def _add(key: str, meeting: Meeting, items: Sequence[Item], scope: Scope) -> None:
    title = str(st.session_state[f"title_{key}"] or "").strip()
    if title:
        add(meeting, items, Item(Shows.WORDS, title=title[:200]), scope)
        drafts.next_turn(key.rpartition("_")[0])


def add(meeting: Meeting, items: Sequence[Item], item: Item, scope: Scope) -> bool:
    """Put an item at the end of a meeting's agenda; tell whether that was done."""
    return bool(
        deeds.done(
            "agenda",
            lambda intent: acts.add_item(session.desk(), intent, meeting, item, items),
            conclusion_text(scope.view.language),
            again=True,
        )
    )
