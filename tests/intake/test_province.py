"""The province's own tabs, as an office types them."""

from datetime import date

import pytest

from services.intake.findings import Code
from services.intake.province import Entries, targets_of, units_of
from services.intake.schema import Level, Table
from services.intake.spreadsheet import is_province, read_province, says_sample
from services.intake.tables.province import CALENDAR, MEETINGS, TARGETS, UNITS, USERS
from services.reading import Readings, look
from services.reference_units import built_in_units
from services.snapshot import Snapshot
from services.sources import Cell, Grid, Spreadsheet
from services.sources.memory import MemorySource
from tests.intake.tabs import JOBS, grid, row

TREE: list[list[Cell]] = [
    ["hn", "Tỉnh đoàn Hà Nam", "Hà Nam", "tỉnh", "", "", "", "", "", "", 1.0, "", ""],
    [
        "A",
        "Huyện An",
        "An",
        "huyện",
        "địa bàn",
        "hn",
        "",
        "01/07/1997",
        "",
        "Bình An; An cũ",
        2.0,
        "x",
        "",
    ],
    ["a1", "Xã Một", "Một", "xã", "địa bàn", "Huyện An", "", "", "", "", 3.0, "không", ""],
]


def tab(table: Table, *rows: list[Cell], name: str = "") -> Grid:
    return Grid(name or table.tab, [[c.heading for c in table.columns], *rows])


def province(*grids: Grid) -> Snapshot:
    source = MemorySource({"tinh": Spreadsheet("tinh", "Tỉnh", grids, "1")})
    snapshot = look(source, Readings()).snapshot
    assert snapshot
    for state in snapshot.tabs:
        assert state.rows_read == state.rows_used + state.rows_left_out
    return snapshot


def test_the_tree_of_units_comes_from_the_provinces_tab():
    snapshot = province(tab(UNITS, *TREE))
    units = snapshot.units
    assert units.in_tree_order() == ("hn", "a", "a1")
    district = units.get("a")
    assert (district.level, district.aliases) == (Level.DISTRICT, ("Bình An", "An cũ"))
    assert district.valid_from == date(1997, 7, 1)
    assert (district.reports, units.get("a1").reports) == (True, False)
    assert [u.code for u in units.find("An cũ")] == ["a"]
    assert snapshot.findings == ()


def test_what_a_unit_belongs_to_may_be_typed_as_a_name():
    assert province(tab(UNITS, *TREE)).units.path("a1") == ("hn", "a", "a1")


@pytest.mark.parametrize("parent", ["Huyện Không Có", "x9", "a1"])
def test_a_unit_that_belongs_to_nothing_known_or_to_itself_is_left_out_with_a_finding(parent: str):
    lost: list[Cell] = ["a1", "Xã Một", "Một", "xã", "", parent, *[""] * 7]
    snapshot = province(tab(UNITS, *TREE[:2], lost))
    assert snapshot.units.in_tree_order() == ("hn", "a")
    (finding,) = snapshot.findings
    assert (finding.cell, finding.code, finding.value) == (
        "F4",
        Code.ENTRY_REFERS_TO_NOTHING,
        parent,
    )


def test_units_that_belong_to_each_other_do_not_hang_the_reading():
    ring: list[list[Cell]] = [
        ["b", "Huyện Bờ", "Bờ", "huyện", "", "c", *[""] * 7],
        ["c", "Huyện Cờ", "Cờ", "huyện", "", "b", *[""] * 7],
    ]
    assert province(tab(UNITS, *TREE, *ring)).units.in_tree_order() == ("hn", "a", "a1")


def test_a_list_without_a_province_at_its_head_falls_back_on_the_built_in_one():
    snapshot = province(tab(UNITS, *TREE[1:]))
    assert snapshot.units == built_in_units()
    assert Code.ENTRY_REFERS_TO_NOTHING in [f.code for f in snapshot.findings]


def test_an_entry_without_what_it_must_have_is_left_out_with_a_finding():
    snapshot = province(tab(UNITS, *TREE, ["", "Xã Hai", "", "xã", *[""] * 9]))
    (state,) = snapshot.tabs
    assert (state.rows_read, state.rows_used, state.rows_left_out) == (4, 3, 1)
    assert [(f.cell, f.code) for f in snapshot.findings] == [("A5", Code.VALUE_MISSING)]


def test_the_provinces_tab_may_bear_a_year():
    one = Spreadsheet("t", "Tỉnh", (tab(UNITS, *TREE, name="Đơn vị 2021"),))
    assert is_province(one)
    assert read_province(one)[0]["units"][0] == "Đơn vị 2021"
    assert province(tab(UNITS, *TREE, name="ĐƠN VỊ 2021")).units.in_tree_order()[0] == "hn"


def test_a_tab_called_don_vi_without_its_headings_makes_no_province():
    assert not is_province(Spreadsheet("t", "x", (Grid("Đơn vị", [["Lý Nhân"], ["Bình Lục"]]),)))


@pytest.mark.parametrize(
    ("typed", "value"),
    [("90%", 0.9), (90.0, 0.9), ("0,9", 0.9), (0.9, 0.9), ("90", 0.9), (1.0, 1.0)],
)
def test_a_target_of_a_share_is_read_however_it_is_typed(typed: Cell, value: float):
    snapshot = province(tab(UNITS, *TREE), tab(TARGETS, ["C1", "", 2021.0, typed, "KH 12"]))
    (target,) = snapshot.targets
    assert (target.indicator, target.unit_id, target.year) == ("C1", "", 2021)
    assert target.value == pytest.approx(value)


def test_a_target_of_a_count_is_not_turned_into_a_share():
    snapshot = province(tab(UNITS, *TREE), tab(TARGETS, ["G7", "A", "2021", "1.200", ""]))
    (target,) = snapshot.targets
    assert (target.unit_id, target.value) == ("a", 1_200)


def test_a_target_knows_its_row_also_below_one_that_is_left_out():
    lines: list[list[Cell]] = [["Z9", "", "2021", 0.5, ""], ["C1", "", "2021", 0.5, ""]]
    snapshot = province(tab(UNITS, *TREE), tab(TARGETS, *lines))
    # The headings are the first row.
    assert [(target.indicator, target.row) for target in snapshot.targets] == [("C1", 3)]


def test_a_target_for_no_known_indicator_or_unit_is_a_finding():
    snapshot = province(
        tab(UNITS, *TREE),
        tab(
            TARGETS,
            ["Z9", "", "2021", 5.0, ""],
            ["C1", "zz", "2021", 0.5, ""],
            ["C1", "", "2021-Q1", 0.5, ""],
        ),
    )
    assert [(f.cell, f.code) for f in snapshot.findings] == [
        ("A2", Code.ENTRY_REFERS_TO_NOTHING),
        ("B3", Code.ENTRY_REFERS_TO_NOTHING),
        ("C4", Code.ENTRY_REFERS_TO_NOTHING),
    ]
    assert snapshot.targets == ()


def test_deadlines_meetings_and_people_are_read():
    snapshot = province(
        tab(UNITS, *TREE),
        tab(CALENDAR, ["Quý II/2021", date(2021, 7, 5), "30/6/2021"]),
        tab(MEETINGS, ["HN1", "Hội nghị sơ kết", "25/11/2021", "Hội trường", "Bí thư"]),
        tab(USERS, ["a@example.org", "A", "lãnh đạo", ""]),
    )
    (deadline,) = snapshot.calendar
    assert (deadline.due_date, deadline.closing_date) == (date(2021, 7, 5), date(2021, 6, 30))
    assert snapshot.meetings[0].name == "Hội nghị sơ kết"
    assert snapshot.users[0].role == "leader"
    assert "example" not in repr(snapshot.users[0])
    assert snapshot.findings == ()


def test_districts_are_read_by_the_provinces_list_wherever_it_stands():
    data = grid(JOBS, row(JOBS, unit_id="Huyện An"))
    for province_id in ("0-tinh", "z-tinh"):
        source = MemorySource(
            {
                "huyen": Spreadsheet("huyen", "Huyện An", (data,), "1"),
                province_id: Spreadsheet(province_id, "Tỉnh", (tab(UNITS, *TREE),), "1"),
            }
        )
        snapshot = look(source, Readings()).snapshot
        assert snapshot
        assert list(snapshot.tables["employment_log"]["unit_id"]) == ["a"]


def test_nothing_typed_gives_no_units_and_no_targets():
    empty = Entries((), 0, ())
    assert units_of(empty) == ((), ())
    assert targets_of(empty, built_in_units(), {}) == ((), ())


def test_a_tab_that_says_so_marks_the_figures_as_invented():
    assert says_sample(Spreadsheet("1", "x", (Grid("Số liệu minh hoạ", []),)))
    assert says_sample(Spreadsheet("1", "x", (Grid("số liệu minh họa ", []),)))
    assert not says_sample(Spreadsheet("1", "x", (Grid("Số liệu", []),)))


def test_entries_that_name_nothing_known_are_counted_out():
    lost: list[Cell] = ["a9", "Xã Chín", "Chín", "xã", "", "x9", *[""] * 7]
    snapshot = province(
        tab(UNITS, *TREE, lost),
        tab(TARGETS, ["C1", "", "2021", 0.5, ""], ["Z9", "zz", "2021", 0.5, ""]),
    )
    counts = {t.tab: (t.rows_read, t.rows_used, t.rows_left_out) for t in snapshot.tabs}
    assert counts == {"Đơn vị": (4, 3, 1), "Chỉ tiêu": (2, 1, 1)}


def test_a_second_list_of_units_is_told_of_and_not_read():
    snapshot = province(tab(UNITS, *TREE), tab(UNITS, *TREE[:1], name="Đơn vị (2)"))
    assert snapshot.units.in_tree_order() == ("hn", "a", "a1")
    assert [(f.tab, f.code) for f in snapshot.findings] == [("Đơn vị (2)", Code.TAB_UNKNOWN)]
