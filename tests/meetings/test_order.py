"""Items of an agenda change their places, and each is known wherever it stands."""

import pytest

from services.meetings.content import Item, Shows
from services.meetings.order import Entry, Step, entries, labelled, moved, renewed, without


def headings(names: str) -> tuple[Item, ...]:
    return tuple(Item(Shows.WORDS, title=name) for name in names)


def entry(name: str, nth: int = 0) -> Entry:
    return Entry(Item(Shows.WORDS, title=name), nth)


@pytest.mark.parametrize(
    ("one", "to", "order"),
    [
        ("a", Step.DOWN, "bacd"),
        ("c", Step.UP, "acbd"),
        ("d", Step.TOP, "dabc"),
        ("a", Step.BOTTOM, "bcda"),
        ("a", 2, "bcad"),
        ("b", 1, "abcd"),
        # There is nothing before the first place, and nothing behind the last.
        ("a", Step.UP, "abcd"),
        ("d", Step.DOWN, "abcd"),
        ("c", -7, "cabd"),
        ("b", 99, "acdb"),
        # Somebody else has removed it.
        ("x", Step.TOP, "abcd"),
    ],
)
def test_an_item_is_moved_and_the_others_keep_their_order(one: str, to: Step | int, order: str):
    assert moved(headings("abcd"), entry(one), to) == headings(order)


def test_of_two_that_are_alike_the_one_that_is_meant_is_moved():
    items = headings("abac")
    assert entries(items) == (entry("a"), entry("b"), entry("a", 1), entry("c"))
    assert moved(items, entry("a", 1), Step.DOWN) == headings("abca")
    assert moved(items, entry("a"), Step.BOTTOM) == headings("baca")
    assert without(items, entry("a", 1)) == headings("abc")
    assert without(items, entry("a")) == headings("bac")


def test_titles_that_read_alike_are_counted():
    view = Item(Shows.VIEW, page="cadres", chart="trend")
    items = (view, *headings("ab"), Item(Shows.VIEW, page="unit", chart="trend"))
    assert list(labelled(items, ["X", "a", "b", "X"]).values()) == ["X", "a", "b", "X (2)"]
    assert list(labelled(items, ["X", "a", "b", "X"])) == list(entries(items))


def test_one_item_alone_stays_where_it_is():
    assert moved(headings("a"), entry("a"), 5) == headings("a")


def test_a_new_proposal_stands_before_what_people_added_and_drops_the_rest():
    fresh = (Item(Shows.TASKS), Item(Shows.INDICATOR, area="cadres", indicator="C1"))
    view = Item(Shows.VIEW, page="cadres", chart="trend")
    own = (view, Item(Shows.INDICATOR, area="cadres", indicator="C4"), *headings("a"))
    assert renewed(own, fresh) == (*fresh, view, *headings("a"))
    assert renewed((), fresh) == fresh
