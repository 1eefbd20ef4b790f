"""Month, quarter, half-year and year: parse, order, contain; and the spans made of them.

A month is counted as ``12 * year + month - 1`` wherever a number is handier than a date, so that
containment and length are integer arithmetic in frames as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from services.errors import UnknownPeriodError
from services.folding import fold

FIRST_YEAR, LAST_YEAR = 2000, 2099


class Grain(IntEnum):
    """The length of a period in months."""

    MONTH = 1
    QUARTER = 3
    HALF = 6
    YEAR = 12


_LETTER = {Grain.MONTH: "M", Grain.QUARTER: "Q", Grain.HALF: "H"}


def month_number(day: date) -> int:
    """Return the count of the month in which a day lies."""
    return 12 * day.year + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of a month given by its count."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """Return the last day of a month given by its count."""
    return first_day(month + 1) - timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """One month, quarter, half-year or year; ``index`` counts from 1 within the year."""

    year: int
    grain: Grain
    index: int = 1

    def __post_init__(self) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.index <= 12 // self.grain):
            raise UnknownPeriodError(f"{self.year}/{self.index}")

    @property
    def first_month(self) -> int:
        return 12 * self.year + (self.index - 1) * self.grain

    @property
    def last_month(self) -> int:
        return self.first_month + self.grain - 1

    @property
    def code(self) -> str:
        """The form used in data, links and the command line: 2021, 2021-H1, 2021-Q3, 2021-M05."""
        if self.grain is Grain.YEAR:
            return str(self.year)
        width = 2 if self.grain is Grain.MONTH else 1
        return f"{self.year}-{_LETTER[self.grain]}{self.index:0{width}d}"

    @classmethod
    def of_month(cls, month: int, grain: Grain) -> "Period":
        """Return the period of that grain in which a month lies."""
        return cls(month // 12, grain, (month % 12) // grain + 1)


@dataclass(frozen=True)
class Span:
    """Consecutive months, both ends included: what a filter, a comparison and a row cover."""

    first_month: int
    last_month: int

    def __post_init__(self) -> None:
        if self.last_month < self.first_month:
            raise UnknownPeriodError(f"{first_day(self.first_month)}..{last_day(self.last_month)}")

    @classmethod
    def of(cls, first: Period, last: Period | None = None) -> "Span":
        """Return the span from the start of one period to the end of another (or the same)."""
        return cls(first.first_month, (last or first).last_month)

    @property
    def months(self) -> int:
        return self.last_month - self.first_month + 1

    @property
    def start(self) -> date:
        return first_day(self.first_month)

    @property
    def end(self) -> date:
        return last_day(self.last_month)

    @property
    def code(self) -> str:
        """The shortest text that :func:`parse_span` reads back to this span."""
        whole = self.period
        if whole:
            return whole.code
        grain = Grain.QUARTER if self._on(Grain.QUARTER) else Grain.MONTH
        first = Period.of_month(self.first_month, grain)
        return f"{first.code}..{Period.of_month(self.last_month, grain).code}"

    @property
    def period(self) -> Period | None:
        """The one period that this span is, if it is one."""
        for grain in Grain:
            if self.months == grain and self._on(grain):
                return Period.of_month(self.first_month, grain)
        return None

    def _on(self, grain: Grain) -> bool:
        return self.first_month % grain == 0 and (self.last_month + 1) % grain == 0

    def contains(self, other: "Span") -> bool:
        """Tell whether another span lies wholly inside this one."""
        return self.first_month <= other.first_month and other.last_month <= self.last_month

    def before(self) -> "Span":
        """Return the span of the same length that ends where this one starts."""
        return Span(self.first_month - self.months, self.first_month - 1)

    def year_before(self) -> "Span":
        """Return the same months one year earlier."""
        return Span(self.first_month - 12, self.last_month - 12)

    def periods(self, grain: Grain) -> Iterator[Period]:
        """Yield the periods of one grain that lie wholly inside this span, in order."""
        month = -(-self.first_month // grain) * grain
        while month + grain - 1 <= self.last_month:
            yield Period.of_month(month, grain)
            month += grain


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?P<year>20\d\d)"
_JOIN = r"(?:[ /.-]*(?:năm )?)"
_FORMS: tuple[tuple[re.Pattern[str], Grain | None], ...] = (
    (re.compile(rf"(?:năm )?{_YEAR}"), Grain.YEAR),
    (re.compile(rf"(?:cả|trọn) năm{_JOIN}{_YEAR}"), Grain.YEAR),
    (re.compile(rf"{_YEAR}[ -]?h(?P<n>[12])"), Grain.HALF),
    (re.compile(rf"h(?P<n>[12]){_JOIN}{_YEAR}"), Grain.HALF),
    (
        re.compile(rf"(?:0?6|sáu) ?(?:tháng|t)(?P<half> đầu| cuối)(?: năm)?{_JOIN}{_YEAR}"),
        Grain.HALF,
    ),
    (re.compile(rf"0?6 ?t(?:háng)?{_JOIN}{_YEAR}"), None),
    (re.compile(rf"{_YEAR}[ -]?q(?P<n>[1-4])"), Grain.QUARTER),
    (re.compile(rf"(?:quý|q)[ .]*(?P<n>[1-4]|iv|iii|ii|i){_JOIN}{_YEAR}"), Grain.QUARTER),
    (re.compile(rf"{_YEAR}[ -]?m(?P<n>0?[1-9]|1[0-2])"), Grain.MONTH),
    (re.compile(rf"{_YEAR}-(?P<n>0[1-9]|1[0-2])"), Grain.MONTH),
    (re.compile(rf"(?:(?:tháng|t|m)[ .]*)?(?P<n>0?[1-9]|1[0-2])[ ]?[/.-][ ]?{_YEAR}"), Grain.MONTH),
    (re.compile(rf"(?:tháng|t|m)[ .]*(?P<n>0?[1-9]|1[0-2])(?: năm)? {_YEAR}"), Grain.MONTH),
)


def parse_period(typed: str) -> Period:
    """Return the period that a person typed, in any of the forms people use.

    "6 tháng 2021" and "6T/2021" could be either half of the year or six months to date; nothing
    is guessed, so they raise. So do a half, a quarter or a month without its year, and a school
    year such as "2020-2021".

    Raises:
        UnknownPeriodError: the text names no period, or could name more than one.
    """
    text = fold(typed, keep="/.-").rstrip(" ./-")
    for form, grain in _FORMS:
        found = form.fullmatch(text)
        if not found:
            continue
        if grain is None:
            break
        parts = found.groupdict()
        if "half" in parts:
            index = 1 if parts["half"].strip() == "đầu" else 2
        else:
            n = parts.get("n") or "1"
            index = _ROMAN.get(n) or int(n)
        return Period(int(parts["year"]), grain, index)
    raise UnknownPeriodError(typed)


def parse_span(typed: str) -> Span:
    """Return the span named by one period ("2021-H1") or two ("2021-Q1..2021-Q3").

    Raises:
        UnknownPeriodError: a side names no period, or the second ends before the first starts.
    """
    first, dots, last = typed.partition("..")
    start = parse_period(first)
    return Span.of(start, parse_period(last) if dots else start)
