"""What can be taken away from a chart: files, a text for a chat group, a place on an agenda."""

from collections.abc import Mapping

import streamlit as st

from pages.parts import agenda, deeds, downloads, drafts, presses, quoted, told, whole
from services import session
from services.access import Right, may
from services.drafting import chat_text
from services.meetings import acts
from services.meetings.content import Item, Meeting, Shows
from services.panels import evidence, files, slides
from services.panels.panel import Panel
from services.panels.scope import Scope
from services.text.files import file_text
from services.text.meetings import meeting_texts


def place(panel: Panel, where: tuple[str, Mapping[str, str]] | None) -> None:
    """Place files, text and agenda.

    Args:
        panel: the chart.
        where: the page on which it stands and the choices there; None: the page that is open.
    """
    scope, here = session.scope(), session.visit()
    page = session.page()
    name, choices = where or (page, session.choices_on(page))
    text = scope.text.panel
    said = quoted.drafted(panel, where)
    leaf = whole.leaf(scope, panel, said.text)
    with st.container(horizontal=True):
        for kind, label, make in (
            ("png", text.png, lambda: evidence.picture(scope, panel, leaf.pins)),
            ("pdf", file_text(scope.view.language).pdf, lambda: files.as_pdf(scope, [leaf])),
            ("xlsx", text.xlsx, lambda: evidence.workbook(scope, panel)),
        ):
            file_name = f"so-ket-{panel.name}-{scope.view.span.code}.{kind}"
            downloads.place(label, here.held(make), file_name, f"{panel.name}_{kind}")
        _agenda(scope, panel, name, choices)
    if said:
        words = meeting_texts(scope.view.language).meeting
        st.caption(words.chat)
        link = session.link_to(name, choices)
        st.code(chat_text(scope, said, link, panel.title), language=None, wrap_lines=True)


def _agenda(scope: Scope, panel: Panel, page: str, choices: Mapping[str, str]) -> None:
    """Place the choice of the meeting on whose agenda the chart is put."""
    desk = session.desk()
    known = acts.known(desk, scope.snapshot)
    if not known or not may(desk.person, Right.CONCLUDE):
        return
    text = meeting_texts(scope.view.language).meeting
    item = Item(Shows.VIEW, page=page, chart=panel.name, choices=choices)
    place_ = st.popover(text.add_view, icon=":material/playlist_add:", key=f"{panel.name}_agenda")
    with place_, presses.once(f"{panel.name}_agenda_form"):
        for meeting in list(known.values())[::-1]:
            st.form_submit_button(
                told.one_line(meeting.name),
                key=f"{panel.name}_agenda_{meeting.id}",
                on_click=_add,
                args=(meeting, item, scope),
            )
    deeds.told("agenda")


@presses.whole
def _add(meeting: Meeting, item: Item, scope: Scope) -> None:
    items = slides.items_of(scope.snapshot, session.desk(), meeting)
    if agenda.add(meeting, items, item, scope):
        name = told.one_line(meeting.name)
        drafts.say(meeting_texts(scope.view.language).meeting.added.format(name=name))
