"""Each fault at each call of the source: what passes leaves no trace, what stays is told."""

import socket

import pytest

from services.config import GoogleSettings
from services.errors import SourceUnreachableError, SpreadsheetUnreadableError, Trouble
from services.intake.findings import Code
from services.reading import Readings, look
from services.sources.google import GoogleCalls
from services.sources.google_sheets import GoogleSheets
from tests.google.faults import Fault
from tests.google.handle import OFFICE as OWNER
from tests.google.handle import Google
from tests.sources.googles import OFFICE, Make, Put

LOOKING = ("token", "drive.files.get", "drive.files.list")
READING = ("spreadsheets.get", "values.batchGet")
PASSING = (
    "too_many", "unavailable", "internal", "html", "cut_before", "cut_after", "cut_inside",
    "unavailable_after", "html_after", "truncated", "unauthorized", "expire_tokens",
)  # fmt: skip
LASTING = {
    "unavailable": Trouble.SERVER_ERROR,
    "html": Trouble.SERVER_ERROR,
    "truncated": Trouble.SERVER_ERROR,
    "cut_before": Trouble.NO_ANSWER,
    "cut_inside": Trouble.NO_ANSWER,
    "too_many": Trouble.QUOTA_USED,
}


@pytest.fixture
def sheet(google: Google, account: str) -> str:
    """A district's spreadsheet of two tabs, shared with the application."""
    number = google.create("Huyện A")
    google.share(number, account)
    google.type_as(OWNER, number, "Sheet1", "A1", [["Kỳ", "Số"], ["2021-Q1", 12]])
    google.add_tab(number, "Việc làm")
    google.type_as(OWNER, number, "Việc làm", "A1", "x")
    return number


def seen(calls: GoogleCalls, address: str, sheet: str) -> object:
    source = GoogleSheets(calls, address)
    return source.versions(), source.read(sheet)


@pytest.mark.parametrize("kind", PASSING)
@pytest.mark.parametrize("operation", LOOKING + READING)
def test_what_passes_leaves_no_trace(
    make: Make, google: Google, sheet: str, folder: str, operation: str, kind: str
):
    if operation == "token" and kind in ("unauthorized", "expire_tokens"):
        kind = "unavailable"
    google.file(sheet).parents = [folder]
    expected = seen(make(), folder, sheet)
    fault = google.fault(Fault(kind, operation))
    assert seen(make(), folder, sheet) == expected
    assert fault.met == 1


@pytest.mark.parametrize("operation", LOOKING + READING)
def test_a_slow_answer_is_asked_for_again(
    make: Make, google: Google, sheet: str, folder: str, operation: str
):
    google.file(sheet).parents = [folder]
    expected = seen(make(), folder, sheet)
    google.fault(Fault("slow", operation, seconds=0.5))
    assert seen(make(read=0.25), folder, sheet) == expected


@pytest.mark.parametrize("kind", LASTING)
@pytest.mark.parametrize("operation", LOOKING)
def test_a_place_that_cannot_be_listed_tells_why(
    make: Make, google: Google, folder: str, operation: str, kind: str
):
    source = GoogleSheets(make(), folder)
    google.fault(Fault(kind, operation, times=0))
    with pytest.raises(SourceUnreachableError) as caught:
        source.versions()
    assert caught.value.place == folder
    # Too many calls for a token is Google's own trouble: there is no quota of ours for it.
    ours = LASTING[kind]
    theirs = Trouble.SERVER_ERROR if ours is Trouble.QUOTA_USED else ours
    assert caught.value.reason is (theirs if operation == "token" else ours)


@pytest.mark.parametrize("kind", LASTING)
@pytest.mark.parametrize("operation", READING)
def test_a_spreadsheet_for_which_google_does_not_answer_is_busy_and_comes_by_itself(
    make: Make, google: Google, sheet: str, operation: str, kind: str
):
    source = GoogleSheets(make(failures=99), sheet)
    source.versions()
    fault = google.fault(Fault(kind, operation, times=0))
    with pytest.raises(SpreadsheetUnreadableError) as caught:
        source.read(sheet)
    assert (caught.value.spreadsheet_id, caught.value.code) == (sheet, Code.FILE_BUSY)
    assert fault.met > 1
    google.mend()
    assert len(source.read(sheet).grids) == 2


@pytest.mark.parametrize("operation", READING)
def test_one_that_is_unshared_in_mid_run(make: Make, google: Google, sheet: str, operation: str):
    source = GoogleSheets(make(), sheet)
    source.versions()
    google.fault(Fault("unshare", operation))
    with pytest.raises(SpreadsheetUnreadableError) as caught:
        source.read(sheet)
    assert caught.value.code == Code.FILE_NOT_SHARED


@pytest.mark.parametrize("operation", READING)
def test_one_that_is_deleted_in_mid_run(make: Make, google: Google, sheet: str, operation: str):
    source = GoogleSheets(make(), sheet)
    source.versions()
    google.fault(Fault("act", operation, act=lambda handle: handle.delete(sheet)))
    with pytest.raises(SpreadsheetUnreadableError) as caught:
        source.read(sheet)
    assert caught.value.code == Code.FILE_GONE


@pytest.mark.parametrize("operation", READING)
def test_one_that_is_thrown_away_in_mid_run_is_read_to_the_end(
    make: Make, google: Google, sheet: str, operation: str
):
    source = GoogleSheets(make(), sheet)
    source.versions()
    google.fault(Fault("trash", operation))
    assert len(source.read(sheet).grids) == 2


@pytest.mark.parametrize(
    ("kind", "tabs"),
    [("rename_tab", ["Sheet1", "Đổi tên"]), ("delete_tab", ["Sheet1"])],
)
def test_a_tab_that_changes_between_two_calls_is_read_as_it_is_afterwards(
    make: Make, google: Google, sheet: str, kind: str, tabs: list[str]
):
    google.fault(Fault(kind, "values.batchGet", tab="Việc làm", to="Đổi tên"))
    source = GoogleSheets(make(), sheet)
    assert [grid.tab for grid in source.read(sheet).grids] == tabs
    # The tabs twice, and at the end how their numbers are shown.
    assert google.counted()["spreadsheets.get"] == 3
    assert google.counted()["values.batchGet"] == 2


def test_a_tab_that_changes_again_and_again_is_left_to_the_next_look(
    make: Make, google: Google, sheet: str
):
    google.fault(Fault("refused", "values.batchGet", status=400, times=0))
    with pytest.raises(SpreadsheetUnreadableError) as caught:
        GoogleSheets(make(), sheet).read(sheet)
    assert caught.value.code == Code.FILE_UNREACHABLE
    assert google.counted()["values.batchGet"] == 2


@pytest.mark.parametrize("operation", ["drive.files.list", *READING])
def test_a_key_that_is_revoked_in_mid_run_is_the_whole_places_trouble(
    make: Make, google: Google, sheet: str, folder: str, operation: str
):
    google.fault(Fault("revoke_key", operation))
    with pytest.raises(SourceUnreachableError) as caught:
        seen(make(), folder, sheet)
    assert caught.value.reason is Trouble.KEY_REFUSED


@pytest.mark.parametrize("api", ["sheets", "drive"])
def test_an_api_that_is_off_is_the_whole_places_trouble(
    make: Make, google: Google, sheet: str, api: str
):
    google.disable_api(api)
    with pytest.raises(SourceUnreachableError) as caught:
        seen(make(), f"https://docs.google.com/spreadsheets/d/{sheet}", sheet)
    assert caught.value.reason is Trouble.API_DISABLED


def test_a_token_that_may_not_read_cells_is_the_whole_places_trouble(
    make: Make, google: Google, sheet: str
):
    weak = make(scopes=("https://www.googleapis.com/auth/drive.metadata.readonly",))
    with pytest.raises(SourceUnreachableError) as caught:
        seen(weak, sheet, sheet)
    assert caught.value.reason is Trouble.NOT_ALLOWED


def test_without_a_network_reading_is_the_whole_places_trouble(
    make: Make, google_key: dict[str, str]
):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}"
    calls = make(GoogleSettings(google_key, OFFICE, nowhere))
    with pytest.raises(SourceUnreachableError) as caught:
        GoogleSheets(calls, OFFICE).read("1" + "x" * 43)
    assert caught.value.reason is Trouble.NO_NETWORK


def test_twelve_at_once_cost_one_call_and_three_for_each(
    make: Make, google: Google, folder: str, put: Put
):
    for number in range(12):
        google.type_as(OWNER, put(f"Bảng {number}"), "Sheet1", "A1", number)
    source = GoogleSheets(make(), f"https://drive.google.com/drive/folders/{folder}")
    readings = look(source, Readings())
    assert len(readings.kept) == 12
    assert google.counted() == {
        "token": 1, "drive.files.list": 1, "spreadsheets.get": 24, "values.batchGet": 12,
    }  # fmt: skip
    google.forget_calls()
    assert look(source, readings) is readings
    assert google.counted() == {"drive.files.list": 1}


@pytest.mark.parametrize("kind", ["rename_tab", "delete_tab"])
def test_a_tab_that_changes_before_its_numbers_are_asked_for_is_read_anew(
    make: Make, google: Google, sheet: str, kind: str
):
    google.type_as(OWNER, sheet, "Việc làm", "A1", 7)
    google.fault(Fault(kind, "spreadsheets.get", tab="Việc làm", to="Đổi tên", nth=2))
    grids = GoogleSheets(make(), sheet).read(sheet).grids
    expected = {"rename_tab": ["Sheet1", "Đổi tên"], "delete_tab": ["Sheet1"]}
    assert [grid.tab for grid in grids] == expected[kind]
