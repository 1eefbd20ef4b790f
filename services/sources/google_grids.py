"""Google's answers as grids: what a workbook would hold if the same had been typed into it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from services.folding import fold
from services.intake.cells import shown
from services.intake.tab import letters
from services.intake.tables.province import CONCLUSIONS_TAB
from services.sources import FEEDBACK_TAB, Cell, Grid

Json = Mapping[str, Any]
# What is asked about a spreadsheet beside its values, and then of the cells that hold numbers how
# they are shown: 44.440 may be a number or the first of September 2021, and 1 may be 100%. The
# second is asked for those cells alone, as a format fills whole columns of a sheet that is empty.
FIELDS = (
    "properties(title),sheets(properties(sheetId,title,index,sheetType,hidden),merges,"
    "data(startRow,rowMetadata(hiddenByUser,hiddenByFilter)))"
)
FORMATS = (
    "sheets(properties(sheetId),"
    "data(startRow,startColumn,rowData(values(effectiveFormat(numberFormat(type))))))"
)
_DAY_ZERO = date(1899, 12, 30)
_LAST_DAY = 2_958_465
_DATES = frozenset({"DATE", "DATE_TIME", "TIME"})
_MARKED = _DATES | {"PERCENT"}
# What we write ourselves: read as content, writing it would look like a change of content.
_OURS = frozenset(map(fold, (FEEDBACK_TAB, CONCLUSIONS_TAB)))
# The number of the tab of conclusions in every spreadsheet: somebody may call it otherwise.
CONCLUSIONS_SHEET = 1_730_220_412
_ADDRESS = "https://docs.google.com/spreadsheets/d/{id}/edit"


def tabs_of(metadata: Json) -> list[Json]:
    """Return the tabs that have cells, in their order; charts have tabs of their own.

    Those that the application writes are not among them.
    """
    sheets = cast("Sequence[Json]", metadata.get("sheets", ()))
    # What has its default is left out of Google's answers.
    grids = [
        sheet
        for sheet in sheets
        if sheet["properties"].get("sheetType", "GRID") == "GRID"
        and fold(title_of(sheet)) not in _OURS
        and sheet["properties"].get("sheetId", 0) != CONCLUSIONS_SHEET
    ]
    return sorted(grids, key=lambda sheet: int(sheet["properties"].get("index", 0)))


def title_of(tab: Json) -> str:
    """Return the name of a tab."""
    return str(tab["properties"]["title"])


def quoted(title: str) -> str:
    """Return the range that is a whole tab."""
    return "'" + title.replace("'", "''") + "'"


def numbers_in(tab: Json, values: Sequence[Sequence[object]]) -> str | None:
    """Return the range within which a tab holds numbers; None where it holds none."""
    rows = [row for row, cells in enumerate(values) if any(map(_is_number, cells))]
    if not rows:
        return None
    last = max(at for row in rows for at, cell in enumerate(values[row]) if _is_number(cell))
    return f"{quoted(title_of(tab))}!A{rows[0] + 1}:{letters(last)}{rows[-1] + 1}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def addresses_of(spreadsheet_id: str, tabs: Sequence[Json]) -> Mapping[str, str]:
    """Return tab -> the address that opens there once a cell is put behind it."""
    own = _ADDRESS.format(id=spreadsheet_id)
    return {"": own} | {
        title_of(tab): f"{own}#gid={tab['properties'].get('sheetId', 0)}&range=" for tab in tabs
    }


def grid_of(tab: Json, values: Sequence[Sequence[object]], formats: Json) -> Grid:
    """Return the grid of a tab.

    Args:
        tab: what spreadsheets.get tells of it, by FIELDS.
        values: its values, unformatted and with dates as serial numbers.
        formats: what spreadsheets.get tells of the cells that hold numbers, by FORMATS.
    """
    rows = [[_cell(value) for value in row] for row in values]
    for row, column, kind in _formats(formats):
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = _as_shown(rows[row][column], kind)
    return Grid(
        tab=title_of(tab),
        rows=rows,
        merges=tuple(_merge(range_) for range_ in tab.get("merges", ())),
        hidden=bool(tab["properties"].get("hidden")),
        hidden_rows=frozenset(row for row in _hidden(tab) if row < len(rows)),
    )


def _cell(value: object) -> Cell:
    if isinstance(value, int) and not isinstance(value, bool):
        # JSON writes 5 where a workbook says 5.0.
        return float(value)
    return cast("Cell", value) if value is not None else ""


def _blocks(tab: Json) -> Iterator[Json]:
    yield from cast("Sequence[Json]", tab.get("data", ()))


def _formats(tab: Json) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and type of each format by which a number is more than a number."""
    for block in _blocks(tab):
        top, left = int(block.get("startRow", 0)), int(block.get("startColumn", 0))
        for down, row in enumerate(block.get("rowData", ())):
            for along, cell in enumerate(row.get("values", ())):
                if cell:
                    form = cell.get("effectiveFormat", {}).get("numberFormat", {})
                    kind = str(form.get("type", ""))
                    if kind in _MARKED:
                        yield top + down, left + along, kind


def _hidden(tab: Json) -> Iterator[int]:
    for block in _blocks(tab):
        top = int(block.get("startRow", 0))
        for down, row in enumerate(block.get("rowMetadata", ())):
            if row and (row.get("hiddenByUser") or row.get("hiddenByFilter")):
                yield top + down


def _as_shown(value: Cell, kind: str) -> Cell:
    """Return a number as the date, time or percentage that a person sees."""
    if not isinstance(value, float):
        return value
    if kind == "PERCENT":
        return f"{shown(value * 100)}%"
    if not 0 <= value < _LAST_DAY + 1:
        return value
    days, seconds = divmod(round(value * 86_400), 86_400)
    if not seconds and days:
        return _DAY_ZERO + timedelta(days=days)
    return datetime.combine(_DAY_ZERO, time()) + timedelta(days=days, seconds=seconds)


def _merge(range_: Mapping[str, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    first = (range_.get("startRowIndex", 0), range_.get("startColumnIndex", 0))
    return first, (range_["endRowIndex"] - 1, range_["endColumnIndex"] - 1)
