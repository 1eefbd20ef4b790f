from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from services.conclusions.compared import Cell, Change, RowChange, compare, differing
from services.conclusions.content import FrozenRow
from services.conclusions.figure import Gone
from services.conclusions.frozen import freeze
from services.units import Succession
from tests.conclusions.provinces import QUALITY, UNITS, course, datum, grading, province, quality

APRIL, JULY, SEPTEMBER = 12 * 2021 + 3, 12 * 2021 + 6, 12 * 2021 + 8
THIRD = datum("C1", "hn", "2021-Q3")
A, OLD_A, B = QUALITY[1], QUALITY[0], QUALITY[3]


def then(about=THIRD, rows=QUALITY, **more):
    return freeze(province(rows, **more), about)


def test_the_same_snapshot_gives_the_same_figure_and_no_changes():
    found = compare(province(), THIRD, then())
    assert found.is_same
    assert found.today
    assert (found.today.value, found.gone, found.changes) == (0.7, None, ())


def test_a_corrected_cell_is_named_with_its_link():
    now = province([A | {"branch_sec_trained": 45}, OLD_A, B], version="2")
    found = compare(now, THIRD, then())
    assert not found.is_same
    assert found.today
    assert (found.then.numerator, found.today.numerator) == (70, 75)
    cells = (
        Cell("branch_sec_trained", "F8", "A!CL!F8"),
        Cell("branch_sec_total", "E8", "A!CL!E8"),
    )
    assert found.changes == (
        RowChange(
            Change.CORRECTED, "a", JULY, SEPTEMBER, (40, 50), (45, 50), ("A", "CL", 8), cells
        ),
    )


def test_rows_pushed_down_by_new_ones_above_are_no_changes():
    now = province([row | {"row": row["row"] + 3} for row in QUALITY], version="2")
    found = compare(now, THIRD, then())
    assert found.is_same
    assert found.changes == ()


def test_a_correction_is_found_where_its_row_lies_now():
    now = province([A | {"branch_sec_trained": 45, "row": 80}, B], version="2")
    (change,) = compare(now, THIRD, then()).changes
    assert (change.change, change.then, change.now) == (Change.CORRECTED, (40, 50), (45, 50))
    assert change.place == ("A", "CL", 80)


def test_rows_that_came_and_went_are_told_where_they_are_and_were():
    came = quality("c", "2021-Q3", 12, 20, 8)
    found = compare(province([A, came], version="2"), THIRD, then())
    told = [(one.change, one.unit_id, one.then, one.now, one.place) for one in found.changes]
    assert told == [
        (Change.REMOVED, "b", (30, 50), None, ("B", "CL", 8)),
        (Change.ADDED, "c", None, (12, 20), ("C", "CL", 8)),
    ]
    assert found.changes[0].cells == ()
    assert [cell.address for cell in found.changes[1].cells] == ["F8", "E8"]


def test_a_cell_that_became_unreadable_takes_its_row_out():
    now = province([A | {"branch_sec_trained": None}, B], version="2")
    found = compare(now, THIRD, then())
    assert found.today
    assert (found.today.numerator, found.today.denominator) == (30, 50)
    assert [(one.change, one.unit_id) for one in found.changes] == [(Change.REMOVED, "a")]


def test_corrections_that_cancel_out_leave_the_figure_but_are_told():
    now = province([A | {"branch_sec_trained": 41}, B | {"branch_sec_trained": 29}], version="2")
    found = compare(now, THIRD, then())
    assert found.is_same
    assert [(one.unit_id, one.then, one.now) for one in found.changes] == [
        ("a", (40, 50), (41, 50)),
        ("b", (30, 50), (29, 50)),
    ]


def test_rows_are_left_alone_where_only_the_figure_is_asked_for():
    now = province([A | {"branch_sec_trained": 45}, B], version="2")
    found = compare(now, THIRD, then(), with_rows=False)
    assert (found.is_same, found.changes) == (False, ())


def test_among_many_rows_the_unit_is_named_whose_rows_changed():
    def held(last: float, **more):
        rows = [course("a", "2021-M07", 2, 3, row) for row in range(5, 165)]
        return province(courses=[*rows, course("b", "2021-M08", last, 10, 5)], **more)

    about = datum("C4", "hn", "2021-Q3")
    frozen = freeze(held(5), about)
    assert frozen.is_by_unit
    (change,) = compare(held(7, version="2"), about, frozen).changes
    assert (change.change, change.unit_id) == (Change.CORRECTED, "b")
    assert (change.then, change.now, change.place, change.cells) == ((5, 10), (7, 10), None, ())


def test_a_figure_is_compared_on_the_grading_scale_of_then():
    gradings = [
        grading("a1", "2021-Q3", "A_2011", 5, 3, 1, 1, row=5),
        grading("a2", "2021-Q3", "B_4muc", 9, 9, 6, 6, row=6),
    ]
    about = datum("G2", "a1", "2021-Q3")
    frozen = freeze(province(gradings=gradings), about, asked=["a1"])
    found = compare(province(gradings=gradings, version="2"), about, frozen)
    assert found.is_same
    assert found.changes == ()


def test_a_unit_that_was_merged_keeps_its_figure_and_names_who_took_its_place():
    merged = [
        *(replace(one, valid_to=date(2021, 8, 31)) if one.code == "b" else one for one in UNITS),
    ]
    after = [Succession("b", "a", date(2021, 9, 1), "nhap")]
    # It was one in the third quarter, and its figure of then can still be read.
    about = datum("C1", "b", "2021-Q3")
    found = compare(province(units=merged, successions=after), about, then(about))
    assert found.is_same
    assert (found.gone, found.successors) == (None, ("a",))
    # In the fourth it is none, so nothing is missing from it.
    later = compare(
        province(units=merged, successions=after, version="2"),
        datum("C1", "b", "2021-Q4"),
        then(datum("C1", "b", "2021-Q3")),
    )
    assert (later.today, later.gone, later.successors) == (None, Gone.UNIT, ("a",))


def test_successors_of_successors_stand_for_a_unit_that_is_gone():
    after = [
        Succession("x", "y", date(2020, 1, 1), "doi_ten"),
        Succession("y", "a", date(2021, 1, 1), "tach"),
        Succession("y", "b", date(2021, 1, 1), "tach"),
        # Somebody mistyped, and the two point at each other.
        Succession("a", "a", date(2021, 1, 1), "nhap"),
    ]
    found = compare(province(successions=after), datum("C1", "x", "2021-Q3"), then())
    assert (found.gone, found.today, found.changes) == (Gone.UNIT, None, ())
    assert set(found.successors) >= {"b"}


def test_what_can_no_longer_be_looked_up_says_why():
    frozen = then()
    for about, why in (
        (datum("XX", "hn", "2021-Q3"), Gone.INDICATOR),
        (datum("C1", "hn", "quý nào"), Gone.PERIOD),
        (datum("C1", "zz", "2021-Q3"), Gone.UNIT),
    ):
        found = compare(province(), about, frozen)
        assert (found.gone, found.today, found.is_same, found.changes) == (why, None, False, ())


def test_figures_that_were_all_deleted_are_no_longer_there_and_their_rows_are_named():
    found = compare(province([OLD_A], version="2"), THIRD, then())
    assert (found.gone, found.today, found.is_same) == (Gone.NO_FIGURES, None, False)
    assert [(one.change, one.place) for one in found.changes] == [
        (Change.REMOVED, ("A", "CL", 8)),
        (Change.REMOVED, ("B", "CL", 8)),
    ]


def test_what_was_nothing_and_still_is_has_not_changed():
    about = datum("C1", "c", "2021-Q3")
    found = compare(province(version="2"), about, then(about))
    assert (found.is_same, found.gone, found.changes) == (True, Gone.NO_FIGURES, ())


ROWS = st.builds(
    FrozenRow,
    st.sampled_from(["a", "b"]),
    st.sampled_from([APRIL, JULY]),
    st.just(SEPTEMBER),
    st.integers(0, 3).map(float),
    st.integers(0, 3).map(float),
    st.tuples(st.just("S"), st.just("T"), st.integers(1, 9)),
)


@given(st.lists(ROWS, max_size=8), st.randoms(use_true_random=False))
def test_rows_in_another_order_and_other_places_are_no_changes(rows, chance):
    moved = [replace(row, place=("S", "T", number)) for number, row in enumerate(rows, 50)]
    chance.shuffle(moved)
    assert differing(rows, moved) == []


@given(st.lists(ROWS, max_size=8), st.lists(ROWS, max_size=8))
def test_the_changes_lead_from_the_rows_of_then_to_those_of_now(before, after):
    def told(rows):
        return Counter((r.unit_id, r.first_month, r.numerator, r.denominator) for r in rows)

    counted = told(before)
    for one in differing(before, after):
        if one.then:
            counted[one.unit_id, one.first_month, *one.then] -= 1
        if one.now:
            counted[one.unit_id, one.first_month, *one.now] += 1
    assert +counted == told(after)
    assert min(counted.values(), default=0) >= 0
