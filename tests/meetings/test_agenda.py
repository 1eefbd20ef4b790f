from datetime import UTC, date, datetime

import pytest

from services.conclusions.content import Due, Opinion, Outcome, Recorded, Subject, Task
from services.conclusions.events import Act, Author, Event
from services.conclusions.fold import State, fold
from services.conclusions.judge import Verdict
from services.conclusions.writing import recorded
from services.indicators.catalogue import BY_CODE, INDICATORS
from services.meetings.agenda import open_tasks, proposed, shortfall
from services.meetings.content import Item, Meeting, Shows
from services.periods import parse_span
from services.snapshot import Snapshot
from tests.conclusions.provinces import QUALITY, datum, task
from tests.conclusions.provinces import province as three_districts
from tests.drafting.scenes import (
    UNITS,
    course,
    districts,
    economy,
    province,
    referred,
    target,
    trained,
)
from tests.indicators.conftest import Row

TODAY = date(2021, 10, 10)
Q3 = parse_span("2021-Q3")
MEETING = Meeting("m-2", "HN-2", "Hội nghị quý III")
_BOSS = Author("", "Chủ trì", "local")


def said(*tasks: Task | None, meeting: str = "HN-1") -> State:
    """Conclusions numbered from 1, each with its task."""
    return fold(recording(number, one, meeting) for number, one in enumerate(tasks, 1))


def recording(number: int, one: Task | None, meeting: str = "HN-1") -> Event:
    told = Recorded(2021, number, Opinion.TASK, f"Việc {number}", Subject(), meeting, task=one)
    at = datetime(2021, 7, 1, 8, number, tzinfo=UTC)
    return Event(f"c{number}", f"c{number}", Act.RECORDED, at, _BOSS, recorded(told))


def due(day: date | Due) -> Task:
    return Task("a", deliverable="Báo cáo", due=day)


def order(snapshot: Snapshot, state: State | None = None, span: str = "2021-Q3") -> list[str]:
    """The agenda, each item by its indicator or by what it shows."""
    found = proposed(snapshot, state or State(), MEETING, parse_span(span), TODAY)
    return [item.indicator or item.shows.value for item in found]


def test_a_province_without_figures_still_has_every_indicator_in_the_catalogues_order():
    everything = [one.code for one in INDICATORS]
    assert order(province()) == [*everything, "silent"]


def test_within_an_area_the_furthest_from_the_target_comes_first_and_the_silent_last():
    snapshot = province(
        units=UNITS[:3],
        # C1 against 80 %: a reached, b lacks half of it: 0 and 0,5, on average 0,25.
        cadre_snapshot=[trained("a", "2021-Q3", 90), trained("b", "2021-Q3", 40)],
        # C4 against 90 %: both at 54 %, so 0,4 is missing; C2 and C3 have no target by now.
        cadre_training_log=[course(unit, "2021-M08", 54, 100) for unit in "ab"],
        targets=[target("C1", 0.8)],
    )
    assert order(snapshot)[:6] == ["C4", "C1", "C2", "C3", "C5", "C6"]


def test_the_items_name_their_areas_and_stand_area_by_area():
    found = proposed(province(), State(), MEETING, Q3, TODAY)
    assert found[0] == Item(Shows.INDICATOR, area="cadres", indicator="C1")
    areas = [item.area for item in found]
    assert areas == ["cadres"] * 6 + ["grassroots"] * 7 + ["employment"] * 5 + [""]


def test_where_less_is_better_too_much_is_what_is_missing():
    snapshot = province(
        units=UNITS[:3],
        # E5 at most 0,15 %: a at 0,30 %, half of which is too much; b within it.
        youth_economy_snapshot=[economy("a", "2021-Q3", 10_000, 30), economy("b", "2021-Q3", 1, 0)],
        # E3 at least 50 %: 40 of 100 lack a fifth of it.
        employment_log=[referred("a", "2021-M08", 100, 40, None)],
    )
    e5, e3 = (shortfall(snapshot, BY_CODE[code], Q3) for code in ("E5", "E3"))
    assert e5 == pytest.approx(0.25)
    assert e3 == pytest.approx(0.2)
    assert order(snapshot)[13:18] == ["E5", "E3", "E1", "E2", "E4"]


def test_over_the_target_makes_up_for_nobody_else():
    snapshot = province(
        units=UNITS[:3],
        cadre_training_log=[course("a", "2021-M08", 180, 100), course("b", "2021-M08", 45, 100)],
    )
    assert shortfall(snapshot, BY_CODE["C4"], Q3) == pytest.approx(0.25)


def test_a_unit_that_has_not_reported_is_not_far_from_its_target():
    snapshot = province(cadre_snapshot=[trained("a", "2021-Q3", 80)])
    assert shortfall(snapshot, BY_CODE["C1"], Q3) == pytest.approx(0.2)
    assert shortfall(snapshot, BY_CODE["C5"], Q3) == -2


def test_the_target_of_a_year_counts_when_the_year_is_over():
    rows = [course(unit, "2021-M08") for unit in "ab"]
    aims = [target("C2", 4, unit) for unit in "ab"]
    snapshot = province(units=UNITS[:3], cadre_training_log=rows, targets=aims)
    assert shortfall(snapshot, BY_CODE["C2"], parse_span("2021-Q1..2021-Q3")) == -1
    assert shortfall(snapshot, BY_CODE["C2"], parse_span("2021")) == pytest.approx(0.75)


def test_a_target_of_nothing_is_reached():
    snapshot = province(
        units=UNITS[:2],
        cadre_snapshot=[trained("a", "2021-Q3", 0)],
        targets=[target("C1", 0)],
    )
    assert shortfall(snapshot, BY_CODE["C1"], Q3) == 0


def test_tasks_come_first_only_where_there_are_any():
    waiting = said(due(date(2021, 12, 31)))
    assert order(province(), waiting)[0] == "tasks"
    assert order(province(), said(None))[0] == "C1"
    assert order(province(), said(due(date(2021, 12, 31)), meeting="HN-2"))[0] == "C1"


def test_nobody_is_silent_where_everything_was_sent():
    economies = [economy("a", "2021-Q3", 10_000, 30)]
    assert "silent" not in order(_of_one(economies))
    assert order(_of_one([]))[-1] == "silent"


def _of_one(economies: list[Row]) -> Snapshot:
    return province(
        units=districts("Ân"),
        cadre_snapshot=[trained("a", "2021-Q3", 80)],
        cadre_training_log=[course("a", "2021-M08")],
        employment_log=[referred("a", "2021-M08", 100, 40, None)],
        youth_economy_snapshot=economies,
    )


def labels(state: State, snapshot: Snapshot | None = None) -> list[str]:
    found = open_tasks(snapshot or three_districts(), state, MEETING, TODAY)
    return [one.label for one, _ in found]


def test_the_longest_overdue_comes_first_then_by_deadline_and_the_undecided_last():
    state = said(
        due(Due.UNDECIDED),
        due(date(2021, 12, 31)),
        due(date(2021, 10, 1)),
        due(Due.ALWAYS),
        due(date(2021, 8, 15)),
        due(date(2021, 10, 10)),
    )
    assert labels(state) == [f"KL-2021-00{number}" for number in (5, 3, 6, 2, 4, 1)]
    verdicts = [
        stands.verdict for _, stands in open_tasks(three_districts(), state, MEETING, TODAY)
    ]
    assert verdicts == [Verdict.OVERDUE] * 2 + [Verdict.UNDERWAY] * 4


def test_a_goal_that_was_missed_is_overdue_and_one_that_was_reached_is_not():
    # C1 of a is 80 % in the third quarter.
    missed = task((datum("C1", "a", "2021-Q3"), 0.9))
    reached = task((datum("C1", "a", "2021-Q3"), 0.8))
    state = said(reached, due(date(2021, 9, 1)), missed)
    snapshot = three_districts(QUALITY)
    assert labels(state, snapshot) == ["KL-2021-002", "KL-2021-003", "KL-2021-001"]


def test_what_is_closed_withdrawn_or_without_a_task_is_not_looked_back_on():
    at = datetime(2021, 8, 1, tzinfo=UTC)
    closed = {"outcome": Outcome.DONE.value, "text": ""}
    state = fold(
        [
            recording(1, due(date(2021, 8, 1))),
            recording(2, due(date(2021, 8, 1))),
            recording(3, None),
            recording(4, due(date(2021, 8, 1))),
            Event("e1", "c1", Act.CLOSED, at, _BOSS, closed),
            Event("e2", "c2", Act.WITHDRAWN, at, _BOSS, {"text": "Nhầm"}),
        ]
    )
    assert labels(state) == ["KL-2021-004"]


def test_tasks_from_outside_a_meeting_are_looked_back_on_too():
    assert labels(said(due(date(2021, 12, 1)), meeting="")) == ["KL-2021-001"]
