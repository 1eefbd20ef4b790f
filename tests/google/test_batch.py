"""spreadsheets.batchUpdate and what spreadsheets.get tells of it."""

import gspread
import pytest
from gspread.exceptions import APIError

from tests.google.asking import Book, do, got, grid
from tests.google.handle import Google


@pytest.fixture
def book(gc: gspread.Client) -> Book:
    return gc.create("Thử")


def test_a_new_spreadsheet_leaves_out_what_is_at_its_default(book: Book):
    assert got(book)["sheets"] == [
        {
            "properties": {
                "sheetId": 0,
                "title": "Sheet1",
                "index": 0,
                "sheetType": "GRID",
                "gridProperties": {"rowCount": 1000, "columnCount": 26},
            }
        }
    ]
    assert got(book, fields="namedRanges") == {}


def test_a_mask_takes_dots_slashes_and_brackets(book: Book):
    wanted = {"sheets": [{"properties": {"title": "Sheet1"}}]}
    assert got(book, fields="sheets.properties.title") == wanted
    assert got(book, fields="sheets/properties/title") == wanted
    assert got(book, fields="sheets(properties(title))") == wanted
    both = got(book, fields="spreadsheetId,sheets(properties(sheetId,title))")
    assert both == {
        "spreadsheetId": book.id,
        "sheets": [{"properties": {"sheetId": 0, "title": "Sheet1"}}],
    }


def test_an_unknown_mask_is_refused(book: Book):
    with pytest.raises(APIError) as caught:
        got(book, fields="nothing")
    assert caught.value.code == 400


def test_cells_come_with_grid_data_only(book: Book):
    book.sheet1.update([["a", 1.5]], "B2")
    assert "data" not in got(book)["sheets"][0]
    data = got(book, includeGridData="true", ranges="Sheet1!A1:C3")["sheets"][0]["data"][0]
    assert data["rowData"][0] == {}
    assert data["rowData"][1]["values"][1]["userEnteredValue"] == {"stringValue": "a"}
    assert data["rowData"][1]["values"][2]["formattedValue"] == "1.5"
    assert len(data["rowData"]) == 2
    values = "sheets.data.rowData.values.formattedValue"
    masked = got(book, fields=values, ranges="Sheet1!B2:C2")
    assert masked == {
        "sheets": [
            {
                "data": [
                    {"rowData": [{"values": [{"formattedValue": "a"}, {"formattedValue": "1.5"}]}]}
                ]
            }
        ]
    }


def test_a_spreadsheet_is_made_in_one_call_with_its_tabs(gc: gspread.Client, google: Google):
    body = {
        "properties": {"title": "Huyện", "locale": "vi_VN", "timeZone": "Asia/Ho_Chi_Minh"},
        "sheets": [
            {"properties": {"title": "Việc làm", "gridProperties": {"frozenRowCount": 1}}},
            {"properties": {"title": "Hướng dẫn", "hidden": True}},
        ],
    }
    url = "https://sheets.googleapis.com/v4/spreadsheets"
    made = gc.http_client.request("post", url, json=body).json()
    assert made["properties"]["locale"] == "vi_VN"
    titles = [sheet["properties"]["title"] for sheet in made["sheets"]]
    assert titles == ["Việc làm", "Hướng dẫn"]
    assert made["sheets"][0]["properties"]["gridProperties"]["frozenRowCount"] == 1
    assert made["sheets"][1]["properties"]["hidden"] is True
    assert gc.open_by_key(made["spreadsheetId"]).title == "Huyện"


def test_tabs_are_added_renamed_moved_duplicated_and_deleted(book: Book):
    new = book.add_worksheet("Mới", 5, 4)
    new.update([["a"]], "A1")
    new.update_title("Đổi")
    copy = new.duplicate(new_sheet_name="Bản sao", insert_sheet_index=0)
    assert copy.get_all_values() == [["a"]]
    assert [sheet.title for sheet in book.worksheets()] == ["Bản sao", "Sheet1", "Đổi"]
    book.reorder_worksheets([book.worksheet(title) for title in ("Đổi", "Sheet1", "Bản sao")])
    assert [sheet.title for sheet in book.worksheets()] == ["Đổi", "Sheet1", "Bản sao"]
    book.del_worksheet(copy)
    assert [sheet.title for sheet in book.worksheets()] == ["Đổi", "Sheet1"]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (
            {"addSheet": {"properties": {"title": "Sheet1"}}},
            'addSheet: A sheet with the name "Sheet1" already exists. Please enter another name.',
        ),
        (
            {"deleteSheet": {"sheetId": 0}},
            "deleteSheet: You can't remove all the sheets in a document.",
        ),
        ({"deleteSheet": {"sheetId": 5}}, "deleteSheet: No grid with id: 5"),
        (
            {
                "updateSheetProperties": {
                    "properties": {"sheetId": 0, "hidden": True},
                    "fields": "hidden",
                }
            },
            "updateSheetProperties: You can't hide all the sheets in a document.",
        ),
        (
            {"updateSheetProperties": {"properties": {"sheetId": 0, "title": "x"}}},
            "updateSheetProperties: At least one field must be listed in 'fields'. "
            "(Use '*' to indicate all fields.)",
        ),
    ],
)
def test_a_refusal_names_the_request(request_: dict, message: str, book: Book):
    with pytest.raises(APIError) as caught:
        book.batch_update({"requests": [request_]})
    assert caught.value.error["message"] == f"Invalid requests[0].{message}"
    assert caught.value.error["status"] == "INVALID_ARGUMENT"


def test_one_bad_request_undoes_the_batch(book: Book):
    before = got(book)
    with pytest.raises(APIError) as caught:
        do(
            book,
            addSheet={"properties": {"title": "Mới"}},
            updateSpreadsheetProperties={"properties": {"title": "Khác"}, "fields": "title"},
            deleteSheet={"sheetId": 99},
        )
    assert caught.value.error["message"].startswith("Invalid requests[2].deleteSheet")
    assert got(book) == before


def test_an_unknown_request_is_refused(book: Book):
    with pytest.raises(APIError) as caught:
        do(book, paintItGreen={})
    assert 'Unknown name "paintItGreen"' in caught.value.error["message"]


def test_replies_mirror_the_requests(book: Book):
    replies = do(
        book,
        updateSpreadsheetProperties={"properties": {"locale": "vi_VN"}, "fields": "locale"},
        addSheet={"properties": {"sheetId": 7, "title": "Mới"}},
    )
    assert replies[0] == {}
    assert replies[1]["addSheet"]["properties"]["sheetId"] == 7
    assert replies[1]["addSheet"]["properties"]["index"] == 1


def test_rows_are_frozen_and_the_grid_keeps_its_size(book: Book):
    book.sheet1.freeze(rows=2)
    properties = got(book)["sheets"][0]["properties"]["gridProperties"]
    assert properties == {"rowCount": 1000, "columnCount": 26, "frozenRowCount": 2}
    book.sheet1.freeze(rows=0)
    assert "frozenRowCount" not in got(book)["sheets"][0]["properties"]["gridProperties"]


def test_formats_notes_and_drop_downs_are_kept_side_by_side(book: Book):
    rule = {
        "condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "có"}]},
        "strict": True,
        "showCustomUi": True,
        "inputMessage": "Chọn một",
    }
    format_ = {"backgroundColor": {"red": 1}, "numberFormat": {"type": "NUMBER", "pattern": "0"}}
    cell = {"userEnteredFormat": format_, "note": "Cột này bắt buộc"}
    do(
        book,
        updateCells={
            "start": {"sheetId": 0},
            "rows": [{"values": [{"userEnteredValue": {"stringValue": "Đơn vị"}}]}],
            "fields": "userEnteredValue",
        },
        repeatCell={
            "range": grid(0, 1, 0, 2),
            "cell": cell,
            "fields": "userEnteredFormat(backgroundColor,numberFormat),note",
        },
        setDataValidation={"range": grid(0, 3, 0, 1), "rule": rule},
    )
    fields = "sheets.data.rowData.values(note,userEnteredValue,userEnteredFormat,dataValidation)"
    rows = got(book, fields=fields)["sheets"][0]["data"][0]["rowData"]
    assert rows[0]["values"][0] == {
        "userEnteredValue": {"stringValue": "Đơn vị"},
        "userEnteredFormat": {
            "backgroundColor": {"red": 1},
            "backgroundColorStyle": {"rgbColor": {"red": 1}},
            "numberFormat": {"type": "NUMBER", "pattern": "0"},
        },
        "note": "Cột này bắt buộc",
        "dataValidation": rule,
    }
    assert "dataValidation" not in rows[0]["values"][1]
    assert rows[2]["values"] == [{"dataValidation": rule}]
    do(book, setDataValidation={"range": grid(0, 3, 0, 1)})
    assert "dataValidation" not in got(book, fields=fields)["sheets"][0]["data"][0]["rowData"][0]


def test_inserted_rows_and_columns_move_cells_merges_and_protection(book: Book):
    book.sheet1.update([["a", "b"], ["c", "d"]], "A1")
    book.sheet1.merge_cells("A2:B2")
    do(book, addProtectedRange={"protectedRange": {"range": grid(1, 2, 0, 2)}})
    book.sheet1.insert_rows([["x", "y"]], 2)
    sheet = got(book)["sheets"][0]
    assert book.sheet1.get_all_values() == [["a", "b"], ["x", "y"], ["c", ""]]
    assert sheet["merges"][0]["startRowIndex"] == 2
    assert sheet["protectedRanges"][0]["range"]["startRowIndex"] == 2
    assert sheet["properties"]["gridProperties"]["rowCount"] == 1001
    book.sheet1.delete_rows(1, 2)
    assert book.sheet1.get_all_values() == [["c"]]


def test_column_widths_and_hidden_columns_are_kept(book: Book):
    given = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    properties = {"pixelSize": 240, "hiddenByUser": True}
    do(book, updateDimensionProperties={"range": given, "properties": properties, "fields": "*"})
    columns = got(book, fields="sheets.data.columnMetadata")["sheets"][0]["data"][0]
    assert columns["columnMetadata"][:3] == [{"pixelSize": 100}, properties, {"pixelSize": 100}]


def test_sorting_puts_empty_cells_last(book: Book):
    book.sheet1.update([["b"], [None], ["a"], [2], [1]], "A1")
    book.sheet1.sort((1, "asc"), range="A1:A5")
    assert book.sheet1.get_all_values() == [["1"], ["2"], ["a"], ["b"]]
