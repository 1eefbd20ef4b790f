"""Something is done about a conclusion by a press of a button, once, and what came of it is told.

It is done in the button's callback: a run of the page may be broken off for a newer one at any
time, but a callback that is ``presses.whole`` never is.
"""

from collections.abc import Callable

import streamlit as st

from pages.parts import told as words
from services.conclusions.events import Event, new_id
from services.errors import NotAllowedError, NotKeptError, SoKetError, UnfitTextError
from services.text.conclusions import ConcludeText, ConclusionText


def done(
    key: str, act: Callable[[str], Event], text: ConclusionText, *, again: bool = False
) -> Event | None:
    """Do something with an id of its own, once.

    Args:
        key: what tells the place of the button from others; where there are words to it, with the
            turn of its field, so that a second press on the same words does nothing more.
        act: does it, under an id.
        text: the words for why it was refused.
        again: whether the next press of this button is another intent.

    Returns:
        What was kept; None: it was refused, or was done before.
    """
    state = st.session_state
    if state.get(f"_done_{key}"):
        return None
    intent = state.setdefault(f"_intent_{key}", new_id())
    try:
        kept = act(intent)
    except SoKetError as error:
        fail(key, failure(error, text.conclude))
        return None
    if again:
        del state[f"_intent_{key}"]
    else:
        state[f"_done_{key}"] = True
    return kept


def fail(key: str, why: str) -> None:
    """Have it said, at the place of the button, why nothing was done."""
    st.session_state[f"_failed_{key}"] = why


def told(key: str) -> None:
    """Say why nothing was done, or have the whole page drawn anew where something was."""
    if why := st.session_state.pop(f"_failed_{key}", None):
        st.error(words.plain(why))
    elif "_said" in st.session_state:
        st.rerun()


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
