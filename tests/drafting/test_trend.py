from datetime import UTC, datetime
from typing import Any

from services.conclusions.content import Datum
from services.drafting.heatmap import heatmap_sentence
from services.drafting.sentence import Quoted, Sentence, What
from services.drafting.trend import trend_sentence
from services.drafting.unit import unit_sentence
from services.indicators.catalogue import BY_CODE
from services.panels.scope import Scope
from services.snapshot import Snapshot
from tests.drafting.scenes import (
    UNITS,
    communes,
    counselled,
    economy,
    graded,
    in_english,
    look,
    misquoted,
    province,
    target,
    trained,
    unlinked,
)

QUARTERS = ("2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3")
AIMS = [target("C1", 0.8, year=year) for year in (2020, 2021)]


def line(unit: str, *numbers: float | None, total: float = 100):
    """C1 of a unit in the last quarters up to the third of 2021."""
    periods = QUARTERS[len(QUARTERS) - len(numbers) :]
    pairs = zip(periods, numbers, strict=True)
    return [trained(unit, period, n, total) for period, n in pairs if n is not None]


def told(snapshot: Snapshot, code: str = "C1", of: str = "trend", **more: Any) -> str:
    scope = look(snapshot, **more)
    found = [_sentence(one, code, of) for one in (scope, in_english(scope))]
    assert [unlinked(one, snapshot) for one in found] == [[], []]
    assert misquoted(found[0], scope) == []
    return found[0].text


def _sentence(scope: Scope, code: str, of: str) -> Sentence:
    if of == "trend":
        return trend_sentence(scope, BY_CODE[code])
    if of == "map":
        return heatmap_sentence(scope, BY_CODE[code])
    return unit_sentence(scope, of, BY_CODE[code])


def two(first: list[float | None], second: list[float | None], **more: Any) -> Snapshot:
    rows = [*line("a", *first), *line("b", *second)]
    return province(units=UNITS[:3], cadre_snapshot=rows, targets=AIMS, **more)


def test_the_province_is_told_with_its_target_last_year_and_how_long():
    # Together: 80 of 200 = 40 %, 55 %, 60 %, 65 %, 70 %.
    snapshot = two([50, 60, 65, 70, 75], [30, 50, 55, 60, 65])
    assert told(snapshot) == (
        "Toàn tỉnh, quý III/2021: 70,0%, gần đạt chỉ tiêu 80,0%, tăng 30,0 điểm % so với cùng kỳ; "
        "tăng 4 quý liên tiếp; chưa đạt chỉ tiêu 5 quý liên tiếp."
    )


def test_a_run_names_the_quarters_that_it_is_made_of():
    snapshot = two([None, None, 65, 60, 55], [None, None, 55, 60, 55])
    # Together 60 %, 60 %, 55 %: down once, which is no run; the target missed three times.
    found = trend_sentence(look(snapshot), BY_CODE["C1"])
    assert found.text == (
        "Toàn tỉnh, quý III/2021: 55,0%, chưa đạt chỉ tiêu 80,0%, giảm 5,0 điểm % so với quý "
        "trước; chưa đạt chỉ tiêu 3 quý liên tiếp."
    )
    data = tuple(Datum("C1", ("hn",), period) for period in QUARTERS[2:])
    assert found.figures[-1] == Quoted("3", What.PERIODS, data)


def test_a_run_ends_where_a_unit_was_missing():
    # The second quarter lacks b, whose 30 of 100 would have been lower.
    snapshot = two([None, None, 60, 62, 64], [None, None, 30, None, 40])
    assert "liên tiếp; tăng" not in told(snapshot)
    assert "tăng 2 quý" not in told(snapshot)


def test_figures_that_are_there_but_in_part_are_said_to_be():
    assert told(two([50, None, None, None, 75], [30, None, None, None, None])) == (
        "Toàn tỉnh, quý III/2021: 75,0% (mới có số liệu của 1/2 đơn vị), gần đạt chỉ tiêu 80,0%, "
        "tăng 35,0 điểm % so với cùng kỳ (khi đó 2 đơn vị có số liệu)."
    )


def test_the_newest_quarter_with_figures_is_told_and_the_empty_one_named():
    # The lines end in the third quarter: 60 %, 62,5 %, 65 % and 65 % of both together.
    snapshot = two([60, 65, 70, 70], [60, 60, 60, 60])
    assert told(snapshot, period="2021-Q4") == (
        "Toàn tỉnh, quý III/2021: 65,0%, chưa đạt chỉ tiêu 80,0%, không đổi so với quý trước; chưa "
        "đạt chỉ tiêu 4 quý liên tiếp; quý IV/2021 chưa có số liệu."
    )


def test_without_any_figures_that_is_said():
    assert told(two([], [])) == "Toàn tỉnh, quý III/2021: chưa có số liệu."


def test_nothing_to_divide_by_is_not_called_missing():
    rows = [trained("a", "2021-Q3", 0, 0), trained("b", "2021-Q3", 0, 0)]
    snapshot = province(units=UNITS[:3], cadre_snapshot=rows)
    assert told(snapshot) == ("Toàn tỉnh, quý III/2021: không tính được tỷ lệ (mẫu số bằng không).")


def test_one_unit_alone_is_called_by_its_name():
    snapshot = two([60, 62, 61, 70, 85], [30, 50, 55, 60, 65])
    assert told(snapshot, units="a") == (
        "Phủ Lý, quý III/2021: 85,0%, đạt chỉ tiêu 80,0%, tăng 25,0 điểm % so với cùng kỳ; tăng 2 "
        "quý liên tiếp."
    )


def test_counts_are_told_without_runs_and_without_the_target_of_a_year():
    rows = [
        counselled("a", month, turns)
        for month, turns in (("2020-M09", 40), ("2021-M06", 30), ("2021-M09", 20))
    ]
    snapshot = province(units=UNITS[:3], employment_log=rows, targets=[target("E1", 100, "a")])
    assert told(snapshot, "E1") == (
        "Toàn tỉnh, quý III/2021: 20 lượt (mới có số liệu của 1/2 đơn vị), giảm 20 lượt so với "
        "cùng kỳ."
    )


def test_a_sum_of_more_or_fewer_units_is_not_subtracted():
    rows = [counselled("a", "2020-M09", 40), counselled("b", "2020-M09", 60)]
    rows.append(counselled("a", "2021-M09", 45))
    assert told(province(units=UNITS[:3], employment_log=rows), "E1") == (
        "Toàn tỉnh, quý III/2021: 45 lượt (mới có số liệu của 1/2 đơn vị), cùng kỳ 100 lượt (khi "
        "đó 2 đơn vị có số liệu)."
    )


def test_a_quarter_that_is_not_over_is_called_open():
    rows = [counselled(u, m, 10) for u in "ab" for m in ("2021-M07", "2020-M09")]
    early = datetime(2021, 9, 30, 9, tzinfo=UTC)
    snapshot = province(units=UNITS[:3], employment_log=rows, made_at=early)
    assert told(snapshot, "E1") == "Toàn tỉnh, quý III/2021 (chưa hết kỳ): 20 lượt."


def test_where_less_is_better_over_the_target_is_missed():
    rows = [
        economy(u, period, 10_000, overdue)
        for u in "ab"
        for period, overdue in zip(QUARTERS, (10, 12, 14, 18, 30), strict=True)
    ]
    assert told(province(units=UNITS[:3], youth_economy_snapshot=rows), "E5") == (
        "Toàn tỉnh, quý III/2021: 0,30%, chưa đạt chỉ tiêu đề xuất không quá 0,15%, tăng 0,20 điểm "
        "% so với cùng kỳ; tăng 4 quý liên tiếp; chưa đạt chỉ tiêu 2 quý liên tiếp."
    )


def test_what_is_graded_once_a_year_has_no_runs_and_no_change_before_it_is_graded_anew():
    units = (*UNITS[:3], *communes("a", "Một"), *communes("b", "Hai"))
    rows = [graded(u, "2020-Q4", "B", 4, 3, 2, 1) for u in ("a1", "b1")]
    snapshot = province(units=units, grassroots_log=rows)
    assert told(snapshot, "G2") == (
        "Toàn tỉnh, quý III/2021: 70,0%, gần đạt chỉ tiêu đề xuất 80,0%."
    )


def test_the_map_tells_the_newest_quarter_and_who_has_missed_it_for_long():
    snapshot = two([50, 60, 65, 70, 85], [30, 50, 55, 60, 65])
    assert told(snapshot, of="map") == (
        "Quý III/2021: 1/2 đơn vị đạt chỉ tiêu 80,0%; thấp nhất Kim Bảng 65,0%, tăng 35,0 điểm % "
        "so với cùng kỳ; chưa đạt chỉ tiêu nhiều quý liên tiếp: Kim Bảng (5 quý)."
    )


def test_the_map_puts_the_longest_first_and_the_missing_last():
    rows = [
        *line("a", 50, 60, 90, 70, 75),
        *line("b", 50, 60, 65, 70, 75),
        *line("c", 9, 9, 9, 9, None),
    ]
    snapshot = province(cadre_snapshot=rows, targets=AIMS)
    assert told(snapshot, of="map") == (
        "Quý III/2021: chưa đơn vị nào đạt chỉ tiêu 80,0% (0/2); 2 đơn vị cùng mức 75,0%; chưa đạt "
        "chỉ tiêu nhiều quý liên tiếp: Kim Bảng (5 quý), Phủ Lý (2 quý); 2/4 đơn vị có số liệu, "
        "chưa có: Lý Nhân, Bình Lục."
    )


def test_a_unit_is_set_beside_the_province():
    snapshot = two([60, 62, 61, 70, 85], [30, 50, 55, 60, 65])
    assert told(snapshot, of="b") == (
        "Kim Bảng, quý III/2021: 65,0%, chưa đạt chỉ tiêu 80,0%, tăng 35,0 điểm % so với cùng kỳ; "
        "thấp hơn toàn tỉnh 10,0 điểm % (toàn tỉnh 75,0%); tăng 4 quý liên tiếp; chưa đạt chỉ tiêu "
        "5 quý liên tiếp."
    )
    assert "; cao hơn toàn tỉnh 10,0 điểm % (toàn tỉnh 75,0%);" in told(snapshot, of="a")


def test_a_unit_like_the_province_is_said_to_be():
    same = two([None, None, None, None, 70], [None, None, None, None, 70])
    assert told(same, of="a") == (
        "Phủ Lý, quý III/2021: 70,0%, gần đạt chỉ tiêu 80,0%; bằng toàn tỉnh (70,0%)."
    )
    near = two([None, None, None, None, 70], [None, None, None, None, 70.04])
    assert "; xấp xỉ toàn tỉnh (70,0%)." in told(near, of="a")


def test_the_count_of_a_unit_stands_beside_that_of_the_province():
    rows = [counselled("a", "2021-M09", 20), counselled("b", "2021-M09", 30)]
    assert told(province(units=UNITS[:3], employment_log=rows), "E1", of="a") == (
        "Phủ Lý, quý III/2021: 20 lượt; toàn tỉnh 50 lượt."
    )


def test_a_unit_without_figures_is_not_compared():
    snapshot = two([], [None, None, None, None, 65])
    assert told(snapshot, of="a") == "Phủ Lý, quý III/2021: chưa có số liệu."
