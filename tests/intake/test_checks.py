from datetime import date

import pytest

from services.intake.findings import Code, Severity
from services.intake.schema import AtMost
from services.intake.tables import TABLES
from services.sources import Cell
from tests.intake.tabs import COURSES, GRASSROOTS, JOBS, grid, looked, read, row, told, values

RATED = ("rated_1", "rated_2", "rated_3", "rated_4", "unrated")
PARTS = [(t, r) for t in TABLES for r in t.rules if isinstance(r, AtMost)]


@pytest.mark.parametrize(
    ("table", "rule"), PARTS, ids=lambda x: getattr(x, "part", x.name if hasattr(x, "name") else "")
)
def test_a_part_above_its_whole_is_refused_or_only_remarked_on(table: object, rule: AtMost):
    cells: dict[str, Cell] = {rule.whole: 5.0, rule.part: 6.0}
    reading = read(grid(table, row(table, **cells)))  # type: ignore[arg-type]
    found = [
        f for f in reading.findings if f.code is Code.PART_ABOVE_WHOLE and f.column == rule.part
    ]
    assert found
    assert found[-1].severity is (Severity.WARNING if rule.warn_only else Severity.ERROR)
    if rule.warn_only:
        assert reading.rows is not None
        assert 6.0 in values(reading, rule.part) or len(found) > 1
    else:
        assert values(reading, rule.part) == [None]


def test_a_part_equal_to_its_whole_is_right():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, members_away=120.0)))
    assert reading.findings == ()


def test_ratings_that_do_not_add_up_to_the_branches_are_not_used_and_the_rest_is():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, rated_4=0.0)))
    assert [values(reading, name) for name in RATED] == [[None]] * 5
    assert values(reading, "branches") == [8]
    (finding,) = reading.findings
    assert finding.code is Code.PARTS_NOT_WHOLE
    assert dict(finding.details)["sum"] == "3 + 3 + 1 + 0 + 0"
    assert dict(finding.details)["total"] == "7"


def test_ratings_with_one_left_blank_are_kept_since_nothing_contradicts_them():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, rated_4="")))
    assert values(reading, "rated_1") == [3]
    assert [f.code for f in reading.findings] == [Code.VALUE_MISSING]


def test_a_cut_off_outside_its_period_is_used_but_looked_at():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, as_of_date=date(2021, 7, 15))))
    assert reading.state.rows_used == 1
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == (Code.DATE_OUTSIDE_PERIOD, Severity.WARNING)
    assert (finding.value, dict(finding.details)["period"]) == ("15/07/2021", "2021-Q2")


def test_an_end_before_its_start_is_not_used():
    reading = read(grid(COURSES, row(COURSES, end_date=date(2021, 5, 10))))
    assert values(reading, "end_date") == [None]
    assert values(reading, "start_date") != [None]
    assert [f.code for f in reading.findings] == [Code.DATE_BEFORE_START]


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("Tư vấn hướng nghiệp", ["counselled_turns"]),
        ("Dạy nghề", ["trained_people"]),
        ("Giới thiệu việc làm", ["placed_rural", "referred"]),
        ("Ngày hội việc làm", []),
    ],
)
def test_each_kind_of_activity_asks_for_its_own_figures(kind: str, needed: list[str]):
    cells = row(
        JOBS,
        activity_type=kind,
        counselled_turns="",
        trained_people="",
        referred="",
        placed_rural="",
    )
    reading = read(grid(JOBS, cells))
    assert sorted(f.column for f in reading.findings) == needed
    assert {f.code for f in reading.findings} <= {Code.VALUE_MISSING}


@pytest.mark.parametrize(
    ("period", "special", "required"),
    [
        ("Quý II/2021", "", 3 * 8),
        ("6 tháng đầu năm 2021", "", 6 * 8),
        ("Quý II/2021", 2.0, 3 * 6 + 2),
        ("2021", 2.0, 12 * 6 + 4 * 2),
        ("Tháng 6/2021", 0.0, 8),
    ],
)
def test_meetings_required_are_one_a_month_or_one_a_quarter_where_approved(
    period: str, special: Cell, required: int
):
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, period_id=period, branches_special=special)))
    assert values(reading, "meetings_required") == [required]


def test_meetings_required_are_unknown_where_the_approvals_cannot_be_read():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, branches_special="2.50")))
    assert values(reading, "meetings_required") == [None]
    over = read(grid(GRASSROOTS, row(GRASSROOTS, branches_special=9.0)))
    assert values(over, "meetings_required") == [None]


def test_a_typed_number_of_meetings_that_the_rule_contradicts_gives_way():
    reading = read(grid(GRASSROOTS, row(GRASSROOTS, meetings_required=96.0)))
    assert values(reading, "meetings_required") == [24]
    (finding,) = reading.findings
    assert (finding.code, finding.value) == (Code.DERIVED_DIFFERS, "96")
    assert dict(finding.details)["derived"] == "24"


@pytest.mark.parametrize("column", ["branches", "members", "as_of_date", "rating_scale"])
def test_a_required_cell_left_blank_is_a_finding_at_its_cell(column: str):
    one = grid(GRASSROOTS, row(GRASSROOTS, **{column: ""}))
    at = one.rows[0].index(GRASSROOTS.column(column).heading)
    findings = [f for f in read(one).findings if f.code is Code.VALUE_MISSING]
    assert [(f.cell, f.column) for f in findings] == [(f"{chr(65 + at)}2", column)]


def test_the_later_of_two_rows_with_one_key_wins_with_a_finding_at_the_earlier():
    snapshot = looked(
        grid(GRASSROOTS, row(GRASSROOTS, members=120.0), row(GRASSROOTS, members=125.0))
    )
    assert list(snapshot.tables["grassroots_log"]["members"]) == [125]
    (finding,) = [f for f in snapshot.findings if f.tab]
    assert (finding.cell, finding.code) == ("A2", Code.DUPLICATE_KEY)
    assert dict(finding.details)["row"] == "3"
    assert [(t.rows_read, t.rows_used, t.rows_left_out) for t in snapshot.tabs] == [(2, 1, 1)]


def test_one_key_in_two_tabs_is_counted_out_in_the_right_one():
    snapshot = looked(
        grid(GRASSROOTS, row(GRASSROOTS, members=120.0), tab="Chi đoàn dân cư T5"),
        grid(GRASSROOTS, row(GRASSROOTS, members=125.0), tab="Chi đoàn dân cư T6"),
    )
    assert [(t.tab[-2:], t.rows_read, t.rows_used) for t in snapshot.tabs] == [
        ("T5", 1, 0),
        ("T6", 1, 1),
    ]


def test_a_flow_row_is_one_again_only_by_its_own_id():
    twice = looked(grid(JOBS, row(JOBS, record_id="v1"), row(JOBS, record_id="v1", referred=41.0)))
    assert list(twice.tables["employment_log"]["referred"]) == [41]
    apart = looked(grid(JOBS, row(JOBS, record_id="v1"), row(JOBS, record_id="v2")))
    assert len(apart.tables["employment_log"]) == 2
    assert [f.code for f in apart.findings if f.tab] == [Code.ROW_REPEATED]


def test_findings_lead_to_the_cell_by_its_letters_even_beyond_z():
    one = grid(GRASSROOTS, row(GRASSROOTS, members="300.00"))
    lines = [["", *[""] * 26, *cells] for cells in one.rows]
    at = one.rows[0].index(GRASSROOTS.column("members").heading)
    reading = read(type(one)(one.tab, lines))
    assert told(reading.findings) == [(f"A{chr(65 + at + 1)}2", Code.NUMBER_AMBIGUOUS)]
