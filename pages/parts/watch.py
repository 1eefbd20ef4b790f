"""Newer figures come to the screen by themselves, and at once where somebody asks for them."""

import threading
import time
import weakref
from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import presses
from services import session
from services.text import numbers
from services.text.screen import ScreenText

_SECONDS = 2
# What a run has sent is with the browser sooner than this before the next tick comes.
_EARLY = 0.1


def follow(text: ScreenText, place: DeltaGenerator) -> None:
    """Draw the page anew as soon as there are newer figures, and say so quietly.

    Args:
        text: the words in the reader's language.
        place: where it is told how many spreadsheets are read, while there are more to come.
    """
    if st.session_state.pop("_announce", False):
        now = numbers.clock(datetime.now(UTC))
        st.toast(text.frame.new_data.format(time=now), icon=":material/update:")
    this = weakref.ref(threading.current_thread())
    st.session_state["_drawn"] = _choices(), this, time.monotonic()
    st.session_state["_drawn_conclusions"] = session.running().conclusions.version
    with place:
        _watch(text)


@st.fragment(run_every=_SECONDS)
def _watch(text: ScreenText) -> None:
    taken = session.taken()
    if taken is None:
        return
    progress = taken.refresher.progress
    if taken.is_outdated:
        # While there is more to come, each piece of it is no news.
        st.session_state["_announce"] = progress is None
        st.rerun()
    is_concluded = st.session_state["_drawn_conclusions"] != session.running().conclusions.version
    if taken.is_reach_changed or is_concluded or is_redraw_due(_SECONDS):
        st.rerun()
    if progress:
        read, total = progress
        words = text.reach.partial if taken.snapshot else text.reach.reading
        words = words.format(read=read, total=total) if total else text.reach.listing
        st.info(words, icon=":material/hourglass_top:")


def is_redraw_due(seconds: float) -> bool:
    """Tell whether the page on the screen may not be the one of the reader's choices.

    A fragment's rerun that arrives when a whole run has just ended makes Streamlit drop what that
    run has not sent yet; and of two requests at one time the older may put its widgets' values in
    place last. Both leave a page behind that was drawn for other choices.

    Args:
        seconds: after which the fragment that asks comes again by itself.
    """
    drawn = st.session_state.get("_drawn")
    if drawn is None:
        # The page is being drawn for the first time, and this with it.
        return False
    chosen, thread, at = drawn
    if _choices() != chosen:
        return True
    # One and the same thread draws page and fragment one after the other, and loses nothing.
    is_same = thread() is threading.current_thread()
    return not is_same and time.monotonic() - at < seconds - _EARLY


def keep_to(page: str) -> None:
    """Draw the whole page anew where a fragment of another page is asked for.

    A click on a page that is just being left reaches Streamlit when the next page is there, and
    it would put the chart that was clicked, with its old figures, into the place of the new one.
    """
    if page != session.page():
        st.rerun()


def _choices() -> Mapping[str, str]:
    return dict(st.session_state.get("_address", {}))


def refresh(text: ScreenText) -> None:
    """Place the button that has the spreadsheets read at once, and say how that went."""
    st.button(
        text.data.refresh,
        key="refresh",
        icon=":material/refresh:",
        help=text.data.refresh_help,
        on_click=_look,
    )
    looked = st.session_state.pop("_looked", None)
    if looked is None:
        return
    if not looked:
        st.toast(text.data.refreshing)
    elif (taken := session.taken()) and taken.reach.unreachable_since:
        st.toast(text.data.not_refreshed.format(place=session.running().name))
    else:
        st.toast(text.data.refreshed.format(time=numbers.clock(datetime.now(UTC))))


@presses.whole
def _look() -> None:
    # Before the page is drawn, so that it is drawn with what was found.
    st.session_state["_looked"] = session.refresher().look_now()
