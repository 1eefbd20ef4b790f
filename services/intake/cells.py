"""One odd cell at a time: dates, periods, choices and numbers out of whatever was typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from services.errors import UnknownPeriodError
from services.folding import fold
from services.intake.findings import Code
from services.intake.numerals import clean, read_numeral
from services.intake.schema import Choice, Column, Kind
from services.periods import FIRST_YEAR, Grain, Period, month_number, parse_period
from services.sources import Cell

# Sheets and Excel count days from 1899-12-30; these serials lie in the years 1950 to 2099.
_EPOCH, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 18264, 73050
_TIME = r"\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?z?"
_DAY_MONTH_YEAR = re.compile(
    r"(?:ngày )?(\d{1,2})(?: ?[/.-] ?| tháng )(\d{1,2})(?: ?[/.-] ?| năm )(\d{4}|\d{2})"
    rf"(?:,? {_TIME})?"
)
_YEAR_MONTH_DAY = re.compile(rf"(\d{{4}})[/.-](\d{{1,2}})[/.-](\d{{1,2}})(?:[t ]{_TIME})?")
_RANGE = re.compile(
    r"(?:từ )?(?:ngày )?\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?)? ?(?:-|–|—|,|đến|và) ?(?:ngày )?"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)
# "12,000" in a column of counts: twelve by our rule, twelve thousand in an English sheet.
_ENGLISH_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
_BETWEEN_CHOICES = re.compile(r"\s*(?:[,;+&/\n]|\bvà\b)\s*")
_TRUE_WORDS = frozenset({"x", "✓", "✔", "v", "có", "đạt", "yes", "true", "1", "rồi", "phải"})
_FALSE_WORDS = frozenset({"không", "không đạt", "no", "false", "0", "chưa", "ko"})

Value = float | str | bool | date | Period | None


@dataclass(frozen=True)
class Reading:
    """What one cell says: a value or None for unknown, and what is to be remarked about it."""

    value: Value
    code: Code | None = None
    details: tuple[tuple[str, str], ...] = ()


BLANK = Reading(None)


def shown(value: Cell) -> str:
    """Return a cell's value as a person sees it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float | int):
        # As many digits as a sheet holds, and never as a power of ten.
        return f"{Decimal(f'{value:.15g}'):f}".replace(".", ",")
    return value


def is_blank(value: Cell) -> bool:
    """Tell whether a cell holds nothing but spaces."""
    return isinstance(value, str) and not value.strip(" \u00a0\t\r\n\u200b")


def read_cell(value: Cell, column: Column, factor: float = 1) -> Reading:
    """Return what a cell of a column says. Ranges are checked later, over whole columns.

    Args:
        value: the cell.
        column: the declaration it is read by.
        factor: what one number typed without a unit of its own is in the column's unit.
    """
    if is_blank(value):
        return BLANK
    if isinstance(value, str) and (fault := _formula_fault(value)):
        return Reading(None, fault)
    match column.kind:
        case Kind.COUNT | Kind.DECIMAL | Kind.MONEY:
            return read_number(value, column, factor)
        case Kind.SHARE:
            return _read_share(value, column)
        case Kind.DATE:
            return read_date(value)
        case Kind.PERIOD:
            return read_period(value)
        case Kind.CHOICE:
            return read_choice(value, column)
        case Kind.YES_NO:
            return _read_yes_no(value)
        case Kind.TEXT | Kind.UNIT:
            return Reading(" ".join(shown(value).split()))


def _formula_fault(text: str) -> Code | None:
    if text.startswith(("#", "=")):
        fault = read_numeral(text).code
        if fault in (Code.CELL_ERROR, Code.FORMULA_NOT_CALCULATED):
            return fault
    return None


def read_number(value: Cell, column: Column, factor: float = 1) -> Reading:
    """Return the number in a cell; a fraction in a column of counts is refused.

    Args:
        value: the cell.
        column: the declaration it is read by.
        factor: what one number typed without a unit of its own is in the column's unit.
    """
    if isinstance(value, bool):
        return Reading(None, Code.NUMBER_IS_BOOLEAN)
    if isinstance(value, date):
        return Reading(None, Code.NUMBER_IS_DATE)
    if isinstance(value, str):
        numeral = read_numeral(value, column.unit, money=column.kind is Kind.MONEY)
        number, code, details = numeral.value, numeral.code, numeral.details
        if number is not None and not numeral.has_unit:
            number *= factor
        if column.kind is Kind.COUNT and _ENGLISH_THOUSANDS.search(value):
            return Reading(None, Code.NUMBER_AMBIGUOUS)
    else:
        number, code, details = float(value) * factor, None, ()
    if number is not None and column.kind is Kind.COUNT:
        if not is_whole(number):
            return Reading(None, Code.NUMBER_NOT_WHOLE)
        number = float(round(number))
    return Reading(number, code, details)


def is_whole(number: float) -> bool:
    """Tell whether a number is a whole one but for what a formula's arithmetic leaves behind."""
    return abs(number - round(number)) < 1e-9 * max(1.0, abs(number))


def _read_share(value: Cell, column: Column) -> Reading:
    """Return a number, "90%" being 0.9: the one kind of column where a percentage is in place."""
    if isinstance(value, str) and value.rstrip().endswith("%"):
        reading = read_number(value.rstrip().removesuffix("%"), column)
        number = reading.value
        return Reading(number / 100) if isinstance(number, float) else reading
    return read_number(value, column)


def read_date(value: Cell) -> Reading:
    """Return the date in a cell: a date, a serial number of days, or d/m/y and y-m-d as text."""
    if isinstance(value, datetime):
        return Reading(value.date())
    if isinstance(value, date):
        return Reading(value)
    if isinstance(value, bool):
        return Reading(None, Code.DATE_UNREADABLE)
    if isinstance(value, float | int):
        if _FIRST_SERIAL <= value <= _LAST_SERIAL:
            return Reading(_EPOCH + timedelta(days=int(value)))
        return Reading(None, Code.DATE_UNREADABLE)
    text = clean(value)
    if found := _YEAR_MONTH_DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_MONTH_YEAR.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        return Reading(None, Code.DATE_RANGE if _RANGE.fullmatch(text) else Code.DATE_UNREADABLE)
    try:
        return Reading(date(year + 2000 if year < 100 else year, month, day))
    except ValueError:
        return Reading(None, Code.DATE_IMPOSSIBLE)


def read_period(value: Cell) -> Reading:
    """Return the period in a cell; a first of a month is the month that Excel made of "5/2021".

    Where such a cell is shown as a plain number, only the serial number of that day is left.
    """
    if type(value) is float or type(value) is int:
        day = read_date(value).value
        value = day if isinstance(day, date) and day.year >= FIRST_YEAR else value
    if isinstance(value, date):
        if value.day == 1:
            month = Period.of_month(month_number(value), Grain.MONTH)
            return Reading(month, Code.PERIOD_FROM_DATE, (("period", month.code),))
        return Reading(None, Code.PERIOD_UNREADABLE)
    try:
        return Reading(parse_period(shown(value)))
    except UnknownPeriodError:
        return Reading(None, Code.PERIOD_UNREADABLE)


@lru_cache(maxsize=256)
def _choices(choices: tuple[Choice, ...]) -> Mapping[str, str]:
    return {
        key: choice.code
        for choice in choices
        for text in (choice.code, choice.vi, choice.en, *choice.aliases)
        for key in (fold(text), text.casefold())
        if key
    }


def read_choice(value: Cell, column: Column) -> Reading:
    """Return the code of the allowed value that was typed; two values in one cell are none."""
    known, typed = _choices(column.choices), shown(value)
    code = known.get(typed.strip().casefold()) or known.get(fold(typed))
    if code:
        return Reading(code)
    allowed = (("allowed", " · ".join(c.vi for c in column.choices)),)
    several = {known.get(fold(part)) for part in _BETWEEN_CHOICES.split(typed)} - {None}
    if len(several) > 1:
        return Reading(None, Code.CHOICE_SEVERAL, allowed)
    return Reading(None, Code.CHOICE_UNKNOWN, allowed)


def _read_yes_no(value: Cell) -> Reading:
    typed = ("1" if value else "0") if isinstance(value, bool) else shown(value).strip().casefold()
    if typed in _TRUE_WORDS:
        return Reading(True)
    if typed in _FALSE_WORDS:
        return Reading(False)
    return Reading(None, Code.CHOICE_UNKNOWN, (("allowed", "Có · Không"),))
