"""The slides of a meeting: each chart with its sentence, a real table, its trust, what was said."""

from collections.abc import Sequence
from dataclasses import replace

from services.charts.pins import with_pins
from services.panels.panel import Panel
from services.papers.content import Papers, Point, Progress, Shown
from services.papers.tables import Written, has_parts, in_short, newest
from services.reports import png
from services.reports.docx_head import meeting_of
from services.reports.pptx_parts import (
    ACCENT,
    EDGE,
    HIGH,
    PALE,
    ROW,
    WIDE,
    Deck,
    Slide,
    deck,
    heading_height,
    notes,
    number,
    picture,
    saved,
    shares_of,
    size_for,
    slide,
    table,
    words,
)
from services.reports.steps import Steps
from services.text.numbers import NO_FIGURE, day
from services.text.papers import BLANK, PAPER
from services.text.shown import shortened

_INSIDE = WIDE - 2 * EDGE
_CHART, _TABLE = 7.0, 5.1
_TOP, _BOTTOM = 2.1, 6.75
# What ten metres away can still be read.
_LARGE, _SMALL = 16, 14
# So many letters of the sentence's larger size stand on two lines.
_TWO_LINES = 165
_NOTE = 0.3
_MOST_ROWS, _MOST_COLUMNS, _ROWS_ALONE, _MOST_PAGES = 11, 5, 12, 4
_MOST_POINTS, _LONGEST_POINT, _LONGEST_SENTENCE, _LONGEST_TITLE = 3, 150, 220, 110
_TASK_ROWS = 5
# Pixels of a picture for an inch of a slide, before it is enlarged for print.
_PIXELS = 84


def slides(papers: Papers, told: Progress | None = None) -> bytes:
    """Return the slides of a meeting as a PowerPoint file.

    Args:
        papers: what there is to say.
        told: see ``papers.content.Progress``.

    Raises:
        CancelledError: ``told`` wanted no more of it.
    """
    steps = Steps(len(papers.shown) + 2, told)
    made = deck(meeting_of(papers), papers.made_at)
    _first(made, papers)
    steps.done()
    for one in papers.shown:
        _shown(made, one)
        steps.done()
    on_charts = {point.id for one in papers.shown for point in one.points}
    _rest(made, [p for p in papers.points if p.id not in on_charts and not p.is_task])
    _tasks(made, papers.tasks)
    everything = list(made.slides)
    for at, one in enumerate(everything, 1):
        if at > 1:
            corner = (WIDE - 3.0, 0.02, 2.5, 0.35)
            words(one, [PAPER.draft], corner, _SMALL, bold=True, colour=ACCENT, align="right")
        number(one, at, len(everything))
    ready = saved(made)
    steps.done()
    return ready


def _first(made: Deck, papers: Papers) -> None:
    one = slide(made, shortened(meeting_of(papers), 220), size=40, top=1.2, high=2.2)
    told = PAPER.slides_of.format(
        time=papers.time or BLANK, place=papers.place or BLANK, chair=papers.chair or BLANK
    )
    words(one, told.split("\n"), (EDGE, 3.7, _INSIDE, 1.5), 24)
    data = PAPER.slides_data.format(
        filters=papers.filters,
        as_of=day(papers.as_of) if papers.as_of else NO_FIGURE,
        reported=papers.reported,
        expected=papers.expected,
    )
    words(one, [data], (EDGE, 5.5, _INSIDE, 0.5), 18, colour=PALE)
    marks = [PAPER.draft, *([PAPER.sample] if papers.is_sample else [])]
    words(one, [" · ".join(marks)], (EDGE, 0.4, _INSIDE, 0.5), 18, bold=True, colour=ACCENT)
    gaps = [PAPER.gap_line.format(label=g.label, names=", ".join(g.names)) for g in papers.gaps]
    if gaps:
        notes(one, [PAPER.gaps_notes, *gaps])


def _shown(made: Deck, shown: Shown) -> None:
    one = slide(made, shortened(shown.title, _LONGEST_TITLE))
    if shown.sentence:
        sentence = shortened(shown.sentence, _LONGEST_SENTENCE)
        size = 20 if len(sentence) <= _TWO_LINES else 16
        words(one, [sentence], (EDGE, 1.25, _INSIDE, 0.8), size, colour=ACCENT)
    bottom = _points(one, shown.points)
    panel = shown.panel
    rest: Written | None = None
    if panel:
        rest = _panel(one, shown, panel, bottom)
        _trust(one, panel.trust)
    elif shown.lines:
        lines = [shortened(line, 200) for line in shown.lines[:_ROWS_ALONE]]
        words(one, [f"• {line}" for line in lines], (EDGE, _TOP, _INSIDE, bottom - _TOP), 18)
    said = [f"{point.label}: {point.text}" for point in shown.points]
    filters = [PAPER.notes_filters.format(filters=panel.filters)] if panel else []
    notes(one, [shown.title, shown.sentence, *filters, *shown.lines, *said])
    if rest:
        _continued(made, shown.title, rest, panel.trust if panel else "")


def _trust(one: Slide, told: str) -> None:
    words(one, [told], (EDGE, HIGH - 0.55, WIDE - 2.3, 0.45), 11, colour=PALE, anchor="middle")


def _panel(one: Slide, shown: Shown, panel: Panel, bottom: float) -> Written | None:
    """Add chart and table beside each other; return the rows that found no room."""
    spec = with_pins(panel.spec, shown.pins)
    whole = in_short(panel)
    high = bottom - _TOP
    if panel.why_empty or not whole.rows:
        words(one, [panel.why_empty or PAPER.no_data], (EDGE, _TOP, _INSIDE, 1.0), 20)
        return None
    too_wide = len(whole.headings) > _MOST_COLUMNS
    # Of periods the newest stand for all; of anything else none does.
    all_needed = too_wide and has_parts(whole)
    is_wide = all_needed or (too_wide and len(whole.rows) > _MOST_ROWS)
    across = _INSIDE if is_wide else _CHART
    # The legend of many parts stays on one line.
    letters = 12 if is_wide else 13
    drawn = png.bare(spec, round(across * _PIXELS), round(high * _PIXELS), letters=letters)
    picture(one, drawn, (EDGE, _TOP, across, high), panel.summary)
    if is_wide:
        return whole if all_needed else None
    part = _fitting(whole)
    size = size_for(part, _TABLE, _SMALL)
    room = high - heading_height(part, _TABLE, size)
    fits = int(room / ROW)
    if part is not whole or len(part.rows) > fits:
        fits = int((room - _NOTE) / ROW)
        note = (EDGE + _CHART + 0.2, bottom - _NOTE, _TABLE, _NOTE)
        words(one, [PAPER.full_table], note, 12, italic=True, colour=PALE)
    here = replace(part, rows=part.rows[:fits])
    table(one, here, (EDGE + _CHART + 0.2, _TOP, _TABLE), size, shares_of(part))
    left = part.rows[fits:]
    return replace(part, rows=left) if left and len(left) <= _ROWS_ALONE * _MOST_PAGES else None


def _fitting(whole: Written) -> Written:
    """Return a table of so many columns that it can still be read beside a chart."""
    for columns in range(_MOST_COLUMNS, 2, -1):
        part = newest(whole, columns)
        if size_for(part, _TABLE, _SMALL) >= _SMALL:
            return part
    return newest(whole, 2)


def _continued(made: Deck, title: str, rest: Written, trust: str) -> None:
    for start in range(0, len(rest.rows), _ROWS_ALONE):
        part = replace(rest, rows=rest.rows[start : start + _ROWS_ALONE])
        one = slide(made, PAPER.continued.format(title=shortened(title, _LONGEST_TITLE)))
        table(one, part, (EDGE, 1.4, _INSIDE), _LARGE)
        _trust(one, trust)


def _points(one: Slide, points: Sequence[Point]) -> float:
    """Add what was concluded, above the line of trust; return where it begins."""
    if not points:
        return _BOTTOM
    lines = [_said(point) for point in points[:_MOST_POINTS]]
    if len(points) > _MOST_POINTS or any(line.endswith("…") for line in lines):
        lines.append(PAPER.full_words)
    high = 0.1 + sum(0.3 * (1 + (len(line) > 115)) for line in lines)
    words(one, lines, (EDGE, _BOTTOM - high + 0.1, _INSIDE, high), _SMALL, bold=True)
    return _BOTTOM - high


def _said(point: Point) -> str:
    text = shortened(point.text, _LONGEST_POINT)
    opinion = PAPER.opinions[point.opinion]
    return PAPER.concluded.format(label=point.label, opinion=opinion, text=text)


def _rest(made: Deck, points: Sequence[Point]) -> None:
    """Add what was concluded on nothing that was shown; tasks stand on slides of their own."""
    for start in range(0, len(points), _TASK_ROWS):
        part = points[start : start + _TASK_ROWS]
        page = slide(made, PAPER.points_title)
        lines = [line for one in part for line in (_said(one), f"    {one.about}")]
        words(page, lines, (EDGE, 1.5, _INSIDE, _BOTTOM - 1.5), 18)
        notes(page, [f"{one.label}: {one.text}" for one in part])


def _tasks(made: Deck, points: Sequence[Point]) -> None:
    for start in range(0, len(points), _TASK_ROWS):
        rows: list[tuple[str, ...]] = []
        for row, one in enumerate(points[start : start + _TASK_ROWS], start + 1):
            charge, unknown = one.charge, PAPER.undecided
            who = (charge.lead, charge.due_name) if charge else (unknown, unknown)
            rows.append((str(row), shortened(one.text, _LONGEST_POINT), *who))
        headings = tuple(PAPER.task_headings[at] for at in (0, 1, 2, 5))
        page = slide(made, PAPER.tasks_title)
        told = Written(headings, tuple(rows), (False,) * len(headings))
        table(page, told, (EDGE, 1.5, _INSIDE), 18, shares=(0.7, 7, 3.3, 2))
        notes(page, [f"{one.label}: {one.text}" for one in points[start : start + _TASK_ROWS]])
