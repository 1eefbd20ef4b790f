"""What has not reached Google Sheets, or was changed there: told to whoever can do something."""

import streamlit as st

from services.access import Right, may
from services.conclusions.acts import Desk
from services.panels import deliveries
from services.text.conclusions import DeliveryText
from services.text.language import Language


def place(desk: Desk, text: DeliveryText, language: Language) -> None:
    """Place what stands in the way of conclusions, for administrators and for their authors."""
    for line in deliveries.told(desk, text, language):
        st.warning(line, icon=":material/cloud_off:")
    if (
        may(desk.person, Right.SEE_AUDIT)
        and deliveries.is_restorable(desk)
        and st.button(text.restore, key="restore")
    ):
        deliveries.restore(desk)
        st.toast(text.restored)
