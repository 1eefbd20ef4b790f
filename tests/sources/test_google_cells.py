"""What is read from a spreadsheet at Google: cells, tabs, merges, hiding, addresses, the digest."""

from datetime import date, datetime

import pytest

from services.sources import FEEDBACK_TAB, Spreadsheet
from services.sources.google_grids import numbers_in
from services.sources.google_sheets import GoogleSheets
from tests.google.handle import OFFICE as OWNER
from tests.google.handle import Google
from tests.sources.googles import Make, Put

# Moments in sheets bear no time zone; a time of day is that of the day before days.
HALF_PAST_SEVEN = datetime(1899, 12, 30, 7, 30)  # noqa: DTZ001
NOON = datetime(2021, 9, 1, 12, 0)  # noqa: DTZ001


def read(make: Make, folder: str, number: str) -> Spreadsheet:
    source = GoogleSheets(make(), folder)
    source.versions()
    return source.read(number)


def test_cells_come_as_a_workbook_has_them(make: Make, google: Google, folder: str, put: Put):
    number = put("Huyện A")
    typed = ["9/2021", "3/5/2021", "95%", "1.234,5", "007", "'5", "7:30", True, "=1/0", "", "=2+3"]
    google.type_as(OWNER, number, "Sheet1", "A1", [typed, ["", "", "x"]])
    raw = [{"numberValue": 1}, {"boolValue": False}, {"numberValue": 44440.5}, {"stringValue": "5"}]
    values = [{"userEnteredValue": value} for value in raw]
    stamp = {"numberFormat": {"type": "DATE_TIME", "pattern": "dd/mm/yyyy hh:mm"}}
    percent = {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}
    values[2]["userEnteredFormat"], values[0]["userEnteredFormat"] = stamp, percent
    google.batch_as(
        OWNER,
        number,
        {"updateCells": {
            "start": {"sheetId": 0, "rowIndex": 3},
            "rows": [{"values": values}],
            "fields": "userEnteredValue,userEnteredFormat",
        }},
    )  # fmt: skip
    (grid,) = read(make, folder, number).grids
    assert grid.rows == [
        [
            date(2021, 9, 1), date(2021, 5, 3), "95%", 1234.5, 7.0, "5",
            HALF_PAST_SEVEN, True, "#DIV/0!", "", 5.0,
        ],
        ["", "", "x"],
        [],
        ["100%", False, NOON, "5"],
    ]  # fmt: skip
    assert {type(cell) for row in grid.rows for cell in row} == {
        date, datetime, str, float, bool,
    }  # fmt: skip


def test_a_date_format_on_what_is_no_date_changes_nothing(
    make: Make, google: Google, folder: str, put: Put
):
    number = put("Huyện A")
    google.type_as(OWNER, number, "Sheet1", "A1", [["chữ", -5, 9_999_999, True]])
    form = {"userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}}}
    google.batch_as(
        OWNER,
        number,
        {"repeatCell": {
            "range": {"sheetId": 0, "endRowIndex": 1, "endColumnIndex": 9},
            "cell": form,
            "fields": "userEnteredFormat.numberFormat",
        }},
    )  # fmt: skip
    assert read(make, folder, number).grids[0].rows == [["chữ", -5.0, 9_999_999.0, True]]


def test_tabs_come_in_their_order_empty_and_hidden_ones_too_but_no_charts(
    make: Make, google: Google, folder: str, put: Put
):
    number = put("Huyện A")
    for tab in ("Việc làm", "O'Brien", FEEDBACK_TAB, "Kết luận", "A1", "Biểu đồ"):
        google.add_tab(number, tab)
    google.type_as(OWNER, number, "O'Brien", "B2", "x")
    google.type_as(OWNER, number, FEEDBACK_TAB, "A1", "của phần mềm")
    google.book(number).by_title("Biểu đồ").properties["sheetType"] = "OBJECT"
    google.batch_as(
        OWNER,
        number,
        *(
            {"updateSheetProperties": {"properties": {"sheetId": found.id, **change}, "fields": f}}
            for found, change, f in (
                (google.book(number).by_title("A1"), {"index": 0}, "index"),
                (google.book(number).by_title("Việc làm"), {"hidden": True}, "hidden"),
            )
        ),
    )
    found = read(make, folder, number)
    assert [(grid.tab, grid.hidden, grid.rows) for grid in found.grids] == [
        ("A1", False, []),
        ("Sheet1", False, []),
        ("Việc làm", True, []),
        ("O'Brien", False, [[], ["", "x"]]),
    ]


def test_a_spreadsheet_of_charts_alone_has_no_grids(
    make: Make, google: Google, folder: str, put: Put
):
    number = put("Huyện A")
    google.book(number).by_title("Sheet1").properties["sheetType"] = "OBJECT"
    assert read(make, folder, number).grids == ()


def test_merged_cells_and_hidden_rows_are_told(make: Make, google: Google, folder: str, put: Put):
    number = put("Huyện A")
    google.type_as(OWNER, number, "Sheet1", "A1", [["a"], ["b"], ["c"], ["d"]])
    box = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2}
    box |= {"startColumnIndex": 1, "endColumnIndex": 4}
    rows = {"sheetId": 0, "dimension": "ROWS", "startIndex": 2, "endIndex": 9}
    shown = {"filterSpecs": [{"columnIndex": 0, "filterCriteria": {"hiddenValues": ["b"]}}]}
    google.batch_as(
        OWNER,
        number,
        {"mergeCells": {"range": box, "mergeType": "MERGE_ALL"}},
        {"updateDimensionProperties": {
            "range": rows, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser",
        }},
        {"setBasicFilter": {"filter": {"range": {"sheetId": 0, "endColumnIndex": 1}, **shown}}},
    )  # fmt: skip
    (grid,) = read(make, folder, number).grids
    assert grid.merges == (((0, 1), (1, 3)),)
    # Rows 3 and 4 by hand, row 2 by the filter; below them there is nothing.
    assert grid.hidden_rows == {1, 2, 3}


def test_very_many_tabs_are_read_in_pieces(make: Make, google: Google, folder: str, put: Put):
    number = put("Cả tỉnh")
    tabs = [f"Chi đoàn dân cư xã Đồng Hoá số {at}" for at in range(100)]
    google.batch_as(OWNER, number, *({"addSheet": {"properties": {"title": t}}} for t in tabs))
    for at in (0, 42, 99):
        google.type_as(OWNER, number, tabs[at], "A1", at)
    grids = {grid.tab: grid.rows for grid in read(make, folder, number).grids}
    assert len(grids) == 101
    assert {tab: rows for tab, rows in grids.items() if rows} == {
        tabs[at]: [[float(at)]] for at in (0, 42, 99)
    }
    # 100 times "ranges=" and some 95 characters, by 6,000.
    assert google.counted()["values.batchGet"] == 2


def test_a_cell_has_an_address(make: Make, google: Google, folder: str, put: Put):
    number = put("Huyện A")
    google.add_tab(number, "Việc làm")
    gid = google.book(number).by_title("Việc làm").id
    found = read(make, folder, number)
    own = f"https://docs.google.com/spreadsheets/d/{number}/edit"
    assert found.link("Việc làm", "F37") == f"{own}#gid={gid}&range=F37"
    assert found.link("Sheet1", "A1") == f"{own}#gid=0&range=A1"
    assert found.link("Việc làm", "") == f"{own}#gid={gid}"
    assert found.link("", "") == found.link("Không có", "A1") == own


def test_the_digest_tells_content_and_not_what_the_application_writes(
    make: Make, google: Google, folder: str, put: Put
):
    number = put("Huyện A")
    digests = [read(make, folder, number).digest]
    google.add_tab(number, FEEDBACK_TAB)
    google.type_as(OWNER, number, FEEDBACK_TAB, "A1", "x")
    assert read(make, folder, number).digest == digests[0]
    hide = {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}}
    hide |= {"properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    for change in (
        lambda: google.type_as(OWNER, number, "Sheet1", "A1", "x"),
        lambda: google.batch_as(OWNER, number, {"updateDimensionProperties": hide}),
        lambda: google.rename_tab(number, "Sheet1", "Việc làm"),
        lambda: setattr(google.file(number), "name", "Huyện B"),
    ):
        change()
        digests.append(read(make, folder, number).digest)
    assert len(set(digests)) == 5


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ([["chữ", "5"], [True]], None),
        ([], None),
        ([["chữ"], ["", 5], [], [7.5, "chữ"]], "'O''Brien'!A2:B4"),
        ([[*[""] * 27, 1]], "'O''Brien'!A1:AB1"),
    ],
)
def test_only_where_numbers_are_is_it_asked_how_they_are_shown(
    values: list[list[object]], asked: str | None
):
    assert numbers_in({"properties": {"title": "O'Brien"}}, values) == asked
