"""What is chosen in a list stays chosen in another language."""

import pytest
from streamlit.testing.v1 import AppTest

from services.text.choices import told_apart
from tests.pages.concluding import recorded
from tests.pages.people import CHIEF, Desks, signed, user
from tests.pages.screens import again, words

pytestmark = pytest.mark.usefixtures("desk")


def in_english(app: AppTest) -> AppTest:
    """Turn a page to English, and look again, as any reader does who presses something."""
    (switch,) = [one for one in app.segmented_control if one.key == "lang"]
    switch.set_value("en")
    return again(again(app))


def test_period_kind_units_and_indicator_stay_in_another_language():
    app = signed("cadres", user(CHIEF))
    app.selectbox(key="filter_period").set_value("2021-Q2")
    app.multiselect(key="filter_kind").set_value(["tap_huan"])
    app.multiselect(key="filter_units").set_value(["hn", "hn-lynhan"])
    app.selectbox(key="page_indicator").set_value("C5")
    app = in_english(again(app))
    chosen = {name: app.session_state["_address"][name] for name in ("period", "kinds", "units")}
    assert chosen == {"period": "2021-Q2", "kinds": "tap_huan", "units": "hn-lynhan"}
    assert app.session_state["_address"]["indicator"] == "C5"
    assert "Cadres · Lý Nhân · Quarter 2/2021 · Workshop" in words(app)


def test_what_the_board_is_narrowed_to_stays_in_another_language(desk: Desks):
    recorded(desk)
    app = signed("conclusions", user(CHIEF))
    app.selectbox(key="board_state").set_value("open")
    app = in_english(again(app))
    assert app.session_state["_address"]["board"] == "state:open"


def test_two_of_one_name_are_told_apart():
    names = {"a": "Họp giao ban", "b": "Họp giao ban", "c": "Sơ kết"}
    assert told_apart(names) == {
        "a": "Họp giao ban (a)",
        "b": "Họp giao ban (b)",
        "c": "Sơ kết",
    }
