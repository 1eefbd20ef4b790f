"""The thread that writes feedback: after the reading has come to rest, and never in its way."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from services.feedback import Feedback
from services.feedback.tab import Hindrance
from services.refresh import Refresher
from services.snapshot import Snapshot
from services.sources.google import GoogleSheets
from tests.feedback.conftest import FAULTY, JOBS, SOUND, Place
from tests.google.faults import Fault
from tests.google.handle import OFFICE
from tests.watched import until

Started = Callable[[float], Feedback]


@pytest.fixture
def started(place: Place) -> Iterator[Started]:
    """Return a function that starts a thread with so many seconds of quiet."""
    running: list[Feedback] = []

    def start(quiet: float) -> Feedback:
        running.append(Feedback(place.calls, quiet))
        running[-1].start()
        return running[-1]

    yield start
    for one in running:
        one.stop()


def test_a_snapshot_is_told_to_every_spreadsheet(place: Place, started: Started):
    both = [place.district("Huyện Lý Nhân", FAULTY), place.district("Huyện Bình Lục", SOUND)]
    feedback = started(0)
    feedback.after(place.read())
    assert until(lambda: all(place.tabs(one) == [JOBS, "Phản hồi"] for one in both))
    assert until(lambda: place.writes() == 2)
    assert feedback.hindrances == {}


def test_nobody_waits_for_google_however_slow_it_is(place: Place, started: Started):
    place.district("Huyện Lý Nhân", FAULTY)
    snapshot = place.read()
    feedback = started(0)
    fault = place.google.fault(Fault("slow", "spreadsheets.get", seconds=2))
    begun = time.monotonic()
    feedback.after(snapshot)
    assert until(lambda: fault.met == 1)
    feedback.after(snapshot)
    assert time.monotonic() - begun < 2


def test_nothing_is_written_while_figures_keep_coming(place: Place, started: Started):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    feedback = started(0.4)
    snapshot = place.read()
    for _ in range(10):
        feedback.after(snapshot)
        time.sleep(0.1)
    assert place.writes() == 0
    assert until(lambda: place.tabs(lynhan) == [JOBS, "Phản hồi"])


def test_a_snapshot_that_is_still_coming_is_not_told(place: Place, started: Started):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    whole = place.read()
    feedback = started(0)
    feedback.after(replace(whole, waiting=1))
    assert not until(lambda: place.writes() > 0, seconds=0.3)
    feedback.after(whole)
    assert until(lambda: place.tabs(lynhan) == [JOBS, "Phản hồi"])


def test_the_same_figures_again_cost_no_call(place: Place, started: Started):
    place.district("Huyện Lý Nhân", FAULTY)
    feedback = started(0)
    feedback.after(place.read())
    assert until(lambda: place.writes() == 1)
    again = place.read()
    place.google.forget_calls()
    feedback.after(again)
    assert not until(lambda: bool(place.google.calls()), seconds=0.3)


def test_what_stands_in_the_way_is_told_until_it_is_gone(place: Place, started: Started):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    place.google.add_tab(lynhan, "Phản hồi")
    feedback = started(0)
    feedback.after(place.read())
    assert until(lambda: feedback.hindrances == {"Huyện Lý Nhân": Hindrance.TAB_OF_OTHERS})
    place.google.delete_tab(lynhan, "Phản hồi")
    place.google.type_as(OFFICE, lynhan, JOBS, "D2", 40)
    feedback.after(place.read())
    assert until(lambda: not feedback.hindrances)
    assert place.tab(lynhan)[3] == ["Không có điểm nào cần sửa."]


def test_a_spreadsheet_that_is_away_is_no_longer_told_of(place: Place, started: Started):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    place.district("Huyện Bình Lục", SOUND)
    place.google.add_tab(lynhan, "Phản hồi")
    feedback = started(0)
    feedback.after(place.read())
    assert until(lambda: feedback.hindrances.keys() == {"Huyện Lý Nhân"})
    place.google.trash(lynhan)
    place.read()
    feedback.after(place.read())
    assert until(lambda: not feedback.hindrances)


def test_where_reading_needs_the_calls_feedback_steps_aside(place: Place):
    both = [place.district("Huyện Lý Nhân", FAULTY), place.district("Huyện Bình Lục", SOUND)]
    room = 1
    feedback = Feedback(place.calls, 0, lambda told: told < room)
    feedback.start()
    feedback.after(place.read())
    # One has room, the other steps aside, and comes when there is room again.
    assert until(lambda: place.writes() == 1)
    assert not until(lambda: place.writes() > 1, seconds=0.3)
    room = 2
    assert until(lambda: all(place.tabs(one) == [JOBS, "Phản hồi"] for one in both))
    feedback.stop()


def test_it_stops_when_it_is_told_to(place: Place):
    place.district("Huyện Lý Nhân", FAULTY)
    feedback = Feedback(place.calls, quiet=60)
    feedback.start()
    feedback.after(place.read())
    feedback.stop()
    assert place.writes() == 0


def test_what_we_write_is_no_news_for_the_refresher(place: Place, started: Started):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    feedback = started(0)
    seen: list[str] = []

    def hook(snapshot: Snapshot) -> None:
        seen.append(snapshot.version)
        feedback.after(snapshot)

    refresher = Refresher(GoogleSheets(place.calls, place.folder), on_change=hook)
    for _ in range(4):
        refresher.look_now()
        assert until(lambda: place.tabs(lynhan) == [JOBS, "Phản hồi"])
    # It is read again once, for its version has risen; and then there is nothing more to do.
    assert len(place.google.calls("values.batchGet")) == 2
    assert place.writes() == 1
    assert len(set(seen)) == 1
    place.google.type_as(OFFICE, lynhan, JOBS, "D2", 40)
    for _ in range(4):
        refresher.look_now()
        assert until(lambda: place.tab(lynhan)[3] == ["Không có điểm nào cần sửa."])
    assert len(place.google.calls("values.batchGet")) == 4
    assert place.writes() == 2
    assert len(set(seen)) == 2


def test_the_refresher_reads_on_while_no_feedback_can_be_written(place: Place, started: Started):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    place.google.fault(Fault("slow", "spreadsheets.batchUpdate", seconds=2, times=0))
    feedback = started(0)
    refresher = Refresher(GoogleSheets(place.calls, place.folder), on_change=feedback.after)
    refresher.look_now()
    assert until(lambda: len(place.google.calls("spreadsheets.get")) >= 2)
    place.google.type_as(OFFICE, lynhan, JOBS, "D2", 40)
    begun = time.monotonic()
    refresher.look_now()
    assert [one for one in refresher.snapshot.findings if one.spreadsheet] == []
    assert time.monotonic() - begun < 2
