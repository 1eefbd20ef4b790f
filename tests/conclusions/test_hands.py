"""What people do to the tab by hand: seen, told, and believed only where it changes nothing."""

from pathlib import Path

import pytest

from services.conclusions.log import Delivery, Obstacle
from services.conclusions.rows import Field, headings
from services.sources.google_grids import CONCLUSIONS_SHEET
from tests.conclusions.places import TAB, Place, concluded, deliveries, request, rows, sent
from tests.google.handle import OFFICE

CONFIRMED, CHANGED, GONE = Delivery.CONFIRMED, Delivery.CHANGED, Delivery.GONE


def test_sorting_inserting_and_moving_rows_and_columns_change_nothing(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log)
        whole = {"sheetId": CONCLUSIONS_SHEET, "startRowIndex": 1}
        column = {"sheetId": CONCLUSIONS_SHEET, "dimension": "COLUMNS"}
        request(
            place,
            {"sortRange": {"range": whole, "sortSpecs": [{"dimensionIndex": 0}]}},
            {"insertDimension": {"range": rows(0, 1)}},
            {"insertDimension": {"range": rows(3, 5)}},
            {"insertDimension": {"range": {**column, "startIndex": 0, "endIndex": 2}}},
        )
        place.google.type_as(OFFICE, place.book, TAB, "A1", "BIÊN BẢN")
        place.google.type_as(OFFICE, place.book, TAB, "B2", "Ghi chú của văn phòng")
        events.append(log.add(concluded(4)))
        place.rounds(log, count=2)
        assert deliveries(log, *events) == [CONFIRMED] * 4
        assert (log.tampered, log.strays, log.trouble) == ((), (), None)
    assert place.tab()[-1][2] == events[-1].id


def test_headings_that_were_changed_stop_reading_and_writing_until_they_are_back(
    place: Place, tmp_path: Path
):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log)
        place.google.type_as(OFFICE, place.book, TAB, "B1", "Ngày giờ")
        events.append(log.add(concluded(4)))
        place.rounds(log)
        assert log.trouble is Obstacle.HEADINGS_LOST
        assert deliveries(log, *events) == [*[CONFIRMED] * 3, Delivery.WAITING]
        # However it is written, it is the same heading.
        place.google.type_as(OFFICE, place.book, TAB, "B1", "  THỜI GIAN ")
        place.rounds(log)
        assert deliveries(log, *events) == [CONFIRMED] * 4


def test_a_row_that_somebody_deleted_is_told_and_written_again_when_it_is_asked_for(
    place: Place, tmp_path: Path
):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log)
        request(place, {"deleteDimension": {"range": rows(2, 3)}})
        place.rounds(log, count=3)
        assert deliveries(log, *events) == [CONFIRMED, GONE, CONFIRMED]
        assert [(one.event, one.delivery, one.seen) for one in log.tampered] == [
            (events[1], GONE, {})
        ]
        assert len(log.state.conclusions) == 3
        assert events[1].id not in place.ids()
        assert log.restore() == 1
        place.rounds(log)
        assert deliveries(log, *events) == [CONFIRMED] * 3
        assert log.restore() == 0
    assert place.ids() == [events[0].id, events[2].id, events[1].id]


def test_a_row_that_was_deleted_is_missed_by_whoever_never_saw_it(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        sent(place, log)
    request(place, {"deleteDimension": {"range": rows(1, 3)}})
    with place.at(tmp_path / "b.sqlite3") as other:
        place.rounds(other)
        assert (len(other.state.conclusions), other.missing) == (1, 2)


def test_a_row_that_came_back_by_undo_is_confirmed_again(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log)
        before = place.tab()[2]
        request(place, {"deleteDimension": {"range": rows(2, 3)}})
        place.rounds(log)
        assert deliveries(log, events[1]) == [GONE]
        place.google.type_as(OFFICE, place.book, TAB, "A9", [[f"'{text}" for text in before]])
        place.rounds(log)
        assert deliveries(log, events[1]) == [CONFIRMED]


@pytest.mark.parametrize("at", [*range(1, len(Field) + 1)])
def test_any_cell_that_was_edited_by_hand_is_seen_and_the_journal_s_copy_holds(
    place: Place, tmp_path: Path, at: int
):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log, 2)
        state = log.state
        column = chr(ord("A") + at)
        place.google.type_as(OFFICE, place.book, TAB, f"{column}2", "ai đó sửa")
        place.rounds(log)
        assert deliveries(log, *events) == [CHANGED, CONFIRMED]
        (told,) = log.tampered
        assert (told.event, told.delivery) == (events[0], CHANGED)
        if at < len(Field):
            assert told.seen == {headings()[at]: "ai đó sửa"}
        assert log.state == state
        assert log.restore() == 0
        assert place.tab()[1][at] == "ai đó sửa"
    # Whoever has no copy does not believe it, and says so.
    with place.at(tmp_path / "b.sqlite3") as other:
        place.rounds(other)
        assert list(other.state.conclusions) == [events[1].id]
        assert [(stray.row, stray.id) for stray in other.strays] == [(2, events[0].id)]
        assert other.missing == 1


def test_a_row_whose_id_was_edited_still_belongs_to_its_event(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log, 2)
        place.google.type_as(OFFICE, place.book, TAB, "A2", "khác")
        place.rounds(log)
        assert deliveries(log, *events) == [CHANGED, CONFIRMED]
        assert log.tampered[0].seen == {"Mã sự kiện": "khác"}


def test_an_edit_that_is_taken_back_is_forgotten(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log, 2)
        place.google.type_as(OFFICE, place.book, TAB, "H2", "khác")
        place.rounds(log)
        place.google.type_as(OFFICE, place.book, TAB, "H2", "Rà soát")
        place.rounds(log)
        assert deliveries(log, *events) == [CONFIRMED] * 2


def test_a_row_that_somebody_added_is_told_and_left_alone(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log, 2)
        added = [["KL-9", "hôm nay", "", "", "Tôi", "", "", "Tăng chỉ tiêu gấp đôi"]]
        place.google.type_as(OFFICE, place.book, TAB, "A4", added)
        version = log.version
        place.rounds(log, count=2)
        assert log.version > version
        assert [(one.row, one.id, one.text) for one in log.strays] == [
            (4, "KL-9", "Tăng chỉ tiêu gấp đôi")
        ]
        assert list(log.state.conclusions) == [event.id for event in events]
    assert place.tab()[3] == added[0]


def test_a_copy_of_a_row_counts_once_and_a_changed_copy_is_told(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        events = sent(place, log, 2)
        again = [f"'{text}" for text in place.tab()[1]]
        place.google.type_as(OFFICE, place.book, TAB, "A4", [again])
        place.rounds(log)
        assert (log.strays, deliveries(log, *events)) == ((), [CONFIRMED] * 2)
        place.google.type_as(OFFICE, place.book, TAB, "H4", "khác")
        place.rounds(log)
        assert [stray.row for stray in log.strays] == [4]
        assert deliveries(log, *events) == [CONFIRMED] * 2
        assert len(log.state.conclusions) == 2
