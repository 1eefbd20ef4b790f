"""Files, sharing, and finding what has changed."""

import datetime as dt

import gspread
import pytest
from gspread.exceptions import APIError, SpreadsheetNotFound

from tests.google.handle import OFFICE, Google

DISTRICT = "lynhan@doan.example"
FILES = "https://www.googleapis.com/drive/v3/files"
SHEETS_ONLY = "mimeType='application/vnd.google-apps.spreadsheet' and trashed=false"


def listed(gc: gspread.Client, q: str = SHEETS_ONLY, **params: object) -> dict:
    fields = "nextPageToken,incompleteSearch,files(id,name,modifiedTime,version)"
    return gc.http_client.request("get", FILES, params={"q": q, "fields": fields} | params).json()


def test_a_created_spreadsheet_is_listed_and_opened_by_title(gc: gspread.Client):
    book = gc.create("Số liệu 2024")
    assert gc.open("Số liệu 2024").id == book.id
    assert [one["id"] for one in gc.list_spreadsheet_files("Số liệu 2024")] == [book.id]
    with pytest.raises(SpreadsheetNotFound):
        gc.open("Không có")


def test_only_what_is_shared_is_seen(
    gc: gspread.Client, google: Google, google_key: dict[str, str]
):
    number = google.create("Của huyện", DISTRICT)
    with pytest.raises(PermissionError):
        gc.open_by_key(number)
    with pytest.raises(APIError) as caught:
        gc.http_client.request("get", f"{FILES}/{number}")
    assert caught.value.code == 404
    assert caught.value.error["message"] == f"File not found: {number}."
    assert listed(gc)["files"] == []
    google.share(number, google_key["client_email"], "reader")
    assert gc.open_by_key(number).title == "Của huyện"
    assert [one["id"] for one in listed(gc)["files"]] == [number]


def test_a_reader_may_not_write(gc: gspread.Client, google: Google, google_key: dict[str, str]):
    number = google.create("Chỉ đọc")
    google.share(number, google_key["client_email"], "reader")
    with pytest.raises(APIError) as caught:
        gc.open_by_key(number).sheet1.update([["x"]], "A1")
    assert caught.value.code == 403
    assert caught.value.error["status"] == "PERMISSION_DENIED"
    assert caught.value.error["message"] == "The caller does not have permission"


def test_an_unknown_spreadsheet_is_not_found(gc: gspread.Client):
    with pytest.raises(SpreadsheetNotFound):
        gc.open_by_key("1" + "x" * 43)


def test_sharing_lists_and_takes_back_permissions(gc: gspread.Client, google: Google):
    book = gc.create("Chung")
    book.share(DISTRICT, perm_type="user", role="writer", notify=False)
    book.share(OFFICE, perm_type="user", role="reader", notify=False)
    roles = {one["emailAddress"]: one["role"] for one in book.list_permissions()}
    assert roles[DISTRICT] == "writer"
    assert roles[OFFICE] == "reader"
    assert google.role(book.id, DISTRICT) == "writer"
    book.remove_permissions(DISTRICT)
    assert google.role(book.id, DISTRICT) == ""


def test_a_stranger_may_not_share(gc: gspread.Client, google: Google, google_key: dict[str, str]):
    number = google.create("Của văn phòng")
    google.share(number, google_key["client_email"], "reader")
    with pytest.raises(APIError) as caught:
        gc.open_by_key(number).share(DISTRICT, perm_type="user", role="writer", notify=False)
    assert caught.value.error["errors"][0]["reason"] == "insufficientFilePermissions"


def test_sharing_with_no_address_is_refused(gc: gspread.Client):
    with pytest.raises(APIError) as caught:
        gc.create("Chung").share("không phải thư", perm_type="user", role="writer")
    assert caught.value.code == 400


def test_an_edit_moves_the_time_and_the_version(gc: gspread.Client, google: Google):
    start = dt.datetime(2024, 6, 15, 8, 0, tzinfo=dt.UTC)
    google.set_clock(start, stopped=True)
    book = gc.create("Đổi")
    before = listed(gc)["files"][0]
    google.advance(60)
    book.sheet1.update([["a"]], "A1")
    after = listed(gc)["files"][0]
    assert before["modifiedTime"] == "2024-06-15T08:00:00.000Z"
    assert after["modifiedTime"] == "2024-06-15T08:01:00.000Z"
    assert int(after["version"]) > int(before["version"])
    # Sharing is seen in the version alone.
    google.advance(60)
    book.share(DISTRICT, perm_type="user", role="reader", notify=False)
    shared = listed(gc)["files"][0]
    assert shared["modifiedTime"] == after["modifiedTime"]
    assert int(shared["version"]) > int(after["version"])


def test_a_query_finds_what_changed_since(gc: gspread.Client, google: Google):
    google.set_clock(dt.datetime(2024, 6, 15, 8, 0, tzinfo=dt.UTC), stopped=True)
    old, new = gc.create("Cũ"), gc.create("Mới")
    google.advance(3600)
    new.sheet1.update([["a"]], "A1")
    since = f"{SHEETS_ONLY} and modifiedTime > '2024-06-15T08:30:00Z'"
    assert [one["id"] for one in listed(gc, since)["files"]] == [new.id]
    google.trash(new.id)
    assert listed(gc, since)["files"] == []
    assert [one["id"] for one in listed(gc)["files"]] == [old.id]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("name = 'Huyện A'", ["Huyện A"]),
        ("name contains 'huyện' and not name = 'Huyện A'", ["Huyện B"]),
        ("name = 'Huyện A' or name = 'Tỉnh \\'X\\''", ["Huyện A", "Tỉnh 'X'"]),
        (f"'{OFFICE}' in owners", ["Huyện B"]),
        ("(name = \"Huyện B\") and mimeType != 'text/plain'", ["Huyện B"]),
    ],
)
def test_queries_are_understood(
    q: str, found: list[str], gc: gspread.Client, google: Google, google_key: dict[str, str]
):
    gc.create("Huyện A")
    gc.create("Tỉnh 'X'")
    google.share(google.create("Huyện B"), google_key["client_email"])
    assert sorted(one["name"] for one in listed(gc, q)["files"]) == found


def test_a_wrong_query_is_an_invalid_value(gc: gspread.Client):
    with pytest.raises(APIError) as caught:
        listed(gc, "name is 'x'")
    assert caught.value.error["message"] == "Invalid Value"
    assert caught.value.error["errors"][0]["location"] == "q"


def test_a_list_comes_in_pages(gc: gspread.Client, google: Google, google_key: dict[str, str]):
    for number in range(7):
        google.create(f"Huyện {number}", google_key["client_email"])
    first = listed(gc, pageSize=3)
    second = listed(gc, pageSize=3, pageToken=first["nextPageToken"])
    third = listed(gc, pageSize=3, pageToken=second["nextPageToken"])
    assert "nextPageToken" not in third
    pages = [first["files"], second["files"], third["files"]]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({one["id"] for page in pages for one in page}) == 7


def test_drive_may_be_behind(gc: gspread.Client, google: Google):
    google.set_clock(dt.datetime(2024, 6, 15, 8, 0, tzinfo=dt.UTC), stopped=True)
    book = gc.create("Chậm")
    google.cloud.drive_lag = 600
    google.advance(900)
    before = listed(gc)["files"][0]
    book.sheet1.update([["a"]], "A1")
    assert listed(gc)["files"][0] == before
    google.advance(601)
    assert listed(gc)["files"][0]["version"] != before["version"]


def test_a_deleted_file_is_gone(gc: gspread.Client):
    book = gc.create("Xoá")
    gc.del_spreadsheet(book.id)
    with pytest.raises(SpreadsheetNotFound):
        gc.open_by_key(book.id)


def test_a_copy_has_the_cells_and_none_of_the_people(gc: gspread.Client, google: Google):
    book = gc.create("Gốc")
    book.sheet1.update([["a"]], "A1")
    google.share(book.id, DISTRICT)
    copy = gc.copy(book.id, copy_comments=False)
    assert copy.title == "Copy of Gốc"
    assert copy.sheet1.get_all_values() == [["a"]]
    assert google.role(copy.id, DISTRICT) == ""


def test_what_lies_in_a_shared_folder_is_shared(
    gc: gspread.Client, google: Google, google_key: dict[str, str]
):
    body = {"name": "Thư mục", "mimeType": "application/vnd.google-apps.folder"}
    folder = gc.http_client.request("post", FILES, json=body).json()["id"]
    book = gc.create("Trong", folder_id=folder)
    google.share(folder, DISTRICT, "writer")
    assert google.role(book.id, DISTRICT) == "writer"
    assert [one["id"] for one in gc.list_spreadsheet_files(folder_id=folder)] == [book.id]
