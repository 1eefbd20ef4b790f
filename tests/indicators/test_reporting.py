from services.indicators.reporting import last_reported
from services.periods import parse_period, parse_span
from services.units import UnitTree
from tests.indicators.conftest import Build

H1 = parse_span("2021-H1")
MAR, MAY, JUN = (parse_period(f"2021-{month}").last_month for month in ("M03", "M05", "M06"))


def test_who_has_stopped_reporting_lies_before_the_newest_month(table: Build, units: UnitTree):
    cadres = table(
        "cadre_snapshot",
        {"unit": "a", "period": "2021-Q1"},
        {"unit": "a", "period": "2021-Q2"},
        {"unit": "a", "period": "2021-Q3"},
        {"unit": "b", "period": "2021-Q1"},
    )
    found = last_reported({"cadre_snapshot": cadres}, units, ["cadre_snapshot"], H1)
    assert found["table"].tolist() == ["cadre_snapshot"] * 3
    assert found["unit_id"].tolist() == ["a", "b", "c"]
    # The third quarter lies after what is looked at; c has never reported.
    assert found["last_month"].fillna(0).tolist() == [JUN, MAR, 0]
    assert found["newest_month"].tolist() == [JUN, JUN, JUN]
    assert found["rows"].tolist() == [2, 1, 0]


def test_a_row_from_below_is_the_district_s_report(table: Build, units: UnitTree):
    employment = table(
        "employment_log",
        {"unit": "a1", "period": "2021-M03"},
        {"unit": "a2", "period": "2021-M05"},
        {"unit": "b", "period": "2020-M12"},
        {"unit": "hn", "period": "2021-M06"},
    )
    found = last_reported({"employment_log": employment}, units, ["employment_log"], H1)
    assert found["unit_id"].tolist() == ["a", "b", "c"]
    december = parse_period("2020-M12").last_month
    assert found["last_month"].fillna(0).tolist() == [MAY, december, 0]
    assert found["rows"].tolist() == [2, 0, 0]


def test_communes_report_for_themselves(table: Build, units: UnitTree):
    grassroots = table("grassroots_log", {"unit": "a2", "period": "2021-Q1"})
    found = last_reported({"grassroots_log": grassroots}, units, ["grassroots_log"], H1)
    assert found["unit_id"].tolist() == ["a1", "a2", "a3", "b1", "b2"]
    assert found["rows"].tolist() == [0, 1, 0, 0, 0]


def test_a_table_that_nobody_filled_has_everyone_missing(table: Build, units: UnitTree):
    tables = {name: table(name) for name in ("cadre_snapshot", "youth_economy_snapshot")}
    found = last_reported(tables, units, list(tables), H1)
    assert len(found) == 6
    assert found["last_month"].isna().all()
    assert found["newest_month"].isna().all()
    assert (found["rows"] == 0).all()
