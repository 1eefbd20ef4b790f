from datetime import date

from services.intake.schema import Level
from services.periods import Grain, Period, Span
from services.reference_units import built_in_units


def test_the_province_has_ten_reporting_units_and_109_communes():
    units = built_in_units()
    in_2021 = Span.of(Period(2021, Grain.YEAR))
    assert len(units.expected(Level.DISTRICT, "hn", in_2021)) == 10
    assert len(units.expected(Level.COMMUNE, "hn", in_2021)) == 109


def test_the_province_itself_is_not_expected_to_report():
    assert not built_in_units().get("hn").reports


def test_a_renamed_district_keeps_its_code_under_both_names():
    units = built_in_units()
    assert units.get("hn-duytien", date(2019, 12, 31)).name == "Huyện Duy Tiên"
    assert units.get("hn-duytien", date(2020, 1, 1)).name == "Thị xã Duy Tiên"
    assert units.get("hn-kimbang", date(2024, 12, 31)).name == "Huyện Kim Bảng"
    assert units.get("hn-kimbang", date(2025, 1, 1)).name == "Thị xã Kim Bảng"


def test_no_two_units_have_the_same_name_at_the_same_level():
    names = [(unit.level, unit.name) for unit in built_in_units().units]
    assert len(set(names)) == len(names)
