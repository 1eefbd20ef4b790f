"""Biên bản hội nghị: how the meeting went, item by item, for the secretary to fill in and sign."""

from services.papers.content import Papers, Progress, Shown
from services.papers.tables import has_parts, in_short, newest
from services.reports import docx_head as head
from services.reports.docx_annexes import shown_table
from services.reports.docx_notice import point, tasks
from services.reports.docx_parts import (
    SMALL,
    WIDTH,
    Align,
    Paper,
    document,
    first,
    fixed,
    grid,
    said,
    saved,
)
from services.reports.steps import Steps
from services.text.numbers import day
from services.text.papers import BLANK, PAPER

_INDENT = 1.0
_PRESENT = (1.4, 6.6, 1.8, 1.6, 5.1)
_OPINION_LINES = 2
# More of a table stands in the annex.
_MOST_COLUMNS, _MOST_ROWS = 8, 16


def minutes(papers: Papers, told: Progress | None = None) -> bytes:
    """Return the minutes of a meeting as a Word file; what nobody recorded is left blank.

    Args:
        papers: what there is to say.
        told: see ``papers.content.Progress``.

    Raises:
        CancelledError: ``told`` wanted no more of it.
    """
    steps = Steps(len(papers.shown) + 2, told)
    meeting = head.meeting_of(papers)
    paper = document(f"{PAPER.minutes}: {meeting}", PAPER.draft, papers.made_at)
    head.gaps(paper, papers)
    head.letterhead(paper, papers, papers.head.minutes_symbol)
    head.title(paper, PAPER.minutes, PAPER.minutes_of.format(meeting=meeting))
    _beginning(paper, papers)
    steps.done()
    _heading(paper, PAPER.minutes_4)
    for number, one in enumerate(papers.shown, 1):
        _item(paper, number, one)
        steps.done()
    if not papers.shown:
        said(paper, PAPER.no_shown, italic=True, indent=_INDENT)
    _ending(paper, papers)
    made = saved(paper)
    steps.done()
    return made


def _beginning(paper: Paper, papers: Papers) -> None:
    _heading(paper, PAPER.minutes_1)
    _line(paper, PAPER.minutes_time.format(time=papers.time or BLANK))
    _line(paper, PAPER.minutes_place.format(place=papers.place or BLANK))
    _heading(paper, PAPER.minutes_2)
    _line(paper, PAPER.minutes_chair.format(chair=papers.chair or BLANK))
    _line(paper, PAPER.minutes_secretary.format(blank=BLANK))
    _line(paper, PAPER.minutes_present)
    rows = [(str(row), name, "", "", "") for row, name in enumerate(papers.units, 1)]
    aligned = (Align.CENTRE, Align.LEFT, Align.CENTRE, Align.CENTRE, Align.LEFT)
    grid(paper, PAPER.present_headings, rows, _PRESENT, aligned=aligned)
    said(paper, "", after=0)
    _heading(paper, PAPER.minutes_3)
    for number, one in enumerate(papers.shown, 1):
        _line(paper, f"{number}. {one.title}")
    if not papers.shown:
        _line(paper, BLANK)
    figures = PAPER.minutes_figures.format(
        filters=papers.filters,
        as_of=day(papers.as_of) if papers.as_of else BLANK,
        reported=papers.reported,
        expected=papers.expected,
    )
    _line(paper, figures)


def _item(paper: Paper, number: int, one: Shown) -> None:
    said(paper, f"{number}. {one.title}", bold=True, indent=_INDENT, keep=True)
    if one.sentence:
        _line(paper, PAPER.minutes_summary.format(sentence=one.sentence))
    for line in one.lines:
        _line(paper, f"- {line}")
    if one.panel:
        whole = in_short(one.panel)
        if has_parts(whole) or len(whole.rows) <= _MOST_ROWS:
            shown_table(paper, newest(whole, _MOST_COLUMNS), WIDTH)
        if len(whole.headings) > _MOST_COLUMNS or len(whole.rows) > _MOST_ROWS:
            said(paper, PAPER.full_annex, italic=True, size=SMALL)
        trust = PAPER.minutes_data.format(trust=one.panel.trust)
        said(paper, trust, italic=True, size=SMALL)
    _line(paper, PAPER.minutes_opinions)
    for _ in range(_OPINION_LINES):
        said(paper, PAPER.minutes_line.format(blank=BLANK), align=Align.LEFT, indent=_INDENT)
    if one.points:
        said(paper, PAPER.minutes_chair_said, italic=True, indent=_INDENT, keep=True)
        for concluded in one.points:
            point(paper, concluded, {})


def _ending(paper: Paper, papers: Papers) -> None:
    _heading(paper, PAPER.minutes_5)
    told = {point.id for one in papers.shown for point in one.points}
    rest = [one for one in papers.points if one.id not in told]
    if told and rest:
        said(paper, PAPER.minutes_rest, italic=True, indent=_INDENT, keep=True)
    for one in rest:
        point(paper, one, {})
    if not papers.points:
        said(paper, PAPER.nothing, italic=True, indent=_INDENT)
    said(paper, PAPER.minutes_tasks, bold=True, indent=_INDENT, keep=True)
    tasks(paper, papers.tasks)
    _line(paper, PAPER.minutes_votes.format(blank=BLANK))
    _heading(paper, PAPER.minutes_6)
    _line(paper, PAPER.minutes_end.format(blank=papers.ended or BLANK) + PAPER.minutes_end_2)
    table = paper.add_table(rows=1, cols=2)
    fixed(table, (8.2, 8.3))
    for cell, who in zip(table.rows[0].cells, (PAPER.secretary, PAPER.chair), strict=True):
        first(cell, who, bold=True, size=13, align=Align.CENTRE)
        said(cell, PAPER.sign_here, italic=True, size=SMALL, align=Align.CENTRE, after=70)
        said(cell, BLANK, align=Align.CENTRE, after=0)


def _heading(paper: Paper, words: str) -> None:
    said(paper, words, bold=True, align=Align.LEFT, indent=_INDENT, keep=True)


def _line(paper: Paper, words: str) -> None:
    said(paper, words, indent=_INDENT, after=4)
