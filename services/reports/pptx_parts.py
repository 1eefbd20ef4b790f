"""The pieces of which slides are made; lengths are in inches, letters in points."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

from services.papers.tables import Written

# python-pptx leaves its types untold, and is imported when slides are asked for.
Deck: TypeAlias = Any
Slide: TypeAlias = Any

WIDE, HIGH, EDGE = 13.333, 7.5, 0.5
INK, PALE, PAPER, BAND = "1B2430", "4B5563", "FFFFFF", "E8EEF5"
ACCENT = "1A5FB4"
# Of a table, one line of letters that can be read from ten metres.
ROW = 0.34
# On every machine with an office on it, and with all Vietnamese letters.
FONT = "Arial"
_TITLE_ONLY = 5
# A letter's width for each point of its height; and how many of them a column of words has.
_LETTER, _WORDS, _LEAST = 0.0082, 14, 4


def inches(length: float) -> int:
    """Return inches in the unit of the file."""
    return round(length * 914_400)


def deck(title: str, made_at: datetime) -> Deck:
    """Return slides of 16:9 without any slide, their master and layouts as wide as they are."""
    import pptx  # Only slides need it.

    made: Deck = pptx.Presentation()
    by = inches(WIDE) / made.slide_width
    made.slide_width, made.slide_height = inches(WIDE), inches(HIGH)
    master = made.slide_master
    for place in (master, *made.slide_layouts):
        for shape in place.shapes:
            shape.left, shape.width = round(shape.left * by), round(shape.width * by)
            shape.top, shape.height = shape.top, shape.height
    _theme_fonts(master)
    told = made.core_properties
    told.title, told.author, told.language = title[:255], "", "vi-VN"
    told.created = told.modified = made_at.replace(tzinfo=None)
    return made


def saved(made: Deck) -> bytes:
    """Return slides as a file."""
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


def slide(
    made: Deck, title: str, *, size: float = 28, top: float = 0.3, high: float = 0.95
) -> Slide:
    """Add a slide with its title, which the outline and screen readers know as one."""
    one = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    box = one.shapes.title
    box.left, box.top = inches(EDGE), inches(top)
    box.width, box.height = inches(WIDE - 2 * EDGE), inches(high)
    _fill(box.text_frame, [title], size, bold=True, colour=INK, anchor="middle")
    return one


def words(
    one: Slide,
    lines: Sequence[str],
    box: tuple[float, float, float, float],
    size: float,
    **look: Any,  # noqa: ANN401
) -> None:
    """Add words that can be edited.

    Args:
        one: the slide.
        lines: each becomes a paragraph.
        box: left, top, width and height.
        size: of the letters.
        look: bold, italic, colour, align, anchor.
    """
    made = one.shapes.add_textbox(*map(inches, box))
    _fill(made.text_frame, lines, size, **look)


def picture(one: Slide, png: bytes, box: tuple[float, float, float, float], told: str) -> None:
    """Add a picture into a box, its shape kept; what it shows is told to screen readers."""
    left, top, width, height = map(inches, box)
    made = one.shapes.add_picture(io.BytesIO(png), left, top)
    by = min(width / made.width, height / made.height)
    made.width, made.height = round(made.width * by), round(made.height * by)
    made._element.nvPicPr.cNvPr.set("descr", told)


def table(
    one: Slide,
    told: Written,
    place: tuple[float, float, float],
    size: float,
    shares: Sequence[float] = (),
) -> None:
    """Add a table.

    Args:
        one: the slide.
        told: its texts.
        place: left, top and width.
        size: of the letters.
        shares: how wide its columns are to each other; see :func:`shares_of`.
    """
    left, top, width = place
    shares = shares or shares_of(told)
    high = [heading_height(told, width, size), *[ROW] * len(told.rows)]
    box = map(inches, (left, top, width, sum(high)))
    made = one.shapes.add_table(len(high), len(told.headings), *box).table
    for at, share in enumerate(shares):
        made.columns[at].width = inches(width * share / sum(shares))
    for at, row in enumerate((told.headings, *told.rows)):
        made.rows[at].height = inches(high[at])
        for cell, text, is_number in zip(made.rows[at].cells, row, told.is_number, strict=True):
            _cell(cell, text, size, is_heading=at == 0, right=is_number)


def shares_of(told: Written) -> Sequence[float]:
    """Return how many letters the columns of a table have room for: no number is broken."""
    columns = zip(*(row for row in told.rows), strict=True) if told.rows else told.headings
    longest = [max(map(len, texts)) for texts in columns] if told.rows else []
    rooms: list[float] = []
    for at, heading in enumerate(told.headings):
        length = longest[at] if longest else 0
        words_ = max((len(word) for word in heading.split()), default=0)
        held = length if told.is_number[at] else min(length, _WORDS)
        rooms.append(max(held, min(words_, _WORDS), _LEAST) + 1)
    return rooms


def size_for(told: Written, width: float, most: float) -> float:
    """Return how large the letters of a table can be for its columns to have that room."""
    return min(most, width / (sum(shares_of(told)) * _LETTER))


def heading_height(told: Written, width: float, size: float) -> float:
    """Return how high the headings of a table are, whose words are broken over lines."""
    shares = shares_of(told)
    rooms = [width * share / sum(shares) - 0.12 for share in shares]
    letter = size * _LETTER
    lines = max(
        max(-(-len(name) * letter // room), len(name.split()) if len(name) * letter > room else 1)
        for name, room in zip(told.headings, rooms, strict=True)
    )
    return 0.12 + min(lines, 4) * size * 0.0167


def number(one: Slide, at: int, all_: int) -> None:
    """Add which slide of how many it is, at the lower right."""
    box = one.shapes.add_textbox(*map(inches, (WIDE - 1.6, HIGH - 0.5, 1.1, 0.35)))
    _fill(box.text_frame, [""], 14, colour=PALE, align="right")
    line = box.text_frame.paragraphs[0]._p
    field = line.makeelement(
        _a("fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
    )
    look = field.makeelement(_a("rPr"), {"lang": "vi-VN", "sz": "1400"})
    text = field.makeelement(_a("t"))
    text.text = str(at)
    field.extend([look, text])
    for run in line.findall(_a("r")):
        line.remove(run)
    line.append(field)
    box.text_frame.paragraphs[0].add_run().text = f"/{all_}"
    box.text_frame.paragraphs[0].runs[0].font.size = _pt(14)


def notes(one: Slide, lines: Sequence[str]) -> None:
    """Write what the presenter reads, and what is too long for the screen."""
    one.notes_slide.notes_text_frame.text = "\n".join(lines)


def _cell(cell: Any, text: str, size: float, *, is_heading: bool, right: bool) -> None:  # noqa: ANN401
    cell.margin_left = cell.margin_right = inches(0.06)
    cell.margin_top = cell.margin_bottom = inches(0.02)
    look: dict[str, Any] = {"bold": is_heading, "colour": INK, "anchor": "middle"}
    align = "center" if is_heading else "right" if right else "left"
    _fill(cell.text_frame, [text], size, align=align, **look)
    cell.vertical_anchor = _anchor("middle")
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(BAND if is_heading else PAPER)


def _fill(
    frame: Any,  # noqa: ANN401
    lines: Sequence[str],
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    colour: str = INK,
    align: str = "left",
    anchor: str = "top",
) -> None:
    from pptx.enum.text import PP_ALIGN

    frame.word_wrap = True
    if not hasattr(frame._parent, "_tc"):
        frame.vertical_anchor = _anchor(anchor)
    for at, text in enumerate(lines):
        line = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        line.alignment = PP_ALIGN[align.upper()]
        # Whatever is in a text, its line ends stay within the one paragraph.
        for part_at, part in enumerate(text.split("\n")):
            if part_at:
                line.add_line_break()
            run = line.add_run()
            run.text = part
            font = run.font
            font.size, font.bold, font.italic = _pt(size), bold, italic
            font.color.rgb = _rgb(colour)


def _theme_fonts(master: Any) -> None:  # noqa: ANN401
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    named = re.sub(
        rb'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"'.encode(), theme.blob
    )
    theme._blob = named


def _a(name: str) -> str:
    from pptx.oxml.ns import qn

    return qn(f"a:{name}")


def _pt(size: float) -> int:
    return round(size * 12_700)


def _rgb(colour: str) -> Any:  # noqa: ANN401
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(colour))


def _anchor(name: str) -> Any:  # noqa: ANN401
    from pptx.enum.text import MSO_ANCHOR

    return MSO_ANCHOR[name.upper()]
