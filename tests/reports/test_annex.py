import io
from datetime import date, datetime

import openpyxl

from services.conclusions.content import Opinion, Task
from services.papers.assemble import assemble
from services.reports.annex import annex
from tests.panels.conftest import Look
from tests.papers.meetings import MEETING, said, shown, state_of


def _annex(look: Look, *events, exhibits=()):
    data = annex(assemble(look(), MEETING, exhibits, state_of(*events)))
    return openpyxl.load_workbook(io.BytesIO(data))


def _records(page) -> list[dict[str, object]]:
    headings = [cell.value for cell in page[1]]
    return [
        dict(zip(headings, (cell.value for cell in row), strict=True))
        for row in page.iter_rows(min_row=2)
    ]


def test_it_says_what_it_is_a_draft_of_and_what_is_still_undecided(look: Look):
    book = _annex(look, said(look(), 6, Opinion.TASK, "x", task=Task("a")))
    told = [tuple(cell.value for cell in row) for row in book["Thông tin"].iter_rows(min_row=2)]
    assert told[0] == ("Tình trạng", "DỰ THẢO")
    assert ("Chưa xác định", "KL-2021-006: chưa xác định sản phẩm, kết quả, thời hạn") in told
    assert {
        ("Hội nghị", "Hội nghị sơ kết quý III/2021"),
        ("Số liệu đến", "30/09/2021"),
        ("Đơn vị có đủ số liệu", "2/3"),
        ("Bộ lọc", "Toàn tỉnh · Quý III/2021"),
    } <= set(told)


def test_conclusions_carry_their_frozen_figures_as_numbers(look: Look):
    row = _records(_annex(look, said(look(), 2, Opinion.WEAKNESS, "Thấp.", unit="b"))["Kết luận"])[
        0
    ]
    assert (row["Số kết luận"], row["Loại ý kiến"]) == ("KL-2021-002", "Hạn chế")
    assert (row["Tử số"], row["Mẫu số"], row["Giá trị"]) == (30, 50, 60)
    assert (row["Đơn vị tính"], row["Số liệu đến"]) == ("%", datetime.fromisoformat("2021-09-30"))


def test_a_deadline_is_a_date_and_one_that_is_none_is_words(look: Look):
    scope = look()
    dated = said(scope, 1, Opinion.TASK, "x", task=Task("a", (), "y", date(2021, 12, 31)))
    open_ = said(scope, 2, Opinion.TASK, "z", task=Task("a", (), "y"))
    first, second = _records(_annex(look, dated, open_)["Nhiệm vụ"])
    assert first["Thời hạn"] == datetime.fromisoformat("2021-12-31")
    assert (second["Thời hạn"], second["Thời hạn (ghi chú)"]) == (None, "chưa xác định")
    assert second["Còn thiếu"] == "thời hạn"


def test_each_chart_is_a_sheet_and_its_filters_and_trust_are_told(look: Look):
    book = _annex(look, exhibits=shown(look(), "Hai đơn vị."))
    told = _records(book["Đã trình chiếu"])
    assert [row["Trang tính"] for row in told] == ["B1", "B2", "B3", None]
    assert told[0]["Nhận xét"] == "Hai đơn vị."
    assert told[0]["Bộ lọc"] == "Toàn tỉnh · Quý III/2021"
    assert str(told[0]["Nguồn và thời điểm"]).startswith("Số liệu đến 30/09/2021")
    assert _records(book["B1"])[0]["Giá trị (%)"] == 80


def test_units_without_figures_are_listed_by_table(look: Look):
    rows = _records(_annex(look)["Chưa có số liệu"])
    quality = next(row for row in rows if row["Biểu số liệu"] == "Chất lượng cán bộ")
    assert (quality["Đã có"], quality["Phải có"]) == (2, 3)
