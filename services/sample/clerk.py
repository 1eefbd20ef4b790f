"""From invented rows to what a person types: names, labels, dates as text, and the mistakes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from services.intake.schema import Column, Kind, Table
from services.periods import Period
from services.sample.habits import Dating, Habit, written
from services.sample.mistakes import Deed, Mistake, Typed
from services.sample.rows import Row, period_of
from services.units import UnitTree
from services.workbooks.dropdowns import period_label


@dataclass(frozen=True)
class Line:
    """One row as typed.

    Attributes:
        row: the invented row behind it; its numbers are those that a total adds.
        typed: column name -> what is typed.
        hidden: whether the row is hidden.
        mistakes: those whose finding stands in this row.
    """

    row: Row
    typed: dict[str, Typed]
    hidden: bool = False
    mistakes: tuple[Mistake, ...] = field(default=())


def typed_lines(
    table: Table, rows: Sequence[Row], habit: Habit, units: UnitTree, mistakes: Iterable[Mistake]
) -> list[Line]:
    """Return rows as the keeper of a workbook types them, mistakes included."""
    lines = [
        Line(row, _typed(table, row, habit, units, number)) for number, row in enumerate(rows, 1)
    ]
    for mistake in mistakes:
        if mistake.deed not in (Deed.TOTAL, Deed.HEADING):
            _make(mistake, lines)
    return lines


def _typed(table: Table, row: Row, habit: Habit, units: UnitTree, number: int) -> dict[str, Typed]:
    typed: dict[str, Typed] = {}
    for column in table.columns:
        value = row.get(column.name)
        if value is None:
            continue
        match column.kind:
            case Kind.UNIT:
                typed[column.name] = written(units.get(str(value), _day(row)), habit)
            case Kind.PERIOD:
                typed[column.name] = _period(period_of(row), habit.periods)
            case Kind.CHOICE:
                typed[column.name] = _choice(column, str(value), habit)
            case Kind.DATE if isinstance(value, date) and habit.text_dates:
                late = number % habit.text_dates == 0
                typed[column.name] = f"{value.day}/{value.month}/{value.year}" if late else value
            case Kind.MONEY | Kind.COUNT if habit.text_numbers:
                typed[column.name] = _as_text(column, value)
            case _:
                typed[column.name] = value
    return typed


def _day(row: Row) -> date | None:
    day = row.get("as_of_date") or row.get("activity_date") or row.get("start_date")
    return day if isinstance(day, date) else None


def _period(period: Period, dating: Dating) -> str:
    match dating:
        case Dating.ROMAN:
            return period_label(period)
        case Dating.ARABIC:
            return f"Quý {period.index} năm {period.year}"
        case Dating.LETTER:
            return f"Q{period.index}/{period.year}"
        case Dating.CODE:
            return period.code


def _choice(column: Column, code: str, habit: Habit) -> str:
    if column.name == "three_initiatives":
        return habit.yes_no[("dat", "khong_dat", "chua_danh_gia").index(code)]
    return next(choice.vi for choice in column.choices if choice.code == code)


def _as_text(column: Column, value: Typed) -> Typed:
    if column.kind is Kind.MONEY and isinstance(value, float):
        return f"{value:,.1f}".translate(str.maketrans(",.", ".,"))
    if column.name in ("models_active", "coops") and isinstance(value, int) and value < 10:
        return f"0{value}"
    return value


def _make(mistake: Mistake, lines: list[Line]) -> None:
    """Make one mistake in the lines of its table."""
    fits = [
        at
        for at, line in enumerate(lines)
        if all(line.row.get(name) == value for name, value in mistake.where.items())
    ]
    at = fits[mistake.nth]
    line = lines[at]
    numbers = {n: v for n, v in mistake.puts.items() if isinstance(v, int | float)}
    changed = Line(line.row | numbers, line.typed | dict(mistake.puts))
    marked = (*line.mistakes, mistake)
    match mistake.deed:
        case Deed.REPEAT if mistake.seen_at_first:
            lines[at] = replace(line, mistakes=marked)
            lines.insert(at + 1, changed)
        case Deed.REPEAT:
            lines.insert(at + 1, replace(changed, mistakes=(mistake,)))
        case Deed.HIDE:
            lines[at] = replace(line, hidden=True, mistakes=marked)
        case _:
            lines[at] = replace(changed, mistakes=marked)
