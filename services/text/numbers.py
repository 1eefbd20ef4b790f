"""Figures and dates as a Vietnamese office writes them: 1.234,5 · 81,3% · dd/mm/yyyy.

Both languages of the screen use these forms, so that a figure read aloud in a meeting is the
figure in every table, picture and file.
"""

from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import isfinite

# Vietnam has one offset and no summer time; a named zone would need a database on Windows.
VIETNAM = timezone(timedelta(hours=7), "ICT")
NO_FIGURE = "–"
_MINUS = "−"
_SWAP = str.maketrans(",.", ".,")


def number(value: float | None, decimals: int = 0) -> str:
    """Return a number as 1.234,5, halves rounded away from zero; no figure is "–".

    Args:
        value: None, NaN and infinities stand for no figure.
        decimals: how many digits after the comma are shown, trailing zeros included.
    """
    if value is None or not isfinite(value):
        return NO_FIGURE
    return _plain(float(value), decimals)


def percent(share: float | None, decimals: int = 1) -> str:
    """Return a share (1.0 = all) as 81,3%; no figure is "–"."""
    if share is None or not isfinite(share):
        return NO_FIGURE
    return _per_cent(float(share), decimals)


def figure(value: float | None, *, is_share: bool, decimals: int) -> str:
    """Return an indicator's value: a share as a percentage, anything else as a number."""
    return percent(value, decimals) if is_share else number(value, decimals)


def signed(value: float | None, decimals: int = 0) -> str:
    """Return a change with its sign: +1.234, −3,2, 0; no figure is "–"."""
    if value is None or not isfinite(value):
        return NO_FIGURE
    change = _rounded(Decimal(repr(float(value))), decimals)
    return ("+" if change > 0 else "") + _written(change)


def points(share: float | None, decimals: int = 1) -> str:
    """Return the difference of two shares in percentage points, with its sign: +3,2."""
    if share is None or not isfinite(share):
        return NO_FIGURE
    change = _rounded(Decimal(repr(float(share))) * 100, decimals)
    return ("+" if change > 0 else "") + _written(change)


def day(value: date | None) -> str:
    """Return a date as dd/mm/yyyy, a time stamp by Vietnam's clock; no date is "–"."""
    if value is None:
        return NO_FIGURE
    return _local(value).strftime("%d/%m/%Y")


def clock(value: datetime) -> str:
    """Return the time of day as hh:mm by Vietnam's clock."""
    return _local(value).strftime("%H:%M")


def moment(value: datetime) -> str:
    """Return a time stamp as hh:mm dd/mm/yyyy by Vietnam's clock."""
    return f"{clock(value)} {day(value)}"


def _local(value: date) -> date:
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(VIETNAM)
    return value


# Every tooltip, table and sentence of a page writes the same figures again.
@lru_cache(maxsize=4096)
def _plain(value: float, decimals: int) -> str:
    return _written(_rounded(Decimal(repr(value)), decimals))


@lru_cache(maxsize=4096)
def _per_cent(share: float, decimals: int) -> str:
    return _written(_rounded(Decimal(repr(share)) * 100, decimals)) + "%"


def _rounded(exact: Decimal, decimals: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _written(value: Decimal) -> str:
    digits = f"{abs(value):,f}".translate(_SWAP)
    return f"{_MINUS}{digits}" if value < 0 else digits
