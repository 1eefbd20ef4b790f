"""The figure of a chart at hand: clicked, pressed as a pin, or chosen from the list of the form."""

import pytest
from streamlit.testing.v1 import AppTest

from services.conclusions import acts
from services.conclusions.acts import Draft
from services.conclusions.content import Datum, Opinion, Subject
from tests.pages.concluding import DATUM, PICKED, SAID, all_of, clicked, recorded
from tests.pages.people import CHIEF, LEADER, UNIT, VIEWER, Desks, signed, user
from tests.pages.screens import again, keys, press, words, write
from tests.pages.test_meeting import on_the_wall

pytestmark = pytest.mark.usefixtures("desk")

PIN = "pin_ranking_C1_hn-lynhan_2021-Q3"
FIGURE = "ranking_figure"


def pins(app: AppTest, chart: str = "ranking") -> list[str]:
    return [b.label for b in app.button if str(b.key).startswith(f"pin_{chart}_")]


def about(app: AppTest) -> list[str]:
    """On what it is about to be concluded, under each chart."""
    bodies = [one.proto.body for one in app.get("html")]
    return [body.split(">")[1].split("<")[0] for body in bodies if 'class="soket-about"' in body]


def open_form(app: AppTest) -> AppTest:
    app.session_state["ranking_more"] = True
    app.session_state["ranking_opened"] = "conclude"
    return again(app)


def choose(app: AppTest, words_: str) -> AppTest:
    box = app.selectbox(key=FIGURE)
    box.select_index(next(at for at, one in enumerate(box.options) if one.startswith(words_)))
    return again(app)


def several(desk: Desks, count: int) -> None:
    """Record one conclusion on each of so many figures of the map of C1."""
    periods = ("2021-Q3", "2021-Q2", "2021-Q1")
    units = ("hn-lynhan", "hn-phuly", "hn-kimbang", "hn-binhluc", "hn-duytien")
    data = [Datum("C1", (unit,), period) for period in periods for unit in units]
    for number, datum in enumerate(data[:count]):
        subject = Subject("cadres", "cadres", "heatmap", datum, {})
        acts.record(desk(LEADER), f"i{number}", Draft(Opinion.WEAKNESS, SAID, subject))


def test_a_chart_without_pins_has_no_element_more(desk: Desks):
    bare = signed("cadres", user(VIEWER))
    assert pins(bare) == []
    assert not [one for one in bare.selectbox if str(one.key).startswith("pins_")]
    count = len(bare.get("html"))
    recorded(desk)
    app = signed("cadres", user(VIEWER))
    assert [len(pins(app, chart)) for chart in ("ranking", "trend", "heatmap")] == [1, 1, 1]
    assert pins(app, "composition") == []
    assert len(app.get("html")) == count


@pytest.mark.parametrize("email", ["", VIEWER, UNIT, CHIEF])
def test_a_pin_below_the_chart_reads_and_opens_what_was_concluded(desk: Desks, email: str):
    one = recorded(desk)
    app = signed("cadres", user(email))
    button = app.button(key=PIN)
    # Whatever somebody typed is text on it.
    assert button.label.startswith(r"**1** Lý Nhân · 74,4%\. Kết luận KL\-")
    for said in (button.label, button.help):
        assert r"\<b\>Lý Nhân\</b\> tập huấn ngay, \*không\* chờ" in said
    app = press(app, PIN)
    assert not app.exception
    assert app.segmented_control(key="ranking_opened").value == "conclude"
    assert about(app) == [
        "C1 Tỷ lệ bí thư chi đoàn dân cư được tập huấn (12 tháng) · Huyện Lý Nhân · Quý III/2021"
    ]
    assert one.label in words(app)
    assert bool(keys(app, "conclude_text")) == (email == CHIEF)


def test_the_number_of_a_conclusion_leads_to_its_page_but_not_from_the_wall(desk: Desks):
    one = recorded(desk)
    app = press(signed("cadres", user(VIEWER)), PIN)
    bodies = [element.proto.body for element in app.get("html")]
    links = [body for body in bodies if 'class="soket-told"' in body]
    assert len(links) == 1
    assert f"&amp;conclusion={one.label}" in links[0]
    assert 'href="./conclusions?' in links[0]


def test_more_pins_than_a_row_holds_are_a_list(desk: Desks):
    several(desk, 15)
    app = signed("cadres", user(VIEWER))
    assert len(pins(app, "ranking")) == 5
    assert pins(app, "heatmap") == []
    box = app.selectbox(key="pins_heatmap")
    assert box.value is None
    assert len(box.options) == 15
    assert box.options[1].startswith("2 · Phủ Lý · Q3/21 · chưa có số liệu · KL-")
    box.select_index(1)
    app = again(app)
    assert about(app)[0].endswith("Thành phố Phủ Lý · Quý III/2021")
    # It can be chosen again.
    assert app.selectbox(key="pins_heatmap").value is None


def test_the_list_of_figures_is_the_whole_chart_until_one_is_chosen(desk: Desks):
    app = open_form(signed("cadres", user(CHIEF)))
    box = app.selectbox(key=FIGURE)
    assert box.options[0] == "Cả biểu đồ"
    assert "Kim Bảng · chưa có số liệu" in box.options
    assert box.index == 0
    assert "· Toàn tỉnh · Quý III/2021" in about(app)[0]
    app = choose(app, "Lý Nhân")
    assert "· Huyện Lý Nhân · Quý III/2021" in about(app)[0]
    write(app, "conclude_text", SAID)
    app = press(app, "conclude_save")
    (one,) = all_of(desk)
    # The very figure that a click on its bar freezes, and its likely kind.
    assert (one.datum, one.said.opinion) == (DATUM, Opinion.WEAKNESS)
    frozen = one.said.frozen
    assert frozen is not None
    assert (frozen.numerator, frozen.denominator) == (134, 180)
    # What was concluded is told in the list, too.
    assert app.selectbox(key=FIGURE).options[app.selectbox(key=FIGURE).index].endswith("● 1")


def test_the_list_shows_what_was_clicked_and_a_click_what_was_chosen():
    app = clicked(CHIEF)
    assert app.selectbox(key=FIGURE).value == tuple(PICKED.values())
    app = choose(app, "Bình Lục")
    assert "· Huyện Bình Lục · " in about(app)[0]
    # The chart answers that it shows it now.
    app.session_state["ranking_drawing"] = {
        "selection": {"datum": [{**PICKED, "unit_id": "hn-binhluc"}]}
    }
    app = again(app)
    assert "· Huyện Bình Lục · " in about(app)[0]
    app.session_state["ranking_drawing"] = {"selection": {"datum": [PICKED]}}
    app = again(app)
    assert "· Huyện Lý Nhân · " in about(app)[0]
    assert app.selectbox(key=FIGURE).value == tuple(PICKED.values())
    app.session_state["ranking_drawing"] = {"selection": {"datum": []}}
    app = again(app)
    assert app.selectbox(key=FIGURE).index == 0


def test_a_figure_that_the_chart_has_no_mark_for_stays_chosen():
    app = choose(clicked(CHIEF), "Kim Bảng")
    # The chart was told to light up something that it has not: it shows nothing.
    app.session_state["ranking_drawing"] = {"selection": {"datum": []}}
    app = again(app)
    assert "· Thị xã Kim Bảng · " in about(app)[0]


def test_after_a_change_of_filters_the_list_tells_that_the_figure_is_another_ones():
    app = clicked(CHIEF)
    app.selectbox(key="filter_period").set_value("2021-Q2")
    app = again(again(app))
    assert "theo đơn vị, Quý II/2021" in words(app)
    box = app.selectbox(key=FIGURE)
    assert box.options[box.index].endswith("Quý III/2021 (không có trên biểu đồ đang xem)")
    assert "· Huyện Lý Nhân · Quý III/2021" in about(app)[0]


def test_the_kind_that_was_chosen_goes_along_to_the_figure_that_is_chosen_then():
    app = open_form(signed("cadres", user(CHIEF)))

    def opinion() -> object:
        (one,) = [s for s in app.segmented_control if str(s.key).startswith("conclude_opinion")]
        return one

    opinion().set_value(Opinion.CAUSE)  # pyright: ignore
    app = choose(again(app), "Lý Nhân")
    assert opinion().value is Opinion.CAUSE  # pyright: ignore


@pytest.mark.parametrize("email", ["", VIEWER, UNIT])
def test_whoever_may_not_conclude_is_offered_no_figure_to_conclude_on(email: str):
    app = open_form(signed("cadres", user(email)))
    assert not app.exception
    assert FIGURE not in {one.key for one in app.selectbox}


def test_parts_of_a_whole_are_concluded_on_as_a_whole():
    app = signed("cadres", user(CHIEF))
    app.session_state["composition_more"] = True
    app.session_state["composition_opened"] = "conclude"
    app = again(app)
    assert about(app)
    assert "composition_figure" not in {one.key for one in app.selectbox}


def on_the_first_chart(app: AppTest) -> AppTest:
    while not app.get("vega_lite_chart"):
        app = press(app, "stage_forward")
    return app


def test_the_wall_has_no_row_of_pins_and_its_followers_have_one(desk: Desks):
    recorded(desk)
    wall = on_the_first_chart(on_the_wall(CHIEF))
    assert not wall.exception
    assert pins(wall) == []
    seat = on_the_wall("", "seat")
    assert len(pins(seat)) == 1
    seat = press(seat, PIN)
    assert SAID in words(seat)
    # From there a link would lead out of the meeting.
    assert not [one for one in seat.get("html") if "./conclusions?" in one.proto.body]
    press(wall, "stage_first")


def test_what_is_open_below_a_chart_of_the_wall_is_closed_when_it_turns():
    wall = on_the_first_chart(on_the_wall(CHIEF))
    wall = press(wall, "stage_conclude")
    assert len(about(wall)) == 1
    wall = choose(wall, "Lý Nhân")
    assert "· Huyện Lý Nhân · " in about(wall)[0]
    wall = press(wall, "stage_forward")
    assert about(wall) == []
    # What is concluded on the next is about the next.
    wall = press(wall, "stage_conclude")
    assert wall.selectbox(key=FIGURE).index == 0
    press(wall, "stage_first")
