"""What is on a page, a slide, in the workbook and in the annex is one and the same result."""

import io

import openpyxl
import pandas as pd
import pytest

from services.conclusions.content import Opinion
from services.panels import area, overview
from services.panels.panel import Panel
from services.papers.assemble import Exhibit, assemble
from services.papers.content import Papers
from services.papers.tables import crossed, decimals_of
from services.reports.annex import annex
from services.reports.docx_minutes import minutes
from services.reports.docx_notice import notice
from services.reports.pptx_slides import slides
from services.text.papers import PAPER
from tests.panels.conftest import Look
from tests.papers.meetings import C1, MEETING, said, state_of
from tests.reports.opened import deck, document, headed, number, slide_tables, tables

Cells = list[list[object]]


def _papers(look: Look) -> Papers:
    scope = look()
    panels = (
        area.ranking_panel(scope, C1),
        area.trend_panel(scope, C1),
        area.heatmap_panel(scope, C1),
        area.funnel_panel(scope),
        area.composition_panel(scope, C1.area),
        overview.status_panel(scope),
    )
    events = [said(scope, at, Opinion.WEAKNESS, f"ý {at}", unit=u) for at, u in enumerate("abc", 1)]
    exhibits = [Exhibit(panel=panel) for panel in panels]
    return assemble(scope, MEETING, exhibits, state_of(*events))


@pytest.fixture
def papers(look: Look) -> Papers:
    return _papers(look)


def _panels(papers: Papers) -> list[Panel]:
    return [one.panel for one in papers.shown if one.panel]


def _is_same(table: pd.DataFrame, written: list[list[str]], decimals: int) -> None:
    """Hold a table as it is written against the figures of the page, cell by cell."""
    assert [str(name) for name in table.columns] == written[0]
    assert len(table) == len(written) - 1
    for at, name in enumerate(table.columns):
        for value, row in zip(table[name], written[1:], strict=True):
            if pd.isna(value):
                assert row[at] == "–"
            elif isinstance(value, str):
                assert row[at] == value
            else:
                told = number(row[at].replace("−", "-"))
                assert told == pytest.approx(float(value), abs=0.5 * 10**-decimals + 1e-9)


def test_every_figure_of_a_page_stands_in_the_workbook(papers: Papers):
    book = openpyxl.load_workbook(io.BytesIO(annex(papers)))
    for at, panel in enumerate(_panels(papers), 1):
        rows = [[cell.value for cell in row] for row in book[f"B{at}"].iter_rows()]
        assert rows[0] == [str(name) for name in panel.table.columns]
        wanted = [[None if pd.isna(v) else v for v in row] for row in panel.table.to_numpy()]
        assert rows[1:] == wanted


def test_every_figure_of_a_page_stands_in_the_annex_of_the_notice(papers: Papers):
    found = tables(document(notice(papers)))
    shown = [table for table in found if list(table[0]) != list(PAPER.frozen_headings)]
    for panel in _panels(papers):
        wide = crossed(panel.table)
        headings = [str(name) for name in wide.columns]
        mine = [t for t in shown if list(t[0]) == headings and len(t) == len(wide) + 1]
        assert mine, panel.title
        _is_same(wide, mine[0], decimals_of(panel))
        shown.remove(mine[0])


def test_every_figure_of_a_slide_and_of_the_minutes_is_that_of_the_page(papers: Papers):
    made = list(deck(slides(papers)).slides)
    found = tables(document(minutes(papers)))
    for panel in _panels(papers):
        wide = crossed(panel.table)
        for one in (one for one in made if one.shapes.title.text == panel.title):
            for table in slide_tables(one):
                part = wide[[*table[0]]].iloc[: len(table) - 1]
                _is_same(part, table, decimals_of(panel))
        if len(wide.columns) <= 8 and len(wide) <= 16:
            headings = [str(name) for name in wide.columns]
            mine = [t for t in found if list(t[0]) == headings and len(t) == len(wide) + 1]
            _is_same(wide, mine[0], decimals_of(panel))
            found.remove(mine[0])


def test_a_small_table_stands_on_its_slide_whole(papers: Papers):
    made = list(deck(slides(papers)).slides)
    ranking = _panels(papers)[0]
    one = next(one for one in made if one.shapes.title.text == ranking.title)
    _is_same(ranking.table, slide_tables(one)[0], 1)


def test_the_frozen_figures_are_the_same_in_annex_and_workbook(papers: Papers):
    rows = headed(tables(document(notice(papers))), PAPER.frozen_headings)[0]
    page = openpyxl.load_workbook(io.BytesIO(annex(papers)))[PAPER.sheet_points]
    names = [cell.value for cell in page[1]]
    for row, record in zip(rows, page.iter_rows(min_row=2, values_only=True), strict=True):
        told = dict(zip(names, record, strict=True))
        figure = next(one.figure for one in papers.points if one.label == row[1])
        assert figure
        assert (told["Số kết luận"], told["Tử số"], told["Mẫu số"]) == (
            row[1],
            figure.numerator,
            figure.denominator,
        )
        if figure.value is None:
            assert (row[5], told["Giá trị"]) == ("–", None)
        else:
            written = number(row[5].split(" ")[0])
            assert written == pytest.approx(figure.value * 100, abs=0.05)
            assert told["Giá trị"] == pytest.approx(figure.value * 100)
