"""What an indicator is: one entry gives formula, unit, direction, target, names and help."""

from dataclasses import dataclass
from enum import StrEnum

from services.indicators.formula import Formula, Where
from services.intake.schema import Level, Nature
from services.intake.tables import TABLE_BY_NAME


class Area(StrEnum):
    """The three areas of the review, each with a page of its own."""

    CADRES = "cadres"
    GRASSROOTS = "grassroots"
    EMPLOYMENT = "employment"


class Good(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Basis(StrEnum):
    """Where a default target comes from, when the province has set none."""

    PROPOSAL = "proposal"
    RULE = "rule"
    BENCHMARK = "benchmark"


@dataclass(frozen=True)
class Words:
    """One text in both languages."""

    vi: str
    en: str


@dataclass(frozen=True)
class DefaultTarget:
    """What is shown as a target until the province sets its own."""

    value: float
    basis: Basis
    origin: Words


@dataclass(frozen=True)
class Indicator:
    """One figure that leaders look at.

    Attributes:
        code: its stable name, in data and links.
        area: the page to which it belongs.
        table: name of the table that it is computed from.
        numerator: what is added up.
        name, short_name, help: full name; name for a card or a column (up to 28 letters); one
            sentence that says what is divided by what.
        unit: word for the unit; "%" for a share.
        nature: FLOW adds over time, STOCK takes each unit's latest row.
        denominator: what it is divided by; None for a count.
        where: the condition on rows.
        good: which way is better.
        default_target: see DefaultTarget; None where there is none to propose.
        annual: graded once a year, so the latest row of the last twelve months is used.
        scale_column: choice column whose values must not be mixed in one figure, or "".
        decimals: digits after the comma on screen (of the percentage, for a share).
        least_months: a shorter span can mislead, and is shown with a word of caution; 0: any.
    """

    code: str
    area: Area
    table: str
    numerator: Formula
    name: Words
    short_name: Words
    help: Words
    unit: Words
    nature: Nature
    denominator: Formula | None = None
    where: Where | None = None
    good: Good = Good.UP
    default_target: DefaultTarget | None = None
    annual: bool = False
    scale_column: str = ""
    decimals: int = 0
    least_months: int = 0

    @property
    def is_share(self) -> bool:
        """Whether the value is a share (0-1) rather than a count."""
        return self.denominator is not None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a row must know to be used, in the order of the formula."""
        parts = (
            *self.numerator.columns,
            *(self.denominator.columns if self.denominator else ()),
            *((self.where.column,) if self.where else ()),
            *((self.scale_column,) if self.scale_column else ()),
        )
        return tuple(dict.fromkeys(parts))


@dataclass(frozen=True)
class Manner:
    """How rows become a figure; indicators of one manner are computed in one go.

    Attributes:
        level: of the units that keep the table.
        nature, annual: see Indicator.
        on_one_scale: whether the indicator has a scale column.
    """

    level: Level
    nature: Nature
    annual: bool
    on_one_scale: bool

    @classmethod
    def of(cls, indicator: Indicator) -> "Manner":
        """Return the manner of an indicator."""
        level = TABLE_BY_NAME[indicator.table].level
        return cls(level, indicator.nature, indicator.annual, bool(indicator.scale_column))


PERCENT = Words("%", "%")
PEOPLE = Words("người", "people")
TURNS = Words("lượt", "turns")


def proposed(value: float) -> DefaultTarget:
    """Return a default target that nobody has set yet."""
    return DefaultTarget(
        value,
        Basis.PROPOSAL,
        Words(
            "Mức đề xuất để tham khảo, chưa có văn bản giao chỉ tiêu.",
            "A level proposed for reference; no paper sets it.",
        ),
    )
