"""The frame: page configuration, navigation, filter bar; then the page."""

import streamlit as st

from pages.parts import filters, look, notices
from services import session
from services.errors import SoKetError
from services.text.screen import NAME, screen

st.set_page_config(page_title=NAME, page_icon="static/icon.svg", layout="wide")

language = filters.language()
look.place(language)
text = screen(language)
page = st.navigation(session.navigation_pages(text), position="top")
area = session.area_of(page.url_path)

try:
    snapshot = session.take_snapshot()
except SoKetError as error:
    notices.failure(error, text)
    notices.follow(text)
    st.stop()

session.read_address(snapshot, area)
filters.place(snapshot, area, text)
notices.place(snapshot, text)
session.complete_view(area)
with notices.guard(text):
    page.run()
notices.follow(text)
