"""Invented rows of the support for learning a trade and finding work: one an activity."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from services.periods import Period, first_day
from services.sample.courses import QUARTERS, SEASON, Story, at, chance, slump
from services.sample.rows import Row, part

_TRADES = (
    "May công nghiệp",
    "Điện dân dụng",
    "Cơ khí, hàn",
    "Chăn nuôi, thú y",
    "Trồng trọt công nghệ cao",
    "Điện tử",
    "Nấu ăn, dịch vụ",
    "Tin học văn phòng",
)
_PARTNERS = (
    "Trung tâm Dịch vụ việc làm",
    "Trung tâm Giáo dục nghề nghiệp - GDTX",
    "Ngân hàng Chính sách xã hội",
    "Trung tâm Khuyến nông",
    "Doanh nghiệp trên địa bàn",
)
# Who was placed after this day had not yet worked six months when the last quarter closed.
_SIX_MONTHS = date(2021, 3, 31)
_COLUMNS = (
    "counselled_turns",
    "trained_people",
    "trained_completed",
    "referred",
    "placed",
    "stable",
    "placed_rural",
    "placed_female",
    "placed_outside",
)


def employment_rows(seed: int, unit: str, story: Story) -> list[Row]:
    """Return a unit's activities in the order of their days; no two are alike."""
    rng = chance(seed, unit, "việc làm")
    rows: list[Row] = []
    for quarter in story.quarters():
        share = SEASON[quarter.index - 1] * (0.75 if slump(quarter) < 1 else 1)
        share *= rng.uniform(0.93, 1.07)
        days = iter(_days(rng, quarter))
        done = [
            *_counselling(rng, unit, days, round(story.counselled * share)),
            *_teaching(rng, unit, days, round(story.taught * share)),
            *_referring(rng, unit, days, round(story.referred * share), story, quarter),
            _other(rng, unit, days),
        ]
        rows += sorted(done, key=lambda row: str(row["activity_date"]))
    return rows


def _days(rng: Random, quarter: Period) -> list[date]:
    start = first_day(quarter.first_month)
    return [start + timedelta(days=d) for d in rng.sample(range(2, 88), 20)]


def _blank(rng: Random, unit: str, day: date, kind: str) -> Row:
    row: Row = {
        "unit_id": unit,
        "activity_date": day,
        "activity_type": kind,
        "occupation": rng.choice(_TRADES),
        "partner": rng.choice(_PARTNERS),
    }
    return row | dict.fromkeys(_COLUMNS) | {"evidence": rng.choice(("co_danh_sach", "co_bao_cao"))}


def _split(rng: Random, total: int, parts: int) -> list[int]:
    """Return a total as so many parts of about the same size."""
    weights = [rng.uniform(0.7, 1.3) for _ in range(parts)]
    sizes = [round(total * w / sum(weights)) for w in weights]
    sizes[-1] += total - sum(sizes)
    return [size for size in sizes if size > 0]


def _counselling(rng: Random, unit: str, days: Iterator[date], total: int) -> list[Row]:
    turns = _split(rng, total, 3 if total > 250 else 2)
    return [
        _blank(rng, unit, next(days), "tu_van_huong_nghiep") | {"counselled_turns": count}
        for count in turns
    ]


def _teaching(rng: Random, unit: str, days: Iterator[date], total: int) -> list[Row]:
    return [
        _blank(rng, unit, next(days), "day_nghe")
        | {"trained_people": count, "trained_completed": part(rng.uniform(0.85, 1), count)}
        for count in _split(rng, total, max(1, total // 40))
    ]


def _referring(
    rng: Random, unit: str, days: Iterator[date], total: int, story: Story, quarter: Period
) -> list[Row]:
    on = QUARTERS.index(quarter)
    rows: list[Row] = []
    for count in _split(rng, total, max(1, total // 60)):
        day = next(days)
        fair = rng.random() < 0.25
        placed = part(at(story.placed, on) + rng.gauss(0, 0.015), count)
        row = _blank(rng, unit, day, "ngay_hoi_viec_lam" if fair else "gioi_thieu_viec_lam") | {
            "referred": count,
            "placed": placed,
            "placed_rural": part(at(story.rural, on) + rng.gauss(0, 0.03), placed),
            "placed_female": part(rng.uniform(0.4, 0.6), placed),
            "placed_outside": part(rng.uniform(0.1, 0.25), placed),
        }
        if day <= _SIX_MONTHS:
            row["stable"] = part(rng.uniform(0.6, 0.8), placed)
        rows.append(row)
    return rows


def _other(rng: Random, unit: str, days: Iterator[date]) -> Row:
    kind = rng.choice(("tap_huan_khoi_nghiep", "chuyen_giao_kht", "ho_tro_mo_hinh"))
    return _blank(rng, unit, next(days), kind) | {"evidence": "co_bao_cao"}
