"""Figures worked out together are the very figures that each question alone gives."""

from collections.abc import Sequence

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from services.indicators import compute
from services.indicators.catalogue import BY_CODE
from services.indicators.targets import with_targets
from services.panels.figures import figures
from services.panels.kept import kept
from services.panels.worked import worked
from services.periods import parse_span
from services.snapshot import Snapshot
from tests.panels.conftest import Look

QUESTIONS = [
    (("C1",), ("2021-Q3",), ("a", "b", "c")),
    (("C1",), ("2021-Q2", "2021-Q3"), ("a", "b", "c")),
    (("E1", "C1", "E2"), ("2021-Q3", "2020"), ("b", "a")),
    (("G2",), ("2019-Q1..2021-M08", "2021-H1"), ("a1", "a2")),
    (("G2", "G3"), ("2020-Q3", "2021-Q3"), ("hn",)),
    (tuple(BY_CODE), ("2021",), ("a",)),
]


def _alone(
    snapshot: Snapshot, codes: Sequence[str], spans: Sequence[str], units: Sequence[str]
) -> pd.DataFrame:
    indicators = [BY_CODE[code] for code in codes]
    found = compute.results(
        snapshot.tables, snapshot.units, indicators, list(map(parse_span, spans)), asked=units
    )
    return with_targets(found, snapshot.targets, snapshot.units)


@pytest.mark.parametrize("turn", [1, -1])
def test_each_question_gets_what_it_would_get_alone(look: Look, turn: int):
    snapshot = look().snapshot
    for codes, spans, units in QUESTIONS[::turn] * 2:
        found = figures(
            snapshot, [BY_CODE[code] for code in codes], list(map(parse_span, spans)), units, {}
        )
        assert_frame_equal(found, _alone(snapshot, codes, spans, units))


def test_a_span_that_was_not_worked_out_is_added_and_the_others_stay(look: Look):
    snapshot, one = look().snapshot, [BY_CODE["C1"]]
    first = figures(snapshot, one, [parse_span("2021-Q3")], ("a", "b"), {})
    figures(snapshot, one, [parse_span("2010-M01")], ("a", "b"), {})
    assert_frame_equal(figures(snapshot, one, [parse_span("2021-Q3")], ("a", "b"), {}), first)
    # Two units with 40 of 50 and 30 of 50.
    assert first["value"].tolist() == [0.8, 0.6]


def test_kinds_are_kept_apart(look: Look):
    snapshot, one, span = look().snapshot, [BY_CODE["E3"]], [parse_span("2021-Q3")]
    kinds = {"activity_type": ("tu_van_huong_nghiep",)}
    both = figures(snapshot, one, span, ("a",), {})["numerator"].tolist()
    assert figures(snapshot, one, span, ("a",), kinds)["numerator"].tolist() != both


def test_the_steps_are_taken_once_for_all_usual_periods(look: Look):
    snapshot, taken = look().snapshot, []

    def finish(found: pd.DataFrame) -> pd.DataFrame:
        taken.append(len(found))
        return found

    for period in ("2021-Q3", "2021-Q2", "2021-H1", "2020", "2020-Q3"):
        for code in ("C1", "C2"):
            group = [one for one in BY_CODE.values() if one.code.startswith("C")]
            worked(snapshot, group, [BY_CODE[code]], [parse_span(period)], ("a",), {}, finish)
    assert len(taken) == 1


def test_what_is_kept_of_a_snapshot_is_made_once_and_the_oldest_goes_first(look: Look):
    snapshot, made = look().snapshot, []

    def make(key: int) -> int:
        made.append(key)
        return key

    for key in (*range(200), 0, 200, 0, 1):
        assert kept(snapshot, ("test", key), lambda key=key: make(key)) == key
    # 0 was asked for again before 200 came, so 1 had to go for it.
    assert made == [*range(200), 200, 1]
