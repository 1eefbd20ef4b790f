"""Where a screen of a meeting is, what turns it on, and how it follows the one on the wall."""

from collections.abc import Callable

import streamlit as st

from pages.parts import panels, presses, watch
from services import address, session
from services.meetings.content import Meeting
from services.meetings.stage import ahead, behind
from services.panels import slides
from services.panels.scope import Scope
from services.text.stage import StageText

_SECONDS = 1
# How many keys were taken; the chart that is shown; whether all items are listed in its place.
_TAKEN, _CHART, _OUTLINE = "_stage_taken", "_stage_chart", "_outline"
_FORM = "_stage_form"
# Item and picture to which this screen was turned by itself.
_OWN = "_own_position"


def position(meeting: Meeting, count: int, is_wall: bool) -> tuple[int, int]:
    """Return the item and the picture that this screen shows."""
    stage, state = session.running().stage, st.session_state
    shown = stage.position(meeting.id)
    own = state.get(_OWN)
    if is_wall and shown is None:
        # The server was started anew, or nobody has presented yet: the wall says where it is.
        shown = stage.show(meeting.id, *(own or (-1, 0)))
    if is_wall and shown:
        own = state[_OWN] = (shown.at, shown.look)
    at, look = own if own is not None else (shown.at, shown.look) if shown else (-1, 0)
    state["_stage_number"] = shown.number if shown else 0
    state["_stage_at"] = (min(at, count - 1), look)
    return min(at, count - 1), look


def shows_outline() -> bool:
    """Tell whether all items are listed in place of the one that is shown."""
    return bool(st.session_state.get(_OUTLINE))


def shows_chart(name: str) -> None:
    """Remember which chart is shown; "" is none."""
    st.session_state[_CHART] = name


def wants_form() -> bool:
    """Tell once whether somebody wants to conclude on what is shown."""
    return bool(st.session_state.pop(_FORM, False))


def taken() -> int:
    """Return how many keys were taken on this screen."""
    return int(st.session_state.get(_TAKEN, 0))


def keys(scope: Scope, meeting: Meeting, is_wall: bool, text: StageText) -> None:
    """Place the buttons that the keys press."""
    labels = {"forward": text.forward, "back": text.back, "look": text.look, "first": text.start}
    with st.container(key="stage_keys"), presses.once("stage_form"):
        for way, label in labels.items():
            args = (_turn, scope, meeting, way, is_wall)
            st.form_submit_button(label, key=f"stage_{way}", on_click=_take_key, args=args)
        for name, label, do in (
            ("overview", text.overview, _toggle_outline),
            ("conclude", text.conclude, _conclude),
        ):
            st.form_submit_button(label, key=f"stage_{name}", on_click=_take_key, args=(do,))
        if st.form_submit_button(text.leave, key="stage_leave"):
            st.session_state.pop(_OWN, None)
            session.choose(**{address.MEETING: meeting.id})
            st.switch_page("pages/meeting.py", query_params={})


def own_way(scope: Scope, meeting: Meeting, text: StageText) -> None:
    """Place what a reader turns by himself, and what takes him back."""
    wanders = st.session_state.get(_OWN) is not None
    st.caption(text.wanders if wanders else text.follows)
    if wanders:
        st.button(text.return_, key="stage_return", type="primary", on_click=_return)
    with presses.once("seat_form"), st.container(horizontal=True):
        for way, label in (("back", text.back), ("forward", text.forward)):
            args = (scope, meeting, way, False)
            st.form_submit_button(label, key=f"seat_{way}", on_click=_turn, args=args)


@st.fragment(run_every=_SECONDS)
def follow(meeting_id: str, is_wall: bool) -> None:
    """Draw the page anew when the wall has moved on; whoever writes stays where that is."""
    state = st.session_state
    chart = state.get(_CHART)
    if not is_wall and chart and panels.is_writing(chart):
        state.setdefault(_OWN, state.get("_stage_at"))
        return
    shown = session.running().stage.position(meeting_id)
    number = shown.number if shown else 0
    is_moved = number != state.get("_stage_number")
    state["_stage_number"] = number
    if is_moved or watch.is_redraw_due(_SECONDS):
        st.rerun()


@presses.whole
def _turn(scope: Scope, meeting: Meeting, way: str, is_wall: bool) -> None:
    """Go on from what is shown now: a second press may come before the first one is drawn."""
    desk = session.desk()
    items = slides.items_of(scope.snapshot, desk, meeting)
    at, look = position(meeting, len(items), is_wall)
    pages = slides.pages_of(desk, scope, meeting, items[at]) if at >= 0 else 1
    ways = {
        "forward": ahead(at, look, pages, len(items)),
        "back": behind(at, look, pages),
        "look": (at, look + 1),
        "first": (-1, 0),
    }
    st.session_state[_OUTLINE] = False
    st.session_state[_OWN] = ways[way]
    if is_wall:
        session.running().stage.show(meeting.id, *ways[way])


@presses.whole
def _take_key(do: Callable[..., None], *args: object) -> None:
    """Do what a key stands for; the page says that it was taken, see ``wall``."""
    st.session_state[_TAKEN] = taken() + 1
    do(*args)


def _toggle_outline() -> None:
    st.session_state[_OUTLINE] = not shows_outline()


def _conclude() -> None:
    # The chart that will be shown may not be drawn yet.
    st.session_state[_FORM] = True


@presses.whole
def _return() -> None:
    st.session_state.pop(_OWN, None)
    st.session_state[_OUTLINE] = False
