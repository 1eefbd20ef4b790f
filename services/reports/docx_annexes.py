"""What is attached to a paper: the frozen figures, the tables that were shown, who is missing."""

from collections.abc import Sequence

from services.papers.content import Papers, Point
from services.papers.tables import Written, in_short
from services.reports.docx_parts import (
    SMALL,
    SMALLEST,
    WIDE,
    Align,
    Paper,
    grid,
    said,
    sideways,
)
from services.text import numbers
from services.text.papers import PAPER

_FROZEN_WIDTHS = (1.3, 2.7, 5.6, 3.3, 2.7, 3.3, 2.2, 1.9, 2.5)
_SILENT_WIDTHS = (6.0, 2.2, 17.0)
# A table of more columns than this has small letters.
_MANY = 9


def annexes(paper: Paper, papers: Papers, kind: str, symbol: str) -> None:
    """Add both annexes, on pages that lie on their side.

    Args:
        paper: where.
        papers: what there is to say.
        kind: of the paper to which they belong ("thông báo").
        symbol: what follows its number.
    """
    sideways(paper)
    _title(paper, 1, PAPER.annex_1, kind, symbol)
    stamp = PAPER.data_stamp.format(
        moment=numbers.moment(papers.made_at), version=papers.version, filters=papers.filters
    )
    said(paper, stamp, italic=True, size=SMALL)
    said(paper, f"A. {PAPER.frozen_title}", bold=True, size=SMALL, align=Align.LEFT, keep=True)
    frozen(paper, papers.frozen)
    for number, one in enumerate((one for one in papers.shown if one.panel), 1):
        panel = one.panel
        if panel is None:
            continue
        heading = f"{PAPER.shown_title if number == 1 else ''}"
        if heading:
            said(paper, f"B. {heading}", bold=True, size=SMALL, align=Align.LEFT, keep=True)
        said(paper, f"{number}. {one.title}", bold=True, size=SMALL, align=Align.LEFT, keep=True)
        shown_table(paper, in_short(panel), WIDE)
        said(paper, panel.trust, italic=True, size=SMALLEST)
    paper.add_page_break()
    _title(paper, 2, PAPER.annex_2, kind, symbol)
    if not papers.silent:
        said(paper, PAPER.no_silent)
        return
    rows = [
        (one.table, f"{one.reported}/{one.expected}", ", ".join(one.names)) for one in papers.silent
    ]
    grid(
        paper,
        PAPER.silent_headings,
        rows,
        _SILENT_WIDTHS,
        aligned=(Align.LEFT, Align.CENTRE, Align.LEFT),
    )


def frozen(paper: Paper, points: Sequence[Point]) -> None:
    """Add the figures that were frozen, or that there are none."""
    rows: list[tuple[str, ...]] = []
    for row, one in enumerate(points, 1):
        figure = one.figure
        if figure is None:
            continue
        rows.append(
            (
                str(row),
                one.label,
                figure.indicator,
                figure.units,
                figure.period,
                figure.written,
                _target(one),
                f"{figure.units_reported}/{figure.units_expected}",
                numbers.day(figure.as_of_date),
            )
        )
    if not rows:
        said(paper, PAPER.no_frozen, italic=True, size=SMALL)
        return
    aligned = (
        Align.CENTRE,
        Align.LEFT,
        Align.LEFT,
        Align.LEFT,
        Align.LEFT,
        Align.RIGHT,
        Align.RIGHT,
        Align.CENTRE,
        Align.CENTRE,
    )
    grid(paper, PAPER.frozen_headings, rows, _FROZEN_WIDTHS, size=SMALLEST, aligned=aligned)
    said(paper, "", after=0)


def shown_table(paper: Paper, table: Written, width: float) -> None:
    """Add the table of a chart, as wide as its place."""
    if not table.rows:
        said(paper, PAPER.no_data, italic=True, size=SMALL)
        return
    texts = [at for at, is_number in enumerate(table.is_number) if not is_number]
    count = len(table.headings)
    # A column of words takes as much as two and a half of numbers.
    share = width / (count + 1.5 * len(texts))
    widths = [share * (2.5 if at in texts else 1) for at in range(count)]
    aligned = [Align.RIGHT if is_number else Align.LEFT for is_number in table.is_number]
    size = SMALLEST if count <= _MANY else SMALLEST - 1.5
    grid(paper, table.headings, table.rows, widths, size=size, aligned=aligned)


def _target(one: Point) -> str:
    figure = one.figure
    if figure is None or figure.target is None:
        return numbers.NO_FIGURE
    told = numbers.figure(figure.target, is_share=figure.is_share, decimals=figure.decimals)
    return PAPER.proposal.format(target=told) if figure.is_proposal else told


def _title(paper: Paper, number: int, title: str, kind: str, symbol: str) -> None:
    said(
        paper, PAPER.annex.format(number=number), bold=True, align=Align.CENTRE, after=0, keep=True
    )
    said(paper, title, bold=True, align=Align.CENTRE, after=0, keep=True)
    to = PAPER.annex_to.format(paper=kind, symbol=symbol)
    said(paper, to, italic=True, size=SMALL, align=Align.CENTRE, after=8, keep=True)
