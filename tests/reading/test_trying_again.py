"""What is tried again, when, and what becomes of a spreadsheet that is taken away."""

import pytest

from services.errors import SpreadsheetUnreadableError
from services.intake.findings import Code
from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources import Spreadsheet
from tests.intake.tabs import JOBS, grid, row
from tests.reading.sources import START, CountingSource, districts, later, province, to_the_end
from tests.watched import referred, sheet

MINUTE, DAY = 60, 24 * 3600


def codes(snapshot: Snapshot | None) -> dict[str, Code]:
    assert snapshot
    return {f.spreadsheet: f.code for f in snapshot.findings if f.spreadsheet and not f.tab}


@pytest.mark.parametrize("code", [Code.FILE_BUSY, Code.FILE_UNREACHABLE])
def test_what_passes_by_itself_is_tried_again_at_every_look(code: Code):
    source = CountingSource({**districts("Lý Nhân", "Bình Lục")})
    first = look(source, Readings(), later(0))
    source.marks = {"a": "2", "b": "1"}
    good = source.spreadsheets["a"]
    source.spreadsheets["a"] = SpreadsheetUnreadableError("a", code)
    second = look(source, first, later(10))
    assert codes(second.snapshot) == {"a": code}
    assert referred(second.snapshot) == {"hn-lynhan": 40, "hn-binhluc": 40}
    third = look(source, second, later(20))
    assert third.snapshot is second.snapshot
    assert source.asked == ["a", "b", "a", "a"]
    source.spreadsheets["a"] = good
    fourth = look(source, third, later(30))
    assert codes(fourth.snapshot) == {}
    assert fourth.snapshot
    assert {s.id: s.read_at for s in fourth.snapshot.spreadsheets} == {
        "a": later(30)(),
        "b": START,
    }
    assert look(source, fourth, later(40)) is fourth


def test_one_that_is_not_shared_is_asked_for_again_only_when_long_ago_or_changed():
    source = CountingSource(
        {"a": SpreadsheetUnreadableError("a", Code.FILE_NOT_SHARED)}, believed_seconds=10 * MINUTE
    )
    source.marks = {"a": "1"}
    readings = look(source, Readings(), later(0))
    readings = look(source, readings, later(9 * MINUTE))
    assert source.asked == ["a"]
    readings = look(source, readings, later(10 * MINUTE))
    assert source.asked == ["a", "a"]
    source.marks = {"a": "2"}
    look(source, readings, later(11 * MINUTE))
    assert source.asked == ["a", "a", "a"]


def test_one_that_never_came_is_called_by_the_name_that_people_know():
    busy = SpreadsheetUnreadableError("1AbC", Code.FILE_BUSY, "Huyện Lý Nhân")
    readings = look(CountingSource({"1AbC": busy}), Readings())
    assert codes(readings.snapshot) == {"Huyện Lý Nhân": Code.FILE_BUSY}


def test_marks_are_not_believed_for_ever_and_the_oldest_come_first_two_a_look():
    source = CountingSource(
        {**districts("Lý Nhân", "Bình Lục", "Kim Bảng")}, believed_seconds=10 * MINUTE
    )
    first = look(source, Readings(), later(0))
    source.spreadsheets["b"] = sheet("b", "Bình Lục", "2")
    second = look(source, first, later(MINUTE))
    assert source.asked == ["a", "b", "c", "b"]
    third = look(source, second, later(10 * MINUTE))
    assert source.asked[4:] == ["a", "c"]
    # Nothing was new in them: nothing is swapped, and nothing computed anew.
    assert third.snapshot is second.snapshot
    assert look(source, third, later(10.5 * MINUTE)) is third
    # Drive says nothing of this one's change; it is found all the same.
    source.marks = {"b": "2"}
    source.spreadsheets["b"] = sheet("b", "Bình Lục", "3", referred=41.0)
    fourth = look(source, third, later(11 * MINUTE))
    assert source.asked[6:] == ["b"]
    assert referred(fourth.snapshot)["hn-binhluc"] == 41


def test_three_that_are_due_again_at_once_are_read_in_two_looks():
    source = CountingSource(
        {**districts("Lý Nhân", "Bình Lục", "Kim Bảng")}, believed_seconds=10 * MINUTE
    )
    readings = look(source, Readings(), later(0))
    readings = look(source, readings, later(10 * MINUTE))
    assert source.asked[3:] == ["a", "b"]
    look(source, readings, later(10 * MINUTE + 15))
    assert source.asked[5:] == ["c"]


def test_a_new_mark_over_the_same_content_swaps_nothing():
    source = CountingSource({**districts("Lý Nhân", "Bình Lục")})
    first = look(source, Readings())
    source.marks = {"a": "another", "b": "1"}
    second = look(source, first)
    assert source.asked == ["a", "b", "a"]
    assert second.snapshot is first.snapshot
    assert look(source, second) is second


def test_the_same_cells_under_another_title_are_other_rows():
    source = CountingSource({**districts("Lý Nhân")})
    first = look(source, Readings())
    grids = (grid(JOBS, row(JOBS, unit_id="Lý Nhân")),)
    source.spreadsheets["a"] = Spreadsheet("a", "Huyện Lý Nhân", grids, "1")
    source.marks = {"a": "2"}
    second = look(source, first)
    assert second.snapshot
    assert list(second.snapshot.tables["employment_log"]["spreadsheet"]) == ["Huyện Lý Nhân"]


@pytest.mark.parametrize("code", [Code.FILE_GONE, Code.FILE_NOT_SHARED])
def test_one_taken_away_keeps_its_tables_and_is_told_of_for_a_month(code: Code):
    source = CountingSource({**districts("Lý Nhân", "Bình Lục")})
    readings = look(source, Readings(), later(0))
    good = source.spreadsheets["a"]
    source.unlisted = {"a"}
    source.spreadsheets["a"] = SpreadsheetUnreadableError("a", code)
    readings = look(source, readings, later(MINUTE))
    assert codes(readings.snapshot) == {}
    readings = look(source, readings, later(2 * MINUTE))
    assert codes(readings.snapshot) == {"a": code}
    assert referred(readings.snapshot) == {"hn-lynhan": 40, "hn-binhluc": 40}
    readings = look(source, readings, later(3 * MINUTE))
    assert source.asked == ["a", "b", "a"]
    back = look(source, readings, later(DAY))
    assert back is readings
    source.unlisted, source.spreadsheets["a"] = set(), good
    back = look(source, readings, later(DAY))
    assert codes(back.snapshot) == {}
    source.unlisted = {"a"}
    gone = look(source, readings, later(31 * DAY))
    assert referred(gone.snapshot) == {"hn-binhluc": 40}


def test_one_that_was_moved_elsewhere_is_dropped_though_it_can_be_read():
    source = CountingSource({**districts("Lý Nhân", "Bình Lục")})
    readings = look(source, Readings())
    source.unlisted = {"a"}
    readings = look(source, look(source, readings))
    assert referred(readings.snapshot) == {"hn-binhluc": 40}
    assert source.asked == ["a", "b", "a"]


def test_while_it_is_not_known_why_one_is_gone_it_stays():
    source = CountingSource({**districts("Lý Nhân", "Bình Lục")})
    readings = look(source, Readings())
    source.unlisted = {"a"}
    source.spreadsheets["a"] = SpreadsheetUnreadableError("a", Code.FILE_BUSY)
    for _ in range(4):
        readings = look(source, readings)
    assert referred(readings.snapshot) == {"hn-lynhan": 40, "hn-binhluc": 40}


def test_a_failing_spreadsheet_keeps_the_rows_of_units_that_are_still_known():
    two = (grid(JOBS, row(JOBS, unit_id="Huyện An"), row(JOBS, unit_id="Huyện Bình")),)
    both = Spreadsheet("q", "Hai huyện", two, "1")
    source = CountingSource({"p": province("Huyện An", "Huyện Bình", key="p"), "q": both})
    first = look(source, Readings())
    assert referred(first.snapshot) == {"h1": 40, "h2": 40}
    source.spreadsheets["q"] = SpreadsheetUnreadableError("q", Code.FILE_BUSY)
    source.spreadsheets["p"] = province("Huyện An", key="p", digest="2")
    second = look(source, first)
    assert referred(second.snapshot) == {"h1": 40}
    assert second.snapshot
    (state,) = [t for t in second.snapshot.tabs if t.table == "employment_log"]
    assert (state.rows_read, state.rows_used, state.rows_left_out) == (2, 1, 1)
    assert codes(second.snapshot) == {"Hai huyện": Code.FILE_BUSY}
    # As long as nothing else changes there is no new snapshot of the same.
    assert look(source, second).snapshot is second.snapshot


def about_all(snapshot: Snapshot | None) -> list[Code]:
    assert snapshot
    return [f.code for f in snapshot.findings if not f.spreadsheet]


def test_that_there_is_no_province_is_told_only_once_everything_was_read():
    whole = {"tinh": province("Lý Nhân"), **districts("Lý Nhân", "Bình Lục")}
    source = CountingSource({**whole})
    source.spreadsheets["tinh"] = SpreadsheetUnreadableError("tinh", Code.FILE_BUSY, "Tỉnh")
    # It was asked for and gave no answer: it may well be the province's own.
    unanswered = look(source, Readings())
    assert about_all(unanswered.snapshot) == [Code.PROVINCE_NOT_READ]
    source.spreadsheets["tinh"] = whole["tinh"]
    assert about_all(look(source, unanswered).snapshot) == []
    # It comes last, and has its turn later.
    late = CountingSource({"a": whole["a"], "tinh": whole["tinh"]})
    part = look(late, Readings(), at_once=1)
    assert about_all(part.snapshot) == [Code.PROVINCE_NOT_READ]
    assert about_all(to_the_end(late, 1, part).snapshot) == []
    alone = look(CountingSource({**districts("Lý Nhân")}), Readings())
    assert about_all(alone.snapshot) == [Code.NO_PROVINCE_WORKBOOK]
