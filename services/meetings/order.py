"""The order of an agenda, changed one item at a time."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from services.meetings.content import Item, Shows


class Step(StrEnum):
    """Where an item is moved to from where it is."""

    UP = "up"
    DOWN = "down"
    TOP = "top"
    BOTTOM = "bottom"


class Entry(NamedTuple):
    """An item as it is told from all others, wherever it stands.

    Attributes:
        item: what is shown.
        nth: which of those that are alike, from 0.
    """

    item: Item
    nth: int = 0


def entries(items: Sequence[Item]) -> tuple[Entry, ...]:
    """Return each item of an agenda, told from those that are alike."""
    seen: list[Item] = []
    found: list[Entry] = []
    for item in items:
        found.append(Entry(item, seen.count(item)))
        seen.append(item)
    return tuple(found)


def labelled(items: Sequence[Item], titles: Sequence[str]) -> dict[Entry, str]:
    """Return entry -> title, in order; of those that read alike all but the first are counted."""
    often: Counter[str] = Counter()
    labels: dict[Entry, str] = {}
    for entry, title in zip(entries(items), titles, strict=True):
        often[title] += 1
        labels[entry] = title if often[title] == 1 else f"{title} ({often[title]})"
    return labels


def moved(items: Sequence[Item], one: Entry, to: Step | int) -> tuple[Item, ...]:
    """Return an agenda with one item in another place; the others keep their order.

    Args:
        items: in order, as they stand now.
        one: which; where somebody else has removed it, nothing is moved.
        to: a step, or a place from 0; what lies outside is the first or the last place.
    """
    found = entries(items)
    if one not in found:
        return tuple(items)
    at, last = found.index(one), len(items) - 1
    steps = {Step.UP: at - 1, Step.DOWN: at + 1, Step.TOP: 0, Step.BOTTOM: last}
    place = min(max(steps[to] if isinstance(to, Step) else to, 0), last)
    others = without(items, one)
    return (*others[:place], one.item, *others[place:])


def without(items: Sequence[Item], one: Entry) -> tuple[Item, ...]:
    """Return an agenda without an item."""
    return tuple(entry.item for entry in entries(items) if entry != one)


def renewed(own: Sequence[Item], fresh: Sequence[Item]) -> tuple[Item, ...]:
    """Return the agenda that is proposed now, with what people put on their own behind it.

    Args:
        own: the agenda as somebody changed it.
        fresh: see :func:`services.meetings.agenda.proposed`.
    """
    added = [item for item in own if item.shows in (Shows.VIEW, Shows.WORDS)]
    return (*fresh, *added)
