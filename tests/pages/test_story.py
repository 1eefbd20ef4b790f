"""The page of one conclusion: what became of its figure since."""

import pytest

from services.conclusions import acts
from services.conclusions.acts import Draft
from services.conclusions.content import Datum, Opinion, Subject
from tests.pages.concluding import all_of, opened, recorded
from tests.pages.people import LEADER, VIEWER, Desks
from tests.pages.screens import words

pytestmark = pytest.mark.usefixtures("desk")
NO_LATER = "Chưa có số liệu của kỳ nào sau kỳ đã kết luận."


def test_a_figure_of_the_newest_period_is_no_line_yet_and_that_is_said(desk: Desks):
    app = opened(VIEWER, recorded(desk).label)
    assert not app.exception
    assert "since" not in app.session_state["_placed"]
    assert NO_LATER in words(app)


def test_a_figure_of_an_earlier_period_has_its_line_since(desk: Desks):
    datum = Datum("C1", ("hn-lynhan",), "2021-Q1")
    subject = Subject("cadres", "cadres", "ranking", datum, {"period": "2021-Q1", "units": "hn"})
    acts.record(desk(LEADER), "i1", Draft(Opinion.WEAKNESS, "Tập huấn ngay", subject))
    app = opened(VIEWER, all_of(desk)[0].label)
    assert "since" in app.session_state["_placed"]
    assert NO_LATER not in words(app)
