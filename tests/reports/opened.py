"""Files opened again, and what a reader finds in them."""

import io
from collections.abc import Iterator, Sequence

import docx
import pptx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph


def document(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def body(paper: Document) -> Iterator[str]:
    """Give every line of a document in order, a row of a table as its cells between bars."""
    for part in paper.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Table):
            yield from (" | ".join(cell.text for cell in row.cells) for row in part.rows)


def tables(paper: Document) -> Sequence[Sequence[Sequence[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]


def headed(found: Sequence[Sequence[Sequence[str]]], first: Sequence[str]):
    """Return the rows below these headings, of every table that has them."""
    return [list(table[1:]) for table in found if list(table[0]) == list(first)]


def deck(data: bytes):
    return pptx.Presentation(io.BytesIO(data))


def words(slide) -> list[str]:
    return [
        paragraph.text
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text
    ]


def slide_tables(slide) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for shape in slide.shapes
        if shape.has_table
    ]


def number(text: str) -> float | None:
    """Return a number as offices write it."""
    return None if text == "–" else float(text.replace(".", "").replace(",", ".").rstrip("%"))
