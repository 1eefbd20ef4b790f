"""A value on its way into a cell: as it is, or read as if typed."""

import datetime as dt
from dataclasses import replace
from typing import Any

from tests.google.display import is_date
from tests.google.errors import sheets_error
from tests.google.locales import LOCALES, entered
from tests.google.model import LONGEST_TEXT, Cell, Spreadsheet


def cell(book: Spreadsheet, old: Cell, value: Any, typed_on: dt.date | None) -> Cell:
    """Put a value into a cell; with a day it is read as typed on that day, else taken raw."""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise sheets_error(
            400,
            "Your input contains more than the maximum of "
            f"{LONGEST_TEXT} characters in a single cell.",
        )
    text_only = old.number_format.get("type") == "TEXT"
    if typed_on is None or not isinstance(value, str) or text_only or value == "":
        return replace(old, value=None if value == "" else value, formula=None)
    if value.startswith("=") and len(value) > 1:
        return replace(old, value=None, formula=value)
    read, number_format = entered(value, LOCALES[book.locale], typed_on)
    # A number keeps the format of its cell, unless one is a date and the other is not.
    kept = old.number_format
    if number_format and (not kept or is_date(number_format) != is_date(kept)):
        return replace(
            old,
            value=read,
            formula=None,
            format={**old.format, "numberFormat": dict(number_format)},
        )
    return replace(old, value=read, formula=None)
