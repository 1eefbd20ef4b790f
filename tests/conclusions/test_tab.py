"""The tab Kết luận: made when it is needed, found wherever it is, added to and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from services.conclusions.log import ConclusionLog, Delivery, Obstacle, Province
from services.conclusions.rows import headings
from services.conclusions.sheet import KEY
from services.reading import Readings, look
from services.sources.google import GoogleSheets
from services.sources.google_grids import CONCLUSIONS_SHEET
from tests.conclusions.places import TAB, Place, concluded, deliveries, noted, request, sent
from tests.conclusions.sayings import AWKWARD
from tests.google.handle import OFFICE

ELSE = "ai-do@example.org"
CONFIRMED = Delivery.CONFIRMED


def test_an_event_is_confirmed_once_its_row_was_read_back(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        first = log.add(concluded(1))
        version = log.version
        assert deliveries(log, first) == [Delivery.WAITING]
        place.rounds(log)
        assert deliveries(log, first) == [CONFIRMED]
        assert log.version > version
        assert log.trouble is None
    assert place.tabs() == ["Đơn vị", TAB]
    assert place.ids() == [first.id]
    row = dict(zip(*place.tab()[:2], strict=False))
    assert row["Thời gian"] == "08:01 05/07/2021"
    assert row["Số kết luận"] == "KL-2021-001"
    assert row["Việc"] == "ghi kết luận"
    assert row["Người ghi"] == "Trần Thị Hoà"
    assert row["Vai trò"] == "lãnh đạo"
    assert row["Loại ý kiến"] == "Giao nhiệm vụ"
    assert row["Nội dung"] == "Rà soát"
    assert row["Thứ tự ghi"] == "1"


def test_without_anything_to_write_there_is_no_tab(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        place.rounds(log, count=3)
        assert log.trouble is None
    assert place.tabs() == ["Đơn vị"]
    assert place.writes() == 0


def test_the_tab_is_ours_alone_with_its_headings_frozen_and_what_only_we_read_hidden(
    place: Place, tmp_path: Path
):
    with place.at(tmp_path / "a.sqlite3") as log:
        sent(place, log)
    sheet = place.google.book(place.book).by_title(TAB)
    assert sheet is not None
    assert sheet.id == CONCLUSIONS_SHEET
    assert sheet.properties["gridProperties"]["frozenRowCount"] == 1
    assert [one["range"] for one in sheet.protected] == [{"sheetId": CONCLUSIONS_SHEET}]
    assert place.tab()[0] == list(headings())
    notes = [n for n in place.google.book(place.book).metadata.values() if n["metadataKey"] == KEY]
    assert [note["metadataValue"] for note in notes] == [f"1 {CONCLUSIONS_SHEET}"]
    place.google.share(place.book, ELSE)
    with pytest.raises(PermissionError):
        place.google.type_as(ELSE, place.book, TAB, "H2", "khác")


def test_a_burst_takes_one_writing_and_few_calls(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        sent(place, log, 50)
        assert place.writes() == 2
        place.google.forget_calls()
        for number in range(51, 61):
            log.add(concluded(number))
            place.rounds(log, seconds=1.0)
        place.rounds(log, seconds=3.0)
        assert not log.waiting
    assert len(place.ids()) == 60
    # Once the columns are known, each writing is read back by one call.
    assert place.writes() == 5
    assert len(place.google.calls("sheets.read")) <= 7


def test_when_nothing_happens_the_tab_is_read_once_a_minute(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        sent(place, log)
        place.google.forget_calls()
        version = log.version
        place.rounds(log, seconds=1.0, count=600)
        assert log.version == version
    assert 18 <= len(place.google.calls("sheets.read")) <= 22
    assert place.writes() == 0


def test_what_another_copy_writes_is_here_as_soon_as_the_spreadsheet_has_changed(
    place: Place, tmp_path: Path
):
    with place.at(tmp_path / "a.sqlite3") as one, place.at(tmp_path / "b.sqlite3") as two:
        place.rounds(one, two)
        event = one.add(concluded(1))
        place.rounds(one, two, seconds=3.0)
        assert dict(two.state.conclusions) == {}
        place.mark = "2"
        place.rounds(two, seconds=3.0)
        assert list(two.state.conclusions) == [event.id]
        assert deliveries(two, event) == [CONFIRMED]
        # The next number follows on the other's.
        assert two.add_numbered(2021, concluded).content["number"] == 2


def test_two_copies_that_share_a_journal_send_nothing_twice(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as one, place.at(tmp_path / "a.sqlite3") as two:
        events = [log.add(concluded(n)) for n, log in enumerate((one, two, one, two), 1)]
        place.rounds(one, two, seconds=3.0, count=3)
        assert deliveries(two, *events) == [CONFIRMED] * 4
    assert sorted(place.ids()) == sorted(event.id for event in events)


@pytest.mark.parametrize("text", AWKWARD)
def test_whatever_is_typed_stands_there_as_text_and_comes_back(
    place: Place, tmp_path: Path, text: str
):
    with place.at(tmp_path / "a.sqlite3") as log:
        event = log.add(concluded(1, text))
        note = log.add(noted(event, text))
        place.rounds(log)
        assert deliveries(log, event, note) == [CONFIRMED, CONFIRMED]
    assert place.google.values(place.book, TAB, "FORMULA") == place.tab()
    with place.at(tmp_path / "b.sqlite3") as other:
        place.rounds(other)
        assert {entry.event for entry in other.entries} == {event, note}


@pytest.mark.parametrize("letter", ["ạ", "😀", "'", " ", "="])
def test_fifty_thousand_letters_are_split_over_cells(place: Place, tmp_path: Path, letter: str):
    with place.at(tmp_path / "a.sqlite3") as log:
        event = log.add(concluded(1, letter * 50_000))
        place.rounds(log)
        assert deliveries(log, event) == [CONFIRMED]
    assert max(len(str(cell)) for cell in place.tab()[1]) < 50_000
    with place.at(tmp_path / "b.sqlite3") as other:
        place.rounds(other)
        assert [entry.event for entry in other.entries] == [event]


def test_a_journal_that_was_lost_is_filled_again_from_the_tab(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log)
        state = log.state
        waits = log.add(concluded(4))
        place.rounds(log)
    with place.at(tmp_path / "new" / "a.sqlite3") as log:
        assert dict(log.state.conclusions) == {}
        place.rounds(log)
        assert log.state.conclusions.items() >= state.conclusions.items()
        assert deliveries(log, *events, waits) == [CONFIRMED] * 4
        assert (log.missing, log.strays) == (0, ())
        assert log.add_numbered(2021, concluded).content["number"] == 5


def test_a_tab_that_was_renamed_moved_and_hidden_is_found(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log)
        properties = {"sheetId": CONCLUSIONS_SHEET, "title": "Sổ", "index": 0, "hidden": True}
        fields = "title,index,hidden"
        request(place, {"updateSheetProperties": {"properties": properties, "fields": fields}})
        place.google.add_tab(place.book, TAB)
        events.append(log.add(concluded(4)))
        place.rounds(log)
        assert deliveries(log, *events) == [CONFIRMED] * 4
    assert place.google.values(place.book, TAB) == []
    assert len(place.google.values(place.book, "Sổ")) == 5


def test_a_copy_of_the_tab_is_not_taken_for_it(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log)
        copy = {"sourceSheetId": CONCLUSIONS_SHEET, "newSheetName": "Bản sao"}
        request(place, {"duplicateSheet": copy})
        events.append(log.add(concluded(4)))
        place.rounds(log)
        assert deliveries(log, *events) == [CONFIRMED] * 4
    assert len(place.google.values(place.book, "Bản sao")) == 4


def test_a_tab_of_that_name_that_is_not_ours_is_left_alone_and_told(place: Place, tmp_path: Path):
    place.google.add_tab(place.book, "KẾT LUẬN")
    place.google.type_as(OFFICE, place.book, "KẾT LUẬN", "A1", "Biên bản họp")
    with place.at(tmp_path / "a.sqlite3") as log:
        event = log.add(concluded(1))
        place.rounds(log)
        assert log.trouble is Obstacle.TAB_OF_OTHERS
        assert deliveries(log, event) == [Delivery.WAITING]
        assert place.writes() == 0
        place.google.rename_tab(place.book, "KẾT LUẬN", "Biên bản")
        place.rounds(log)
        assert deliveries(log, event) == [CONFIRMED]
        assert log.trouble is None
    assert place.google.values(place.book, "Biên bản") == [["Biên bản họp"]]


def test_a_protection_that_was_taken_away_comes_back_with_the_next_row(
    place: Place, tmp_path: Path
):
    with place.at(tmp_path / "a.sqlite3") as log:
        sent(place, log)
        sheet = place.google.book(place.book).by_title(TAB)
        assert sheet is not None
        number = sheet.protected[0]["protectedRangeId"]
        request(place, {"deleteProtectedRange": {"protectedRangeId": number}})
        log.add(concluded(4))
        place.rounds(log)
    sheet = place.google.book(place.book).by_title(TAB)
    assert sheet is not None
    assert len(sheet.protected) == 1


def test_without_a_province_s_spreadsheet_everything_waits_and_that_is_told(
    place: Place, tmp_path: Path
):
    with place.at(tmp_path / "a.sqlite3") as log:
        google = log.google
        assert google is not None
        told: list[Province | None] = [None]
        lost, clock = replace(google, province=lambda: told[0]), place.ticks.clock
        alone = ConclusionLog(log.journal, lost, clock, clock)
        event = alone.add(concluded(1))
        place.rounds(alone)
        # Not known yet: nothing is told before it is.
        assert alone.trouble is None
        told[0] = Province("", "", may_come=True)
        place.rounds(alone)
        assert alone.trouble is Obstacle.UNREAD_PROVINCE
        told[0] = Province("", "")
        place.rounds(alone)
        assert alone.trouble is Obstacle.NO_PROVINCE
        told[0] = Province(place.book, "1")
        place.rounds(alone)
        assert (alone.trouble, deliveries(alone, event)) == (None, [CONFIRMED])


def test_what_we_write_is_no_change_of_the_figures(place: Place, tmp_path: Path):
    calls = place.calls()
    source = GoogleSheets(calls, place.book)
    before = look(source, Readings())
    with place.at(tmp_path / "a.sqlite3") as log:
        sent(place, log)
        after = look(source, before)
        assert source.versions()[place.book] == after.kept[place.book].version
        assert before.kept[place.book].version != after.kept[place.book].version
        assert after.snapshot is before.snapshot
        # Nor when somebody calls the tab otherwise; its rows are no figures.
        place.google.rename_tab(place.book, TAB, "Việc làm")
        renamed = look(source, after)
        assert renamed.snapshot is before.snapshot
        assert [tab.tab for tab in renamed.snapshot.tabs] == ["Đơn vị"]
    calls.close()
