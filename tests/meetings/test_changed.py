"""Whatever was done to the rows: what is told of it adds up."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from services.conclusions.compared import Change
from services.meetings.changed import changed_rows
from tests.drafting.scenes import counselled, province
from tests.indicators.conftest import Row


def row(unit: str, month: str, turns: int | None, record: str | None, place: int) -> Row:
    told = counselled(unit, month, 0)
    return {**told, "counselled_turns": turns, "record_id": record, "row": place}


rows = st.lists(
    st.builds(
        row,
        st.sampled_from("ab"),
        st.sampled_from(("2021-M08", "2021-M09")),
        st.sampled_from((None, 0, 1, 2)),
        st.sampled_from((None, "1", "2")),
        st.integers(5, 7),
    ),
    max_size=6,
)


# Each example makes two whole snapshots.
@settings(max_examples=25)
@given(rows, rows)
def test_no_row_is_lost_and_none_is_told_twice(then: list[Row], now: list[Row]):
    before, after = province(employment_log=then), province(employment_log=now)
    counts = Counter(one.change for one in changed_rows(before, after))
    corrected = counts[Change.CORRECTED]
    untouched = len(then) - counts[Change.REMOVED] - corrected
    assert len(now) == untouched + counts[Change.ADDED] + corrected
    assert untouched >= 0


@settings(max_examples=15)
@given(rows)
def test_the_other_way_round_what_was_added_is_removed(now: list[Row]):
    nothing, something = province(), province(employment_log=now)
    assert {one.change for one in changed_rows(nothing, something)} <= {Change.ADDED}
    assert {one.change for one in changed_rows(something, nothing)} <= {Change.REMOVED}
    assert changed_rows(something, province(employment_log=now[::-1])) == ()
