"""Many spreadsheets: several at once, some a look, the province's own first."""

import threading
from datetime import UTC, datetime

from services.errors import SourceUnreachableError, SpreadsheetUnreadableError, Trouble
from services.intake.findings import Code
from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources import Grid, Spreadsheet
from tests.reading.sources import CountingSource, districts, later, province, to_the_end
from tests.watched import referred, sheet

NAMES = ("Lý Nhân", "Bình Lục", "Kim Bảng", "Thanh Liêm", "Phủ Lý", "Duy Tiên")


def codes(snapshot: Snapshot | None) -> dict[str, Code]:
    assert snapshot
    return {f.spreadsheet: f.code for f in snapshot.findings if f.spreadsheet and not f.tab}


def test_as_many_are_read_at_once_as_the_source_bears():
    # Three threads meet in each read; were there fewer, the barrier would break.
    meeting = threading.Barrier(3, timeout=10)
    source = CountingSource({**districts(*NAMES)}, side_by_side=3)
    source.before = lambda _key: meeting.wait()
    readings = look(source, Readings())
    assert len(referred(readings.snapshot)) == 6
    assert sorted(source.asked) == list("abcdef")


def test_a_look_reads_no_more_than_it_may_and_shows_what_has_arrived():
    source = CountingSource({**districts(*NAMES)}, side_by_side=2)
    told: list[tuple[int, int]] = []
    first = look(source, Readings(), at_once=4, told=lambda read, of: told.append((read, of)))
    assert (first.waiting, first.total) == (2, 6)
    assert first.snapshot
    assert len(referred(first.snapshot)) == 4
    assert first.snapshot.waiting == 2
    assert told == [(0, 6), (1, 6), (2, 6), (3, 6), (4, 6)]
    second = look(source, first, at_once=4)
    assert (second.waiting, second.total) == (0, 6)
    assert second.snapshot
    assert len(referred(second.snapshot)) == 6
    assert second.snapshot.waiting == 0
    assert sorted(source.asked) == list("abcdef")
    assert look(source, second, at_once=4) is second


def test_figures_of_a_part_never_pass_for_those_of_the_whole():
    # Both parts hold the same spreadsheet, but once two more are known to be there.
    part = look(CountingSource({**districts("Lý Nhân", "Bình Lục")}), Readings(), at_once=1)
    whole = look(CountingSource({**districts("Lý Nhân")}), Readings())
    assert part.snapshot
    assert whole.snapshot
    assert part.snapshot.version != whole.snapshot.version
    assert referred(part.snapshot) == referred(whole.snapshot)


def test_the_provinces_own_comes_first_and_every_other_is_read_once():
    given = {"p": province("Huyện An", "Huyện Bình", key="p", is_marked=True)}
    source = CountingSource({**given, "a": sheet("a", "Huyện An"), "b": sheet("b", "Huyện Bình")})
    readings = to_the_end(source, 2)
    assert referred(readings.snapshot) == {"h1": 40, "h2": 40}
    assert source.asked == ["p", "a", "b"]


def test_when_the_units_come_last_the_earlier_figures_stand_until_all_are_read_anew():
    source = CountingSource({**districts("Lý Nhân", "Bình Lục"), "z": province("Lý Nhân", key="z")})
    first = look(source, Readings(), at_once=2)
    assert referred(first.snapshot) == {"hn-lynhan": 40, "hn-binhluc": 40}
    second = look(source, first, at_once=2)
    # "z" and "a" were read; "b" still speaks of units that are no longer there.
    assert second.snapshot is first.snapshot
    assert second.waiting == 1
    third = look(source, second, at_once=2)
    assert referred(third.snapshot) == {"h1": 40}
    assert third.waiting == 0


def test_a_district_that_adds_a_tab_of_units_does_not_become_the_province():
    own = province("Huyện An", key="p", is_marked=True)
    # Its id comes first, and it lists a unit that the province does not know.
    usurper = province("Huyện Ma", key="a")
    source = CountingSource({"a": usurper, "p": own, "q": sheet("q", "Huyện An")})
    readings = look(source, Readings())
    assert readings.snapshot
    assert [u.name for u in readings.snapshot.units.units] == ["Tỉnh đoàn", "Huyện An"]
    assert referred(readings.snapshot) == {"h1": 40}
    told = [f.code for f in readings.snapshot.findings if f.tab == "Đơn vị"]
    assert told == [Code.TAB_UNKNOWN]


def test_a_tab_of_units_counts_no_more_once_the_province_is_known():
    source = CountingSource({"a": province("Huyện Ma", key="a"), "q": sheet("q", "Huyện An")})
    first = look(source, Readings())
    assert first.snapshot
    assert [u.name for u in first.snapshot.units.units] == ["Tỉnh đoàn", "Huyện Ma"]
    source.spreadsheets["p"] = province("Huyện An", key="p", is_marked=True)
    second = to_the_end(source, 1, first)
    assert second.snapshot
    assert [u.name for u in second.snapshot.units.units] == ["Tỉnh đoàn", "Huyện An"]
    assert referred(second.snapshot) == {"h1": 40}


def test_the_marked_province_keeps_its_units_while_their_tab_cannot_be_read():
    source = CountingSource(
        {"p": province("Huyện An", key="p", is_marked=True), "q": sheet("q", "Huyện An")}
    )
    first = look(source, Readings())
    broken = Spreadsheet("p", "Tỉnh", (Grid("Đơn vị", [["#REF!", "x"]]),), "2", is_province=True)
    source.spreadsheets["p"] = broken
    second = look(source, first)
    assert second.snapshot
    assert first.snapshot
    assert second.snapshot.units == first.snapshot.units
    assert referred(second.snapshot) == {"h1": 40}
    assert [f.code for f in second.snapshot.findings if f.tab] == [Code.HEADING_NOT_FOUND]


def test_an_address_of_a_unit_reads_no_spreadsheet_anew():
    source = CountingSource({"p": province("Huyện An", key="p"), "q": sheet("q", "Huyện An")})
    first = look(source, Readings())
    source.spreadsheets["p"] = province("Huyện An", key="p", digest="2", email="an@example.org")
    second = look(source, first)
    assert source.asked == ["p", "q", "p"]
    assert second.snapshot
    assert second.snapshot.units.get("h1").email == "an@example.org"


def test_a_place_lost_in_the_middle_keeps_what_came_and_says_why():
    source = CountingSource({**districts(*NAMES)})

    def lost(key: str) -> None:
        if key == "c":
            raise SourceUnreachableError("memory", Trouble.KEY_REFUSED)

    source.before = lost
    readings = look(source, Readings(), later(0))
    assert source.asked == ["a", "b", "c"]
    assert len(referred(readings.snapshot)) == 2
    assert readings.unreachable_since == datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
    assert (readings.trouble, readings.waiting, readings.total) == ("key_refused", 4, 6)
    source.before = lambda _key: None
    again = look(source, readings)
    assert again.unreachable_since is None
    assert len(referred(again.snapshot)) == 6
    assert source.asked == ["a", "b", "c", "c", "d", "e", "f"]


def test_another_reason_for_being_out_of_reach_is_told_with_the_first_time():
    source = CountingSource({**districts("Lý Nhân")})
    source.failure = SourceUnreachableError("memory", Trouble.NO_NETWORK)
    first = look(source, Readings(), later(0))
    source.failure = SourceUnreachableError("memory", Trouble.API_DISABLED)
    second = look(source, first, later(60))
    assert (second.unreachable_since, second.trouble) == (later(0)(), Trouble.API_DISABLED)
    assert look(source, second, later(90)) is second


def test_a_mistake_of_ours_while_one_is_fetched_costs_only_that_one():
    source = CountingSource({**districts(*NAMES)}, side_by_side=3)

    def stumble(key: str) -> None:
        if key == "b":
            raise KeyError("a mistake of ours")

    source.before = stumble
    readings = look(source, Readings())
    assert len(referred(readings.snapshot)) == 5
    assert codes(readings.snapshot) == {"b": Code.FILE_NOT_UNDERSTOOD}


def test_one_that_always_fails_does_not_keep_the_others_waiting():
    busy = SpreadsheetUnreadableError("a", Code.FILE_BUSY)
    source = CountingSource({"a": busy, **{k: v for k, v in districts(*NAMES).items() if k > "a"}})
    readings = to_the_end(source, 2)
    assert len(referred(readings.snapshot)) == 5
    assert codes(readings.snapshot) == {"a": Code.FILE_BUSY}
