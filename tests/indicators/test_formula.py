import pytest

from services.indicators.catalogue import BY_CODE
from services.indicators.compute import results
from services.periods import parse_span
from services.units import UnitTree
from tests.indicators.conftest import Build, coverage, figures, sums

Q1, Q2, H1 = (parse_span(code) for code in ("2021-Q1", "2021-Q2", "2021-H1"))


def held(unit: str, status: str | None, attended: float | None, invited: float | None, **more):
    row = {"unit": unit, "period": "2021-M02", "status": status, **more}
    return {**row, "attended": attended, "invited": invited}


def test_only_classes_that_were_held_count(table: Build, units: UnitTree):
    classes = table(
        "cadre_training_log",
        held("a", "da_to_chuc", 45, 50),
        held("a", "da_to_chuc", None, 50),
        held("a", "ke_hoach", 60, 60),
        held("b", "huy", 10, 10),
        held("b", None, 10, 10),
    )
    count = figures("C2", classes, units, Q1, asked="hn a b")
    assert sums(count) == [(2, None, 2), (2, None, 2), (None, None, None)]
    assert coverage(count) == [(1, 3), (1, 1), (0, 1)]
    assert sums(figures("C3", classes, units, Q1)) == [(45, None, 45)]
    assert sums(figures("C4", classes, units, Q1)) == [(45, 50, 0.9)]


def test_three_initiatives_are_counted_among_the_assessed(table: Build, units: UnitTree):
    verdicts = {"a1": "dat", "a2": "khong_dat", "a3": "chua_danh_gia", "b1": "dat", "b2": None}
    grassroots = table(
        "grassroots_log",
        *(
            {"unit": unit, "period": "2021-Q1", "three_initiatives": verdict}
            for unit, verdict in verdicts.items()
        ),
    )
    found = figures("G5", grassroots, units, Q1, asked="hn a a3")
    # dat: a1, b1; assessed: those and a2. a3 has reported, but was not assessed.
    assert sums(found) == [(2, 3, pytest.approx(2 / 3)), (1, 2, 0.5), (0, 0, None)]
    assert coverage(found) == [(4, 5), (3, 3), (1, 1)]


def test_kinds_narrow_the_tables_that_have_the_column(table: Build, units: UnitTree):
    classes = table(
        "cadre_training_log",
        held("a", "da_to_chuc", 45, 50, training_form="tap_huan"),
        held("a", "da_to_chuc", 20, 50, training_form="dao_tao"),
        held("a", "da_to_chuc", 10, 50, training_form=None),
    )
    cadres = table(
        "cadre_snapshot",
        {"unit": "a", "period": "2021-Q1", "planned_trained": 4, "planned_total": 8},
    )
    found = results(
        {"cadre_training_log": classes, "cadre_snapshot": cadres},
        units,
        [BY_CODE["C3"], BY_CODE["C6"]],
        [Q1],
        asked=["hn"],
        kinds={"training_form": ["tap_huan", "boi_duong"]},
    )
    assert found["numerator"].tolist() == [45, 4]


def test_the_way_from_referral_to_a_stable_job(table: Build, units: UnitTree):
    def row(unit: str, referred, placed, rural=None, stable=None, turns=None):
        return {
            **{"unit": unit, "period": "2021-M03", "referred": referred, "placed": placed},
            **{"placed_rural": rural, "stable": stable, "counselled_turns": turns},
        }

    employment = table(
        "employment_log",
        row("a", 100, 60, 45, 20),
        row("b", 50, None),
        row("b", 40, 10, 9, 5),
        row("c", None, None, turns=300),
    )
    # E3 leaves out b's first row on both sides: (60 + 10) of (100 + 40).
    assert sums(figures("E3", employment, units, Q1)) == [(70, 140, 0.5)]
    assert sums(figures("E4", employment, units, Q1)) == [(54, 70, pytest.approx(54 / 70))]
    assert sums(figures("E1", employment, units, Q1)) == [(300, None, 300)]
    stages = [sums(figures(stage, employment, units, Q1)) for stage in ("referred", "stable")]
    assert stages == [[(190, None, 190)], [(25, None, 25)]]


def test_overdue_debt_is_a_share_of_what_is_outstanding_and_is_not_added_over_quarters(
    table: Build, units: UnitTree
):
    def loans(unit: str, period: str, outstanding: float, overdue: float):
        return {
            **{"unit": unit, "period": period},
            "loan_outstanding_million_vnd": outstanding,
            "loan_overdue_million_vnd": overdue,
        }

    economy = table(
        "youth_economy_snapshot",
        loans("a", "2021-Q1", 20_000, 50),
        loans("a", "2021-Q2", 24_000, 20),
        loans("b", "2021-Q1", 16_000, 40),
    )
    # Latest of each: a 20 of 24000, b 40 of 16000; together 60 of 40000 = 0.15 %.
    assert sums(figures("E5", economy, units, H1)) == [(60, 40_000, 0.0015)]
    assert sums(figures("loan_outstanding", economy, units, H1)) == [(40_000, None, 40_000)]
