"""Calls a minute are counted, and refused above the quota when the quota is on."""

import datetime as dt

import gspread
import pytest
from gspread.exceptions import APIError

from tests.google.handle import Google

NOON = dt.datetime(2024, 6, 15, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def sheet(gc: gspread.Client, google: Google) -> gspread.Worksheet:
    google.set_clock(NOON, stopped=True)
    made = gc.create("Đếm").sheet1
    google.advance(60)
    google.cloud.quotas.on = True
    return made


def test_the_61st_read_of_a_minute_is_refused_until_the_minute_is_over(
    sheet: gspread.Worksheet, google: Google
):
    for _ in range(60):
        sheet.acell("A1")
    with pytest.raises(APIError) as caught:
        sheet.acell("A1")
    assert caught.value.code == 429
    error = caught.value.error
    assert error["status"] == "RESOURCE_EXHAUSTED"
    assert error["message"].startswith(
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per "
        "user' of service 'sheets.googleapis.com' for consumer 'project_number:"
    )
    assert error["details"][0]["reason"] == "RATE_LIMIT_EXCEEDED"
    assert error["details"][0]["metadata"]["quota_limit"] == "ReadRequestsPerMinutePerUser"
    assert "retry-after" not in caught.value.response.headers
    google.advance(60)
    sheet.acell("A1")


def test_writes_are_counted_apart_and_a_batch_once(sheet: gspread.Worksheet, google: Google):
    google.cloud.quotas.reads_per_user = 0
    google.cloud.quotas.writes_per_user = 2
    request = {"updateSheetProperties": {"properties": {"index": 0}, "fields": "index"}}
    sheet.spreadsheet.batch_update({"requests": [request] * 5})
    sheet.update([["a"]], "A1")
    with pytest.raises(APIError) as caught:
        sheet.update([["b"]], "A1")
    assert "'Write requests per minute per user'" in caught.value.error["message"]
    assert google.values(sheet.spreadsheet.id, "Sheet1") == [["a"]]


def test_drive_refuses_with_usage_limits(gc: gspread.Client, google: Google):
    google.cloud.quotas.on = True
    google.cloud.quotas.drive_per_user = 250
    gc.list_spreadsheet_files()
    gc.list_spreadsheet_files()
    with pytest.raises(APIError) as caught:
        gc.list_spreadsheet_files()
    assert caught.value.code == 403
    assert caught.value.error["errors"][0]["domain"] == "usageLimits"
    assert caught.value.error["errors"][0]["reason"] == "userRateLimitExceeded"


def test_the_project_has_a_quota_of_its_own(sheet: gspread.Worksheet, google: Google):
    google.cloud.quotas.reads_per_project = 1
    sheet.acell("A1")
    with pytest.raises(APIError) as caught:
        sheet.acell("A1")
    metadata = caught.value.error["details"][0]["metadata"]
    assert metadata["quota_limit"] == "ReadRequestsPerMinutePerProject"


def test_calls_are_logged_and_counted(sheet: gspread.Worksheet, google: Google):
    google.forget_calls()
    for _ in range(3):
        sheet.acell("A1")
        google.advance(25)
    sheet.update([["a"]], "A1")
    google.advance(100)
    sheet.acell("A1")
    assert google.counted() == {"values.get": 4, "values.update": 1}
    assert len(google.calls("sheets.read")) == 4
    assert len(google.calls("values.*")) == 5
    assert google.busiest_minute("sheets.read") == 3
    assert google.busiest_minute("sheets.write") == 1
