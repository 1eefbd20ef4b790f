"""The papers of a meeting take the pictures on which something was said, and tell it there."""

import pytest

from services import address
from services.conclusions import acts
from services.conclusions.content import Datum, Opinion, Subject
from services.conclusions.events import new_id
from services.conclusions.frozen import freeze
from services.indicators.catalogue import BY_CODE
from services.meetings.acts import known
from services.meetings.fold import id_of
from services.panels import slides
from services.panels.exhibits import papers_of
from services.papers.settings import PaperSettings
from services.snapshot import Snapshot
from services.text.language import Language
from tests.pages.people import LEADER, Desks

pytestmark = pytest.mark.usefixtures("desk")
CODE = "HN-2021-01"


def test_a_picture_that_a_presenter_turned_to_is_taken_when_something_was_said_on_it(
    desk: Desks, snapshot: Snapshot
):
    here = desk(LEADER)
    meeting = known(here, snapshot)[id_of(CODE)]
    scope = slides.scope_of(snapshot, meeting, Language.VI)
    stated = address.stated(scope.view)
    one = Datum("C5", ("hn-lynhan",), "2020-Q4")
    # All ten units together stand in no bar of the ranking.
    everybody = Datum("C5", tuple(scope.compared(BY_CODE["C5"].table)), "2021-Q3")
    for datum, chart, text in ((one, "heatmap", "một ô"), (everybody, "ranking", "cả biểu đồ")):
        subject = Subject("cadres", "cadres", chart, datum, {**stated, "indicator": "C5"})
        acts.record(
            here,
            new_id(),
            acts.Draft(Opinion.WEAKNESS, text, subject, CODE, freeze(snapshot, datum), None),
        )
    papers = papers_of(here, scope, meeting, PaperSettings())
    mine = [at for at in papers.shown if at.panel and at.panel.indicator == "C5"]
    assert [at.panel and at.panel.name for at in mine] == ["ranking", "heatmap"]
    assert [[point.text for point in at.points] for at in mine] == [["cả biểu đồ"], ["một ô"]]
    # Nothing was said on the other pictures, nor is anything told twice.
    assert len(papers.shown) == len(slides.items_of(snapshot, here, meeting)) + 1
    assert sum(len(at.points) for at in papers.shown) == 2
