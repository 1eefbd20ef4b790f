"""The units of Hà Nam from 2019 to mid 2025, as the list that comes with the application."""

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path

from services.intake.schema import Level
from services.units import Unit, UnitTree

_LIST = Path(__file__).parent / "reference" / "hanam_units.csv"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=1)
def built_in_units() -> UnitTree:
    """Return the province, its 10 reporting units and their 109 communes, with former names."""
    with _LIST.open(encoding="utf-8", newline="") as lines:
        return UnitTree(
            tuple(
                Unit(
                    code=row["code"],
                    name=row["name"],
                    short_name=row["short_name"],
                    level=Level(row["level"]),
                    kind=row["kind"],
                    parent=row["parent"],
                    official_code=row["official_code"],
                    valid_from=_day(row["valid_from"]),
                    valid_to=_day(row["valid_to"]),
                    aliases=tuple(filter(None, row["aliases"].split(";"))),
                    order=int(row["order"]),
                    reports=row["reports"] == "1",
                    email=row["email"],
                )
                for row in csv.DictReader(lines)
            )
        )
