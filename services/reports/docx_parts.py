"""The pieces of which every Word paper of the office is made."""

import io
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

# python-docx leaves many of its types untold, and is imported when a paper is asked for.
Paper: TypeAlias = Any
Place: TypeAlias = Any
Line: TypeAlias = Any
Table: TypeAlias = Any

FONT = "Times New Roman"
SIZE, SMALL, SMALLEST = 14, 12, 11
# Between the margins of an upright page, and of one on its side, in centimetres.
WIDTH, WIDE = 16.5, 25.2
_LONG, _SHORT = 29.7, 21.0


class Align(StrEnum):
    """How the words of a paragraph stand."""

    LEFT = "LEFT"
    CENTRE = "CENTER"
    RIGHT = "RIGHT"
    BOTH = "JUSTIFY"


def cm(length: float) -> int:
    """Return centimetres in the unit of the file."""
    return round(length * 360_000)


def pt(length: float) -> int:
    """Return points in the unit of the file."""
    return round(length * 12_700)


def document(title: str, draft: str, made_at: datetime) -> Paper:
    """Return an empty A4 page with the office's margins, its font, and a mark on every page.

    Args:
        title: of the file.
        draft: the mark at the top.
        made_at: when it is made (UTC).
    """
    import docx  # Only papers need it.

    paper: Paper = docx.Document()
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, pt(SIZE)
    look = normal.element.get_or_add_rPr()
    _set(look.get_or_add_rFonts(), **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), FONT))
    _set(_add(look, "lang"), val="vi-VN", eastAsia="vi-VN")
    normal.paragraph_format.space_after = pt(6)
    normal.paragraph_format.line_spacing = 1.15
    section = paper.sections[0]
    section.page_width, section.page_height = cm(_SHORT), cm(_LONG)
    section.left_margin, section.right_margin = cm(3), cm(1.5)
    section.top_margin = section.bottom_margin = cm(2)
    section.header_distance = section.footer_distance = cm(1)
    written(section.header.paragraphs[0], draft, bold=True, size=SMALL, align=Align.RIGHT)
    _page_number(section.footer.paragraphs[0])
    told = paper.core_properties
    told.title, told.author, told.comments, told.language = title[:255], "", "", "vi-VN"
    told.created = told.modified = made_at.replace(tzinfo=None)
    return paper


def saved(paper: Paper) -> bytes:
    """Return a paper as a file."""
    stored = io.BytesIO()
    paper.save(stored)
    return stored.getvalue()


def written(
    line: Line,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    size: float = 0,
    align: Align | None = None,
) -> Line:
    """Add words to a line; line ends in them stay line ends, and nothing in them acts."""
    run = line.add_run(text)
    run.bold, run.italic, run.underline = bold or None, italic or None, underline or None
    if size:
        run.font.size = pt(size)
    if align is not None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        line.alignment = WD_ALIGN_PARAGRAPH[align.value]
    return line


def said(
    place: Place,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 0,
    align: Align | None = Align.BOTH,
    indent: float = 0,
    after: float | None = None,
    keep: bool = False,
) -> Line:
    """Add a paragraph.

    Args:
        place: where.
        text: its words.
        bold: how they look, as the following.
        italic: see there.
        size: of the letters, in points; 0: as everywhere.
        align: how they stand.
        indent: of its first line, in centimetres.
        after: the room below, in points.
        keep: whether it stays on one page with what follows.
    """
    line = written(place.add_paragraph(), text, bold=bold, italic=italic, size=size, align=align)
    form = line.paragraph_format
    form.first_line_indent = cm(indent) if indent else None
    if after is not None:
        form.space_after = pt(after)
    form.keep_with_next = keep or None
    return line


def grid(
    paper: Paper,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    size: float = SMALL,
    aligned: Sequence[Align] = (),
) -> Table:
    """Add a table with lines, whose headings come again on every page.

    Args:
        paper: where.
        headings: of the columns.
        rows: their texts.
        widths: of the columns, in centimetres.
        size: of the letters, in points.
        aligned: how each column is; default: left.
    """
    table = paper.add_table(rows=1 + len(rows), cols=len(headings))
    table.style = "Table Grid"
    fixed(table, widths)
    # Reading a table's cells one by one takes time that grows with its square.
    held = [row.cells for row in table.rows]
    for cell, heading in zip(held[0], headings, strict=True):
        _fill(cell, heading, size, Align.CENTRE, bold=True)
    for cells, texts in zip(held[1:], rows, strict=True):
        for at, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            _fill(cell, text, size, aligned[at] if aligned else Align.LEFT)
    _mark(table.rows[0], "tblHeader")
    return table


def fixed(table: Table, widths: Sequence[float]) -> None:
    """Give a table's columns their widths, in centimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = cm(width)
    for row in table.rows:
        _mark(row, "cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = cm(width)


def sideways(paper: Paper) -> None:
    """Begin a page that lies on its side."""
    from docx.enum.section import WD_ORIENT

    section = paper.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = cm(_LONG), cm(_SHORT)
    section.left_margin = section.right_margin = cm(2)


def first(cell: Place, text: str, **look: Any) -> Line:  # noqa: ANN401
    """Write into the paragraph that a cell begins with."""
    line = written(cell.paragraphs[0], text, **look)
    line.paragraph_format.space_after = pt(0)
    return line


def _fill(cell: Place, text: str, size: float, align: Align, *, bold: bool = False) -> None:
    line = first(cell, text, size=size, align=align, bold=bold)
    line.paragraph_format.line_spacing = 1.0


def shaded(cell: Place, colour: str) -> None:
    """Give a cell a background."""
    _set(_add(cell._tc.get_or_add_tcPr(), "shd"), val="clear", fill=colour)


def _mark(row: Any, name: str) -> None:  # noqa: ANN401
    _add(row._tr.get_or_add_trPr(), name)


def _page_number(line: Line) -> None:
    written(line, "", size=SMALL, align=Align.CENTRE)
    run = line.runs[0]._r
    _set(_add(run, "fldChar"), fldCharType="begin")
    _add(run, "instrText").text = " PAGE "
    _set(_add(run, "fldChar"), fldCharType="end")


def _add(parent: Any, name: str) -> Any:  # noqa: ANN401
    from docx.oxml.ns import qn

    made = parent.makeelement(qn(f"w:{name}"))
    parent.append(made)
    return made


def _set(element: Any, **values: str) -> None:  # noqa: ANN401
    from docx.oxml.ns import qn

    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
