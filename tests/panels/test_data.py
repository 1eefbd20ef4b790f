"""The page Số liệu: findings as a table, on the screen and as a file."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from services.intake.findings import Code, Finding, Severity
from services.panels import data, evidence
from services.panels.scope import Scope
from services.snapshot import Snapshot, SpreadsheetState, TabState
from services.text.language import Language
from tests.panels.conftest import READ, Look

SHARED = "Số liệu các đơn vị"


def finding(spreadsheet: str, unit: str, cell: str = "F7") -> Finding:
    return Finding(
        spreadsheet,
        "Việc làm",
        cell,
        "employment_log",
        "referred",
        Severity.ERROR,
        Code.NUMBER_HEDGED,
        "khoảng 5",
        unit_id=unit,
    )


@pytest.fixture
def together(snapshot: Snapshot) -> Snapshot:
    """The same, and one spreadsheet into which An, its commune Một and Bình have typed."""
    found = (
        finding(SHARED, "a", "F7"),
        finding(SHARED, "a1", "F8"),
        finding(SHARED, "b", "F9"),
        finding(SHARED, "", "F10"),
        finding("C", "c"),
    )
    return replace(
        snapshot,
        findings=found,
        tabs=(*snapshot.tabs, TabState(SHARED, "Việc làm", "employment_log", 3, 3)),
        spreadsheets=(*snapshot.spreadsheets, SpreadsheetState("s", SHARED, "", READ)),
    )


def scope_of(look: Look, snapshot: Snapshot, **view: object) -> Scope:
    return Scope(snapshot, look(**view).view)


def test_where_several_units_type_into_one_spreadsheet_it_is_said_whose_row_it_is(
    look: Look, together: Snapshot
):
    scope = scope_of(look, together)
    table = data.findings_table(scope, together.findings)
    assert list(table.columns[:4]) == ["Mức", "Bảng tính", "Thuộc đơn vị", "Trang"]
    assert table["Thuộc đơn vị"].tolist() == [
        "Huyện An",
        "Huyện An · Xã Một",
        "Huyện Bình",
        "",
        "Huyện Cát",
    ]
    english = data.findings_table(scope_of(look, together, language=Language.EN), together.findings)
    assert english["Belongs to"].tolist() == table["Thuộc đơn vị"].tolist()


def test_a_unit_s_own_spreadsheet_says_by_itself_whose_it_is(look: Look, together: Snapshot):
    chosen = [one for one in together.findings if one.spreadsheet == "C"]
    assert "Thuộc đơn vị" not in data.findings_table(scope_of(look, together), chosen).columns


def test_the_findings_of_one_unit_can_be_searched_for_and_sent_to_it(
    look: Look, together: Snapshot
):
    scope = scope_of(look, together)
    chosen = data.chosen_findings(scope, SHARED, None, "huyện an")
    assert [one.cell for one in chosen] == ["F7", "F8"]
    assert data.counted(scope, chosen) == "2/5 phát hiện"
    sheet = load_workbook(BytesIO(evidence.findings_workbook(scope, chosen))).worksheets[0]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"Thuộc đơn vị", "Huyện An", "Huyện An · Xã Một"} <= cells
    assert "Huyện Bình" not in cells


def test_counts_of_findings_have_their_thousands_told_apart(look: Look, together: Snapshot):
    many = replace(together, findings=(finding("C", "c"),) * 1432)
    assert data.counted(scope_of(look, many), many.findings) == "1.432/1.432 phát hiện"
    english = scope_of(look, many, language=Language.EN)
    assert data.counted(english, many.findings[:1000]) == "1.000/1.432 findings"
