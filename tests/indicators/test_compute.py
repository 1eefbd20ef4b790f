import pandas as pd
import pytest

from services.errors import UnknownUnitError
from services.indicators.catalogue import BY_CODE, HEADLINES, INDICATORS
from services.indicators.compute import figures as figures_of
from services.indicators.compute import results
from services.indicators.contributions import gather
from services.intake.tables import TABLES
from services.periods import parse_span
from services.units import UnitTree
from tests.indicators.conftest import Build, coverage, figures, strong, sums

Q1, Q2, H1 = (parse_span(code) for code in ("2021-Q1", "2021-Q2", "2021-H1"))


def test_a_share_is_the_ratio_of_sums(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log",
        strong("a1", "2021-Q1", 3, 3),
        strong("a2", "2021-Q1", 30, 150),
    )
    found = figures("G1", grassroots, units, Q1)
    # (3 + 30) / (3 + 150) = 33 / 153 = 0.2157; the mean of 100 % and 20 % would be 60 %.
    assert sums(found) == [(33, 153, pytest.approx(33 / 153))]
    assert coverage(found) == [(2, 5)]
    assert found["rows"].tolist() == [2]
    assert found["as_of_date"].tolist() == [pd.Timestamp(2021, 3, 31)]


@pytest.mark.parametrize(("top", "bottom"), [(None, 100), (40, None)])
def test_an_unknown_value_is_left_out_of_both_sums(
    table: Build, units: UnitTree, top: float | None, bottom: float | None
):
    grassroots = table(
        "grassroots_log", strong("a1", "2021-Q1", 6, 10), strong("a2", "2021-Q1", top, bottom)
    )
    found = figures("G1", grassroots, units, Q1)
    assert sums(found) == [(6, 10, 0.6)]
    assert coverage(found) == [(1, 5)]


def test_an_unknown_value_elsewhere_in_the_row_does_no_harm(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log", strong("a1", "2021-Q1", 6, 10, members=None, members_away=3)
    )
    assert sums(figures("G1", grassroots, units, Q1)) == [(6, 10, 0.6)]
    assert sums(figures("G6", grassroots, units, Q1)) == [(None, None, None)]


def test_a_zero_denominator_gives_no_value(table: Build, units: UnitTree):
    grassroots = table("grassroots_log", strong("a1", "2021-Q1", 0, 0))
    found = figures("G1", grassroots, units, Q1)
    assert sums(found) == [(0, 0, None)]
    assert coverage(found) == [(1, 5)]


def test_each_asked_unit_has_a_row_whether_or_not_it_reported(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log",
        strong("a1", "2021-Q1", 3, 3),
        strong("a2", "2021-Q1", 1, 5),
        strong("b2", "2021-Q1", 2, 2),
    )
    found = figures("G1", grassroots, units, Q1, asked="hn a b c a3")
    assert found["unit_id"].tolist() == ["hn", "a", "b", "c", "a3"]
    # hn: 3 + 1 + 2 of 3 + 5 + 2; a: 3 + 1 of 3 + 5; b: 2 of 2; c keeps no communes; a3 is silent.
    assert sums(found) == [
        (6, 10, 0.6),
        (4, 8, 0.5),
        (2, 2, 1.0),
        (None, None, None),
        (None, None, None),
    ]
    assert coverage(found) == [(3, 5), (2, 3), (1, 2), (0, 0), (0, 1)]
    assert found["rows"].tolist() == [3, 2, 1, 0, 0]
    assert found["as_of_date"].isna().tolist() == [False, False, False, True, True]


def test_the_total_counts_each_row_once_where_asked_units_overlap(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log", strong("a1", "2021-Q1", 3, 4), strong("b1", "2021-Q1", 1, 4)
    )
    found = figures("G1", grassroots, units, Q1, asked="a a1 b", total=True)
    assert found["unit_id"].isna().tolist() == [False, False, False, True]
    assert sums(found)[-1] == (4, 8, 0.5)
    assert coverage(found)[-1] == (2, 5)


def test_the_total_is_of_the_asked_units_alone(table: Build, units: UnitTree):
    grassroots = table(
        "grassroots_log", strong("a1", "2021-Q1", 3, 4), strong("b1", "2021-Q1", 1, 4)
    )
    found = figures("G1", grassroots, units, Q1, asked="b", total=True)
    assert sums(found) == [(1, 4, 0.25), (1, 4, 0.25)]
    assert coverage(found) == [(1, 2), (1, 2)]


def test_a_unit_below_those_that_keep_a_table_has_no_figure_in_it(table: Build, units: UnitTree):
    cadres = table(
        "cadre_snapshot",
        {"unit": "a", "period": "2021-Q1", "planned_trained": 4, "planned_total": 8},
    )
    found = figures("C6", cadres, units, Q1, asked="hn a a1", total=True)
    assert sums(found) == [(4, 8, 0.5), (4, 8, 0.5), (None, None, None), (4, 8, 0.5)]
    assert coverage(found) == [(1, 3), (1, 1), (0, 0), (1, 3)]


def test_a_district_has_reported_when_a_unit_below_it_has(table: Build, units: UnitTree):
    employment = table(
        "employment_log",
        {"unit": "a1", "period": "2021-M02", "counselled_turns": 40},
        {"unit": "hn", "period": "2021-M02", "counselled_turns": 5},
    )
    found = figures("E1", employment, units, Q1, asked="hn a b")
    # The province's own activity is in its sum, and in no district's.
    assert [n for n, _, _ in sums(found)] == [45, 40, None]
    assert coverage(found) == [(1, 3), (1, 1), (0, 1)]


def test_a_unit_that_does_not_exist_is_not_passed_over(table: Build, units: UnitTree):
    with pytest.raises(UnknownUnitError):
        figures("G1", table("grassroots_log"), units, Q1, asked="x9")


def test_no_rows_at_all_give_rows_without_figures(table: Build, units: UnitTree):
    tables = {one.name: table(one.name) for one in TABLES}
    everything = [*INDICATORS, *HEADLINES]
    found = results(tables, units, everything, [Q1, Q2], asked=["hn", "a"], total=True)
    assert len(found) == 26 * 2 * 3
    assert found["value"].isna().all()
    assert (found["units_reported"] == 0).all()


def test_the_columns_and_their_types_are_the_same_on_every_engine(table: Build, units: UnitTree):
    found = figures("G1", table("grassroots_log", strong("a1", "2021-Q1", 1, 2)), units, Q1)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == {
        **dict.fromkeys(("indicator", "unit_id", "scale"), "str"),
        **dict.fromkeys(("numerator", "denominator", "value"), "float64"),
        **dict.fromkeys(("first_month", "last_month", "rows"), "int64"),
        **dict.fromkeys(("units_reported", "units_expected"), "int64"),
        "as_of_date": "datetime64[s]",
    }


def test_what_was_gathered_once_serves_every_span_unit_and_choice_of_indicators(
    table: Build, units: UnitTree
):
    rows = [
        strong("a1", "2021-Q1", 3, 10, members=100, members_away=30, new_members=4),
        strong("b1", "2021-Q2", 5, 10, members=100, members_away=10, new_members=6),
    ]
    tables = {"grassroots_log": table("grassroots_log", *rows)}
    wanted = [BY_CODE[code] for code in ("G6", "G7", "G1")]
    gathered = gather(tables, [BY_CODE[code] for code in ("G1", "G4", "G6", "G7")])
    for spans, asked in (([Q1, H1], ["hn"]), ([Q2], ["a", "b"])):
        found = figures_of(gathered, units, wanted, spans, asked=asked, total=True)
        pd.testing.assert_frame_equal(
            found, results(tables, units, wanted, spans, asked=asked, total=True)
        )
    # The last of them: Q2, in the order in which they were asked for; a is silent.
    assert found["indicator"].tolist() == [*(["G6"] * 3), *(["G7"] * 3), *(["G1"] * 3)]
    assert found["value"].fillna(-1).tolist() == [-1, 0.1, 0.1, -1, 6, 6, -1, 0.5, 0.5]
