"""What is kept on disk is what was read, without anybody's name or address."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from services.errors import SpreadsheetUnreadableError
from services.intake.findings import Code
from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources import Cell, Grid, Spreadsheet
from services.sources.workbook import WorkbookFolder
from services.store import Store
from tests.intake.tabs import JOBS, grid, row
from tests.reading.sources import START, CountingSource, districts, later, province, to_the_end
from tests.watched import referred, sheet

LINKS: Mapping[str, str] = {"": "https://example.org/a", "Việc làm": "https://example.org/a#1"}
PEOPLE: list[list[Cell]] = [
    ["Email", "Họ tên", "Vai trò", "Đơn vị"],
    ["lanh.dao@example.org", "Nguyễn Thị Mẫu", "lãnh đạo", ""],
]


def same(one: Snapshot | None, other: Snapshot | None) -> None:
    assert one
    assert other
    assert one.tables.keys() == other.tables.keys()
    for name, rows in one.tables.items():
        pd.testing.assert_frame_equal(rows, other.tables[name])
    for name in ("version", "findings", "tabs", "spreadsheets", "targets", "calendar", "meetings"):
        assert getattr(one, name) == getattr(other, name), name
    assert (one.made_at, one.is_sample, one.waiting) == (
        other.made_at,
        other.is_sample,
        other.waiting,
    )


@pytest.fixture(scope="module")
def sample(repository: Path) -> Readings:
    return look(WorkbookFolder(repository / "data" / "sample"), Readings(), later(0))


def again(folder: Path, readings: Readings) -> Readings:
    Store(folder, "x").keep(readings, START)
    found = Store(folder, "x").load()
    assert found
    return found


def test_the_whole_sample_comes_back_as_it_was(sample: Readings, tmp_path: Path):
    found = again(tmp_path, sample)
    same(found.snapshot, sample.snapshot)
    assert (found.from_store, found.at, found.total, found.waiting) == (True, START, 11, 0)
    assert sample.snapshot
    assert found.snapshot
    without = [replace(unit, email="") for unit in sample.snapshot.units.units]
    assert list(found.snapshot.units.units) == without
    assert found.snapshot.units.successions == sample.snapshot.units.successions


def test_what_came_back_is_not_read_again_but_for_the_provinces_own(
    sample: Readings, tmp_path: Path, repository: Path
):
    found = again(tmp_path, sample)
    read: list[str] = []

    class Watched(WorkbookFolder):
        def read(self, spreadsheet_id: str) -> Spreadsheet:
            read.append(spreadsheet_id)
            return super().read(spreadsheet_id)

    readings = look(Watched(repository / "data" / "sample"), found)
    (own,) = (key for key, one in sample.kept.items() if one.register)
    assert read == [own]
    assert readings.snapshot
    assert sample.snapshot
    assert readings.snapshot.users == sample.snapshot.users
    assert readings.snapshot.version == sample.snapshot.version
    assert not readings.from_store


def test_links_findings_states_and_open_questions_come_back(tmp_path: Path):
    odd = row(JOBS, unit_id="Bình Lục", referred="1.23", activity_date=date(2021, 5, 12))
    linked = Spreadsheet("a", "Một", (grid(JOBS, odd),), "1", addresses=LINKS)
    busy = SpreadsheetUnreadableError("b", Code.FILE_BUSY)
    source = CountingSource({"a": linked, "b": busy, "c": sheet("c", "Lý Nhân")})
    first = look(source, Readings(), later(0))
    source.spreadsheets["c"] = SpreadsheetUnreadableError("c", Code.FILE_NOT_SHARED)
    readings = look(source, first, later(60))
    found = again(tmp_path, readings)
    same(found.snapshot, readings.snapshot)
    assert found.snapshot
    assert found.snapshot.linker("Một", "Việc làm", "D2") == "https://example.org/a#1D2"
    ambiguous = [f for f in found.snapshot.findings if f.code is Code.NUMBER_AMBIGUOUS]
    assert [(f.cell, f.link, f.value) for f in ambiguous] == [
        ("D2", "https://example.org/a#1D2", "1.23")
    ]
    states = {s.id: (s.read_at, s.failing_since) for s in found.snapshot.spreadsheets}
    assert states == {"a": (START, None), "b": (None, START), "c": (START, later(60)())}
    assert list(found.snapshot.tables["employment_log"]["referred"].isna()) == [True, False]


def test_nobody_is_on_the_disk_and_nobody_is_let_in_by_it(tmp_path: Path):
    own = province("Huyện An", key="p", email="an@example.org")
    people = Grid("Người dùng", PEOPLE)
    source = CountingSource({"p": replace(own, grids=(*own.grids, people)), "q": sheet("q", "An")})
    readings = look(source, Readings(), later(0))
    assert readings.snapshot
    assert [u.role for u in readings.snapshot.users] == ["leader"]
    found = again(tmp_path, readings)
    assert found.snapshot
    assert found.snapshot.users == ()
    assert found.snapshot.units.get("h1").email == ""
    written = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert b"Huy\\u1ec7n An" in written
    assert b"example.org" not in written
    assert b"Nguy" not in written
    back = look(source, found, later(60))
    assert source.asked == ["p", "q", "p"]
    assert back.snapshot
    assert back.snapshot.users == readings.snapshot.users
    assert back.snapshot.units == readings.snapshot.units


def test_half_of_a_first_reading_says_that_it_is_half(tmp_path: Path):
    source = CountingSource({**districts("Lý Nhân", "Bình Lục", "Kim Bảng")})
    part = look(source, Readings(), later(0), at_once=1)
    found = again(tmp_path, part)
    same(found.snapshot, part.snapshot)
    assert (found.waiting, found.total) == (2, 3)
    assert found.snapshot
    assert found.snapshot.waiting == 2
    whole = to_the_end(source, 1, found)
    assert len(referred(whole.snapshot)) == 3
    assert source.asked == ["a", "b", "c"]


def test_only_what_changed_is_written_and_what_is_old_goes(tmp_path: Path):
    source = CountingSource({**districts("Lý Nhân", "Bình Lục")})
    store = Store(tmp_path, "x")
    first = look(source, Readings(), later(0))
    store.keep(first, START)
    before = {p.name: p.stat().st_mtime_ns for p in tmp_path.rglob("*.*")}
    # Contents, and two files for each of the two.
    assert len(before) == 5
    source.spreadsheets["a"] = sheet("a", "Lý Nhân", "2", referred=41.0)
    second = look(source, first, later(60))
    store.keep(second, later(60)())
    after = {p.name: p.stat().st_mtime_ns for p in tmp_path.rglob("*.*")}
    assert len(after) == 5
    kept = {name for name in before if after.get(name) == before[name]}
    assert len(kept) == 2
    found = Store(tmp_path, "x").load()
    assert found
    assert referred(found.snapshot) == {"hn-lynhan": 41, "hn-binhluc": 40}
    assert found.at == later(60)()


def test_one_that_is_dropped_leaves_nothing_behind(tmp_path: Path):
    source = CountingSource({**districts("Lý Nhân", "Bình Lục")})
    store = Store(tmp_path, "x")
    readings = look(source, Readings())
    store.keep(readings, START)
    del source.spreadsheets["a"]
    source.unlisted = {"a"}
    source.spreadsheets["a"] = sheet("a", "Lý Nhân")
    readings = look(source, look(source, readings))
    store.keep(readings, START)
    assert len(list(tmp_path.rglob("*.*"))) == 3


def test_a_store_that_was_loaded_goes_on_where_it_was(tmp_path: Path):
    source = CountingSource({**districts("Lý Nhân", "Bình Lục")})
    readings = again(tmp_path, look(source, Readings(), later(0)))
    store = Store(tmp_path, "x")
    found = store.load()
    assert found
    before = {p.name: p.stat().st_mtime_ns for p in tmp_path.rglob("*.*")}
    store.keep(look(source, found, later(60)), later(60)())
    after = {p.name: p.stat().st_mtime_ns for p in tmp_path.rglob("*.*")}
    assert {n for n in before if after.get(n) != before[n]} == {"contents.json"}
    assert referred(readings.snapshot) == {"hn-lynhan": 40, "hn-binhluc": 40}


def test_a_time_of_day_is_kept_to_the_microsecond(tmp_path: Path):
    at = datetime(2026, 11, 25, 2, 12, 30, 123456, tzinfo=UTC)
    source = CountingSource({**districts("Lý Nhân")})
    Store(tmp_path, "x").keep(look(source, Readings(), lambda: at), at)
    found = Store(tmp_path, "x").load()
    assert found
    assert found.at == at
    assert found.snapshot
    assert found.snapshot.spreadsheets[0].read_at == at
