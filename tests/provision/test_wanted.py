from dataclasses import replace
from datetime import date

from services.intake.keys import owner_of
from services.intake.schema import Level
from services.intake.tables import TABLES
from services.provision.wanted import (
    addresses,
    province_title,
    reporting_units,
    unit_book,
    unit_title,
)
from services.reference_units import built_in_units
from services.units import Unit, UnitTree
from tests.provision.house import UNITS


def tree(*districts: Unit) -> UnitTree:
    return UnitTree((Unit("t", "Tỉnh đoàn Thử", "Thử", Level.PROVINCE), *districts))


def district(code: str, name: str, short_name: str = "", **more: object) -> Unit:
    unit = Unit(code, name, short_name or name, Level.DISTRICT, parent="t")
    return replace(unit, **more)  # pyright: ignore[reportArgumentType]


def test_each_title_tells_the_unit_whose_spreadsheet_it_is_and_the_province_s_tells_none():
    units = built_in_units()
    for code in units.children(units.root):
        assert owner_of(unit_title(code, units), units) == code
    assert unit_title("hn-lynhan", units) == "Huyện Lý Nhân - Số liệu báo cáo"
    assert province_title(units) == "Tỉnh đoàn Hà Nam - Danh mục"
    assert owner_of(province_title(units), units) == ""


def test_where_one_unit_s_name_holds_another_s_another_of_its_names_is_taken():
    units = tree(
        district("t-a", "Huyện Hà", "Hà"),
        district("t-b", "Huyện Hà Bắc", "Hà Bắc", aliases=("Kinh Bắc",)),
    )
    assert unit_title("t-b", units) == "Kinh Bắc - Số liệu báo cáo"
    nameless = tree(district("t-a", "Huyện Hà", "Hà"), district("t-b", "Huyện Hà Bắc", "Hà Bắc"))
    assert unit_title("t-b", nameless) == ""


def test_the_province_s_title_does_not_name_a_unit_of_the_same_name():
    units = tree(district("t-a", "Thị đoàn Thử", "Thử"))
    assert province_title(units) == "Tỉnh đoàn - Danh mục"


def test_units_that_are_no_more_or_report_nothing_are_left_out():
    units = tree(
        district("t-a", "A"),
        district("t-b", "B", valid_to=date(2021, 6, 30)),
        district("t-c", "C", reports=False),
        district("t-d", "D", valid_from=date(2022, 1, 1)),
    )
    assert reporting_units(units, date(2021, 10, 5)) == ("t-a", "t-d")
    assert reporting_units(units, date(2021, 6, 30)) == ("t-a", "t-b", "t-d")


def test_of_a_list_that_is_wholly_of_the_past_every_unit_counts():
    assert len(reporting_units(built_in_units(), date(2030, 1, 1))) == 10


def test_a_cell_may_hold_several_addresses():
    typed = "A@x.vn; b@x.vn,c@x.vn  (bí thư)  a@x.vn"
    assert addresses(typed) == ("a@x.vn", "b@x.vn", "c@x.vn")
    assert addresses("chưa có") == ()


def test_a_unit_without_communes_has_no_table_of_communes():
    assert [t.name for t in unit_book("t-an", UNITS, 2021).tables] == [t.name for t in TABLES]
    assert "grassroots_log" not in [t.name for t in unit_book("t-cq", UNITS, 2021).tables]
