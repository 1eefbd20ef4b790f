import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.conclusions.content import Opinion
from services.conclusions.wanted import EVERY, Standing, Wanted, Whose, parse_wanted
from services.indicators.indicator import Area


def test_nothing_asked_for_is_everything():
    assert parse_wanted("all") == (Wanted(), ())
    assert parse_wanted("") == (Wanted(), ())
    assert Wanted().code == "all"


def test_an_address_states_what_is_asked_for_and_nothing_else():
    wanted = Wanted(state="overdue", area="cadres", search="Lý Nhân")
    assert wanted.code == "state:overdue;area:cadres;search:Lý Nhân"


def test_what_asks_for_nothing_known_is_named_and_the_rest_holds():
    wanted, unknown = parse_wanted("state:late;area:cadres;colour:red;whose;opinion:")
    assert wanted == Wanted(area="cadres")
    assert unknown == ("state:late", "colour:red", "whose", "opinion:")


@pytest.mark.parametrize("text", ["search:a:b", "search: ; ", "search:=1+1"])
def test_a_search_may_hold_any_sign_but_the_one_between_parts(text):
    wanted, _ = parse_wanted(text)
    assert wanted.search == text.removeprefix("search:").split(";")[0]


@given(
    st.builds(
        Wanted,
        whose=st.sampled_from([*Whose]).map(str),
        state=st.sampled_from([*Standing]).map(str),
        area=st.sampled_from([EVERY, "none", *Area]).map(str),
        meeting=st.sampled_from([EVERY, "none", "HN-2021-03"]),
        opinion=st.sampled_from([EVERY, *Opinion]).map(str),
        search=st.text(st.characters(exclude_characters=";")),
    )
)
def test_what_is_written_is_read_back(wanted: Wanted):
    assert parse_wanted(wanted.code) == (wanted, ())
