"""How long is waited between two looks."""

import pytest

from services.rhythm import Rhythm


def test_it_is_the_usual_time_while_nothing_speaks_against_it():
    assert Rhythm(15, is_rationed=True).after(2, is_reached=True, is_whole=True).seconds == 15


def test_a_long_reading_of_a_place_that_counts_is_followed_by_a_pause_as_long():
    rhythm = Rhythm(15, is_rationed=True)
    # 10 s and 15 s were two steps of one reading, which was whole after the second.
    rhythm = rhythm.after(10, is_reached=True, is_whole=False)
    assert rhythm.seconds == 15
    rhythm = rhythm.after(15, is_reached=True, is_whole=True)
    assert rhythm.seconds == 25
    # The next one found nothing changed.
    assert rhythm.after(0.2, is_reached=True, is_whole=True).seconds == 15


def test_however_long_a_reading_takes_an_edit_is_seen_within_the_minute_after():
    assert Rhythm(15, is_rationed=True).after(4000, is_reached=True, is_whole=True).seconds == 30


def test_a_folder_is_looked_at_as_often_as_the_office_said():
    assert Rhythm(1).after(30, is_reached=True, is_whole=True).seconds == 1


@pytest.mark.parametrize("is_rationed", [True, False])
def test_a_place_out_of_reach_is_asked_less_and_less_often_until_it_answers(is_rationed: bool):
    rhythm = Rhythm(15, is_rationed=is_rationed)
    seconds: list[float] = []
    for _ in range(4):
        rhythm = rhythm.after(1, is_reached=False, is_whole=False)
        seconds.append(rhythm.seconds)
    assert seconds == [30, 60, 60, 60]
    assert rhythm.after(1, is_reached=True, is_whole=True).seconds == 15
