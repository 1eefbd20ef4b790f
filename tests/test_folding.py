import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.folding import fold, unaccented


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Huyện Lý Nhân ", "huyện lý nhân"),
        ("LÝ NHÂN", "Lý Nhân"),
        ("Lý\u00a0Nhân", "Lý Nhân"),
        ("Lý\u200b Nhân", "Lý Nhân"),
        ("Lý   Nhân", "Lý Nhân"),
        ("Lý\nNhân", "Lý Nhân"),
        (unicodedata.normalize("NFD", "Đường Thượng"), "Đường Thượng"),
        ("Uỷ thác", "Ủy thác"),
        ("Hoà Mạc", "Hòa Mạc"),
        ("khoẻ", "khỏe"),
        ("Tổ TK&VV", "Tổ TK VV"),
        ("“3 chủ động”", '"3 chủ động"'),
        ("Trong đó: nữ", "Trong đó nữ"),
    ],
)
def test_two_spellings_of_the_same_words_are_equal(one: str, other: str):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Lý", "Ly"), ("Tân", "Tấn"), ("Quý", "Qúy"), ("Đồng", "Dồng")]
)
def test_words_with_other_letters_are_not(one: str, other: str):
    assert fold(one) != fold(other)


def test_marks_that_are_kept_stay():
    assert fold("Quý III/2021", keep="/") == "quý iii/2021"


def test_a_text_without_diacritics_is_for_searching():
    assert unaccented("Huyện Lý Nhân, Đồng Văn") == "huyen ly nhan dong van"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_both_forms_of_unicode_fold_to_one(text: str):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_nothing_is_left_at_the_ends_and_no_two_spaces_inside(text: str):
    folded = fold(text)
    assert folded == folded.strip()
    assert "  " not in folded
