"""The looks as formats of an .xlsx workbook, and how a workbook of ours begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from services.intake.schema import Column, Kind
from services.workbooks import looks
from services.workbooks.looks import BODY, FONT, LINE, Look, body_look

# A fixed date of creation: the same content gives the same bytes.
_CREATED = datetime(2021, 10, 1, tzinfo=UTC).replace(tzinfo=None)
# In this order, so that the same content gives the same bytes.
_LOOKS = (
    looks.WORDS,
    looks.WHOLE,
    looks.BROKEN,
    looks.AGENCY,
    looks.TITLE,
    looks.REMARK,
    looks.REQUIRED,
    looks.OPTIONAL,
    looks.UNIT_LINE,
    looks.SECTION,
    looks.WRAPPED,
    looks.SIGNATURE,
    looks.TOTAL,
    *BODY.values(),
)


@dataclass(frozen=True)
class Formats:
    """The formats of one workbook; ``body`` has one for each kind of column."""

    agency: Format
    title: Format
    remark: Format
    required: Format
    optional: Format
    unit: Format
    section: Format
    wrapped: Format
    signature: Format
    total: Format
    body: Mapping[Kind, Format]
    by_look: Mapping[Look, Format]


def begin(path: Path, title: str) -> tuple[Workbook, Formats]:
    """Return a new workbook, to be closed by the caller, and the formats made for it."""
    # What is written as text stays text, whatever it looks like.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(str(path), options)
    about = {"title": title, "created": _CREATED}
    book.set_properties(about)  # pyright: ignore[reportUnknownMemberType]
    made = {look: _made(book, look) for look in dict.fromkeys(_LOOKS)}
    return book, Formats(
        agency=made[looks.AGENCY],
        title=made[looks.TITLE],
        remark=made[looks.REMARK],
        required=made[looks.REQUIRED],
        optional=made[looks.OPTIONAL],
        unit=made[looks.UNIT_LINE],
        section=made[looks.SECTION],
        wrapped=made[looks.WRAPPED],
        signature=made[looks.SIGNATURE],
        total=made[looks.TOTAL],
        body={kind: made[look] for kind, look in BODY.items()},
        by_look=made,
    )


def _made(book: Workbook, look: Look) -> Format:
    more: dict[str, object] = {
        "border": 1 if look.lined else 0,
        "border_color": LINE if look.lined else "",
        "bold": look.bold,
        "italic": look.italic,
        "font_color": look.color,
        "bg_color": look.background,
        "text_wrap": look.wrap,
        "align": "center" if look.centred else "",
        "num_format": look.number,
    }
    given: dict[str, object] = {
        "font_name": FONT,
        "font_size": look.size,
        "valign": "top" if look.top else "vcenter",
    }
    given |= {name: value for name, value in more.items() if value}
    return book.add_format(given)  # pyright: ignore[reportUnknownMemberType]


def body_format(column: Column, formats: Formats) -> Format:
    """Return the format of a column's cells; money in đồng has no fractions."""
    return formats.by_look[body_look(column)]
