"""The pins of a chart in a row below it: to be reached by keyboard, and by a finger."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts import presses, told, worded
from services.panels.marks import Listed, Mark
from services.text.choices import told_apart

# More than these are a list of their own.
_MOST = 12


def place(
    name: str, pins: Sequence[Listed], label: str, open_: Callable[[str, Mark], None]
) -> None:
    """Place the pins of a chart; nothing where it has none.

    Args:
        name: of the chart.
        pins: in the order in which they stand.
        label: what their list is called, where they are too many for a row.
        open_: what a press on one does, given the chart's name and the pin's figure.
    """
    if not pins:
        return
    if len(pins) > _MOST:
        _list(name, {pin.mark: pin.line for pin in pins}, label, open_)
        return
    with st.container(key=f"pins_{name}", horizontal=True, gap="xsmall"):
        for pin in pins:
            # Only the number is seen; the rest is read aloud, and shown as soon as the pin has
            # the focus, or somebody points at it.
            st.button(
                f"**{pin.label}** {told.plain(pin.spoken)}",
                key=f"pin_{name}_{'_'.join(pin.mark)}",
                help=f"**{told.plain(pin.name)}**\n\n{told.plain(pin.told)}",
                type="primary",
                on_click=open_,
                args=(name, pin.mark),
            )


def _list(
    name: str, lines: dict[Mark, str], label: str, open_: Callable[[str, Mark], None]
) -> None:
    key = f"pins_{name}"

    @presses.whole
    def take() -> None:
        mark = worded.chosen(key)
        # The same one may be chosen again.
        st.session_state[key] = None
        if mark:
            open_(name, mark)

    lines = told_apart(lines)
    worded.offer(key, lines, None)
    st.selectbox(
        label,
        list(lines),
        key=key,
        format_func=lines.__getitem__,
        placeholder=label,
        label_visibility="collapsed",
        on_change=take,
    )
