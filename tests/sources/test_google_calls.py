"""Calls over real HTTP: what is asked, what is refused, and the key and the pace behind it."""

import logging
import threading
from contextlib import closing

import gspread
import pytest

from services.errors import GoogleKeyError, GoogleRefusedError, OutcomeUnknownError, Trouble
from services.sources.google import SCOPES, SCOPES_OF_THE_APPLICATION, GoogleCalls
from services.sources.pace import Kind, Pace
from services.sources.patience import Patience
from tests.google.faults import Fault
from tests.google.handle import Google
from tests.sources.googles import OFFICE, Make, Ticks, append, read, settings_for

SPREADSHEET = {"mimeType": "application/vnd.google-apps.spreadsheet"}
FILES = "/drive/v3/files"

# What is asked


def test_lists_give_their_name_again_and_what_is_none_is_left_out(make: Make, sheet: str):
    answer = make().call(
        "GET",
        f"/v4/spreadsheets/{sheet}/values:batchGet",
        params={"ranges": ["A1", "B1"], "majorDimension": None},
    )
    assert [one["range"] for one in answer["valueRanges"]] == ["Sheet1!A1", "Sheet1!B1"]


@pytest.mark.parametrize("told", [True, False])
def test_true_and_false_are_written_as_google_reads_them(make: Make, sheet: str, told: bool):
    found = make().call("GET", f"/v4/spreadsheets/{sheet}", params={"includeGridData": told})
    assert ("data" in found["sheets"][0]) is told


def test_an_answer_without_a_body_is_empty(make: Make, google: Google, sheet: str):
    assert make().call("DELETE", f"{FILES}/{sheet}") == {}
    assert google.spreadsheets() == {}


def test_the_account_is_told_before_anything_is_sent(make: Make, google: Google):
    assert make().account == "soket@tinhdoan-test.iam.gserviceaccount.com"
    assert google.calls() == []


def test_one_token_serves_many_threads(make: Make, google: Google, sheet: str):
    calls = make()
    threads = [threading.Thread(target=read, args=(calls, sheet)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert google.counted() == {"token": 1, "values.get": 8}


def test_the_running_application_may_read_and_write_cells_and_no_more(make: Make, sheet: str):
    calls = make(scopes=SCOPES_OF_THE_APPLICATION)
    append(calls, sheet)
    assert calls.call("GET", FILES)["files"][0]["id"] == sheet
    assert calls.call("GET", f"{FILES}/{sheet}/permissions")["permissions"]
    with pytest.raises(GoogleRefusedError) as caught:
        calls.call("POST", FILES, body={"name": "x", **SPREADSHEET}, repeatable=False)
    assert caught.value.status == 403


def test_with_the_whole_of_drive_files_are_made_shared_and_filled(make: Make, google: Google):
    calls = make(scopes=SCOPES)
    made = calls.call("POST", FILES, body={"name": "x", **SPREADSHEET}, repeatable=False)["id"]
    append(calls, made)
    share = {"type": "user", "role": "writer", "emailAddress": OFFICE}
    calls.call("POST", f"{FILES}/{made}/permissions", body=share, repeatable=False)
    assert google.role(made, OFFICE) == "writer"


# What is refused


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/v4/spreadsheets/{sheet}/values/Kh%C3%B4ng!A1", 400, "INVALID_ARGUMENT"),
        ("/v4/spreadsheets/{other}", 403, "PERMISSION_DENIED"),
        ("/v4/spreadsheets/none", 404, "NOT_FOUND"),
        ("/drive/v3/files/none", 404, "notFound"),
    ],
)
def test_a_refusal_is_told_with_googles_words_and_never_repeated(
    make: Make, google: Google, sheet: str, path: str, status: int, reason: str
):
    path = path.format(sheet=sheet, other=google.create("Của người khác"))
    with pytest.raises(GoogleRefusedError) as caught:
        make().call("GET", path)
    assert (caught.value.status, caught.value.reason) == (status, reason)
    assert caught.value.message
    assert len(google.calls()) == 2  # the token's, and this one


@pytest.mark.parametrize(("api", "path"), [("sheets", "/v4/spreadsheets/x"), ("drive", FILES)])
def test_an_api_that_is_off_is_told_by_its_own_word(
    make: Make, google: Google, api: str, path: str
):
    google.disable_api(api)
    with pytest.raises(GoogleRefusedError) as caught:
        make().call("GET", path)
    assert caught.value.reason == "SERVICE_DISABLED"


# The key


def test_a_key_that_is_none_is_told_without_its_words(make: Make, google: Google):
    key = {"client_email": "a@b.example", "private_key": "MIIfake", "token_uri": "x"}
    with pytest.raises(GoogleKeyError) as caught:
        make(settings_for(google, key)).call("GET", FILES)
    assert caught.value.reason is Trouble.KEY_UNUSABLE
    assert caught.value.__cause__ is None
    assert google.calls() == []


def test_a_revoked_key_is_told_and_asked_for_once(make: Make, google: Google, sheet: str):
    google.revoke_key()
    with pytest.raises(GoogleKeyError) as caught:
        read(make(), sheet)
    assert caught.value.reason is Trouble.KEY_REFUSED
    assert google.counted() == {"token": 1}


def test_a_key_revoked_in_mid_run_is_told_at_the_next_call(make: Make, google: Google, sheet: str):
    calls = make()
    read(calls, sheet)
    google.revoke_key()
    with pytest.raises(GoogleKeyError):
        read(calls, sheet)
    assert google.counted() == {"token": 2, "values.get": 2}


def test_a_token_that_is_refused_again_and_again_is_the_keys_fault(
    make: Make, google: Google, sheet: str
):
    google.fault(Fault("unauthorized", "values.get", times=0))
    with pytest.raises(GoogleKeyError):
        read(make(), sheet)
    assert google.counted() == {"token": 2, "values.get": 2}


def test_a_wrong_clock_is_told_from_a_wrong_key(make: Make, google: Google):
    google.skew_callers(3600)
    with pytest.raises(GoogleKeyError) as caught:
        make().call("GET", FILES)
    assert caught.value.reason is Trouble.CLOCK_WRONG


def test_neither_key_nor_token_stands_in_the_log_or_in_a_failure(
    make: Make, google: Google, google_key: dict[str, str], sheet: str,
    caplog: pytest.LogCaptureFixture,
):  # fmt: skip
    caplog.set_level(logging.DEBUG)
    google.fault(Fault("internal", "values.get"))
    calls = make()
    read(calls, sheet)
    google.fault(Fault("cut_after", "values.append"))
    with pytest.raises(OutcomeUnknownError) as caught:
        append(calls, sheet)
    told = caplog.text + repr(caught.value) + repr(vars(calls))
    assert "attempt 1" in caplog.text
    for secret in (google_key["private_key"][40:80], *google.cloud.tokens):
        assert secret not in told


# The pace


def test_the_quota_of_google_is_not_reached(make: Make, google: Google, sheet: str, ticks: Ticks):
    calls = make(limits={Kind.READ: 4, Kind.WRITE: 2, Kind.DRIVE: 9})
    for _ in range(9):
        read(calls, sheet)
    # Four at once, four a minute later, one after another minute; a turn comes after 61 seconds.
    assert ticks.now == 1000 + 2 * 61


def test_after_too_many_calls_nobody_starts_one_for_as_long_as_google_asks(
    google: Google, google_key: dict[str, str], sheet: str, ticks: Ticks
):
    hasty = Patience(clock=ticks.clock, sleep=lambda _seconds: None, chance=lambda: 0.5)
    pace = Pace(clock=ticks.clock, sleep=ticks.sleep)
    google.fault(Fault("too_many", "values.get", retry_after=30))
    with closing(GoogleCalls(settings_for(google, google_key), SCOPES, hasty, pace)) as calls:
        read(calls, sheet)
    assert ticks.slept == [30.5]


def test_gspread_itself_goes_the_same_way(make: Make, google: Google, sheet: str):
    calls = make()
    client = gspread.Client(auth=None, session=None, http_client=lambda *_: calls._http)
    google.fault(Fault("internal", "spreadsheets.get"))
    assert client.open_by_key(sheet).title == "Huyện A"
    google.fault(Fault("unavailable_after", "values.append"))
    with pytest.raises(OutcomeUnknownError):
        client.open_by_key(sheet).sheet1.append_row(["dòng"])
    assert google.counted()["values.append"] == 1
