"""Small tabs for tests: a whole and right row of each table, changed where a test wants it."""

from collections.abc import Mapping, Sequence
from datetime import date

from services.intake.findings import Code, Finding
from services.intake.schema import Table
from services.intake.spreadsheet import read_tables
from services.intake.tab import TabReading
from services.intake.tables import TABLE_BY_NAME
from services.reading import Readings, look
from services.reference_units import built_in_units
from services.snapshot import Snapshot
from services.sources import Cell, Grid, Spreadsheet
from services.sources.memory import MemorySource

CADRES = TABLE_BY_NAME["cadre_snapshot"]
COURSES = TABLE_BY_NAME["cadre_training_log"]
GRASSROOTS = TABLE_BY_NAME["grassroots_log"]
JOBS = TABLE_BY_NAME["employment_log"]
LOANS = TABLE_BY_NAME["youth_economy_snapshot"]

ROWS: Mapping[str, Mapping[str, Cell]] = {
    "cadre_snapshot": {
        "unit_id": "Huyện Lý Nhân",
        "period_id": "Quý II/2021",
        "as_of_date": date(2021, 6, 30),
        "branch_sec_total": 150.0,
        "branch_sec_trained": 120.0,
        "commune_cadre_total": 42.0,
        "commune_cadre_standard": 40.0,
        "commune_with_plan": 21.0,
        "planned_total": 84.0,
        "planned_trained": 60.0,
    },
    "cadre_training_log": {
        "unit_id": "Huyện Lý Nhân",
        "period_id": "Quý II/2021",
        "class_title": "Lớp bí thư chi đoàn",
        "organiser_level": "Huyện",
        "training_form": "Tập huấn",
        "audience": "Bí thư chi đoàn dân cư",
        "start_date": date(2021, 5, 12),
        "invited": 60.0,
        "attended": 50.0,
        "attended_branch_sec": 40.0,
        "status": "Đã tổ chức",
    },
    "grassroots_log": {
        "unit_id": "Xã Hợp Lý",
        "period_id": "Quý II/2021",
        "as_of_date": date(2021, 6, 30),
        "branches": 8.0,
        "strong_registered": 8.0,
        "strong_recognised": 6.0,
        "rating_scale": "A",
        "rated_1": 3.0,
        "rated_2": 3.0,
        "rated_3": 1.0,
        "rated_4": 1.0,
        "unrated": 0.0,
        "meetings_held": 24.0,
        "youth_total": 900.0,
        "members": 120.0,
        "members_away": 40.0,
        "new_members": 5.0,
    },
    "employment_log": {
        "unit_id": "Huyện Lý Nhân",
        "activity_date": date(2021, 5, 12),
        "activity_type": "Giới thiệu việc làm",
        "referred": 40.0,
        "placed": 25.0,
        "placed_rural": 20.0,
        "evidence": "Có danh sách",
    },
    "youth_economy_snapshot": {
        "unit_id": "Huyện Lý Nhân",
        "period_id": "Tháng 6/2021",
        "as_of_date": date(2021, 6, 30),
        "loan_outstanding_million_vnd": 25_500.0,
        "loan_overdue_million_vnd": 35.0,
        "loan_groups": 30.0,
        "loan_households": 1_493.0,
        "models_active": 12.0,
        "coop_groups": 3.0,
        "coops": 2.0,
    },
}


def row(table: Table, **changes: Cell) -> dict[str, Cell]:
    """Return the right row of a table with some of its cells changed."""
    return {**ROWS[table.name], **changes}


def grid(
    table: Table,
    *rows: Mapping[str, Cell],
    tab: str = "",
    headings: Mapping[str, str] | None = None,
    without: Sequence[str] = (),
    above: Sequence[Sequence[Cell]] = (),
    below: Sequence[Sequence[Cell]] = (),
    **more: object,
) -> Grid:
    """Return a tab with one heading row, the rows of data under it, and what is around them.

    Columns stand in the order of the declaration, those only that a row fills; ``headings`` gives
    some another heading, ``without`` leaves some out.
    """
    filled = {name for cells in rows for name in cells}
    names = [c.name for c in table.columns if c.name in filled and c.name not in without]
    given = headings or {}
    heads: list[Cell] = [given.get(name, table.column(name).heading) for name in names]
    data: list[list[Cell]] = [[cells.get(name, "") for name in names] for cells in rows]
    lines = [*map(list, above), heads, *data, *map(list, below)]
    return Grid(tab or table.tab, lines, **more)  # type: ignore[arg-type]


def read(one: Grid, title: str = "Báo cáo") -> TabReading:
    """Return one tab as read with the built-in units; rows are never lost on the way."""
    (reading,) = read_tables(Spreadsheet("1", title, (one,)), built_in_units(), owner_in(title))
    assert reading.state.rows_read == reading.state.rows_used + reading.state.rows_left_out
    if reading.rows is not None:
        assert len(reading.rows) == reading.state.rows_used
    return reading


def owner_in(title: str) -> str:
    return "hn-lynhan" if "Lý Nhân" in title else ""


def looked(*grids: Grid, title: str = "Báo cáo") -> Snapshot:
    """Return the snapshot of one spreadsheet with these tabs."""
    source = MemorySource({"1": Spreadsheet("1", title, tuple(grids), "v1")})
    snapshot = look(source, Readings()).snapshot
    assert snapshot
    return snapshot


def values(reading: TabReading, column: str) -> list[object]:
    """Return a column's typed values, None for unknown."""
    assert reading.rows is not None
    column_values = reading.rows[column]
    return [
        None if unknown else value
        for value, unknown in zip(column_values, column_values.isna(), strict=True)
    ]


def told(findings: Sequence[Finding]) -> list[tuple[str, Code]]:
    """Return the cell and the code of each finding."""
    return [(finding.cell, finding.code) for finding in findings]


def cell_of(one: Grid, heading_row: int, heading: str, row_number: int) -> str:
    return f"{chr(65 + one.rows[heading_row].index(heading))}{row_number}"


STT = "STT"


def commune(name: str, branches: float = 8.0, **more: Cell) -> dict[str, Cell]:
    return row(
        GRASSROOTS,
        unit_id=name,
        branches=branches,
        strong_registered=branches,
        strong_recognised=0.0,
        rated_1=branches,
        rated_2=0.0,
        rated_3=0.0,
        rated_4=0.0,
        **more,
    )


def numbered(one: Grid, serials: Sequence[Cell]) -> Grid:
    """Put a column of serial numbers before a tab whose headings are its first row."""
    lines = [[serial, *cells] for serial, cells in zip([STT, *serials], one.rows, strict=True)]
    return Grid(one.tab, lines, one.merges, one.hidden, one.hidden_rows)
