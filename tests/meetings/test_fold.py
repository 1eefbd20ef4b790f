from datetime import UTC, datetime, timedelta

import pytest

from services.conclusions.events import Act, Author, Event
from services.conclusions.fold import fold
from services.meetings.content import Item, Shows, item_content
from services.meetings.fold import find, id_of, meetings, short_name
from services.snapshot import Meeting as Announced

NOON = datetime(2026, 11, 28, 5, 0, tzinfo=UTC)
TAB = (Announced("HN-1", "Sơ kết quý III", "8 giờ", "Hội trường", "Bí thư"),)
TOLD = {
    "code": "HN-2",
    "name": "Giao ban",
    "time": "",
    "place": "",
    "chair": "Phó Bí thư",
    "period": "2021-Q3",
}
WORDS = Item(Shows.WORDS, title="Thảo luận")
C1 = Item(Shows.INDICATOR, area="cadres", indicator="C1")


def event(number: int, act: Act, about: str, content: dict[str, object]) -> Event:
    at = NOON + timedelta(minutes=number)
    return Event(f"e{number}", about, act, at, Author(role="admin"), content)


def test_a_meeting_of_the_tab_is_known_by_its_code_and_has_no_agenda_of_its_own():
    (one,) = meetings([], TAB).values()
    assert (one.id, one.name, one.chair) == (id_of("HN-1"), "Sơ kết quý III", "Bí thư")
    assert one.agenda is None
    assert not one.is_on


def test_a_meeting_made_here_stands_behind_those_of_the_tab_and_can_be_told_anew():
    first = event(1, Act.CONVENED, "e1", TOLD)
    later = event(2, Act.CONVENED, "e1", {**TOLD, "place": "Phòng họp 2"})
    found = meetings([first, later], TAB)
    assert list(found) == [id_of("HN-1"), "e1"]
    assert (found["e1"].place, found["e1"].chair) == ("Phòng họp 2", "Phó Bí thư")


def test_what_is_added_comes_behind_the_agenda_and_two_who_add_at_once_lose_nothing():
    about = id_of("HN-1")
    proposed = [item_content(C1)]
    added = [
        event(1, Act.ADDED, about, {"item": item_content(WORDS), "items": proposed}),
        # Whoever sent this one had not seen the other.
        event(2, Act.ADDED, about, {"item": item_content(WORDS), "items": proposed}),
    ]
    assert meetings(added, TAB)[about].agenda == (C1, WORDS, WORDS)


def test_a_new_agenda_takes_the_place_of_the_old_and_names_its_event():
    about = id_of("HN-1")
    told = [
        event(1, Act.AGENDA, about, {"items": [item_content(C1), item_content(WORDS)], "base": ""}),
        event(2, Act.AGENDA, about, {"items": [item_content(WORDS)], "base": "e1"}),
    ]
    one = meetings(told, TAB)[about]
    assert one.agenda == (WORDS,)
    assert one.agenda_by == "e2"


def test_a_meeting_is_on_between_its_opening_and_its_end_and_can_be_opened_again():
    about = id_of("HN-1")
    begun = event(1, Act.BEGUN, about, {"version": "abc"})
    ended = event(2, Act.ENDED, about, {})
    again = event(3, Act.BEGUN, about, {"version": "def"})
    assert meetings([begun], TAB)[about].is_on
    assert not meetings([begun, ended], TAB)[about].is_on
    one = meetings([begun, ended, again], TAB)[about]
    assert (one.is_on, one.version) == (True, "def")


def test_what_cannot_be_read_or_is_about_no_meeting_changes_nothing():
    about = id_of("HN-1")
    spoilt = [
        event(1, Act.AGENDA, about, {"items": [{"shows": "fireworks"}]}),
        event(2, Act.ADDED, about, {}),
        event(3, Act.BEGUN, "nobody", {"version": "abc"}),
        event(4, Act.CONVENED, "e4", {"name": "Thiếu mã"}),
    ]
    assert meetings(spoilt, TAB) == meetings([], TAB)


def test_events_about_meetings_are_no_strays_among_conclusions():
    told = [event(1, Act.CONVENED, "e1", TOLD), event(2, Act.BEGUN, "e1", {"version": "x"})]
    state = fold(reversed(told))
    assert [one.id for one in state.of_meetings] == ["e1", "e2"]
    assert not state.strays


def test_a_meeting_is_found_by_its_code_where_only_one_has_it():
    known = meetings([event(1, Act.CONVENED, "e1", TOLD)], TAB)
    assert find(known, "HN-1") == known[id_of("HN-1")]
    assert find(known, "HN-2") == known["e1"]
    assert find(known, "e1") == known["e1"]
    assert find(known, "HN-3") is None
    assert [short_name(known, one) for one in known.values()] == ["HN-1", "HN-2"]
    # Two of one code can be told apart by their ids alone.
    again = meetings([event(1, Act.CONVENED, "e1", TOLD), event(2, Act.CONVENED, "e2", TOLD)], TAB)
    assert find(again, "HN-2") is None
    assert [short_name(again, one) for one in again.values()] == ["HN-1", "e1", "e2"]


@pytest.mark.parametrize("code", ["HN 2/2021", "Hội nghị 2", "none", "", "x" * 60])
def test_a_code_that_an_address_cannot_hold_stands_in_none(code: str):
    known = meetings([event(1, Act.CONVENED, "e1", {**TOLD, "code": code})], ())
    assert short_name(known, known["e1"]) == "e1"


def test_a_meeting_that_is_called_as_another_one_is_known_does_not_take_its_place():
    first, second = {**TOLD, "code": "a"}, {**TOLD, "code": "e1"}
    known = meetings(
        [event(1, Act.CONVENED, "e1", first), event(2, Act.CONVENED, "e2", second)], ()
    )
    assert find(known, "e1") == known["e1"]
    assert short_name(known, known["e2"]) == "e2"
