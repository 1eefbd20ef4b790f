"""How the tabs that we write look, and how a workbook of ours begins."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from services.intake.schema import Column, Kind

_FONT = "Times New Roman"
_BLUE, _PALE, _LINE = "#1F4E79", "#DDEBF7", "#A6A6A6"
# A fixed date of creation: the same content gives the same bytes.
_CREATED = datetime(2021, 10, 1, tzinfo=UTC).replace(tzinfo=None)


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
    body: dict[Kind, Format]


def begin(path: Path, title: str) -> tuple[Workbook, Formats]:
    """Return a new workbook, to be closed by the caller, and the formats made for it."""
    # What is written as text stays text, whatever it looks like.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(str(path), options)
    about = {"title": title, "created": _CREATED}
    book.set_properties(about)  # pyright: ignore[reportUnknownMemberType]
    return book, _formats(book)


def _formats(book: Workbook) -> Formats:
    def made(**more: object) -> Format:
        look = {"font_name": _FONT, "font_size": 11, "valign": "vcenter"} | more
        return book.add_format(look)  # pyright: ignore[reportUnknownMemberType]

    lined = {"border": 1, "border_color": _LINE}
    heading = lined | {"bold": True, "text_wrap": True, "align": "center"}
    words = made(**lined, text_wrap=True)
    whole = made(**lined, num_format="#,##0")
    broken = made(**lined, num_format="#,##0.##")
    return Formats(
        agency=made(bold=True),
        title=made(bold=True, font_size=14),
        remark=made(italic=True, font_color="#C00000"),
        required=made(**heading, bg_color=_BLUE, font_color="#FFFFFF"),
        optional=made(**heading, bg_color=_PALE, font_color="#000000"),
        unit=made(italic=True, align="center", font_color="#595959", font_size=9),
        section=made(bold=True, font_size=12, font_color=_BLUE),
        wrapped=made(text_wrap=True, valign="top"),
        signature=made(bold=True, align="center"),
        total=made(**lined, bold=True, num_format="#,##0.##", bg_color="#F2F2F2"),
        body={
            Kind.UNIT: words,
            Kind.PERIOD: made(**lined, num_format="@"),
            Kind.DATE: made(**lined, num_format="dd/mm/yyyy", align="center"),
            Kind.COUNT: whole,
            Kind.MONEY: broken,
            Kind.DECIMAL: broken,
            Kind.SHARE: made(**lined),
            Kind.CHOICE: words,
            Kind.YES_NO: words,
            Kind.TEXT: words,
        },
    )


def body_format(column: Column, formats: Formats) -> Format:
    """Return the format of a column's cells; money in đồng has no fractions."""
    if column.kind is Kind.MONEY and column.unit == "đồng":
        return formats.body[Kind.COUNT]
    return formats.body[column.kind]


def width_of(column: Column) -> float:
    """Return a width in characters at which a column's cells can be read."""
    match column.kind:
        case Kind.UNIT:
            return 26
        case Kind.TEXT:
            return 42 if column.name in ("class_title", "name") else 20
        case Kind.CHOICE:
            return max(12, *(min(len(c.vi) + 3, 32) for c in column.choices))
        case Kind.PERIOD:
            return 16
        case _:
            return 13
