"""An event as a row of cells: for people to read, and to come back from unchanged."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.conclusions.content import Datum, Due, Frozen, Goal, Opinion, Recorded, Subject, Task
from services.conclusions.events import Event
from services.conclusions.journal import LONGEST_EVENT, Entry
from services.conclusions.rows import PIECE, SMALL_PIECE, Field, headings, read_row, row_of
from services.conclusions.writing import recorded
from tests.conclusions.places import concluded, noted
from tests.conclusions.sayings import events

WRITER = "f" * 32
NAMES = {"hn-lynhan": "Huyện đoàn Lý Nhân", "hn-binhluc": "Huyện đoàn Bình Lục"}


def name(code: str) -> str:
    return NAMES.get(code, code)


def cells(event: Event, label: str = "", piece: int = PIECE) -> dict[str, str]:
    row = row_of(Entry(event, WRITER, 7), label, name, piece)
    return dict(zip(headings(piece), row, strict=True))


@settings(max_examples=100)
@given(events(), st.sampled_from((PIECE, SMALL_PIECE)))
def test_a_row_comes_back_as_the_event_it_was_made_of(event: Event, piece: int):
    row = read_row(2, row_of(Entry(event, WRITER, 7), "", name, piece), piece)
    assert row.is_whole
    assert (row.event, row.id, row.writer, row.seq) == (event, event.id, WRITER, 7)


@settings(max_examples=50)
@given(events())
def test_no_cell_holds_what_a_spreadsheet_would_change_or_cut(event: Event):
    for text in row_of(Entry(event, WRITER, 7), "KL-2021-001", name, SMALL_PIECE):
        assert len(text) <= SMALL_PIECE + 2
        assert text == text.strip()
        assert not text.startswith("'")
        assert not {unicodedata.category(letter) for letter in text} & {"Cc", "Cs", "Zl", "Zp"}


@settings(max_examples=80)
@given(events(), st.data())
def test_a_row_in_which_any_cell_was_changed_is_not_whole(event: Event, data: st.DataObject):
    row = list(row_of(Entry(event, WRITER, 7), "KL-2021-001", name))
    at = data.draw(st.integers(0, len(row) - 1))
    typed = data.draw(st.one_of(st.just(""), st.text(max_size=5), st.just(f"{row[at]} ")))
    if typed == row[at]:
        typed += "x"
    row[at] = typed
    assert not read_row(2, row).is_whole


def test_people_read_a_conclusion_on_a_figure_with_its_task():
    said = Recorded(
        2021,
        7,
        Opinion.TASK,
        "=Tập trung\nhai xã",
        Subject(datum=Datum("C1", ("hn-lynhan",), "2021-Q2")),
        "HN-2021-07",
        Frozen(41, 57, 41 / 57, 0.8, True, 6, 6, date(2021, 6, 30), "", "v1"),
        Task(
            "hn-binhluc",
            ("hn-lynhan", "Ban Tổ chức"),
            "Báo cáo",
            date(2021, 9, 30),
            Goal(Datum("C1", ("hn-lynhan",), "2021-Q3"), True, 0.9),
        ),
    )
    told = cells(replace(concluded(7, key="b" * 32), content=recorded(said)))
    assert told["Số kết luận"] == "KL-2021-007"
    assert told["Nội dung"] == "=Tập trung hai xã"
    assert told["Chỉ số"].startswith("C1 · ")
    assert told["Đơn vị"] == "Huyện đoàn Lý Nhân"
    assert told["Kỳ"] == "2021-Q2"
    assert told["Giá trị lúc kết luận"] == "71,9%"
    assert told["Chủ trì"] == "Huyện đoàn Bình Lục"
    assert told["Phối hợp"] == "Huyện đoàn Lý Nhân; Ban Tổ chức"
    assert told["Sản phẩm"] == "Báo cáo"
    assert told["Thời hạn"] == "30/09/2021"
    assert told["Mã hội nghị"] == "HN-2021-07"
    assert told["Mã kết luận"] == told["Mã sự kiện"] == "b" * 32
    assert (told["Nơi ghi"], told["Thứ tự ghi"]) == (WRITER, "7")


@pytest.mark.parametrize(
    ("due", "said"), [(Due.ALWAYS, "thường xuyên"), (Due.UNDECIDED, "chưa xác định")]
)
def test_what_is_not_decided_yet_is_said_to_be(due: Due, said: str):
    content = recorded(Recorded(2021, 1, Opinion.TASK, "x", Subject(), task=Task(due=due)))
    told = cells(replace(concluded(1), content=content))
    assert (told["Thời hạn"], told["Chủ trì"]) == (said, "chưa xác định")


def test_what_follows_is_found_by_the_number_of_its_conclusion():
    told = cells(noted(concluded(3)), "KL-2021-003")
    assert (told["Số kết luận"], told["Việc"]) == ("KL-2021-003", "ghi tiến độ")


def test_the_longest_event_fits_and_every_cell_of_it_is_taken():
    wide = "x" * (LONGEST_EVENT - len(cells_of("")))
    for piece in (PIECE, SMALL_PIECE):
        told = list(cells(concluded(1, wide, "a" * 32), piece=piece).values())
        assert all(told[len(Field) : len(Field) + LONGEST_EVENT // piece])
        assert read_row(2, told, piece).is_whole


def cells_of(text: str) -> str:
    return "".join(
        text[1:-1]
        for text in row_of(Entry(concluded(1, text, "a" * 32), WRITER, 7), "", name)[len(Field) :]
    )


def test_columns_are_named_for_good_since_old_rows_are_found_by_them():
    assert headings()[: len(Field)] == (
        "Mã sự kiện",
        "Thời gian",
        "Số kết luận",
        "Việc",
        "Người ghi",
        "Vai trò",
        "Loại ý kiến",
        "Nội dung",
        "Chỉ số",
        "Đơn vị",
        "Kỳ",
        "Giá trị lúc kết luận",
        "Chủ trì",
        "Phối hợp",
        "Sản phẩm",
        "Thời hạn",
        "Mã hội nghị",
        "Mã kết luận",
        "Nơi ghi",
        "Thứ tự ghi",
        "Mã đối chiếu",
    )
    assert headings()[len(Field) :] == tuple(f"Dữ liệu {number}" for number in range(1, 15))
    assert len(headings(SMALL_PIECE)) == len(Field) + 39
