"""The agenda of a meeting, changed by a press at a time."""

from collections.abc import Sequence

import streamlit as st

from pages.parts import deeds, drafts, told
from services import session
from services.access import Right, may
from services.conclusions.acts import Desk
from services.meetings import acts
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
    st.caption(text.proposed if meeting.agenda is None else text.own)
    if not items:
        st.info(text.empty)
    may_change = may(desk.person, Right.CONCLUDE)
    for at, item in enumerate(items):
        with st.container(horizontal=True, vertical_alignment="center", key=f"item_{at}"):
            told.numbered(at + 1, slides.title_of(own, item))
            if may_change:
                # On a phone they go to the next line together.
                with st.container(horizontal=True, width="content", gap="small"):
                    _moves(meeting, items, at, scope, text)
    if may_change:
        _more(meeting, items, scope, text)
    deeds.told("agenda")


def _moves(
    meeting: Meeting, items: Sequence[Item], at: int, scope: Scope, text: MeetingText
) -> None:
    for name, icon, label, order in (
        ("up", "arrow_upward", text.up, _swapped(items, at - 1, at)),
        ("down", "arrow_downward", text.down, _swapped(items, at, at + 1)),
        ("remove", "close", text.remove, (*items[:at], *items[at + 1 :])),
    ):
        st.button(
            f":material/{icon}:",
            key=f"{name}_{at}",
            help=label,
            type="tertiary",
            disabled=order is None,
            on_click=_set,
            args=(meeting, order, scope),
        )


def _swapped(items: Sequence[Item], first: int, second: int) -> tuple[Item, ...] | None:
    if first < 0 or second >= len(items):
        return None
    return (*items[:first], items[second], items[first], *items[second + 1 :])


def _set(meeting: Meeting, items: Sequence[Item], scope: Scope) -> None:
    deeds.done(
        "agenda",
        lambda intent: acts.set_agenda(session.desk(), intent, meeting, items),
        conclusion_text(scope.view.language),
        again=True,
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
