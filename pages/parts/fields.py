"""The hidden fields by which the reader's choices stand in the address."""

import streamlit as st

from pages.parts import showing
from services import address
from services.indicators.indicator import Area
from services.page_list import PAGES
from services.snapshot import Snapshot


def read(snapshot: Snapshot, area: Area | None, page: str) -> None:
    """Take the reader's choices from the address, and put what it lacks into it.

    Each choice has a hidden text field that is bound to the address: on Back, Forward and in a
    link the address wins, otherwise the choice does.
    """
    state = st.session_state
    state["_page"] = page or PAGES[0].name
    if "_address" not in state:
        asked = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
        clean, misread = address.cleaned(asked, snapshot, area, page)
        state["_address"], state["_misread"] = dict(clean), misread
        state[address.LANGUAGE] = clean[address.LANGUAGE]
        if snapshot.waiting:
            state["_early"] = asked, dict(clean)
        if asked != clean:
            st.query_params.from_dict(dict(clean))
            st.rerun()
    chosen: dict[str, str] = state["_address"]
    if page not in address.OWN:
        # Whoever comes back to that page comes to all of them.
        chosen.pop(address.CONCLUSION, None)
    chosen.update(address.cleaned(chosen, snapshot, area, page)[0])
    changed: dict[str, str] = {}
    is_again = False
    with st.container(key="address"):
        for name in address.names_on(page):
            if name == address.LANGUAGE:
                continue
            is_again |= showing.show(name, chosen[name])
            typed = st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")
            if typed != chosen[name]:
                changed[name] = typed
    if is_again:
        # The address of the browser, too, follows what it has not heard yet; it is sent once more.
        st.query_params.update()
    if changed:
        clean, misread = address.cleaned({**chosen, **changed}, snapshot, area, page)
        state["_address"], state["_misread"] = dict(clean), misread
        if any(clean[name] != typed for name, typed in changed.items()):
            st.rerun()
