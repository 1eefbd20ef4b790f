"""What an event says: on what, in which words, with which figure beside it, and who is to do it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

# What the office is told it may type (domain.md 5 has 1,000; the chair may speak for longer).
LONGEST_TEXT = 5_000
LONGEST_LINE = 500


class Opinion(StrEnum):
    """What kind of conclusion it is (domain.md 5)."""

    ACKNOWLEDGEMENT = "ghi_nhan"
    WEAKNESS = "han_che"
    CAUSE = "nguyen_nhan"
    SOLUTION = "giai_phap"
    TASK = "giao_nhiem_vu"
    REQUEST = "de_nghi"


class Due(StrEnum):
    """A deadline that is no date."""

    ALWAYS = "thuong_xuyen"
    UNDECIDED = "chua_xac_dinh"


class Outcome(StrEnum):
    """How somebody closed a conclusion by hand."""

    DONE = "hoan_thanh"
    DROPPED = "khong_thuc_hien"


@dataclass(frozen=True)
class Datum:
    """One figure, whatever picture shows it.

    Attributes:
        indicator: its code.
        units: codes of the units taken together: one, or several chosen in a filter, sorted.
        period: the code of its span.
        kinds: codes of the kinds to which it was narrowed, sorted; none: all.
    """

    indicator: str
    units: tuple[str, ...]
    period: str
    kinds: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same text for the same figure."""
        return "|".join((self.indicator, ",".join(self.units), self.period, ",".join(self.kinds)))


@dataclass(frozen=True)
class Subject:
    """What is concluded on: a figure, or a whole chart or page.

    Attributes:
        area: code of the area, "" for all of them.
        page: name of the page.
        chart: name of the chart, "" for the page as a whole.
        datum: the figure; None for a whole page, or a chart that shows none of its own.
        choices: the reader's choices by their names in the address, so that the view can be
            opened again as it was.
        names: code -> name of the figure's units, for when they are in no list any more.
    """

    area: str = ""
    page: str = ""
    chart: str = ""
    datum: Datum | None = None
    choices: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    names: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)


@dataclass(frozen=True)
class FrozenRow:
    """One row of a sheet as it entered a figure; or, where they were many, one unit's rows.

    Attributes:
        unit_id: whose row it is.
        first_month, last_month: the months that it covers.
        numerator, denominator: what it brings; the denominator of a count is 0.
        place: spreadsheet, tab and number of the row at that time; empty for a unit's rows.
    """

    unit_id: str
    first_month: int
    last_month: int
    numerator: float
    denominator: float
    place: tuple[str, str, int] | None = None


@dataclass(frozen=True)
class Frozen:
    """A figure as it was when it was concluded on.

    Attributes:
        numerator, denominator, value, target: null where there was none.
        units_reported, units_expected: its coverage.
        as_of_date: newest cut-off date.
        scale: the grading scale kept to, "" for other indicators.
        version: of the snapshot.
        rows: what made it.
        is_by_unit: whether ``rows`` holds one row a unit, the rows themselves being too many.
    """

    numerator: float | None
    denominator: float | None
    value: float | None
    target: float | None
    is_proposal: bool
    units_reported: int
    units_expected: int
    as_of_date: date | None
    scale: str
    version: str
    rows: tuple[FrozenRow, ...] = ()
    is_by_unit: bool = False


@dataclass(frozen=True)
class Goal:
    """A promise that the data can judge: an indicator of a unit reaches a value in a period."""

    datum: Datum
    at_least: bool
    value: float


@dataclass(frozen=True)
class Task:
    """Who is to do what, and by when.

    Attributes:
        lead: code of a unit, or the name of a department as typed; "" is "chưa xác định".
        support: the same, of those who help.
        deliverable: what is expected; "" is "chưa xác định".
        due: a day, or why there is none.
        goal: what is to be reached, where that is an indicator.
    """

    lead: str = ""
    support: tuple[str, ...] = ()
    deliverable: str = ""
    due: date | Due = Due.UNDECIDED
    goal: Goal | None = None

    @property
    def gaps(self) -> tuple[str, ...]:
        """The names of what is still undecided."""
        missing = {
            "lead": not self.lead,
            "deliverable": not self.deliverable and self.goal is None,
            "due": self.due is Due.UNDECIDED,
        }
        return tuple(name for name, is_missing in missing.items() if is_missing)


@dataclass(frozen=True)
class Recorded:
    """What ``Act.RECORDED`` says.

    Attributes:
        year, number: by which people call it; the number is free when it is taken.
        opinion: its kind.
        text: the chair's wording.
        subject: on what.
        meeting: code of the meeting, "" outside one.
        frozen: the figure; None where the subject is none.
        task: None where nobody is charged.
    """

    year: int
    number: int
    opinion: Opinion
    text: str
    subject: Subject
    meeting: str = ""
    frozen: Frozen | None = None
    task: Task | None = None
