"""Indicators as cards: one element for all, so that a phone and a slow line are no hardship."""

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
    lines = "".join(
        f'<span class="line">{line}</span>'
        for line in (
            escape(" · ".join(filter(None, (card.target, card.coverage)))),
            *map(_change, card.changes),
        )
    )
    return (
        f'<{tag} class="soket-card soket-{card.status}"{href} title="{escape(card.help)}">'
        f'<span class="top"><span class="name">{escape(card.name)}</span>{mark}</span>'
        f"{value}{lines}{_sparkline(card)}</{tag}>"
    )


def _change(change: Change) -> str:
    arrow = {True: "↗ ", False: "↘ ", None: ""}[change.better]
    return f"{arrow}{escape(change.text)}"


def _sparkline(card: Card) -> str:
    """Return the last three years as a line, broken where there was no figure."""
    known = [value for value in card.trend if value is not None]
    if len(known) < 2:
        return ""
    top = max(known) or 1.0
    step = _WIDTH / (len(card.trend) - 1)
    pieces: list[list[str]] = [[]]
    for at, value in enumerate(card.trend):
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append(f"{at * step:.1f},{_HEIGHT - value / top * (_HEIGHT - 4):.1f}")
    lines = "".join(
        f'<polyline points="{" ".join(piece)}" fill="none" stroke="currentColor" '
        'stroke-width="2" stroke-linecap="round" vector-effect="non-scaling-stroke"/>'
        for piece in pieces
        if piece
    )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(card.trend_words)}">{lines}</svg>'
    )
