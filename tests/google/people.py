"""What a person at the screen meets and the API does not: drop-downs that refuse."""

from collections.abc import Mapping
from typing import Any

from tests.google.formulas import effective
from tests.google.model import Sheet, Spreadsheet


def accepted(book: Spreadsheet, sheet: Sheet, top: int, left: int, rows: list[list[Any]]) -> None:
    """Check typed values against strict drop-downs.

    Raises:
        ValueError: A value is not among those that its cell takes.
    """
    for down, row in enumerate(rows):
        for along, value in enumerate(row):
            rule = sheet.cell(top + down, left + along).validation
            if rule is None or not rule.get("strict") or value in (None, ""):
                continue
            allowed = _allowed(book, sheet, rule["condition"])
            if allowed is not None and str(value) not in allowed:
                raise ValueError(f"{value!r} violates the data validation rules set in the cell")


def _allowed(book: Spreadsheet, sheet: Sheet, condition: Mapping[str, Any]) -> set[str] | None:
    texts = [one.get("userEnteredValue", "") for one in condition.get("values", [])]
    if condition["type"] == "ONE_OF_LIST":
        return set(texts)
    if condition["type"] == "ONE_OF_RANGE":
        text = texts[0].removeprefix("=")
        home, opened = book.range(text) if "!" in text else (sheet, book.range(text)[1])
        box = opened.closed(home.rows, home.columns)
        return {str(effective(book, home, *place)) for place in home.filled(box)}
    return None
