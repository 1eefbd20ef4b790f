from dataclasses import replace

from services.charts.rows import Status
from services.indicators.catalogue import BY_CODE
from services.panels.cards import Card, cards
from services.panels.scope import Scope
from services.snapshot import Target
from services.text.language import Language
from tests.panels.conftest import Look


def card(scope: Scope, code: str) -> Card:
    return cards(scope, [BY_CODE[code]])[0]


def changes(shown: Card) -> list[str]:
    return [change.text for change in shown.changes]


def test_the_value_is_the_share_of_all_chosen_units_together(look: Look):
    # (40 + 30) / (50 + 50); the mean of 80 % and 60 % happens to be the same, of Q2 it is not.
    assert card(look(), "C1").value == "70,0%"
    # (35 + 30 + 10) / (50 + 50 + 20) = 62,5 %; the mean of 70, 60 and 50 would be 60.
    assert card(look(period="2021-Q2"), "C1").value == "62,5%"


def test_a_target_that_nobody_set_is_marked_as_a_proposal(look: Look):
    shown = card(look(), "C1")
    assert shown.target == "Chỉ tiêu 100,0% (đề xuất)"
    assert shown.status is Status.BEHIND
    assert shown.status_word == "Chưa đạt"


def test_a_target_of_the_province_is_plain_and_is_what_counts(look: Look):
    scope = look()
    told = (Target("C1", "", 2021, 0.7, "QĐ 01"),)
    scope = replace(scope, snapshot=replace(scope.snapshot, targets=told))
    shown = card(scope, "C1")
    assert shown.target == "Chỉ tiêu 70,0%"
    assert shown.status_word == "Đạt"


def test_a_target_not_to_be_passed_is_written_as_one(look: Look):
    assert card(look("a"), "G3").target == "Chỉ tiêu ≤ 2,0% (đề xuất)"


def test_the_change_tells_how_many_units_there_were_then(look: Look):
    # 70,0 % of two units against 62,5 % of three.
    shown = card(look(), "C1")
    assert changes(shown) == ["+7,5 điểm % so kỳ trước (khi đó 3 đơn vị)"]
    assert shown.changes[0].better is True
    assert shown.coverage == "2/3 đơn vị"


def test_an_equal_number_of_units_is_not_mentioned(look: Look):
    assert changes(card(look("a"), "C1")) == ["+10,0 điểm % so kỳ trước"]


def test_what_did_not_move_is_neither_better_nor_worse(look: Look):
    shown = card(look("b"), "C1")
    assert changes(shown) == ["không đổi so kỳ trước"]
    assert shown.changes[0].better is None


def test_grades_on_two_scales_are_not_compared(look: Look):
    # 9 of 10 on scale B now, 8 of 10 on scale A a year ago.
    shown = card(look("a"), "G2")
    assert shown.value == "90,0%"
    assert "không so được: khác bộ thang xếp loại" in changes(shown)
    assert not [said for said in changes(shown) if "cùng kỳ" in said]


def test_without_figures_the_card_says_so_and_compares_nothing(look: Look):
    shown = card(look("c"), "C1")
    assert (shown.value, shown.unit, shown.changes) == ("chưa có số liệu", "", ())
    assert shown.status is Status.NO_DATA


def test_a_count_is_written_with_what_it_counts(look: Look):
    shown = card(look(), "E1")
    assert (shown.value, shown.unit) == ("1.234", "lượt")
    assert shown.target == "Không đặt chỉ tiêu"


def test_the_small_trend_is_told_in_words_with_its_gaps(look: Look):
    said = card(look("a"), "C1").trend_words
    assert said.startswith("Diễn biến: Q3/20 chưa có số liệu; Q4/20 chưa có số liệu")
    assert said.endswith("Q2/21 70,0%; Q3/21 80,0%")


def test_everything_is_said_in_english_too(look: Look):
    shown = card(look(language=Language.EN), "C1")
    assert shown.target == "Target 100,0% (proposed)"
    assert shown.coverage == "2/3 units"
    assert changes(shown) == ["+7,5 points on the previous period (3 units then)"]
