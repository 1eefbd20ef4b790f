"""What events mean together: the same in whatever order they come, however often each comes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.conclusions.content import Datum, Opinion, Outcome, Recorded, Subject
from services.conclusions.events import Act, Event, new_id
from services.conclusions.fold import Stand, State, fold
from services.conclusions.writing import recorded
from tests.conclusions.places import CHAIR, concluded, noted
from tests.conclusions.sayings import anything, events


def after(about: Event, minutes: int, act: Act, **content: Any) -> Event:
    at = about.at + timedelta(minutes=minutes)
    return Event(new_id(), about.about, act, at, CHAIR, content)


def edited(about: Event, minutes: int, text: str, base: str) -> Event:
    said = {"opinion": "han_che", "text": text, "meeting": "", "base": base}
    return after(about, minutes, Act.EDITED, **said)


def the_same(one: State, other: State) -> bool:
    return list(one.conclusions.items()) == list(other.conclusions.items()) and (
        set(map(repr, one.strays)) == set(map(repr, other.strays))
    )


@st.composite
def several(draw: st.DrawFn) -> list[Event]:
    """Draw some events, most of them about conclusions that are among them."""
    roots = draw(st.lists(events(), min_size=1, max_size=3, unique_by=lambda e: e.id))
    abouts = st.sampled_from([one.about for one in roots])
    return roots + draw(st.lists(events(abouts), max_size=5, unique_by=lambda e: e.id))


@settings(max_examples=100)
@given(several(), st.data())
def test_order_and_repetition_change_nothing(told: list[Event], data: st.DataObject):
    told = list({event.id: event for event in told}.values())
    shuffled: Sequence[Event] = data.draw(st.permutations(told))
    again = data.draw(st.lists(st.sampled_from(told), max_size=4))
    assert the_same(fold(told), fold([*again, *shuffled, *again]))


@settings(max_examples=100)
@given(several())
def test_every_event_is_in_the_story_of_one_conclusion_or_of_a_meeting_or_a_stray(
    told: list[Event],
):
    told = list({event.id: event for event in told}.values())
    state = fold(told)
    found = [event.id for one in state.conclusions.values() for event in one.events]
    found += [event.id for event in (*state.strays, *state.of_meetings)]
    assert sorted(found) == sorted(event.id for event in told)


@given(anything, st.sampled_from(Act))
def test_no_content_at_all_brings_the_fold_down(content: Any, act: Act):
    if isinstance(content, dict):
        root = concluded(1)
        event = Event(new_id(), root.id, act, root.at, CHAIR, content)
        alone = replace(root, id="c" * 32, about="c" * 32, content=content)
        state = fold([root, event, alone])
        assert root.id in state.conclusions


def test_content_that_is_almost_right_is_a_stray_and_no_failure():
    good = concluded(1)
    for spoilt in (
        {**good.content, "subject": {**good.content["subject"], "choices": []}},
        {**good.content, "subject": []},
        {**good.content, "year": float("inf")},
        {**good.content, "number": float("nan")},
        {**good.content, "frozen": {"numerator": 10**400}},
        {**good.content, "task": "x"},
    ):
        event = replace(good, content=spoilt)
        assert (dict(fold([event]).conclusions), fold([event]).strays) == ({}, (event,))


def test_words_and_state_are_those_of_the_newest_event():
    root = concluded(1, "đầu")
    first = edited(root, 5, "sau", root.id)
    closed = after(root, 6, Act.CLOSED, outcome="hoan_thanh", text="xong")
    opened = after(root, 7, Act.REOPENED, text="chưa xong")
    one = fold([opened, closed, first, root]).conclusions[root.id]
    assert (one.said.text, one.said.opinion, one.stand) == ("sau", Opinion.WEAKNESS, Stand.OPEN)
    assert (one.reason, one.crossed, one.last_edit) == ("chưa xong", (), first.id)
    one = fold([closed, root]).conclusions[root.id]
    assert (one.stand, one.outcome, one.reason) == (Stand.CLOSED, Outcome.DONE, "xong")


def test_two_who_edit_at_once_lose_nothing_and_are_told():
    root = concluded(1, "đầu")
    one, two = edited(root, 5, "của một", root.id), edited(root, 6, "của hai", root.id)
    found = fold([two, root, one]).conclusions[root.id]
    assert found.said.text == "của hai"
    assert found.crossed == (two.id,)
    assert [event.content["text"] for event in found.events] == ["đầu", "của một", "của hai"]


def test_a_clock_that_goes_wrong_does_not_part_an_event_from_its_conclusion():
    root = concluded(1)
    early = after(root, -600, Act.PROGRESS, text="trước cả lúc ghi")
    found = fold([early, root])
    assert found.strays == ()
    assert [event.id for event in found.conclusions[root.id].events] == [root.id, early.id]


def test_one_number_given_twice_at_one_time_is_told_apart():
    one, two = concluded(7, key="a" * 32), concluded(7, key="b" * 32)
    state = fold([two, one])
    assert [c.label for c in state.conclusions.values()] == ["KL-2021-007", "KL-2021-007-2"]
    assert state.by_label["KL-2021-007-2"].id == two.id


def test_what_belongs_to_no_conclusion_that_is_known_is_a_stray():
    lonely = noted(concluded(1))
    state = fold([lonely])
    assert (dict(state.conclusions), state.strays) == ({}, (lonely,))


def test_what_was_withdrawn_is_on_no_figure_any_more():
    said = Recorded(2021, 1, Opinion.TASK, "x", Subject(datum=Datum("C1", ("a",), "2021-Q2")))
    root = replace(concluded(1), content=recorded(said))
    gone = after(root, 5, Act.WITHDRAWN, text="nhầm")
    assert list(fold([root]).by_datum) == ["C1|a|2021-Q2|"]
    assert fold([root, gone]).by_datum == {}
    assert fold([root, gone]).conclusions[root.id].stand is Stand.WITHDRAWN
