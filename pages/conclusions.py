import streamlit as st

from pages.parts import account, board, story
from services import address, session
from services.text.conclusions import conclusion_text

view = session.view()

scope = session.scope()
desk = session.desk()
label = session.chosen(address.CONCLUSION)

if label == address.NONE:
    st.title(conclusion_text(view.language).page, anchor=False)
    account.place(desk.person, view.language, session.page_address("conclusions"))
    board.place(desk, scope)
else:
    story.place(desk, scope, label)
