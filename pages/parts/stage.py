"""The screen on the wall, one thing at a time, and the screens that follow it."""

from functools import partial
from html import escape

import streamlit as st

from pages.parts import (
    conclude,
    deeds,
    drafts,
    filters,
    lists,
    meetings,
    panels,
    presses,
    quoted,
    told,
    turning,
    wall,
)
from services import address, session
from services.access import Right, may
from services.conclusions.acts import Desk
from services.meetings.content import Item, Meeting, Shows
from services.panels import again, slides
from services.panels.scope import Scope
from services.panels.slides import Slide
from services.text import numbers
from services.text.meetings import meeting_texts
from services.text.shown import shortened
from services.text.stage import StageText

# A heading has two lines at most.
_LONGEST = 140
# The letters of a chart on the wall, as against those on a desk; all of it grows to fill its room.
_LARGER = 1.3


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
        # The server was started anew, where a meeting that is on has none.
        held = stage.hold(meeting.id, newest, meeting.version if meeting.is_on else "")
    return slides.scope_of(held or newest, meeting, session.view().language)


def place(desk: Desk, scope: Scope, meeting: Meeting, is_wall: bool) -> None:
    """Place what a meeting shows now, or what this reader has turned to."""
    text = meeting_texts(scope.view.language).stage
    items = slides.items_of(scope.snapshot, desk, meeting)
    wall.place(is_wall=is_wall)
    at, look = turning.position(meeting, len(items), is_wall)
    turning.keys(scope, meeting, is_wall, text)
    _head(scope, meeting, items, at, text)
    if turning.shows_outline():
        _outline(scope, items, at)
    elif at < 0:
        _first(desk, meeting, is_wall, text)
    else:
        made = slides.slide(desk, scope, meeting, items[at], look)
        _slide(made, look, meeting, is_wall, text)
    _foot(scope, meeting, is_wall, text)


def _head(
    scope: Scope, meeting: Meeting, items: tuple[Item, ...], at: int, text: StageText
) -> None:
    following = items[at + 1 : at + 2]
    after = text.next.format(title=slides.title_of(scope, following[0])) if following else text.last
    place_ = text.at.format(at=at + 1, all=len(items)) if at >= 0 else ""
    # Before the first item the meeting is called by its name below.
    name = told.one_line(meeting.name) if at >= 0 else ""
    sample = (
        f'<span class="soket-sample" role="note">{escape(scope.text.frame.sample)}</span>'
        if scope.snapshot.is_sample
        else ""
    )
    st.html(
        f'<div class="soket-stage" data-taken="{turning.taken()}">'
        f"<span><b>{place_}</b> {escape(name)}</span>{sample}"
        f"<span>{escape(told.one_line(after))}</span></div>"
    )


def _outline(scope: Scope, items: tuple[Item, ...], at: int) -> None:
    lines = "".join(
        f'<li class="{"on" if number == at else ""}">{escape(slides.title_of(scope, item))}</li>'
        for number, item in enumerate(items)
    )
    st.html(f'<ol class="soket-outline">{lines}</ol>')


def _first(desk: Desk, meeting: Meeting, is_wall: bool, text: StageText) -> None:
    lines = (meeting.time, meeting.place, meeting.chair)
    if is_wall:
        keys = text.keys if may(desk.person, Right.CONCLUDE) else ""
        meetings.first_slide(meeting, " · ".join(filter(None, lines)), text.first, keys)
        return
    st.html(f'<p class="soket-slide" dir="auto">{escape(told.one_line(meeting.name))}</p>')
    told.paragraph(" · ".join(filter(None, lines)))
    if meeting.ended_at:
        st.info(text.ended, icon=":material/event_available:")
    else:
        st.info(text.waiting, icon=":material/hourglass_top:")


def _slide(slide: Slide, look: int, meeting: Meeting, is_wall: bool, text: StageText) -> None:
    session.look(slide.scope)
    view = slide.scope.view
    larger = _LARGER if is_wall else 1.0
    panel = (
        session.made(again.drawn, slide.page, slide.chart, view.indicator, view.unit, larger)
        if slide.chart
        else None
    )
    heading = panel.title if panel else slide.title
    if slide.told and slide.looks > 1:
        heading = text.page.format(title=heading, at=look % slide.looks + 1, all=slide.looks)
    marked = quoted.marked(slide.sentence, "stage", "button")
    sentence = f'<p class="soket-sentence">{marked}</p>' if marked else ""
    st.html(
        f'<p class="soket-slide" dir="auto">{escape(shortened(heading, _LONGEST))}</p>{sentence}'
    )
    if panel:
        follow = partial(quoted.open_rows, panel.name, slide.sentence)
        with st.container(key="stage_numbers"):
            quoted.place_keys("stage", slide.sentence, follow)
    turning.shows_chart(panel.name if panel else "")
    conclude.at_meeting(meeting.code)
    if panel:
        _turned_to(panel.name, (meeting.id, slide.page, view.indicator, view.unit))
        if turning.wants_form():
            panels.open_conclude(panel.name)
        # Nobody on the wall reaches for a pin, and what is below the chart is read by all.
        where = slide.page, address.stated(view)
        panels.place(panel, where=where, is_titled=False, has_pin_row=not is_wall)
    match slide.item.shows:
        case Shows.TASKS:
            shown = slides.at_once(slide, look)
            items = "".join(told.one(one, about=True, is_signed=False) for one in shown)
            st.html(f'<div class="soket-told">{items}</div>')
            if not items:
                st.success(text.no_tasks)
        case Shows.SILENT if slide.silent:
            lists.silent(slide.silent, session.scope().text.overview)
        case Shows.SILENT:
            st.success(text.none_silent)
        case _:
            pass


def _turned_to(chart: str, item: tuple[str, ...]) -> None:
    """Close what was open below the chart of another item, lest it be taken for this one's."""
    state = st.session_state
    if state.get("_stage_item") != (chart, *item):
        state["_stage_item"] = (chart, *item)
        panels.put_away(chart)


def _foot(scope: Scope, meeting: Meeting, is_wall: bool, text: StageText) -> None:
    stage = session.running().stage
    with st.container(horizontal=True, vertical_alignment="center", key="stage_foot"):
        held = stage.held(meeting.id)
        if held:
            form = text.moved if stage.is_moved(meeting.id) else text.stands
            said = form.format(time=numbers.moment(held.made_at))
            newest = session.refresher().readings.snapshot
            is_newer = newest is not None and newest.version != held.version
            st.caption(f"{said}; {text.newer}" if is_newer else said)
            if is_newer and is_wall:
                st.button(text.take, key="stage_take", on_click=_take, args=(meeting,))
        if not is_wall:
            turning.own_way(scope, meeting, text)
            filters.language_switch(scope.text)
    deeds.told("stage")
    drafts.place()
    turning.follow(meeting.id, is_wall)


@presses.whole
def _take(meeting: Meeting) -> None:
    newest = session.refresher().readings.snapshot
    if newest is not None:
        session.running().stage.hold(meeting.id, newest)
