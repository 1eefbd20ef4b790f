"""A bar that is clicked, what is recorded on it, and the page on which that is read."""

from streamlit.testing.v1 import AppTest

from services.conclusions import acts
from services.conclusions.acts import Draft
from services.conclusions.content import Datum, Opinion, Subject
from services.conclusions.fold import Conclusion
from tests.pages.people import LEADER, Desks, signed, user
from tests.pages.screens import again

PICKED = {"indicator": "C1", "unit_id": "hn-lynhan", "period": "2021-Q3"}
DATUM = Datum("C1", ("hn-lynhan",), "2021-Q3")
SAID = "<b>Lý Nhân</b> tập huấn ngay, *không* chờ"


def all_of(desk: Desks) -> list[Conclusion]:
    return list(desk(LEADER).log.state.conclusions.values())


def recorded(desk: Desks) -> Conclusion:
    subject = Subject("cadres", "cadres", "ranking", DATUM, {"period": "2021-Q3", "units": "hn"})
    acts.record(desk(LEADER), "i1", Draft(Opinion.WEAKNESS, SAID, subject))
    return all_of(desk)[0]


def clicked(email: str, lang: str = "vi") -> AppTest:
    """Return the page Cán bộ after a click on the bar of Lý Nhân."""
    app = signed("cadres", user(email), lang)
    app.session_state["ranking_drawing"] = {"selection": {"datum": [PICKED]}}
    return again(app)


def opened(email: str, label: str, lang: str = "vi") -> AppTest:
    app = signed("conclusions", user(email), lang)
    app.session_state["_address"]["conclusion"] = label
    app.session_state["conclusion"] = label
    return again(app)
