"""The stories in the invented figures: how each unit's shares move from 2019 to 2021."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from services.periods import Grain, Period, Span

QUARTERS: tuple[Period, ...] = tuple(
    Span.of(Period(2019, Grain.QUARTER, 1), Period(2021, Grain.QUARTER, 3)).periods(Grain.QUARTER)
)
# Quarter (0 is the first of 2019) -> share; in between a straight line.
Course = tuple[tuple[int, float], ...]

# Meetings and classes that were called off in the two waves of the epidemic.
_SLUMP = {"2020-Q2": 0.88, "2021-Q2": 0.95, "2021-Q3": 0.88}
# Activities by quarter of the year: Youth Month is in March, summer campaigns from June.
SEASON = (0.34, 0.28, 0.22, 0.16)


def at(course: Course, quarter: int) -> float:
    """Return where a course is in a quarter, level before its first and after its last point."""
    if quarter <= course[0][0]:
        return course[0][1]
    for (start, low), (end, high) in pairwise(course):
        if quarter <= end:
            return low + (high - low) * (quarter - start) / (end - start)
    return course[-1][1]


def slump(quarter: Period) -> float:
    """Return the part of the usual activity that took place in a quarter."""
    return _SLUMP.get(quarter.code, 1.0)


def chance(seed: int, *names: str) -> Random:
    """Return a source of chance of its own for each unit and table, the same for one seed."""
    return Random("/".join((str(seed), *names)))  # noqa: S311 (invented figures, no secrets)


def _from_to(start: float, end: float) -> Course:
    return (0, start), (len(QUARTERS) - 1, end)


@dataclass(frozen=True)
class Story:
    """What one unit's figures tell.

    Attributes:
        strong, meetings, trained, top, three, away, standard, planned, placed, rural: shares of
            indicators G1, G4, C1, G2, G5, G6, C5, C6, E3 and E4.
        overdue: overdue debt over the balance (E5).
        classes, counselled, taught, referred: how many a year.
        groups: savings-and-loan groups.
        silent_after: the last quarter that was reported; None: all of them.
        vi, en: the story in one sentence, where there is one to find.
    """

    strong: Course = ((0, 0.52), (10, 0.63))
    meetings: Course = ((0, 0.90), (10, 0.96))
    trained: Course = ((0, 0.66), (10, 0.79))
    top: Course = ((-1, 0.85), (3, 0.84), (7, 0.71))
    three: Course = ((0, 0.55), (10, 0.75))
    away: Course = ((0, 0.31), (10, 0.36))
    standard: Course = ((0, 0.82), (10, 0.92))
    planned: Course = ((0, 0.58), (10, 0.72))
    placed: Course = ((0, 0.49), (10, 0.52))
    rural: Course = ((0, 0.66), (10, 0.70))
    overdue: Course = ((0, 0.0012), (10, 0.0010))
    classes: int = 8
    counselled: int = 1800
    taught: int = 260
    referred: int = 330
    groups: int = 30
    silent_after: str | None = None
    vi: str = ""
    en: str = ""

    def quarters(self) -> tuple[Period, ...]:
        """Return the quarters that the unit reported."""
        return tuple(
            q for q in QUARTERS if self.silent_after is None or q.code <= self.silent_after
        )


_EQUIVALENT = Story(
    planned=_from_to(0.60, 0.78),
    placed=_from_to(0.50, 0.53),
    rural=_from_to(0.40, 0.44),
    overdue=_from_to(0.0, 0.0),
    classes=5,
    counselled=420,
    taught=60,
    referred=90,
    groups=3,
)

STORIES: Mapping[str, Story] = {
    "hn-phuly": Story(
        strong=_from_to(0.60, 0.70),
        meetings=_from_to(0.93, 0.99),
        trained=_from_to(0.74, 0.86),
        three=_from_to(0.62, 0.80),
        planned=_from_to(0.64, 0.80),
        standard=_from_to(0.88, 0.95),
        rural=_from_to(0.31, 0.33),
        away=_from_to(0.18, 0.21),
        counselled=2600,
        taught=380,
        referred=520,
        groups=24,
        classes=10,
    ),
    "hn-duytien": Story(
        strong=_from_to(0.55, 0.66),
        meetings=_from_to(0.91, 0.97),
        trained=_from_to(0.69, 0.81),
        planned=_from_to(0.60, 0.71),
        overdue=_from_to(0.0007, 0.0005),
        rural=_from_to(0.55, 0.60),
        counselled=2100,
        taught=320,
        referred=440,
        groups=31,
        classes=9,
    ),
    "hn-kimbang": Story(
        strong=_from_to(0.47, 0.57),
        meetings=_from_to(0.87, 0.92),
        trained=_from_to(0.61, 0.73),
        planned=_from_to(0.52, 0.66),
        overdue=_from_to(0.0016, 0.0013),
        silent_after="2021-Q1",
        vi="Huyện Kim Bảng ngừng báo cáo sau Quý I/2021, ở cả năm bảng.",
        en="Huyện Kim Bảng stops reporting after the first quarter of 2021, in all five tables.",
    ),
    "hn-lynhan": Story(
        strong=_from_to(0.50, 0.58),
        meetings=_from_to(0.89, 0.94),
        trained=_from_to(0.64, 0.75),
        planned=_from_to(0.55, 0.68),
        three=_from_to(0.50, 0.66),
        rural=_from_to(0.74, 0.79),
        overdue=((0, 0.0004), (5, 0.0008), (10, 0.0028)),
        counselled=1900,
        referred=380,
        groups=38,
        classes=9,
        vi="Nợ quá hạn của Huyện Lý Nhân tăng từ 0,04% lên khoảng 0,26%, mỗi quý một ít (E5).",
        en="Overdue debt of Huyện Lý Nhân rises from 0.04% to about 0.26%, a little each "
        "quarter (E5).",
    ),
    "hn-thanhliem": Story(
        strong=_from_to(0.34, 0.75),
        meetings=_from_to(0.72, 0.99),
        trained=_from_to(0.42, 0.90),
        three=_from_to(0.30, 0.85),
        placed=_from_to(0.42, 0.58),
        counselled=1300,
        referred=240,
        groups=26,
        classes=7,
        vi="Huyện Thanh Liêm bắt đầu ở cuối bảng năm 2019 và vươn lên hàng đầu năm 2021 (C1, G1, "
        "G4, E3).",
        en="Huyện Thanh Liêm starts at the bottom in 2019 and is among the first in 2021 (C1, G1, "
        "G4, E3).",
    ),
    "hn-binhluc": Story(
        strong=((0, 0.66), (7, 0.65), (10, 0.41)),
        meetings=((0, 0.94), (7, 0.92), (10, 0.62)),
        trained=((0, 0.78), (7, 0.80), (10, 0.50)),
        placed=_from_to(0.52, 0.44),
        counselled=1200,
        referred=230,
        groups=28,
        classes=7,
        vi="Huyện Bình Lục tụt lại đều đặn trong năm 2021: bí thư được tập huấn (C1), chi đoàn "
        "mạnh (G1) và sinh hoạt chi đoàn (G4) đều giảm qua từng quý.",
        en="Huyện Bình Lục falls behind steadily through 2021: trained secretaries (C1), strong "
        "branches (G1) and branch meetings (G4) all fall quarter by quarter.",
    ),
    "hn-td1": _EQUIVALENT,
    "hn-td2": replace(_EQUIVALENT, groups=0, counselled=260, referred=60),
    "hn-td3": replace(_EQUIVALENT, groups=0, counselled=600, taught=110, referred=150),
    "hn-td4": replace(_EQUIVALENT, groups=4),
}
