"""The log of calls, and what can be counted in it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Call:
    """One call that came in; `status` 0 where the connection was cut."""

    at: float
    operation: str
    quota: str
    units: int
    method: str
    path: str
    spreadsheet: str
    email: str
    status: int
    fault: str


def matching(calls: Iterable[Call], name: str) -> list[Call]:
    """Pick the calls of an operation, of a quota, or of a family ("values.*"); all for ""."""
    if name.endswith("*"):
        family = name[:-1]
        return [
            one for one in calls if any(n.startswith(family) for n in (one.operation, one.quota))
        ]
    return [one for one in calls if not name or name in {one.operation, one.quota}]


def busiest_minute(calls: Iterable[Call]) -> int:
    """Give the most units that any sixty seconds saw."""
    times = sorted((call.at, call.units) for call in calls)
    best = start = spent = 0
    for at, units in times:
        spent += units
        while times[start][0] <= at - 60:
            spent -= times[start][1]
            start += 1
        best = max(best, spent)
    return best
