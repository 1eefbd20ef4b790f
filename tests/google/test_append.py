"""Where an appended row lands."""

import gspread
import pytest

from tests.google.handle import Google


@pytest.fixture
def sheet(gc: gspread.Client) -> gspread.Worksheet:
    return gc.create("Nhật ký").sheet1


@pytest.mark.parametrize(
    ("searched", "starts"),
    [
        ("Sheet1", "B7"),
        ("Sheet1!B4", "B7"),
        ("Sheet1!C5:D5", "B7"),
        ("Sheet1!B2:D4", "B7"),
        ("Sheet1!A3:G10", "B7"),
        ("Sheet1!A1", "A3"),
        ("Sheet1!E4", "E4"),
        ("Sheet1!A4", "A4"),
    ],
)
def test_a_row_goes_below_the_last_table_that_the_range_meets(
    searched: str, starts: str, sheet: gspread.Worksheet
):
    # The example of Google's guide: tables at A1:C2 and B4:D6.
    sheet.update([["x"] * 3] * 2, "A1")
    sheet.update([["y"] * 3] * 3, "B4")
    answer = sheet.spreadsheet.values_append(
        searched, {"valueInputOption": "RAW"}, {"values": [["new"]]}
    )
    assert answer["updates"]["updatedRange"] == f"Sheet1!{starts}"
    assert ("tableRange" in answer) == (starts not in {"E4", "A4"})


def test_a_row_with_a_gap_sent_twice_to_the_bare_title_lands_in_c2(sheet: gspread.Worksheet):
    first = sheet.append_row(["a", "", "c"])
    second = sheet.append_row(["a", "", "c"])
    assert "tableRange" not in first
    assert first["updates"]["updatedRange"] == "Sheet1!A1:C1"
    assert second["tableRange"] == "Sheet1!C1"
    assert second["updates"]["updatedRange"] == "Sheet1!C2:E2"


def test_a_full_heading_as_table_range_keeps_rows_with_gaps_in_their_columns(
    sheet: gspread.Worksheet,
):
    sheet.append_row(["k", "l", "m"])
    for number in (2, 3):
        answer = sheet.append_rows(
            [["a", "", "c"]],
            value_input_option="RAW",
            insert_data_option="INSERT_ROWS",
            table_range="A1:C1",
        )
        assert answer["updates"]["updatedRange"] == f"Sheet1!A{number}:C{number}"
        assert answer["updates"]["updatedRows"] == 1


def test_inserted_rows_push_down_what_stands_below(sheet: gspread.Worksheet):
    sheet.update([["k"], ["1"], [None], ["foot"]], "A1")
    sheet.append_rows([["2"], ["3"]], insert_data_option="INSERT_ROWS", table_range="A1")
    assert sheet.get_all_values() == [["k"], ["1"], ["2"], ["3"], [""], ["foot"]]


def test_without_inserting_a_long_append_overwrites_what_stands_below(sheet: gspread.Worksheet):
    sheet.update([["k"], ["1"], [None], ["foot"]], "A1")
    sheet.append_rows([["2"], ["3"]], table_range="A1")
    assert sheet.get_all_values() == [["k"], ["1"], ["2"], ["3"]]


def test_appending_to_a_full_grid_makes_it_grow(gc: gspread.Client, google: Google):
    book = gc.create("Đầy")
    small = book.add_worksheet("Nhỏ", 2, 2)
    small.update([["a", "b"], ["c", "d"]], "A1")
    small.append_row(["e", "f", "g"], table_range="A1:B1")
    again = book.worksheet("Nhỏ")
    assert (again.row_count, again.col_count) == (3, 3)
    assert again.get_all_values()[2] == ["e", "f", "g"]


def test_a_raw_append_never_becomes_a_formula_or_a_number(sheet: gspread.Worksheet, google: Google):
    sheet.append_row(['=IMPORTXML("x")', "0042", "31/12/2024"], value_input_option="RAW")
    assert google.values(sheet.spreadsheet.id, "Sheet1") == [
        ['=IMPORTXML("x")', "0042", "31/12/2024"]
    ]


def test_append_cells_goes_below_the_last_row_that_holds_anything(sheet: gspread.Worksheet):
    sheet.update([["x"]], "C5")
    row = {"values": [{"userEnteredValue": {"stringValue": "=a"}}]}
    request = {"sheetId": sheet.id, "rows": [row], "fields": "userEnteredValue"}
    sheet.spreadsheet.batch_update({"requests": [{"appendCells": request}]})
    assert sheet.acell("A6", value_render_option="FORMULA").value == "=a"
