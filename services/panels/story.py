"""One conclusion with all that became of it: then and now, the rows that changed, who did what."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from services.charts.trend import trend
from services.conclusions.acts import Desk
from services.conclusions.compared import Change, Comparison, RowChange, compare
from services.conclusions.content import Datum, Frozen, Outcome
from services.conclusions.events import Act, Event
from services.conclusions.figure import Gone, line_since, unknown
from services.conclusions.fold import Conclusion, task_of
from services.indicators.catalogue import BY_CODE
from services.page_list import PAGES
from services.panels import concluding
from services.panels.area import result_columns
from services.panels.conclusions import author_name, called, task_lines
from services.panels.figures import chart_rows, measure
from services.panels.panel import Panel, panel, table_of, words_of
from services.panels.scope import Scope
from services.panels.trust import trust_line
from services.periods import Span
from services.text import numbers
from services.text.conclusions import conclusion_text
from services.text.language import Language
from services.text.periods import span_name
from services.text.shown import shown

_MOST_ROWS = 300


@dataclass(frozen=True)
class Side:
    """One line of what was then and what is now."""

    name: str
    then: str
    now: str


@dataclass(frozen=True, eq=False)
class ThenAndNow:
    """A frozen figure beside today's.

    Attributes:
        sides: line by line.
        is_same: whether nothing about it has changed.
        sentence: the same in a sentence.
        rows: the rows that changed, headed in the reader's language.
    """

    sides: tuple[Side, ...]
    is_same: bool
    sentence: str
    rows: pd.DataFrame


@dataclass(frozen=True)
class Happened:
    """One event in words: who, when and what, the words that were said, and what else."""

    who: str
    what: str
    words: str
    lines: tuple[str, ...] = ()


def then_and_now(scope: Scope, one: Conclusion) -> ThenAndNow | None:
    """Return the figure of a conclusion then and now; None where it hangs on none."""
    datum, frozen = one.datum, one.said.frozen
    if datum is None or frozen is None:
        return None
    found = compare(scope.snapshot, datum, frozen)
    rows = _rows(scope, found)
    return ThenAndNow(
        sides=_sides(scope, datum, frozen, found.today),
        is_same=found.is_same and not found.changes,
        sentence=_sentence(scope, datum, frozen, found),
        rows=rows,
    )


def _sides(scope: Scope, datum: Datum, then: Frozen, now: Frozen | None) -> tuple[Side, ...]:
    story = conclusion_text(scope.view.language).story

    def told(frozen: Frozen | None) -> tuple[str, ...]:
        if frozen is None:
            return (numbers.NO_FIGURE,) * 5
        parts = [numbers.number(v) for v in (frozen.numerator, frozen.denominator)]
        is_share = frozen.denominator is not None
        return (
            concluding.value_name(scope, datum, frozen.value) or numbers.NO_FIGURE,
            " / ".join(parts) if is_share else parts[0],
            concluding.target_name(scope, datum, frozen) or numbers.NO_FIGURE,
            f"{frozen.units_reported}/{frozen.units_expected}",
            numbers.day(frozen.as_of_date),
        )

    names = (story.value, story.parts, story.target, story.coverage, story.as_of)
    return tuple(Side(*line) for line in zip(names, told(then), told(now), strict=True))


def _sentence(scope: Scope, datum: Datum, then: Frozen, found: Comparison) -> str:
    story = conclusion_text(scope.view.language).story
    if found.today is None:
        reason = story.why_gone[(found.gone or Gone.NO_FIGURES).value]
        said = story.gone.format(reason=reason)
        if found.successors:
            units = ", ".join(called(scope, code) for code in found.successors)
            gone = concluding.units_name(scope, datum)
            said += " " + story.gone_successors.format(unit=gone, units=units)
        return said
    if found.is_same:
        return story.moved if found.changes else story.same
    before, after = (concluding.figure_name(scope, datum, frozen) for frozen in (then, found.today))
    return story.changed.format(then=before, now=after)


def _rows(scope: Scope, found: Comparison) -> pd.DataFrame:
    story, language = conclusion_text(scope.view.language).story, scope.view.language
    kinds = {
        Change.CORRECTED: story.row_corrected,
        Change.ADDED: story.row_added,
        Change.REMOVED: story.row_removed,
    }
    told = [
        {
            story.row_change: kinds[one.change],
            story.row_unit: called(scope, one.unit_id),
            story.row_period: span_name(Span(one.first_month, one.last_month), language),
            story.row_before: _amount(one.then),
            story.row_after: _amount(one.now),
            story.row_place: _place(scope, one),
            scope.text.data.open: next((cell.link for cell in one.cells if cell.link), None),
        }
        for one in found.changes[:_MOST_ROWS]
    ]
    rows = pd.DataFrame(told)
    return rows.dropna(axis="columns", how="all")


def _place(scope: Scope, one: RowChange) -> str:
    if one.place is None:
        return ""
    spreadsheet, tab, row = one.place
    cells = ", ".join(cell.address for cell in one.cells)
    where = cells or f"{scope.text.panel.row.lower()} {row}"
    return shown(f"{spreadsheet} · {tab} · {where}")


def _amount(amounts: tuple[float, float] | None) -> str:
    if amounts is None:
        return numbers.NO_FIGURE
    top, bottom = amounts
    return f"{numbers.number(top)} / {numbers.number(bottom)}" if bottom else numbers.number(top)


def view_then(scope: Scope, one: Conclusion) -> tuple[str, Mapping[str, str]] | None:
    """Return the page and the choices as they were; None where the page is no more."""
    subject = one.said.subject
    if subject.page not in {page.name for page in PAGES} or not subject.choices:
        return None
    return subject.page, {**subject.choices, "lang": scope.view.language.value}


def since(scope: Scope, one: Conclusion) -> Panel | None:
    """Return the line of a figure from when it was concluded on; None without one to draw.

    One point alone is no line: it stands among what was then and what is now.
    """
    datum = one.datum
    if datum is None or datum.indicator not in BY_CODE:
        return None
    found = line_since(scope.snapshot, datum)
    if len(found) < 2:
        return None
    indicator, language = BY_CODE[datum.indicator], scope.view.language
    told, text = measure(indicator, language), conclusion_text(language).story
    name = concluding.units_name(scope, datum)
    rows = chart_rows(found, scope.snapshot, language, name).assign(unit_name=name)
    return panel(
        scope,
        "since",
        text.since.format(indicator=told.name, units=name),
        trend(rows, told, words_of(language)),
        table_of(rows, result_columns(scope, period=True), told),
        trust_line(scope, found, indicator.table, datum.units),
        indicator=indicator.code,
        empty=not found["value"].notna().any(),
        together=datum.units,
    )


def has_figure(scope: Scope, one: Conclusion) -> bool:
    """Tell whether it was concluded on a figure that there still is, be it without a line since."""
    return one.datum is not None and unknown(scope.snapshot, one.datum) is None


def history(desk: Desk, scope: Scope, one: Conclusion) -> tuple[Happened, ...]:
    """Return all that was done about a conclusion, the newest first."""
    return tuple(_happened(desk, scope, one, event) for event in reversed(one.events))


def _happened(desk: Desk, scope: Scope, one: Conclusion, event: Event) -> Happened:
    text, language = conclusion_text(scope.view.language), scope.view.language
    content = event.content
    who = author_name(desk, event.author, text, 0 if language is Language.VI else 1)
    lines: list[str] = []
    words = str(content.get("text", ""))
    if event.act is Act.CLOSED:
        lines.append(text.outcomes[Outcome(content["outcome"])])
    if event.act is Act.ASSIGNED:
        task = task_of(event)
        lines += task_lines(scope, task) if task else [text.undecided]
    if event.id in one.crossed:
        lines.append(text.story.crossed)
    return Happened(
        f"{who} · {numbers.moment(event.at)}", text.acts[event.act], shown(words), tuple(lines)
    )
