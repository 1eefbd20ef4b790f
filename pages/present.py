import streamlit as st

from pages.parts import notices, stage
from services import address, session
from services.meetings import acts
from services.meetings.fold import find
from services.text.meetings import meeting_texts

view = session.view()

desk = session.desk()
meeting = find(acts.known(desk, session.scope().snapshot), session.chosen(address.MEETING))
if meeting is None:
    st.warning(meeting_texts(view.language).stage.no_meeting)
    notices.end_page()

is_wall = stage.leads(desk)
scope = stage.figures(meeting, is_wall)
stage.place(desk, scope, meeting, is_wall)
