"""Presses that are not lost, not done by half, and not taken twice."""

from collections.abc import Callable
from functools import wraps
from typing import Literal, ParamSpec

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

P = ParamSpec("P")
# What a session's state calls at each use, to be broken off for a newer request.
_LOOKS = "_yield_callback"


def whole(do: Callable[P, object]) -> Callable[P, None]:
    """Return a callback that is not broken off.

    Others are, where the browser's next request comes while they work: Streamlit looks for one at
    every use of the session's state, gives up the callback there and takes it for done. Here the
    request waits until the callback has ended.

    Args:
        do: what is called at a press or a choice.
    """

    @wraps(do)
    def called(*args: P.args, **kwargs: P.kwargs) -> None:
        context = get_script_run_ctx()
        if context is None:
            do(*args, **kwargs)
            return
        looks = context.session_state
        before = getattr(looks, _LOOKS)
        object.__setattr__(looks, _LOOKS, lambda: None)
        try:
            do(*args, **kwargs)
        finally:
            object.__setattr__(looks, _LOOKS, before)

    return called


def pressed(
    label: str,
    key: str,
    icon: str,
    look: Literal["primary", "secondary", "tertiary"] = "secondary",
) -> bool:
    """Place a button; tell whether it was pressed, also where the run was begun anew since.

    Args:
        label: what stands on it.
        key: its key.
        icon: the name of its sign.
        look: how much it catches the eye.
    """
    sign = f":material/{icon}:"
    st.button(label, key=key, icon=sign, type=look, on_click=_note, args=(key,))
    return f"_{key}_pressed" in st.session_state


@whole
def _note(key: str) -> None:
    st.session_state[f"_{key}_pressed"] = True


def done(key: str) -> None:
    """Forget a press; not before, as any run may be broken off for a newer one."""
    del st.session_state[f"_{key}_pressed"]


def once(key: str) -> DeltaGenerator:
    """Return the place of buttons whose press must not count twice; they are submit buttons.

    The browser holds the press of a plain button back for a moment, and a fragment that runs by
    the clock takes it along in that moment: its callback is called for both. A form's press is
    sent at once, and by itself.

    Args:
        key: of the form.
    """
    return st.form(key, border=False, enter_to_submit=False, width="content")
