"""The papers of a meeting, made when they are asked for, and not before."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.parts import downloads, stage
from services import session
from services.access import Right, may
from services.conclusions.acts import Desk
from services.meetings.content import Meeting
from services.panels import exhibits
from services.papers.content import Papers, Progress
from services.text.meetings import MeetingText, meeting_texts

Writer = Callable[[Papers, Progress], bytes]
_KEY = "_papers"


def place(desk: Desk, meeting: Meeting) -> None:
    """Place the button that makes the papers, how far they are, and the files."""
    text = meeting_texts(session.view().language).meeting
    if not may(desk.person, Right.CONCLUDE):
        return
    st.subheader(text.papers, anchor=False)
    st.caption(text.papers_about)
    scope = stage.figures(meeting, is_wall=False)
    mark = (meeting.id, scope.snapshot.version, desk.log.version)
    made: tuple[object, Mapping[str, bytes]] = st.session_state.get(_KEY, (None, {}))
    if made[0] == mark:
        _files(made[1], meeting, text)
        return
    if not st.button(text.make_papers, key="papers_make", icon=":material/description:"):
        return
    told = st.empty()
    told.button(text.stop_papers, key="papers_stop")
    bar = st.progress(0.0, text.making)
    papers = exhibits.papers_of(desk, scope, meeting, session.settings().papers)
    files: dict[str, bytes] = {}
    for name, write in _writers().items():

        def progress(done: int, total: int, name: str = name) -> None:
            # Whoever presses Stop has this run broken off right here.
            bar.progress(exhibits.part(done, total), text.paper_names[name])

        files[name] = write(papers, progress)
    st.session_state[_KEY] = mark, files
    st.rerun()


def _files(files: Mapping[str, bytes], meeting: Meeting, text: MeetingText) -> None:
    here = session.visit()
    with st.container(horizontal=True):
        for name, content in files.items():
            kind = name.rpartition(".")[2]
            downloads.place(
                text.paper_names[name],
                here.held(lambda content=content: content),
                f"so-ket-{meeting.code}-{name}",
                f"paper_{name.partition('.')[0]}_{kind}",
            )


def _writers() -> Mapping[str, Writer]:
    """Return what makes each file; the libraries behind them are loaded here and not before."""
    from services.reports.annex import annex
    from services.reports.docx_minutes import minutes
    from services.reports.docx_notice import notice
    from services.reports.pptx_slides import slides

    return {
        "thong-bao.docx": notice,
        "bien-ban.docx": minutes,
        "trinh-chieu.pptx": slides,
        "phu-luc.xlsx": annex,
    }
