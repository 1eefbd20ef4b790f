from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import UnknownUnitError
from services.intake.schema import Level
from services.periods import Span, parse_period
from services.reference_units import built_in_units
from services.units import Succession, Unit, UnitTree, split_prefix

UNITS = built_in_units()


def codes(typed: str, **more: object) -> list[str]:
    return [u.code for u in UNITS.find(typed, **more)]  # type: ignore[arg-type]


def test_ha_nam_has_ten_reporting_units_and_109_communes_in_2020():
    span = Span.of(parse_period("2020"))
    assert len(UNITS.expected(Level.DISTRICT, "hn", span)) == 10
    assert len(UNITS.expected(Level.COMMUNE, "hn", span)) == 109
    by_district = {
        code: len(UNITS.expected(Level.COMMUNE, code, span)) for code in UNITS.children("hn")[:6]
    }
    assert by_district == {
        "hn-phuly": 21,
        "hn-duytien": 16,
        "hn-kimbang": 18,
        "hn-lynhan": 21,
        "hn-thanhliem": 16,
        "hn-binhluc": 17,
    }


def test_a_unit_of_equal_rank_has_no_communes():
    assert UNITS.expected(Level.COMMUNE, "hn-td1", Span.of(parse_period("2020"))) == ()


@pytest.mark.parametrize(
    ("typed", "bare", "level"),
    [
        ("huyện lý nhân", "lý nhân", Level.DISTRICT),
        ("h lý nhân", "lý nhân", Level.DISTRICT),
        ("huyện đoàn lý nhân", "lý nhân", Level.DISTRICT),
        ("đoàn xã hợp lý", "hợp lý", Level.COMMUNE),
        ("thị trấn vĩnh trụ", "vĩnh trụ", Level.COMMUNE),
        ("lý nhân", "lý nhân", None),
        ("tỉnh đoàn hà nam", "hà nam", Level.PROVINCE),
    ],
)
def test_words_before_a_name_tell_its_level(typed: str, bare: str, level: Level | None):
    assert split_prefix(typed) == (bare, level)


def test_a_told_level_beats_the_one_that_the_table_expects():
    assert codes("Huyện Lý Nhân", level=Level.COMMUNE) == ["hn-lynhan"]


def test_a_shared_name_is_settled_by_level_then_place_then_date():
    merged = UnitTree(
        (
            *UNITS.units,
            Unit(
                "nb-lynhan",
                "Xã Lý Nhân",
                "Lý Nhân",
                Level.COMMUNE,
                parent="hn",
                valid_from=date(2025, 7, 1),
            ),
        )
    )
    assert [u.code for u in merged.find("Lý Nhân", level=Level.DISTRICT)] == ["hn-lynhan"]
    assert [u.code for u in merged.find("Lý Nhân", level=Level.COMMUNE)] == ["nb-lynhan"]
    assert [u.code for u in merged.find("Xã Lý Nhân", level=Level.DISTRICT)] == ["nb-lynhan"]
    assert [u.code for u in merged.find("Lý Nhân", day=date(2021, 1, 1))] == ["hn-lynhan"]
    assert [u.code for u in merged.find("Lý Nhân", day=date(2025, 8, 1))] == ["nb-lynhan"]
    assert sorted(u.code for u in merged.find("Lý Nhân")) == ["hn-lynhan", "nb-lynhan"]


def test_two_communes_of_one_name_stay_two_until_a_place_settles_it():
    assert len(codes("Trần Hưng Đạo")) == 2
    assert codes("Trần Hưng Đạo", within="hn-lynhan") == ["hn-lynhan-tran-hung-dao"]


def test_a_renamed_unit_is_found_by_both_names_and_shown_by_the_one_of_the_day():
    assert codes("Huyện Duy Tiên") == codes("Thị xã Duy Tiên") == ["hn-duytien"]
    assert UNITS.get("hn-duytien", date(2019, 6, 30)).name == "Huyện Duy Tiên"
    assert UNITS.get("hn-duytien", date(2020, 1, 1)).name == "Thị xã Duy Tiên"
    assert [u.name for u in UNITS.names("hn-kimbang")] == ["Huyện Kim Bảng", "Thị xã Kim Bảng"]


@pytest.mark.parametrize("typed", ["Ly Nhan", "huyen ly nhan", "H.Ly Nhan", "LY NHAN"])
def test_a_name_without_diacritics_finds_its_unit(typed: str):
    assert UNITS.find(typed) == ()
    assert [u.code for u in UNITS.find_unaccented(typed)] == ["hn-lynhan"]


@pytest.mark.parametrize("typed", ["", " ", "Huyện", "Xã", "Hà Nội", "Lý", "Tổng cộng"])
def test_what_names_no_unit_finds_none(typed: str):
    assert UNITS.find(typed) == ()


@pytest.mark.parametrize("code", UNITS.in_tree_order())
def test_each_unit_is_found_by_its_code_and_its_whole_name_in_its_district(code: str):
    assert codes(code) == [code]
    assert codes(UNITS.get(code).name, within=UNITS.right_below_root(code)) == [code]


@given(st.text(max_size=30))
def test_any_text_finds_units_or_none_and_never_fails(typed: str):
    for found in (UNITS.find(typed), UNITS.find_unaccented(typed)):
        assert all(unit.code in UNITS for unit in found)


def test_an_unknown_code_is_an_error_for_the_reader():
    for ask in (UNITS.get, UNITS.names, UNITS.subtree, UNITS.path):
        with pytest.raises(UnknownUnitError):
            ask("hn-khongco")


def test_the_way_up_and_the_tree_down_agree():
    assert UNITS.path("hn-lynhan-hop-ly") == ("hn", "hn-lynhan", "hn-lynhan-hop-ly")
    assert UNITS.right_below_root("hn-lynhan-hop-ly") == "hn-lynhan"
    assert UNITS.right_below_root("hn-lynhan") == "hn-lynhan"
    assert UNITS.right_below_root("hn") == "hn"
    order = UNITS.in_tree_order()
    assert order[0] == "hn"
    assert sorted(order) == sorted(UNITS.subtree("hn"))
    assert len(set(order)) == len(order) == 1 + 10 + len(UNITS.subtree("hn")) - 11


def test_validity_is_told_to_the_day():
    commune = UNITS.get("hn-phuly-luong-khanh-thien")
    assert commune.valid_on(date(2024, 12, 31))
    assert not commune.valid_on(date(2025, 1, 1))
    assert commune.valid_during(Span.of(parse_period("2024-Q4")))
    assert not commune.valid_during(Span.of(parse_period("2025-Q1")))


def test_who_took_the_place_of_a_unit_is_known():
    tree = UnitTree(UNITS.units, (Succession("hn", "nb2025", date(2025, 7, 1)),))
    assert tree.successors("hn") == ("nb2025",)
    assert tree.successors("hn-lynhan") == ()


def test_an_address_of_a_unit_stays_out_of_what_is_printed():
    assert "example" not in repr(Unit("a", "A", "A", Level.DISTRICT, email="a@example.org"))
