"""The province's own tabs: units, targets, deadlines, meetings and people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from services.folding import fold
from services.intake.cells import is_blank, read_cell, shown
from services.intake.findings import Code, Remark
from services.intake.headings import Headings
from services.intake.schema import Level
from services.intake.tables.province import MEETINGS, USERS
from services.periods import Grain, Period
from services.snapshot import Deadline, Meeting, Target, User
from services.sources import Grid
from services.units import Succession, Unit, UnitTree

Entry = Mapping[str, object]


@dataclass(frozen=True)
class Entries:
    """The rows of one province tab, by column name; unknown values are None."""

    rows: tuple[tuple[int, Entry], ...]
    rows_read: int
    remarks: tuple[Remark, ...]


def read_entries(grid: Grid, headings: Headings) -> Entries:
    """Return the rows of a province tab; one that lacks what it must have is left out."""
    table = headings.table
    kept: list[tuple[int, Entry]] = []
    remarks = list(headings.remarks)
    count = 0
    for at, row in enumerate(grid.rows[headings.last_row + 1 :], headings.last_row + 1):
        if all(is_blank(cell) for cell in row):
            continue
        count += 1
        entry: dict[str, object] = {}
        complete = True
        for column in table.columns:
            where = headings.columns.get(column.name)
            cell = row[where] if where is not None and where < len(row) else ""
            reading = read_cell(cell, column)
            entry[column.name] = reading.value
            if reading.code:
                remarks.append(Remark(at, column.name, reading.code, shown(cell), reading.details))
            if column.required and reading.value is None:
                complete = False
                if not reading.code:
                    remarks.append(Remark(at, column.name, Code.VALUE_MISSING))
        if complete:
            kept.append((at, entry))
    return Entries(tuple(kept), count, tuple(remarks))


def units_of(entries: Entries) -> tuple[tuple[Unit, ...], tuple[Remark, ...]]:
    """Return the units of the tab ``Đơn vị`` in its order; one that belongs nowhere is remarked on.

    What a unit belongs to may be typed as a code or a name. A unit above the lowest level that
    names nothing known, itself, or one below itself would hang in the air, and is left out.
    """
    codes: dict[str, str] = {}
    for _, entry in entries.rows:
        code = _code(entry)
        codes.setdefault(fold(_text(entry, "name")), code)
    codes |= {fold(_code(entry)): _code(entry) for _, entry in entries.rows}
    parents = {
        at: codes.get(fold(typed), typed.casefold()) if (typed := _text(entry, "parent")) else ""
        for at, entry in entries.rows
    }
    rooted = _rooted([(_code(entry), parents[at]) for at, entry in entries.rows])
    remarks = tuple(
        Remark(at, "parent", Code.ENTRY_REFERS_TO_NOTHING, _text(entry, "parent"))
        for at, entry in entries.rows
        if _code(entry) not in rooted or (parents[at] and parents[at] not in rooted)
    )
    bad = {remark.row for remark in remarks}
    units = tuple(
        Unit(
            code=_code(entry),
            name=_text(entry, "name"),
            short_name=_text(entry, "short_name") or _text(entry, "name"),
            level=Level(_text(entry, "level")),
            kind=_text(entry, "kind") or "dia_ban",
            parent=parents[at],
            official_code=_text(entry, "official_code"),
            valid_from=_date(entry, "valid_from"),
            valid_to=_date(entry, "valid_to"),
            aliases=tuple(a.strip() for a in _text(entry, "aliases").split(";") if a.strip()),
            order=int(_number(entry, "order") or number),
            reports=entry["reports"] is not False and _text(entry, "level") != Level.PROVINCE,
            email=_text(entry, "email"),
        )
        for number, (at, entry) in enumerate(entries.rows)
        if at not in bad
    )
    return units, remarks


def _rooted(pairs: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return the codes from which every way up ends at a unit that belongs to none."""
    above: dict[str, set[str]] = {}
    for code, parent in pairs:
        above.setdefault(code, set()).add(parent)
    rooted: set[str] = {""}
    while found := {code for code, up in above.items() if up <= rooted} - rooted:
        rooted |= found
    return frozenset(rooted)


def successions_of(entries: Entries) -> tuple[Succession, ...]:
    """Return the rows of the tab ``Kế thừa đơn vị``."""
    return tuple(
        Succession(
            _text(entry, "from_code").casefold(),
            _text(entry, "to_code").casefold(),
            day,
            _text(entry, "form"),
            _number(entry, "share"),
        )
        for _, entry in entries.rows
        if (day := _date(entry, "effective_date"))
    )


def targets_of(
    entries: Entries, units: UnitTree, is_ratio: Mapping[str, bool]
) -> tuple[tuple[Target, ...], tuple[Remark, ...]]:
    """Return the rows of the tab ``Chỉ tiêu``; one for no known indicator or unit is remarked on.

    The target of a ratio may be typed as 90% or 0,9 or, above 1,5, as a number of percent (90).

    Args:
        entries: the tab's rows.
        units: the units that may be named.
        is_ratio: the code of each indicator -> whether its value is a share.
    """
    targets: list[Target] = []
    remarks: list[Remark] = []
    codes = {fold(code): code for code in is_ratio}
    for at, entry in entries.rows:
        indicator = codes.get(fold(_text(entry, "indicator")))
        unit = _text(entry, "unit").casefold()
        year, value = entry["year"], _number(entry, "target")
        faults = [
            Remark(at, column, Code.ENTRY_REFERS_TO_NOTHING, _shown(entry[column]))
            for column, bad in (
                ("indicator", indicator is None),
                ("unit", bool(unit) and unit not in units),
                ("year", not (isinstance(year, Period) and year.grain is Grain.YEAR)),
            )
            if bad
        ]
        remarks += faults
        if indicator and not faults and isinstance(year, Period):
            in_percent = is_ratio[indicator] and (value or 0) > 1.5
            share = (value or 0.0) / (100 if in_percent else 1)
            origin = _text(entry, "origin")
            targets.append(Target(indicator, unit, year.year, share, origin, at + 1))
    return tuple(targets), tuple(remarks)


def calendar_of(entries: Entries) -> tuple[Deadline, ...]:
    """Return the rows of the tab ``Kỳ báo cáo``."""
    return tuple(
        Deadline(period, _date(entry, "due_date"), _date(entry, "closing_date"))
        for _, entry in entries.rows
        if isinstance(period := entry["period"], Period)
    )


def meetings_of(entries: Entries) -> tuple[Meeting, ...]:
    """Return the rows of the tab ``Hội nghị``."""
    return tuple(
        Meeting(*(_text(entry, c.name) for c in MEETINGS.columns)) for _, entry in entries.rows
    )


def users_of(entries: Entries) -> tuple[User, ...]:
    """Return the rows of the tab ``Người dùng``."""
    return tuple(
        User(*(_text(entry, c.name).strip() for c in USERS.columns)) for _, entry in entries.rows
    )


def _shown(value: object) -> str:
    return value.code if isinstance(value, Period) else str(value or "")


def _code(entry: Entry) -> str:
    return _text(entry, "code").casefold()


def _text(entry: Entry, name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _date(entry: Entry, name: str) -> date | None:
    value = entry.get(name)
    return value if isinstance(value, date) else None


def _number(entry: Entry, name: str) -> float | None:
    value = entry.get(name)
    return float(value) if isinstance(value, float | int) else None
