"""What the papers of a meeting say, whatever form they take."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from services.charts.pins import Pin
from services.conclusions.content import Due, Opinion
from services.panels.overview import Silent
from services.panels.panel import Panel
from services.papers.settings import PaperSettings

# Told how many steps of how many are done; whoever answers False wants no more of it.
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Figure:
    """A figure as it was frozen when it was concluded on.

    Attributes:
        indicator, units, period: of what, of whom and of when, in words.
        numerator, denominator, value, target: as they were frozen; a share is 0-1.
        is_share, decimals: how they are written.
        is_proposal: whether nobody has set the target.
        units_reported, units_expected, as_of_date: its coverage.
        version: of the snapshot.
        written: the value with what it is made of, "57,0% (57/100)"; "–" for none.
        line: all of it in one line.
    """

    indicator: str
    units: str
    period: str
    numerator: float | None
    denominator: float | None
    value: float | None
    target: float | None
    is_share: bool
    decimals: int
    is_proposal: bool
    units_reported: int
    units_expected: int
    as_of_date: date | None
    version: str
    written: str
    line: str


@dataclass(frozen=True)
class Charge:
    """Who is to do what, by when, in words; ``gaps`` names what is undecided of it."""

    lead: str
    support: tuple[str, ...]
    deliverable: str
    due: date | Due
    due_name: str
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """One conclusion.

    Attributes:
        id, label, number: its id, "KL-2021-007", and the number on its pin.
        opinion: its kind.
        area, area_name: code and name of its area; "" and "Chung" for all of them.
        text: the chair's words, plain.
        about: on what, in words.
        figure: the frozen figure; None where it hangs on none.
        charge: None where nobody is charged.
    """

    id: str
    label: str
    number: int
    opinion: Opinion
    area: str
    area_name: str
    text: str
    about: str
    figure: Figure | None = None
    charge: Charge | None = None

    @property
    def is_task(self) -> bool:
        """Whether it stands among the tasks."""
        return self.opinion is Opinion.TASK or self.charge is not None


@dataclass(frozen=True, eq=False)
class Shown:
    """One thing that the meeting looked at.

    Attributes:
        title: its heading.
        sentence: what it says, drafted or in the office's own words; "" for nothing.
        panel: the chart with table, filters and line of trust; None where it is none.
        pins: on the chart.
        points: what was concluded on it in this meeting.
        lines: what stands there in place of a chart.
    """

    title: str
    sentence: str = ""
    panel: Panel | None = None
    pins: tuple[Pin, ...] = ()
    points: tuple[Point, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """What somebody has to fill in before a paper goes out: of which conclusion, and what."""

    label: str
    names: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, eq=False)
class Papers:
    """Everything that the papers of one meeting say.

    Attributes:
        head: how the office's papers look.
        name, time, place, chair: of the meeting, "" where nobody told; the secretary is unknown.
        ended: the hour at which it was closed, where that was on the day on which it was opened.
        filters: what was chosen, in words.
        as_of: newest cut-off date of the figures.
        reported, expected: how many of the units have figures.
        units: names of the units that stand beside each other, for the list of who is present.
        version: of the snapshot.
        made_at: when this was put together (UTC).
        is_sample: whether the figures are invented.
        shown: what the meeting looked at, in the order of its agenda.
        points: all its conclusions, in order.
        silent: by table, which units have no figures.
        gaps: what is undecided.
    """

    head: PaperSettings
    name: str
    time: str
    place: str
    chair: str
    filters: str
    as_of: date | None
    reported: int
    expected: int
    units: tuple[str, ...]
    version: str
    made_at: datetime
    is_sample: bool
    shown: tuple[Shown, ...]
    points: tuple[Point, ...]
    silent: tuple[Silent, ...]
    gaps: tuple[Gap, ...]
    ended: str = ""

    @property
    def tasks(self) -> tuple[Point, ...]:
        """What somebody is to do, in order."""
        return tuple(one for one in self.points if one.is_task)

    @property
    def frozen(self) -> tuple[Point, ...]:
        """The conclusions that hang on a figure, in order."""
        return tuple(one for one in self.points if one.figure)
