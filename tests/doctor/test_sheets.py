"""The self-check of what was read: spreadsheets, tabs, headings, and the feedback on them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from services.doctor import examine
from services.doctor.asked import Asked
from services.doctor.line import Code, State
from services.errors import Trouble
from services.intake.findings import Code as Found
from services.snapshot import Snapshot
from tests.doctor.conftest import JOBS, Installation, of
from tests.google.faults import Fault
from tests.google.handle import OFFICE


def with_snapshot(asked: Asked, snapshot: Snapshot) -> Asked:
    return replace(asked, readings=replace(asked.readings, snapshot=snapshot))


def test_a_spreadsheet_that_cannot_be_read_is_told_with_the_reason(installation: Installation):
    fault = Fault("refused", "values.batchGet", spreadsheet=installation.lynhan, status=403)
    fault.times = 0
    installation.google.fault(fault)
    (line,) = installation.wrong()
    assert line.code is Code.NOT_READ
    assert line.details == {"spreadsheet": "Huyện Lý Nhân", "why": "file_not_shared"}


def test_a_heading_row_that_is_gone(installation: Installation):
    names = [["cột một", "cột hai", "cột ba", "cột bốn", "cột năm", "cột sáu", "cột bảy"]]
    installation.google.type_as(OFFICE, installation.lynhan, JOBS, "A1", names)
    lines = installation.wrong()
    assert Code.HEADING_LOST in [line.code for line in lines]
    assert of(tuple(lines), Code.HEADING_LOST) == {"spreadsheet": "Huyện Lý Nhân", "tab": JOBS}


def test_columns_that_are_missing_are_named_in_one_line(installation: Installation):
    installation.google.type_as(OFFICE, installation.lynhan, JOBS, "G1", "linh tinh")
    asked = installation.asked()
    (line,) = [line for line in examine(asked) if line.state is not State.OK]
    assert line.code is Code.COLUMN_LOST
    told = {"spreadsheet": "Huyện Lý Nhân", "tab": JOBS}
    assert line.details == {**told, "names": "“Trạng thái xác minh”"}
    assert asked.snapshot
    (found,) = [f for f in asked.snapshot.findings if f.code is Found.COLUMN_MISSING]
    both = (found, replace(found, column="activity_date"))
    part = with_snapshot(asked, replace(asked.snapshot, findings=both))
    (line,) = [line for line in examine(part) if line.state is not State.OK]
    assert line.details == {**told, "names": "“Trạng thái xác minh”, “Ngày thực hiện”"}


def test_a_hidden_tab(installation: Installation):
    google = installation.google
    google.add_tab(installation.lynhan, "Nháp")
    sheet = google.book(installation.lynhan).sheets[0].id
    hide = {"properties": {"sheetId": sheet, "hidden": True}, "fields": "hidden"}
    google.batch_as(OFFICE, installation.lynhan, {"updateSheetProperties": hide})
    lines = installation.lines()
    assert of(lines, Code.TAB_HIDDEN) == {"spreadsheet": "Huyện Lý Nhân", "tab": JOBS}
    assert Code.TABS_KNOWN in [line.code for line in lines]


def test_a_spreadsheet_that_holds_nothing_of_ours(installation: Installation):
    strange = installation.google.create("Danh bạ")
    installation.google.file(strange).parents = [installation.folder]
    installation.google.share(strange, "lynhan@doan.example")
    assert [line.code for line in installation.wrong()] == [Code.TABS_NONE]
    installation.google.type_as(OFFICE, strange, "Sheet1", "A1", [["Tên", "Số"], ["An", 1]])
    (line,) = installation.wrong()
    assert (line.code, line.details) == (Code.TABS_NONE, {"spreadsheet": "Danh bạ"})


def test_of_a_reading_that_is_not_over_no_more_is_told_than_is_known(installation: Installation):
    asked = installation.asked()
    assert asked.snapshot
    lines = examine(with_snapshot(asked, replace(asked.snapshot, waiting=5)))
    assert of(lines, Code.STILL_READING) == {"read": "3", "count": "8"}
    assert [line.code for line in lines if line.state is not State.OK] == [Code.STILL_READING]
    assert Code.ALL_READ not in [line.code for line in lines]


@pytest.mark.parametrize(
    "away",
    [
        {"unreachable_since": datetime(2026, 7, 1, tzinfo=UTC), "trouble": Trouble.NO_ANSWER},
        {"from_store": True},
    ],
)
def test_figures_of_an_earlier_reading_are_told_as_such(
    installation: Installation, away: dict[str, Any]
):
    asked = installation.asked()
    lines = examine(replace(asked, readings=replace(asked.readings, **away)))
    assert [line.code for line in lines if line.state is not State.OK] == [Code.READ_BEFORE]
    assert Code.ALL_READ not in [line.code for line in lines]


def test_the_feedback_is_on_off_or_hindered(installation: Installation):
    settings = installation.settings()
    assert settings.google
    on = replace(settings, google=replace(settings.google, feedback=True))
    assert Code.FEEDBACK_ON in [line.code for line in examine(installation.asked(on))]
    lines = examine(installation.asked(on, hindered={"Huyện Lý Nhân": "typed_in"}))
    assert of(lines, Code.FEEDBACK_HINDERED) == {
        "spreadsheet": "Huyện Lý Nhân",
        "hindrance": "typed_in",
    }
