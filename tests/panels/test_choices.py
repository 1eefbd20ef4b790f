from services.panels.choices import period_choices, quarter_choices, unit_label
from services.panels.figures import trend_spans
from services.periods import parse_span
from services.snapshot import Snapshot
from services.text.language import Language
from services.text.screen import screen
from services.units import UnitTree
from tests.panels.conftest import Look

VI, EN = screen(Language.VI), screen(Language.EN)


def test_the_period_is_offered_in_the_words_of_a_leader(snapshot: Snapshot):
    offered = period_choices(snapshot, "2021-Q3", VI)
    assert list(offered.items())[:6] == [
        ("2021-Q3", "Quý này · Quý III/2021"),
        ("2021-Q2", "Quý trước · Quý II/2021"),
        ("2021-H1", "6 tháng đầu năm · 6 tháng đầu năm 2021"),
        ("2021-Q1..2021-Q3", "Năm nay · 9 tháng đầu năm 2021"),
        ("2020", "Năm trước · Năm 2020"),
        ("2017-Q4..2021-Q3", "Từ đầu nhiệm kỳ · Quý IV/2017 – Quý III/2021"),
    ]


def test_every_quarter_half_and_year_of_the_figures_is_offered_as_well(snapshot: Snapshot):
    # From 2020-Q3, the first figure, to 2021-Q3; 2020 as a whole stands among the named ones.
    offered = period_choices(snapshot, "2021-Q3", EN)
    assert list(offered)[6:] == ["2021-Q1", "2020-Q4", "2020-Q3", "2020-H2"]
    assert offered["2020-H2"] == "Second half of 2020"


def test_the_odd_span_of_a_link_is_kept_as_a_choice(snapshot: Snapshot):
    offered = period_choices(snapshot, "2021-M02..2021-M05", VI)
    assert list(offered)[-1] == "2021-M02..2021-M05"
    assert offered["2021-M02..2021-M05"] == "Tháng 02/2021 – Tháng 05/2021"


def test_quarters_run_from_the_newest_back_to_the_first_figure_or_the_span(snapshot: Snapshot):
    assert list(quarter_choices(snapshot, "2021-Q2", VI)) == [
        "2021-Q3",
        "2021-Q2",
        "2021-Q1",
        "2020-Q4",
        "2020-Q3",
    ]
    assert list(quarter_choices(snapshot, "2020-Q1", VI))[-1] == "2020-Q1"


def test_a_commune_is_offered_with_its_district(units: UnitTree):
    assert unit_label(units, "hn", VI) == "Toàn tỉnh"
    assert unit_label(units, "a", VI) == "Huyện An"
    assert unit_label(units, "a1", VI) == "Xã Một (An)"


def test_a_trend_goes_back_three_years_but_not_before_the_first_figures(snapshot: Snapshot):
    told = [span.code for span in trend_spans(snapshot, parse_span("2021-Q3"))]
    assert told == ["2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3"]


def test_a_trend_ends_with_the_quarter_in_which_the_span_ends(snapshot: Snapshot):
    assert trend_spans(snapshot, parse_span("2021-M05"))[-1].code == "2021-Q2"


def test_a_trend_before_all_figures_is_still_one_quarter(snapshot: Snapshot):
    assert [s.code for s in trend_spans(snapshot, parse_span("2015-Q1"))] == ["2015-Q1"]


def test_the_province_stands_for_the_units_right_below_it(look: Look):
    assert look("hn").compared("cadre_snapshot") == ("a", "b", "c")


def test_one_district_stands_for_its_communes_only_where_they_report(look: Look):
    assert look("a").compared("grassroots_log") == ("a1", "a2")
    assert look("a").compared("cadre_snapshot") == ("a",)


def test_several_districts_stand_for_themselves(look: Look):
    assert look("a b").compared("grassroots_log") == ("a", "b")


def test_units_that_do_not_keep_a_table_are_not_compared_in_it(look: Look):
    # Cát has no communes, and they are who keeps the grassroots table.
    assert look("hn").compared("grassroots_log") == ("a", "b")


def test_the_filters_are_told_in_one_line(look: Look):
    scope = look("a b", kinds=("day_nghe",))
    assert scope.filters_name == "An, Bình · Quý III/2021 · Dạy nghề"
    assert scope.title("Việc làm") == "Việc làm · An, Bình · Quý III/2021 · Dạy nghề"
    assert look("hn", language=Language.EN).filters_name == "Whole province · Quarter 3/2021"
