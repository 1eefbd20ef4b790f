import streamlit as st

from pages.parts import cards, lists, panels
from services import session
from services.indicators.catalogue import HEADLINES, INDICATORS
from services.panels import cards as make_cards
from services.panels import overview

view = session.view()

scope = session.scope()
text = scope.text

st.title(text.overview.intro.format(unit=scope.units_name, period=scope.period_name))
if not view.units:
    st.info(text.filters.no_units)
    st.stop()

cards.place(
    session.made(make_cards.cards, INDICATORS),
    [session.page_address(one.area, indicator=one.code) for one in INDICATORS],
)
panels.place(session.made(overview.status_panel))

left, right = st.columns(2)
with left:
    lists.lagging(session.made(overview.lagging), text.overview)
with right:
    lists.silent(session.made(overview.silent), text.overview)

st.subheader(text.overview.headlines)
cards.place(session.made(make_cards.cards, HEADLINES))
