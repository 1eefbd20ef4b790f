"""A page's charts together, and any one of them, as a PDF or a workbook to take away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from services.charts.pins import Pin, with_pins
from services.panels.panel import Panel
from services.panels.scope import Scope
from services.papers.content import Progress
from services.papers.tables import on_page
from services.reports import pdf, png, xlsx
from services.text.files import file_text

# Heights in points of a page: of a chart, of a row or line, and of all that is not title.
_USUAL, _LOWEST, _HIGHEST, _ROW, _PAGE = 300, 150, 400, 15.5, 430


@dataclass(frozen=True, eq=False)
class Leaf:
    """A chart as it is taken away.

    Attributes:
        panel: the chart.
        pins: on it.
        said: what was concluded on it, one line each, as the reader may read it.
        sentence: what it says, "" for nothing.
    """

    panel: Panel
    pins: tuple[Pin, ...] = ()
    said: tuple[str, ...] = ()
    sentence: str = ""


def as_pdf(
    scope: Scope, leaves: Sequence[Leaf], title: str = "", told: Progress | None = None
) -> bytes:
    """Return charts as a PDF, each on a page of its own.

    Args:
        scope: whose words.
        leaves: one chart, or all of a page.
        title: of the file; default: that of the first chart.
        told: see ``papers.content.Progress``.

    Raises:
        CancelledError: ``told`` wanted no more of it.
    """
    text = file_text(scope.view.language)
    return pdf.pdf(
        [_leaf(scope, one) for one in leaves],
        title=title or (leaves[0].panel.title if leaves else ""),
        page=text.page,
        made_at=datetime.now(UTC),
        more_rows=text.more_rows,
        told=told,
    )


def _leaf(scope: Scope, one: Leaf) -> pdf.Leaf:
    panel = one.panel
    is_drawn = not panel.why_empty
    spec = with_pins(panel.spec, one.pins)
    table = on_page(panel)
    # What is left of one page below and above the table; a long table goes on to the next.
    room = _PAGE - _ROW * (len(table.rows) + 2 + len(one.said) + bool(one.said))
    natural = float(panel.spec.get("height", _USUAL))
    height = round(min(max(natural, _LOWEST), _HIGHEST, room if room > _LOWEST else _HIGHEST))
    return pdf.Leaf(
        title=panel.title,
        above=(one.sentence, filters_line(scope, panel), panel.why_empty),
        picture=png.bare(spec, pdf.WIDTH, height, letters=11) if is_drawn else None,
        table=table,
        below=(panel.trust,),
        heading=file_text(scope.view.language).concluded,
        said=one.said,
        height=height,
    )


def as_workbook(scope: Scope, leaves: Sequence[Leaf]) -> bytes:
    """Return charts as one workbook: what they are on the first sheet, then a sheet each."""
    text, words = file_text(scope.view.language), scope.text.panel
    names = [text.chart.format(number=number) for number in range(1, len(leaves) + 1)]
    contents = pd.DataFrame(
        {
            text.sheet: names,
            text.title: [one.panel.title for one in leaves],
            words.in_words: [one.sentence or one.panel.summary for one in leaves],
            words.filters.split(":")[0]: [filters_line(scope, one.panel) for one in leaves],
            words.source: [one.panel.trust for one in leaves],
            text.concluded: ["\n".join(one.said) for one in leaves],
        },
        dtype="object",
    )
    sheets = [xlsx.sheet_of(text.sheets, contents)]
    sheets += [
        xlsx.sheet_of(name, one.panel.table) for name, one in zip(names, leaves, strict=True)
    ]
    return xlsx.workbook(sheets)


def filters_line(scope: Scope, panel: Panel) -> str:
    """Return what was chosen, and whether the figures are invented."""
    line = scope.text.panel.filters.format(filters=panel.filters)
    return f"{line} · {scope.text.frame.sample}" if scope.snapshot.is_sample else line
