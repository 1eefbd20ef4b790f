"""What stands around the words of a paper: letterhead, title, gaps, signatures, recipients."""

from services.papers.content import Papers
from services.reports.docx_parts import SMALL, Align, Paper, first, fixed, pt, said, shaded, written
from services.text.papers import BLANK, PAPER

_SIDES = (8.0, 8.5)
_FEW = 10


def chair_of(papers: Papers) -> str:
    """Return the chair as papers call one: "đồng chí Nguyễn Văn A"."""
    if not papers.chair:
        return f"{PAPER.comrade} {BLANK}"
    called = papers.chair.casefold().startswith((PAPER.comrade, "đ/c"))
    return papers.chair if called else f"{PAPER.comrade} {papers.chair}"


def meeting_of(papers: Papers) -> str:
    """Return the meeting as papers call one: "Hội nghị sơ kết quý III"."""
    name = papers.name or BLANK
    is_called = name.casefold().startswith(PAPER.meeting.casefold())
    return name if is_called else f"{PAPER.meeting} {name}"


def counted(number: int) -> str:
    """Return how many as the office writes it: 01 đơn vị, 12 đơn vị."""
    return f"{number:02d}" if 0 < number < _FEW else str(number)


def letterhead(paper: Paper, papers: Papers, symbol: str) -> None:
    """Add issuer and number at the left, the union, place and date at the right."""
    told = papers.head
    table = paper.add_table(rows=1, cols=2)
    fixed(table, _SIDES)
    left, right = table.rows[0].cells
    first(left, told.issuer, bold=True, size=13, align=Align.CENTRE)
    said(left, PAPER.stars, align=Align.CENTRE, after=0)
    number = PAPER.number.format(symbol=symbol)
    said(left, number, size=13, align=Align.CENTRE, after=0)
    line = first(right, PAPER.union, bold=True, underline=True, size=13, align=Align.CENTRE)
    line.paragraph_format.space_after = pt(18)
    date = PAPER.place_date.format(place=told.place)
    said(right, date, italic=True, size=13, align=Align.CENTRE, after=0)


def title(paper: Paper, kind: str, about: str) -> None:
    """Add what kind of paper it is, about what, and the line under it."""
    line = said(paper, kind, bold=True, size=16, align=Align.CENTRE, after=0)
    line.paragraph_format.space_before = pt(18)
    said(paper, about, bold=True, align=Align.CENTRE, after=0)
    said(paper, "-----", align=Align.CENTRE, after=10)


def gaps(paper: Paper, papers: Papers) -> None:
    """Add the box that lists, before anything else, what somebody has to fill in."""
    table = paper.add_table(rows=1, cols=1)
    table.style = "Table Grid"
    fixed(table, (16.5,))
    cell = table.rows[0].cells[0]
    first(cell, PAPER.gaps_title, bold=True, size=SMALL, align=Align.LEFT)
    lines = [PAPER.gap_line.format(label=g.label, names=", ".join(g.names)) for g in papers.gaps]
    if papers.is_sample:
        lines.insert(0, PAPER.sample)
    for text in (*lines, PAPER.gaps_blank):
        said(cell, f"- {text}", size=SMALL, align=Align.LEFT, after=0)
    shaded(cell, "FFF6D6")
    said(paper, "", after=0)


def signature(paper: Paper, papers: Papers) -> None:
    """Add recipients at the left, and who signs at the right; the name stays blank."""
    told = papers.head
    table = paper.add_table(rows=1, cols=2)
    fixed(table, _SIDES)
    left, right = table.rows[0].cells
    written(first(left, "", align=Align.LEFT), PAPER.recipients, bold=True, italic=True, size=SMALL)
    for line in told.recipients:
        said(left, f"- {line}", size=11, align=Align.LEFT, after=0)
    first(right, told.on_behalf, bold=True, size=13, align=Align.CENTRE)
    line = said(right, told.signer, bold=True, size=13, align=Align.CENTRE, after=90)
    line.paragraph_format.keep_with_next = True
    said(right, BLANK, align=Align.CENTRE, after=0)
