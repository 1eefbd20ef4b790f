"""Google away, slow, closed to us, or choosy: it is told, and in the end it is all there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from services.conclusions.log import Delivery, Obstacle
from services.errors import Trouble
from services.sources.calls import Calls
from tests.conclusions.places import concluded, deliveries
from tests.conclusions.scenes import Scene
from tests.google.faults import Fault


def test_google_that_has_enough_of_us_for_ten_minutes_gets_it_in_the_end(later: Scene):
    place, log = later.place, later.log
    fault = place.google.fault(Fault("too_many", "spreadsheets.*", times=0, retry_after=30.0))
    place.google.fault(Fault("too_many", "values.*", times=0, retry_after=30.0))
    begun = place.ticks.now
    while place.ticks.now < begun + 600:
        place.rounds(log, seconds=5.0)
    assert log.trouble is Trouble.QUOTA_USED
    assert [event.id for event in log.waiting] == [later.events[-1].id]
    # Each time it waits longer: not a hundred calls, of which every one counts against us.
    assert 4 < fault.met < 60
    place.google.mend()
    later.settle()
    assert later.is_whole()


@pytest.mark.parametrize(
    ("kind", "trouble"),
    [
        ("unavailable", Trouble.SERVER_ERROR),
        ("html", Trouble.SERVER_ERROR),
        ("cut_before", Trouble.NO_NETWORK),
    ],
)
def test_google_that_is_away_for_an_hour_is_told_and_gets_it_in_the_end(
    later: Scene, kind: str, trouble: Trouble
):
    place, log = later.place, later.log
    fault = place.google.fault(Fault(kind, times=0))
    begun = place.ticks.now
    while place.ticks.now < begun + 3600:
        place.rounds(log, seconds=30.0)
    assert log.trouble in (trouble, Trouble.NO_ANSWER)
    assert len(log.waiting) == 1
    assert fault.met < 200
    place.google.mend()
    later.settle()
    assert later.is_whole()


def test_a_spreadsheet_that_we_may_only_read_is_told(later: Scene):
    place, log = later.place, later.log
    place.google.share(place.book, place.key["client_email"], "reader")
    place.rounds(log)
    assert log.trouble is Obstacle.NOT_WRITABLE
    assert len(log.waiting) == 1
    place.google.share(place.book, place.key["client_email"])
    # Whoever mends it need not wait for our patience: the spreadsheet's mark has changed.
    place.mark = "2"
    place.rounds(log, seconds=6.0)
    assert later.is_whole()


def test_a_slow_google_is_waited_for(fresh: Scene):
    fresh.place.google.fault(Fault("slow", times=0, seconds=0.02))
    fresh.place.rounds(fresh.log)
    assert fresh.is_whole()


def test_what_google_refuses_by_itself_keeps_nothing_else_from_going(later: Scene):
    place, log = later.place, later.log
    more = [log.add(concluded(number)) for number in (4, 5, 6)]
    refused = later.events[-1].id
    calls = place.calls()
    picky = Picky(calls, refused)
    again = place.copy(log.journal.path, picky)
    place.rounds(again, seconds=400.0, count=12)
    assert deliveries(again, *more) == [Delivery.CONFIRMED] * 3
    assert again.delivery(refused) is Delivery.WAITING
    assert again.trouble is Obstacle.REFUSED
    calls.close()


@dataclass
class Picky:
    """Google that does not take one of our rows, for a reason of its own."""

    calls: Calls
    refused: str

    @property
    def account(self) -> str:
        return self.calls.account

    def call(self, method: str, path: str, **named: Any) -> Mapping[str, Any]:
        if self.refused in str(named.get("body")):
            named["body"] = {"requests": [{"no": {}}]}
        return self.calls.call(method, path, **named)
