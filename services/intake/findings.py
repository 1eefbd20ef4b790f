"""What can be wrong with a sheet: a stable code for each fault, and the finding that carries it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """ERROR: the row or that value is not used. WARNING: used, but look. NOTE: to be known."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """The stable name of each kind of fault. Their sentences are in text.findings."""

    # A spreadsheet as a whole.
    FILE_NOT_WORKBOOK = "file_not_workbook"
    FILE_TRUNCATED = "file_truncated"
    FILE_ENCRYPTED = "file_encrypted"
    FILE_UNREACHABLE = "file_unreachable"
    FILE_NOT_UNDERSTOOD = "file_not_understood"
    FILE_OPEN_ELSEWHERE = "file_open_elsewhere"
    FILE_NOT_SHARED = "file_not_shared"
    FILE_GONE = "file_gone"
    FILE_BUSY = "file_busy"
    NO_PROVINCE_WORKBOOK = "no_province_workbook"
    PROVINCE_NOT_READ = "province_not_read"
    # A tab.
    TAB_UNKNOWN = "tab_unknown"
    TAB_HIDDEN = "tab_hidden"
    TAB_CUT = "tab_cut"
    HEADING_NOT_FOUND = "heading_not_found"
    # A column.
    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_REPEATED = "column_repeated"
    COLUMN_OTHER_UNIT = "column_other_unit"
    COLUMN_UNIT_UNCLEAR = "column_unit_unclear"
    PERIOD_ASSUMED = "period_assumed"
    # A row.
    UNIT_MISSING = "unit_missing"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_AMBIGUOUS = "unit_ambiguous"
    UNIT_OTHER = "unit_other"
    UNIT_WRONG_LEVEL = "unit_wrong_level"
    UNIT_NOT_VALID = "unit_not_valid"
    UNIT_UNACCENTED = "unit_unaccented"
    PERIOD_MISSING = "period_missing"
    PERIOD_UNREADABLE = "period_unreadable"
    PERIOD_FROM_DATE = "period_from_date"
    ROW_WITHOUT_FIGURES = "row_without_figures"
    ROW_HIDDEN = "row_hidden"
    ROW_REPEATED = "row_repeated"
    DUPLICATE_KEY = "duplicate_key"
    PERIOD_COVERED_TWICE = "period_covered_twice"
    TOTAL_MISMATCH = "total_mismatch"
    # A cell.
    VALUE_MISSING = "value_missing"
    NUMBER_UNREADABLE = "number_unreadable"
    NUMBER_AMBIGUOUS = "number_ambiguous"
    NUMBER_NOT_WHOLE = "number_not_whole"
    NUMBER_TOO_SMALL = "number_too_small"
    NUMBER_IMPLAUSIBLE = "number_implausible"
    NUMBER_SUSPECT_UNIT = "number_suspect_unit"
    NUMBER_HEDGED = "number_hedged"
    NUMBER_DASH = "number_dash"
    NUMBER_WORD_ZERO = "number_word_zero"
    NUMBER_WITH_TARGET = "number_with_target"
    NUMBER_OTHER_UNIT = "number_other_unit"
    NUMBER_PERCENT = "number_percent"
    NUMBER_IS_DATE = "number_is_date"
    NUMBER_IS_BOOLEAN = "number_is_boolean"
    DATE_UNREADABLE = "date_unreadable"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_TOO_EARLY = "date_too_early"
    DATE_TOO_LATE = "date_too_late"
    DATE_IN_FUTURE = "date_in_future"
    DATE_RANGE = "date_range"
    CHOICE_UNKNOWN = "choice_unknown"
    CHOICE_SEVERAL = "choice_several"
    CELL_ERROR = "cell_error"
    FORMULA_NOT_CALCULATED = "formula_not_calculated"
    # Between cells.
    PART_ABOVE_WHOLE = "part_above_whole"
    PARTS_NOT_WHOLE = "parts_not_whole"
    DERIVED_DIFFERS = "derived_differs"
    DATE_BEFORE_START = "date_before_start"
    DATE_OUTSIDE_PERIOD = "date_outside_period"
    # The province's own tabs.
    ENTRY_REFERS_TO_NOTHING = "entry_refers_to_nothing"


_WARNINGS = frozenset(
    {
        Code.FILE_BUSY,
        Code.PROVINCE_NOT_READ,
        Code.TAB_HIDDEN,
        Code.COLUMN_REPEATED,
        Code.COLUMN_UNIT_UNCLEAR,
        Code.TAB_CUT,
        Code.UNIT_UNACCENTED,
        Code.PERIOD_FROM_DATE,
        Code.ROW_REPEATED,
        Code.DUPLICATE_KEY,
        Code.TOTAL_MISMATCH,
        Code.NUMBER_SUSPECT_UNIT,
        Code.NUMBER_HEDGED,
        Code.NUMBER_DASH,
        Code.NUMBER_WORD_ZERO,
        Code.NUMBER_WITH_TARGET,
        Code.NUMBER_OTHER_UNIT,
        Code.DERIVED_DIFFERS,
        Code.DATE_OUTSIDE_PERIOD,
        Code.DATE_IN_FUTURE,
    }
)
_NOTES = frozenset(
    {
        Code.FILE_OPEN_ELSEWHERE,
        Code.NO_PROVINCE_WORKBOOK,
        Code.TAB_UNKNOWN,
        Code.COLUMN_UNKNOWN,
        Code.COLUMN_OTHER_UNIT,
        Code.PERIOD_ASSUMED,
        Code.ROW_WITHOUT_FIGURES,
        Code.ROW_HIDDEN,
        Code.PERIOD_COVERED_TWICE,
    }
)


def severity_of(code: Code) -> Severity:
    """Return how bad a fault is, unless a rule says that it is only to be looked at."""
    if code in _WARNINGS:
        return Severity.WARNING
    return Severity.NOTE if code in _NOTES else Severity.ERROR


@dataclass(frozen=True)
class Remark:
    """A fault as the reading steps note it, before it has an address.

    Attributes:
        row: index of the grid's row, from 0; None when it concerns the whole tab.
        column: name of the declared column, or "".
        code: what is wrong.
        value: the value seen.
        details: see Finding.
        severity: when it differs from the code's usual one.
        at: index of the grid's column, where no declared column tells it.
    """

    row: int | None
    column: str
    code: Code
    value: str = ""
    details: tuple[tuple[str, str], ...] = ()
    severity: Severity | None = None
    at: int | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that somebody should look at in a sheet.

    Attributes:
        spreadsheet, tab: where, by title.
        cell: address such as "F37"; "" when it concerns the tab or the spreadsheet.
        table, column: names from the declarations, "" where none applies.
        severity, code: how bad and what.
        value: the value seen, as text.
        details: what the sentence needs beside the above, as (slot, text) pairs.
        link: an address that opens the cell, where the source has one.
        unit_id: the unit concerned, where known; "" otherwise.
    """

    spreadsheet: str
    tab: str
    cell: str
    table: str
    column: str
    severity: Severity
    code: Code
    value: str = ""
    details: tuple[tuple[str, str], ...] = ()
    link: str | None = None
    unit_id: str = ""
