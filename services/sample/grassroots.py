"""Invented rows of the residential branches: one a commune and quarter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from services.periods import Period
from services.sample.courses import QUARTERS, Story, at, chance, slump
from services.sample.rows import Row, cut_off, part


@dataclass(frozen=True)
class Commune:
    """What stays the same in a commune: its size, and how far it is from its district's course."""

    code: str
    branches: int
    special: int
    unnamed_villages: int
    members: int
    youth: int
    lead: float
    eager: float


def communes(seed: int, codes: Sequence[str]) -> tuple[Commune, ...]:
    """Return a district's communes, 7 to 11 branches in each."""
    found: list[Commune] = []
    for code in codes:
        rng = chance(seed, code)
        branches = rng.choice((7, 8, 8, 9, 9, 10, 11))
        members = round(branches * rng.uniform(16, 25))
        found.append(
            Commune(
                code=code,
                branches=branches,
                special=rng.choice((0, 0, 0, 1, 1, 2)),
                unnamed_villages=rng.choice((0, 0, 0, 1, 2)),
                members=members,
                youth=round(members * rng.uniform(4.8, 6.4)),
                lead=rng.gauss(0, 0.07),
                eager=rng.random(),
            )
        )
    return tuple(found)


def grassroots_rows(seed: int, group: Sequence[Commune], story: Story) -> list[Row]:
    """Return the rows of one district, quarter by quarter in the order of its communes."""
    chances = {commune.code: chance(seed, commune.code, "quý") for commune in group}
    gradings = {c.code: dict(_gradings(chance(seed, c.code, "xếp loại"), c, story)) for c in group}
    return [
        _row(chances[commune.code], commune, story, quarter, gradings[commune.code])
        for quarter in story.quarters()
        for commune in group
    ]


Grading = tuple[str, int, int, int, int, int, str]


def _gradings(rng: Random, commune: Commune, story: Story) -> Iterator[tuple[int, Grading]]:
    """Yield year -> the grading at that year's end, as scale, four levels, unrated, initiatives.

    The four-level scale comes in with the grading of 2020.
    """
    count = commune.branches
    for year in (2018, 2019, 2020):
        quarter = 4 * (year - 2019) + 3
        unrated = rng.choice((0, 0, 0, 0, 1))
        rated = count - unrated
        top = part(at(story.top, quarter) + commune.lead + rng.gauss(0, 0.04), rated)
        # The newer scale lets fewer branches into the first level.
        first = part((0.34 if year < 2020 else 0.20) + rng.gauss(0, 0.04), top)
        last = 1 if top < rated and rng.random() < 0.16 else 0
        reached = at(story.three, quarter)
        three = "dat" if commune.eager < reached else "khong_dat"
        if rng.random() < 0.06:
            three = "chua_danh_gia"
        scale = "A_2011" if year < 2020 else "B_4muc"
        yield year, (scale, first, top - first, rated - top - last, last, unrated, three)


def _row(
    rng: Random,
    commune: Commune,
    story: Story,
    quarter: Period,
    gradings: dict[int, Grading],
) -> Row:
    at_quarter = QUARTERS.index(quarter)
    count = commune.branches
    strong = part(at(story.strong, at_quarter) + commune.lead, count)
    registered = min(count, strong + rng.choice((0, 1, 1, 2)))
    required = 3 * (count - commune.special) + commune.special
    held_share = at(story.meetings, at_quarter) * slump(quarter) + rng.gauss(0, 0.02)
    if quarter.index == 1:
        held_share += 0.03
    held = max(0, round(required * held_share))
    graded = gradings[quarter.year if quarter.index == 4 else quarter.year - 1]
    members = round(commune.members * (1 - 0.004 * at_quarter) + rng.gauss(0, 2))
    new = (9, 6, 4, 3)[quarter.index - 1] * slump(quarter) * rng.uniform(0.5, 1.5)
    proposed = rng.choice((0, 1, 1, 2, 3))
    return {
        "unit_id": commune.code,
        "period_id": quarter.code,
        "as_of_date": cut_off(quarter),
        "branches": count,
        "villages_without_branch": commune.unnamed_villages,
        "strong_registered": registered,
        "strong_recognised": strong,
        "rating_scale": graded[0],
        "rated_1": graded[1],
        "rated_2": graded[2],
        "rated_3": graded[3],
        "rated_4": graded[4],
        "unrated": graded[5],
        "branches_special": commune.special,
        "meetings_held": held,
        "meetings_joint": part(rng.uniform(0.05, 0.2), held),
        "three_initiatives": graded[6],
        "youth_total": round(commune.youth * (1 - 0.002 * at_quarter)),
        "members": members,
        "members_away": part(at(story.away, at_quarter) + commune.lead / 2, members),
        "federation_members": part(rng.uniform(0.22, 0.3), commune.youth),
        "new_members": round(new),
        "elite_proposed": proposed,
        "party_admitted": min(proposed, rng.choice((0, 0, 1, 1))),
    }
