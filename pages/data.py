import streamlit as st

from pages.parts import findings
from services import session
from services.panels import data

view = session.view()

scope = session.scope()
text = scope.text.data

st.title(scope.text.frame.data)
findings.refresh(text)
st.subheader(text.sources)
st.dataframe(data.sources_table(scope), hide_index=True, height="content", key="data_sources")
with st.expander(text.tabs):
    st.dataframe(data.tabs_table(scope), hide_index=True, key="data_tabs")
st.subheader(text.findings)
findings.place(scope)
