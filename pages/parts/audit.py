"""For administrators the audit log: who did what, or was refused what."""

import streamlit as st

from pages.parts import downloads, tables, worded
from services import session
from services.access import Person, Right, may
from services.audit import WHATS, Noted, What
from services.errors import NotKeptError
from services.panels import audit as panel
from services.text import audit as words
from services.text import numbers
from services.text.language import Language
from services.visit import Visit

_ALL = "*"
_MOST_SHOWN = 500


def place(person: Person, language: Language) -> None:
    """Place the log, where the reader may see it; what is closed is not read."""
    if not may(person, Right.SEE_AUDIT):
        return
    at = 0 if language is Language.VI else 1
    opened = st.expander(
        words.HEADING[at], icon=":material/history_edu:", key="audit", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        st.caption(words.ABOUT[at])
        try:
            _lines(person, language)
        except NotKeptError:
            st.error(words.UNREADABLE[at])


def _lines(person: Person, language: Language) -> None:
    at = 0 if language is Language.VI else 1
    visit = session.visit()
    log = visit.running.audit
    first, second, third = st.columns([2, 2, 1], vertical_alignment="bottom")
    emails = {_ALL: words.EVERYBODY[at]}
    emails |= {one: one or words.NOBODY[at] for one in log.emails(person)}
    kinds = {_ALL: words.EVERYTHING[at]}
    kinds |= {code: words.KINDS[what][at] for code, what in WHATS.items()}
    worded.offer("audit_person", emails, _ALL)
    worded.offer("audit_kind", kinds, _ALL)
    email = first.selectbox(
        words.PERSON[at],
        list(emails),
        key="audit_person",
        format_func=emails.__getitem__,
    )
    kind = second.selectbox(
        words.KIND[at],
        list(kinds),
        key="audit_kind",
        format_func=kinds.__getitem__,
    )
    whose = None if email == _ALL else email
    what = None if kind == _ALL else WHATS[kind]
    lines = log.lines(person, email=whose, what=what, most=_MOST_SHOWN)
    if not lines:
        st.info(words.EMPTY[at])
        return
    downloads.place(
        words.EXPORT[at],
        lambda: _workbook(visit, whose, what, language),
        "so-ket-nhat-ky.xlsx",
        "audit_export",
        inside=third,
        width="stretch",
    )
    if len(lines) == _MOST_SHOWN:
        st.caption(words.SHOWN[at].format(shown=numbers.number(len(lines))))
    tables.place(panel.table(lines, language), key="audit_lines")


def _workbook(visit: Visit, email: str | None, what: What | None, language: Language) -> bytes:
    """Return the log as a file; who takes it is asked anew, and noted."""
    person, log = visit.person, visit.running.audit
    lines = log.lines(person, email=email, what=what)
    log.note(person, Noted.EXPORTED, detail=words.AUDIT_LOG)
    return panel.workbook(lines, language)
