"""What programs leave on files, tabs and columns: it is found by, and goes where they go."""

import gspread
import pytest
from gspread.exceptions import APIError

from tests.google.asking import do, got
from tests.google.cloud import FOLDER
from tests.google.handle import OFFICE, Google

FILES = "https://www.googleapis.com/drive/v3/files"
SHEET = "application/vnd.google-apps.spreadsheet"
COLUMN = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 2, "endIndex": 3}
MARKS = "sheets(data(columnMetadata(developerMetadata(metadataKey,metadataValue))))"


def listed(gc: gspread.Client, q: str) -> list[str]:
    params = {"q": q, "fields": "files(name,appProperties)"}
    return [
        one["name"] for one in gc.http_client.request("get", FILES, params=params).json()["files"]
    ]


def test_a_file_is_found_by_what_an_application_noted_on_it(gc: gspread.Client):
    def made(name: str, **marks: str) -> str:
        body = {"name": name, "mimeType": SHEET, "appProperties": marks}
        params = {"fields": "id,appProperties"}
        answer = gc.http_client.request("post", FILES, params=params, json=body).json()
        assert answer["appProperties"] == marks
        return answer["id"]

    made("Tỉnh", soket="province")
    unit = made("Huyện", soket="unit", soket_unit="hn-lynhan")
    asked = "appProperties has { key='soket' and value='unit' }"
    assert listed(gc, asked) == ["Huyện"]
    gc.http_client.request("patch", f"{FILES}/{unit}", json={"appProperties": {"soket": None}})
    assert listed(gc, asked) == []
    assert listed(gc, "appProperties has { key='soket_unit' and value='hn-lynhan' }") == ["Huyện"]
    with pytest.raises(APIError, match="Invalid Value"):
        listed(gc, "appProperties has { value='unit' and key='soket' }")


def test_an_account_of_a_service_may_be_kept_from_owning_files(gc: gspread.Client, google: Google):
    google.cloud.services_own = False
    with pytest.raises(APIError) as caught:
        gc.create("Số liệu")
    assert caught.value.code == 403
    assert caught.value.error["errors"][0]["reason"] == "storageQuotaExceeded"


def test_a_file_in_a_folder_tells_whom_the_folder_is_shared_with(
    gc: gspread.Client, google: Google, google_key: dict[str, str]
):
    folder = google.create_folder("Số liệu")
    assert google.file(folder).mime == FOLDER
    google.share(folder, google_key["client_email"], "writer")
    body = {"name": "Huyện", "mimeType": SHEET, "parents": [folder]}
    params = {"fields": "permissions(emailAddress,role)"}
    answer = gc.http_client.request("post", FILES, params=params, json=body).json()
    roles = {one["emailAddress"]: one["role"] for one in answer["permissions"]}
    # Whoever owns the folder may write to what others put into it, and does not own that.
    assert roles == {google_key["client_email"]: "owner", OFFICE: "writer"}


def test_a_note_on_a_column_goes_where_the_column_goes_and_goes_with_it(gc: gspread.Client):
    book = gc.create("Số liệu")

    def marked() -> list[tuple[int, str]]:
        (sheet,) = got(book, fields=MARKS, ranges="A1:F1")["sheets"]
        return [
            (at, one["developerMetadata"][0]["metadataValue"])
            for at, one in enumerate(sheet["data"][0]["columnMetadata"])
            if "developerMetadata" in one
        ]

    note = {"metadataKey": "soket.column", "metadataValue": "period_id", "visibility": "DOCUMENT"}
    place = {"location": {"dimensionRange": COLUMN}}
    do(book, createDeveloperMetadata={"developerMetadata": note | place})
    assert marked() == [(2, "period_id")]
    before = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 2}
    do(book, insertDimension={"range": before})
    assert marked() == [(4, "period_id")]
    do(book, deleteDimension={"range": before})
    rows = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 9}
    do(book, insertDimension={"range": rows})
    assert marked() == [(2, "period_id")]
    do(book, deleteDimension={"range": COLUMN})
    assert marked() == []


def test_a_deleted_tab_takes_the_notes_on_its_columns_along(gc: gspread.Client, google: Google):
    book = gc.create("Số liệu")
    note = {"metadataKey": "k", "visibility": "DOCUMENT"}
    place = {"location": {"dimensionRange": COLUMN}}
    do(book, createDeveloperMetadata={"developerMetadata": note | place})
    do(book, addSheet={"properties": {"title": "Khác"}}, deleteSheet={"sheetId": 0})
    assert google.book(book.id).metadata == {}
