"""What has changed since the last meeting, in words and as a table for readers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from services.charts.rows import Measure
from services.conclusions.compared import Change
from services.indicators.catalogue import BY_CODE
from services.intake.schema import Kind
from services.intake.tables import TABLE_BY_NAME
from services.meetings.changed import RowChange, Value
from services.meetings.since import Came, Effect, Since
from services.panels.concluding import datum_name
from services.panels.figures import measure
from services.panels.scope import Scope
from services.periods import Span, parse_span
from services.text import numbers
from services.text.findings import choice_names, heading, table_title
from services.text.language import Language
from services.text.periods import span_name
from services.text.shown import shown
from services.text.since import SinceText, since_text


def rows_told(scope: Scope, found: Since) -> str:
    """Return how many rows are new, corrected or removed, and how many of closed periods.

    Where the tables of then are gone it says that instead.
    """
    text = since_text(scope.view.language)
    if not found.is_archived:
        return text.not_archived
    lead = text.lead.format(meeting=shown(found.meeting.name), day=numbers.day(found.then_at))
    told = f"{lead}: {_counted(text, found.rows) or text.nothing}."
    return f"{told} {text.unread.format(count=found.unread)}" if found.unread else told


def units_told(scope: Scope, found: Since) -> tuple[str, ...]:
    """Return the same for each unit whose rows changed, those with most changes first."""
    text, units = since_text(scope.view.language), scope.snapshot.units
    by_unit: dict[str, list[RowChange]] = {}
    for one in found.rows:
        by_unit.setdefault(one.unit_id, []).append(one)
    most_first = sorted(by_unit.items(), key=lambda item: -len(item[1]))
    return tuple(
        text.unit.format(
            unit=units.get(code).name if code in units else code, parts=_counted(text, mine)
        )
        for code, mine in most_first
    )


def effect_told(scope: Scope, effect: Effect) -> str:
    """Return a figure then and now: "C1 … · Bình Lục · Quý III/2021: lúc đó 41,0%, nay 57,0%"."""
    text = since_text(scope.view.language)
    one = measure(BY_CODE[effect.datum.indicator], scope.view.language)
    form = text.effect
    if effect.then is None:
        form = text.effect_new
    elif effect.now is None:
        form = text.effect_gone
    elif effect.scale_differs:
        form = text.effect_scale
    return form.format(
        figure=datum_name(scope, effect.datum),
        then=one.written_with_unit(effect.then),
        now=one.written_with_unit(effect.now),
        change=_change(text, one, effect),
    )


def outcomes_told(scope: Scope, found: Since) -> str:
    """Return how many conclusions of the last meeting were kept, and how many not."""
    text = since_text(scope.view.language)
    if not found.outcomes:
        return text.no_outcomes
    counts = Counter(one.came for one in found.outcomes)
    parts = [text.came_counted[came].format(count=counts[came]) for came in Came if counts[came]]
    told = text.outcomes.format(count=len(found.outcomes), parts=", ".join(parts))
    return f"{told}."


def rows_table(scope: Scope, changes: Iterable[RowChange]) -> pd.DataFrame:
    """Return rows that changed as a reader reads them: a line for each value that did.

    Returns:
        One row is a value of a row of a sheet, or a whole one that is new or gone; columns are
        headed in the reader's language and hold texts.
    """
    language, units = scope.view.language, scope.snapshot.units
    text = since_text(language)
    lines: list[Sequence[str]] = []
    for one in changes:
        spreadsheet, tab, row = one.place
        before = (
            units.get(one.unit_id).name if one.unit_id in units else one.unit_id,
            span_name(Span(one.first_month, one.last_month), language),
            table_title(one.table, language),
            text.changes[one.change],
            text.yes if one.is_closed else "",
        )
        place = text.place.format(spreadsheet=shown(spreadsheet), tab=shown(tab), row=row)
        values = [
            (
                heading(one.table, column.column, language) or text.period,
                _written(text, one.table, column.column, column.then, language),
                _written(text, one.table, column.column, column.now, language),
            )
            for column in one.columns
        ]
        lines += [(*before, *value, place) for value in values or [("", "", "")]]
    headings = [
        *(text.heading_unit, text.heading_period, text.heading_table, text.heading_change),
        *(text.heading_closed, text.heading_column, text.heading_then, text.heading_now),
        text.heading_place,
    ]
    return pd.DataFrame(lines, columns=headings)


def _counted(text: SinceText, rows: Sequence[RowChange]) -> str:
    """Return how many rows there are of each change, those of closed periods once more."""
    closed = _parts(text, [one for one in rows if one.is_closed])
    parts = [_parts(text, rows), text.closed.format(parts=closed) if closed else ""]
    return "; ".join(part for part in parts if part)


def _parts(text: SinceText, rows: Sequence[RowChange]) -> str:
    forms = {
        Change.ADDED: text.added,
        Change.CORRECTED: text.corrected,
        Change.REMOVED: text.removed,
    }
    counts = Counter(one.change for one in rows)
    told = [
        form.format(count=numbers.number(counts[change]))
        for change, form in forms.items()
        if counts[change]
    ]
    return ", ".join(told)


def _change(text: SinceText, one: Measure, effect: Effect) -> str:
    by = (effect.now or 0.0) - (effect.then or 0.0)
    written = (
        text.points.format(change=numbers.percent(abs(by), one.decimals)[:-1])
        if one.is_share
        else one.written_with_unit(abs(by))
    )
    return (text.up if by > 0 else text.down).format(change=written)


def _written(text: SinceText, table: str, column: str, value: Value, language: Language) -> str:
    """Return a value as a reader reads it: codes by their names, days and numbers as usual."""
    if value is None:
        return text.unknown
    if isinstance(value, float | int):
        return numbers.number(value, 0 if value == int(value) else 2)
    declared = next((c for c in TABLE_BY_NAME[table].columns if c.name == column), None)
    named = choice_names(table, column, language)
    if value in named:
        return named[value]
    if column == "period_id":
        return span_name(parse_span(value), language)
    is_day = declared is not None and declared.kind is Kind.DATE
    return numbers.day(date.fromisoformat(value)) if is_day else shown(value)
