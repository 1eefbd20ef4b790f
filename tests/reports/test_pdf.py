import io
import re
import unicodedata
from datetime import UTC, datetime

import pandas as pd
import pytest
from pypdf import PdfReader

from services.errors import CancelledError
from services.panels import area, files
from services.papers.tables import written
from services.reports.pdf import Leaf, pdf
from services.text.language import Language
from tests.panels.conftest import Look
from tests.papers.meetings import C1

MADE = datetime(2021, 11, 25, 7, 0, tzinfo=UTC)
TABLE = written(pd.DataFrame({"Đơn vị": ["Lý Nhân"], "Giá trị (%)": [41.25]}))


def _pdf(*leaves: Leaf, **more) -> bytes:
    words = {"title": "Tệp", "page": "Trang {page}", "more_rows": "{count} dòng nữa"}
    return pdf(leaves, made_at=MADE, **words, **more)


def _leaf(title: str = "Tỷ lệ", **more) -> Leaf:
    return Leaf(title, ("Bộ lọc",), None, TABLE, ("Tin cậy",), **more)


def _pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def _text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def test_each_chart_begins_a_page():
    assert _pages(_pdf(_leaf())) == 1
    assert _pages(_pdf(_leaf(), _leaf(), _leaf())) == 3


def test_nothing_to_show_is_a_file_all_the_same():
    assert _pdf().startswith(b"%PDF")


def test_the_house_s_font_goes_with_it():
    assert b"SoKetSans" in _pdf(_leaf())


def test_a_very_long_table_ends_and_says_what_is_left():
    rows = written(pd.DataFrame({"Đơn vị": [f"Xã {n}" for n in range(900)]}))
    assert _pages(_pdf(Leaf("t", (), None, rows, ()))) < 30


@pytest.mark.parametrize("text", ["<b>x", "&", "\x00\u202e", "😀", "ạ" * 5_000, "", "{page}"])
def test_whatever_people_type_is_text(text):
    assert _pdf(_leaf(text, heading=text, said=(text,))).startswith(b"%PDF")


def test_its_words_can_be_searched_in_vietnamese():
    title = "Tỷ lệ bí thư chi đoàn được tập huấn, Quý III/2021"
    leaf = _leaf(unicodedata.normalize("NFD", title), heading="Kết luận", said=("Huyện Lý Nhân",))
    text = _text(_pdf(leaf))
    assert title in text
    assert re.search(r"Lý Nhân\s+41,3", text)
    assert {"Bộ lọc", "Tin cậy", "Kết luận", "• Huyện Lý Nhân", "Trang 1"} <= {
        line.strip() for line in text.splitlines()
    }


def test_markup_in_a_text_is_written_as_it_is():
    assert '<b>đậm</b> &amp; "x"' in _text(_pdf(_leaf('<b>đậm</b> &amp; "x"')))


def test_it_tells_how_far_it_is_and_stops_when_nobody_wants_it():
    told: list[tuple[int, int]] = []
    _pdf(_leaf(), _leaf(), told=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    with pytest.raises(CancelledError):
        _pdf(_leaf(), _leaf(), told=lambda done, _: done < 1)


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        (Language.VI, ("Đơn vị", "Kết luận", "Trang 1", "Số liệu đến 30/09/2021")),
        (Language.EN, ("Unit", "Conclusions", "Page 1", "30/09/2021")),
    ],
)
def test_a_chart_of_the_screen_speaks_the_reader_s_language(look: Look, language, wanted):
    scope = look(language=language)
    leaf = files.Leaf(area.ranking_panel(scope, C1), said=("KL-2021-001: x",))
    data = files.as_pdf(scope, [leaf])
    assert _pages(data) == 1
    text = _text(data)
    assert [word for word in wanted if word not in text] == []


def test_a_page_of_charts_is_one_workbook_with_a_sheet_each(look: Look):
    import io

    import openpyxl

    scope = look()
    panels = [area.ranking_panel(scope, C1), area.trend_panel(scope, C1)]
    leaves = [files.Leaf(panel, said=("=1+1",)) for panel in panels]
    book = openpyxl.load_workbook(io.BytesIO(files.as_workbook(scope, leaves)))
    assert book.sheetnames == ["Mục lục", "Biểu đồ 1", "Biểu đồ 2"]
    first = [cell.value for cell in book["Mục lục"][2]]
    assert first[:2] == ["Biểu đồ 1", panels[0].title]
    assert panels[0].trust in first
    assert book["Mục lục"]["F2"].data_type == "s"
    assert book["Biểu đồ 1"]["D2"].value == 80
