"""Conclusions on the screen: every word of theirs is shown as text."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from services.panels.concluding import About
from services.panels.conclusions import Told
from services.text.conclusions import ConclusionText
from services.text.shown import shortened, shown

# How each state is marked, so that colour is never alone.
SIGNS = {
    "overdue": "▼",
    "underway": "◐",
    "no_data": "○",
    "reached": "✔",
    "done": "✔",
    "dropped": "✕",
    "withdrawn": "✕",
    "none": "■",
}


def subject(about: About) -> None:
    """Place what is concluded on, and its figure."""
    figure = f'<p class="soket-trust">{escape(about.figure)}</p>' if about.figure else ""
    st.html(f'<p class="soket-about">{escape(about.title)}</p>{figure}')


def several(
    conclusions: Sequence[Told], text: ConclusionText, links: Mapping[str, str] | None = None
) -> None:
    """Place conclusions one below the other, under a heading; nothing where there are none.

    Args:
        conclusions: what is placed.
        text: the words.
        links: label -> address of its own page; none leads nowhere.
    """
    if not conclusions:
        return
    items = "".join(one(told, link=(links or {}).get(told.label, "")) for told in conclusions)
    heading = escape(text.conclude.already)
    st.html(f'<p class="soket-trust">{heading}</p><div class="soket-told">{items}</div>')


def one(
    told: Told,
    *,
    about: bool = False,
    is_headed: bool = True,
    is_signed: bool = True,
    link: str = "",
) -> str:
    """Return a conclusion as HTML, everything in it escaped.

    Args:
        told: the conclusion.
        about: whether to say on what it is.
        is_headed: whether its number is to stand in it.
        is_signed: whether to say who recorded it, and whether it has arrived.
        link: the address that its number opens; "" opens nothing.
    """
    label = f"<span>{escape(told.label)}</span>" if is_headed else ""
    if link:
        label = f'<a href="{escape(link)}" target="_self">{escape(told.label)}</a>'
    state = (
        f'<span class="state {told.verdict}">{SIGNS[told.verdict]} {escape(told.state)}</span>'
        if told.verdict != "none"
        else ""
    )
    lines = [told.about] if about else []
    lines += [*told.task, told.beside]
    lines += [told.author, told.delivery] if is_signed else []
    shown = "".join(f'<div class="line">{escape(line)}</div>' for line in lines if line)
    return (
        f'<div class="soket-one {told.verdict}"><div class="head">{label}'
        f"<span>{escape(told.opinion)}</span>{state}</div>"
        f'<p class="words" dir="auto">{escape(told.text)}</p>{shown}</div>'
    )


def plain(words: str) -> str:
    """Return words that may hold a person's text, with no Markdown in it."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~$<>:" else c for c in words)


def one_line(words: str) -> str:
    """Return a person's words as one line for a list of choices."""
    return shortened(words, 80)


def paragraph(*lines: str) -> None:
    """Place lines of a person's words, quietly."""
    st.html(
        "".join(
            f'<p class="soket-trust" dir="auto">{escape(shown(line))}</p>' for line in lines if line
        )
    )


def numbered(number: int, words: str) -> None:
    """Place a numbered line of a list."""
    st.html(
        f'<p class="soket-item"><b>{number}.</b> <span dir="auto">{escape(shown(words))}</span></p>'
    )
