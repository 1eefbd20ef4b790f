from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from services.conclusions.compared import Change
from services.conclusions.content import Due, Opinion, Recorded, Subject, Task
from services.conclusions.events import Act, Author, Event
from services.conclusions.fold import State, fold
from services.conclusions.frozen import freeze
from services.conclusions.writing import recorded
from services.meetings import archive
from services.meetings.changed import ColumnChange, RowChange, changed_rows
from services.meetings.content import Meeting
from services.meetings.since import Came, Effect, by_unit, last_meeting, since
from services.periods import Grain, Period, parse_span
from services.snapshot import Deadline, Snapshot
from tests.conclusions.provinces import datum, province, quality, task
from tests.drafting import scenes
from tests.indicators.conftest import Row

Q3 = parse_span("2021-Q3")
THEN = (
    quality("a", "2021-Q2", 35, 50, 7),
    quality("a", "2021-Q3", 40, 50, 8),
    quality("b", "2021-Q3", 30, 50, 8),
)
LAST = Meeting("m-1", "HN-1", "Hội nghị", begun_at=datetime(2021, 10, 5, tzinfo=UTC), version="1")
TODAY = date(2021, 10, 20)
CALENDAR = (
    Deadline(Period(2021, Grain.QUARTER, 2), date(2021, 7, 10), date(2021, 7, 20)),
    Deadline(Period(2021, Grain.QUARTER, 3), date(2021, 10, 10), date(2021, 10, 15)),
)


def today(rows: tuple[Row, ...], **more: object) -> Snapshot:
    return province(rows, version="2", calendar=CALENDAR, **more)  # type: ignore[arg-type]


def first(unit: str, period: str) -> tuple[str, int, int]:
    span = parse_span(period)
    return unit, span.first_month, span.last_month


def test_the_same_rows_in_other_places_are_no_change():
    moved = tuple({**row, "row": 20 + n, "tab": "Khác"} for n, row in enumerate(reversed(THEN)))
    assert changed_rows(province(THEN), today(moved)) == ()


def test_new_corrected_and_removed_rows_are_told_apart_and_closed_periods_named():
    now = (
        quality("a", "2021-Q2", 30, 50, 7),
        quality("a", "2021-Q3", 40, 50, 8),
        quality("c", "2021-Q3", 10, 20, 7),
    )
    # The second quarter was closed on 20/7, before the meeting; the third was still open.
    assert changed_rows(province(THEN), today(now)) == (
        RowChange(
            "cadre_snapshot",
            Change.CORRECTED,
            *first("a", "2021-Q2"),
            True,
            (ColumnChange("branch_sec_trained", 35.0, 30.0),),
            ("A", "CL", 7),
        ),
        RowChange(
            "cadre_snapshot", Change.REMOVED, *first("b", "2021-Q3"), False, (), ("B", "CL", 8)
        ),
        RowChange(
            "cadre_snapshot", Change.ADDED, *first("c", "2021-Q3"), False, (), ("C", "CL", 7)
        ),
    )


def test_changes_are_counted_by_unit():
    now = (quality("a", "2021-Q2", 30, 50, 7), quality("a", "2021-Q3", 41, 50, 8))
    found = by_unit(changed_rows(province(THEN), today(now)))
    assert found.to_dict("split")["data"] == [
        ["a", True, 0, 1, 0],
        ["a", False, 0, 1, 0],
        ["b", False, 0, 0, 1],
    ]
    assert by_unit(()).empty


def test_what_was_unknown_and_is_known_now_is_a_correction():
    then = (quality("a", "2021-Q3", None, 50, 8),)
    (change,) = changed_rows(province(then), today((quality("a", "2021-Q3", 40, 50, 8),)))
    assert change.change is Change.CORRECTED
    assert change.columns == (ColumnChange("branch_sec_trained", None, 40.0),)


def test_a_row_that_was_there_twice_and_is_there_once_lost_one():
    then = tuple(scenes.course("a", "2021-M08") for _ in range(2))
    before = scenes.province(cadre_training_log=then)
    after = scenes.province(cadre_training_log=then[:1])
    assert [one.change for one in changed_rows(before, after)] == [Change.REMOVED]
    assert [one.change for one in changed_rows(after, before)] == [Change.ADDED]


def test_rows_of_one_month_are_matched_by_kind_and_place():
    workshop = {**scenes.course("a", "2021-M08", 30), "row": 7}
    refresher = {**scenes.course("a", "2021-M08", 20), "training_form": "boi_duong", "row": 8}
    before = scenes.province(cadre_training_log=(workshop, refresher))
    # Both changed, and their places were swapped.
    after = scenes.province(
        cadre_training_log=(
            {**refresher, "attended": 21, "row": 7},
            {**workshop, "attended": 31, "row": 8},
        )
    )
    changes = changed_rows(before, after)
    assert [(one.place[2], one.columns) for one in changes] == [
        (7, (ColumnChange("attended", 20.0, 21.0),)),
        (8, (ColumnChange("attended", 30.0, 31.0),)),
    ]


def test_a_kind_that_was_corrected_is_one_correction():
    before = scenes.province(cadre_training_log=(scenes.course("a", "2021-M08"),))
    other = {**scenes.course("a", "2021-M08"), "training_form": "boi_duong"}
    (change,) = changed_rows(before, scenes.province(cadre_training_log=(other,)))
    assert change.columns == (ColumnChange("training_form", "tap_huan", "boi_duong"),)


def test_a_row_with_an_id_of_its_own_stays_itself_in_another_month():
    def one(period: str, turns: float) -> Snapshot:
        row = {**scenes.counselled("a", period, turns), "record_id": "TV-01"}
        return scenes.province(employment_log=(row,))

    (change,) = changed_rows(one("2021-M08", 30), one("2021-M09", 35))
    assert change.change is Change.CORRECTED
    assert change.columns == (
        ColumnChange("period_id", "2021-M08", "2021-M09"),
        ColumnChange("counselled_turns", 30.0, 35.0),
    )


def test_the_effect_on_each_indicator_is_told_the_province_first(tmp_path: Path):
    archive.keep(tmp_path, "m-1", province(THEN))
    now = today((*THEN[:2], quality("b", "2021-Q3", 40, 50, 8), quality("c", "2021-Q3", 5, 20, 7)))
    found = since(tmp_path, LAST, State(), now, [Q3], TODAY)
    assert found.is_archived
    assert found.then_at == datetime(2021, 10, 5, tzinfo=UTC)
    # 70 of 100 became 85 of 120; a is what it was.
    assert [(one.datum.key, one.then, one.now) for one in found.effects] == [
        ("C1|hn|2021-Q3|", 0.7, pytest.approx(85 / 120)),
        ("C1|b|2021-Q3|", 0.6, 0.8),
        ("C1|c|2021-Q3|", None, 0.25),
    ]
    assert found.count(Change.CORRECTED) == found.count(Change.ADDED) == 1
    assert found.count(Change.CORRECTED, is_closed=True) == 0


def test_where_nothing_changed_there_is_nothing_to_tell(tmp_path: Path):
    archive.keep(tmp_path, "m-1", province(THEN))
    found = since(tmp_path, LAST, State(), today(THEN), [Q3, parse_span("2021-Q2")], TODAY)
    assert (found.rows, found.effects, found.outcomes) == ((), (), ())


_BOSS = Author("", "Chủ trì", "local")


def said(*parts: tuple[Task | None, bool], then: Snapshot | None = None) -> State:
    """Conclusions of the last meeting on C1 of a, each with its task, frozen or not."""
    mine = datum("C1", "a", "2021-Q3")
    frozen = freeze(then or province(THEN), mine)

    def event(number: int, one: Task | None, on_figure: bool) -> Event:
        subject = Subject(datum=mine if on_figure else None)
        told = Recorded(
            2021, number, Opinion.TASK, "Việc", subject, "HN-1", frozen if on_figure else None, one
        )
        at = datetime(2021, 10, 5, 2, number, tzinfo=UTC)
        return Event(f"c{number}", f"c{number}", Act.RECORDED, at, _BOSS, recorded(told))

    return fold(event(number, *part) for number, part in enumerate(parts, 1))


def test_without_the_archive_the_frozen_figures_alone_are_compared(tmp_path: Path):
    now = today((THEN[0], quality("a", "2021-Q3", 45, 50, 8), quality("b", "2021-Q3", 9, 50, 8)))
    found = since(tmp_path, LAST, said((None, True)), now, [Q3], TODAY)
    assert not found.is_archived
    assert found.then_at == LAST.begun_at
    assert found.rows == ()
    assert found.effects == (Effect(datum("C1", "a", "2021-Q3"), 0.8, 0.9),)


def test_conclusions_are_kept_or_not_or_on_their_way(tmp_path: Path):
    def due(day: date | Due) -> Task:
        return Task("a", deliverable="Báo cáo", due=day)

    state = said(
        (task((datum("C1", "a", "2021-Q3"), 0.8)), True),
        (due(date(2021, 10, 15)), False),
        (due(Due.UNDECIDED), False),
        (None, True),
        (task((datum("C1", "z", "2021-Q3"), 0.8)), False),
        (due(date(2021, 10, 15)), False),
    )
    closed = Event(
        "e1", "c6", Act.CLOSED, datetime(2021, 10, 12, tzinfo=UTC), _BOSS,
        {"outcome": "hoan_thanh", "text": ""},
    )  # fmt: skip
    events = [event for one in state.conclusions.values() for event in one.events]
    found = since(tmp_path, LAST, fold([*events, closed]), today(THEN), [Q3], TODAY)
    assert [one.came for one in found.outcomes] == [
        Came.KEPT,
        Came.NOT_KEPT,
        Came.UNDERWAY,
        Came.NO_TASK,
        Came.UNKNOWN,
        Came.KEPT,
    ]


def test_the_last_meeting_is_the_one_opened_last_before_this_one():
    def meeting(name: str, day: int | None) -> Meeting:
        at = datetime(2021, 10, day, tzinfo=UTC) if day else None
        return Meeting(name, name, name, begun_at=at)

    known = {
        one.id: one
        for one in (meeting("a", 5), meeting("b", 9), meeting("c", None), meeting("d", 12))
    }
    assert last_meeting(known, known["c"]) is known["d"]
    assert last_meeting(known, known["d"]) is known["b"]
    assert last_meeting(known, known["a"]) is None
    assert last_meeting({}, known["a"]) is None
