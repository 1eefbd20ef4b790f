"""A meeting and its agenda, and both as the content of events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from services.conclusions.events import Json


class Shows(StrEnum):
    """What an item of the agenda puts on the screen.

    TASKS: the open tasks of earlier meetings, overdue ones first. INDICATOR: an indicator of an
    area, compared between units and over time. SILENT: which units have not reported. VIEW: one
    chart of a page, as somebody put it on the agenda. WORDS: a heading alone.
    """

    TASKS = "tasks"
    INDICATOR = "indicator"
    SILENT = "silent"
    VIEW = "view"
    WORDS = "words"


@dataclass(frozen=True)
class Item:
    """One item of an agenda.

    Attributes:
        shows: what is on the screen.
        area: code of the area, "" for none.
        indicator: code of the indicator, "" for none.
        page, chart: of a VIEW, where it stands.
        choices: of a VIEW, the reader's choices by their names in the address.
        title: the words of WORDS, or of a VIEW in place of its own.
    """

    shows: Shows
    area: str = ""
    indicator: str = ""
    page: str = ""
    chart: str = ""
    choices: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    title: str = ""


@dataclass(frozen=True)
class Meeting:
    """A meeting as it stands.

    Attributes:
        id: of the meeting, for events and links.
        code: that of the tab ``Hội nghị``, or the one given to it here; conclusions name it.
        name, time, place, chair: in the office's words.
        period: code of the span that is reviewed; "": the newest quarter.
        agenda: None where the one proposed by the application holds.
        agenda_by: id of the event that gave it the agenda; whoever changes it names this.
        begun_at, ended_at: when it was opened and closed (UTC).
        version: of the snapshot with which it was opened; "" before.
    """

    id: str
    code: str
    name: str
    time: str = ""
    place: str = ""
    chair: str = ""
    period: str = ""
    agenda: tuple[Item, ...] | None = None
    agenda_by: str = ""
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    version: str = ""

    @property
    def is_on(self) -> bool:
        """Whether it was opened and not closed yet."""
        return self.begun_at is not None and self.ended_at is None


def item_content(item: Item) -> Json:
    """Return an item as a part of an event's content."""
    return {
        "shows": item.shows.value,
        "area": item.area,
        "indicator": item.indicator,
        "page": item.page,
        "chart": item.chart,
        "choices": dict(item.choices),
        "title": item.title,
    }


def read_item(told: Any) -> Item:  # noqa: ANN401
    """Return what :func:`item_content` wrote.

    Raises:
        KeyError, TypeError, ValueError: it is something else.
    """
    choices = cast("Json", told["choices"])
    return Item(
        Shows(told["shows"]),
        str(told["area"]),
        str(told["indicator"]),
        str(told["page"]),
        str(told["chart"]),
        {str(name): str(value) for name, value in choices.items()},
        str(told["title"]),
    )


def read_agenda(told: Any) -> tuple[Item, ...]:  # noqa: ANN401
    """Return the items of ``Act.AGENDA``.

    Raises:
        KeyError, TypeError, ValueError: it is something else.
    """
    return tuple(read_item(one) for one in cast("Sequence[Any]", told["items"]))
