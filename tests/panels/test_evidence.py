from io import BytesIO

import openpyxl

from services.charts.pins import Pin
from services.indicators.catalogue import BY_CODE
from services.panels import area, evidence
from tests.panels.conftest import Look

C1 = BY_CODE["C1"]


def test_the_rows_behind_a_figure_name_their_cells(look: Look):
    rows = evidence.rows(look(), C1, "a", "2021-Q3")
    assert rows["Trong đó đã được tập huấn trong 12 tháng"].tolist() == [40.0]
    assert rows["Số bí thư chi đoàn địa bàn dân cư hiện có"].tolist() == [50.0]
    assert rows[["Ô", "Dòng", "Trang", "Bảng tính"]].to_numpy().tolist() == [
        ["F8 E8", 8, "Chất lượng", "A"]
    ]


def test_the_rows_behind_the_whole_are_those_of_all_its_units(look: Look):
    rows = evidence.rows(look(), C1, "hn", "2021-Q3")
    assert rows["Bảng tính"].tolist() == ["A", "B"]


def test_the_rows_behind_the_whole_of_a_choice_are_those_of_the_chosen_units(look: Look):
    assert evidence.rows(look("b"), C1, "hn", "2021-Q3")["Bảng tính"].tolist() == ["B"]
    assert evidence.units_to_choose(look("a b"), C1) == {
        "hn": "Các đơn vị cộng lại",
        "a": "Huyện An",
        "b": "Huyện Bình",
    }


def test_a_unit_without_figures_has_no_rows(look: Look):
    assert evidence.rows(look(), C1, "c", "2021-Q3").empty


def test_a_figure_is_told_with_what_was_divided_by_what(look: Look):
    said = evidence.told(look(), C1, "a", "2021-Q3")
    assert "Huyện An" in said
    assert "80,0% = 40 / 50" in said
    assert "Quý III/2021" in said


def test_the_picture_is_a_png_of_twice_the_pixels(look: Look):
    scope = look()
    picture = evidence.picture(scope, area.ranking_panel(scope, C1))
    assert picture.startswith(b"\x89PNG")
    width = int.from_bytes(picture[16:20])
    assert width >= 2 * 900


def test_the_workbook_opens_with_the_figures_and_says_what_they_are(look: Look):
    scope = look()
    panel = area.ranking_panel(scope, C1)
    workbook = openpyxl.load_workbook(BytesIO(evidence.workbook(scope, panel)))
    assert workbook.sheetnames == ["Số liệu", "Bộ lọc"]
    shown, told = (list(sheet.values) for sheet in workbook.worksheets)
    assert shown[1][:3] == ("An", 40, 50)
    texts = [str(cell) for row in told for cell in row if cell is not None]
    assert panel.title in texts
    assert panel.trust in texts
    assert "Toàn tỉnh · Quý III/2021" in texts
    assert "Số liệu minh hoạ – không phải số liệu thật" in texts


def test_a_picture_has_the_pins_of_what_was_concluded(look: Look):
    panel = area.ranking_panel(look(), C1)
    pin = Pin("C1", "a", "2021-Q3", "7", "KL-2021-007", "KL-2021-007")
    assert evidence.picture(look(), panel, [pin]) != evidence.picture(look(), panel)
