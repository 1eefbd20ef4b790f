import streamlit as st

from pages.parts import agenda, meetings, notices, papers, since
from services import session
from services.text.meetings import meeting_texts

view = session.view()

scope = session.scope()
desk = session.desk()
st.title(meeting_texts(view.language).meeting.page, anchor=False)

meeting = meetings.chosen(desk, scope)
if meeting is None:
    notices.end_page()

left, right = st.columns([3, 2], gap="large")
with left:
    meetings.about(desk, scope, meeting)
    agenda.place(desk, scope, meeting)
with right:
    meetings.screens(desk, scope, meeting)
    since.place(desk, scope, meeting)
    meetings.concluded(desk, scope, meeting)
    papers.place(desk, meeting)
