"""Rows that the filter of a tab hides, by the values that were unticked in it."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.google import shift
from tests.google.display import shown
from tests.google.formulas import effective
from tests.google.locales import LOCALES
from tests.google.model import Sheet, Spreadsheet


def hidden_rows(book: Spreadsheet, sheet: Sheet) -> set[int]:
    """Give the rows; the first of a filter's range holds the headings and stays."""
    given = sheet.basic_filter or {}
    box = shift.closed(sheet, given.get("range", {}))
    return {
        row
        for column, unticked in _unticked(given)
        for row in range(box.top + 1, box.bottom)
        if _shown(book, sheet, row, column) in unticked
    }


def _unticked(given: Mapping[str, Any]) -> Iterable[tuple[int, list[str]]]:
    # The older way is a map from columns to criteria, the newer one a list.
    for column, criteria in (given.get("criteria") or {}).items():
        yield int(column), criteria.get("hiddenValues", [])
    for spec in given.get("filterSpecs") or []:
        yield spec.get("columnIndex", 0), spec.get("filterCriteria", {}).get("hiddenValues", [])


def _shown(book: Spreadsheet, sheet: Sheet, row: int, column: int) -> str:
    value = effective(book, sheet, row, column)
    form = sheet.cell(row, column).number_format
    return "" if value is None else shown(value, form, LOCALES[book.locale])
