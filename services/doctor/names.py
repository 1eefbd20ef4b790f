"""Names of spreadsheets or units in one line, as many as a line bears."""

from collections.abc import Iterable

from services.text import numbers

_MOST_NAMES = 12


def named(names: Iterable[str]) -> str:
    """Return names with commas between them, each once, and how many more there are."""
    told = list(dict.fromkeys(names))
    more = "" if len(told) <= _MOST_NAMES else f" … (+{numbers.number(len(told) - _MOST_NAMES)})"
    return ", ".join(told[:_MOST_NAMES]) + more
