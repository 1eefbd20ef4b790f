"""Which spreadsheet conclusions are carried to: the province's own, as the readings know it."""

from collections.abc import Callable

from services.conclusions.carrier import AtGoogle, Province
from services.reading import Readings
from services.reading.kept import is_all_known, province, registers_of
from services.sources.calls import Calls


def at_google(calls: Calls, readings: Callable[[], Readings]) -> AtGoogle:
    """Return how conclusions reach the province's spreadsheet.

    Args:
        calls: through which Google is called.
        readings: the newest ones.
    """

    def found() -> Province | None:
        newest = readings()
        key = province(registers_of(newest.kept))
        if key:
            return Province(key, newest.kept[key].version)
        # While there is more to read, it may be among that.
        if newest.snapshot is None or newest.waiting:
            return None
        return Province("", "", may_come=not is_all_known(newest.kept))

    def name(code: str) -> str:
        snapshot = readings().snapshot
        return snapshot.units.get(code).name if snapshot and code in snapshot.units else code

    return AtGoogle(calls, found, name)
