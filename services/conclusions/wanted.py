"""Which conclusions somebody wants to see, and that as a text for the address."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from services.conclusions.content import Opinion
from services.indicators.indicator import Area

EVERY = "all"
# Stands for what belongs to no meeting, or to no single area.
OUTSIDE = "none"


class Whose(StrEnum):
    """Whose conclusions."""

    EVERYBODYS = "all"
    MINE = "mine"
    MY_UNITS = "unit"


class Standing(StrEnum):
    """Conclusions in which state."""

    EVERY = "all"
    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Wanted:
    """What is asked for; everything by default, but what was withdrawn.

    Attributes:
        area: code of an area, "none" for what belongs to no single one.
        meeting: code of a meeting, "none" for what was said outside one.
        opinion: code of a kind.
        search: what must be in number, words, or names of units, whatever its case or accents.
    """

    whose: str = Whose.EVERYBODYS.value
    state: str = Standing.EVERY.value
    area: str = EVERY
    meeting: str = EVERY
    opinion: str = EVERY
    search: str = ""

    @property
    def code(self) -> str:
        """The text that :func:`parse_wanted` reads back; "all" where nothing is asked for."""
        told = [
            f"{one.name}:{str(getattr(self, one.name)).replace(';', ' ')}"
            for one in fields(self)
            if getattr(self, one.name) != one.default
        ]
        return ";".join(told) or EVERY


_ALLOWED = {
    "whose": {*Whose},
    "state": {*Standing},
    "area": {EVERY, OUTSIDE, *Area},
    "opinion": {EVERY, *Opinion},
}


def parse_wanted(text: str) -> tuple[Wanted, tuple[str, ...]]:
    """Return what a text asks for, and the parts of it that ask for nothing we know."""
    wanted, unknown = Wanted(), list[str]()
    for part in text.split(";") if text not in ("", EVERY) else ():
        name, colon, value = part.partition(":")
        known = name in {one.name for one in fields(Wanted)} and bool(colon and value)
        if known and value in _ALLOWED.get(name, {value}):
            wanted = replace(wanted, **{name: value})
        else:
            unknown.append(part)
    return wanted, tuple(unknown)
