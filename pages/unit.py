import streamlit as st

from pages.parts import cards, choices, panels, whole
from services import session
from services.panels import cards as make_cards
from services.panels import choices as offered
from services.panels import unit as one

view = session.view()

scope = session.scope()
text = scope.text

units = one.units_to_choose(scope)
labels = [offered.unit_label(scope.snapshot.units, code, text) for code in units]
unit = choices.unit(units, one.chosen_unit(scope), labels)
name = scope.snapshot.units.get(unit).name
st.title(text.area.unit_cards.format(unit=name, period=scope.period_name), anchor=False)

mine = one.indicators_of_unit(scope, unit)
cards.place(
    session.made(make_cards.cards, mine, (unit,)),
    [session.page_address("unit", indicator=shown.code) for shown in mine],
)
indicator = choices.indicator(mine, one.chosen_unit_indicator(scope, unit))

left, right = st.columns(2)
with left:
    panels.place(session.made(one.against_province, unit, indicator), (unit,))
with right:
    panels.place(session.made(one.among_peers, unit, indicator), (unit,))
communes = session.made(one.communes, unit, indicator)
if communes:
    panels.place(communes, scope.snapshot.units.children(unit))
whole.place(text.area.unit_cards.format(unit=name, period=scope.period_name))
