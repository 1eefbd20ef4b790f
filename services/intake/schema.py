"""What a table is: the words in which the declarations of tables.py and province.py are written."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds, which decides how its cells are read, written and checked."""

    UNIT = "unit"
    PERIOD = "period"
    DATE = "date"
    COUNT = "count"
    DECIMAL = "decimal"
    MONEY = "money"
    SHARE = "share"
    CHOICE = "choice"
    YES_NO = "yes_no"
    TEXT = "text"


class Nature(StrEnum):
    """FLOW: something happened, add over time. STOCK: a state at a date, take the latest."""

    FLOW = "flow"
    STOCK = "stock"


class Level(StrEnum):
    """The level of a unit in the tree."""

    PROVINCE = "tinh"
    DISTRICT = "huyen"
    COMMUNE = "xa"


@dataclass(frozen=True)
class Choice:
    """One allowed value of a CHOICE column.

    Attributes:
        code: what the typed table holds.
        vi, en: what people read, and what the drop-down offers (vi).
        aliases: other ways in which people type it.
    """

    code: str
    vi: str
    en: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: its name in typed tables, with its unit where it is not a plain count.
        heading: the Vietnamese heading exactly as templates write it.
        english: the same for English screens.
        kind: what it holds.
        unit: Vietnamese unit word ("người", "chi đoàn", "triệu đồng", "đồng"), or "".
        aliases: other headings that people use.
        required: a blank cell is a finding. Other columns may be blank, or missing altogether.
        choices: allowed values, for a CHOICE.
        least, ceiling: numbers below or above are not used (plausibility, hazard H2).
        floor: a number above zero but below this is used, but looked at (wrong unit of money).
        earliest: dates before it are not used.
        hint: what the template's note and the guide say, in Vietnamese: meaning, then mistakes.
        derived: computed when absent; never asked of a district (``meetings_required``).
    """

    name: str
    heading: str
    english: str
    kind: Kind
    unit: str = ""
    aliases: tuple[str, ...] = ()
    required: bool = False
    choices: tuple[Choice, ...] = ()
    least: float = 0
    ceiling: float | None = None
    floor: float | None = None
    earliest: date | None = None
    hint: str = ""
    derived: bool = False


@dataclass(frozen=True)
class AtMost:
    """``part`` counts some of ``whole``. If it is larger, it is not used, or only looked at."""

    part: str
    whole: str
    warn_only: bool = False


@dataclass(frozen=True)
class SumEquals:
    """The parts add up to the whole less nothing; when they do not, none of the parts is used."""

    parts: tuple[str, ...]
    whole: str


@dataclass(frozen=True)
class NotBefore:
    """A date that cannot come before another one."""

    later: str
    earlier: str


@dataclass(frozen=True)
class InsidePeriod:
    """A date expected to lie inside the row's reporting period; outside it is looked at."""

    date: str


@dataclass(frozen=True)
class RequiredWhen:
    """``column`` may not be blank in rows where ``when`` holds one of ``values``."""

    column: str
    when: str
    values: tuple[str, ...]


Rule = AtMost | SumEquals | NotBefore | InsidePeriod | RequiredWhen


@dataclass(frozen=True)
class Table:
    """One table: its tab, its columns in the order of the template, and the rules between them.

    Attributes:
        name: English name of the typed table.
        tab: the tab's name in templates.
        english: the same for English screens.
        tab_aliases: other names that people give the tab.
        title: heading line above the table in templates, in Vietnamese.
        nature: how rows add up over time.
        level: the level of the units that report it (DISTRICT: units right below the province).
        day: name of the date column that places a row in time, or "" where only the period does.
        kind: name of the CHOICE column that is part of a row's key, or "".
        columns, rules: see Column and Rule.
        row_is: what one row is, in Vietnamese, for the guide.
    """

    name: str
    tab: str
    english: str
    tab_aliases: tuple[str, ...]
    title: str
    nature: Nature
    level: Level
    day: str
    columns: tuple[Column, ...]
    kind: str = ""
    rules: tuple[Rule, ...] = ()
    row_is: str = ""

    def column(self, name: str) -> Column:
        """Return the column of that name."""
        return next(c for c in self.columns if c.name == name)
