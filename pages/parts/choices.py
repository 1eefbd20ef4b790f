"""Choices that belong to one page and stand in the address with the others."""

from collections.abc import Sequence

import streamlit as st

from pages.parts import presses, worded
from services import address, session
from services.indicators.indicator import Indicator
from services.panels.figures import worded as in_words
from services.text.choices import told_apart


def indicator(offered: Sequence[Indicator], current: Indicator) -> Indicator:
    """Place the choice of the indicator that the charts show, and return it."""
    scope = session.scope()
    names = {one.code: f"{one.code} · {in_words(one.name, scope.view.language)}" for one in offered}
    worded.show("page_indicator", current.code, names)
    st.selectbox(
        scope.text.panel.indicator,
        list(names),
        key="page_indicator",
        format_func=names.__getitem__,
        placeholder=scope.text.panel.indicator,
        on_change=_take,
        args=("page_indicator", address.INDICATOR),
    )
    return current


def unit(offered: Sequence[str], current: str, labels: Sequence[str]) -> str:
    """Place the choice of the unit that a page is about, and return it."""
    names = told_apart(dict(zip(offered, labels, strict=True)))
    worded.show("page_unit", current, names)
    label = session.scope().text.frame.unit
    st.selectbox(
        label,
        list(names),
        key="page_unit",
        format_func=names.__getitem__,
        placeholder=label,
        on_change=_take,
        args=("page_unit", address.UNIT),
    )
    return current


@presses.whole
def _take(key: str, name: str) -> None:
    session.choose(**{name: worded.chosen(key)})
