"""Reading and writing by ranges, with the real gspread over HTTP."""

import gspread
import pytest
from gspread.exceptions import APIError

from tests.google.handle import Google


@pytest.fixture
def sheet(gc: gspread.Client) -> gspread.Worksheet:
    return gc.create("Thử").sheet1


def values(sheet: gspread.Worksheet, cells: str, **params: str) -> dict:
    return sheet.spreadsheet.values_get(f"'{sheet.title}'!{cells}", params)


def refusal(caught: pytest.ExceptionInfo[APIError]) -> tuple[int, str, str]:
    return caught.value.code, caught.value.error["status"], caught.value.error["message"]


def test_an_empty_range_has_no_values(sheet: gspread.Worksheet):
    assert values(sheet, "A1:B2") == {"range": "Sheet1!A1:B2", "majorDimension": "ROWS"}
    assert sheet.get_all_values() == [[]]


def test_a_batch_answers_each_range_and_leaves_out_the_values_of_an_empty_one(
    sheet: gspread.Worksheet,
):
    sheet.update([["a"]], "B2")
    answer = sheet.spreadsheet.values_batch_get(["Sheet1!A1:B2", "Sheet1!D1:E9"])
    assert answer["valueRanges"] == [
        {"range": "Sheet1!A1:B2", "majorDimension": "ROWS", "values": [[], ["", "a"]]},
        {"range": "Sheet1!D1:E9", "majorDimension": "ROWS"},
    ]


def test_an_answer_is_indented_unless_it_is_asked_not_to_be(sheet: gspread.Worksheet):
    http, params = sheet.client, {"fields": "properties.locale"}
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{sheet.spreadsheet.id}"
    assert http.request("get", url, params).text.startswith('{\n  "properties": {\n')
    bare = http.request("get", url, {**params, "prettyPrint": "false"}).text
    assert bare == '{"properties":{"locale":"en_US"}}\n'


def test_trailing_empty_cells_and_rows_are_left_out_and_inner_ones_kept(sheet: gspread.Worksheet):
    sheet.update([["a", "", "", ""], [], ["", "b", ""], ["", ""]], "A1")
    assert values(sheet, "A1:Z9")["values"] == [["a"], [], ["", "b"]]


def test_columns_can_be_the_major_dimension(sheet: gspread.Worksheet):
    sheet.update([[1, 2], [3]], "A1")
    assert values(sheet, "A1:C3", majorDimension="COLUMNS") == {
        "range": "Sheet1!A1:C3",
        "majorDimension": "COLUMNS",
        "values": [["1", "3"], ["2"]],
    }


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("A1", "Sheet1!A1"),
        ("A1:C", "Sheet1!A1:C1000"),
        ("D4:A1", "Sheet1!A1:D4"),
        ("1:1", "Sheet1!A1:Z1"),
        ("A2:2", "Sheet1!A2:Z2"),
        ("C:A", "Sheet1!A1:C1000"),
        ("$B$2", "Sheet1!B2"),
    ],
)
def test_a_range_is_answered_closed_and_in_order(
    asked: str, answered: str, sheet: gspread.Worksheet
):
    assert values(sheet, asked)["range"] == answered


@pytest.mark.parametrize(
    ("title", "answered"),
    [
        ("Sheet2", "Sheet2!A1"),
        ("D3", "'D3'!A1"),
        ("🌵 x", "'🌵 x'!A1"),
        ("Đào tạo cán bộ", "'Đào tạo cán bộ'!A1"),
        ("It's", "'It''s'!A1"),
        ("a/b:c", "'a/b:c'!A1"),
    ],
)
def test_a_title_is_quoted_only_when_it_must_be(
    title: str, answered: str, sheet: gspread.Worksheet
):
    other = sheet.spreadsheet.add_worksheet(title, 10, 5)
    other.update([["x"]], "A1")
    assert other.get("A1").range == answered


def test_an_unknown_tab_refuses_the_whole_batch(sheet: gspread.Worksheet):
    with pytest.raises(APIError) as caught:
        sheet.spreadsheet.values_batch_get(["Sheet1!A1", "'Việc làm'!A1"])
    assert refusal(caught) == (
        400,
        "INVALID_ARGUMENT",
        "Unable to parse range: 'Việc làm'!A1",
    )


def test_a_write_answers_what_it_wrote_and_null_leaves_a_cell_alone(sheet: gspread.Worksheet):
    sheet.update([["old", "old"], ["old", "old"]], "A1")
    answer = sheet.update([["new", None], [None, ""]], "A1:B2")
    assert {name: answer[name] for name in answer if name != "spreadsheetId"} == {
        "updatedRange": "Sheet1!A1:B2",
        "updatedRows": 2,
        "updatedColumns": 2,
        "updatedCells": 2,
    }
    assert sheet.get_all_values() == [["new", "old"], ["old", ""]]


def test_the_updated_range_spans_the_values_sent(sheet: gspread.Worksheet):
    assert sheet.update([["a"]], "A1:B2")["updatedRange"] == "Sheet1!A1"


def test_values_wider_than_the_range_are_refused_and_nothing_is_written(sheet: gspread.Worksheet):
    with pytest.raises(APIError) as caught:
        sheet.update([["a", "b", "c"]], "A1:B1")
    assert refusal(caught)[0] == 400
    assert "tried writing to column [C]" in refusal(caught)[2]
    assert sheet.get_all_values() == [[]]


def test_a_write_past_the_grid_is_refused(sheet: gspread.Worksheet):
    with pytest.raises(APIError) as caught:
        sheet.update([["a"]], "A1001")
    assert refusal(caught)[2] == (
        "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"
    )


def test_a_read_past_the_grid_is_refused_or_clipped_as_one_wants(
    sheet: gspread.Worksheet, google: Google
):
    with pytest.raises(APIError):
        values(sheet, "A1001:A1002")
    google.cloud.refuse_reads_past_grid = False
    assert "values" not in values(sheet, "A1001:A1002")


def test_values_that_are_no_list_are_refused_naming_the_field(sheet: gspread.Worksheet):
    with pytest.raises(APIError) as caught:
        sheet.spreadsheet.values_update(
            "Sheet1!A1", params={"valueInputOption": "RAW"}, body={"values": "X"}
        )
    assert refusal(caught)[2] == (
        "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\""
    )
    violations = caught.value.error["details"][0]["fieldViolations"]
    assert violations[0]["field"] == "data.values"


def test_without_an_input_option_nothing_is_written(sheet: gspread.Worksheet):
    with pytest.raises(APIError) as caught:
        sheet.spreadsheet.values_update("Sheet1!A1", body={"values": [["X"]]})
    assert refusal(caught)[0] == 400


def test_a_cell_takes_50000_characters_and_not_one_more(sheet: gspread.Worksheet):
    sheet.update([["x" * 50_000]], "A1")
    with pytest.raises(APIError):
        sheet.update([["x" * 50_001]], "A2")


def test_a_batch_of_writes_is_all_or_nothing(sheet: gspread.Worksheet):
    body = {
        "valueInputOption": "RAW",
        "data": [
            {"range": "Sheet1!A1", "values": [["a"]]},
            {"range": "Sheet1!A2000", "values": [["b"]]},
        ],
    }
    with pytest.raises(APIError):
        sheet.spreadsheet.values_batch_update(body)
    assert sheet.get_all_values() == [[]]


def test_a_batch_of_writes_counts_rows_and_columns_once(sheet: gspread.Worksheet):
    answer = sheet.batch_update(
        [{"range": "A1:B1", "values": [["a", "b"]]}, {"range": "A4:B4", "values": [["c", "d"]]}]
    )
    assert answer["totalUpdatedRows"] == 2
    assert answer["totalUpdatedColumns"] == 2
    assert answer["totalUpdatedCells"] == 4
    assert answer["totalUpdatedSheets"] == 1
    assert [one["updatedRange"] for one in answer["responses"]] == ["Sheet1!A1:B1", "Sheet1!A4:B4"]


def test_clearing_takes_values_and_leaves_notes(sheet: gspread.Worksheet):
    sheet.update([["a", "b"]], "A1")
    sheet.insert_note("A1", "ghi chú")
    sheet.batch_clear(["A1"])
    assert sheet.get_all_values() == [["", "b"]]
    assert sheet.get_note("A1") == "ghi chú"
    sheet.clear()
    assert sheet.get_all_values() == [[]]


def test_a_tab_is_read_by_its_number_after_it_was_renamed(sheet: gspread.Worksheet):
    sheet.update([["a"]], "B2")
    sheet.update_title("Tên khác")
    http = sheet.spreadsheet.client
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{sheet.spreadsheet.id}"
    body = {
        "dataFilters": [{"gridRange": {"sheetId": sheet.id, "startRowIndex": 1}}],
        "valueRenderOption": "UNFORMATTED_VALUE",
    }
    answer = http.request("post", f"{url}/values:batchGetByDataFilter", json=body).json()
    assert answer["valueRanges"][0]["valueRange"] == {
        "range": "'Tên khác'!A2:Z1000",
        "majorDimension": "ROWS",
        "values": [["", "a"]],
    }


def test_merging_keeps_the_value_of_the_first_cell_alone(sheet: gspread.Worksheet):
    sheet.update([["a", "b"], ["c", "d"]], "A1")
    sheet.merge_cells("A1:B2")
    assert sheet.get_all_values() == [["a"]]
    merged = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    assert sheet.spreadsheet.fetch_sheet_metadata()["sheets"][0]["merges"] == [merged]
