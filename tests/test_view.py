"""What a reader has chosen to see."""

from services.periods import parse_period
from services.reference_units import built_in_units
from services.view import Preset, compared_units, kinds_by_column, presets

UNITS = built_in_units()


def named(newest: str) -> dict[Preset, str]:
    spans = presets(parse_period(newest).last_month)
    return {preset: span.code for preset, span in spans.items()}


def test_the_named_spans_are_relative_to_the_newest_figures():
    assert named("2021-Q3") == {
        Preset.THIS_QUARTER: "2021-Q3",
        Preset.LAST_QUARTER: "2021-Q2",
        Preset.FIRST_HALF: "2021-H1",
        Preset.THIS_YEAR: "2021-Q1..2021-Q3",
        Preset.LAST_YEAR: "2020",
        Preset.SINCE_CONGRESS: "2017-Q4..2021-Q3",
    }


def test_at_the_end_of_a_year_there_is_a_second_half_and_a_whole_year():
    told = named("2021-Q4")
    assert told[Preset.SECOND_HALF] == "2021-H2"
    assert told[Preset.THIS_YEAR] == "2021"


def test_the_quarter_before_the_first_is_one_of_the_year_before():
    assert named("2021-Q1")[Preset.LAST_QUARTER] == "2020-Q4"


def test_a_new_term_begins_with_its_congress():
    assert named("2022-Q3")[Preset.SINCE_CONGRESS] == "2017-Q4..2022-Q3"
    assert named("2022-Q4")[Preset.SINCE_CONGRESS] == "2022-Q4"


def test_before_the_first_known_congress_there_is_no_term():
    assert Preset.SINCE_CONGRESS not in named("2016-Q2")


def test_the_province_stands_for_its_ten_units():
    assert len(compared_units(UNITS, ("hn",), "cadre_snapshot")) == 10


def test_one_district_stands_for_its_communes_in_the_table_that_they_keep():
    assert compared_units(UNITS, ("hn-lynhan",), "cadre_snapshot") == ("hn-lynhan",)
    below = compared_units(UNITS, ("hn-lynhan",), "grassroots_log")
    assert below == UNITS.children("hn-lynhan")
    assert len(below) > 10


def test_the_province_among_others_is_opened_and_none_stands_twice():
    found = compared_units(UNITS, ("hn-lynhan", "hn"), "cadre_snapshot")
    assert found[0] == "hn-lynhan"
    assert len(found) == len(set(found)) == 10


def test_no_units_are_compared_where_none_are_chosen():
    assert compared_units(UNITS, (), "cadre_snapshot") == ()


def test_kinds_go_to_the_column_whose_choices_they_are():
    assert kinds_by_column(("day_nghe", "tap_huan", "dao_tao")) == {
        "training_form": ("tap_huan", "dao_tao"),
        "activity_type": ("day_nghe",),
    }
    assert kinds_by_column(()) == {}
