from services.meetings.stage import Stage, ahead, behind
from tests.drafting.scenes import province


def test_a_presenter_goes_through_the_pages_of_a_list_before_the_next_item():
    # Three items, the second one a list of three pages.
    assert ahead(0, 0, 1, 3) == (1, 0)
    assert ahead(1, 0, 3, 3) == (1, 1)
    assert ahead(1, 1, 3, 3) == (1, 2)
    assert ahead(1, 2, 3, 3) == (2, 0)
    assert ahead(2, 0, 1, 3) == (2, 0)
    assert behind(2, 0, 1) == (1, 0)
    assert behind(1, 2, 3) == (1, 1)
    assert behind(1, 0, 3) == (0, 0)
    assert behind(0, 0, 1) == (-1, 0)
    assert behind(-1, 0, 1) == (-1, 0)


def test_another_picture_of_an_item_is_no_page_of_it():
    # Whoever looks at the second picture of an indicator goes on to the next item, and back.
    assert ahead(0, 1, 1, 3) == (1, 0)
    assert behind(1, 2, 1) == (0, 0)
    # A list that has become shorter meanwhile.
    assert ahead(1, 5, 2, 3) == (2, 0)
    assert behind(1, 5, 2) == (0, 0)


def test_a_meeting_that_has_to_stand_on_other_figures_says_so_until_it_takes_some():
    stage, then, now = Stage(), province(), province()
    stage.hold("m", then)
    assert not stage.is_moved("m")
    stage.hold("m", now, "opened on these")
    assert stage.is_moved("m")
    assert not stage.is_moved("other")
    stage.hold("m", now)
    assert not stage.is_moved("m")
    # The very figures are there again.
    stage.hold("m", now, now.version)
    assert not stage.is_moved("m")
    stage.hold("m", now, "opened on these")
    stage.leave("m")
    assert not stage.is_moved("m")


def test_nobody_presents_before_somebody_shows_something():
    assert Stage().position("m") is None


def test_each_change_of_what_is_shown_has_a_number_of_its_own_and_the_same_shown_again_none():
    stage = Stage()
    first = stage.show("m", 0)
    assert stage.show("m", 0) is first
    second = stage.show("m", 0, look=1)
    third = stage.show("m", 1)
    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert stage.position("m") == third
    assert stage.position("other") is None


def test_leaving_takes_a_meeting_off_the_stage():
    stage = Stage()
    stage.show("m", 3)
    stage.leave("m")
    assert stage.position("m") is None
    assert stage.held("m") is None
