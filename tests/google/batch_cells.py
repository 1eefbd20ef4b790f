"""Requests of a batch that touch cells: values, formats, notes, drop-downs, merges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.google.a1 import Box, as_grid_range
from tests.google.errors import InvalidError
from tests.google.formulas import effective
from tests.google.masks import Mask, changed, merge
from tests.google.model import EMPTY, LONGEST_TEXT, Cell, Sheet
from tests.google.values import guard

if TYPE_CHECKING:
    from tests.google.batch import Batch

Json = dict[str, Any]
_CELL_FIELDS = (
    "userEnteredValue",
    "userEnteredFormat",
    "note",
    "dataValidation",
    "hyperlink",
    "textFormatRuns",
    "pivotTable",
)
_CONDITIONS = {
    "ONE_OF_LIST", "ONE_OF_RANGE", "BOOLEAN", "CUSTOM_FORMULA", "BLANK", "NOT_BLANK", "TEXT_EQ",
    "TEXT_CONTAINS", "TEXT_NOT_CONTAINS", "TEXT_STARTS_WITH", "TEXT_ENDS_WITH", "TEXT_IS_EMAIL",
    "TEXT_IS_URL", "NUMBER_GREATER", "NUMBER_GREATER_THAN_EQ", "NUMBER_LESS",
    "NUMBER_LESS_THAN_EQ", "NUMBER_EQ", "NUMBER_NOT_EQ", "NUMBER_BETWEEN", "NUMBER_NOT_BETWEEN",
    "DATE_EQ", "DATE_BEFORE", "DATE_AFTER", "DATE_ON_OR_BEFORE", "DATE_ON_OR_AFTER",
    "DATE_BETWEEN", "DATE_NOT_BETWEEN", "DATE_IS_VALID",
}  # fmt: skip


def _guard(batch: Batch, sheet: Sheet, places: Iterable[tuple[int, int]]) -> None:
    if sheet.protected:
        guard(sheet, places, batch.email, is_owner=batch.is_owner)


def changed_cell(cell: Cell, given: Mapping[str, Any], mask: Mask) -> Cell:
    """Take over from a CellData what the mask names."""
    if "userEnteredValue" in mask:
        value = given.get("userEnteredValue") or {}
        kinds = ("boolValue", "numberValue", "stringValue")
        formula = value.get("formulaValue")
        plain = next((value[kind] for kind in kinds if kind in value), None)
        if isinstance(plain, str) and len(plain) > LONGEST_TEXT:
            raise InvalidError(
                f"Your input contains more than the maximum of {LONGEST_TEXT} characters in a "
                "single cell."
            )
        cell = replace(cell, value=None if plain == "" else plain, formula=formula)
    if "userEnteredFormat" in mask:
        format_ = dict(cell.format)
        merge(
            holder := {"userEnteredFormat": format_},
            given,
            {"userEnteredFormat": mask["userEnteredFormat"]},
        )
        cell = replace(cell, format=holder.get("userEnteredFormat", {}))
    if "note" in mask:
        cell = replace(cell, note=given.get("note") or "")
    if "dataValidation" in mask:
        cell = replace(cell, validation=given.get("dataValidation"))
    return cell


def update_cells(batch: Batch, given: Json) -> Json:
    mask = changed(given.get("fields"), _CELL_FIELDS)
    rows = given.get("rows") or []
    height = len(rows)
    width = max((len(row.get("values") or []) for row in rows), default=0)
    if "range" in given:
        sheet, box = batch.book.box(given["range"])
        if height > box.height or width > box.width:
            raise InvalidError("Attempting to write outside of the range")
    else:
        start = given.get("start") or {}
        sheet = batch.book.by_id(start.get("sheetId", 0))
        top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
        box = Box(top, top + height, left, left + width)
    if box.bottom > sheet.rows or box.right > sheet.columns:
        raise InvalidError(
            f"Attempting to write row: {box.bottom - 1}, beyond the last row of: {sheet.rows - 1}"
        )
    _guard(batch, sheet, box.cells())
    for row, column in box.cells():
        line = rows[row - box.top].get("values") or [] if row - box.top < height else []
        data = line[column - box.left] if column - box.left < len(line) else {}
        sheet.put(row, column, changed_cell(sheet.cell(row, column), data or {}, mask))
    return {}


def repeat_cell(batch: Batch, given: Json) -> Json:
    mask = changed(given.get("fields"), _CELL_FIELDS)
    sheet, box = batch.book.box(given.get("range") or {})
    _guard(batch, sheet, box.cells())
    # Most of a range are blank cells, and one frozen cell serves for all that were alike.
    blank = changed_cell(EMPTY, given.get("cell") or {}, mask)
    for place in box.cells():
        old = sheet.cell(*place)
        new = blank if old is EMPTY else changed_cell(old, given.get("cell") or {}, mask)
        sheet.put(*place, new)
    return {}


def append_cells(batch: Batch, given: Json) -> Json:
    mask = changed(given.get("fields"), _CELL_FIELDS)
    sheet = batch.book.by_id(given.get("sheetId", 0))
    rows = given.get("rows") or []
    # After the last row that holds anything at all, whichever its column: there is no table here.
    top = max((row for row, _ in sheet.cells), default=-1) + 1
    width = max((len(row.get("values") or []) for row in rows), default=0)
    sheet.grow(top + len(rows), width)
    _guard(batch, sheet, Box(top, top + len(rows), 0, width).cells())
    for down, row in enumerate(rows):
        for along, data in enumerate(row.get("values") or []):
            sheet.put(top + down, along, changed_cell(EMPTY, data, mask))
    return {}


def merge_cells(batch: Batch, given: Json) -> Json:
    sheet, box = batch.book.box(given.get("range") or {})
    kind = given.get("mergeType", "MERGE_ALL")
    if kind == "MERGE_ROWS":
        parts = [Box(row, row + 1, box.left, box.right) for row in range(box.top, box.bottom)]
    elif kind == "MERGE_COLUMNS":
        parts = [Box(box.top, box.bottom, at, at + 1) for at in range(box.left, box.right)]
    else:
        parts = [box]
    _guard(batch, sheet, box.cells())
    _unmerge(sheet, box)
    for part in parts:
        sheet.merges.append(as_grid_range(sheet.id, part))
        for place in list(part.cells())[1:]:
            # The value in the top-left cell is the only one that lives.
            sheet.change(*place, value=None, formula=None)
    return {}


def unmerge_cells(batch: Batch, given: Json) -> Json:
    sheet, box = batch.book.box(given.get("range") or {})
    _unmerge(sheet, box)
    return {}


def _unmerge(sheet: Sheet, box: Box) -> None:
    def box_of(one: Json) -> Box:
        return Box(
            one["startRowIndex"], one["endRowIndex"], one["startColumnIndex"], one["endColumnIndex"]
        )

    met = [one for one in sheet.merges if box_of(one).meets(box)]
    if any(not box_of(one).within(box) for one in met):
        raise InvalidError("You must select all cells in a merged range to merge or unmerge them.")
    sheet.merges = [one for one in sheet.merges if one not in met]


def set_validation(batch: Batch, given: Json) -> Json:
    sheet, box = batch.book.box(given.get("range") or {})
    rule = given.get("rule")
    if rule is not None:
        condition = (rule.get("condition") or {}).get("type")
        if condition not in _CONDITIONS:
            raise InvalidError(f"Invalid ConditionType: {condition}")
        if condition.startswith("ONE_OF") and not rule["condition"].get("values"):
            raise InvalidError("A list condition needs values.")
        rule = {name: value for name, value in rule.items() if value is not False}
    _guard(batch, sheet, box.cells())
    for place in box.cells():
        sheet.change(*place, validation=rule)
    return {}


def copy_paste(batch: Batch, given: Json) -> Json:
    source, box = batch.book.box(given.get("source") or {})
    sheet, target = batch.book.box(given.get("destination") or {})
    kind = given.get("pasteType", "PASTE_NORMAL")
    height, width = max(target.height, box.height), max(target.width, box.width)
    whole = Box(target.top, target.top + height, target.left, target.left + width)
    _guard(batch, sheet, whole.cells())
    old = {place: source.cell(*place) for place in box.cells()}
    for row, column in whole.cells():
        down = (row - target.top) % box.height
        cell = old[box.top + down, box.left + (column - target.left) % box.width]
        sheet.put(row, column, _pasted(sheet.cell(row, column), cell, kind))
    return {}


def cut_paste(batch: Batch, given: Json) -> Json:
    source, box = batch.book.box(given.get("source") or {})
    corner = given.get("destination") or {}
    sheet = batch.book.by_id(corner.get("sheetId", 0))
    top, left = corner.get("rowIndex", 0), corner.get("columnIndex", 0)
    target = Box(top, top + box.height, left, left + box.width)
    _guard(batch, source, box.cells())
    _guard(batch, sheet, target.cells())
    old = {place: source.cell(*place) for place in box.cells()}
    for place in box.cells():
        source.put(*place, EMPTY)
    for (row, column), cell in old.items():
        at = (top + row - box.top, left + column - box.left)
        sheet.put(*at, _pasted(sheet.cell(*at), cell, given.get("pasteType", "PASTE_NORMAL")))
    return {}


def _pasted(there: Cell, cell: Cell, kind: str) -> Cell:
    if kind == "PASTE_VALUES":
        return replace(there, value=cell.value, formula=cell.formula)
    if kind == "PASTE_FORMAT":
        return replace(there, format=cell.format)
    if kind == "PASTE_DATA_VALIDATION":
        return replace(there, validation=cell.validation)
    return cell


def sort_range(batch: Batch, given: Json) -> Json:
    sheet, box = batch.book.box(given.get("range") or {})
    _guard(batch, sheet, box.cells())
    lines = [
        (row, [sheet.cell(row, column) for column in range(box.left, box.right)])
        for row in range(box.top, box.bottom)
    ]
    for spec in reversed(given.get("sortSpecs") or []):
        at, down = spec.get("dimensionIndex", 0), spec.get("sortOrder") == "DESCENDING"

        def key(line: tuple[int, list[Cell]], at: int = at) -> tuple[int, float, str]:
            value = effective(batch.book, sheet, line[0], at)
            if isinstance(value, int | float):
                return (0, float(value), "")
            return (1, 0.0, str(value).casefold())

        filled = [line for line in lines if line[1][at - box.left].entered]
        empty = [line for line in lines if not line[1][at - box.left].entered]
        # Empty cells stand last, whichever the order.
        lines = sorted(filled, key=key, reverse=down) + empty
    for row, (_, line) in zip(range(box.top, box.bottom), lines, strict=True):
        for column, cell in zip(range(box.left, box.right), line, strict=True):
            sheet.put(row, column, cell)
    return {}


def nothing(batch: Batch, given: Json) -> Json:
    batch.book.box(given.get("range") or {})
    return {}


HANDLERS: dict[str, Callable[[Batch, Json], Json]] = {
    "updateCells": update_cells,
    "repeatCell": repeat_cell,
    "appendCells": append_cells,
    "mergeCells": merge_cells,
    "unmergeCells": unmerge_cells,
    "setDataValidation": set_validation,
    "copyPaste": copy_paste,
    "cutPaste": cut_paste,
    "sortRange": sort_range,
    "updateBorders": nothing,
}
