"""Which figure of a chart is at hand: clicked in it, or chosen where there is no mouse."""

import json
from typing import NamedTuple

import streamlit as st

from services import session
from services.panels.marks import Mark

# What was chosen otherwise is clicked in its chart, too: so it lights up everywhere, and a click
# on what was lit before counts again. Where a figure has no mark, nothing stays lit.
_CLICK = """
((chart, codes) => {
  // Streamlit hides for a while what it has taken away.
  const drawing = [...document.querySelectorAll(`.st-key-chart_${chart} svg.marks`)]
    .find((one) => !one.closest('[data-retained]'));
  const is = ({__data__: item}) =>
    ['indicator', 'unit_id', 'period'].every((name, at) => item?.datum?.[name] === codes[at]);
  const mark = codes && [...drawing?.querySelectorAll('path, text') ?? []].find(is);
  (mark ?? drawing?.querySelector('.background'))
    ?.dispatchEvent(new MouseEvent('click', {bubbles: true}));
})"""

# A click on the figure that is lit already changes nothing, so Vega does not tell of it. Whoever
# has closed what was below the chart opens it again by that click.
AGAIN = """
if (!window.soketAgain) {
  window.soketAgain = true;
  const last = new Map();
  addEventListener('click', ({target, isTrusted}) => {
    const drawing = target.closest?.('[class*="st-key-chart_"] svg.marks');
    if (!drawing) return;
    const chart = drawing.closest('[class*="st-key-chart_"]'), datum = target.__data__?.datum;
    const name = chart.className.match(/st-key-chart_\\w+/)[0];
    const figure = datum?.period ? [datum.indicator, datum.unit_id, datum.period].join() : null;
    const isAgain = figure && last.get(name) === figure;
    last.set(name, figure);
    const open = () =>
      chart.querySelector('[class*="_more"] details:not([open]) > summary')?.click();
    // It takes a moment to close.
    if (isAgain && isTrusted) for (const wait of [400, 900]) setTimeout(open, wait);
  }, {capture: true});
}
"""


class _Pick(NamedTuple):
    """What is at hand in a chart of a page; charts of other pages may be called alike.

    Attributes:
        page: on which the chart stands.
        clicked: what the chart said last.
        mark: what is at hand; None: the whole chart.
        awaits: whether the chart has yet to say what was chosen otherwise.
    """

    page: str
    clicked: Mark | None = None
    mark: Mark | None = None
    awaits: bool = False


def taken(name: str, clicked: Mark | None) -> tuple[Mark | None, bool]:
    """Return the figure at hand in a chart, and whether it was clicked just now.

    Args:
        name: of the chart.
        clicked: what is selected in it.
    """
    held = _held(name)
    is_new = clicked != held.clicked
    is_ours = held.awaits and clicked in (None, held.mark)
    mark = clicked if is_new and not is_ours else held.mark
    st.session_state[_key(name)] = _Pick(held.page, clicked, mark, held.awaits and not is_new)
    return mark, mark is not None and mark != held.mark


def choose(name: str, mark: Mark | None) -> None:
    """Have another figure of a chart at hand; None: the whole chart."""
    held = _held(name)
    st.session_state[_key(name)] = _Pick(held.page, held.clicked, mark, mark != held.clicked)
    st.session_state["_to_click"] = name, mark


def show() -> None:
    """Have what was chosen since the last drawing light up as if it was clicked."""
    name, mark = st.session_state.pop("_to_click", ("", None))
    if name:
        # Codes come from spreadsheets.
        told = json.dumps([name, mark]).replace("<", "\\u003c")
        st.html(f"<script>{_CLICK}(...{told})</script>", unsafe_allow_javascript=True)


def _held(name: str) -> _Pick:
    held = st.session_state.get(_key(name))
    return held if held and held.page == session.page() else _Pick(session.page())


def _key(name: str) -> str:
    return f"_pick_{name}"
