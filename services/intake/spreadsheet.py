"""One spreadsheet, tab by tab: which tab is which table, and everything read from it."""

from collections.abc import Mapping

from services.folding import fold
from services.intake.findings import Code, Finding, Remark
from services.intake.headings import Headings, find_headings, named_table
from services.intake.province import Entries, read_entries
from services.intake.schema import Table
from services.intake.tab import TabReading, addressed, filled_rows, read_tab
from services.intake.tables import TABLES
from services.intake.tables.province import CONCLUSIONS_TAB, PROVINCE_TABLES, UNITS
from services.snapshot import TabState
from services.sources import FEEDBACK_TAB, Grid, Spreadsheet
from services.units import UnitTree

# A tab of this name marks every figure beside it as invented.
SAMPLE_TAB = "Số liệu minh hoạ"
# Tabs that the templates bring along and that hold no table.
_OUR_OTHER_TABS = frozenset(
    fold(tab) for tab in ("Hướng dẫn", "Danh mục", FEEDBACK_TAB, SAMPLE_TAB, CONCLUSIONS_TAB)
)


def is_province(spreadsheet: Spreadsheet) -> bool:
    """Tell whether a spreadsheet is the province's own: its source says so, or its tab of units."""
    if spreadsheet.is_province is not None:
        return spreadsheet.is_province
    return any(
        named_table(grid.tab, (UNITS,)) and find_headings(grid, (UNITS,))
        for grid in spreadsheet.grids
    )


def says_sample(spreadsheet: Spreadsheet) -> bool:
    """Tell whether a spreadsheet marks its figures as invented."""
    return any(fold(grid.tab) == fold(SAMPLE_TAB) for grid in spreadsheet.grids)


def read_tables(spreadsheet: Spreadsheet, units: UnitTree, owner: str) -> tuple[TabReading, ...]:
    """Return every tab of a spreadsheet as one of the district tables, or as none of them."""
    province = is_province(spreadsheet)
    readings = [
        _read_any(spreadsheet, grid, units, owner, province=province) for grid in spreadsheet.grids
    ]
    return tuple(reading for reading in readings if reading)


def _read_any(
    spreadsheet: Spreadsheet, grid: Grid, units: UnitTree, owner: str, *, province: bool
) -> TabReading | None:
    if fold(grid.tab) in _OUR_OTHER_TABS:
        return None
    if province and named_table(grid.tab, PROVINCE_TABLES):
        return None
    table = named_table(grid.tab, TABLES)
    headings = _headings(grid, table)
    if headings is None:
        return _unread(spreadsheet, grid, table)
    if grid.hidden:
        left = filled_rows(grid, headings.last_row + 1)
        remark = Remark(None, "", Code.TAB_HIDDEN, "", (("rows", str(left)),))
        return TabReading(
            TabState(spreadsheet.title, grid.tab, headings.table.name, left, 0),
            None,
            addressed([remark], spreadsheet, grid.tab, headings),
        )
    return read_tab(spreadsheet, grid, headings, units, owner)


def _headings(grid: Grid, table: Table | None) -> Headings | None:
    """Return the headings of the table that the tab is named for, or else of the best match."""
    return (find_headings(grid, (table,)) if table else None) or find_headings(grid, TABLES)


def _unread(spreadsheet: Spreadsheet, grid: Grid, table: Table | None) -> TabReading | None:
    rows = filled_rows(grid)
    if not rows:
        return None
    code = Code.HEADING_NOT_FOUND if table else Code.TAB_UNKNOWN
    name = table.name if table else ""
    expected = " · ".join(c.heading for c in table.columns if c.required) if table else ""
    remark = Remark(None, "", code, "", (("rows", str(rows)), ("headings", expected)))
    state = TabState(spreadsheet.title, grid.tab, name, rows if table else 0, 0)
    return TabReading(state, None, addressed([remark], spreadsheet, grid.tab, None, name))


def read_province(
    spreadsheet: Spreadsheet,
) -> tuple[Mapping[str, tuple[str, Headings, Entries]], tuple[TabReading, ...]]:
    """Return the province's tabs: table name -> (tab, headings, rows), and how each was read."""
    found: dict[str, tuple[str, Headings, Entries]] = {}
    readings: list[TabReading] = []
    for grid in spreadsheet.grids:
        table = named_table(grid.tab, PROVINCE_TABLES)
        if table is None:
            continue
        # Of two lists of one kind the first holds; the second is told of, and not read.
        headings = None if table.name in found else find_headings(grid, (table,))
        if headings is None:
            told = None if table.name in found else table
            if reading := _unread(spreadsheet, grid, told):
                readings.append(reading)
            continue
        entries = read_entries(grid, headings)
        found[table.name] = (grid.tab, headings, entries)
        state = TabState(
            spreadsheet.title, grid.tab, table.name, entries.rows_read, len(entries.rows)
        )
        findings: tuple[Finding, ...] = addressed(entries.remarks, spreadsheet, grid.tab, headings)
        readings.append(TabReading(state, None, findings))
    return found, tuple(readings)
