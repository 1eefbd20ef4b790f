"""What hangs on ranges: protection, colours, names, developer metadata."""

import gspread
import pytest
from gspread.exceptions import APIError

from tests.google.asking import Book, do, got, grid
from tests.google.handle import OFFICE, Google


@pytest.fixture
def book(gc: gspread.Client) -> Book:
    return gc.create("Thử")


def test_a_protected_range_names_who_may_edit_in_the_next_metadata(
    book: Book, google_key: dict[str, str]
):
    range_ = grid(0, 1, 0, 5)
    given = {"range": range_, "description": "Tiêu đề", "editors": {"users": []}}
    reply = do(book, addProtectedRange={"protectedRange": given})[0]
    protected = reply["addProtectedRange"]["protectedRange"]
    assert protected["editors"] == {}
    assert "sheetId" not in protected["range"]
    number = protected["protectedRangeId"]
    assert isinstance(number, int)
    listed = got(book)["sheets"][0]["protectedRanges"][0]
    assert listed["editors"] == {"users": [google_key["client_email"]]}
    change = {"protectedRangeId": number, "description": "Khác"}
    do(book, updateProtectedRange={"protectedRange": change, "fields": "description"})
    assert got(book)["sheets"][0]["protectedRanges"][0]["description"] == "Khác"
    do(book, deleteProtectedRange={"protectedRangeId": number})
    assert "protectedRanges" not in got(book)["sheets"][0]


def test_what_others_protect_is_closed_to_the_service_account(
    google: Google, gc: gspread.Client, google_key: dict[str, str]
):
    number = google.create("Của văn phòng")
    google.share(number, google_key["client_email"])
    given = {"range": grid(0, 1, 0, 26), "editors": {"users": []}}
    google.batch_as(OFFICE, number, {"addProtectedRange": {"protectedRange": given}})
    book = gc.open_by_key(number)
    with pytest.raises(APIError) as caught:
        book.sheet1.update([["x"]], "A1")
    assert caught.value.code == 400
    assert "protected cell or object" in caught.value.error["message"]
    book.sheet1.update([["x"]], "A2")
    protected = book.fetch_sheet_metadata()["sheets"][0]["protectedRanges"][0]
    assert "requestingUserCanEdit" not in protected


def test_conditional_colours_are_added_changed_and_taken_away(book: Book):
    rule = {
        "ranges": [grid(1, 9, 0, 3)],
        "booleanRule": {
            "condition": {"type": "BLANK"},
            "format": {"backgroundColor": {"red": 1, "green": 0.8, "blue": 0.8}},
        },
    }
    do(book, addConditionalFormatRule={"rule": rule, "index": 0})
    listed = got(book, fields="sheets.conditionalFormats")["sheets"][0]["conditionalFormats"]
    assert len(listed) == 1
    assert "sheetId" not in listed[0]["ranges"][0]
    do(book, deleteConditionalFormatRule={"sheetId": 0, "index": 0})
    assert got(book, fields="sheets.conditionalFormats") == {"sheets": [{}]}


def test_named_ranges_are_found_by_name(book: Book):
    book.sheet1.update([["a", "b"]], "A1")
    reply = do(book, addNamedRange={"namedRange": {"name": "TieuDe", "range": grid(0, 1, 0, 2)}})
    named = reply[0]["addNamedRange"]["namedRange"]
    assert named["namedRangeId"].isdigit()
    assert book.values_get("TieuDe")["values"] == [["a", "b"]]
    do(book, deleteNamedRange={"namedRangeId": named["namedRangeId"]})
    with pytest.raises(APIError):
        book.values_get("TieuDe")


def search(book: Book, **lookup: object) -> dict:
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{book.id}/developerMetadata:search"
    filters = {"dataFilters": [{"developerMetadataLookup": lookup}]}
    return book.client.request("post", url, json=filters).json()


def test_developer_metadata_is_found_by_key_and_its_id_is_taken_once(book: Book):
    given = {
        "metadataId": 77,
        "metadataKey": "bang",
        "metadataValue": "viec-lam",
        "location": {"sheetId": 0},
        "visibility": "DOCUMENT",
    }
    do(book, createDeveloperMetadata={"developerMetadata": given})
    found = search(book, metadataKey="bang")["matchedDeveloperMetadata"]
    assert found[0]["developerMetadata"]["metadataValue"] == "viec-lam"
    assert found[0]["developerMetadata"]["location"] == {"locationType": "SHEET", "sheetId": 0}
    assert search(book, metadataKey="khác") == {}
    with pytest.raises(APIError):
        do(book, createDeveloperMetadata={"developerMetadata": given})
    too_long = given | {"metadataId": 78, "metadataValue": "x" * 30_000}
    with pytest.raises(APIError):
        do(book, createDeveloperMetadata={"developerMetadata": too_long})
    do(
        book,
        deleteDeveloperMetadata={"dataFilter": {"developerMetadataLookup": {"metadataId": 77}}},
    )
    assert search(book, metadataKey="bang") == {}
