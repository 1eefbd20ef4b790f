"""Invented rows of the cadres: their quality each quarter, and the classes held for them."""

from datetime import date, timedelta
from random import Random

from services.periods import Period, first_day
from services.sample.courses import QUARTERS, SEASON, Story, at, chance, slump
from services.sample.rows import Row, cut_off, part

# Title, form, audience; {year} is filled in.
_CLASSES = (
    ("Tập huấn nghiệp vụ bí thư chi đoàn địa bàn dân cư năm {year}", "tap_huan", 0),
    ("Tập huấn kỹ năng tổ chức sinh hoạt chi đoàn năm {year}", "tap_huan", 0),
    ("Bồi dưỡng cán bộ Đoàn cấp xã năm {year}", "boi_duong", 2),
    ("Bồi dưỡng cán bộ Đoàn trong quy hoạch năm {year}", "boi_duong", 4),
    ("Học tập lý luận chính trị cho cán bộ Đoàn năm {year}", "ly_luan_chinh_tri", 2),
    ("Tập huấn công tác Đoàn và phong trào thanh thiếu nhi năm {year}", "tap_huan", 1),
    ("Tập huấn chuyển đổi số trong công tác Đoàn năm {year}", "tap_huan", 5),
    ("Bồi dưỡng kỹ năng, nghiệp vụ cán bộ Đoàn cấp huyện năm {year}", "boi_duong", 3),
)
# Classes are counted from 14/02/2019 on.
_FIRST_DAYS = {"2019-Q1": 48}
_AUDIENCES = (
    "bi_thu_chi_doan_dan_cu",
    "bi_thu_chi_doan_khac",
    "can_bo_doan_xa",
    "can_bo_doan_huyen",
    "can_bo_quy_hoach",
    "khac",
)


def cadre_rows(seed: int, unit: str, branches: int, communes: int, story: Story) -> list[Row]:
    """Return a unit's cadre quality, one row a quarter; a unit without communes has none there."""
    rng = chance(seed, unit, "cán bộ")
    planned = 3 * communes + rng.randint(4, 9) if communes else rng.randint(14, 26)
    rows: list[Row] = []
    for quarter in story.quarters():
        on = QUARTERS.index(quarter)
        vacant = rng.randint(1, 4) if branches else 0
        secretaries = branches - vacant
        trained = at(story.trained, on) + rng.gauss(0, 0.006)
        key = max(0, 2 * communes - rng.choice((0, 0, 1, 2))) if communes else 0
        rows.append(
            {
                "unit_id": unit,
                "period_id": quarter.code,
                "as_of_date": cut_off(quarter),
                "branch_sec_total": secretaries,
                "branch_sec_trained": part(trained, secretaries),
                "branch_sec_vacant": vacant,
                "commune_cadre_total": key,
                "commune_cadre_standard": part(at(story.standard, on), key),
                "commune_cadre_politics": part(0.58 + 0.01 * on, key),
                "commune_cadre_party": part(0.86 + 0.005 * on, key),
                "commune_with_plan": part(0.72 + 0.02 * on, communes),
                "planned_total": planned,
                "planned_trained": part(at(story.planned, on), planned),
            }
        )
    return rows


def training_rows(seed: int, unit: str, story: Story, *, residential: bool) -> list[Row]:
    """Return a unit's classes in the order of their days, at least one in each quarter.

    Args:
        seed: what chance begins with.
        unit: whose classes.
        story: how many classes a year there are to be, and until when.
        residential: whether the unit has residential branches, whose secretaries come.
    """
    rng = chance(seed, unit, "lớp")
    rows: list[Row] = []
    for quarter in story.quarters():
        share = SEASON[quarter.index - 1] * (0.7 if slump(quarter) < 1 else 1)
        count = max(1, round(story.classes * share))
        held = [_class(rng, unit, quarter, residential=residential) for _ in range(count)]
        if quarter.code in ("2020-Q2", "2021-Q3"):
            held.append(_put_off(_class(rng, unit, quarter, residential=residential)))
        rows += sorted(held, key=lambda row: str(row["start_date"]))
    return rows


def _class(rng: Random, unit: str, quarter: Period, *, residential: bool) -> Row:
    title, form, audience = rng.choice(_CLASSES if residential else _CLASSES[2:])
    earliest = _FIRST_DAYS.get(quarter.code, 6)
    start = _weekday(first_day(quarter.first_month) + timedelta(days=rng.randint(earliest, 80)))
    days = rng.choice((1, 1, 2, 2, 3))
    attended = rng.randint(32, 118)
    share = rng.uniform(0.7, 0.95) if audience == 0 else rng.uniform(0, 0.3)
    secretaries = part(share, attended) if residential else 0
    return {
        "unit_id": unit,
        "period_id": quarter.code,
        "class_title": title.format(year=quarter.year),
        "organiser_level": "huyen" if audience != 1 or rng.random() < 0.7 else "co_so",
        "training_form": form,
        "audience": _AUDIENCES[audience],
        "start_date": start,
        "end_date": start + timedelta(days=days - 1),
        "sessions": 2 * days,
        "invited": attended + rng.randint(0, 12),
        "attended": attended,
        "attended_branch_sec": secretaries,
        "attended_planned": part(0.8 if audience == 4 else rng.uniform(0, 0.2), attended),
        "attended_female": part(rng.uniform(0.35, 0.6), attended),
        "completed": attended - rng.choice((0, 0, 0, 1, 2)),
        "cost_vnd": 500_000 * rng.randint(14, 90),
        "status": "da_to_chuc",
    }


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _put_off(row: Row) -> Row:
    """Return a class as one that the epidemic did not let happen."""
    nobody = ("attended", "attended_branch_sec", "attended_planned", "attended_female", "completed")
    return row | dict.fromkeys(nobody, 0) | {"end_date": None, "cost_vnd": None, "status": "hoan"}
