"""Everything that was read, as one immutable value that a new one replaces in one step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

import pandas as pd

from services.intake.findings import Finding
from services.periods import Period, Span, month_number
from services.units import UnitTree


@dataclass(frozen=True)
class TabState:
    """How one tab was read. ``rows_read = rows_used + rows_left_out``, always.

    Attributes:
        spreadsheet: title of its spreadsheet.
        table: name of the table it was read as, or "" where it is none of ours.
        columns: column name -> letters of the sheet's column, for walking back to a cell.
    """

    spreadsheet: str
    tab: str
    table: str
    rows_read: int
    rows_used: int
    columns: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def rows_left_out(self) -> int:
        return self.rows_read - self.rows_used


@dataclass(frozen=True)
class SpreadsheetState:
    """How one spreadsheet stands.

    Attributes:
        id, title: as its source calls it.
        unit_id: the unit to which the whole spreadsheet belongs, or "".
        read_at: when the tables in this snapshot were read from it (UTC); None: never.
        failing_since: when reading it began to fail (UTC), its last good tables being kept.
        link: an address of the spreadsheet, where its source has one.
    """

    id: str
    title: str
    unit_id: str
    read_at: datetime | None
    failing_since: datetime | None = None
    link: str | None = None


@dataclass(frozen=True)
class Target:
    """What is to be reached: for one unit (or, with ``unit_id`` "", each) in one year.

    Attributes:
        origin: who set it, as it was typed.
        row: number of its row in the province's tab; 0: not known.
    """

    indicator: str
    unit_id: str
    year: int
    value: float
    origin: str
    row: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Deadline:
    """When the figures of a period are due, and when the period is closed."""

    period: Period
    due_date: date | None
    closing_date: date | None


@dataclass(frozen=True)
class Meeting:
    """A review meeting as the office announced it."""

    code: str
    name: str
    time: str
    place: str
    chair: str


@dataclass(frozen=True)
class User:
    """A person who may sign in, and as what."""

    email: str = field(repr=False)
    name: str = field(repr=False)
    role: str = "viewer"
    unit: str = ""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """All typed tables with what is known about them.

    Attributes:
        version: a digest of the content; equal content has an equal version.
        made_at: when this snapshot was put together (UTC).
        tables: name -> one row per used row of that table. Every table has, beside its declared
            columns: ``unit_id``; ``reporting_unit_id`` (the unit right below the province);
            ``first_month``, ``last_month`` (int, see periods); ``as_of_date`` (datetime);
            ``spreadsheet``, ``tab`` (titles), ``row`` (number in the sheet, from 1);
            ``counts`` (bool; false where finer rows of the unit cover the row completely) and
            ``superseded_first_month``, ``superseded_last_month`` (the coarser row that is used
            in place of this one in any span that holds it; null where none is). Numbers are
            floats with NaN for unknown, choices are codes, unknown texts and choices are null.
        is_sample: whether the figures are invented.
        waiting: how many spreadsheets are there that were not read yet.
        linker: (spreadsheet title, tab, cell) -> address or None.
    """

    version: str
    made_at: datetime
    tables: Mapping[str, pd.DataFrame]
    units: UnitTree
    targets: tuple[Target, ...]
    calendar: tuple[Deadline, ...]
    meetings: tuple[Meeting, ...]
    users: tuple[User, ...]
    findings: tuple[Finding, ...]
    tabs: tuple[TabState, ...]
    spreadsheets: tuple[SpreadsheetState, ...]
    is_sample: bool
    waiting: int = 0
    linker: Callable[[str, str, str], str | None] = field(
        default=lambda _spreadsheet, _tab, _cell: None, compare=False, repr=False
    )

    @cached_property
    def months(self) -> Span | None:
        """The months from the first figures to the newest that have begun; None without any.

        A row of a month that has not come yet (a plan, a mistyped year) does not count.
        """
        today = month_number(self.made_at.date())
        begun = [
            rows[["first_month", "last_month"]].to_numpy()
            for rows in self.tables.values()
            if len(rows)
        ]
        pairs = [pair[pair[:, 0] <= today] for pair in begun]
        known = [pair for pair in pairs if len(pair)]
        if not known:
            return None
        return Span(
            int(min(pair[:, 0].min() for pair in known)),
            int(max(pair[:, 1].max() for pair in known)),
        )
