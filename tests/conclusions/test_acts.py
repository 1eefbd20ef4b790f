from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from services.access import Person, Role, Standing
from services.audit import Audit, Noted
from services.conclusions import acts
from services.conclusions.acts import Desk, Draft
from services.conclusions.content import (
    LONGEST_TEXT,
    Datum,
    Due,
    Opinion,
    Outcome,
    Subject,
    Task,
)
from services.conclusions.events import Act, Event
from services.conclusions.fold import Conclusion, Stand
from services.conclusions.journal import Journal
from services.conclusions.log import ConclusionLog
from services.errors import NotAllowedError, UnfitTextError
from services.intake.schema import Level
from services.snapshot import User
from services.units import Succession, Unit, UnitTree

UNITS = UnitTree(
    (
        Unit("hn", "Tỉnh đoàn Hà Nam", "Hà Nam", Level.PROVINCE),
        Unit("hn-lynhan", "Huyện Lý Nhân", "Lý Nhân", Level.DISTRICT, parent="hn"),
        Unit("hn-binhluc", "Huyện Bình Lục", "Bình Lục", Level.DISTRICT, parent="hn"),
        Unit("hn-lynhan-01", "Xã Chính Lý", "Chính Lý", Level.COMMUNE, parent="hn-lynhan"),
    ),
    (Succession("hn-cu", "hn-binhluc", date(2020, 1, 1)),),
)
LEADER = Person(Role.LEADER, Standing.LISTED, "an@tinhdoan.example")
ADMIN = Person(Role.ADMIN, Standing.FIRST_ADMIN, "vp@tinhdoan.example")
VIEWER = Person(Role.VIEWER, Standing.NOT_SIGNED_IN)
OF_LY_NHAN = Person(Role.UNIT, Standing.LISTED, "ln@tinhdoan.example", "hn-lynhan")
OF_BINH_LUC = Person(Role.UNIT, Standing.LISTED, "bl@tinhdoan.example", "hn-binhluc")
USERS = (User("an@tinhdoan.example", "Nguyễn Văn An", "leader"),)
NOON = datetime(2026, 11, 28, 5, 0, tzinfo=UTC)
LY_NHAN = Datum("C1", ("hn-lynhan",), "2021-Q3")


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[Person], Desk]:
    log = ConclusionLog(Journal(tmp_path / "journal.sqlite3"))
    log.start()
    audit = Audit(tmp_path / "audit.sqlite3")

    def at(person: Person) -> Desk:
        return Desk(log, audit, person, USERS, UNITS, "./cadres?period=2021-Q3", lambda: NOON)

    return at


def draft(text: str = "Lý Nhân tập huấn ngay", task: Task | None = None) -> Draft:
    subject = Subject("cadres", "cadres", "ranking", LY_NHAN)
    return Draft(Opinion.TASK if task else Opinion.WEAKNESS, text, subject, task=task)


def recorded(desk: Callable[[Person], Desk], task: Task | None = None) -> Conclusion:
    event = acts.record(desk(LEADER), "i1", draft(task=task))
    return the_one(desk, event)


def the_one(desk: Callable[[Person], Desk], event: Event) -> Conclusion:
    return desk(LEADER).log.state.conclusions[event.about]


def test_what_a_leader_records_gets_the_next_number_and_the_leaders_name(desk):
    one = recorded(desk)
    other = the_one(desk, acts.record(desk(ADMIN), "i2", draft("Một việc nữa")))
    assert (one.label, other.label) == ("KL-2026-001", "KL-2026-002")
    assert one.author.name == "Nguyễn Văn An"
    assert one.said.text == "Lý Nhân tập huấn ngay"
    assert one.events[0].view == "./cadres?period=2021-Q3"


def test_the_year_of_a_number_is_that_of_vietnams_clock(desk):
    # 18:30 on New Year's Eve in London is half past one in Hà Nam.
    late = replace(desk(LEADER), now=lambda: datetime(2026, 12, 31, 18, 30, tzinfo=UTC))
    assert the_one(desk, acts.record(late, "i1", draft())).label == "KL-2027-001"


def test_the_same_intent_tried_twice_records_once(desk):
    first = acts.record(desk(LEADER), "i1", draft())
    second = acts.record(desk(LEADER), "i1", draft())
    assert first == second
    assert list(desk(LEADER).log.state.conclusions) == ["i1"]


@pytest.mark.parametrize("person", [VIEWER, OF_LY_NHAN])
def test_whoever_may_not_conclude_changes_nothing_and_is_noted(desk, person):
    one = recorded(desk)
    refused: list[Callable[[], object]] = [
        lambda: acts.record(desk(person), "x", draft()),
        lambda: acts.edit(desk(person), "x", one, Opinion.CAUSE, "khác", ""),
        lambda: acts.assign(desk(person), "x", one, Task("hn-lynhan")),
        lambda: acts.close(desk(person), "x", one, Outcome.DONE, ""),
        lambda: acts.reopen(desk(person), "x", one, ""),
        lambda: acts.withdraw(desk(person), "x", one, "nhầm"),
    ]
    for act in refused:
        with pytest.raises(NotAllowedError):
            act()
    assert the_one(desk, one.events[0]).events == one.events
    lines = desk(ADMIN).audit.lines(ADMIN, what=Noted.REFUSED)
    assert {line.detail for line in lines} == {
        "recorded",
        "edited",
        "assigned",
        "closed",
        "reopened",
        "withdrawn",
    }
    assert {line.email for line in lines} == {person.email}


def test_a_unit_answers_on_its_own_figure_and_not_on_anothers(desk):
    one = recorded(desk)
    said = acts.report(desk(OF_LY_NHAN), "r1", one, "Đã mở lớp ngày 05/12")
    assert said.act is Act.REPLIED
    assert said.author.unit_id == "hn-lynhan"
    with pytest.raises(NotAllowedError):
        acts.report(desk(OF_BINH_LUC), "r2", one, "Việc của đơn vị khác")
    assert [event.id for event in the_one(desk, said).events] == ["i1", "r1"]


def test_a_unit_answers_on_a_task_in_which_it_leads_or_helps(desk):
    one = recorded(desk, Task("hn-lynhan", ("hn-binhluc", "Ban Phong trào")))
    assert acts.report(desk(OF_BINH_LUC), "r1", one, "Sẽ cử báo cáo viên").act is Act.REPLIED


def test_what_a_leader_notes_is_progress(desk):
    assert acts.report(desk(LEADER), "r1", recorded(desk), "Đã đôn đốc").act is Act.PROGRESS


def test_a_figure_of_a_commune_concerns_its_district_and_one_of_the_province_nobody(desk):
    one = recorded(desk)

    def about(*units: str) -> frozenset[str]:
        datum = Datum("G1", units, "2021-Q3")
        subject = Subject("grassroots", "grassroots", "ranking", datum)
        return acts.concerned(replace(one, said=replace(one.said, subject=subject)), UNITS)

    assert about("hn-lynhan-01") == {"hn-lynhan-01", "hn-lynhan"}
    assert about("hn") == frozenset()
    # A unit that was merged: the one that took its place answers.
    assert about("hn-cu") == {"hn-binhluc"}


def test_words_are_changed_closed_reopened_and_withdrawn_and_all_of_it_stays(desk):
    one = recorded(desk)
    acts.edit(desk(LEADER), "e1", one, Opinion.SOLUTION, "Tập huấn trước 15/12", "hn-q3")
    one = the_one(desk, one.events[0])
    assert (one.said.text, one.said.meeting) == ("Tập huấn trước 15/12", "hn-q3")
    acts.assign(desk(LEADER), "a1", one, Task("hn-lynhan", due=Due.ALWAYS))
    assert the_one(desk, one.events[0]).said.task == Task("hn-lynhan", due=Due.ALWAYS)
    acts.close(desk(ADMIN), "c1", the_one(desk, one.events[0]), Outcome.DONE, "xong")
    one = the_one(desk, one.events[0])
    assert (one.stand, one.outcome, one.reason) == (Stand.CLOSED, Outcome.DONE, "xong")
    acts.reopen(desk(LEADER), "o1", one, "còn thiếu")
    acts.withdraw(desk(LEADER), "w1", the_one(desk, one.events[0]), "ghi nhầm đơn vị")
    one = the_one(desk, one.events[0])
    assert one.stand is Stand.WITHDRAWN
    assert [event.id for event in one.events] == ["i1", "e1", "a1", "c1", "o1", "w1"]
    assert one.events[0].content["text"] == "Lý Nhân tập huấn ngay"


def test_each_change_is_in_the_audit_log_with_who_what_and_from_where(desk):
    one = recorded(desk)
    acts.close(desk(ADMIN), "c1", one, Outcome.DROPPED, "")
    newest, oldest = desk(ADMIN).audit.lines(ADMIN)
    assert (newest.what, newest.email, newest.role) == (Act.CLOSED, ADMIN.email, "admin")
    assert (oldest.what, oldest.detail) == (Act.RECORDED, "KL-2026-001")
    assert newest.view == "./cadres?period=2021-Q3"


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_no_words_are_no_conclusion(desk, text):
    with pytest.raises(UnfitTextError) as refused:
        acts.record(desk(LEADER), "i1", draft(text))
    assert refused.value.length == 0
    assert not desk(LEADER).log.state.conclusions


def test_words_that_are_too_long_are_refused_whole_and_just_fitting_ones_kept_whole(desk):
    with pytest.raises(UnfitTextError) as refused:
        acts.record(desk(LEADER), "i1", draft("ố" * (LONGEST_TEXT + 1)))
    assert (refused.value.longest, refused.value.length) == (5000, 5001)
    kept = acts.record(desk(LEADER), "i2", draft("ố" * LONGEST_TEXT))
    assert the_one(desk, kept).said.text == "ố" * 5000


def test_the_name_of_a_department_has_a_limit_too(desk):
    with pytest.raises(UnfitTextError):
        acts.record(desk(LEADER), "i1", draft(task=Task("x" * 501)))
    assert not desk(LEADER).log.state.conclusions


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x")',
        "+1",
        "-1",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "**đậm** [liên kết](http://x)",
        "dòng\x00\x07\x1b[31m",
        "\u202eđảo\u202c",
        "👩🏽‍🌾🇻🇳",
        "\ud800 lẻ",
    ],
)
def test_any_text_is_kept_letter_by_letter(desk, text):
    assert the_one(desk, acts.record(desk(LEADER), "i1", draft(text))).said.text == text
