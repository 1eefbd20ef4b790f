"""What is read from Google is what was read from the workbooks with the same cells."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from services.config import SAMPLE_DIR
from services.indicators.catalogue import INDICATORS
from services.indicators.compute import results
from services.intake.findings import Code, Finding
from services.periods import Grain, Period, Span
from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources import Source, Spreadsheet
from services.sources.google_sheets import GoogleSheets
from services.sources.workbook import WorkbookFolder
from tests.google.handle import Google
from tests.google.upload import upload
from tests.sources.googles import calls_to, settings_for

NOW = datetime(2022, 1, 31, 2, 0, tzinfo=UTC)


def snapshot_of(source: Source) -> Snapshot:
    readings = look(source, Readings(), lambda: NOW)
    assert readings.waiting == 0
    assert readings.snapshot is not None
    return readings.snapshot


@pytest.fixture(scope="module")
def workbooks() -> list[Spreadsheet]:
    folder = WorkbookFolder(SAMPLE_DIR)
    return [folder.read(name) for name in folder.versions()]


@pytest.fixture(scope="module")
def expected() -> Snapshot:
    return snapshot_of(WorkbookFolder(SAMPLE_DIR))


def from_google(
    google: Google, key: dict[str, str], workbooks: list[Spreadsheet], *, formats: bool
) -> Snapshot:
    folder = google.create_folder("Số liệu")
    google.share(folder, key["client_email"], "reader")
    for workbook in workbooks:
        google.file(upload(google, workbook, formats=formats)).parents = [folder]
    with closing(calls_to(settings_for(google, key))) as calls:
        return snapshot_of(GoogleSheets(calls, folder))


def all_results(snapshot: Snapshot) -> pd.DataFrame:
    spans = [Span.of(Period(2021, Grain.YEAR)), Span.of(Period(2021, Grain.QUARTER, 3))]
    codes = (snapshot.units.root, *snapshot.units.children(snapshot.units.root))
    return results(snapshot.tables, snapshot.units, INDICATORS, spans, asked=codes)


def sortable(frame: pd.DataFrame) -> pd.DataFrame:
    rows = frame.sort_values(["spreadsheet", "tab", "row"]) if "row" in frame else frame
    return rows.reset_index(drop=True)


def told(snapshot: Snapshot) -> set[Finding]:
    """The findings, without the addresses that workbooks do not have."""
    return {replace(finding, link=None) for finding in snapshot.findings}


def test_the_sample_in_google_gives_the_results_and_findings_of_the_workbooks(
    google: Google, google_key: dict[str, str], workbooks: list[Spreadsheet], expected: Snapshot
):
    found = from_google(google, google_key, workbooks, formats=True)
    assert len(found.findings) == len(expected.findings)
    assert told(found) == told(expected)
    assert sorted(found.tabs, key=repr) == sorted(expected.tabs, key=repr)
    for name, rows in expected.tables.items():
        assert_frame_equal(sortable(found.tables[name]), sortable(rows))
    computed = all_results(expected)
    assert len(set(computed["indicator"])) == 18
    assert computed["value"].notna().sum() > 100
    assert_frame_equal(all_results(found), computed)
    numbers = {title: number for number, title in google.spreadsheets().items()}
    for finding in found.findings:
        sheet = f"https://docs.google.com/spreadsheets/d/{numbers[finding.spreadsheet]}/edit"
        assert finding.link is not None
        assert finding.link.startswith(f"{sheet}#gid=" if finding.tab else sheet)
        assert finding.link.endswith(f"&range={finding.cell}") == bool(finding.cell)


def test_dates_that_a_program_left_as_bare_numbers_are_dates_all_the_same(
    google: Google, google_key: dict[str, str], workbooks: list[Spreadsheet], expected: Snapshot
):
    found = from_google(google, google_key, workbooks, formats=False)
    assert_frame_equal(all_results(found), all_results(expected))
    # The one percentage of the sample stands in a column of counts: 85%, and bare 0,85.
    changed = told(found) ^ told(expected)
    assert {(f.cell, f.code, f.value) for f in changed} == {
        ("I14", Code.NUMBER_PERCENT, "85%"),
        ("I14", Code.NUMBER_NOT_WHOLE, "0,85"),
    }
