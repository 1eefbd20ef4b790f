from typing import Any

import pytest

from services.conclusions.content import Datum
from services.drafting.ranking import ranking_sentence
from services.drafting.sentence import Quoted, What
from services.indicators.catalogue import BY_CODE
from services.snapshot import Snapshot
from services.text.language import Language
from tests.drafting.scenes import (
    UNITS,
    communes,
    course,
    districts,
    economy,
    in_english,
    look,
    misquoted,
    province,
    target,
    trained,
    unlinked,
)


def told(snapshot: Snapshot, code: str = "C1", period: str = "2021-Q3", **more: Any) -> str:
    """The sentence in Vietnamese; in both languages every number of it knows its figures."""
    scope = look(snapshot, period, **more)
    found = [ranking_sentence(one, BY_CODE[code]) for one in (scope, in_english(scope))]
    assert [unlinked(one, snapshot) for one in found] == [[], []]
    assert misquoted(found[0], scope) == []
    return found[0].text


def four(*numbers: float | None, period: str = "2021-Q3", total: float = 100):
    """C1 of the four districts in a quarter; None: not reported."""
    return [
        trained(unit, period, number, total)
        for unit, number in zip("abcd", numbers, strict=False)
        if number is not None
    ]


AT_80 = target("C1", 0.8)


def test_it_counts_who_meets_the_target_and_names_the_last_with_the_change_on_last_year():
    rows = [*four(95, 80, 80.5, 41), *four(90, 81, 70, 53.3, period="2020-Q3")]
    assert told(province(cadre_snapshot=rows, targets=[AT_80])) == (
        "Quý III/2021: 3/4 đơn vị đạt chỉ tiêu 80,0%; thấp nhất Bình Lục 41,0%, giảm 12,3 điểm % "
        "so với cùng kỳ."
    )


def test_it_is_told_in_english_too():
    rows = [*four(95, 80, 80.5, 41), *four(90, 81, 70, 53.3, period="2020-Q3")]
    scope = look(province(cadre_snapshot=rows, targets=[AT_80]), language=Language.EN)
    assert ranking_sentence(scope, BY_CODE["C1"]).text == (
        "Quarter 3/2021: 3/4 units meet the target of 80,0%; lowest Bình Lục 41,0%, down 12,3 "
        "points on the same period last year."
    )


def test_the_indicator_is_named_where_no_title_stands_above():
    scope = look(province(cadre_snapshot=four(95, 80, 80, 41), targets=[AT_80]))
    assert ranking_sentence(scope, BY_CODE["C1"], named=True).text == (
        "Quý III/2021, tỷ lệ bí thư chi đoàn dân cư được tập huấn (12 tháng): 3/4 đơn vị đạt chỉ "
        "tiêu 80,0%; thấp nhất Bình Lục 41,0%."
    )


def test_every_number_is_quoted_with_the_figures_it_comes_from():
    rows = [*four(95, 41), *four(90, 53.3, period="2020-Q3")]
    scope = look(province(units=UNITS[:3], cadre_snapshot=rows, targets=[AT_80]))
    first, last = (Datum("C1", (unit,), "2021-Q3") for unit in "ab")
    then = Datum("C1", ("b",), "2020-Q3")
    assert ranking_sentence(scope, BY_CODE["C1"]).figures == (
        Quoted("Quý III/2021", What.PERIOD),
        Quoted("1/2", What.UNITS, (first, last)),
        Quoted("80,0%", What.TARGET, (first, last)),
        Quoted("41,0%", What.VALUE, (last,)),
        Quoted("12,3 điểm %", What.CHANGE, (last, then)),
    )


def test_a_target_that_nobody_set_is_called_a_proposal():
    assert told(province(cadre_snapshot=four(100, 100, 100, 90))) == (
        "Quý III/2021: 3/4 đơn vị đạt chỉ tiêu đề xuất 100,0%; thấp nhất Bình Lục 90,0%."
    )


def test_where_nobody_meets_it_that_is_said_in_words():
    assert told(province(cadre_snapshot=four(60, 70, 50, 41), targets=[AT_80])) == (
        "Quý III/2021: chưa đơn vị nào đạt chỉ tiêu 80,0% (0/4); thấp nhất Bình Lục 41,0%."
    )


def test_where_everybody_meets_it_the_best_are_named_too():
    assert told(province(cadre_snapshot=four(95, 82, 85, 90), targets=[AT_80])) == (
        "Quý III/2021: 4/4 đơn vị đạt chỉ tiêu 80,0%; cao nhất Phủ Lý 95,0%; thấp nhất Kim Bảng "
        "82,0%."
    )


def test_units_with_targets_of_their_own_are_counted_against_these():
    own = [target("C1", 0.9, "a"), target("C1", 0.4, "d")]
    rows = four(85, 85, 70, 41)
    assert told(province(cadre_snapshot=rows, targets=[AT_80, *own])) == (
        "Quý III/2021: 2/4 đơn vị đạt chỉ tiêu được giao; thấp nhất Bình Lục 41,0%."
    )
    assert told(province(cadre_snapshot=rows, targets=own)) == (
        "Quý III/2021: 1/4 đơn vị đạt chỉ tiêu được giao hoặc mức đề xuất; thấp nhất Bình Lục "
        "41,0%."
    )


def test_without_a_target_both_ends_are_named():
    rows = [
        {"unit": "a1", "period": "2021-Q3", "members": 100, "members_away": 40},
        {"unit": "b1", "period": "2021-Q3", "members": 100, "members_away": 20},
    ]
    units = (*UNITS[:3], *communes("a", "Một"), *communes("b", "Hai"))
    assert told(province(units=units, grassroots_log=rows), "G6") == (
        "Quý III/2021: cao nhất Phủ Lý 40,0%; thấp nhất Kim Bảng 20,0%."
    )


def test_where_less_is_better_the_highest_is_the_one_to_look_at():
    rows = [
        economy(unit, "2021-Q3", 10_000, overdue)
        for unit, overdue in zip("abcd", (5, 31, 15, 10), strict=True)
    ]
    rows.append(economy("b", "2020-Q3", 10_000, 12))
    assert told(province(youth_economy_snapshot=rows), "E5") == (
        "Quý III/2021: 3/4 đơn vị đạt chỉ tiêu đề xuất không quá 0,15%; cao nhất Kim Bảng 0,31%, "
        "tăng 0,19 điểm % so với cùng kỳ."
    )


def test_those_who_are_equally_low_are_named_together():
    assert told(province(cadre_snapshot=four(95, 41, 80, 41), targets=[AT_80])) == (
        "Quý III/2021: 2/4 đơn vị đạt chỉ tiêu 80,0%; cùng thấp nhất (41,0%): Kim Bảng, Bình Lục."
    )


def test_many_who_are_equally_low_are_counted_after_the_fourth():
    units = districts("Ân", "Ba", "Cao", "Đông", "Giang", "Hải", "Kha")
    rows = [trained(u, "2021-Q3", 95 if u == "a" else 40) for u in "abcdefg"]
    assert told(province(units=units, cadre_snapshot=rows, targets=[AT_80])) == (
        "Quý III/2021: 1/7 đơn vị đạt chỉ tiêu 80,0%; cùng thấp nhất (40,0%): Ba, Cao, Đông, Giang "
        "và 2 đơn vị khác."
    )


def test_rounding_does_not_make_one_of_two_alike_the_last():
    rows = [*four(95, None, 90), trained("b", "2021-Q3", 4104, 10_000), trained("d", "2021-Q3", 41)]
    assert told(province(cadre_snapshot=rows, targets=[AT_80])) == (
        "Quý III/2021: 2/4 đơn vị đạt chỉ tiêu 80,0%; thấp nhất (cùng 41,0% sau khi làm tròn): "
        "Kim Bảng, Bình Lục."
    )


def test_when_all_are_alike_nobody_is_the_last():
    assert told(province(cadre_snapshot=four(50, 50, 50, 50), targets=[AT_80])) == (
        "Quý III/2021: chưa đơn vị nào đạt chỉ tiêu 80,0% (0/4); 4 đơn vị cùng mức 50,0%."
    )


def test_who_has_no_figures_is_named_and_not_counted_as_behind():
    assert told(province(cadre_snapshot=four(95, None, 80, 41), targets=[AT_80])) == (
        "Quý III/2021: 2/3 đơn vị đạt chỉ tiêu 80,0%; thấp nhất Bình Lục 41,0%; 3/4 đơn vị có số "
        "liệu, chưa có: Kim Bảng."
    )


def test_one_of_several_that_has_figures_is_told_with_its_change():
    rows = [*four(95), *four(90, period="2020-Q3")]
    assert told(province(cadre_snapshot=rows, targets=[AT_80])) == (
        "Quý III/2021: 1/1 đơn vị đạt chỉ tiêu 80,0%; Phủ Lý 95,0%, tăng 5,0 điểm % so với cùng "
        "kỳ; 1/4 đơn vị có số liệu, chưa có: Kim Bảng, Lý Nhân, Bình Lục."
    )


def test_where_nobody_reported_that_is_all_there_is_to_say():
    assert told(province()) == "Quý III/2021: chưa đơn vị nào có số liệu (0/4)."
    assert told(province(units=UNITS[:2])) == "Quý III/2021: Phủ Lý chưa có số liệu."


def test_who_reported_nothing_to_divide_by_is_not_said_to_be_silent():
    rows = [*four(95, 41), trained("c", "2021-Q3", 0, 0)]
    assert told(province(cadre_snapshot=rows, targets=[AT_80])) == (
        "Quý III/2021: 1/2 đơn vị đạt chỉ tiêu 80,0%; thấp nhất Kim Bảng 41,0%; không tính được "
        "tỷ lệ (mẫu số bằng không): Lý Nhân; 3/4 đơn vị có số liệu, chưa có: Bình Lục."
    )
    nothing = [trained(unit, "2021-Q3", 0, 0) for unit in "ab"]
    assert told(province(units=UNITS[:3], cadre_snapshot=nothing)) == (
        "Quý III/2021: không tính được tỷ lệ (mẫu số bằng không): Phủ Lý, Kim Bảng."
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (85, "Phủ Lý 85,0%, đạt chỉ tiêu 80,0%"),
        (70, "Phủ Lý 70,0%, gần đạt chỉ tiêu 80,0%"),
        (41, "Phủ Lý 41,0%, chưa đạt chỉ tiêu 80,0%"),
        (79.98, "Phủ Lý 80,0% (đã làm tròn), gần đạt chỉ tiêu 80,0%"),
    ],
)
def test_one_unit_alone_is_told_as_one(number: float, said: str):
    snapshot = province(units=UNITS[:2], cadre_snapshot=four(number), targets=[AT_80])
    assert told(snapshot) == f"Quý III/2021: {said}."


def test_a_share_over_the_whole_is_shown_as_it_is():
    rows = [course("a", "2021-M08", 52, 50), course("b", "2021-M08", 45, 50)]
    assert told(province(units=UNITS[:3], cadre_training_log=rows), "C4") == (
        "Quý III/2021: 2/2 đơn vị đạt chỉ tiêu đề xuất 90,0%; cao nhất Phủ Lý 104,0%; thấp nhất "
        "Kim Bảng 90,0%."
    )


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (41, "không đổi so với cùng kỳ"),
        (40.98, "gần như không đổi so với cùng kỳ"),
        (40, "tăng 1,0 điểm % so với cùng kỳ"),
        (41.06, "giảm 0,1 điểm % so với cùng kỳ"),
    ],
)
def test_a_change_is_told_as_it_is_written(then: float, said: str):
    rows = [*four(95, 41), *four(95, then, period="2020-Q3")]
    assert told(province(units=UNITS[:3], cadre_snapshot=rows, targets=[AT_80])) == (
        f"Quý III/2021: 1/2 đơn vị đạt chỉ tiêu 80,0%; thấp nhất Kim Bảng 41,0%, {said}."
    )


def test_without_last_year_the_period_before_is_compared():
    rows = [*four(95, 41), *four(95, 44, period="2021-Q2")]
    snapshot = province(units=UNITS[:3], cadre_snapshot=rows, targets=[AT_80])
    assert told(snapshot).endswith("thấp nhất Kim Bảng 41,0%, giảm 3,0 điểm % so với quý trước.")
