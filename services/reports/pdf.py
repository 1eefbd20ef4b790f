"""Charts as a PDF for print: each with its title, its table, its trust, and what was concluded."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from typing import Any

from services.papers.content import Progress
from services.papers.tables import Written
from services.reports.png import FONTS
from services.reports.steps import Steps
from services.text.shown import plain

_FONT, _BOLD = "SoKetSans", "SoKetSans-Bold"
_INK, _PALE, _BAND, _RULE = "#1B2430", "#4B5563", "#E8EEF5", "#B8C0CC"
# An A4 page on its side, in points, and what is left of it between the edges.
_WIDE, _HIGH, _EDGE = 841.89, 595.28, 36.0
_INSIDE = _WIDE - 2 * _EDGE
MOST_ROWS = 400
# Of a chart on its page, in points; as pixels it is what is asked of the chart.
WIDTH = 770


@dataclass(frozen=True)
class Leaf:
    """One chart of a PDF.

    Attributes:
        title: what it shows.
        above: lines under the title: sentence, filters.
        picture: the chart as a PNG of this shape: ``WIDTH`` to ``height``; None for none.
        height: of the picture on its page, in points.
        table: its figures.
        below: lines under the table: trust.
        heading: above what was concluded.
        said: what was concluded, one line each.
    """

    title: str
    above: Sequence[str]
    picture: bytes | None
    table: Written
    below: Sequence[str]
    heading: str = ""
    said: Sequence[str] = ()
    height: int = 250


def pdf(
    leaves: Sequence[Leaf],
    *,
    title: str,
    page: str,
    made_at: datetime,
    more_rows: str,
    told: Progress | None = None,
) -> bytes:
    """Return charts as a PDF whose words can be searched; each begins a page.

    Args:
        leaves: the charts.
        title: of the file.
        page: how a page is called, "Trang {page}".
        made_at: when it is made (UTC).
        more_rows: said of a table that is too long, "{count} …".
        told: see ``papers.content.Progress``.

    Raises:
        CancelledError: ``told`` wanted no more of it.
    """
    _fonts()
    from reportlab.platypus import PageBreak, SimpleDocTemplate

    steps = Steps(len(leaves), told)
    story: list[Any] = []
    for at, leaf in enumerate(leaves):
        story += [PageBreak()] if at else []
        story += _leaf(leaf, more_rows)
        steps.done()
    stored = io.BytesIO()
    made: Any = SimpleDocTemplate(
        stored,
        pagesize=(_WIDE, _HIGH),
        leftMargin=_EDGE,
        rightMargin=_EDGE,
        topMargin=_EDGE,
        bottomMargin=_EDGE,
        title=_nfc(title),
        author="",
        creationDate=made_at,
        lang="vi",
    )

    def numbered(canvas: Any, document: Any) -> None:  # noqa: ANN401
        canvas.setFont(_FONT, 9)
        canvas.setFillColor(_PALE)
        canvas.drawRightString(_WIDE - _EDGE, 20, _nfc(page.format(page=document.page)))

    made.build(story or [_line(title, 16, _BOLD)], onFirstPage=numbered, onLaterPages=numbered)
    return stored.getvalue()


def _leaf(leaf: Leaf, more_rows: str) -> list[Any]:
    from reportlab.platypus import Image, KeepTogether, Spacer

    story = [_line(leaf.title, 16, _BOLD)]
    story += [_line(text, 10, colour=_PALE) for text in leaf.above if text]
    if leaf.picture:
        drawn = Image(io.BytesIO(leaf.picture), width=WIDTH, height=leaf.height)
        story += [Spacer(1, 4), drawn]
    story.append(Spacer(1, 4))
    if leaf.table.rows:
        story.append(_table(leaf.table))
    if (left := len(leaf.table.rows) - MOST_ROWS) > 0:
        story.append(_line(more_rows.format(count=left), 9, colour=_PALE))
    story += [_line(text, 9, colour=_PALE) for text in leaf.below if text]
    if leaf.said:
        lines = [_line(f"• {text}", 10) for text in leaf.said]
        story.append(KeepTogether([Spacer(1, 4), _line(leaf.heading, 11, _BOLD), lines[0]]))
        story += lines[1:]
    return story


def _table(told: Written) -> Any:  # noqa: ANN401
    from reportlab.platypus import Table

    shares = [1.0 if is_number else 1.9 for is_number in told.is_number]
    width = min(_INSIDE, 110.0 * sum(shares))
    size = 9 if len(told.headings) <= 9 else 7.5
    rows = [[_line(text, size, _BOLD, align=1) for text in told.headings]]
    rows += [
        [
            _line(text, size, align=2 if is_number else 0)
            for text, is_number in zip(row, told.is_number, strict=True)
        ]
        for row in told.rows[:MOST_ROWS]
    ]
    look = [
        ("GRID", (0, 0), (-1, -1), 0.5, _RULE),
        ("BACKGROUND", (0, 0), (-1, 0), _BAND),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    widths = [width * share / sum(shares) for share in shares]
    return Table(rows, colWidths=widths, repeatRows=1, style=look, hAlign="LEFT")


def _line(text: str, size: float, font: str = _FONT, *, colour: str = _INK, align: int = 0) -> Any:  # noqa: ANN401
    from reportlab.lib import styles
    from reportlab.platypus import Paragraph

    known: Any = styles
    look = known.ParagraphStyle(
        "line",
        fontName=font,
        fontSize=size,
        leading=size * 1.25,
        textColor=colour,
        alignment=align,
        spaceAfter=2,
        splitLongWords=True,
    )
    # The words are text: what looks like markup in them is written as it is.
    return Paragraph(escape(_nfc(plain(text)), quote=False).replace("\n", "<br/>"), look)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@cache
def _fonts() -> None:
    from reportlab.pdfbase import pdfmetrics as metrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics: Any = metrics

    for name, file in ((_FONT, "SoKetSans-Regular.ttf"), (_BOLD, "SoKetSans-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
