from datetime import UTC, datetime

from services.conclusions.content import Datum
from services.drafting.ranking import ranking_sentence
from services.indicators.catalogue import BY_CODE
from tests.drafting.scenes import (
    UNITS,
    communes,
    counselled,
    course,
    districts,
    graded,
    look,
    province,
    strong,
    target,
    trained,
)
from tests.drafting.test_ranking import AT_80, told


def test_counts_change_in_what_they_count_and_name_both_ends():
    rows = [
        counselled("a", "2021-M08", 1234),
        counselled("a", "2020-M08", 234),
        counselled("b", "2021-M07", 12),
        counselled("b", "2020-M09", 15),
    ]
    assert told(province(units=UNITS[:3], employment_log=rows), "E1") == (
        "Quý III/2021: cao nhất Phủ Lý 1.234 lượt, tăng 1.000 lượt so với cùng kỳ; thấp nhất Kim "
        "Bảng 12 lượt, giảm 3 lượt so với cùng kỳ."
    )


def test_the_target_of_a_year_is_not_missed_before_its_end():
    rows = [counselled("a", "2021-M08", 120), counselled("b", "2021-M09", 30)]
    aims = [target("E1", 100, unit) for unit in "ab"]
    snapshot = province(units=UNITS[:3], employment_log=rows, targets=aims)
    assert told(snapshot, "E1", "2021-Q1..2021-Q3") == (
        "9 tháng đầu năm 2021: 1/2 đơn vị đã đạt chỉ tiêu 100 lượt cả năm (chưa hết năm); cao nhất "
        "Phủ Lý 120 lượt; thấp nhất Kim Bảng 30 lượt."
    )
    # Of a quarter alone nothing is said: the target is the year's.
    assert told(snapshot, "E1").startswith("Quý III/2021: cao nhất Phủ Lý 120 lượt;")


def test_a_period_that_is_not_over_is_said_to_be_open_and_is_compared_with_nothing():
    rows = [
        counselled(unit, month, 10) for unit in "ab" for month in ("2021-M08", "2021-M09", "2020")
    ]
    early = datetime(2021, 9, 20, tzinfo=UTC)
    snapshot = province(units=UNITS[:3], employment_log=rows, made_at=early)
    assert told(snapshot, "E1") == ("Quý III/2021 (chưa hết kỳ): 2 đơn vị cùng mức 20 lượt.")


def test_a_year_whose_last_months_nobody_has_reported_is_said_to_lack_them():
    rows = [counselled("a", "2021-M08", 40), counselled("b", "2021-M09", 30)]
    rows += [counselled(unit, "2020-M12", 90) for unit in "ab"]
    snapshot = province(
        units=UNITS[:3], employment_log=rows, made_at=datetime(2022, 3, 1, tzinfo=UTC)
    )
    assert told(snapshot, "E1", "2021") == (
        "Năm 2021 (số liệu đến quý III/2021): cao nhất Phủ Lý 40 lượt; thấp nhất Kim Bảng 30 lượt."
    )


def test_another_rating_scale_is_not_compared():
    units = (*UNITS[:3], *communes("a", "Một"), *communes("b", "Hai"))
    rows = [
        graded("a1", "2020-Q4", "A", 5, 3, 1, 1),
        graded("b1", "2020-Q4", "A", 4, 3, 2, 1),
        graded("a1", "2021-Q4", "B", 4, 4, 1, 1),
        graded("b1", "2021-Q4", "B", 2, 3, 4, 1),
    ]
    made_at = datetime(2022, 1, 15, tzinfo=UTC)
    snapshot = province(units=units, grassroots_log=rows, made_at=made_at)
    assert told(snapshot, "G2", "2021-Q4") == (
        "Quý IV/2021: 1/2 đơn vị đạt chỉ tiêu đề xuất 80,0%; thấp nhất Kim Bảng 50,0%, không so "
        "sánh được với cùng kỳ (khác thang xếp loại)."
    )
    assert told(snapshot, "G3", "2021-Q4") == (
        "Quý IV/2021: chưa đơn vị nào đạt chỉ tiêu đề xuất không quá 2,0% (0/2); 2 đơn vị cùng mức "
        "10,0%."
    )


def test_a_unit_that_is_there_but_in_part_is_said_to_be():
    units = (*UNITS[:3], *communes("a", "Một", "Hai", "Ba"), *communes("b", "Bốn"))
    rows = [
        strong("a1", "2021-Q3", 3, 10),
        strong("a2", "2021-Q3", 4, 10),
        strong("b1", "2021-Q3", 8, 10),
        strong("a1", "2020-Q3", 5, 10),
    ]
    assert told(province(units=units, grassroots_log=rows), "G1") == (
        "Quý III/2021: 1/2 đơn vị đạt chỉ tiêu đề xuất 70,0%; thấp nhất Phủ Lý 35,0% (mới có số "
        "liệu của 2/3 đơn vị), giảm 15,0 điểm % so với cùng kỳ (khi đó 1 đơn vị có số liệu)."
    )


def test_the_number_in_a_name_does_not_run_into_the_figure():
    units = districts("Khối 1", "Khối 2")
    rows = [trained("a", "2021-Q3", 95), trained("b", "2021-Q3", 41)]
    assert told(province(units=units, cadre_snapshot=rows, targets=[AT_80])) == (
        "Quý III/2021: 1/2 đơn vị đạt chỉ tiêu 80,0%; thấp nhất Khối 2 (41,0%)."
    )


def test_the_communes_of_one_unit_are_told_as_its_page_shows_them():
    units = (*UNITS[:3], *communes("a", "Một", "Hai"))
    rows = [strong("a1", "2021-Q3", 3, 10), strong("a2", "2021-Q3", 9, 10)]
    scope = look(province(units=units, grassroots_log=rows), units="a")
    assert ranking_sentence(scope, BY_CODE["G1"], ("a1", "a2")).text == (
        "Phủ Lý, quý III/2021: 1/2 đơn vị đạt chỉ tiêu đề xuất 70,0%; thấp nhất Một 30,0%."
    )


def test_a_choice_of_kinds_goes_into_the_figures():
    rows = [course("a", "2021-M08"), course("b", "2021-M08"), course("b", "2021-M09")]
    scope = look(
        province(units=UNITS[:3], cadre_training_log=rows), kinds=("tap_huan", "ho_tro_mo_hinh")
    )
    found = ranking_sentence(scope, BY_CODE["C2"])
    assert found.text == (
        "Quý III/2021 (chỉ tính tập huấn): cao nhất Kim Bảng 2 lớp; thấp nhất Phủ Lý 1 lớp."
    )
    assert found.figures[1].data == (Datum("C2", ("b",), "2021-Q3", ("tap_huan",)),)


def test_chosen_units_are_named_first_and_many_are_counted():
    units = districts("Ân", "Ba", "Cao", "Đông", "Giang", "Hải")
    rows = [trained(unit, "2021-Q3", 95) for unit in "abcdef"]
    snapshot = province(units=units, cadre_snapshot=rows, targets=[AT_80])
    assert told(snapshot, units="a b") == (
        "Ân, Ba, quý III/2021: 2/2 đơn vị đạt chỉ tiêu 80,0%; 2 đơn vị cùng mức 95,0%."
    )
    assert told(snapshot, units="a b c d e") == (
        "5 đơn vị được chọn, quý III/2021: 5/5 đơn vị đạt chỉ tiêu 80,0%; 5 đơn vị cùng mức 95,0%."
    )
    assert told(snapshot, units="c") == "Quý III/2021: Cao 95,0%, đạt chỉ tiêu 80,0%."
