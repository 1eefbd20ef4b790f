from dataclasses import replace
from datetime import date

import pytest

from services.conclusions.content import Due, Outcome
from services.conclusions.figure import Gone
from services.conclusions.fold import Stand
from services.conclusions.frozen import freeze
from services.conclusions.judge import Judged, Verdict, judge, judged
from services.periods import parse_period
from services.snapshot import Deadline, Snapshot
from services.units import Succession
from tests.conclusions.provinces import (
    QUALITY,
    UNITS,
    conclusion,
    course,
    datum,
    province,
    quality,
    said,
    task,
)

# In the third quarter a has 40/50; the goal is of the fourth, which is over on 31/12.
FOURTH = datum("C1", "a", "2021-Q4")
NOVEMBER, NEW_YEAR = date(2021, 11, 20), date(2022, 1, 1)


def with_fourth(trained: float, total: float = 50, **more) -> Snapshot:
    return province([*QUALITY, quality("a", "2021-Q4", trained, total, 9)], **more)


def of_goal(
    held: Snapshot,
    today: date,
    value: float = 0.9,
    about=FOURTH,
    due: date | Due = Due.UNDECIDED,
    **more,
) -> Judged:
    charged = task((about, value), due, **more)
    return judge(conclusion(said(charged=charged)), held, today)


def test_an_acknowledgement_is_nothing_to_judge():
    assert judge(conclusion(said()), province(), NEW_YEAR) == Judged(Verdict.NONE)


@pytest.mark.parametrize(
    ("due", "today", "verdict"),
    [
        (date(2021, 11, 20), date(2021, 11, 20), Verdict.UNDERWAY),
        (date(2021, 11, 20), date(2021, 11, 21), Verdict.OVERDUE),
        (Due.ALWAYS, date(2031, 1, 1), Verdict.UNDERWAY),
        (Due.UNDECIDED, date(2031, 1, 1), Verdict.UNDERWAY),
    ],
)
def test_a_task_without_a_goal_is_overdue_after_its_day(due, today, verdict):
    assert judge(conclusion(said(charged=task(due=due))), province(), today).verdict == verdict


def test_until_its_period_has_figures_a_goal_is_under_way_with_the_newest_beside_it():
    found = of_goal(province(), NOVEMBER)
    assert found.verdict == Verdict.UNDERWAY
    assert (found.value, found.datum) == (0.8, datum("C1", "a", "2021-Q3"))
    assert (found.deadline, found.is_final, found.gone) == (
        date(2021, 12, 31),
        False,
        Gone.NO_FIGURES,
    )


def test_a_goal_is_reached_by_the_figure_of_its_own_period():
    found = of_goal(with_fourth(46), NEW_YEAR)
    assert (found.verdict, found.value, found.datum) == (Verdict.REACHED, 0.92, FOURTH)
    assert found.is_final
    assert not found.is_partial


def test_ninety_per_cent_typed_is_nine_tenths_measured():
    assert of_goal(with_fourth(45), NEW_YEAR, 0.9).verdict == Verdict.REACHED
    # 7/25 is 28 %, which is 0.28 and 0.28000000000000003 by turns.
    assert of_goal(with_fourth(7, 25), NEW_YEAR, 28 / 100).verdict == Verdict.REACHED
    assert of_goal(with_fourth(7, 25), NEW_YEAR, 0.28000000000000003).verdict == Verdict.REACHED
    assert of_goal(with_fourth(899, 1000), NEW_YEAR, 0.9).verdict == Verdict.OVERDUE


def test_a_missed_goal_is_overdue_from_the_day_after_its_deadline():
    assert of_goal(with_fourth(44), date(2021, 12, 31)).verdict == Verdict.UNDERWAY
    assert of_goal(with_fourth(44), NEW_YEAR).verdict == Verdict.OVERDUE
    later = date(2022, 6, 30)
    assert of_goal(with_fourth(44), NEW_YEAR, due=later).verdict == Verdict.UNDERWAY
    assert of_goal(with_fourth(44), date(2022, 7, 1), due=later).verdict == Verdict.OVERDUE
    assert of_goal(with_fourth(44), date(2021, 11, 1), due=date(2021, 10, 31)).verdict == (
        Verdict.OVERDUE
    )


def test_a_goal_whose_figures_never_came_is_overdue():
    found = of_goal(province(), NEW_YEAR)
    assert (found.verdict, found.value) == (Verdict.OVERDUE, 0.8)


def test_nobody_is_overdue_before_figures_have_to_be_sent_in():
    calendar = [Deadline(parse_period("2021-Q4"), date(2022, 1, 10), None)]
    waiting = province(calendar=calendar)
    assert of_goal(waiting, date(2022, 1, 10)).verdict == Verdict.UNDERWAY
    assert of_goal(waiting, date(2022, 1, 11)).verdict == Verdict.OVERDUE
    # Who has sent them in has missed the goal already.
    assert of_goal(with_fourth(44, calendar=calendar), NEW_YEAR).verdict == Verdict.OVERDUE


def test_what_must_stay_low_is_reached_from_below():
    low = datum("C1", "a", "2021-Q4")
    assert of_goal(with_fourth(5), NEW_YEAR, 0.1, low, at_least=False).verdict == Verdict.REACHED
    assert of_goal(with_fourth(6), NEW_YEAR, 0.1, low, at_least=False).verdict == Verdict.OVERDUE


def test_a_stock_reaches_its_goal_before_the_period_is_over():
    found = of_goal(with_fourth(46), NOVEMBER)
    assert (found.verdict, found.is_final) == (Verdict.REACHED, False)


COURSES = (course("a", "2021-M10", 95, 100, 5), course("a", "2021-M11", 40, 100, 6))


@pytest.mark.parametrize(
    ("indicator", "value", "at_least", "in_november", "after"),
    [
        # 135 of 200 are there; whoever has 135 will not have fewer.
        ("C3", 130, True, Verdict.REACHED, Verdict.REACHED),
        ("C3", 140, True, Verdict.UNDERWAY, Verdict.OVERDUE),
        # A share or a ceiling may still be missed by the end.
        ("C4", 0.6, True, Verdict.UNDERWAY, Verdict.REACHED),
        ("C3", 200, False, Verdict.UNDERWAY, Verdict.REACHED),
        ("C3", 100, False, Verdict.UNDERWAY, Verdict.OVERDUE),
    ],
)
def test_what_adds_up_in_mid_period_is_final_only_where_it_cannot_get_worse(
    indicator, value, at_least, in_november, after
):
    held, about = province(courses=COURSES), datum(indicator, "a", "2021-Q4")
    mid = of_goal(held, NOVEMBER, value, about, at_least=at_least)
    end = of_goal(held, NEW_YEAR, value, about, at_least=at_least)
    assert (mid.verdict, end.verdict) == (in_november, after)
    assert (mid.is_final, end.is_final) == (False, True)


def test_what_is_measured_on_its_day_is_judged_on_its_day():
    held, about = province(courses=COURSES), datum("C4", "a", "2021-Q4")
    due = date(2021, 11, 15)
    assert of_goal(held, date(2021, 11, 16), 0.6, about, due).verdict == Verdict.REACHED
    assert of_goal(held, date(2021, 11, 16), 0.7, about, due).verdict == Verdict.OVERDUE


def test_a_figure_of_some_units_is_told_as_partial():
    found = of_goal(province(), date(2021, 10, 1), 0.7, datum("C1", "hn", "2021-Q3"))
    assert (found.verdict, found.value) == (Verdict.REACHED, 0.7)
    assert (found.units_reported, found.units_expected, found.is_partial) == (2, 3, True)


def test_figures_that_were_all_deleted_leave_no_data():
    found = of_goal(province([]), NOVEMBER)
    assert (found.verdict, found.datum, found.value) == (Verdict.NO_DATA, None, None)
    assert not found.is_partial


def test_where_the_figure_that_was_concluded_on_vanished_there_is_no_data():
    about = datum("C1", "a", "2021-Q3")
    one = conclusion(
        said(about=about, frozen=freeze(province(), about), charged=task((FOURTH, 0.9)))
    )
    assert judge(one, province(), NOVEMBER).verdict == Verdict.UNDERWAY
    without = province([row for row in QUALITY if (row["unit"], row["row"]) != ("a", 8)])
    assert judge(one, without, NOVEMBER).verdict == Verdict.NO_DATA
    # Another unit's figure says nothing of this goal.
    other = datum("C1", "b", "2021-Q3")
    one = replace(one, said=replace(one.said, subject=replace(one.said.subject, datum=other)))
    assert judge(one, without, NOVEMBER).verdict == Verdict.UNDERWAY


def test_a_goal_of_a_unit_that_was_merged_has_no_data_and_names_its_successor():
    merged = [replace(u, valid_to=date(2021, 9, 30)) if u.code == "a" else u for u in UNITS]
    after = [Succession("a", "b", date(2021, 10, 1), "nhap")]
    found = of_goal(province(units=merged, successions=after), NOVEMBER)
    assert (found.verdict, found.gone, found.successors) == (Verdict.NO_DATA, Gone.UNIT, ("b",))
    # What it had last is still told.
    assert (found.value, found.datum) == (0.8, datum("C1", "a", "2021-Q3"))


@pytest.mark.parametrize(
    ("about", "why"),
    [
        (datum("XX", "a", "2021-Q4"), Gone.INDICATOR),
        (datum("C1", "a", "cuối năm"), Gone.PERIOD),
        (datum("C1", "zz", "2021-Q4"), Gone.UNIT),
    ],
)
def test_a_goal_that_nobody_can_look_up_has_no_data(about, why):
    found = of_goal(province(), NOVEMBER, 0.9, about)
    assert (found.verdict, found.gone) == (Verdict.NO_DATA, why)


@pytest.mark.parametrize(
    ("stand", "outcome", "by_hand"),
    [
        (Stand.CLOSED, Outcome.DONE, Verdict.DONE),
        (Stand.CLOSED, Outcome.DROPPED, Verdict.DROPPED),
        (Stand.WITHDRAWN, None, Verdict.WITHDRAWN),
    ],
)
def test_what_was_set_by_hand_keeps_beside_it_what_the_figures_say(stand, outcome, by_hand):
    with_goal = conclusion(said(charged=task((FOURTH, 0.9))), stand, outcome)
    found = judge(with_goal, with_fourth(40), NEW_YEAR)
    assert (found.by_hand, found.verdict) == (by_hand, Verdict.OVERDUE)
    # Without a goal the figures say nothing.
    found = judge(
        conclusion(said(charged=task(due=date(2021, 1, 1))), stand, outcome), province(), NEW_YEAR
    )
    assert (found.by_hand, found.verdict) == (by_hand, Verdict.NONE)


def test_many_are_judged_by_their_ids():
    several = [
        conclusion(said(1)),
        conclusion(said(2, charged=task(due=date(2021, 1, 1)))),
        conclusion(said(3, charged=task((FOURTH, 0.8)))),
    ]
    found = judged(several, with_fourth(40), NEW_YEAR)
    assert {id_: one.verdict for id_, one in found.items()} == {
        "id001": Verdict.NONE,
        "id002": Verdict.OVERDUE,
        "id003": Verdict.REACHED,
    }
