"""What a widget is made to show, which the browser may not have heard yet when it asks next."""

from typing import Any

import streamlit as st


def show(key: str, value: object, *, anew: bool = False) -> bool:
    """Let a widget show a value; one that shows it already is left alone.

    A value that is set is sent to the browser as new, which draws the widget twice. But on a slow
    line a browser also asks with what its widget showed before it was told otherwise. That may be
    the very value again that the widget is to show now, by a change that was taken back at once;
    unless it is told so, it would go on with what it has not heard yet.

    Args:
        key: of the widget.
        value: what it is to show.
        anew: whether to tell it in any case.

    Returns:
        Whether the browser asked with this value, and may go on with another one unless it is told.
    """
    state = st.session_state
    unheard: dict[str, tuple[list[Any], object]] = state.setdefault("_unheard", {})
    claimed = state.get(key)
    before, told = unheard.get(key, ([], value))
    if claimed not in before:
        # The browser has heard, and answers by its own.
        before, told = [], value
        unheard.pop(key, None)
    is_again = claimed == value != told
    if anew or claimed != value or is_again:
        state[key] = value
        may_claim = [one for one in (*before, told) if one != claimed] if before else []
        unheard[key] = [*may_claim, claimed], value
    return is_again
