"""The screen on the wall, one thing at a time, and the screens that follow it."""

import json
from functools import partial
from html import escape

import streamlit as st

from pages.parts import conclude, deeds, drafts, filters, lists, meetings, panels, quoted, told
from services import address, session
from services.access import Right, may
from services.charts.selection import ELEMENT
from services.conclusions.acts import Desk
from services.meetings.content import Item, Meeting, Shows
from services.panels import again, slides
from services.panels.scope import Scope
from services.panels.slides import Slide
from services.text import numbers
from services.text.meetings import StageText, meeting_texts

_SECONDS = 1
# The chart on the wall, as against the same one on a desk.
_LARGER = 1.6
# Keys press the buttons that lie out of sight. A clicker sends PageUp and PageDown; black and dark
# are the wall's own, and nobody else's.
_KEYS = """
if (!window.soketStage) {
  window.soketStage = true;
  const press = (name) => document.querySelector(`.st-key-stage_${name} button`)?.click();
  const keys = {ArrowRight: 'forward', PageDown: 'forward', ' ': 'forward', ArrowLeft: 'back',
    PageUp: 'back', v: 'look', o: 'overview', c: 'conclude', Escape: 'leave', Home: 'first'};
  const root = document.documentElement;
  addEventListener('keydown', (event) => {
    if (!document.querySelector('.st-key-stage_keys')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.('input, textarea, [contenteditable], [role="combobox"]');
    if (typing) { if (event.key === 'Escape') event.target.blur(); return; }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'b' || key === '.') root.classList.toggle('soket-black');
    else if (root.classList.contains('soket-black')) root.classList.remove('soket-black');
    else if (key === 'd') root.classList.toggle('soket-dark');
    else if (keys[key]) press(keys[key]);
    else return;
    event.preventDefault();
  });
}
"""
_STYLE = """
<style>
[data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stExpandSidebarButton"]
  {display: none !important}
.stMainBlockContainer {padding: 1rem 2rem 3rem}
@media (min-width: 1100px) {html {font-size: 21px}}
.st-key-stage_keys {position: fixed; left: -200vw; top: 0}
:has(> .st-key-stage_numbers) {display: none}
.soket-stage {display: flex; gap: 1rem; align-items: baseline; justify-content: space-between;
  font-size: .95rem; color: var(--soket-quiet)}
.soket-stage b {color: inherit}
.soket-slide {margin: .1rem 0 .2rem; font-size: 2rem; line-height: 1.2; font-weight: 700}
.soket-sentence {margin: 0 0 .3rem; font-size: 1.25rem; line-height: 1.35}
.soket-outline {font-size: 1.2rem; line-height: 1.7; margin: 0; padding-left: 1.6rem}
.soket-outline .on {font-weight: 700}
[data-testid="stMain"]:focus, [data-testid="stMain"] :focus:not(:focus-visible) {outline: none}
html.soket-dark {filter: invert(1) hue-rotate(180deg); background: #fff}
html.soket-black body {visibility: hidden}
html.soket-black {background: #000}
@media (max-width: 640px) {.soket-slide {font-size: 1.35rem} .soket-sentence {font-size: 1.05rem}}
</style>
"""


def leads(desk: Desk) -> bool:
    """Tell whether this is the screen on the wall: it was opened as that, by who may."""
    asked = session.chosen(address.SCREEN) == address.WALL
    return asked and may(desk.person, Right.CONCLUDE)


def figures(meeting: Meeting, is_wall: bool) -> Scope:
    """Return the look of a meeting at the figures on which it stands still.

    Args:
        meeting: which.
        is_wall: whether this screen leads; it has the figures stand still.
    """
    stage, newest = session.running().stage, session.scope().snapshot
    held = stage.held(meeting.id)
    if held is None and is_wall and not newest.waiting:
        held = stage.hold(meeting.id, newest)
    return slides.scope_of(held or newest, meeting, session.view().language)


def place(desk: Desk, scope: Scope, meeting: Meeting, is_wall: bool) -> None:
    """Place what a meeting shows now, or what this reader has turned to."""
    text = meeting_texts(scope.view.language).stage
    items = slides.items_of(scope.snapshot, desk, meeting)
    st.html(_STYLE)
    # Nothing is lit on the wall that was clicked on a page.
    unlit = f"document.getElementById({json.dumps(ELEMENT)}).value = ''"
    st.html(f"<script>{unlit};{_KEYS}</script>", unsafe_allow_javascript=True)
    at, look = _position(meeting, len(items), is_wall)
    _keys(meeting, at, look, len(items), is_wall, text)
    _head(scope, meeting, items, at, text)
    if st.session_state.get("_outline"):
        _outline(scope, items, at)
    elif at < 0:
        _first(desk, meeting, is_wall, text)
    else:
        _slide(slides.slide(desk, scope, meeting, items[at], look), meeting, is_wall, text)
    _foot(scope, meeting, is_wall, text)


def _position(meeting: Meeting, count: int, is_wall: bool) -> tuple[int, int]:
    """Return the item and the picture that this screen shows."""
    stage, state = session.running().stage, st.session_state
    shown = stage.position(meeting.id)
    own = state.get("_own_position")
    if is_wall and shown is None:
        # The server was started anew, or nobody has presented yet: the wall says where it is.
        shown = stage.show(meeting.id, *(own or (-1, 0)))
    if is_wall and shown:
        own = state["_own_position"] = (shown.at, shown.look)
    at, look = own if own is not None else (shown.at, shown.look) if shown else (-1, 0)
    state["_stage_number"] = shown.number if shown else 0
    state["_stage_at"] = (min(at, count - 1), look)
    return min(at, count - 1), look


def _turn(meeting: Meeting, at: int, look: int, is_wall: bool) -> None:
    st.session_state["_outline"] = False
    st.session_state["_own_position"] = (at, look)
    if is_wall:
        session.running().stage.show(meeting.id, at, look)


def _keys(meeting: Meeting, at: int, look: int, count: int, is_wall: bool, text: StageText) -> None:
    """Place the buttons that the keys press."""
    with st.container(key="stage_keys"):
        for name, label, where in (
            ("forward", text.forward, (min(at + 1, count - 1), 0)),
            ("back", text.back, (max(at - 1, -1), 0)),
            ("look", text.look, (at, look + 1)),
            ("first", text.back, (-1, 0)),
        ):
            st.button(label, key=f"stage_{name}", on_click=_turn, args=(meeting, *where, is_wall))
        st.button(text.overview, key="stage_overview", on_click=_toggle, args=("_outline",))
        st.button(text.conclude, key="stage_conclude", on_click=_conclude)
        if st.button(text.leave, key="stage_leave"):
            st.session_state.pop("_own_position", None)
            session.choose(**{address.MEETING: meeting.id})
            st.switch_page("pages/meeting.py", query_params={})


def _toggle(name: str) -> None:
    st.session_state[name] = not st.session_state.get(name)


def _conclude() -> None:
    if name := st.session_state.get("_stage_chart"):
        panels.open_conclude(name)


def _head(
    scope: Scope, meeting: Meeting, items: tuple[Item, ...], at: int, text: StageText
) -> None:
    following = items[at + 1 : at + 2]
    after = text.next.format(title=slides.title_of(scope, following[0])) if following else text.last
    place_ = text.at.format(at=at + 1, all=len(items)) if at >= 0 else ""
    sample = (
        f' <span class="soket-sample" role="note">{escape(scope.text.frame.sample)}</span>'
        if scope.snapshot.is_sample
        else ""
    )
    st.html(
        f'<div class="soket-stage"><span><b>{place_}</b> {escape(told.one_line(meeting.name))}'
        f"{sample}</span><span>{escape(told.one_line(after))}</span></div>"
    )


def _outline(scope: Scope, items: tuple[Item, ...], at: int) -> None:
    lines = "".join(
        f'<li class="{"on" if number == at else ""}">{escape(slides.title_of(scope, item))}</li>'
        for number, item in enumerate(items)
    )
    st.html(f'<ol class="soket-outline">{lines}</ol>')


def _first(desk: Desk, meeting: Meeting, is_wall: bool, text: StageText) -> None:
    st.html(f'<p class="soket-slide" dir="auto">{escape(told.one_line(meeting.name))}</p>')
    told.paragraph(" · ".join(filter(None, (meeting.time, meeting.place, meeting.chair))))
    if is_wall:
        meetings.code(meeting, text.first)
        if may(desk.person, Right.CONCLUDE):
            st.caption(text.keys)
    else:
        st.info(text.waiting, icon=":material/hourglass_top:")


def _slide(slide: Slide, meeting: Meeting, is_wall: bool, text: StageText) -> None:
    session.look(slide.scope)
    view = slide.scope.view
    larger = _LARGER if is_wall else 1.0
    panel = (
        session.made(again.drawn, slide.page, slide.chart, view.indicator, view.unit, larger)
        if slide.chart
        else None
    )
    heading = panel.title if panel else slide.title
    marked = quoted.marked(slide.sentence, "stage", "button")
    sentence = f'<p class="soket-sentence">{marked}</p>' if marked else ""
    st.html(f'<p class="soket-slide" dir="auto">{escape(told.one_line(heading))}</p>{sentence}')
    if panel:
        follow = partial(quoted.open_rows, panel.name, slide.sentence)
        with st.container(key="stage_numbers"):
            quoted.place_keys("stage", slide.sentence, follow)
    st.session_state["_stage_chart"] = panel.name if panel else ""
    conclude.at_meeting(meeting.code)
    if panel:
        panels.place(panel, where=(slide.page, address.stated(view)), is_titled=False)
    match slide.item.shows:
        case Shows.TASKS:
            items = "".join(told.one(one, about=True) for one in slide.told)
            st.html(f'<div class="soket-told">{items}</div>')
            if not items:
                st.success(text.no_tasks)
        case Shows.SILENT if slide.silent:
            lists.silent(slide.silent, session.scope().text.overview)
        case Shows.SILENT:
            st.success(text.none_silent)
        case _:
            pass


def _foot(scope: Scope, meeting: Meeting, is_wall: bool, text: StageText) -> None:
    stage = session.running().stage
    with st.container(horizontal=True, vertical_alignment="center", key="stage_foot"):
        held = stage.held(meeting.id)
        if held:
            said = text.stands.format(time=numbers.moment(held.made_at))
            newest = session.refresher().readings.snapshot
            is_newer = newest is not None and newest.version != held.version
            st.caption(f"{said}; {text.newer}" if is_newer else said)
            if is_newer and is_wall:
                st.button(text.take, key="stage_take", on_click=_take, args=(meeting,))
        if not is_wall:
            _own_way(meeting, text)
            filters.language_switch(scope.text)
    deeds.told("stage")
    drafts.place()
    _follow(meeting.id, is_wall)


def _own_way(meeting: Meeting, text: StageText) -> None:
    wanders = st.session_state.get("_own_position") is not None
    st.caption(text.wanders if wanders else text.follows)
    if wanders:
        st.button(text.return_, key="stage_return", type="primary", on_click=_return)
    for name, label in (("back", text.back), ("forward", text.forward)):
        at = (st.session_state.get("_own_position") or _shown(meeting))[0]
        step = 1 if name == "forward" else -1
        st.button(
            label, key=f"seat_{name}", on_click=_turn, args=(meeting, max(at + step, -1), 0, False)
        )


def _shown(meeting: Meeting) -> tuple[int, int]:
    shown = session.running().stage.position(meeting.id)
    return (shown.at, shown.look) if shown else (-1, 0)


def _return() -> None:
    st.session_state.pop("_own_position", None)
    st.session_state["_outline"] = False


def _take(meeting: Meeting) -> None:
    newest = session.refresher().readings.snapshot
    if newest is not None:
        session.running().stage.hold(meeting.id, newest)


@st.fragment(run_every=_SECONDS)
def _follow(meeting_id: str, is_wall: bool) -> None:
    """Draw the page anew when the wall has moved on; whoever writes stays where that is."""
    state = st.session_state
    chart = state.get("_stage_chart")
    if not is_wall and chart and panels.is_writing(chart):
        state.setdefault("_own_position", state.get("_stage_at"))
        return
    shown = session.running().stage.position(meeting_id)
    number = shown.number if shown else 0
    if number != st.session_state.get("_stage_number"):
        st.session_state["_stage_number"] = number
        st.rerun()
