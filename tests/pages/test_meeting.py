"""A meeting on its page and on the wall: who may run it, and what others see of it."""

import pytest
from streamlit.testing.v1 import AppTest

from services.access import Person, Role, Standing
from services.conclusions.events import new_id
from services.errors import NotAllowedError
from services.meetings import acts
from services.meetings.acts import Called
from services.meetings.fold import id_of
from services.meetings.order import entries
from services.panels.slides import items_of
from services.snapshot import Snapshot
from tests.pages.people import CHIEF, FIRST_ADMIN, LEADER, UNIT, VIEWER, Desks, signed, user
from tests.pages.screens import again, charts, words

pytestmark = pytest.mark.usefixtures("desk")

# The meeting that the sample's own tab announces.
ANNOUNCED = id_of("HN-2021-01")


def on_the_wall(email: str, screen: str = "wall", lang: str = "vi") -> AppTest:
    app = signed("present", user(email), lang)
    for name, value in (("meeting", ANNOUNCED), ("screen", screen)):
        app.session_state["_address"][name] = value
        app.session_state[name] = value
    return again(app)


def head(app: AppTest) -> str:
    """Where a screen is on the agenda."""
    (found,) = [one.proto.body for one in app.get("html") if "soket-stage" in one.proto.body[:30]]
    # How many keys it has taken is its own.
    return found.partition(">")[2]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return again(app)


@pytest.mark.parametrize("email", ["", VIEWER, UNIT])
def test_whoever_may_not_conclude_reads_the_agenda_and_changes_nothing(email: str):
    app = signed("meeting", user(email))
    assert not app.exception
    assert "C1 Tỷ lệ bí thư chi đoàn dân cư được tập huấn" in words(app)
    offered = {str(button.key) for button in app.button}
    assert not offered & {
        "meeting_gong",
        "meeting_present",
        "papers_make",
        "agenda_up",
        "agenda_remove",
    }


def agenda_of(desk: Desks, snapshot: Snapshot) -> list[str]:
    """What stands on the agenda of the announced meeting, by indicator, title or kind."""
    agenda = acts.known(desk(LEADER), snapshot)[ANNOUNCED].agenda
    assert agenda is not None
    return [item.indicator or item.title or item.chart or item.shows.value for item in agenda]


def choose(app: AppTest, desk: Desks, snapshot: Snapshot, at: int) -> None:
    """Choose an item of the agenda by its place, with no run of the page yet."""
    meeting = acts.known(desk(LEADER), snapshot)[ANNOUNCED]
    app.radio[0].set_value(entries(items_of(snapshot, desk(LEADER), meeting))[at])


def chosen(app: AppTest) -> str:
    """Which item of the agenda is chosen."""
    return app.radio[0].value.item.indicator


def test_a_leader_moves_an_item_and_it_stays_chosen(desk: Desks, snapshot: Snapshot):
    app = signed("meeting", user(CHIEF))
    (choice,) = app.radio
    assert choice.options[:2] == [
        "C1 Tỷ lệ bí thư chi đoàn dân cư được tập huấn \\(12 tháng\\)",
        "C6 Tỷ lệ cán bộ quy hoạch được đào tạo, bồi dưỡng",
    ]
    # The first one cannot go up, and nothing is recorded of that.
    app = press(app, "agenda_up")
    assert acts.known(desk(LEADER), snapshot)[ANNOUNCED].agenda is None
    app = press(app, "agenda_down")
    assert agenda_of(desk, snapshot)[:4] == ["C6", "C1", "C4", "C5"]
    assert chosen(app) == "C1"
    app = press(app, "agenda_down")
    app = press(app, "agenda_up")
    assert agenda_of(desk, snapshot)[:4] == ["C6", "C1", "C4", "C5"]
    app = press(app, "agenda_bottom")
    assert agenda_of(desk, snapshot)[-3:] == ["E2", "silent", "C1"]
    assert chosen(app) == "C1"
    app = press(app, "agenda_top")
    assert agenda_of(desk, snapshot)[:3] == ["C1", "C6", "C4"]
    # Straight to the third place.
    app.selectbox(key="agenda_place").select_index(2)
    app = again(app)
    assert agenda_of(desk, snapshot)[:4] == ["C6", "C4", "C1", "C5"]
    assert chosen(app) == "C1"
    assert app.selectbox(key="agenda_place").value is None


def test_a_press_moves_what_is_chosen_in_the_browser_also_before_the_page_is_drawn_again(
    desk: Desks, snapshot: Snapshot
):
    app = signed("meeting", user(CHIEF))
    # The choice and the press reach the server in one: no run lies between.
    choose(app, desk, snapshot, 3)
    app = press(app, "agenda_up")
    assert agenda_of(desk, snapshot)[:4] == ["C1", "C6", "C5", "C4"]
    assert chosen(app) == "C5"
    # Somebody else has removed it: nothing else is moved or removed in its place.
    meeting = acts.known(desk(LEADER), snapshot)[ANNOUNCED]
    assert meeting.agenda is not None
    rest = [item for item in meeting.agenda if item.indicator != "C5"]
    acts.set_agenda(desk(LEADER), new_id(), meeting, rest)
    app = press(app, "agenda_remove")
    assert agenda_of(desk, snapshot)[:4] == ["C1", "C6", "C4", rest[3].indicator]
    assert len(agenda_of(desk, snapshot)) == 18
    assert chosen(app) == "C4"


def test_the_last_item_that_is_removed_leaves_the_one_before_chosen(
    desk: Desks, snapshot: Snapshot
):
    app = signed("meeting", user(CHIEF))
    choose(app, desk, snapshot, 18)
    app = press(app, "agenda_remove")
    assert agenda_of(desk, snapshot)[-1] == "E2"
    assert chosen(app) == "E2"
    for _ in range(18):
        app = press(app, "agenda_remove")
    assert agenda_of(desk, snapshot) == []
    assert "Chương trình chưa có mục nào." in words(app)
    # What is proposed comes back at a press.
    app = press(app, "agenda_renew")
    assert len(agenda_of(desk, snapshot)) == 19


def test_a_new_proposal_keeps_what_people_put_on_the_agenda(desk: Desks, snapshot: Snapshot):
    app = press(signed("meeting", user(CHIEF)), "agenda_remove")
    (title,) = [field for field in app.text_input if str(field.key).startswith("title_heading")]
    title.set_value("Thảo luận")
    (send,) = [b for b in app.button if str(b.key).startswith("send_heading")]
    send.click()
    app = press(again(app), "agenda_renew")
    assert agenda_of(desk, snapshot)[:2] == ["C1", "C6"]
    assert agenda_of(desk, snapshot)[-2:] == ["silent", "Thảo luận"]


def test_a_leader_removes_an_item_and_adds_a_heading(desk: Desks, snapshot: Snapshot):
    app = signed("meeting", user(CHIEF))
    app = press(app, "agenda_remove")
    count = len(agenda_of(desk, snapshot)) + 1
    (title,) = [field for field in app.text_input if str(field.key).startswith("title_heading")]
    title.set_value("Thảo luận <b>chung</b>")
    (send,) = [b for b in app.button if str(b.key).startswith("send_heading")]
    send.click()
    app = again(app)
    agenda = acts.known(desk(LEADER), snapshot)[ANNOUNCED].agenda
    assert agenda
    assert len(agenda) == count
    assert agenda[-1].title == "Thảo luận <b>chung</b>"
    assert app.radio[0].options[-1] == "Thảo luận \\<b\\>chung\\</b\\>"


def test_a_meeting_is_convened_and_opened_on_the_figures_of_then(desk: Desks, snapshot: Snapshot):
    app = signed("meeting", user(FIRST_ADMIN))
    (name,) = [f for f in app.text_input if str(f.key).startswith("name_meeting_new")]
    name.set_value("Giao ban tháng 11")
    (send,) = [b for b in app.button if str(b.key).startswith("send_meeting_new")]
    send.click()
    app = again(app)
    found = {one.name: one for one in acts.known(desk(LEADER), snapshot).values()}
    made = found["Giao ban tháng 11"]
    assert app.session_state["_address"]["meeting"] == made.id
    app = press(app, "meeting_gong")
    made = acts.known(desk(LEADER), snapshot)[made.id]
    assert (made.is_on, made.version) == (True, snapshot.version)
    press(app, "meeting_gong")
    assert not acts.known(desk(LEADER), snapshot)[made.id].is_on


def test_a_meeting_without_a_name_is_not_convened(desk: Desks, snapshot: Snapshot):
    app = signed("meeting", user(CHIEF))
    (send,) = [b for b in app.button if str(b.key).startswith("send_meeting_new")]
    send.click()
    assert "Chưa có tên hội nghị" in words(again(app))
    assert list(acts.known(desk(LEADER), snapshot)) == [ANNOUNCED]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_wall_shows_one_thing_at_a_time_and_phones_follow(lang: str):
    wall = on_the_wall(CHIEF, lang=lang)
    assert not wall.exception
    assert charts(wall) == []
    wall = press(wall, "stage_forward")
    assert len(charts(wall)) == 1
    seat = on_the_wall("", "seat", lang)
    assert len(charts(seat)) == 1
    assert "Số liệu minh hoạ" in words(seat) or "Invented sample data" in words(seat)
    # Who looks around alone comes back with one press.
    seat = press(seat, "seat_back")
    assert charts(seat) == []
    seat = press(seat, "stage_return")
    assert len(charts(seat)) == 1
    press(wall, "stage_first")


def test_a_viewer_who_opens_the_address_of_the_wall_only_follows():
    wall = press(on_the_wall(CHIEF), "stage_forward")
    viewer = press(on_the_wall(VIEWER), "stage_forward")
    assert not viewer.exception
    seat = on_the_wall("", "seat")
    # The wall stands where its presenter left it.
    assert head(seat) == head(again(wall))
    assert head(seat).startswith("<span><b>1/19</b> ")
    press(wall, "stage_first")


def test_every_act_on_a_meeting_is_refused_to_whoever_may_not_and_noted(
    desk: Desks, snapshot: Snapshot
):
    outsider = desk(Person(Role.VIEWER, Standing.NOT_LISTED, VIEWER))
    one = acts.known(outsider, snapshot)[ANNOUNCED]
    for act in (
        lambda: acts.convene(outsider, "a", Called("", "Họp")),
        lambda: acts.set_agenda(outsider, "b", one, ()),
        lambda: acts.begin(outsider, "c", one, snapshot),
        lambda: acts.end(outsider, "d", one),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert not desk(LEADER).log.state.of_meetings
    lines = outsider.audit.lines(Person(Role.ADMIN, Standing.LOCAL))
    assert {line.detail for line in lines} == {"convened", "agenda", "begun", "ended"}


def test_an_unknown_meeting_in_a_link_is_explained():
    app = signed("present", user(""))
    assert "Không có hội nghị này" in words(app)
