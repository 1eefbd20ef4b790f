"""Whatever people type: it comes out of each paper as text, whole, and nothing in it acts."""

import io
import zipfile

import openpyxl
import pytest

from services.conclusions.content import Opinion, Task
from services.papers.assemble import Exhibit, assemble
from services.papers.content import Papers
from services.reports.annex import annex
from services.reports.docx_minutes import minutes
from services.reports.docx_notice import notice
from services.reports.pptx_slides import slides
from services.text.shown import plain
from tests.conclusions.sayings import AWKWARD
from tests.panels.conftest import Look
from tests.papers.meetings import MEETING, said, state_of
from tests.reports.opened import body, deck, document, slide_tables, words

TEXTS = (*AWKWARD, '{ HYPERLINK "http://x" }', "<w:p/>", "&amp; & <b>đậm</b>", "{title}", "")
# A cell of a workbook holds no more; every paper of words holds it all.
LONGEST = 5_000


@pytest.fixture
def papers(look: Look) -> Papers:
    scope = look()
    events = [
        said(
            scope,
            at,
            Opinion.TASK if at % 2 else Opinion.WEAKNESS,
            text,
            unit="a",
            task=Task(text, (text,), text) if at % 2 else None,
        )
        for at, text in enumerate(TEXTS, 1)
    ]
    exhibits = [Exhibit(title=text or "–", sentence=text, lines=(text,)) for text in TEXTS]
    meeting = MEETING.__class__("m", "HN1", "\x07<b>=1+1</b>\u202e", "\x00", "\ufffe", "{chair}")
    return assemble(scope, meeting, exhibits, state_of(*events))


def _wanted() -> list[str]:
    return [plain(text) for text in TEXTS if text]


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("write", [notice, minutes])
def test_a_word_paper_holds_them_whole(papers: Papers, write):
    whole = _squeezed("\n".join(body(document(write(papers)))))
    assert [text for text in _wanted() if _squeezed(text) not in whole] == []


def test_slides_hold_them_whole_in_text_or_notes(papers: Papers):
    found: list[str] = []
    for one in deck(slides(papers)).slides:
        found += [*words(one), *(c for t in slide_tables(one) for row in t for c in row)]
        found.append(one.notes_slide.notes_text_frame.text)
    whole = _squeezed("\n".join(found))
    assert [text for text in _wanted() if _squeezed(text) not in whole] == []


def test_a_workbook_holds_them_as_text_and_no_formula(papers: Papers):
    book = openpyxl.load_workbook(io.BytesIO(annex(papers)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    texts = {_squeezed(str(cell.value)) for cell in cells}
    # XlsxWriter escapes only the first of two of Excel's own escapes that share an underscore.
    wanted = [text for text in _wanted() if "_x005F_x000D_" not in text]
    assert [text for text in wanted if _squeezed(text) not in texts] == []


@pytest.mark.parametrize("write", [notice, minutes, slides])
def test_no_text_becomes_a_field_a_link_or_markup(papers: Papers, write):
    with zipfile.ZipFile(io.BytesIO(write(papers))) as parts:
        inside = {n: parts.read(n).decode() for n in parts.namelist() if n.endswith(".xml")}
        links = "".join(parts.read(n).decode() for n in parts.namelist() if n.endswith(".rels"))
    whole = "".join(inside.values())
    assert "HYPERLINK" not in "".join(
        part for part in whole.split("<w:instrText") if part.startswith(">")
    )
    assert "http://x" not in links
    assert "<b>" not in whole
    assert "\u202e" not in whole


def test_one_text_of_the_longest_kind_is_cut_in_no_paper(look: Look):
    long = "Một hai ba bốn. " * (LONGEST // 16)
    event = said(look(), 1, Opinion.WEAKNESS, long)
    papers = assemble(look(), MEETING, (), state_of(event))
    assert any(long.strip() in line for line in body(document(notice(papers))))
    page = openpyxl.load_workbook(io.BytesIO(annex(papers)))["Kết luận"]
    assert page["E2"].value == long
