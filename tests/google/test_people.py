"""Other people's doings, past the API: districts who type, an office that tidies up."""

import gspread
import pytest

from tests.google.handle import OFFICE, Google

DISTRICT = "lynhan@doan.example"


@pytest.fixture
def number(google: Google, google_key: dict[str, str]) -> str:
    made = google.create("Huyện Lý Nhân")
    google.share(made, google_key["client_email"])
    google.share(made, DISTRICT)
    return made


def test_what_a_district_types_is_read_as_its_locale_reads_it(
    number: str, google: Google, gc: gspread.Client
):
    google.type_as(DISTRICT, number, "Sheet1", "A1", "1.234,5")
    google.type_as(DISTRICT, number, "Sheet1", "A2", [["15/06/2024", "=A1*2"], ["chữ", ""]])
    answer = gc.open_by_key(number).values_get("Sheet1", {"valueRenderOption": "UNFORMATTED_VALUE"})
    assert answer["values"] == [[1234.5], [45458, 2469], ["chữ"]]
    assert google.file(number).last_user == DISTRICT


def test_a_protected_heading_is_closed_to_a_district_and_open_to_the_owner(
    number: str, google: Google
):
    heading = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1}
    google.batch_as(OFFICE, number, {"addProtectedRange": {"protectedRange": {"range": heading}}})
    with pytest.raises(PermissionError, match="protected"):
        google.type_as(DISTRICT, number, "Sheet1", "B1", "Khác")
    google.type_as(DISTRICT, number, "Sheet1", "B2", "được")
    google.type_as(OFFICE, number, "Sheet1", "B1", "Tiêu đề")
    assert google.values(number, "Sheet1") == [["", "Tiêu đề"], ["", "được"]]


def test_a_strict_drop_down_refuses_what_is_typed(number: str, google: Google):
    condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Đạt"}]}
    rule = {"condition": condition, "strict": True}
    validated = {"range": {"sheetId": 0, "startColumnIndex": 0, "endColumnIndex": 1}, "rule": rule}
    google.batch_as(OFFICE, number, {"setDataValidation": validated})
    with pytest.raises(ValueError, match="data validation"):
        google.type_as(DISTRICT, number, "Sheet1", "A5", "Dat")
    google.type_as(DISTRICT, number, "Sheet1", "A5", "Đạt")
    assert google.cell(number, "Sheet1", "A5").value == "Đạt"
    assert google.cell(number, "Sheet1", "A900").validation == rule


def test_a_stranger_cannot_type(number: str, google: Google):
    with pytest.raises(PermissionError):
        google.type_as("ai@do.example", number, "Sheet1", "A1", "x")


def test_people_rename_and_delete_tabs(number: str, google: Google, gc: gspread.Client):
    google.add_tab(number, "Việc làm")
    google.rename_tab(number, "Sheet1", "Của tôi", DISTRICT)
    google.delete_tab(number, "Việc làm", DISTRICT)
    assert [sheet.title for sheet in gc.open_by_key(number).worksheets()] == ["Của tôi"]


def test_an_unshared_spreadsheet_is_closed(number: str, google: Google, gc: gspread.Client):
    google.unshare(number)
    assert google.role(number, DISTRICT) == ""
    with pytest.raises(PermissionError):
        gc.open_by_key(number)
