import json
from datetime import date
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.conclusions.content import FrozenRow
from services.conclusions.figure import figure_in, line_since
from services.conclusions.frozen import freeze
from services.conclusions.writing import read_recorded, recorded
from services.errors import UnknownPeriodError, UnknownUnitError
from services.intake.schema import Level
from services.periods import parse_span
from services.snapshot import Target
from tests.conclusions.provinces import (
    UNITS,
    course,
    datum,
    grading,
    province,
    quality,
    said,
    unit,
)

JULY, SEPTEMBER = 12 * 2021 + 6, 12 * 2021 + 8


def test_a_units_figure_is_frozen_with_the_row_that_made_it():
    snapshot = province(targets=[Target("C1", "a", 2021, 0.85, "giao")])
    frozen = freeze(snapshot, datum("C1", "a", "2021-Q3"))
    assert (frozen.numerator, frozen.denominator, frozen.value) == (40, 50, 0.8)
    assert (frozen.target, frozen.is_proposal) == (0.85, False)
    assert (frozen.units_reported, frozen.units_expected) == (1, 1)
    assert (frozen.as_of_date, frozen.version, frozen.scale) == (date(2021, 9, 30), "1", "")
    assert frozen.rows == (FrozenRow("a", JULY, SEPTEMBER, 40, 50, ("A", "CL", 8)),)
    assert not frozen.is_by_unit


def test_the_provinces_figure_is_that_of_all_its_units_with_how_many_reported():
    frozen = freeze(province(), datum("C1", "hn", "2021-Q3"))
    assert (frozen.numerator, frozen.denominator, frozen.value) == (70, 100, 0.7)
    assert (frozen.units_reported, frozen.units_expected) == (2, 3)
    # The catalogue's own target is a proposal.
    assert (frozen.target, frozen.is_proposal) == (1.0, True)
    assert [(row.unit_id, row.numerator) for row in frozen.rows] == [("a", 40), ("b", 30)]


def test_units_chosen_together_are_one_figure():
    frozen = freeze(province(), datum("C1", "b c", "2021-Q2"))
    assert (frozen.numerator, frozen.denominator) == (40, 70)
    assert [row.unit_id for row in frozen.rows] == ["b", "c"]


def test_what_nobody_reported_is_frozen_as_nothing():
    frozen = freeze(province(), datum("C1", "c", "2021-Q3"))
    assert (frozen.numerator, frozen.denominator, frozen.value) == (None, None, None)
    assert (frozen.units_reported, frozen.units_expected, frozen.rows) == (0, 1, ())


def test_a_count_has_no_denominator_and_its_rows_bring_none():
    held = province(
        courses=[course("a", "2021-M07", 30, 40, 5), course("a", "2021-M08", 20, 20, 6)]
    )
    frozen = freeze(held, datum("C3", "a", "2021-Q3"))
    assert (frozen.numerator, frozen.denominator, frozen.value) == (50, None, 50)
    assert [(row.numerator, row.denominator) for row in frozen.rows] == [(30, 0), (20, 0)]


def test_kinds_narrow_the_figure_and_its_rows():
    other = course("a", "2021-M08", 20, 20, 6, training_form="boi_duong")
    held = province(courses=[course("a", "2021-M07", 30, 40, 5), other])
    frozen = freeze(held, datum("C3", "a", "2021-Q3", "boi_duong"))
    assert frozen.value == 20
    assert [row.place for row in frozen.rows] == [("A", "ĐT", 6)]


def test_a_commune_is_on_the_scale_that_most_of_those_beside_it_keep_to():
    # Of An's communes 30 branches are graded on one scale and 10 on the other.
    held = province(
        gradings=[
            grading("a1", "2021-Q3", "A_2011", 5, 3, 1, 1, row=5),
            grading("a2", "2021-Q3", "B_4muc", 9, 9, 6, 6, row=6),
        ]
    )
    beside = freeze(held, datum("G2", "a2", "2021-Q3"))
    assert (beside.numerator, beside.denominator, beside.scale) == (18, 30, "B_4muc")
    # On the screen where both stand, a1 has no figure on that scale; alone it has its own.
    assert freeze(held, datum("G2", "a1", "2021-Q3")).value is None
    alone = freeze(held, datum("G2", "a1", "2021-Q3"), asked=["a1"])
    assert (alone.numerator, alone.denominator, alone.scale) == (8, 10, "A_2011")
    # Whoever knows the scale of then finds that figure again.
    found, among = figure_in(held, datum("G2", "a1", "2021-Q3"), "A_2011")
    assert (found.value, among) == (0.8, ("a1",))


def test_many_rows_are_kept_as_one_a_unit():
    held = province(
        courses=[
            *(course("a", "2021-M07", 2, 3, row) for row in range(5, 105)),
            *(course("b", "2021-M09", 1, 1, row) for row in range(5, 65)),
        ]
    )
    frozen = freeze(held, datum("C4", "hn", "2021-Q3"))
    assert frozen.is_by_unit
    assert frozen.rows == (
        FrozenRow("a", JULY, JULY, 200, 300),
        FrozenRow("b", SEPTEMBER, SEPTEMBER, 60, 60),
    )


def test_rows_of_sheets_with_long_names_are_kept_as_one_a_unit_too():
    title = "Sổ theo dõi đào tạo, bồi dưỡng, tập huấn cán bộ Đoàn – Huyện đoàn An, tỉnh Nhà"
    rows = [course("a", "2021-M07", 2, 3, row, spreadsheet=title) for row in range(5, 155)]
    frozen = freeze(province(courses=rows), datum("C4", "a", "2021-Q3"))
    assert frozen.is_by_unit
    assert frozen.rows == (FrozenRow("a", JULY, JULY, 300, 450),)


def test_a_frozen_figure_fits_into_a_cell_however_many_units_it_is_of():
    communes = [f"xa-co-ten-rat-dai-so-{number:04d}" for number in range(900)]
    tree = [*UNITS, *(unit(code, f"Xã {code}", Level.COMMUNE, "a") for code in communes)]
    rows = [grading(code, "2021-Q3", "B_4muc", 1, 1, 1, 1, row=5) for code in communes]
    frozen = freeze(province(gradings=rows, units=tree), datum("G2", "hn", "2021-Q3"))
    assert len(json.dumps(recorded(said(frozen=frozen)))) < 30_000
    assert frozen.rows == (FrozenRow("a", JULY, SEPTEMBER, 1800, 3600),)


def test_a_frozen_figure_is_read_back_as_it_was_written():
    frozen = freeze(province(), datum("C1", "hn", "2021-Q3"))
    line = json.dumps(recorded(said(frozen=frozen)))
    assert read_recorded(json.loads(line)).frozen == frozen


# Each example works out the figures of a whole snapshot.
@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c"]),
            st.sampled_from(["2021-M07", "2021-M08", "2021-Q3", "2021-M10"]),
            st.integers(0, 500),
            st.integers(0, 500),
        ),
        max_size=12,
    ),
    st.sampled_from(["C2", "C3", "C4"]),
    st.sampled_from(["a", "hn", "a b"]),
)
def test_the_rows_add_up_to_what_was_divided_by_what(rows, indicator, units):
    courses = [course(of, when, n, m, row) for row, (of, when, n, m) in enumerate(rows, 5)]
    frozen = freeze(province((), courses=courses), datum(indicator, units, "2021-Q3"))
    assert fsum(row.numerator for row in frozen.rows) == (frozen.numerator or 0)
    assert fsum(row.denominator for row in frozen.rows) == (frozen.denominator or 0)
    inside = [one for one in rows if units == "hn" or one[0] in units.split()]
    assert len(frozen.rows) == sum(when != "2021-M10" for _, when, _, _ in inside)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (datum("XX", "a", "2021-Q3"), KeyError),
        (datum("C1", "zz", "2021-Q3"), UnknownUnitError),
        (datum("C1", "a", "hôm qua"), UnknownPeriodError),
    ],
)
def test_what_is_no_figure_cannot_be_frozen(asked, error):
    with pytest.raises(error):
        freeze(province(), asked)


def test_the_line_since_goes_from_its_quarter_to_the_newest():
    line = line_since(province(), datum("C1", "a", "2021-Q2"))
    assert line["value"].tolist() == [0.7, 0.8]
    assert line["first_month"].tolist() == [JULY - 3, JULY]
    together = line_since(province(), datum("C1", "hn", "2021-Q2"))
    assert together["numerator"].tolist() == [75, 70]


def test_the_line_of_a_year_begins_with_its_first_quarter():
    held = province([quality("a", f"2021-Q{n}", 10 * n, 50, n + 5) for n in (1, 2, 3)])
    assert line_since(held, datum("C1", "a", "2021"))["value"].tolist()[:3] == [0.2, 0.4, 0.6]


def test_what_is_not_known_any_more_has_no_line():
    for gone in (datum("XX", "a", "2021"), datum("C1", "zz", "2021"), datum("C1", "a", "?")):
        assert line_since(province(), gone).empty


def test_a_figure_of_a_span_keeps_its_own_months():
    span = parse_span("2021-Q2..2021-Q3")
    frozen = freeze(province(), datum("C1", "a", span.code))
    # A stock is what it was at the end.
    assert (frozen.numerator, frozen.denominator) == (40, 50)
