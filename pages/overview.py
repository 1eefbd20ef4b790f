import streamlit as st

from pages.parts import cards, lists, notices, panels, whole
from services import session
from services.indicators.catalogue import HEADLINES
from services.indicators.indicator import Area
from services.panels import cards as make_cards
from services.panels import overview
from services.panels.area import indicators_of

view = session.view()

scope = session.scope()
text = scope.text

st.title(scope.title(text.frame.overview), anchor=False)
if not view.units:
    st.info(text.filters.no_units)
    notices.end_page()

for area in Area:
    mine = indicators_of(area)
    st.page_link(
        f"pages/{area}.py", label=getattr(text.frame, area), icon=":material/chevron_right:"
    )
    cards.place(
        session.made(make_cards.cards, mine),
        [session.page_address(area, indicator=one.code) for one in mine],
    )
panels.place(session.made(overview.status_panel))

left, right = st.columns(2)
with left:
    lists.lagging(session.made(overview.lagging), text.overview)
with right:
    lists.silent(session.made(overview.silent), text.overview)

st.subheader(text.overview.headlines, anchor=False)
cards.place(session.made(make_cards.cards, HEADLINES))
whole.place(scope.title(text.frame.overview))
