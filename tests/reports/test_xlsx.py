import io
from datetime import UTC, date, datetime

import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from services.reports.xlsx import Form, Sheet, SheetColumn, about, workbook

COLUMNS = (
    SheetColumn("unit", "Đơn vị"),
    SheetColumn("value", "Giá trị", Form.SHARE),
    SheetColumn("count", "Số dòng", Form.COUNT),
    SheetColumn("day", "Số liệu đến", Form.DATE),
    SheetColumn("link", "Ô", Form.LINK, words="Mở ô"),
)


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "unit": ["Phủ Lý", "Kim Bảng"],
            "value": [0.813, None],
            "count": pd.array([1234, None], dtype="Int64"),
            "day": [date(2021, 9, 30), None],
            "link": ["https://example.org/a#gid=1&range=B7", "javascript:alert(1)"],
        }
    )


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_figures_are_figures_dates_are_dates_and_gaps_are_blank(frame):
    page = opened(workbook([Sheet("Số liệu", frame, COLUMNS)]))["Số liệu"]
    assert [c.value for c in page[1]] == ["Đơn vị", "Giá trị", "Số dòng", "Số liệu đến", "Ô"]
    assert (page["B2"].value, page["B2"].number_format) == (0.813, "0.0%")
    assert (page["C2"].value, page["C2"].number_format) == (1234, "#,##0")
    assert (page["D2"].value, page["D2"].number_format) == (
        datetime.fromisoformat("2021-09-30"),
        "dd/mm/yyyy",
    )
    assert [page[f"{c}3"].value for c in "BCD"] == [None, None, None]


def test_a_second_reader_sees_the_same(frame):
    data = workbook([Sheet("Số liệu", frame, COLUMNS)])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[1][:4] == ["Phủ Lý", 0.813, 1234.0, date(2021, 9, 30)]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "=HYPERLINK(1)", "\t=1", "0123"])
def test_a_text_is_never_a_formula(text):
    frame = pd.DataFrame({"unit": [text]})
    cell = opened(workbook([Sheet("A", frame, (SheetColumn("unit", text),))]))["A"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_only_https_links_open(frame):
    page = opened(workbook([Sheet("A", frame, COLUMNS)]))["A"]
    assert page["E2"].hyperlink.target == "https://example.org/a"
    assert page["E2"].hyperlink.location == "gid=1&range=B7"
    assert page["E2"].value == "Mở ô"
    assert page["E3"].hyperlink is None
    assert page["E3"].value == "javascript:alert(1)"


def test_headings_stay_in_sight_and_filter(frame):
    page = opened(workbook([Sheet("A", frame, COLUMNS)]))["A"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:E3"


def test_sheet_names_are_made_fit_and_different(frame):
    names = ["Việc làm: quý III/2021", "a" * 40, "A" * 40, ""]
    made = opened(workbook([Sheet(name, frame, COLUMNS) for name in names])).sheetnames
    assert made == ["Việc làm  quý III 2021", "a" * 31, "A" * 29 + " 2", "1"]


def test_a_time_stamp_is_vietnam_s():
    frame = pd.DataFrame({"at": [datetime(2021, 9, 30, 18, 5, tzinfo=UTC)]}, dtype="object")
    page = opened(workbook([Sheet("A", frame, (SheetColumn("at", "Lúc", Form.MOMENT),))]))["A"]
    assert page["A2"].value == datetime.fromisoformat("2021-10-01 01:05")


def test_characters_that_a_file_cannot_hold_are_left_out():
    frame = pd.DataFrame({"unit": ["Phủ\x00 Lý\x0b" + "x" * 40_000]})
    cell = opened(workbook([Sheet("A", frame, (SheetColumn("unit", "a"),))]))["A"]["A2"]
    assert cell.value.startswith("Phủ Lýx")
    assert len(cell.value) == 32_767


def test_the_sheet_about_the_figures_tells_filters_and_trust():
    lines = [("Kỳ", "Quý III/2021"), ("Đơn vị có số liệu", "9/10")]
    page = opened(workbook([about("Bộ lọc", ("Mục", "Nội dung"), lines)]))["Bộ lọc"]
    assert [[c.value for c in row] for row in page] == [["Mục", "Nội dung"], *map(list, lines)]


def test_an_empty_table_is_a_sheet_of_headings(frame):
    page = opened(workbook([Sheet("A", frame.iloc[:0], COLUMNS)]))["A"]
    assert page.max_row == 1
