"""The button that signs in, wherever somebody needs to be known, and the way back to there."""

import json
import logging
from typing import Literal

import streamlit as st
from streamlit.errors import StreamlitAuthError

from pages.parts.presses import done, pressed
from services import session, sign_in
from services.access import SIGN_IN_LAPSED, Person, Standing
from services.doctor.here import provider_of
from services.sign_in import ProviderState
from services.text import people
from services.text.language import Language

MAY_SIGN_IN = SIGN_IN_LAPSED | {Standing.NOT_SIGNED_IN}
_LOG = logging.getLogger(__name__)


def is_open_to(person: Person) -> bool:
    """Tell whether somebody can sign in, or sign in again."""
    return person.standing in MAY_SIGN_IN


def button(
    label: str,
    key: str,
    here: str,
    language: Language,
    look: Literal["primary", "secondary"] = "secondary",
) -> None:
    """Place the button that leads to the provider of the sign-in, and back.

    Args:
        label: what stands on it.
        key: its key.
        here: the address to which it leads back; "": to the first page.
        language: the reader's.
        look: how much it catches the eye.
    """
    if pressed(label, key, "login", look):
        _lead(0 if language is Language.VI else 1)
        done(key)
    _cookie(sign_in.BACK, here)


def forget_way() -> None:
    """Have the browser forget where a sign-in was begun."""
    _cookie(sign_in.BACK, "")


def forget_asking() -> None:
    """Have the browser forget that its reader was sent to the provider."""
    _cookie(sign_in.ASKED, "")


def _lead(at: int) -> None:
    """Lead the reader to the provider of the sign-in."""
    auth = session.auth() or {}
    st.session_state["_stopped"] = False
    # It goes to the browser while the provider is asked, before the browser leaves.
    _cookie(sign_in.ASKED, sign_in.YES)
    state = sign_in.provider_state(auth)
    if state is ProviderState.SILENT:
        st.error(people.SIGN_IN_SILENT[at])
    else:
        try:
            if state is ProviderState.READY:
                st.login(provider_of(auth))
                return
        except StreamlitAuthError as error:
            _LOG.warning("Nobody can sign in: %s", error)
        st.error(people.SIGN_IN_FAILED[at])
    _cookie(sign_in.ASKED, "")


def _cookie(name: str, value: str) -> None:
    """Have the browser keep a cookie for a while; "": forget it."""
    seconds = sign_in.BACK_SECONDS if value else 0
    cookie = json.dumps(f"{name}={value}; path=/; max-age={seconds}; samesite=lax")
    # Of an address only letters, digits and a few signs are left, none of which ends a script.
    st.html(f"<script>document.cookie = {cookie}</script>", unsafe_allow_javascript=True)
