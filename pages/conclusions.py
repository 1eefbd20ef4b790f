import streamlit as st

from services import session
from services.text.conclusions import conclusion_text

view = session.view()

st.title(conclusion_text(view.language).page, anchor=False)
