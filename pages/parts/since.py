"""What has changed since the last meeting: rows, figures, and what came of its conclusions."""

import streamlit as st

from pages.parts import tables, told
from services import session
from services.conclusions.acts import Desk
from services.meetings import acts, archive
from services.meetings.content import Meeting
from services.meetings.since import last_meeting
from services.panels import changes
from services.panels.scope import Scope
from services.text.meetings import meeting_texts


def place(desk: Desk, scope: Scope, meeting: Meeting) -> None:
    """Place what has changed since the meeting before this one; nothing where there was none."""
    last = last_meeting(acts.known(desk, scope.snapshot), meeting)
    if last is None:
        return
    text = meeting_texts(scope.view.language).meeting
    more = st.expander(
        text.since, key="meeting_since", icon=":material/difference:", on_change="rerun"
    )
    if not more.open:
        return
    with more:
        folder = archive.folder_of(session.settings())
        found = changes.changes(desk, scope, folder, last, meeting)
        told.paragraph(*found.lines)
        told.paragraph(*found.effects)
        if len(found.rows):
            tables.place(found.rows, key="since_rows")
