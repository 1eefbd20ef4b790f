"""Thông báo kết luận: what the chair concluded, as the office sends it out."""

from collections.abc import Sequence

from services.conclusions.content import Opinion
from services.papers.content import Papers, Point, Progress
from services.reports import docx_head as head
from services.reports.docx_annexes import annexes
from services.reports.docx_parts import Align, Paper, document, grid, said, saved
from services.reports.steps import Steps
from services.text.numbers import day
from services.text.papers import BLANK, PAPER

_OPINIONS_1 = (Opinion.ACKNOWLEDGEMENT, Opinion.WEAKNESS, Opinion.CAUSE)
_OPINIONS_2 = (Opinion.SOLUTION, Opinion.REQUEST)
_INDENT = 1.0
_TASK_WIDTHS = (1.4, 4.9, 2.5, 2.4, 2.6, 2.7)


def notice(papers: Papers, told: Progress | None = None) -> bytes:
    """Return the notice of a meeting's conclusions as a Word file.

    Args:
        papers: what there is to say.
        told: see ``papers.content.Progress``.

    Raises:
        CancelledError: ``told`` wanted no more of it.
    """
    steps = Steps(4, told)
    chair, meeting = head.chair_of(papers), head.meeting_of(papers)
    paper = document(f"{PAPER.notice}: {meeting}", PAPER.draft, papers.made_at)
    head.gaps(paper, papers)
    head.letterhead(paper, papers, papers.head.symbol)
    head.title(paper, PAPER.notice, PAPER.notice_of.format(chair=chair, meeting=meeting))
    _opening(paper, papers, chair, meeting)
    steps.done()
    _sections(paper, papers)
    steps.done()
    closing = f"{PAPER.closing.format(chair=chair)}{PAPER.closing_end}"
    said(paper, closing, indent=_INDENT, keep=True)
    head.signature(paper, papers)
    steps.done()
    annexes(paper, papers, PAPER.notice.lower(), papers.head.symbol)
    made = saved(paper)
    steps.done()
    return made


def _opening(paper: Paper, papers: Papers, chair: str, meeting: str) -> None:
    when, where = papers.time or BLANK, papers.place or BLANK
    opening = PAPER.opening.format(
        time=when, place=where, chair=chair, meeting=meeting, blank=BLANK
    )
    said(paper, opening + PAPER.opening_people.format(blank=BLANK), indent=_INDENT)
    basis = PAPER.basis.format(
        filters=papers.filters,
        as_of=day(papers.as_of) if papers.as_of else BLANK,
        reported=head.counted(papers.reported),
        expected=head.counted(papers.expected),
        chair=chair,
    )
    said(paper, basis, indent=_INDENT)


def _sections(paper: Paper, papers: Papers) -> None:
    rows = {one.id: row for row, one in enumerate(papers.tasks, 1)}
    _heading(paper, PAPER.section_1)
    by_opinion = [
        (PAPER.opinions[opinion], [one for one in papers.points if one.opinion is opinion])
        for opinion in _OPINIONS_1
    ]
    _groups(paper, by_opinion, rows)
    _heading(paper, PAPER.section_2)
    mine = [one for one in papers.points if one.opinion in _OPINIONS_2]
    areas = dict.fromkeys(one.area_name for one in sorted(mine, key=_area_order))
    _groups(paper, [(area, [one for one in mine if one.area_name == area]) for area in areas], rows)
    _heading(paper, PAPER.section_3)
    tasks(paper, papers.tasks)
    _heading(paper, PAPER.section_4)
    for line in PAPER.carry_out:
        said(paper, line.format(blank=BLANK), indent=_INDENT)


def tasks(paper: Paper, points: Sequence[Point]) -> None:
    """Add the table of who does what by when, or that there is none."""
    if not points:
        said(paper, PAPER.no_tasks, italic=True, indent=_INDENT)
        return
    rows: list[tuple[str, ...]] = []
    for row, one in enumerate(points, 1):
        charge, unknown = one.charge, PAPER.undecided
        told = (
            (charge.lead, "; ".join(charge.support) or "–", charge.deliverable, charge.due_name)
            if charge
            else (unknown, "–", unknown, unknown)
        )
        rows.append((str(row), f"{one.text}\n({one.label})", *told))
    aligned = (Align.CENTRE, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.CENTRE)
    grid(paper, PAPER.task_headings, rows, _TASK_WIDTHS, aligned=aligned)
    said(paper, "", after=0)


def _heading(paper: Paper, words: str) -> None:
    said(paper, words, bold=True, align=Align.LEFT, indent=_INDENT, keep=True)


def _groups(
    paper: Paper, groups: Sequence[tuple[str, Sequence[Point]]], rows: dict[str, int]
) -> None:
    filled = [(name, points) for name, points in groups if points]
    for number, (name, points) in enumerate(filled, 1):
        said(paper, f"{number}. {name}", bold=True, italic=True, indent=_INDENT, keep=True)
        for one in points:
            point(paper, one, rows)
    if not filled:
        said(paper, PAPER.nothing, italic=True, indent=_INDENT)


def point(paper: Paper, one: Point, rows: dict[str, int]) -> None:
    """Add one conclusion: its words, then the figure on which it hangs."""
    words = f"- {one.text}"
    if one.id in rows and one.opinion is not Opinion.TASK:
        words = f"{words} {PAPER.see_table.format(row=rows[one.id])}"
    figure = one.figure
    said(paper, words, indent=_INDENT, align=Align.BOTH, after=2 if figure else None)
    if figure:
        line = PAPER.figure_line.format(about=one.about, line=figure.line, label=one.label)
        said(paper, line, italic=True, size=12, indent=_INDENT)


def _area_order(one: Point) -> int:
    order = ("cadres", "grassroots", "employment")
    return order.index(one.area) if one.area in order else len(order)
