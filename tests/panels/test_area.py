from dataclasses import replace

import pytest

from services.indicators.catalogue import BY_CODE
from services.indicators.indicator import Area
from services.panels import area, unit
from services.snapshot import Target
from services.text.language import Language
from tests.panels.conftest import Look

C1, E1, E3, G2 = (BY_CODE[code] for code in ("C1", "E1", "E3", "G2"))


def test_the_ranking_has_the_best_unit_on_top_and_the_silent_one_at_the_end(look: Look):
    table = area.ranking_panel(look(), C1).table
    assert table["Đơn vị"].tolist() == ["An", "Bình", "Cát"]
    assert table["Giá trị (%)"].tolist()[:2] == [80.0, 60.0]
    assert table["Tử số"].tolist()[:2] == [40.0, 30.0]


def test_a_title_says_what_of_whom_and_when(look: Look):
    assert area.ranking_panel(look(), C1).title == (
        "Tỷ lệ bí thư chi đoàn dân cư được tập huấn (12 tháng) theo đơn vị, Quý III/2021"
    )
    assert area.trend_panel(look("a b", language=Language.EN), C1).title == (
        "Share of residential branch secretaries trained (12 months) over time, An, Bình"
    )


def test_the_trend_of_the_province_has_a_line_for_all_of_it(look: Look):
    table = area.trend_panel(look(), C1).table
    whole = table[table["Đơn vị"] == "Toàn tỉnh"]
    assert whole["Giá trị (%)"].tolist()[-2:] == [62.5, 70.0]


def test_the_line_of_some_units_together_is_not_called_the_province(look: Look):
    # An and Bình in the second quarter: 65 / 100.
    table = area.trend_panel(look("a b"), C1).table
    assert "Toàn tỉnh" not in set(table["Đơn vị"])
    both = table[table["Đơn vị"] == "Các đơn vị cộng lại"]
    assert both["Giá trị (%)"].tolist()[-2:] == [65.0, 70.0]


def test_one_unit_alone_has_one_line(look: Look):
    assert set(area.trend_panel(look("a"), C1).table["Đơn vị"]) == {"An"}


def test_one_district_is_opened_to_its_communes_where_they_keep_the_table(look: Look):
    assert area.ranking_panel(look("a"), G2).table["Đơn vị"].tolist() == ["Một", "Hai"]


def test_counts_have_no_line_of_all_units_that_would_press_the_others_down(look: Look):
    assert "Toàn tỉnh" not in set(area.trend_panel(look(), E1).table["Đơn vị"])


def test_a_cell_of_the_heatmap_without_a_figure_is_a_gap_and_not_zero(look: Look):
    table = area.heatmap_panel(look(), C1).table
    gap = table[(table["Đơn vị"] == "Cát") & (table["Kỳ"] == "Q3/21")]
    assert gap["Giá trị (%)"].isna().tolist() == [True]


def test_the_funnel_publishes_every_stage(look: Look):
    table = area.funnel_panel(look()).table
    assert table["Bước"].tolist() == [
        "Số thanh niên được giới thiệu việc làm",
        "Số có việc làm",
        "Số có việc làm ổn định từ 6 tháng",
    ]
    assert table["Số lượng"].tolist()[:2] == [40.0, 10.0]
    assert table["Số lượng"].isna().tolist() == [False, False, True]


def test_the_grading_is_made_of_its_four_levels(look: Look):
    table = area.composition_panel(look("a1"), Area.GRASSROOTS).table
    told = dict(zip(table["Phân loại"], table["Số lượng"], strict=True))
    assert list(told.values()) == [5.0, 4.0, 1.0, 0.0]


def test_a_part_that_did_not_occur_is_zero_where_others_did(look: Look):
    table = area.composition_panel(look(), Area.EMPLOYMENT).table
    now = table[table["Kỳ"] == "Q3/21"]
    told = dict(zip(now["Phân loại"], now["Số lượng"], strict=True))
    assert told["Giới thiệu việc làm"] == 1
    assert told["Tư vấn hướng nghiệp"] == 1
    assert told["Dạy nghề"] == 0


def test_a_kind_narrows_what_an_area_is_made_of(look: Look):
    scope = look(kinds=("gioi_thieu_viec_lam",))
    table = area.composition_panel(scope, Area.EMPLOYMENT).table
    assert set(table["Phân loại"]) == {"Giới thiệu việc làm"}


@pytest.mark.parametrize(
    ("chosen", "period", "kinds", "sentence"),
    [
        (
            "hn",
            "2022",
            (),
            "Chưa có số liệu của Năm 2022. Số liệu mới nhất là Quý III/2021; chọn kỳ khác ở thanh "
            "trên cùng.",
        ),
        (
            "hn",
            "2021-Q3",
            ("day_nghe",),
            "Không có số liệu của loại đã chọn (Dạy nghề) trong Quý III/2021. Bỏ bớt lựa chọn ở "
            "mục Loại hoạt động để xem.",
        ),
        (
            "c",
            "2021-Q3",
            (),
            "Đơn vị đã chọn (Cát) chưa có số liệu của chỉ số này trong Quý III/2021.",
        ),
    ],
)
def test_an_empty_chart_names_the_filter_that_emptied_it(
    look: Look, chosen: str, period: str, kinds: tuple[str, ...], sentence: str
):
    assert area.ranking_panel(look(chosen, period, kinds=kinds), E3).why_empty == sentence


def test_a_chart_with_figures_gives_no_such_sentence(look: Look):
    assert area.ranking_panel(look(), E3).why_empty == ""


def test_the_indicator_of_another_area_gives_way_to_the_first_of_this_one(look: Look):
    assert area.chosen_indicator(look(indicator="G2"), Area.CADRES).code == "C1"
    assert area.chosen_indicator(look(indicator="C5"), Area.CADRES).code == "C5"


def test_a_unit_stands_beside_the_province(look: Look):
    table = unit.against_province(look(), "a", C1).table
    last = table[table["Kỳ"] == "Q3/21"]
    told = dict(zip(last["Đơn vị"], last["Giá trị (%)"], strict=True))
    assert told == {"An": 80.0, "Toàn tỉnh": 70.0}


def test_communes_are_ranked_only_where_they_keep_the_table(look: Look):
    assert unit.communes(look(), "a", C1) is None
    assert unit.communes(look(), "c", G2) is None
    ranked = unit.communes(look(), "a", G2)
    assert ranked is not None
    assert ranked.table["Đơn vị"].tolist() == ["Một", "Hai"]
    assert ranked.title.endswith("các xã, phường, thị trấn của An, Quý III/2021")


def test_the_page_of_a_unit_opens_with_the_one_asked_for_else_the_one_filtered_for(look: Look):
    assert unit.chosen_unit(look("hn", unit="b")) == "b"
    assert unit.chosen_unit(look("c")) == "c"
    assert unit.chosen_unit(look("hn")) == "a"


def test_of_a_commune_only_the_table_that_it_keeps_is_told(look: Look):
    codes = {one.code for one in unit.indicators_of_unit(look(), "a1")}
    assert codes == {"G1", "G2", "G3", "G4", "G5", "G6", "G7"}
    assert len(unit.indicators_of_unit(look(), "a")) == 18


def test_the_target_of_a_year_does_not_stand_beside_quarters(look: Look):
    scope = look()
    told = (Target("E1", "b", 2021, 9000.0, "QĐ 01"),)
    scope = replace(scope, snapshot=replace(scope.snapshot, targets=told))
    for panel in (area.trend_panel(scope, E1), area.heatmap_panel(scope, E1)):
        assert "Chỉ tiêu" not in panel.table.columns
