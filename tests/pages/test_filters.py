"""Filters change the figures, on two districts by two quarters worked out by hand."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.pages.screens import again, card, charts, opened, words

C1 = "Tỷ lệ bí thư chi đoàn dân cư được tập huấn (12 tháng)"
C2 = "Số lớp đào tạo, bồi dưỡng đã tổ chức"
C4 = "Tỷ lệ tham dự so với triệu tập"
E1 = "Số lượt thanh niên được tư vấn hướng nghiệp"
E3 = "Tỷ lệ có việc làm sau giới thiệu"


@pytest.fixture(scope="module", autouse=True)
def reading(reading_from: Callable[[Path], AbstractContextManager[None]], two_districts: Path):
    with reading_from(two_districts):
        yield


def test_the_newest_quarter_of_the_whole_province_is_what_one_sees_first():
    # (60 + 45) / (100 + 50) = 105 / 150 = 70,0 %
    app = opened("cadres", lang="vi")
    assert app.title[0].value == "Cán bộ · Toàn tỉnh · Quý II/2021"
    assert "70,0%" in card(app, C1)


def test_the_card_says_how_far_it_moved_from_the_quarter_before():
    # Quarter I: (50 + 40) / 150 = 60,0 %, so 10 points less.
    app = opened("cadres", lang="vi")
    assert "▲ +10,0 điểm % so kỳ trước · tốt lên" in card(app, C1)


def test_another_quarter_gives_the_figures_of_that_quarter():
    app = opened("cadres", lang="vi")
    app.selectbox(key="filter_period").set_value("2021-Q1")
    again(app)
    assert "60,0%" in card(app, C1)


def test_one_district_gives_its_own_figures():
    # 60 / 100
    app = opened("cadres", lang="vi")
    app.multiselect(key="filter_units").set_value(["hn", "hn-lynhan"])
    again(app)
    assert app.title[0].value == "Cán bộ · Lý Nhân · Quý II/2021"
    assert "60,0%" in card(app, C1)


def test_choosing_the_province_again_takes_its_parts_off():
    app = opened("cadres", lang="vi", units="hn-lynhan")
    app.multiselect(key="filter_units").set_value(["hn-lynhan", "hn"])
    again(app)
    assert app.multiselect(key="filter_units").value == ["hn"]
    assert "70,0%" in card(app, C1)


def test_the_kind_narrows_only_the_table_that_knows_it():
    # Of two classes one was a "Tập huấn": 40 of 50 came.
    app = opened("cadres", lang="vi")
    assert "2 lớp" in card(app, C2)
    assert "90,0%" in card(app, C4)
    app.multiselect(key="filter_kind").set_value(["tap_huan"])
    again(app)
    assert "1 lớp" in card(app, C2)
    assert "80,0%" in card(app, C4)
    assert "70,0%" in card(app, C1)


def test_a_span_adds_activities_of_all_its_months():
    # (40 + 30) / (100 + 50) = 46,7 %; in the quarter alone 30 / 50.
    app = opened("employment", lang="vi", period="2021-H1", indicator="E3")
    assert "46,7%" in card(app, E3)
    app.selectbox(key="filter_period").set_value("2021-Q2")
    again(app)
    assert "60,0%" in card(app, E3)
    assert "200 lượt" in card(app, E1)


def test_a_kind_that_empties_a_chart_is_named_as_the_cause():
    app = opened("employment", lang="vi", indicator="E3", kinds="tu_van_huong_nghiep")
    said = words(app)
    assert "Không có số liệu của loại đã chọn (Tư vấn hướng nghiệp) trong Quý II/2021" in said
    assert "ở mục Loại hoạt động" in said
    assert "chưa có số liệu" in card(app, E3)


def test_the_sentence_about_an_empty_chart_is_in_english_for_an_english_reader():
    app = opened("employment", lang="en", indicator="E3", kinds="tu_van_huong_nghiep")
    said = words(app)
    assert "no figures of the chosen kind (Career counselling) in Quarter 2/2021" in said


def test_a_period_after_the_newest_figures_is_named_as_the_cause():
    app = opened("cadres", lang="vi", period="2022")
    assert "Chưa có số liệu của Năm 2022. Số liệu mới nhất là Quý II/2021" in words(app)
    assert charts(app) == [] or "Năm 2022" in words(app)


def test_cleared_units_leave_a_sentence_in_place_of_the_page():
    app = opened("cadres", lang="vi")
    app.button(key="filter_units_none").click()
    again(app)
    assert [said.value for said in app.info] == [
        "Chưa chọn đơn vị nào, nên chưa có gì để xem. Chọn đơn vị ở thanh trên cùng."
    ]
    assert charts(app) == []


@pytest.mark.parametrize("page", ["overview", "grassroots", "employment"])
def test_every_page_of_several_units_bears_cleared_units(page: str):
    app = opened(page, lang="en", units="none")
    assert [said.value for said in app.info] == [
        "No unit is selected, so there is nothing to show. Choose units in the bar on top."
    ]


def test_all_units_at_once_can_be_selected():
    app = opened("cadres", lang="vi")
    app.button(key="filter_units_all").click()
    again(app)
    assert len(app.multiselect(key="filter_units").value) == 10
    assert "70,0%" in card(app, C1)


def test_reset_goes_back_to_the_newest_period_the_province_and_every_kind():
    app = opened("cadres", lang="vi", period="2021-Q1", units="hn-lynhan", kinds="tap_huan")
    app.button(key="filter_reset").click()
    again(app)
    assert app.title[0].value == "Cán bộ · Toàn tỉnh · Quý II/2021"
    assert app.multiselect(key="filter_kind").value == []


def test_a_range_of_ones_own_is_put_in_order():
    app = opened("cadres", lang="vi")
    app.selectbox(key="filter_period").set_value("custom")
    again(app)
    app.selectbox(key="filter_first").set_value("2021-Q2")
    again(app)
    app.selectbox(key="filter_last").set_value("2021-Q1")
    again(app)
    assert app.title[0].value == "Cán bộ · Toàn tỉnh · 6 tháng đầu năm 2021"
    assert "Kỳ cuối đứng trước kỳ đầu" in words(app)


def test_a_page_without_a_single_row_of_its_table_says_so_and_stands():
    app = opened("grassroots", lang="vi")
    assert [error.message for error in app.exception] == []
    assert charts(app) == []
    assert "chưa có số liệu" in words(app)
