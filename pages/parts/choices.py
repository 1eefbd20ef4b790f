"""Choices that belong to one page and stand in the address with the others."""

from collections.abc import Sequence

import streamlit as st

from services import address, session
from services.indicators.indicator import Indicator
from services.panels.figures import worded


def indicator(offered: Sequence[Indicator], current: Indicator) -> Indicator:
    """Place the choice of the indicator that the charts show, and return it."""
    scope = session.scope()
    names = {one.code: f"{one.code} · {worded(one.name, scope.view.language)}" for one in offered}
    session.show("page_indicator", current.code)
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
    names = dict(zip(offered, labels, strict=True))
    session.show("page_unit", current)
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


def _take(key: str, name: str) -> None:
    session.choose(**{name: st.session_state[key]})
