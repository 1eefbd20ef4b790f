import pytest

from services.conclusions.content import Datum
from services.drafting import draft
from services.drafting.composition import composition_sentence
from services.drafting.funnel import funnel_sentence
from services.drafting.sentence import Quoted, Sentence, What
from services.drafting.status import status_sentence
from services.drafting.stocks import stocks_sentence
from services.indicators.catalogue import BY_CODE
from services.indicators.indicator import Area
from services.panels import unit
from services.panels.ahead import PLACED, Job
from services.panels.breakdown import BREAKDOWNS
from services.panels.panel import Panel
from services.panels.scope import Scope
from tests.drafting.scenes import (
    UNITS,
    communes,
    counselled,
    course,
    districts,
    economy,
    graded,
    in_english,
    look,
    misquoted,
    province,
    referred,
    strong,
    target,
    trained,
    unlinked,
)

TWO = UNITS[:3]
WITH_COMMUNES = (*TWO, *communes("a", "Một"), *communes("b", "Hai"))


def linked(told: Sentence, scope: Scope) -> Sentence:
    """The sentence, whose every number knows its figures."""
    parts = [part.name for made in BREAKDOWNS.values() for part in made.parts]
    bare = told.text
    for name in [f"{w[:1].lower()}{w[1:]}" for one in parts for w in (one.vi, one.en)]:
        bare = bare.replace(name, "")
    assert unlinked(Sentence(bare, told.figures), scope.snapshot) == []
    return told


def test_the_map_of_targets_tells_where_most_miss_and_who_misses_most():
    rows = [trained("a", "2021-Q3", 85), trained("b", "2021-Q3", 41)]
    classes = [course("a", "2021-M08", 36, 40), course("b", "2021-M08", 30, 40)]
    jobs = [referred("a", "2021-M08", 100, 60, None), referred("b", "2021-M08", 100, 55, None)]
    snapshot = province(
        units=TWO,
        cadre_snapshot=rows,
        cadre_training_log=classes,
        employment_log=jobs,
        targets=[target("C1", 0.9)],
    )
    scope = look(snapshot)
    # C1: neither 85 % nor 41 % of 90 %; C4: 90 % and 75 % of 90 %; E3: both over 50 %.
    assert linked(status_sentence(scope), scope).text == (
        "Quý III/2021: tính chung, các đơn vị đạt 3/6 chỉ tiêu được đánh giá (trong đó 4 theo mức "
        "đề xuất); chỉ tiêu có nhiều đơn vị chưa đạt nhất: bí thư chi đoàn tập huấn (2/2 "
        "đơn vị), tham dự / triệu tập (1/2 đơn vị); đơn vị còn nhiều chỉ tiêu chưa đạt nhất: Kim "
        "Bảng (2/3)."
    )
    assert linked(status_sentence(in_english(scope)), scope).text == (
        "Quarter 3/2021: taken together, the units meet 3/6 targets that can be judged (4 of them "
        "proposed); targets that most units miss: branch secretaries trained (2/2 units), "
        "attended / invited (1/2 units); units that miss most targets: Kim Bảng (2/3)."
    )


def test_one_unit_alone_is_told_which_targets_it_misses():
    snapshot = province(
        units=TWO,
        cadre_snapshot=[trained("b", "2021-Q3", 41)],
        cadre_training_log=[course("b", "2021-M08", 30, 40)],
        employment_log=[referred("b", "2021-M08", 100, 55, None)],
        youth_economy_snapshot=[economy("b", "2021-Q3", 10_000, 31)],
        targets=[target("C1", 0.9)],
    )
    scope = look(snapshot, units="b")
    assert linked(status_sentence(scope), scope).text == (
        "Kim Bảng, quý III/2021: đạt 1/4 chỉ tiêu được đánh giá (trong đó 3 theo mức đề xuất); "
        "chưa đạt: bí thư chi đoàn tập huấn 41,0% (chỉ tiêu 90,0%), tham dự / triệu tập 75,0% (chỉ "
        "tiêu đề xuất 90,0%), nợ quá hạn 0,31% (chỉ tiêu đề xuất không quá 0,15%)."
    )
    assert misquoted(status_sentence(scope), scope) == []


def test_where_every_target_is_met_nobody_is_named():
    rows = [trained(unit, "2021-Q3", 95) for unit in "ab"]
    snapshot = province(units=UNITS[:4], cadre_snapshot=rows, targets=[target("C1", 0.9)])
    scope = look(snapshot)
    assert linked(status_sentence(scope), scope).text == (
        "Quý III/2021: tính chung, các đơn vị đạt 2/2 chỉ tiêu được đánh giá; 1 đơn vị chưa có số "
        "liệu nào: Lý Nhân."
    )


def test_without_targets_that_can_be_judged_that_is_said():
    scope = look(province(units=TWO, employment_log=[counselled("a", "2021-M09", 5)]))
    assert status_sentence(scope).text == (
        "Quý III/2021: chưa có chỉ tiêu nào để đánh giá; 1 đơn vị chưa có số liệu nào: Kim Bảng."
    )
    assert status_sentence(look(province(units=TWO))).text == (
        "Quý III/2021: chưa có chỉ tiêu nào để đánh giá."
    )


def test_a_composition_tells_its_newest_quarter_the_largest_part_first():
    rows = [
        course("a", "2021-M05"),
        {**course("a", "2021-M08"), "training_form": "boi_duong"},
        course("a", "2021-M08"),
        course("b", "2021-M09"),
    ]
    scope = look(province(units=TWO, cadre_training_log=rows))
    told = linked(composition_sentence(scope, Area.CADRES), scope)
    assert told.text == (
        "Lớp đã tổ chức theo hình thức, quý III/2021: 3 lớp, gồm tập huấn 2 (67%), bồi dưỡng 1 "
        "(33%)."
    )
    assert told.figures[2] == Quoted("2", What.VALUE, (Datum("tap_huan", ("hn",), "2021-Q3"),))


def test_levels_keep_their_order_and_who_was_not_graded_is_named():
    rows = [graded("a1", "2020-Q4", "B", 2, 5, 1, 0)]
    scope = look(province(units=WITH_COMMUNES, grassroots_log=rows))
    assert linked(composition_sentence(scope, Area.GRASSROOTS), scope).text == (
        "Xếp loại chi đoàn dân cư, quý III/2021: 8 chi đoàn, gồm mức 1 (xuất sắc) 2 (25%), mức 2 "
        "(khá, tốt) 5 (63%), mức 3 (trung bình) 1 (13%); chưa có số liệu: Kim Bảng."
    )


def test_a_composition_of_chosen_units_names_them():
    rows = [course("a", "2021-M08"), course("b", "2021-M08"), course("c", "2021-M08")]
    snapshot = province(cadre_training_log=rows)
    assert composition_sentence(look(snapshot, units="a c"), Area.CADRES).text == (
        "Lớp đã tổ chức theo hình thức, Phủ Lý, Lý Nhân, quý III/2021: 2 lớp, gồm tập huấn 2 "
        "(100%)."
    )
    assert status_sentence(look(snapshot, units="a c")).text.startswith(
        "Phủ Lý, Lý Nhân, quý III/2021: tính chung, các đơn vị đạt 0/2 chỉ tiêu"
    )


def test_a_composition_without_figures_says_so():
    scope = look(province(units=TWO))
    assert composition_sentence(scope, Area.EMPLOYMENT).text == (
        "Hoạt động hỗ trợ theo loại, quý III/2021: chưa có số liệu."
    )


def test_each_stage_is_told_with_its_share_of_the_one_before():
    rows = [referred("a", "2021-M08", 80, 40, 10), referred("b", "2021-M09", 20, 10, 10)]
    scope = look(province(units=TWO, employment_log=rows))
    assert linked(funnel_sentence(scope), scope).text == (
        "Toàn tỉnh, quý III/2021: giới thiệu việc làm cho 100 người; 50 người có việc làm (bằng "
        "50,0% số được giới thiệu); 20 người có việc làm ổn định từ sáu tháng (bằng 40,0% số có "
        "việc làm)."
    )
    assert misquoted(funnel_sentence(scope), scope) == []


def test_a_stage_that_nobody_told_is_named_and_nothing_is_divided_by_zero():
    rows = [referred("a", "2021-M08", 0, 0, None)]
    scope = look(province(units=TWO, employment_log=rows))
    assert linked(funnel_sentence(scope), scope).text == (
        "Toàn tỉnh, quý III/2021: giới thiệu việc làm cho 0 người; 0 người có việc làm; chưa có số "
        "liệu về việc làm ổn định; mới có số liệu của 1/2 đơn vị."
    )
    assert funnel_sentence(look(province())).text == "Toàn tỉnh, quý III/2021: chưa có số liệu."


def test_the_stocks_are_told_one_after_the_other_with_last_year():
    rows = [
        economy("a", "2020-Q3", 10_000, 5, loan_groups=10, models_active=7),
        economy("a", "2021-Q3", 12_500.4, 5, loan_groups=10, models_active=5, coops=1),
    ]
    scope = look(province(units=UNITS[:2], youth_economy_snapshot=rows))
    told = linked(stocks_sentence(scope), scope)
    assert told.text == (
        "Toàn tỉnh, quý III/2021: dư nợ uỷ thác qua Đoàn 12.500 triệu đồng, tăng 2.500 triệu đồng "
        "so với cùng kỳ; 10 tổ tiết kiệm và vay vốn, không đổi so với cùng kỳ; 5 mô hình kinh tế "
        "thanh niên đang hoạt động, giảm 2 mô hình so với cùng kỳ; 1 HTX thanh niên."
    )
    assert misquoted(told, scope) == []


def test_stocks_of_other_units_than_last_year_are_not_compared():
    rows = [economy("a", "2020-Q3", 10_000, 5), economy("b", "2020-Q3", 9_000, 5)]
    rows.append(economy("a", "2021-Q3", 12_000, 5))
    scope = look(province(units=TWO, youth_economy_snapshot=rows))
    assert linked(stocks_sentence(scope), scope).text == (
        "Toàn tỉnh, quý III/2021: dư nợ uỷ thác qua Đoàn 12.000 triệu đồng; mới có số liệu của 1/2 "
        "đơn vị."
    )


def test_several_units_together_are_called_that():
    rows = [referred(unit, "2021-M08", 10, 5, 5) for unit in "abc"]
    scope = look(province(units=districts("Ân", "Ba", "Cao"), employment_log=rows), units="a b")
    told = funnel_sentence(scope)
    assert told.text.startswith("Các đơn vị cộng lại, quý III/2021: giới thiệu việc làm cho 20")
    assert told.figures[1].data == (Datum("referred", ("a", "b"), "2021-Q3"),)


@pytest.mark.parametrize(
    ("chart", "of", "begins"),
    [
        ("ranking", "", "Quý III/2021: chưa đơn vị nào đạt"),
        ("heatmap", "", "Quý III/2021: chưa đơn vị nào đạt"),
        ("trend", "", "Toàn tỉnh, quý III/2021: "),
        ("unit_trend", "a", "Phủ Lý, quý III/2021: "),
        ("peers", "a", "Quý III/2021: chưa đơn vị nào đạt"),
        ("communes", "a", "Phủ Lý, quý III/2021: Một 30,0%"),
        ("composition", "", "Xếp loại chi đoàn dân cư, quý III/2021: "),
        ("status", "", "Quý III/2021: "),
        ("funnel", "", "Toàn tỉnh, quý III/2021: "),
        ("headlines", "", "Toàn tỉnh, quý III/2021: "),
    ],
)
def test_every_chart_is_drafted_by_its_name(chart: str, of: str, begins: str):
    rows = [strong("a1", "2021-Q3", 3, 10), strong("b1", "2021-Q3", 4, 10)]
    scope = look(province(units=WITH_COMMUNES, grassroots_log=rows))
    assert draft(scope, chart, BY_CODE["G1"], unit=of).text.startswith(begins)


def test_every_chart_that_a_page_places_can_be_drafted():
    rows = [strong("a1", "2021-Q3", 3, 10), strong("b1", "2021-Q3", 4, 10)]
    scope = look(province(units=WITH_COMMUNES, grassroots_log=rows))
    jobs = [Job(scope, *job) for placed in PLACED.values() for job in placed]
    found = [job.build(job.scope, *job.args) for job in jobs]
    panels = [made for made in found if isinstance(made, Panel)]
    panels += [
        unit.against_province(scope, "a", BY_CODE["G1"]),
        unit.among_peers(scope, "a", BY_CODE["G1"]),
    ]
    for panel in panels:
        indicator = BY_CODE.get(panel.indicator, BY_CODE["G1"])
        assert draft(scope, panel.name, indicator, unit="a").text, panel.name
    assert len({panel.name for panel in panels}) == 8


def test_a_chart_that_nobody_knows_is_an_error():
    scope = look(province(units=TWO))
    for chart in ("pie", "ranking", "unit_trend"):
        with pytest.raises(ValueError, match=chart):
            draft(scope, chart)
