"""Invented rows of loans and economic models: one a unit and quarter."""

from services.sample.courses import QUARTERS, Story, at, chance
from services.sample.rows import Row, cut_off


def economy_rows(seed: int, unit: str, story: Story) -> list[Row]:
    """Return a unit's loans in million đồng and its models, slowly growing; one row a quarter."""
    rng = chance(seed, unit, "vốn vay")
    households_each = rng.uniform(36, 43)
    loan_each = rng.uniform(27, 31)
    scale = 1 if story.groups > 10 else 0.2
    models, coop_groups = round(rng.randint(24, 60) * scale), round(rng.randint(6, 18) * scale)
    startups = (0, 1, 1, 2, 3) if scale == 1 else (0, 0, 1)
    rows: list[Row] = []
    for quarter in story.quarters():
        on = QUARTERS.index(quarter)
        households = round(story.groups * households_each * (1 + 0.006 * on))
        outstanding = round(households * loan_each * (1 + 0.009 * on), 1)
        overdue = outstanding * max(0.0, at(story.overdue, on) * rng.uniform(0.94, 1.06))
        rows.append(
            {
                "unit_id": unit,
                "period_id": quarter.code,
                "as_of_date": cut_off(quarter),
                "loan_outstanding_million_vnd": outstanding,
                "loan_overdue_million_vnd": round(overdue, 1),
                "loan_groups": story.groups,
                "loan_households": households,
                "models_active": models + round(on * scale * 0.8),
                "coop_groups": coop_groups + on // 4,
                "coops": round(6 * scale) + on // 6,
                "startups_supported": rng.choice(startups),
            }
        )
    return rows
