"""Google itself read in the background: what changed, what failed, and a restart meanwhile."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from services.errors import Trouble
from services.intake.findings import Code
from services.refresh import Refresher
from services.sources.google import GoogleCalls, GoogleSheets
from services.store import Store
from tests.google.faults import Fault
from tests.google.fixtures import google, google_key, google_stage
from tests.google.handle import OFFICE, Google
from tests.sources.googles import Ticks, calls_to, settings_for
from tests.watched import referred

__all__ = ["google", "google_key", "google_stage"]

HEADS = (
    "Đơn vị",
    "Ngày thực hiện",
    "Loại hoạt động",
    "Số thanh niên được giới thiệu việc làm",
    "Trạng thái xác minh",
)
UNITS = (
    ("Mã đơn vị", "Tên đơn vị", "Cấp", "Trực thuộc"),
    ("hn", "Tỉnh đoàn", "tỉnh", ""),
    ("a", "Huyện An", "huyện", "hn"),
    ("b", "Huyện Bình", "huyện", "hn"),
    ("c", "Huyện Cát", "huyện", "hn"),
)
A_QUARTER_OF_AN_HOUR = 900
Make = Callable[..., Refresher]


def typed(google: Google, sheet: str, tab: str, rows: tuple[tuple[object, ...], ...]) -> None:
    google.rename_tab(sheet, "Sheet1", tab)
    for number, row in enumerate(rows, 1):
        for letter, value in zip("ABCDEFG", row, strict=False):
            google.type_as(OFFICE, sheet, tab, f"{letter}{number}", value)


def job(unit: str, referred: int) -> tuple[object, ...]:
    return (unit, "12/05/2021", "Giới thiệu việc làm", referred, "Có báo cáo")


@pytest.fixture
def sheets(google: Google, google_key: Mapping[str, str]) -> dict[str, str]:
    """A province's spreadsheet and three districts' in one folder; name -> id, and "folder"."""
    folder = google.create_folder("Số liệu")
    google.share(folder, google_key["client_email"])
    found = {"folder": folder}
    for name in ("Huyện An", "Huyện Bình", "Huyện Cát", "Tỉnh"):
        google.advance(1)
        found[name] = google.create(name)
        google.file(found[name]).parents = [folder]
    for at, name in enumerate(("Huyện An", "Huyện Bình", "Huyện Cát"), 1):
        typed(google, found[name], "Việc làm", (HEADS, job(name, 10 * at)))
    typed(google, found["Tỉnh"], "Đơn vị", UNITS)
    google.file(found["Tỉnh"]).app_properties = {"soket": "province"}
    google.forget_calls()
    return found


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def make(
    google: Google,
    google_key: dict[str, str],
    sheets: dict[str, str],
    ticks: Ticks,
    tmp_path: Path,
) -> Iterator[Make]:
    """Make a refresher that keeps what it reads; each one is as good as a restarted process."""
    made: list[GoogleCalls] = []

    def build() -> Refresher:
        made.append(calls_to(settings_for(google, google_key, sheets["folder"]), ticks))
        source = GoogleSheets(made[-1], sheets["folder"])
        return Refresher(source, store=Store(tmp_path, "x"), waits=False)

    yield build
    for calls in made:
        calls.close()


def codes(refresher: Refresher) -> dict[str, Code]:
    findings = refresher.snapshot.findings
    return {f.spreadsheet: f.code for f in findings if f.spreadsheet and not f.tab}


def test_one_call_finds_that_nothing_changed_and_three_more_read_what_did(
    google: Google, sheets: dict[str, str], make: Make
):
    refresher = make()
    refresher.look_now()
    assert referred(refresher.snapshot) == {"a": 10, "b": 20, "c": 30}
    first = refresher.snapshot
    google.forget_calls()
    refresher.look_now()
    assert google.counted() == {"drive.files.list": 1}
    assert refresher.snapshot is first
    google.forget_calls()
    google.type_as(OFFICE, sheets["Huyện Bình"], "Việc làm", "D2", 21)
    refresher.look_now()
    assert google.counted() == {
        "drive.files.list": 1,
        "spreadsheets.get": 2,
        "values.batchGet": 1,
    }
    assert referred(refresher.snapshot) == {"a": 10, "b": 21, "c": 30}


def test_a_restart_out_of_reach_shows_the_last_figures_with_their_links(
    google: Google, sheets: dict[str, str], make: Make, ticks: Ticks
):
    refresher = make()
    google.type_as(OFFICE, sheets["Huyện An"], "Việc làm", "E1", "Ghi chú khác")
    refresher.look_now()
    (before,) = [f for f in refresher.snapshot.findings if f.cell == "E1"]
    assert before.link
    assert before.link.endswith("&range=E1")
    google.fault(Fault("unavailable", times=0))
    again = make()
    again.start()
    try:
        assert again.readings.from_store
        assert again.snapshot.version == refresher.snapshot.version
        assert again.snapshot.findings == refresher.snapshot.findings
        again.look_now(20)
        assert again.readings.trouble is Trouble.SERVER_ERROR
        assert again.readings.from_store
        assert referred(again.snapshot) == referred(refresher.snapshot)
    finally:
        again.stop()
    google.mend()
    ticks.now += A_QUARTER_OF_AN_HOUR
    after = make()
    google.forget_calls()
    after.start()
    try:
        after.look_now(20)
        assert not after.readings.from_store
        assert after.readings.unreachable_since is None
    finally:
        after.stop()
    # Only the province's own is read anew: the people in it were not on the disk.
    assert google.counted()["values.batchGet"] == 1


@pytest.mark.parametrize("kind", ["unavailable", "html", "cut_before", "cut_inside", "truncated"])
def test_a_spreadsheet_that_fails_for_a_while_keeps_its_tables_and_recovers_by_itself(
    google: Google, sheets: dict[str, str], make: Make, ticks: Ticks, kind: str
):
    refresher = make()
    refresher.look_now()
    google.type_as(OFFICE, sheets["Huyện An"], "Việc làm", "D2", 11)
    google.type_as(OFFICE, sheets["Huyện Cát"], "Việc làm", "D2", 33)
    google.fault(Fault(kind, "values.batchGet", spreadsheet=sheets["Huyện An"], times=0))
    refresher.look_now()
    assert referred(refresher.snapshot) == {"a": 10, "b": 20, "c": 33}
    assert codes(refresher) == {"Huyện An": Code.FILE_BUSY}
    google.mend()
    ticks.now += A_QUARTER_OF_AN_HOUR
    refresher.look_now()
    assert referred(refresher.snapshot) == {"a": 11, "b": 20, "c": 33}
    assert codes(refresher) == {}


def test_one_that_is_thrown_away_for_good_keeps_its_tables_and_is_named(
    google: Google, sheets: dict[str, str], make: Make
):
    refresher = make()
    refresher.look_now()
    google.delete(sheets["Huyện An"])
    for _ in range(3):
        refresher.look_now()
    assert referred(refresher.snapshot) == {"a": 10, "b": 20, "c": 30}
    assert codes(refresher) == {"Huyện An": Code.FILE_GONE}


def test_one_in_the_trash_keeps_its_tables_and_is_named_until_it_is_taken_out_again(
    google: Google, sheets: dict[str, str], make: Make
):
    refresher = make()
    refresher.look_now()
    google.trash(sheets["Huyện Bình"])
    refresher.look_now()
    refresher.look_now()
    assert referred(refresher.snapshot) == {"a": 10, "b": 20, "c": 30}
    assert codes(refresher) == {"Huyện Bình": Code.FILE_GONE}
    google.file(sheets["Huyện Bình"]).trashed = False
    refresher.look_now()
    assert codes(refresher) == {}


def test_a_folder_that_is_no_longer_shared_keeps_everything_and_says_why(
    google: Google, google_key: dict[str, str], sheets: dict[str, str], make: Make
):
    refresher = make()
    refresher.look_now()
    google.unshare(sheets["folder"], google_key["client_email"])
    refresher.look_now()
    assert refresher.readings.trouble is Trouble.PLACE_NOT_SHARED
    assert referred(refresher.snapshot) == {"a": 10, "b": 20, "c": 30}


def test_a_key_refused_in_the_middle_keeps_everything_and_says_why(
    google: Google, sheets: dict[str, str], make: Make
):
    refresher = make()
    refresher.look_now()
    google.type_as(OFFICE, sheets["Huyện An"], "Việc làm", "D2", 11)
    google.fault(Fault("revoke_key", "values.batchGet"))
    refresher.look_now()
    refresher.look_now()
    assert refresher.readings.trouble is Trouble.KEY_REFUSED
    assert set(referred(refresher.snapshot)) == {"a", "b", "c"}


def test_one_that_fails_from_the_start_is_named_by_its_title(
    google: Google, sheets: dict[str, str], make: Make
):
    google.fault(Fault("refused", "values.batchGet", spreadsheet=sheets["Huyện An"], times=0))
    refresher = make()
    refresher.look_now()
    assert referred(refresher.snapshot) == {"b": 20, "c": 30}
    assert set(codes(refresher)) == {"Huyện An"}
