"""A chart with everything that stands around it."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import cast

import streamlit as st

from pages.parts import (
    conclude,
    notices,
    passing_on,
    picks,
    pin_row,
    presses,
    quoted,
    tables,
    watch,
)
from pages.parts.drawings import drawing
from pages.parts.quoted import ROWS
from services import session
from services.access import Right, may
from services.charts.pins import Pin
from services.drafting import can_draft
from services.indicators.catalogue import BY_CODE
from services.panels import evidence
from services.panels.marks import Mark, listed
from services.panels.panel import Panel
from services.panels.pins import pins_of
from services.text.conclusions import conclusion_text

# What can be opened under a chart; what is closed costs a rerun nothing.
_CONCLUDE, _TABLE, _FILES = "conclude", "table", "files"


def place(
    panel: Panel,
    units: Sequence[str] = (),
    *,
    where: tuple[str, Mapping[str, str]] | None = None,
    is_titled: bool = True,
    has_pin_row: bool = True,
) -> None:
    """Place a panel: title, chart, trust, and on demand its words, table, files, and rows.

    Args:
        panel: what is placed.
        units: the units among which a reader can choose to see the rows behind the chart.
        where: the page on which it stands and the choices there, where that is another page.
        is_titled: whether its title is to stand above it.
        has_pin_row: whether its pins are to stand below it, too, where it has any.
    """
    _place(session.page(), panel, units, where, is_titled, has_pin_row)


@st.fragment
def _place(
    page: str,
    panel: Panel,
    units: Sequence[str],
    where: tuple[str, Mapping[str, str]] | None,
    is_titled: bool,
    has_pin_row: bool,
) -> None:
    watch.keep_to(page)
    scope = session.scope()
    text = scope.text.panel
    session.placed()[panel.name] = panel
    with notices.guard(scope.text), st.container(key=f"chart_{panel.name}", border=True):
        pins = pins_of(scope, panel, session.running().conclusions.state)
        # What pins say is read aloud with the chart: nobody has to find them with a mouse.
        aloud = " ".join((panel.summary, *(pin.spoken for pin in pins)))
        # One element for all the words: each more is drawn anew at every change of a filter.
        title = f'<h3 class="soket-title">{escape(panel.title)}</h3>' if is_titled else ""
        st.html(
            f'{title}<p class="soket-trust">{escape(panel.trust)}</p>'
            f'<p class="soket-hidden">{escape(aloud)}</p>'
        )
        if panel.why_empty:
            st.info(_plain(panel.why_empty), icon=":material/filter_alt_off:")
            return
        # Streamlit leaves part of the types of its charts open.
        event = st.vega_lite_chart(  # pyright: ignore[reportUnknownMemberType]
            drawing(panel, pins),
            key=_drawing_key(panel, where),
            width="stretch",
            on_select="rerun",
            selection_mode="datum",
        )
        words = conclusion_text(scope.view.language).conclude
        labels = {
            _CONCLUDE: words.conclude,
            _TABLE: text.table,
            ROWS: text.rows_behind,
            _FILES: text.files,
        }
        if not panel.indicator and not can_draft(panel.name):
            del labels[ROWS]
        picked, is_clicked = picks.taken(panel.name, _clicked(event))
        if picked and is_clicked:
            _open(panel, picked, is_pinned=any(pin.key == picked.key for pin in pins))
        if pins and has_pin_row:
            label = words.pins.format(count=len(pins))
            pin_row.place(panel.name, listed(panel, pins), label, _open_pin)
        label = " · ".join(labels.values())
        _keep_open(panel.name, label)
        more = st.expander(
            label,
            key=f"{panel.name}_more",
            on_change="rerun",
            type="compact",
        )
        if more.open:
            with more:
                _opened(panel, units, picked, pins, labels, where)
        picks.show()


def _drawing_key(panel: Panel, where: tuple[str, Mapping[str, str]] | None) -> str:
    """Return the key of a chart, under which Streamlit remembers what was clicked in it.

    On the wall nothing is lit that was clicked on a page, or on the wall in another picture.
    """
    if where is None:
        return f"{panel.name}_drawing"
    page, choices = where
    told = repr((page, sorted(choices.items()), panel.indicator))
    return f"{panel.name}_stage_{sha256(told.encode()).hexdigest()[:8]}"


def _keep_open(name: str, label: str) -> None:
    """Keep what is open below a chart when its words change: to Streamlit it is another one."""
    state, before = st.session_state, f"_label_{name}"
    if state.get(before, label) != label:
        for key in (f"{name}_more", f"{name}_opened"):
            if key in state:
                state[key] = state[key]
    state[before] = label


def is_writing(name: str) -> bool:
    """Tell whether the form under a chart is open."""
    state = st.session_state
    return bool(state.get(f"{name}_more")) and state.get(f"{name}_opened") == _CONCLUDE


def open_conclude(name: str) -> None:
    """Open the form under a chart by the chart's name."""
    st.session_state[f"{name}_more"], st.session_state[f"{name}_opened"] = True, _CONCLUDE


def put_away(name: str) -> None:
    """Close what is open under a chart, with nothing of it at hand any more."""
    st.session_state[f"{name}_more"] = False
    picks.choose(name, None)


@presses.whole
def _open_pin(name: str, mark: Mark) -> None:
    picks.choose(name, mark)
    open_conclude(name)


def _open(panel: Panel, picked: Mark, *, is_pinned: bool) -> None:
    """Open what a mark that was clicked just now is clicked for.

    That is to conclude on it, or to read what was concluded; for others the rows behind it.
    """
    concludes = is_pinned or may(session.person(), Right.CONCLUDE)
    if not concludes and not panel.indicator:
        return
    state = st.session_state
    quoted.forget(panel.name)
    state[f"{panel.name}_more"] = True
    state[f"{panel.name}_opened"] = _CONCLUDE if concludes else ROWS
    state[f"{panel.name}_unit"] = picked.unit_id or session.scope().snapshot.units.root


def _opened(
    panel: Panel,
    units: Sequence[str],
    picked: Mark | None,
    pins: Sequence[Pin],
    labels: Mapping[str, str],
    where: tuple[str, Mapping[str, str]] | None,
) -> None:
    """Place what was opened under a chart, and the choice of something else."""
    text = session.scope().text.panel
    key = f"{panel.name}_opened"
    if key not in st.session_state:
        # Streamlit forgets what was chosen here as soon as it is closed.
        last = st.session_state.get(f"_last_{key}")
        st.session_state[key] = last if last in labels else _TABLE
    chosen = st.segmented_control(
        text.choose,
        list(labels),
        key=key,
        required=True,
        format_func=labels.__getitem__,
        label_visibility="collapsed",
    )
    st.session_state[f"_last_{key}"] = chosen
    if chosen == _CONCLUDE:
        conclude.on_chart(panel, picked, pins, where)
    elif chosen == ROWS:
        _rows(panel, units, picked, where)
    elif chosen == _FILES:
        passing_on.place(panel, where)
    else:
        st.caption(_plain(panel.summary))
        decimals = BY_CODE[panel.indicator].decimals if panel.indicator else 1
        tables.place(panel.table, decimals=decimals)


def _plain(words: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+|!~$<>:" else c for c in words)


def _clicked(event: object) -> Mark | None:
    """Return the mark that is selected in a chart, if there is one."""
    selection = cast("dict[str, dict[str, list[dict[str, str]]]]", event or {}).get("selection", {})
    for mark in selection.get("datum", []):
        # A target line is no figure: it has no period.
        if mark.get("period"):
            return Mark(mark.get("indicator", ""), mark.get("unit_id", ""), mark["period"])
    return None


def _rows(
    panel: Panel,
    units: Sequence[str],
    picked: Mark | None,
    where: tuple[str, Mapping[str, str]] | None,
) -> None:
    """Place the rows behind a number of the chart's sentence, a mark, or a unit's figure."""
    is_followed = quoted.place(panel.name, quoted.drafted(panel, where))
    if panel.indicator and not is_followed:
        _rows_behind(panel, units, picked)


def _rows_behind(panel: Panel, units: Sequence[str], picked: Mark | None) -> None:
    scope = session.scope()
    text, indicator = scope.text.panel, BY_CODE[panel.indicator]
    names = evidence.units_to_choose(scope, indicator, units)
    key = f"{panel.name}_unit"
    if st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    unit = st.selectbox(
        text.choose_unit,
        list(names),
        key=key,
        format_func=names.__getitem__,
        placeholder=text.choose_unit,
        help=text.rows_behind_help,
    )
    span = picked.period if picked else scope.view.span.code
    st.caption(_plain(evidence.told(scope, indicator, unit, span)))
    rows = evidence.rows(scope, indicator, unit, span)
    if rows.empty:
        st.info(text.nothing_chosen)
    else:
        tables.place_rows(rows, scope.text.data.open)
