import streamlit as st

from pages.parts import cards, choices, notices, panels, whole
from services import session
from services.indicators.indicator import Area
from services.panels import area
from services.panels import cards as make_cards

view = session.view()

scope = session.scope()
mine = area.indicators_of(Area.EMPLOYMENT)

st.title(scope.title(scope.text.frame.employment), anchor=False)
if not view.units:
    st.info(scope.text.filters.no_units)
    notices.end_page()

figures = st.container(key="figures")
indicator = choices.indicator(mine, area.chosen_indicator(scope, Area.EMPLOYMENT))

left, right = st.columns(2)
with left:
    panels.place(session.made(area.ranking_panel, indicator))
    panels.place(session.made(area.funnel_panel))
    panels.place(session.made(area.composition_panel, Area.EMPLOYMENT))
with right:
    panels.place(session.made(area.trend_panel, indicator))
    panels.place(session.made(area.heatmap_panel, indicator))
whole.place(scope.title(scope.text.frame.employment))
# Filled last, as the charts are what a reader waits for.
with figures:
    cards.place(
        session.made(make_cards.cards, mine),
        [session.page_address("employment", indicator=one.code) for one in mine],
    )
