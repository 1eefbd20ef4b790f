"""All conclusions: narrowed by what somebody looks for, sorted by how they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts import delivery, presses, showing, told, worded
from services import address, session
from services.access import Right, Role, may
from services.conclusions.acts import Desk
from services.conclusions.content import Opinion
from services.conclusions.wanted import EVERY, OUTSIDE, Standing, Wanted, Whose, parse_wanted
from services.indicators.indicator import Area
from services.meetings.acts import known as known_meetings
from services.panels import board
from services.panels.board import Place
from services.panels.conclusions import Told
from services.panels.scope import Scope
from services.text.choices import told_apart
from services.text.conclusions import BoardText, conclusion_text

# So many stand in a column before the others are asked for.
_SHOWN = 12


def place(desk: Desk, scope: Scope) -> None:
    """Place filters and board, or what to do where nothing was concluded yet."""
    text = conclusion_text(scope.view.language)
    everything = desk.log.state.conclusions
    delivery.place(desk, text.delivery, scope.view.language)
    if not everything:
        st.info(text.board.none_yet, icon=":material/gavel:")
        if may(desk.person, Right.CONCLUDE):
            st.caption(text.board.none_yet_hint)
        return
    wanted, _ = parse_wanted(session.chosen(address.BOARD))
    _filters(desk, scope, wanted)
    found = board.wanted_ones(desk, scope, wanted)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(text.board.shown.format(shown=len(found), all=len(everything)))
        if wanted != Wanted():
            st.button(
                text.board.reset,
                key="board_reset",
                icon=":material/filter_alt_off:",
                on_click=presses.whole(session.choose),
                kwargs={address.BOARD: EVERY},
            )
    if not found:
        st.info(text.board.none_found)
        return
    columns = board.board(desk, scope, found)
    for place_, column in zip(Place, st.columns(len(Place)), strict=True):
        with column:
            _column(place_, columns[place_], text.board)


def _column(place_: Place, mine: Sequence[Told], text: BoardText) -> None:
    heading = getattr(text, place_.value)
    st.subheader(f"{heading} · {len(mine)}", anchor=False)
    if not mine:
        st.caption(text.nothing_here)
        return
    key = f"_more_{place_}"
    shown = st.session_state.get(key, _SHOWN)
    for one in mine[:shown]:
        with st.container(key=f"conclusion_{one.id}"):
            st.button(
                one.label,
                key=f"open_{one.id}",
                type="tertiary",
                icon=":material/chevron_right:",
                on_click=presses.whole(session.choose),
                kwargs={address.CONCLUSION: one.label},
            )
            st.html(told.one(one, about=True, is_headed=False))
    if len(mine) > shown:
        st.button(
            text.more.format(count=len(mine) - shown),
            key=f"more_{place_}",
            on_click=_show_more,
            args=(key, shown),
        )


@presses.whole
def _show_more(key: str, shown: int) -> None:
    st.session_state[key] = shown + _SHOWN


def _filters(desk: Desk, scope: Scope, wanted: Wanted) -> None:
    text = conclusion_text(scope.view.language)
    words = text.board
    whose = {Whose.EVERYBODYS: words.everybodys}
    if may(desk.person, Right.CONCLUDE):
        whose[Whose.MINE] = words.mine
    if desk.person.role is Role.UNIT:
        whose[Whose.MY_UNITS] = words.my_units
    areas = {EVERY: words.every_area}
    areas |= {area: str(getattr(scope.text.frame, area)) for area in Area}
    meetings = {EVERY: words.every_meeting, OUTSIDE: words.outside}
    known = known_meetings(desk, scope.snapshot).values()
    meetings |= {meeting.code: told.one_line(meeting.name) for meeting in known}
    choices: Sequence[tuple[str, str, Mapping[str, str]]] = (
        ("state", words.state, _states(words)),
        ("area", words.area, {**areas, OUTSIDE: text.general}),
        ("opinion", words.opinion, {EVERY: words.every_opinion, **_opinions(text.opinions)}),
        ("whose", words.whose, {code.value: name for code, name in whose.items()}),
        ("meeting", words.meeting, told_apart(meetings)),
    )
    shown = [one for one in choices if len(one[2]) > 1 and (one[0] != "meeting" or len(one[2]) > 2)]
    with st.container(horizontal=True, vertical_alignment="bottom", key="board_filters"):
        showing.show("board_search", wanted.search)
        st.text_input(
            words.search,
            key="board_search",
            placeholder=words.search_hint,
            icon=":material/search:",
            on_change=_take,
            args=("search",),
        )
        for name, label, offered in shown:
            worded.show(f"board_{name}", getattr(wanted, name), offered)
            st.selectbox(
                label,
                list(offered),
                key=f"board_{name}",
                format_func=partial(_named, offered),
                placeholder=label,
                on_change=_take,
                args=(name,),
            )


def _named(offered: Mapping[str, str], code: str) -> str:
    return offered.get(code, code)


@presses.whole
def _take(name: str) -> None:
    wanted, _ = parse_wanted(session.chosen(address.BOARD))
    changed = replace(wanted, **{name: str(worded.chosen(f"board_{name}"))})
    session.choose(**{address.BOARD: changed.code})


def _states(words: BoardText) -> Mapping[str, str]:
    return {
        Standing.EVERY: words.every_state,
        Standing.OPEN: words.open_only,
        Standing.OVERDUE: words.overdue_only,
        Standing.CLOSED: words.closed_only,
        Standing.WITHDRAWN: words.withdrawn_only,
    }


def _opinions(names: Mapping[Opinion, str]) -> Mapping[str, str]:
    return {code.value: name for code, name in names.items()}
