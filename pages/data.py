import streamlit as st

from pages.parts import account, audit, checks, findings, tables
from services import session
from services.panels import data

view = session.view()

scope = session.scope()
text = scope.text.data

st.title(scope.text.frame.data, anchor=False)
findings.refresh(scope.text)
person = session.person()
account.place(person, view.language, session.page_address("data"))
checks.place(person, view.language)
audit.place(person, view.language)
st.subheader(text.sources, anchor=False)
tables.place(data.sources_table(scope), height="content", key="data_sources")
with st.expander(text.tabs):
    tables.place(data.tabs_table(scope), key="data_tabs")
st.subheader(text.findings, anchor=False)
findings.place(scope)
