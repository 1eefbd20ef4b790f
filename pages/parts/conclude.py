"""Where a leader says what is concluded: right under the chart, quick to use standing up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from pages.parts import (
    deeds,
    drafts,
    figure_choice,
    presses,
    quoted,
    signing_in,
    task,
    told,
    worded,
)
from services import address, page_list, session
from services.access import SIGN_IN_LAPSED, Right, may
from services.charts.pins import Pin
from services.conclusions import acts
from services.conclusions.content import Datum, Opinion, Subject
from services.conclusions.log import Delivery
from services.drafting import NOTHING, Sentence
from services.indicators.catalogue import BY_CODE
from services.meetings.acts import known as known_meetings
from services.panels import concluding, conclusions, slides
from services.panels.concluding import About
from services.panels.marks import Mark
from services.panels.panel import Panel
from services.panels.pins import datum_of
from services.panels.scope import Scope
from services.text import people
from services.text.choices import told_apart
from services.text.conclusions import ConcludeText, ConclusionText, conclusion_text
from services.text.language import Language
from services.text.quoted import quoted_text

_MEETING = "_meeting"


def on_chart(
    panel: Panel,
    picked: Mark | None,
    pins: Sequence[Pin] = (),
    where: tuple[str, Mapping[str, str]] | None = None,
) -> None:
    """Place what was concluded on a chart's figure, and the form for more.

    Args:
        panel: the chart.
        picked: the figure of it that is at hand; None: the whole chart.
        pins: what was concluded on its figures.
        where: the page on which it stands and the choices there; None: the page that is open.
    """
    scope = session.scope()
    mark = picked or Mark(panel.indicator, "", scope.view.span.code)
    datum = None
    if mark.indicator in BY_CODE:
        datum = datum_of(scope, *mark, panel.together)
    subject = _subject(panel.name, datum, where)
    if datum:
        subject = replace(subject, names=concluding.named(scope, datum))
        about = concluding.about_datum(scope, datum, subject)
    else:
        about = concluding.about_whole(scope, subject, panel.title)
    before, opinion = drafts.take_along(about.key)
    if may(session.person(), Right.CONCLUDE):
        text = conclusion_text(scope.view.language).conclude
        figure_choice.place(panel, picked, pins, about, text)
    _place(scope, about, opinion)
    # Last, so that no field changes its place for it.
    drafts.move(before, about.key)


def on_page(name: str) -> None:
    """Place what was concluded on a whole page, and the form for more; ``name`` is its title."""
    scope = session.scope()
    _place(scope, concluding.about_whole(scope, _subject(), name))


def _subject(
    chart: str = "",
    datum: Datum | None = None,
    where: tuple[str, Mapping[str, str]] | None = None,
) -> Subject:
    here = session.page()
    page, choices = where or (here, session.choices_on(here))
    area = BY_CODE[datum.indicator].area if datum else page_list.area_of(page)
    return Subject(area or "", page, chart, datum, choices)


def _place(scope: Scope, about: About, opinion: str | None = None) -> None:
    language = scope.view.language
    text = conclusion_text(language)
    told.subject(about)
    said = conclusions.on_subject(session.desk(), scope, about.subject)
    # Whoever leaves the wall for a page of its own leaves the meeting.
    labels = [one.label for one in said] if _is_on_its_page(about) else []
    links = {one: session.page_address("conclusions", conclusion=one) for one in labels}
    told.several(said, text, links)
    if not may(session.person(), Right.CONCLUDE):
        _outside(about, language, text.conclude)
        # Whoever lost the right while writing is told that nothing was recorded.
        deeds.told(drafts.key_of(about.key))
        return
    _form(scope, about, opinion)


def _is_on_its_page(about: About) -> bool:
    """Tell whether something is concluded where it stands, and not on the wall or a seat."""
    return about.subject.page == session.page()


def _outside(about: About, language: Language, text: ConcludeText) -> None:
    """Say why there is no form, with the button that signs in where that may help."""
    person = session.person()
    if not signing_in.is_open_to(person):
        st.caption(text.only_leaders)
        return
    if person.standing in SIGN_IN_LAPSED:
        st.caption(told.plain(people.standing(person, language)))
    here = session.page_address(session.page())
    signing_in.button(text.sign_in, f"sign_in_{about.subject.chart or 'page'}", here, language)


def _form(scope: Scope, about: About, chosen: str | None) -> None:
    text = conclusion_text(scope.view.language)
    key = drafts.key_of(about.key)
    if chosen is None:
        # Else it came along with the words that were typed elsewhere.
        drafts.hold(f"conclude_opinion_{key}")
    usual = Opinion(chosen or about.opinion)
    st.session_state.setdefault(f"conclude_opinion_{key}", usual)
    opinion = st.segmented_control(
        text.conclude.opinion,
        list(Opinion),
        default=usual,
        required=True,
        format_func=text.opinions.__getitem__,
        key=f"conclude_opinion_{key}",
        label_visibility="collapsed",
    )
    if opinion is Opinion.TASK:
        task.place(scope, about, key)
    with st.form(f"conclude_form_{key}", border=False):
        st.text_area(
            text.conclude.text,
            key=f"conclude_text_{key}",
            height=104,
            placeholder=text.conclude.placeholder,
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if _is_on_its_page(about):
                _meeting(scope, key, text.conclude)
            st.form_submit_button(
                text.conclude.save,
                type="primary",
                icon=":material/gavel:",
                key=f"conclude_save_{key}",
                on_click=_record,
                args=(about, key, text),
            )
    if said := _suggested(about):
        st.button(
            said.text,
            key=f"conclude_draft_{key}",
            type="tertiary",
            icon=":material/edit_note:",
            help=text.conclude.use_draft,
            on_click=_use,
            args=(key, said.text),
        )
        st.button(
            quoted_text(scope.view.language).follow,
            key=f"conclude_numbers_{key}",
            type="tertiary",
            icon=":material/search:",
            on_click=quoted.open_rows,
            args=(about.subject.chart, said),
        )
    deeds.told(key)


def _suggested(about: About) -> Sentence:
    """Return what the chart shows in one sentence, as words to begin with."""
    subject = about.subject
    if not subject.chart:
        return NOTHING
    return session.made(
        slides.drafted,
        subject.page,
        subject.chart,
        subject.choices.get(address.INDICATOR, ""),
        subject.choices.get(address.UNIT, ""),
    )


@presses.whole
def _use(key: str, said: str) -> None:
    st.session_state[f"conclude_text_{key}"] = said


@presses.whole
def _record(about: About, key: str, text: ConclusionText) -> None:
    """Record what is typed on the figure that was on the screen when it was typed."""
    state = st.session_state
    opinion = Opinion(state[f"conclude_opinion_{key}"] or about.opinion)
    charged = task.chosen(about, key) if opinion is Opinion.TASK else None
    if charged and charged.is_goal_bad:
        deeds.fail(key, text.conclude.goal_bad)
        return
    # What is said to what is on the wall is said at that meeting, whatever a list answers.
    is_at_own = _is_on_its_page(about)
    chosen = worded.chosen(f"conclude_meeting_{key}") if is_at_own else state.get(_MEETING)
    meeting = str(chosen or "")
    draft = acts.Draft(
        opinion,
        state.get(f"conclude_text_{key}") or "",
        about.subject,
        meeting,
        about.frozen,
        charged.task if charged else None,
    )
    kept = deeds.done(key, lambda intent: acts.record(session.desk(), intent, draft), text)
    if kept:
        at_meeting(meeting)
        log = session.running().conclusions
        waits = log.delivery(kept.id) is Delivery.WAITING
        form = text.conclude.saved_waits if waits else text.conclude.saved
        label = log.state.conclusions[kept.about].label
        drafts.recorded(about.key, form.format(label=label))


def _meeting(scope: Scope, key: str, text: ConcludeText) -> None:
    """Place the choice of the meeting, which whoever records several at one makes once."""
    known = known_meetings(session.desk(), scope.snapshot).values()
    meetings = {one.code: told.one_line(one.name) for one in known}
    if not meetings:
        return
    names = told_apart({"": text.no_meeting, **meetings})
    last = st.session_state.get(_MEETING, "")
    usual = last if last in names else ""
    worded.offer(f"conclude_meeting_{key}", names, usual, in_form=True)
    st.selectbox(
        text.meeting,
        list(names),
        worded.place_of(names, usual),
        format_func=names.__getitem__,
        placeholder=text.meeting,
        key=f"conclude_meeting_{key}",
    )


def at_meeting(code: str) -> None:
    """Have what is recorded from now on be of a meeting, unless something else is chosen."""
    st.session_state[_MEETING] = code
