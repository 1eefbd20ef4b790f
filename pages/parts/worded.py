"""Lists that keep what is chosen in them when their words change.

A list answers with the words of what is chosen. In another language, on another day, after a
meeting was renamed, the browser may still answer with the words from before; these would be taken
for no choice at all, or for a code. So the words that a list had are remembered.
"""

from collections.abc import Mapping
from typing import Any, cast

import streamlit as st

from pages.parts import showing


def show(key: str, value: object, names: Mapping[Any, str]) -> None:
    """Let a list show a value, which it is told anew when its words have changed.

    Args:
        key: of the list.
        value: what it is to show, by its code.
        names: code -> words of all that can be chosen in it.
    """
    showing.show(key, value, anew=_are_others(key, names))


def offer(key: str, names: Mapping[Any, str], usual: object, *, in_form: bool = False) -> None:
    """Let a list that is about to be placed begin with a choice, and then keep what is chosen.

    Args:
        key: of the list.
        names: code -> words of all that can be chosen in it.
        usual: what is chosen in it to begin with, by its code.
        in_form: whether it stands in a form, which alone knows what is chosen until it is sent.
    """
    state = st.session_state
    if _are_others(key, names) and key in state and not in_form:
        state[key] = chosen(key)
    state.setdefault(key, usual)


def place_of(names: Mapping[Any, str], usual: object) -> int | None:
    """Return where in a list its usual choice stands, which the list is to be told, too.

    What is only set reaches the browser with one run; where that one is broken off for a newer
    one, the browser would take the first choice for what was chosen.
    """
    codes = list(names)
    return codes.index(usual) if usual in codes else None


def chosen(key: str) -> Any:  # noqa: ANN401  (of whatever kind the codes of the list are)
    """Return what is chosen in a list by its code, several as a list; None: there is no list."""
    value = st.session_state.get(key)
    if isinstance(value, list):
        return [_code(key, one) for one in cast("list[object]", value)]
    return _code(key, value)


def _code(key: str, value: object) -> object:
    now, before = _words(key)
    codes = now.values()
    return value if value in codes else now.get(value, before.get(value, value))


def _words(key: str) -> tuple[Mapping[object, object], Mapping[object, object]]:
    """Return words -> code of a list as it was placed last, and as it was before."""
    return st.session_state.get(f"_words_{key}", ({}, {}))


def _are_others(key: str, names: Mapping[Any, str]) -> bool:
    """Remember the words of a list; tell whether it had others."""
    words, (now, _) = {said: code for code, said in names.items()}, _words(key)
    if words != now:
        st.session_state[f"_words_{key}"] = words, now
    return bool(now) and words != now
