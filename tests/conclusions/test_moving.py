"""The whole log as a file, and back: nothing is lost, and nothing becomes a formula."""

import json
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.conclusions.events import Event
from services.conclusions.journal import Delivery, Entry, Journal, Mark
from services.conclusions.moving import Brought, from_lines, from_workbook, lines_of, write_workbook
from services.errors import SpreadsheetUnreadableError
from tests.conclusions.places import concluded
from tests.conclusions.sayings import AWKWARD, events

WRITER = "f" * 32
several = st.lists(events(), max_size=4, unique_by=lambda event: event.id)


def entries_of(told: list[Event]) -> tuple[Entry, ...]:
    return tuple(Entry(event, WRITER, at) for at, event in enumerate(told, 1))


def through_workbook(entries: tuple[Entry, ...], folder: Path) -> Brought:
    path = folder / "so-ket-luan.xlsx"
    write_workbook(path, entries, lambda code: code)
    return from_workbook(path)


@settings(max_examples=60)
@given(several)
def test_everything_comes_back_from_lines(told: list[Event]):
    entries = entries_of(told)
    content = lines_of(entries)
    assert content.isascii()
    assert from_lines(content) == Brought(entries, ())
    assert from_lines(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n\r\n")).entries == entries


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=several)
def test_everything_comes_back_from_a_workbook(told: list[Event], tmp_path: Path):
    entries = entries_of(told)
    assert through_workbook(entries, tmp_path) == Brought(entries, ())


@pytest.mark.parametrize("text", AWKWARD)
def test_whatever_was_typed_comes_back_letter_by_letter(text: str, tmp_path: Path):
    entries = entries_of([concluded(1, text), concluded(2, text * 3)])
    assert through_workbook(entries, tmp_path).entries == entries
    assert from_lines(lines_of(entries)).entries == entries


def test_fifty_thousand_letters_are_split_over_cells_and_come_back(tmp_path: Path):
    entries = entries_of([concluded(1, letter * 50_000) for letter in ("ạ", "😀", "'", " ", "=")])
    assert through_workbook(entries, tmp_path).entries == entries


def test_a_workbook_holds_no_formula_and_no_link(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    write_workbook(path, entries_of([concluded(1, text) for text in AWKWARD]), lambda code: code)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    assert all(cell.value is None for row in sheet for cell in row if cell.data_type == "n")
    with ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert not [name for name in archive.namelist() if "rels" in name and "sheet1" in name]


def test_a_line_that_was_changed_is_left_out_and_told():
    lines = lines_of(entries_of([concluded(n, f"việc {n}", f"{n:032x}") for n in (1, 2, 3)]))
    changed = lines.replace(b"c 2", b"c 9").splitlines()
    found = from_lines(b"\n".join([*changed, b"", b"{", b"null", b"[]", b'{"event": 1}']))
    assert [entry.event.content["text"] for entry in found.entries] == ["việc 1", "việc 3"]
    assert found.unfit == (2, 5, 6, 7, 8)


def test_a_row_that_was_changed_is_left_out_and_told(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    write_workbook(path, entries_of([concluded(n) for n in (1, 2, 3)]), lambda code: code)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["H3"] = "Không phải rà soát"
    sheet["A6"] = "ghi chú của văn phòng"
    sheet.insert_rows(1)
    book.save(path)
    found = from_workbook(path)
    assert [entry.event.content["number"] for entry in found.entries] == [1, 3]
    assert found.unfit == (4, 7)


def test_what_is_no_workbook_is_told(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(SpreadsheetUnreadableError):
        from_workbook(path)


def test_a_workbook_without_the_headings_holds_nothing(tmp_path: Path):
    book = openpyxl.Workbook()
    book.save(tmp_path / "a.xlsx")
    assert from_workbook(tmp_path / "a.xlsx") == Brought((), ())


def test_a_number_beyond_reason_is_no_event():
    line = json.loads(lines_of(entries_of([concluded(1)])))
    for seq in (0, -1, 10**12, "x", None, [], 1e999):
        assert from_lines(json.dumps({**line, "seq": seq}).encode()).unfit == (1,)


def test_the_longest_event_of_letters_by_number_comes_back(tmp_path: Path):
    entries = entries_of([concluded(1, "_x0041" * 100_000)])
    assert through_workbook(entries, tmp_path).entries == entries


def test_twice_taken_is_once_kept_and_numbers_and_writers_stay(tmp_path: Path):
    journal = Journal(tmp_path / "j.sqlite3")
    entries = entries_of([concluded(1), concluded(2)])
    assert journal.take(entries) == 2
    assert journal.take((*entries, *entries)) == 0
    _, kept = journal.since(Mark())
    assert [(one.event, one.writer, one.seq) for one in kept] == [
        (one.event, one.writer, one.seq) for one in entries
    ]
    assert {one.delivery for one in kept} == {Delivery.WAITING}
    made = journal.add_numbered(2021, lambda number: concluded(number))
    assert made.content["number"] == 3
