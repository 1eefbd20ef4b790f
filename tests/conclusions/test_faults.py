"""Each fault at each call to Google: nothing is lost, nothing is there twice, and it is told."""

import time
from pathlib import Path

import pytest

from services.conclusions.events import Event
from services.conclusions.log import Delivery, Obstacle
from services.errors import Trouble
from tests.conclusions.places import TAB, Place, concluded, deliveries
from tests.conclusions.scenes import Scene
from tests.google.faults import Fault
from tests.google.mortal import KilledError, Mortal

# token, find · make, find, read · append, read.
FRESH, FRESH_WRITES = 7, (3, 6)
# token, find, read · append, read.
LATER, LATER_WRITES = 5, (4,)
NOT_APPLIED = ("cut_before", "unavailable", "internal", "html", "too_many", "unauthorized")
SPOILED = ("cut_inside", "truncated")
APPLIED_UNHEARD = ("cut_after", "unavailable_after", "html_after")


def met(count: int, writes: tuple[int, ...]) -> list[tuple[int, str]]:
    """Give every call with each fault that differs there: to a read it is one whether applied."""
    return [
        (nth, kind)
        for nth in range(1, count + 1)
        for kind in (*NOT_APPLIED, *SPOILED, *(APPLIED_UNHEARD if nth in writes else ()))
    ]


def test_so_many_calls_are_made_and_each_is_met_below(fresh: Scene):
    place = fresh.place
    place.rounds(fresh.log)
    assert fresh.is_whole()
    calls = [call.operation for call in place.google.calls()]
    writes = tuple(at for at, one in enumerate(calls, 1) if one == "spreadsheets.batchUpdate")
    assert (len(calls), writes) == (FRESH, FRESH_WRITES)


def test_later_there_are_fewer(later: Scene):
    later.place.rounds(later.log)
    assert later.is_whole()
    calls = [call.operation for call in later.place.google.calls()]
    writes = tuple(at for at, one in enumerate(calls, 1) if one == "spreadsheets.batchUpdate")
    assert (len(calls), writes) == (LATER, LATER_WRITES)


@pytest.mark.parametrize(("nth", "kind"), met(FRESH, FRESH_WRITES))
def test_a_first_round_that_is_disturbed_comes_to_the_same(fresh: Scene, nth: int, kind: str):
    disturbed(fresh, Fault(kind, nth=nth))


@pytest.mark.parametrize(("nth", "kind"), met(LATER, LATER_WRITES))
def test_a_later_round_that_is_disturbed_comes_to_the_same(later: Scene, nth: int, kind: str):
    disturbed(later, Fault(kind, nth=nth))


def disturbed(scene: Scene, fault: Fault) -> None:
    scene.place.google.fault(fault)
    scene.settle()
    assert fault.met == 1
    assert scene.is_whole()


@pytest.mark.parametrize("nth", range(1, FRESH))
def test_a_first_round_that_is_killed_goes_on_where_it_was(place: Place, tmp_path: Path, nth: int):
    killed(place, tmp_path / "a.sqlite3", nth)


@pytest.mark.parametrize("nth", range(1, LATER))
def test_a_later_round_that_is_killed_goes_on_where_it_was(later: Scene, tmp_path: Path, nth: int):
    killed(later.place, tmp_path / "a.sqlite3", nth, later.events)


def killed(place: Place, journal: Path, nth: int, before: list[Event] | None = None) -> None:
    calls = place.calls()
    log = place.copy(journal, Mortal(calls, nth))
    events = before or [log.add(concluded(number)) for number in (1, 2, 3)]
    with pytest.raises(KilledError):
        place.rounds(log, count=5)
    calls.close()
    with place.at(journal) as again:
        scene = Scene(place, again, events)
        scene.settle()
        assert scene.is_whole()


@pytest.mark.parametrize("operation", ["make", "append"])
def test_what_google_applies_only_after_we_gave_up_waiting_is_not_there_twice(
    place: Place, tmp_path: Path, operation: str
):
    with place.at(tmp_path / "a.sqlite3", read=0.15) as log:
        scene = Scene(place, log, [log.add(concluded(number)) for number in (1, 2, 3)])
        nth = 1 if operation == "make" else 2
        fault = Fault("late", "spreadsheets.batchUpdate", nth=nth, seconds=0.6)
        place.google.fault(fault)
        # A minute or two, in which it is looked for and not sent again.
        place.rounds(log, seconds=20.0, count=4)
        assert fault.met == 1
        assert deliveries(log, *scene.events) == [Delivery.WAITING] * 3 or operation == "make"
        time.sleep(0.7)
        scene.settle()
        assert scene.is_whole()


def test_what_google_applies_after_all_limits_stands_there_twice_and_counts_once(
    place: Place, tmp_path: Path
):
    with place.at(tmp_path / "a.sqlite3", read=0.15) as log:
        first = log.add(concluded(1))
        place.rounds(log)
        second = log.add(concluded(2))
        place.google.fault(Fault("late", "spreadsheets.batchUpdate", seconds=0.8))
        place.rounds(log, seconds=100.0, count=4)
        assert deliveries(log, second) == [Delivery.CONFIRMED]
        time.sleep(0.9)
        place.rounds(log)
        assert place.ids() == [first.id, second.id, second.id]
        assert list(log.state.conclusions) == [first.id, second.id]
        assert (log.strays, log.missing) == ((), 0)
    with place.at(tmp_path / "another.sqlite3") as other:
        place.rounds(other)
        assert list(other.state.conclusions) == [first.id, second.id]


@pytest.mark.parametrize("nth", range(2, LATER + 1))
def test_a_key_that_is_revoked_under_way_is_told_and_a_new_one_ends_it(
    later: Scene, tmp_path: Path, nth: int
):
    place = later.place
    place.google.fault(Fault("revoke_key", nth=nth))
    place.rounds(later.log, count=3)
    assert later.log.trouble is Trouble.KEY_REFUSED
    place.key = place.google.service_account()
    with place.at(tmp_path / "a.sqlite3") as log:
        scene = Scene(place, log, later.events)
        scene.settle()
        assert scene.is_whole()


@pytest.mark.parametrize("nth", range(2, LATER + 1))
def test_a_token_that_runs_out_under_way_is_not_even_noticed(later: Scene, nth: int):
    later.place.google.fault(Fault("expire_tokens", nth=nth))
    later.place.rounds(later.log)
    assert later.is_whole()


@pytest.mark.parametrize("nth", range(1, LATER))
def test_a_spreadsheet_that_is_taken_from_us_under_way_is_told(later: Scene, nth: int):
    place, log = later.place, later.log
    place.google.fault(Fault("unshare", nth=nth, spreadsheet=place.book))
    place.rounds(log, count=2)
    assert log.trouble in (Obstacle.NOT_SHARED, Obstacle.NOT_WRITABLE)
    assert len(log.state.conclusions) == 3
    place.google.share(place.book, place.key["client_email"])
    later.settle()
    assert later.is_whole()


@pytest.mark.parametrize("nth", range(1, LATER))
def test_a_tab_that_is_renamed_under_way_is_the_same_tab(later: Scene, nth: int):
    place = later.place
    place.google.fault(Fault("rename_tab", nth=nth, spreadsheet=place.book, tab=TAB, to="Biên bản"))
    later.settle()
    assert place.tabs() == ["Đơn vị", "Biên bản"]
    place.google.rename_tab(place.book, "Biên bản", TAB)
    assert later.is_whole()


@pytest.mark.parametrize("nth", range(1, LATER))
def test_a_tab_that_is_deleted_under_way_is_made_again_and_can_be_filled_again(
    later: Scene, nth: int
):
    place, log = later.place, later.log
    place.google.fault(Fault("delete_tab", nth=nth, spreadsheet=place.book, tab=TAB))
    place.rounds(log, count=8)
    assert len(log.state.conclusions) == 3
    assert log.trouble is None
    gone = [one.event.id for one in log.tampered]
    assert len(gone) in (2, 3)
    assert log.restore() == len(gone)
    later.settle()
    assert later.is_whole()
