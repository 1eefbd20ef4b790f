"""How the cells look that we write, as plain data: workbooks and Google's spreadsheets share it."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.intake.schema import Column, Kind

FONT = "Times New Roman"
_BLUE, _PALE, LINE = "#1F4E79", "#DDEBF7", "#A6A6A6"


@dataclass(frozen=True)
class Look:
    """How a cell looks.

    Attributes:
        size: of the letters, in points.
        color, background: "#RRGGBB", or "" for what a blank sheet has.
        centred: whether it stands in the middle; else text goes left and numbers right.
        top: whether it stands at the top of its row; else half-way up.
        wrap: whether long text goes on in a second line.
        lined: whether it has a thin line around it.
        number: pattern by which numbers and dates are shown, "" for the sheet's own.
    """

    bold: bool = False
    italic: bool = False
    size: int = 11
    color: str = ""
    background: str = ""
    centred: bool = False
    top: bool = False
    wrap: bool = False
    lined: bool = False
    number: str = ""


AGENCY = Look(bold=True)
TITLE = Look(bold=True, size=14)
REMARK = Look(italic=True, color="#C00000")
REQUIRED = Look(bold=True, wrap=True, centred=True, lined=True, background=_BLUE, color="#FFFFFF")
OPTIONAL = Look(bold=True, wrap=True, centred=True, lined=True, background=_PALE, color="#000000")
UNIT_LINE = Look(italic=True, centred=True, color="#595959", size=9)
SECTION = Look(bold=True, size=12, color=_BLUE)
WRAPPED = Look(wrap=True, top=True)
SIGNATURE = Look(bold=True, centred=True)
TOTAL = Look(lined=True, bold=True, number="#,##0.##", background="#F2F2F2")
WORDS = Look(lined=True, wrap=True)
WHOLE = Look(lined=True, number="#,##0")
BROKEN = Look(lined=True, number="#,##0.##")
BODY: Mapping[Kind, Look] = {
    Kind.UNIT: WORDS,
    Kind.PERIOD: Look(lined=True, number="@"),
    Kind.DATE: Look(lined=True, centred=True, number="dd/mm/yyyy"),
    Kind.COUNT: WHOLE,
    Kind.MONEY: BROKEN,
    Kind.DECIMAL: BROKEN,
    Kind.SHARE: Look(lined=True),
    Kind.CHOICE: WORDS,
    Kind.YES_NO: WORDS,
    Kind.TEXT: WORDS,
}


def body_look(column: Column) -> Look:
    """Return how a column's cells look; money in đồng has no fractions."""
    if column.kind is Kind.MONEY and column.unit == "đồng":
        return BODY[Kind.COUNT]
    return BODY[column.kind]


def heading_look(column: Column) -> Look:
    """Return how a column's heading looks: dark where it must be filled."""
    return REQUIRED if column.required else OPTIONAL


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
