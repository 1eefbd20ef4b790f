"""Buttons whose press is not lost, and not taken twice."""

from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


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
