from datetime import date

from services.conclusions.content import Due, Opinion, Task
from services.panels import area
from services.papers.assemble import Exhibit, assemble, in_vietnamese
from services.papers.content import Papers
from services.text.language import Language
from tests.panels.conftest import Look
from tests.papers.meetings import C1, MEETING, said, shown, state_of, withdrawn


def _papers(look: Look, *events, exhibits=(), **more) -> Papers:
    return assemble(look(**more), MEETING, exhibits, state_of(*events))


def test_only_what_this_meeting_concluded_and_did_not_take_back_is_told(look: Look):
    scope = look()
    kept = said(scope, 1, Opinion.SOLUTION, "giữ")
    elsewhere = said(scope, 2, Opinion.SOLUTION, "hội nghị khác", meeting="HN2")
    taken_back = said(scope, 3, Opinion.SOLUTION, "rút")
    papers = _papers(look, kept, elsewhere, taken_back, withdrawn(taken_back))
    assert [one.text for one in papers.points] == ["giữ"]


def test_a_figure_is_the_frozen_one(look: Look):
    papers = _papers(look, said(look(), 7, Opinion.WEAKNESS, "thấp", unit="a"))
    figure = papers.points[0].figure
    assert figure
    assert (figure.numerator, figure.denominator, figure.value) == (40, 50, 0.8)
    assert (figure.units, figure.period) == ("Huyện An", "Quý III/2021")
    assert figure.written == "80,0% (40/50)"
    assert (papers.points[0].label, papers.points[0].area_name) == ("KL-2021-007", "Cán bộ")


def test_coverage_date_and_filters_are_those_of_the_figures(look: Look):
    papers = _papers(look)
    # Districts An and Bình have figures of the quarter, Cát has none.
    assert (papers.reported, papers.expected) == (2, 3)
    assert papers.as_of == date(2021, 9, 30)
    assert papers.filters == "Toàn tỉnh · Quý III/2021"
    assert papers.version == "1"
    assert papers.units == ("Huyện An", "Huyện Bình", "Huyện Cát")


def test_a_unit_without_figures_is_named_by_table(look: Look):
    quality = next(one for one in _papers(look).silent if one.table == "Chất lượng cán bộ")
    assert (quality.reported, quality.expected) == (2, 3)
    assert quality.names == ("Cát (Quý II/2021)",)


def test_what_is_undecided_is_a_gap(look: Look):
    scope = look()
    undecided = Task("a", (), "", Due.UNDECIDED)
    complete = Task("Văn phòng", ("b",), "Báo cáo", date(2021, 12, 31))
    papers = _papers(
        look,
        said(scope, 1, Opinion.TASK, "một", task=undecided),
        said(scope, 2, Opinion.TASK, "hai", task=complete),
        said(scope, 3, Opinion.TASK, "ba"),
        said(scope, 4, Opinion.SOLUTION, "bốn"),
    )
    assert [(gap.label, gap.names) for gap in papers.gaps] == [
        ("KL-2021-001", ("sản phẩm, kết quả", "thời hạn")),
        ("KL-2021-003", ("đơn vị chủ trì", "sản phẩm, kết quả", "thời hạn")),
    ]
    assert [one.text for one in papers.tasks] == ["một", "hai", "ba"]


def test_who_is_charged_is_told_by_name(look: Look):
    task = Task("a", ("b", "Ban Tổ chức"), "Kế hoạch", Due.ALWAYS)
    charge = _papers(look, said(look(), 1, Opinion.TASK, "x", task=task)).points[0].charge
    assert charge
    assert (charge.lead, charge.support) == ("Huyện An", ("Huyện Bình", "Ban Tổ chức"))
    assert (charge.deliverable, charge.due_name) == ("Kế hoạch", "thường xuyên")


def test_a_conclusion_stands_once_and_has_a_pin_in_every_chart_of_its_figure(look: Look):
    scope = look()
    event = said(scope, 5, Opinion.WEAKNESS, "thấp", unit="b")
    ranking, trend, funnel, lines = _papers(look, event, exhibits=shown(scope)).shown
    assert [[one.label for one in at.points] for at in (ranking, trend)] == [["KL-2021-005"], []]
    assert [[pin.label for pin in at.pins] for at in (ranking, trend)] == [["5"], ["5"]]
    assert (funnel.points, lines.points, lines.panel) == ((), (), None)


def test_a_conclusion_stands_with_the_picture_on_which_it_was_said(look: Look):
    scope = look()
    event = said(scope, 5, Opinion.WEAKNESS, "thấp", unit="b", page="cadres", chart="trend")
    ranking, trend, *_ = _papers(look, event, exhibits=shown(scope)).shown
    assert [[one.label for one in at.points] for at in (ranking, trend)] == [[], ["KL-2021-005"]]


def test_what_was_concluded_on_a_whole_chart_stands_with_that_chart_alone(look: Look):
    scope = look()
    mine = said(scope, 1, Opinion.CAUSE, "x", page="cadres", chart="ranking")
    other = said(
        scope, 2, Opinion.CAUSE, "y", page="cadres", chart="ranking", choices={"indicator": "C4"}
    )
    first = area.indicators_of(C1.area)[0]
    exhibits = [
        Exhibit(panel=area.ranking_panel(scope, one), page="cadres")
        for one in (first, area.BY_CODE["C4"])
    ]
    told = _papers(look, mine, other, exhibits=exhibits).shown
    assert [[point.number for point in one.points] for one in told] == [[1], [2]]


def test_what_was_concluded_on_a_narrowed_chart_stands_with_no_wider_one_and_is_told(look: Look):
    narrow, wide = look("a b"), look()
    on_two = {"page": "cadres", "chart": "ranking", "choices": {"units": "b,a", "kinds": "all"}}
    event = said(narrow, 1, Opinion.CAUSE, "hai huyện", **on_two)
    first = area.indicators_of(C1.area)[0]
    exhibits = [
        Exhibit(panel=area.ranking_panel(one, first), page="cadres", scope=one)
        for one in (wide, narrow)
    ]
    papers = _papers(look, event, exhibits=exhibits)
    assert [[point.text for point in one.points] for one in papers.shown] == [[], ["hai huyện"]]
    assert [one.text for one in papers.points] == ["hai huyện"]


def test_papers_of_some_units_are_about_these_and_keep_what_was_said_of_others(look: Look):
    events = (
        said(look(), 1, Opinion.WEAKNESS, "của An", unit="a"),
        said(look(), 2, Opinion.WEAKNESS, "của Cát", unit="c"),
    )
    papers = _papers(look, *events, exhibits=shown(look("a b")), units="a b")
    assert papers.filters == "An, Bình · Quý III/2021"
    assert papers.units == ("Huyện An", "Huyện Bình")
    assert (papers.reported, papers.expected) == (2, 2)
    ranking = papers.shown[0]
    assert ranking.panel
    assert list(ranking.panel.table["Đơn vị"]) == ["An", "Bình"]
    # Cát is on no chart now; what was said of it is in the papers all the same.
    assert [one.text for one in ranking.points] == ["của An"]
    assert [one.text for one in papers.points] == ["của An", "của Cát"]


def test_papers_are_vietnamese_whatever_the_screen_speaks(look: Look):
    scope = look(language=Language.EN)
    event = said(scope, 1, Opinion.WEAKNESS, "thấp", unit="a")
    papers = _papers(look, event, exhibits=shown(in_vietnamese(scope)), language=Language.EN)
    assert papers.filters == "Toàn tỉnh · Quý III/2021"
    assert papers.points[0].about.endswith("Huyện An · Quý III/2021")
    assert papers.shown[0].panel
    assert next(iter(papers.shown[0].panel.table.columns)) == "Đơn vị"


def test_panels_are_passed_on_as_they_are(look: Look):
    scope = look()
    exhibits = shown(scope)
    papers = _papers(look, exhibits=exhibits)
    assert [one.panel for one in papers.shown] == [one.panel for one in exhibits]
