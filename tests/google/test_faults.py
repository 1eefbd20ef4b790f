"""Each fault on order, as gspread meets it, and what it leaves behind."""

import time

import gspread
import pytest
import requests
from google.auth.exceptions import RefreshError
from gspread.exceptions import APIError

from tests.google.client import client
from tests.google.faults import Fault, parse
from tests.google.handle import Google


@pytest.fixture
def sheet(gc: gspread.Client, google: Google) -> gspread.Worksheet:
    return gc.create("Lỗi").sheet1


def rows(google: Google, sheet: gspread.Worksheet) -> list[list[object]]:
    return google.values(sheet.spreadsheet.id, "Sheet1")


@pytest.mark.parametrize(
    ("fault", "code", "status"),
    [
        (Fault("too_many", "values.append"), 429, "RESOURCE_EXHAUSTED"),
        (Fault("unavailable", "values.append"), 503, "UNAVAILABLE"),
        (Fault("internal", "values.append"), 500, "INTERNAL"),
        (Fault("refused", "values.append", status=403), 403, "PERMISSION_DENIED"),
    ],
)
def test_a_refused_call_is_not_applied_and_the_next_one_is(
    fault: Fault, code: int, status: str, sheet: gspread.Worksheet, google: Google
):
    google.fault(fault)
    with pytest.raises(APIError) as caught:
        sheet.append_row(["a"])
    assert (caught.value.code, caught.value.error["status"]) == (code, status)
    assert rows(google, sheet) == []
    sheet.append_row(["a"])
    assert rows(google, sheet) == [["a"]]
    assert fault.met == 1


def test_retry_after_is_sent_where_ordered(sheet: gspread.Worksheet, google: Google):
    google.fault(Fault("too_many", retry_after=7))
    with pytest.raises(APIError) as caught:
        sheet.acell("A1")
    assert caught.value.response.headers["retry-after"] == "7"


def test_an_html_page_has_no_code_for_gspread(sheet: gspread.Worksheet, google: Google):
    google.fault(Fault("html", status=502))
    with pytest.raises(APIError) as caught:
        sheet.acell("A1")
    assert caught.value.code == -1
    assert caught.value.response.status_code == 502
    assert caught.value.response.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("kind", "written"),
    [("cut_before", []), ("cut_after", [["a"]]), ("cut_inside", [["a"]])],
)
def test_a_cut_connection_is_an_error_whether_the_row_was_written_or_not(
    kind: str, written: list, sheet: gspread.Worksheet, google: Google
):
    google.fault(Fault(kind, "values.append"))
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        sheet.append_row(["a"])
    assert rows(google, sheet) == written
    assert sheet.get_all_values() == (written or [[]])


@pytest.mark.parametrize("kind", ["unavailable_after", "html_after"])
def test_an_error_may_come_though_the_row_was_written(
    kind: str, sheet: gspread.Worksheet, google: Google
):
    google.fault(Fault(kind, "values.append"))
    with pytest.raises(APIError):
        sheet.append_row(["a"])
    assert rows(google, sheet) == [["a"]]


def test_a_truncated_answer_is_no_json(sheet: gspread.Worksheet, google: Google):
    google.fault(Fault("truncated", "values.append"))
    with pytest.raises(requests.exceptions.JSONDecodeError):
        sheet.append_row(["a"])
    assert rows(google, sheet) == [["a"]]


@pytest.mark.parametrize(("kind", "at_once"), [("slow", [["a"]]), ("late", [])])
def test_a_call_may_be_written_before_or_after_the_caller_gave_up(
    kind: str, at_once: list, google: Google, google_key: dict[str, str]
):
    impatient = client(google_key, timeout=(5, 0.3))
    sheet = impatient.create("Chậm").sheet1
    google.fault(Fault(kind, "values.append", seconds=0.6))
    with pytest.raises(requests.exceptions.ReadTimeout):
        sheet.append_row(["a"])
    assert rows(google, sheet) == at_once
    time.sleep(0.6)
    assert rows(google, sheet) == [["a"]]
    impatient.http_client.session.close()


def test_a_fault_meets_the_nth_call_and_as_often_as_ordered(
    sheet: gspread.Worksheet, google: Google
):
    fault = google.fault(Fault("unavailable", "values.get", nth=2, times=2))
    outcomes = []
    for _ in range(4):
        try:
            sheet.acell("A1")
            outcomes.append(200)
        except APIError as refused:
            outcomes.append(refused.code)
    assert outcomes == [200, 503, 503, 200]
    assert fault.met == 2


def test_a_fault_may_last_until_it_is_mended(sheet: gspread.Worksheet, google: Google):
    google.fault(Fault("unavailable", times=0))
    for _ in range(3):
        with pytest.raises(APIError):
            sheet.acell("A1")
    google.mend()
    sheet.acell("A1")


def test_a_fault_may_concern_one_spreadsheet(gc: gspread.Client, google: Google):
    good, bad = gc.create("Tốt"), gc.create("Hỏng")
    google.fault(Fault("unavailable", spreadsheet=bad.id, times=0))
    assert good.sheet1.get_all_values() == [[]]
    with pytest.raises(APIError):
        bad.values_get("Sheet1")


def test_a_fault_may_be_ordered_by_method_and_path(sheet: gspread.Worksheet, google: Google):
    google.fault(Fault("unavailable", method="PUT", path=r"values/.*valueInputOption=RAW"))
    sheet.append_row(["a"])
    with pytest.raises(APIError):
        sheet.update([["b"]], "A1", value_input_option="RAW")


def test_drive_words_its_refusals_its_own_way(gc: gspread.Client, google: Google):
    google.fault(Fault("too_many", "drive.files.list"))
    with pytest.raises(APIError) as caught:
        gc.list_spreadsheet_files()
    assert caught.value.error["errors"][0]["domain"] == "usageLimits"
    google.fault(Fault("unavailable", "drive.*"))
    with pytest.raises(APIError) as caught:
        gc.list_spreadsheet_files()
    assert caught.value.error["errors"][0]["reason"] == "backendError"


def test_one_401_is_healed_by_google_auth(sheet: gspread.Worksheet, google: Google):
    google.fault(Fault("unauthorized"))
    sheet.acell("A1")
    assert google.counted()["token"] == 2


def test_a_refused_token_is_a_refresh_error(google: Google, google_key: dict[str, str]):
    google.fault(Fault("token_refused", "token", times=0))
    stranger = client(google_key)
    with pytest.raises(RefreshError):
        stranger.list_spreadsheet_files()
    stranger.http_client.session.close()


def test_a_key_may_be_revoked_between_two_calls(sheet: gspread.Worksheet, google: Google):
    google.fault(Fault("revoke_key", "values.get", nth=2))
    sheet.acell("A1")
    with pytest.raises(RefreshError):
        sheet.acell("A1")


def test_a_spreadsheet_may_be_unshared_between_two_calls(
    gc: gspread.Client, google: Google, google_key: dict[str, str]
):
    number = google.create("Của huyện")
    google.share(number, google_key["client_email"])
    google.fault(Fault("unshare", "values.get", nth=2))
    sheet = gc.open_by_key(number).sheet1
    sheet.acell("A1")
    with pytest.raises(APIError) as caught:
        sheet.acell("A1")
    assert caught.value.code == 403
    gc.list_spreadsheet_files()


def test_an_owned_spreadsheet_may_be_taken_away_too(sheet: gspread.Worksheet, google: Google):
    google.fault(Fault("unshare", "values.get"))
    with pytest.raises(APIError) as caught:
        sheet.acell("A1")
    assert caught.value.code == 403


@pytest.mark.parametrize("kind", ["rename_tab", "delete_tab"])
def test_a_tab_may_go_between_two_calls(kind: str, sheet: gspread.Worksheet, google: Google):
    sheet.spreadsheet.add_worksheet("Việc làm", 5, 5)
    google.fault(Fault(kind, "values.batchGet", tab="Việc làm"))
    with pytest.raises(APIError) as caught:
        sheet.spreadsheet.values_batch_get(["'Việc làm'"])
    assert caught.value.error["message"] == "Unable to parse range: 'Việc làm'"
    left = [one.title for one in sheet.spreadsheet.worksheets()]
    assert left == (["Sheet1", "Việc làm (cũ)"] if kind == "rename_tab" else ["Sheet1"])


def test_anything_may_happen_between_two_calls(sheet: gspread.Worksheet, google: Google):
    number = sheet.spreadsheet.id

    def typed(there: Google) -> None:
        there.type_as(there.file(number).owner, number, "Sheet1", "A1", "mới")

    google.fault(Fault("act", "values.get", nth=2, act=typed))
    assert [sheet.acell("A1").value for _ in range(2)] == [None, "mới"]


def test_a_fault_is_read_from_the_command_line():
    fault = parse("cut-after:operation=values.append,nth=2,times=0,seconds=1.5,retry_after=3")
    assert (fault.kind, fault.operation, fault.nth, fault.times) == (
        "cut_after",
        "values.append",
        2,
        0,
    )
    assert (fault.seconds, fault.retry_after) == (1.5, 3.0)


@pytest.mark.parametrize("text", ["explode", "html:colour=red", "html:nth"])
def test_a_wrong_fault_is_refused(text: str):
    with pytest.raises(ValueError, match="fault"):
        parse(text)
