"""The view as an address: it states everything, and says what it could not understand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.address import (
    NAMES,
    Misread,
    caught_up,
    cleaned,
    defaults,
    joined_units,
    span_between,
    view_of,
)
from services.indicators.indicator import Area
from services.intake.tables import TABLES
from services.periods import parse_span
from services.reference_units import built_in_units
from services.snapshot import Snapshot
from services.text.language import Language
from services.view import View
from tests.indicators.conftest import pandas_frame

ROWS = {
    "cadre_snapshot": (
        {"unit": "hn-lynhan", "period": "2020-Q4", "branch_sec_total": 10.0},
        {"unit": "hn-lynhan", "period": "2021-Q3", "branch_sec_total": 10.0},
    )
}
SNAPSHOT = Snapshot(
    version="1",
    made_at=datetime(2021, 10, 5, tzinfo=UTC),
    tables={table.name: pandas_frame(table.name, *ROWS.get(table.name, ())) for table in TABLES},
    units=built_in_units(),
    targets=(),
    calendar=(),
    meetings=(),
    users=(),
    findings=(),
    tabs=(),
    spreadsheets=(),
    is_sample=False,
)
OLD_ROWS = pandas_frame("cadre_snapshot", ROWS["cadre_snapshot"][0])
DEFAULTS = {
    "lang": "vi",
    "period": "2021-Q3",
    "units": "hn",
    "kinds": "all",
    "indicator": "C1",
    "unit": "hn-phuly",
}


def test_a_reader_who_chose_nothing_gets_an_address_that_states_everything():
    assert dict(defaults(SNAPSHOT, None)) == DEFAULTS
    assert cleaned({}, SNAPSHOT, None) == (DEFAULTS, ())


def test_the_names_in_an_address_are_stable():
    assert NAMES == ("lang", "period", "units", "kinds", "indicator", "unit")


def test_the_default_indicator_is_the_first_of_the_page():
    assert defaults(SNAPSHOT, Area.EMPLOYMENT)["indicator"] == "E1"


def test_a_full_address_is_kept_as_it_is():
    asked = {
        "lang": "en",
        "period": "2021-Q1..2021-Q3",
        "units": "hn-lynhan,hn-binhluc",
        "kinds": "dao_tao,tap_huan",
        "indicator": "C4",
        "unit": "hn-lynhan",
    }
    assert cleaned(asked, SNAPSHOT, Area.CADRES) == (asked, ())


def test_an_address_says_the_view_that_it_stands_for():
    asked = {**DEFAULTS, "lang": "en", "period": "2021-H1", "units": "hn-lynhan,hn-binhluc"}
    asked |= {"kinds": "tap_huan", "indicator": "C4"}
    assert view_of(asked, Area.CADRES) == View(
        Language.EN,
        parse_span("2021-H1"),
        ("hn-lynhan", "hn-binhluc"),
        ("tap_huan",),
        "C4",
        "hn-phuly",
    )


def test_kinds_of_another_area_say_nothing_on_this_page():
    asked = {**DEFAULTS, "kinds": "day_nghe,tap_huan"}
    assert view_of(asked, Area.CADRES).kinds == ("tap_huan",)
    assert view_of(asked, Area.EMPLOYMENT).kinds == ("day_nghe",)
    assert view_of(asked, Area.GRASSROOTS).kinds == ()
    assert view_of(asked, None).kinds == ()


@pytest.mark.parametrize("typed", ["2021-Q5", "hôm qua", "2021-Q3..2021-Q1", "..", "6 tháng 2021"])
def test_a_period_that_names_none_is_told_and_replaced_by_the_newest(typed: str):
    clean, misread = cleaned({"period": typed}, SNAPSHOT, None)
    assert clean["period"] == "2021-Q3"
    assert misread == (Misread("period", typed, "2021-Q3"),)


def test_a_period_in_the_words_of_a_person_is_understood_and_written_shortly():
    clean, misread = cleaned({"period": "Quý I/2021"}, SNAPSHOT, None)
    assert (clean["period"], misread) == ("2021-Q1", ())


def test_of_several_units_the_known_ones_stay_and_the_unknown_is_told():
    clean, misread = cleaned({"units": "hn-lynhan,hn-atlantis,hn-lynhan"}, SNAPSHOT, None)
    assert clean["units"] == "hn-lynhan"
    assert misread == (Misread("units", "hn-atlantis", "hn-lynhan"),)


def test_where_no_unit_is_known_it_is_the_province():
    clean, misread = cleaned({"units": "hn-atlantis"}, SNAPSHOT, None)
    assert clean["units"] == "hn"
    assert misread == (Misread("units", "hn-atlantis", "hn"),)


def test_emptied_units_are_stated_and_stay_empty():
    clean, misread = cleaned({"units": "none"}, SNAPSHOT, None)
    assert (clean["units"], misread) == ("none", ())
    assert view_of(clean, None).units == ()


def test_every_kind_is_stated_as_all():
    assert cleaned({"kinds": "all"}, SNAPSHOT, Area.CADRES)[0]["kinds"] == "all"


@pytest.mark.parametrize(
    ("name", "value", "used"),
    [
        ("lang", "fr", "vi"),
        ("kinds", "bay_luon", "all"),
        ("indicator", "C99", "C1"),
        ("unit", "hn-atlantis", "hn-phuly"),
    ],
)
def test_an_unknown_value_is_told_with_what_takes_its_place(name: str, value: str, used: str):
    clean, misread = cleaned({name: value}, SNAPSHOT, Area.CADRES)
    assert clean[name] == used
    assert misread == (Misread(name, value, used),)


def test_a_name_that_no_choice_has_is_told_too():
    clean, misread = cleaned({"perid": "2021"}, SNAPSHOT, None)
    assert clean == DEFAULTS
    assert misread == (Misread("perid", "2021"),)


def test_the_indicator_of_another_page_gives_way_without_a_word():
    # Going from page to page carries it along; nobody typed anything wrong.
    clean, misread = cleaned({"indicator": "G2"}, SNAPSHOT, Area.CADRES)
    assert (clean["indicator"], misread) == ("C1", ())


def test_without_any_figures_the_newest_quarter_is_that_of_the_reading():
    empty = {table.name: pandas_frame(table.name) for table in TABLES}
    assert defaults(replace(SNAPSHOT, tables=empty), None)["period"] == "2021-Q4"


WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["none", "all", "hn", "hn-lynhan", "2021-Q3", "C1", "vi", "en", ",", "tap_huan"]
    ),
)
TYPED = st.one_of(WORDS, st.lists(WORDS, max_size=4).map(",".join))


@given(
    st.dictionaries(st.one_of(st.sampled_from(NAMES), st.text(max_size=5)), TYPED),
    st.sampled_from([None, *Area]),
)
def test_any_address_is_understood_or_explained_and_then_stands(
    asked: dict[str, str], area: Area | None
):
    clean, _ = cleaned(asked, SNAPSHOT, area)
    assert list(clean) == list(NAMES)
    assert cleaned(clean, SNAPSHOT, area) == (clean, ())
    view = view_of(clean, area)
    assert view.span.code == clean["period"]
    assert all(unit in SNAPSHOT.units for unit in view.units)


def test_choosing_the_province_takes_its_parts_off_and_the_other_way_round():
    assert joined_units(("hn-lynhan", "hn"), "hn-lynhan", "hn") == "hn"
    assert joined_units(("hn", "hn-lynhan"), "hn", "hn") == "hn-lynhan"


def test_taking_the_last_unit_off_leaves_none():
    assert joined_units((), "hn-lynhan", "hn") == "none"


def test_two_periods_the_wrong_way_round_are_swapped_and_that_is_told():
    assert span_between("2021-Q1", "2021-Q3") == (parse_span("2021-Q1..2021-Q3"), False)
    assert span_between("2021-Q3", "2020-Q1") == (parse_span("2020-Q1..2021-Q3"), True)
    assert span_between("2021-Q2", "2021-Q2") == (parse_span("2021-Q2"), False)


def test_what_nobody_chose_is_chosen_anew_once_everything_is_read():
    link = {"lang": "vi", "unit": "hn-lynhan"}
    early = replace(SNAPSHOT, tables={**SNAPSHOT.tables, "cadre_snapshot": OLD_ROWS})
    then, _ = cleaned(link, early)
    assert (then["period"], then["units"], then["unit"]) == ("2020-Q4", "hn", "hn-lynhan")
    # Meanwhile the reader chose units and went to another page; the period is still ours.
    now = {**then, "units": "hn-binhluc", "indicator": "C2"}
    chosen, misread = caught_up(now, link, then, SNAPSHOT)
    assert chosen == {
        "lang": "vi",
        "period": "2021-Q3",
        "units": "hn-binhluc",
        "kinds": "all",
        "indicator": "C2",
        "unit": "hn-lynhan",
    }
    assert misread == ()
