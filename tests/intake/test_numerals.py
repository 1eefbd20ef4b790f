"""Numbers as people type them; the rules are those of domain.md 2.6."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.findings import Code
from services.intake.numerals import money_factor, money_word, read_numeral
from services.text.numbers import number

NUMBERISH = st.text("0123456789.,- /%đtrkngườihơnkhoảng\u00a0", max_size=14)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", 0),
        ("7", 7),
        ("01", 1),
        ("002", 2),
        ("1234", 1_234),
        ("1.234", 1_234),
        ("12.345.678", 12_345_678),
        ("1.234,5", 1_234.5),
        ("1,5", 1.5),
        ("0,25", 0.25),
        ("1 234", 1_234),
        ("1\u00a0234", 1_234),
        ("1\u202f234", 1_234),
        ("  15 ", 15),
        ("'015", 15),
        ("\u200b15", 15),
        ("-3", -3),
        ("15 người", 15),
        ("15 Người.", 15),
        ("15người", 15),
        ("15 đ/c", 15),
        ("1.050 đoàn viên", 1_050),
        (unicodedata.normalize("NFD", "15 người"), 15),
    ],
)
def test_a_clear_number_is_read_without_a_remark(typed: str, value: float):
    assert read_numeral(typed, "người") == read_numeral(str(value).replace(".", ","), "người")
    assert read_numeral(typed, "người").value == value
    assert read_numeral(typed, "người").code is None


@pytest.mark.parametrize(
    "typed",
    [
        "1.23",
        "300.00",
        "1.2",
        "1.2345",
        "1.234.5",
        "0.123",
        "1,234,567",
        "1,2,3",
        "1.234 567",
        "1..2",
    ],
)
def test_a_number_that_could_be_two_is_never_guessed(typed: str):
    assert read_numeral(typed) == read_numeral("300.00")
    assert read_numeral(typed).value is None
    assert read_numeral(typed).code is Code.NUMBER_AMBIGUOUS


@pytest.mark.parametrize(
    ("typed", "value", "code"),
    [
        ("hơn 300", 300, Code.NUMBER_HEDGED),
        ("trên 1.000 người", 1_000, Code.NUMBER_HEDGED),
        ("gần 50", 50, Code.NUMBER_HEDGED),
        ("khoảng 50", 50, Code.NUMBER_HEDGED),
        ("~50", 50, Code.NUMBER_HEDGED),
        ("ước khoảng 50", 50, Code.NUMBER_HEDGED),
        ("300/200", 300, Code.NUMBER_WITH_TARGET),
        ("14.130/15.000", 14_130, Code.NUMBER_WITH_TARGET),
        ("17/17", 17, Code.NUMBER_WITH_TARGET),
        ("11/12", 11, Code.NUMBER_WITH_TARGET),
        ("15/ 20 người", 15, Code.NUMBER_WITH_TARGET),
        ("không", 0, Code.NUMBER_WORD_ZERO),
        ("Không có", 0, Code.NUMBER_WORD_ZERO),
        ("-", None, Code.NUMBER_DASH),
        ("–", None, Code.NUMBER_DASH),
        ("…", None, Code.NUMBER_DASH),
        ("?", None, Code.NUMBER_DASH),
        ("85%", None, Code.NUMBER_PERCENT),
        ("vượt 231,3% chỉ tiêu", None, Code.NUMBER_PERCENT),
        ("đạt 120 %", None, Code.NUMBER_PERCENT),
        ("hơn 300.00", None, Code.NUMBER_AMBIGUOUS),
        ("1.23/2", None, Code.NUMBER_AMBIGUOUS),
        ("x", None, Code.NUMBER_UNREADABLE),
        ("hơn", None, Code.NUMBER_UNREADABLE),
        ("15 triệu", None, Code.NUMBER_UNREADABLE),
        ("2 lớp", None, Code.NUMBER_UNREADABLE),
        ("12/5/2021", None, Code.NUMBER_UNREADABLE),
        ("#REF!", None, Code.CELL_ERROR),
        ("#DIV/0!", None, Code.CELL_ERROR),
        ("#N/A", None, Code.CELL_ERROR),
        ("=A1+1", None, Code.FORMULA_NOT_CALCULATED),
        ("", None, None),
        ("\u00a0", None, None),
    ],
)
def test_what_is_odd_is_remarked_on(typed: str, value: float | None, code: Code | None):
    assert (read_numeral(typed, "người").value, read_numeral(typed, "người").code) == (value, code)


@pytest.mark.parametrize(
    ("typed", "unit", "value", "code"),
    [
        ("15tr", "đồng", 15_000_000, Code.NUMBER_OTHER_UNIT),
        ("15 triệu đồng", "đồng", 15_000_000, Code.NUMBER_OTHER_UNIT),
        ("1,5 tỷ", "đồng", 1_500_000_000, Code.NUMBER_OTHER_UNIT),
        ("500k", "đồng", 500_000, Code.NUMBER_OTHER_UNIT),
        ("15.000.000 đ", "đồng", 15_000_000, None),
        ("15.000.000 VNĐ", "đồng", 15_000_000, None),
        ("25,5 tỷ", "triệu đồng", 25_500, Code.NUMBER_OTHER_UNIT),
        ("25 tỉ đồng", "triệu đồng", 25_000, Code.NUMBER_OTHER_UNIT),
        ("300 triệu", "triệu đồng", 300, None),
        ("khoảng 15tr", "đồng", 15_000_000, Code.NUMBER_HEDGED),
        ("1.5 tỷ", "đồng", None, Code.NUMBER_AMBIGUOUS),
        ("15 usd", "đồng", None, Code.NUMBER_UNREADABLE),
        ("15 triệu 500", "đồng", None, Code.NUMBER_UNREADABLE),
    ],
)
def test_money_is_turned_into_the_unit_of_its_column(
    typed: str, unit: str, value: float | None, code: Code | None
):
    read = read_numeral(typed, unit, money=True)
    assert read.value == (None if value is None else pytest.approx(value))
    assert read.code is code


def test_a_unit_of_money_is_known_in_a_heading_too():
    assert money_word("ĐVT: triệu đồng") == "triệu đồng"
    assert money_word("Đơn vị tính: Nghìn đồng") == "nghìn đồng"
    assert money_word("nếu có") is None
    assert money_factor("triệu đồng", "tỷ đồng") == 1_000
    assert money_factor("đồng", "người") is None


@given(st.integers(0, 10**12))
def test_a_whole_number_is_read_back_from_every_way_of_writing_it(value: int):
    for written in (
        str(value),
        number(value),
        number(value).replace(".", "\u00a0"),
        f"{value} người",
    ):
        assert read_numeral(written, "người").value == value


@given(st.integers(0, 10**9), st.integers(1, 4))
def test_a_decimal_number_is_read_back_from_how_it_is_shown(digits: int, decimals: int):
    value = digits / 10**decimals
    assert read_numeral(number(value, decimals)).value == pytest.approx(value)


@given(st.one_of(st.text(), NUMBERISH), st.booleans())
def test_any_text_gives_a_number_that_reads_back_or_a_code_or_is_blank(typed: str, money: bool):
    unit = "đồng" if money else "người"
    read = read_numeral(typed, unit, money=money)
    if read.value is None:
        assert (
            read.code
            or not typed.strip().strip("'\u200b")
            or typed.isspace()
            or not any(c.isprintable() and not c.isspace() for c in typed)
        )
    else:
        again = read_numeral(number(read.value, 9), unit, money=money)
        assert again.value == pytest.approx(read.value)


@given(NUMBERISH)
def test_a_number_without_a_remark_has_the_digits_that_were_typed(typed: str):
    read = read_numeral(typed, "người")
    if read.value is not None and read.code is None:
        typed_digits = "".join(c for c in typed.split("người")[0] if c.isdigit()).lstrip("0")
        value_digits = number(abs(read.value), 12).rstrip("0").replace(".", "").replace(",", "")
        assert typed_digits.rstrip("0") == value_digits.strip("0")


def test_a_whole_paragraph_or_a_thousand_hedges_in_a_cell_are_read_at_once():
    for typed in ("1" * 30_000 + "x", "~" * 30_000, "hơn " * 8_000 + "5", "1." * 15_000):
        assert read_numeral(typed).value is None
        assert read_numeral(typed).code is Code.NUMBER_UNREADABLE
