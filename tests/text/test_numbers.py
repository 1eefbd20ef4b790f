import math
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.numerals import read_numeral
from services.text import numbers


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (7, 0, "7"),
        (1234, 0, "1.234"),
        (1234567.891, 1, "1.234.567,9"),
        (2.5, 0, "3"),
        (-1234.5, 1, "−1.234,5"),
        (-0.04, 1, "0,0"),
        (12.5, 2, "12,50"),
        (None, 0, "–"),
        (math.nan, 1, "–"),
        (math.inf, 1, "–"),
    ],
)
def test_a_number_is_written_with_dots_and_a_comma(value, decimals, written):
    assert numbers.number(value, decimals) == written


@pytest.mark.parametrize(
    ("share", "decimals", "written"),
    [
        (61 / 75, 1, "81,3%"),
        (0.8125, 1, "81,3%"),
        (1.042, 1, "104,2%"),
        (0.0015, 2, "0,15%"),
        (1, 0, "100%"),
        (None, 1, "–"),
    ],
)
def test_a_share_is_written_as_a_percentage(share, decimals, written):
    assert numbers.percent(share, decimals) == written


def test_a_change_has_its_sign():
    assert numbers.signed(1234) == "+1.234"
    assert numbers.signed(-3.25, 1) == "−3,3"
    assert numbers.signed(0.2) == "0"
    assert numbers.points(0.032) == "+3,2"
    assert numbers.points(-0.05, 0) == "−5"
    assert numbers.points(None) == numbers.signed(math.nan) == "–"


def test_an_indicator_s_value_follows_what_it_is():
    assert numbers.figure(0.5, is_share=True, decimals=1) == "50,0%"
    assert numbers.figure(1200, is_share=False, decimals=0) == "1.200"


def test_dates_and_times_are_vietnam_s():
    late = datetime(2021, 9, 30, 18, 5, tzinfo=UTC)
    assert numbers.day(date(2021, 9, 3)) == "03/09/2021"
    assert numbers.day(late) == "01/10/2021"
    assert numbers.clock(late) == "01:05"
    assert numbers.moment(late) == "01:05 01/10/2021"
    assert numbers.day(None) == "–"


@given(st.integers(0, 10**12))
def test_what_is_written_is_read_back(value: int):
    assert read_numeral(numbers.number(value)).value == value
