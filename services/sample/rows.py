"""What one invented row is before anyone types it."""

from datetime import date, timedelta

from services.periods import Grain, Period, last_day

# Units and choices are codes, periods are codes; None is not known.
Value = str | int | float | date | None
Row = dict[str, Value]


def period_of(row: Row) -> Period:
    """Return the quarter in which a row is reported."""
    day = row.get("activity_date")
    if isinstance(day, date):
        return Period(day.year, Grain.QUARTER, (day.month - 1) // 3 + 1)
    year, _, index = str(row["period_id"]).partition("-Q")
    return Period(int(year), Grain.QUARTER, int(index))


def cut_off(quarter: Period, *, days_early: int = 0) -> date:
    """Return the day at which a quarter's stocks are counted."""
    return last_day(quarter.last_month) - timedelta(days=days_early)


def part(share: float, whole: int) -> int:
    """Return a share of a whole as a count that is never more than the whole."""
    return min(whole, max(0, round(share * whole)))
