"""How a value is shown: number and date patterns, in the spreadsheet's locale."""

import datetime as dt
import re

from tests.google.locales import EPOCH, Format, Locale

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?][#0?,.]*(?:E[+-]0+)?|\.[#0?]+")
_DATE_TOKEN = re.compile(r'"[^"]*"|\\.|y+|m+|d+|h+|s+|a+/p+m*|am/pm|[^ymdhsa"\\]+|.', re.IGNORECASE)
DATE_TYPES = {"DATE", "TIME", "DATE_TIME"}


def is_date(number_format: Format) -> bool:
    return number_format.get("type") in DATE_TYPES


def shown(value: bool | float | str, number_format: Format, locale: Locale) -> str:
    """Show a value as its cell does."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    kind = number_format.get("type", "")
    pattern = number_format.get("pattern") or _default_pattern(kind, locale)
    if kind in DATE_TYPES:
        return _date(value, pattern)
    if kind == "TEXT" or not pattern:
        return _general(value, locale)
    return _number(value, pattern, locale)


def _default_pattern(kind: str, locale: Locale) -> str:
    return {
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "CURRENCY": f'#,##0.00 "{locale.currency}"',
        "SCIENTIFIC": "0.00E+00",
        "DATE": locale.date,
        "TIME": "h:mm:ss",
        "DATE_TIME": f"{locale.date} h:mm:ss",
    }.get(kind, "")


def _general(value: float, locale: Locale) -> str:
    text = f"{value:.10g}"
    if "e" in text:
        text = f"{value:.15g}".upper()
        text = re.sub(r"E([+-])0?(\d)$", r"E\g<1>0\2", text)
    return text.replace(".", locale.decimal)


def _number(value: float, pattern: str, locale: Locale) -> str:
    sections = pattern.split(";")
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    section = re.sub(r"\[[^\]]*\]|_.|\*.", "", section)
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] if match[1] is not None else match[2])
        return f"\x00{len(literals) - 1}\x01"

    section = _QUOTED.sub(keep, section)
    value *= 100 ** section.count("%")
    outside = re.split(r"(\x00\d+\x01)", section)
    drawn = False
    for place, part in enumerate(outside):
        match = None if part.startswith("\x00") else _DIGITS.search(part)
        if match and not drawn:
            outside[place] = (
                part[: match.start()] + _digits(value, match[0], locale) + part[match.end() :]
            )
            drawn = True
    sign = "-" if value < 0 and drawn else ""
    text = "".join(outside)
    return sign + re.sub(r"\x00(\d+)\x01", lambda match: literals[int(match[1])], text)


def _digits(value: float, pattern: str, locale: Locale) -> str:
    mantissa, _, exponent = pattern.partition("E")
    whole, _, fraction = mantissa.partition(".")
    places, needed = len(fraction.replace(",", "")), fraction.count("0")
    if exponent:
        text = f"{abs(value):.{places}E}"
        number, _, power = text.partition("E")
        return number.replace(".", locale.decimal) + "E" + power
    # Half away from zero, as the sheets round, and not to even.
    rounded = f"{abs(value) + 10 ** -(places + 9):.{places}f}"
    digits, _, tail = rounded.partition(".")
    while len(tail) > needed and tail.endswith("0"):
        tail = tail[:-1]
    least = whole.replace(",", "").count("0")
    digits = digits.lstrip("0").rjust(least, "0")
    if "," in whole:
        digits = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", locale.group, digits)
    return digits + (locale.decimal + tail if tail else "")


def _date(value: float, pattern: str) -> str:
    seconds = round((value % 1) * 86400)
    if not 0 <= value < 2_958_466:
        # No date of the calendar: left as the number that it is.
        return f"{value:g}"
    day = EPOCH + dt.timedelta(days=int(value // 1), seconds=0)
    moment = dt.datetime(day.year, day.month, day.day) + dt.timedelta(seconds=seconds)  # noqa: DTZ001
    tokens = _DATE_TOKEN.findall(pattern)
    noon = any("/p" in token.lower() for token in tokens)
    shown_tokens: list[str] = []
    after_hour = False
    for place, token in enumerate(tokens):
        low = token.lower()
        following = "".join(tokens[place + 1 : place + 3]).lower()
        minutes = set(low) == {"m"} and (after_hour or "s" in following)
        shown_tokens.append(_token(low, token, moment, minutes=minutes, noon=noon))
        if low[0] in "hymds":
            after_hour = low[0] == "h"
    return "".join(shown_tokens)


def _token(low: str, token: str, moment: dt.datetime, *, minutes: bool, noon: bool) -> str:
    hour = (moment.hour - 1) % 12 + 1 if noon else moment.hour
    known = {
        "d": str(moment.day),
        "dd": f"{moment.day:02}",
        "m": str(moment.minute if minutes else moment.month),
        "mm": f"{moment.minute if minutes else moment.month:02}",
        "mmm": moment.strftime("%b"),
        "mmmm": moment.strftime("%B"),
        "yy": f"{moment.year % 100:02}",
        "yyyy": f"{moment.year:04}",
        "h": str(hour),
        "hh": f"{hour:02}",
        "s": str(moment.second),
        "ss": f"{moment.second:02}",
    }
    if "/p" in low:
        return "AM" if moment.hour < 12 else "PM"
    if low in known:
        return known[low]
    return token.strip('"').lstrip("\\") if token[0] in '"\\' else token
