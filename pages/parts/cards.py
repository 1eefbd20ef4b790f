"""Indicators as cards: one element for all, so that a phone and a slow line are no hardship."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st

from services.panels.cards import Card, Change

_MARKS = {"reached": "✔", "near": "◐", "behind": "▼"}
_WIDTH, _HEIGHT = 220, 36


def place(cards: Sequence[Card], links: Sequence[str] = ()) -> None:
    """Place cards side by side, as many to a row as there is room for.

    Args:
        cards: what is shown; every text in them is escaped.
        links: the address that each card opens; none: they open nothing.
    """
    targets = [*links, *[""] * (len(cards) - len(links))]
    shown = "".join(_card(card, link) for card, link in zip(cards, targets, strict=True))
    st.html(f'<div class="soket-cards">{shown}</div>')


def _card(card: Card, link: str) -> str:
    tag, href = ("a", f' href="{escape(link)}" target="_self"') if link else ("div", "")
    unit = f" <small>{escape(card.unit)}</small>" if card.unit else ""
    value = (
        f'<span class="value none">{escape(card.value)}</span>'
        if card.status == "no_data"
        else f'<span class="value">{escape(card.value)}{unit}</span>'
    )
    mark = (
        f'<span class="mark">{_MARKS[card.status]} {escape(card.status_word)}</span>'
        if card.status_word
        else ""
    )
    told = (
        escape(" · ".join(filter(None, (card.target, card.coverage)))),
        *map(_change, card.changes),
        escape(card.note),
    )
    lines = "".join(f'<span class="line">{line}</span>' for line in told if line)
    return (
        f'<{tag} class="soket-card soket-{card.status}"{href} title="{escape(card.help)}">'
        f'<span class="top"><span class="name">{escape(card.name)}</span>{mark}</span>'
        f"{value}{lines}{_sparkline(card)}</{tag}>"
    )


def _change(change: Change) -> str:
    arrow = {True: "▲ ", False: "▼ ", None: ""}[change.rises]
    kind = {True: "better", False: "worse", None: ""}[change.better]
    word = f" · {escape(change.judgement)}" if change.judgement else ""
    return f'<span class="{kind}">{arrow}{escape(change.text)}{word}</span>'


def _sparkline(card: Card) -> str:
    """Return the last three years as a line, broken where there was no figure.

    A picture by its data: what st.html cleans of a page leaves no drawing in it.
    """
    if not card.trend:
        return ""
    lines = "".join(
        '<polyline points="'
        + " ".join(f"{right * _WIDTH:.1f},{_HEIGHT - up * _HEIGHT:.1f}" for right, up in run)
        + '" fill="none" stroke="#4a86c5" stroke-width="2" stroke-linecap="round" '
        'vector-effect="non-scaling-stroke"/>'
        for run in card.trend
    )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {_WIDTH + 4} {_HEIGHT + 4}" '
        f'preserveAspectRatio="none">{lines}</svg>'
    )
    data = b64encode(drawing.encode()).decode()
    words = escape(card.trend_words)
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{words}" title="{words}">'
