"""The agenda of a meeting, changed by keys or by a press at a time."""

from collections.abc import Sequence

import streamlit as st

from pages.parts import deeds, drafts, presses, told, worded
from services import session
from services.access import Right, may
from services.conclusions.acts import Desk
from services.meetings import acts, order
from services.meetings.content import Item, Meeting, Shows
from services.meetings.order import Step
from services.panels import slides
from services.panels.scope import Scope
from services.text.conclusions import conclusion_text
from services.text.meetings import MeetingText, meeting_texts

# Where the item stood that was chosen last.
_AT = "_agenda_at"


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
                args=(meeting, scope),
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
    names = {one: told.plain(name) for one, name in order.labelled(items, titles).items()}
    entries = list(names)
    at = 0
    if worded.chosen(key) not in names:
        # It was removed, here or by somebody else.
        at = min(int(state.get(_AT, 0)), len(entries) - 1)
        state.pop(key, None)
    worded.offer(key, names, entries[at])
    # Numbered by their look alone: so the browser says which item is chosen, wherever it stands.
    chosen = st.radio(
        text.agenda,
        entries,
        at,
        format_func=names.__getitem__,
        key=key,
        label_visibility="collapsed",
    )
    state[_AT] = entries.index(chosen) if chosen in names else 0
    # Behind the list, and always in sight while the list is.
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="agenda_do"):
        with presses.once("agenda_form"):
            for step, icon, label, press in (
                (Step.UP, "arrow_upward", text.up, "Alt+Up"),
                (Step.DOWN, "arrow_downward", text.down, "Alt+Down"),
                (Step.TOP, "vertical_align_top", text.top, "Alt+PageUp"),
                (Step.BOTTOM, "vertical_align_bottom", text.bottom, "Alt+PageDown"),
            ):
                # Never off: whoever chooses and moves at once would press what is off still.
                st.form_submit_button(
                    label,
                    key=f"agenda_{step}",
                    icon=f":material/{icon}:",
                    shortcut=press,
                    on_click=_move,
                    args=(key, meeting, scope, step),
                )
            st.form_submit_button(
                text.remove,
                key="agenda_remove",
                icon=":material/close:",
                shortcut="Alt+Delete",
                on_click=_remove,
                args=(key, meeting, scope),
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
            args=(key, meeting, scope),
        )


@presses.whole
def _place_chosen(key: str, meeting: Meeting, scope: Scope) -> None:
    to = st.session_state["agenda_place"]
    st.session_state["agenda_place"] = None
    if to is not None:
        _move(key, meeting, scope, int(to))


@presses.whole
def _move(key: str, meeting: Meeting, scope: Scope, to: Step | int) -> None:
    now, items = _now(meeting, scope)
    _set(now, items, order.moved(items, worded.chosen(key), to), scope)


@presses.whole
def _remove(key: str, meeting: Meeting, scope: Scope) -> None:
    now, items = _now(meeting, scope)
    one, found = worded.chosen(key), order.entries(items)
    if one in found:
        st.session_state[_AT] = found.index(one)
        _set(now, items, order.without(items, one), scope)


@presses.whole
def _renew(meeting: Meeting, scope: Scope) -> None:
    now, items = _now(meeting, scope)
    fresh = slides.proposed_for(scope.snapshot, session.desk(), meeting)
    _set(now, items, order.renewed(items, fresh), scope)


def _now(meeting: Meeting, scope: Scope) -> tuple[Meeting, tuple[Item, ...]]:
    """Return a meeting and its agenda as they are, whatever they were when the page was drawn.

    A second press may come before the page shows what the first one did.
    """
    desk = session.desk()
    now = acts.known(desk, scope.snapshot).get(meeting.id, meeting)
    return now, slides.items_of(scope.snapshot, desk, now)


def _set(meeting: Meeting, before: Sequence[Item], items: Sequence[Item], scope: Scope) -> None:
    if items == before:
        return
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


@presses.whole
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
