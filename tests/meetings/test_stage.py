from services.meetings.stage import Stage


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
