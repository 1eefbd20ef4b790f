"""A meeting: which, what is told of it, how it is shown and followed, what was concluded at it."""

from html import escape

import segno
import streamlit as st

from pages.parts import deeds, drafts, presses, told, worded
from services import address, session
from services.access import Right, may
from services.conclusions.acts import Desk
from services.conclusions.events import Event
from services.meetings import acts, archive
from services.meetings.acts import Called
from services.meetings.content import Meeting
from services.meetings.fold import find, short_name
from services.panels import slides
from services.panels.choices import period_choices
from services.panels.conclusions import tell
from services.panels.scope import Scope
from services.text import numbers
from services.text.choices import told_apart
from services.text.conclusions import conclusion_text
from services.text.meetings import MeetingText, meeting_texts
from services.text.shown import line

_NEW = "new"


def chosen(desk: Desk, scope: Scope) -> Meeting | None:
    """Place the choice of a meeting, and the form for a new one; return the chosen meeting."""
    text = meeting_texts(scope.view.language).meeting
    known = acts.known(desk, scope.snapshot)
    if not known:
        st.info(text.none_yet, icon=":material/groups:")
        st.caption(text.none_hint)
    asked = find(known, session.chosen(address.MEETING))
    newest_first = list(known)[::-1]
    current = asked.id if asked else next(iter(newest_first), None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if current:
            names = {key: told.one_line(known[key].name) for key in newest_first}
            names = told_apart(names, lambda key: known[key].code)
            worded.show("meeting_choice", current, names)
            st.selectbox(
                text.choose,
                newest_first,
                key="meeting_choice",
                format_func=names.__getitem__,
                placeholder=text.choose,
                on_change=_take,
            )
        if may(desk.person, Right.CONCLUDE):
            # Another key closes it, once a meeting was convened in it.
            key = f"popover_{drafts.key_of(f'meeting_{_NEW}')}"
            with st.popover(text.new, key=key, icon=":material/add:"):
                _form(scope, text, None)
    return known[current] if current else None


@presses.whole
def _take() -> None:
    session.choose(**{address.MEETING: worded.chosen("meeting_choice")})


def about(desk: Desk, scope: Scope, meeting: Meeting) -> None:
    """Place what is told of a meeting, and the way to change it, to open and to close it."""
    text = meeting_texts(scope.view.language).meeting
    own = slides.scope_of(scope.snapshot, meeting, scope.view.language)
    if meeting.begun_at is None:
        state = text.not_begun
    elif meeting.ended_at is None:
        state = text.is_on.format(time=numbers.moment(meeting.begun_at))
    else:
        state = text.ended.format(time=numbers.moment(meeting.ended_at))
    lines = (
        (text.time, meeting.time),
        (text.place, meeting.place),
        (text.chair, meeting.chair),
        (text.period, own.period_name),
    )
    said = " · ".join(f"{name}: {value}" for name, value in lines if value)
    told.paragraph(f"{meeting.code} · {state}", said)
    if not may(desk.person, Right.CONCLUDE):
        st.caption(text.only_leaders)
        return
    with st.container(horizontal=True):
        is_on = meeting.is_on
        st.button(
            text.end if is_on else text.begin,
            key="meeting_gong",
            icon=":material/notifications:",
            on_click=_gong,
            args=(meeting, scope),
        )
        with st.popover(text.change, key="meeting_change", icon=":material/edit:"):
            _form(scope, text, meeting)
    deeds.told("meeting_gong")


@presses.whole
def _gong(meeting: Meeting, scope: Scope) -> None:
    desk, text = session.desk(), conclusion_text(scope.view.language)
    stage, snapshot = session.running().stage, scope.snapshot
    if acts.known(desk, snapshot)[meeting.id].is_on != meeting.is_on:
        # Pressed twice, or by two at once.
        return

    def ring(intent: str) -> Event:
        if meeting.is_on:
            return acts.end(desk, intent, meeting)
        return acts.begin(desk, intent, meeting, snapshot)

    if not deeds.done("meeting_gong", ring, text, again=True):
        return
    if meeting.is_on:
        stage.leave(meeting.id)
    else:
        stage.hold(meeting.id, snapshot)
        # What changes until the next meeting is told against these figures.
        archive.keep(archive.folder_of(session.settings()), meeting.id, snapshot)


def _form(scope: Scope, text: MeetingText, one: Meeting | None) -> None:
    key = drafts.key_of(f"meeting_{one.id[:12] if one else _NEW}")
    current = one.period if one and one.period else session.chosen(address.PERIOD)
    periods = {"": text.newest, **period_choices(scope.snapshot, current, scope.text)}
    period = one.period if one and one.period in periods else ""
    with st.form(f"form_{key}", border=False):
        for name, label, hint in (
            ("name", text.name, text.name_hint),
            ("time", text.time, text.time_hint),
            ("place", text.place, ""),
            ("chair", text.chair, ""),
        ):
            value = str(getattr(one, name)) if one else ""
            st.text_input(label, value, placeholder=hint, key=f"{name}_{key}")
        worded.offer(f"period_{key}", periods, period, in_form=True)
        st.selectbox(
            text.period,
            list(periods),
            worded.place_of(periods, period),
            format_func=periods.__getitem__,
            placeholder=text.period,
            key=f"period_{key}",
        )
        st.form_submit_button(text.save, key=f"send_{key}", on_click=_save, args=(key, scope, one))
    deeds.told(key)


@presses.whole
def _save(key: str, scope: Scope, one: Meeting | None) -> None:
    language = scope.view.language
    text = meeting_texts(language).meeting
    names = ("name", "time", "place", "chair")
    typed = {name: str(st.session_state[f"{name}_{key}"] or "").strip() for name in names}
    typed["period"] = str(worded.chosen(f"period_{key}"))
    if not typed["name"]:
        deeds.fail(key, text.nameless)
        return
    called = Called(one.code if one else "", **typed)
    kept = deeds.done(
        key,
        lambda intent: acts.convene(session.desk(), intent, called, one),
        conclusion_text(language),
    )
    if kept:
        drafts.recorded(key.rpartition("_")[0], text.saved.format(name=called.name))
        session.choose(**{address.MEETING: kept.about})


def screens(desk: Desk, scope: Scope, meeting: Meeting) -> None:
    """Place the way to the screen on the wall, and the code by which phones follow it."""
    text = meeting_texts(scope.view.language).meeting
    if may(desk.person, Right.CONCLUDE) and st.button(
        text.present,
        key="meeting_present",
        type="primary",
        icon=":material/slideshow:",
        on_click=presses.whole(session.choose),
        kwargs={address.MEETING: meeting.id, address.SCREEN: address.WALL},
    ):
        # The other choices stay in the address by the fields to which they are bound.
        st.switch_page("pages/present.py", query_params={address.SCREEN: address.WALL})
    with st.expander(text.follow, icon=":material/qr_code:", key="meeting_follow"):
        _code(meeting, text.follow_hint)


def _code(meeting: Meeting, hint: str) -> None:
    """Place the code and the address by which a meeting is followed."""
    link = follow_link(meeting)
    st.html(_picture(link))
    st.caption(hint)
    st.code(link, language=None, wrap_lines=True)


def first_slide(meeting: Meeting, about: str, hint: str, keys: str) -> None:
    """Place what the wall shows before the first item: the meeting, and the way to follow it.

    Args:
        meeting: which.
        about: when, where and with whom in the chair.
        hint: what to do with the code.
        keys: which keys run the screen.
    """
    link = follow_link(meeting)
    lines = (
        ("soket-slide name", line(meeting.name)),
        ("", line(about)),
        ("", hint),
        ("link", link.partition("://")[2] or link),
        ("quiet", keys),
    )
    told_ = "".join(
        f'<p class="{look}" dir="auto">{escape(words)}</p>' for look, words in lines if words
    )
    st.html(f'<div class="soket-first">{_picture(link)}<div>{told_}</div></div>')


def _picture(link: str) -> str:
    picture = segno.make(link, micro=False).svg_data_uri(scale=6, border=2, light="#fff")
    return f'<img class="soket-code" src="{picture}" alt="QR">'


def follow_link(meeting: Meeting) -> str:
    """Return the short address of the screens that follow."""
    base = (st.context.url or "").split("?")[0].rstrip("/").rsplit("/", 1)[0]
    known = acts.known(session.desk(), session.scope().snapshot)
    return f"{base}/present?meeting={short_name(known, meeting)}"


def concluded(desk: Desk, scope: Scope, meeting: Meeting) -> None:
    """Place what was concluded at a meeting so far."""
    found = slides.concluded_at(desk, meeting)
    text = meeting_texts(scope.view.language).meeting
    st.subheader(text.conclusions.format(count=len(found)), anchor=False)
    items = "".join(told.one(one, about=True) for one in tell(desk, scope, found))
    st.html(f'<div class="soket-told">{items}</div>')
