"""The filter bar on top of every page."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import presses, worded
from services import address, session
from services.indicators.indicator import Area
from services.intake.tables import TABLE_BY_NAME
from services.panels.choices import period_choices, quarter_choices, unit_label
from services.snapshot import Snapshot
from services.text.choices import told_apart
from services.text.language import Language
from services.text.screen import ScreenText
from services.view import KIND_COLUMNS

_CUSTOM = "custom"
# Pixels of a field beside the units, which take all the room that is left.
_NARROW = 250


def language() -> Language:
    """Return the language on the switch, which stands in the address by itself."""
    asked = st.session_state.get("lang") or st.query_params.get("lang")
    return Language(asked) if asked in list(Language) else Language.VI


def bar(page: str) -> DeltaGenerator:
    """Return the bar's place, to be filled after the page; all in it lies side by side.

    One container and no columns in it: each is drawn anew at every change of a filter.
    """
    return st.container(
        key="filters",
        horizontal=True,
        horizontal_alignment="right" if address.OWN.get(page) else "left",
        vertical_alignment="bottom",
        gap="xsmall",
    )


def place(snapshot: Snapshot, area: Area | None, text: ScreenText) -> None:
    """Fill the bar: period, units, kinds where the page has them, link, reset, language.

    A page that shows no figures of a period has its own filters, and here only what is left.
    """
    if address.OWN.get(session.page()):
        _link(text)
        language_switch(text)
        return
    _period(snapshot, text)
    _units(snapshot, text)
    if area in KIND_COLUMNS:
        _kinds(area, text)
    _link(text)
    st.button(
        ":material/restart_alt:",
        key="filter_reset",
        help=f"{text.filters.reset}: {text.filters.reset_help}",
        on_click=_reset,
        args=(snapshot, area),
    )
    language_switch(text)
    if st.session_state.get("_custom"):
        _range(snapshot, text)


def language_switch(text: ScreenText) -> None:
    """Place the switch of the language."""
    st.segmented_control(
        text.frame.language,
        [member.value for member in Language],
        key="lang",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )


def _period(snapshot: Snapshot, text: ScreenText) -> None:
    choices = period_choices(snapshot, session.chosen(address.PERIOD), text)
    choices = {**choices, _CUSTOM: text.filters.custom}
    current = _CUSTOM if st.session_state.get("_custom") else session.chosen(address.PERIOD)
    worded.show("filter_period", current, choices)
    st.selectbox(
        text.filters.period,
        list(choices),
        key="filter_period",
        format_func=choices.__getitem__,
        on_change=_take_period,
        placeholder=text.filters.period,
        width=_NARROW,
    )


@presses.whole
def _take_period() -> None:
    picked = worded.chosen("filter_period")
    st.session_state["_custom"] = picked == _CUSTOM
    if picked != _CUSTOM:
        session.choose(**{address.PERIOD: picked})


def _range(snapshot: Snapshot, text: ScreenText) -> None:
    quarters = quarter_choices(snapshot, session.chosen(address.PERIOD), text)
    first, last, _ = st.columns([1, 1, 3])
    offered = list(quarters)
    for place_, key, label, default in (
        (first, "filter_first", text.filters.first, offered[-1]),
        (last, "filter_last", text.filters.last, offered[0]),
    ):
        kept = worded.chosen(key)
        worded.show(key, kept if kept in quarters else default, quarters)
        place_.selectbox(
            label,
            offered,
            key=key,
            format_func=quarters.__getitem__,
            on_change=_take_range,
            placeholder=label,
        )


@presses.whole
def _take_range() -> None:
    first, last = (worded.chosen(f"filter_{end}") for end in ("first", "last"))
    span, swapped = address.span_between(first, last)
    st.session_state["_swapped"] = swapped
    session.choose(**{address.PERIOD: span.code})


def _units(snapshot: Snapshot, text: ScreenText) -> None:
    units = snapshot.units
    asked = session.chosen(address.UNITS)
    names = {code: unit_label(units, code, text) for code in units.in_tree_order()}
    names = told_apart(names)
    chosen = [] if asked == address.NONE else asked.split(",")
    worded.show("filter_units", chosen, names)
    st.multiselect(
        text.filters.units,
        list(names),
        key="filter_units",
        format_func=names.__getitem__,
        on_change=_take_units,
        args=(units.root,),
        placeholder=text.filters.choose,
        help=text.filters.units_help,
    )
    st.button(
        text.filters.select_all,
        key="filter_units_all",
        on_click=presses.whole(session.choose),
        kwargs={address.UNITS: ",".join(units.children(units.root))},
    )
    st.button(
        text.filters.clear,
        key="filter_units_none",
        on_click=presses.whole(session.choose),
        kwargs={address.UNITS: address.NONE},
    )


@presses.whole
def _take_units(root: str) -> None:
    picked = tuple(worded.chosen("filter_units"))
    before = session.chosen(address.UNITS)
    session.choose(**{address.UNITS: address.joined_units(picked, before, root)})


def _kinds(area: Area | None, text: ScreenText) -> None:
    if area is None:
        return
    table, column = KIND_COLUMNS[area]
    vietnamese = session.chosen(address.LANGUAGE) == Language.VI
    labels = {
        choice.code: choice.vi if vietnamese else choice.en
        for choice in TABLE_BY_NAME[table].column(column).choices
    }
    asked = session.chosen(address.KINDS)
    chosen = [code for code in asked.split(",") if code in labels]
    worded.show("filter_kind", chosen, labels)
    label = text.filters.kinds_training if area is Area.CADRES else text.filters.kinds_activity
    st.multiselect(
        label,
        list(labels),
        key="filter_kind",
        format_func=labels.__getitem__,
        on_change=_take_kinds,
        placeholder=text.filters.kinds_all,
        width=_NARROW,
    )


@presses.whole
def _take_kinds() -> None:
    session.choose(**{address.KINDS: ",".join(worded.chosen("filter_kind")) or address.ALL})


@presses.whole
def _reset(snapshot: Snapshot, area: Area | None) -> None:
    st.session_state["_custom"] = False
    kept = (address.LANGUAGE, address.INDICATOR, address.UNIT)
    session.choose(**{k: v for k, v in address.defaults(snapshot, area).items() if k not in kept})


def _link(text: ScreenText) -> None:
    popover = st.popover(
        ":material/link:",
        key="filter_link",
        help=text.filters.share,
        on_change="rerun",
    )
    if popover.open:
        with popover:
            st.caption(text.filters.share_help)
            st.code(session.link(), language=None, wrap_lines=True)
