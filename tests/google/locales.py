"""What a typed text becomes in a spreadsheet of a locale: number, date, truth, text."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

EPOCH = dt.date(1899, 12, 30)
Format = Mapping[str, str]


@dataclass(frozen=True)
class Locale:
    code: str
    decimal: str
    group: str
    order: str
    date: str
    currency: str


LOCALES = {
    locale.code: locale
    for locale in (
        Locale("en_US", ".", ",", "mdy", "m/d/yyyy", "$"),
        Locale("en_GB", ".", ",", "dmy", "dd/mm/yyyy", "£"),
        Locale("fr_FR", ",", "\u202f", "dmy", "dd/mm/yyyy", "€"),
        Locale("vi_VN", ",", ".", "dmy", "dd/mm/yyyy", "₫"),
    )
}
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AaPp][Mm]))?")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_DATE = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})")
_SHORT = re.compile(r"(\d{1,2})[/-](\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})[/-](\d{4})")


def serial(day: dt.date) -> int:
    """Count days as the sheets do: 2020-01-01 is 43831."""
    return (day - EPOCH).days


def entered(text: str, locale: Locale, today: dt.date) -> tuple[bool | int | float | str, Format]:
    """Read a text as typed into a cell; the format is what the cell then takes on, if any."""
    if text.startswith("'"):
        return text[1:], {}
    trimmed = text.strip()
    if trimmed.upper() in {"TRUE", "FALSE"}:
        return trimmed.upper() == "TRUE", {}
    number = _number(trimmed, locale)
    if number is not None:
        return number
    moment = _moment(trimmed, locale, today)
    return moment if moment is not None else (text, {})


def _number(text: str, locale: Locale) -> tuple[int | float, Format] | None:
    body, kind = text, "NUMBER"
    if body.endswith("%"):
        body, kind = body[:-1].rstrip(), "PERCENT"
    elif locale.currency in body:
        body, kind = body.replace(locale.currency, "", 1).strip(), "CURRENCY"
    group, decimal = re.escape(locale.group), re.escape(locale.decimal)
    match = re.fullmatch(
        rf"([+-]?)(\d{{1,3}}(?:{group}\d{{3}})+|\d+)?(?:{decimal}(\d*))?(?:[eE]([+-]?\d+))?", body
    )
    if not match or (match[2] is None and not match[3]):
        return None
    sign, whole, fraction, exponent = match.groups()
    grouped = whole is not None and locale.group in whole
    digits = (whole or "0").replace(locale.group, "")
    value = float(f"{sign}{digits}.{fraction or 0}e{exponent or 0}")
    places = len(fraction or "")
    if kind == "PERCENT":
        pattern = "0%" if not places else "0.00%"
        return tidy(value / 100), {"type": kind, "pattern": pattern}
    if kind == "CURRENCY":
        pattern = "#,##0" + (".00" if places else "") + f' "{locale.currency}"'
        return tidy(value), {"type": kind, "pattern": pattern}
    if exponent:
        return tidy(value), {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    if grouped:
        return tidy(value), {"type": kind, "pattern": "#,##0.00" if places else "#,##0"}
    return tidy(value), {}


def _moment(text: str, locale: Locale, today: dt.date) -> tuple[int | float, Format] | None:
    first, _, second = text.partition(" ")
    day = _day(first, locale, today)
    if day is None:
        clock = _clock(text)
        return None if clock is None else (clock, {"type": "TIME", "pattern": "h:mm:ss"})
    date, pattern = day
    if not second:
        return serial(date), {"type": "DATE", "pattern": pattern}
    clock = _clock(second.strip())
    if clock is None:
        return None
    return serial(date) + clock, {"type": "DATE_TIME", "pattern": f"{pattern} h:mm:ss"}


def _day(text: str, locale: Locale, today: dt.date) -> tuple[dt.date, str] | None:
    if match := _ISO.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]), "yyyy-mm-dd")
    if match := _DATE.fullmatch(text):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        year += 0 if len(match[4]) == 4 else 2000 if year < 50 else 1900
        month, day = (two, one) if locale.order == "dmy" else (one, two)
        return _date(year, month, day, locale.date)
    if match := _MONTH.fullmatch(text):
        return _date(int(match[2]), int(match[1]), 1, "m/yyyy")
    if match := _SHORT.fullmatch(text):
        one, two = int(match[1]), int(match[2])
        month, day = (two, one) if locale.order == "dmy" else (one, two)
        return _date(today.year, month, day, "d/m" if locale.order == "dmy" else "m/d")
    return None


def _date(year: int, month: int, day: int, pattern: str) -> tuple[dt.date, str] | None:
    try:
        return dt.date(year, month, day), pattern
    except ValueError:
        return None


def _clock(text: str) -> float | None:
    match = _TIME.fullmatch(text)
    if not match:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[4].lower() == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return (hour * 3600 + minute * 60 + second) / 86400


def tidy(value: float) -> int | float:
    return int(value) if value.is_integer() and abs(value) < 1e15 else value
