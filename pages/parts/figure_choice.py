"""The figure of a chart on which it is concluded, chosen from a list where nobody points at it."""

from collections.abc import Sequence

import streamlit as st

from pages.parts import drafts, picks, presses, worded
from services.charts.pins import Pin
from services.panels.concluding import About
from services.panels.marks import Mark, marks
from services.panels.panel import Panel
from services.text.conclusions import ConcludeText

# Stands for the whole chart.
_WHOLE = Mark("", "", "")


def place(
    panel: Panel, picked: Mark | None, pins: Sequence[Pin], about: About, text: ConcludeText
) -> None:
    """Place the list of a chart's figures; nothing where a chart has none of its own.

    Args:
        panel: the chart.
        picked: the figure at hand; None: the whole chart.
        pins: what was concluded before, told beside the figures.
        about: what is concluded on.
        text: the words.
    """
    names = {_WHOLE: text.whole, **marks(panel)}
    if len(names) == 1:
        return
    if picked and picked not in names:
        # Filters have changed since; what is half typed is still about that figure.
        names[picked] = text.elsewhere.format(figure=about.title)
    numbers = {pin.key: pin.label for pin in pins}
    labels = {mark: _named(name, numbers.get(mark.key, "")) for mark, name in names.items()}
    key = f"{panel.name}_figure"
    worded.show(key, picked or _WHOLE, labels)
    st.selectbox(
        text.figure,
        list(labels),
        key=key,
        format_func=labels.__getitem__,
        placeholder=text.figure,
        label_visibility="collapsed",
        on_change=_take,
        args=(panel.name, key, about),
    )


def _named(name: str, number: str) -> str:
    return f"{name} · ● {number}" if number else name


@presses.whole
def _take(name: str, key: str, about: About) -> None:
    mark: Mark = worded.chosen(key)
    picks.choose(name, None if mark == _WHOLE else mark)
    drafts.carry(about.key, about.opinion)
