"""Looks, values and restrictions as Google's spreadsheets write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.intake.tab import letters
from services.workbooks.dropdowns import Allowed, Restriction
from services.workbooks.looks import FONT, LINE, Look

Json = dict[str, Any]
# What a sheet counts its days from.
_FIRST_DAY = date(1899, 12, 30)
_SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True)
class ListsPlace:
    """Where the lists of the drop-downs stand: their tab's title, and the column of each."""

    title: str
    heading_row: int
    columns: Mapping[str, int]

    def range(self, key: str) -> str:
        """Return a list's cells down to the end of its tab, so that what is added is offered."""
        letter = letters(self.columns[key])
        title = self.title.replace("'", "''")
        return f"='{title}'!${letter}${self.heading_row + 2}:${letter}"


def color(hexadecimal: str) -> Json:
    """Return "#RRGGBB" as shares of red, green and blue."""
    parts = (int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return dict(zip(("red", "green", "blue"), parts, strict=True))


def cell_format(look: Look) -> Json:
    """Return a look as a cell's format."""
    letters_: Json = {"fontFamily": FONT, "fontSize": look.size}
    letters_ |= {name: True for name in ("bold", "italic") if getattr(look, name)}
    if look.color:
        letters_["foregroundColor"] = color(look.color)
    given: Json = {
        "textFormat": letters_,
        "verticalAlignment": "TOP" if look.top else "MIDDLE",
        "wrapStrategy": "WRAP" if look.wrap else "OVERFLOW_CELL",
    }
    if look.background:
        given["backgroundColor"] = color(look.background)
    if look.centred:
        given["horizontalAlignment"] = "CENTER"
    if look.lined:
        line = {"style": "SOLID", "color": color(LINE)}
        given["borders"] = dict.fromkeys(_SIDES, line)
    if look.number:
        kind = {"@": "TEXT", "dd/mm/yyyy": "DATE"}.get(look.number, "NUMBER")
        given["numberFormat"] = {"type": kind, "pattern": look.number}
    return given


def entered(value: str | float | date | None) -> Json:
    """Return a cell with a value as what it is: text stays text, None and "" are blank."""
    match value:
        case None | "":
            return {}
        case str():
            return {"userEnteredValue": {"stringValue": value}}
        case date():
            return {"userEnteredValue": {"numberValue": (value - _FIRST_DAY).days}}
        case _:
            return {"userEnteredValue": {"numberValue": value}}


def cell(value: str, look: Look, note: str = "") -> Json:
    """Return a cell with a text, a look and perhaps a note."""
    given = entered(value) | {"userEnteredFormat": cell_format(look)}
    return given | ({"note": note} if note else {})


def validation(restriction: Restriction, lists: ListsPlace, first_cell: str) -> Json:
    """Return a restriction as a rule for the cells of a column.

    Args:
        restriction: what may be typed.
        lists: where the lists stand.
        first_cell: address of the topmost cell that the rule is for.
    """
    kind, values = "CUSTOM_FORMULA", ()
    least, most = restriction.least, restriction.most
    match restriction.allowed:
        case Allowed.LIST:
            kind, values = "ONE_OF_RANGE", (lists.range(restriction.key),)
        case Allowed.INTEGER:
            # Without commas or semicolons, which are not the same in every country's spreadsheets.
            whole = f"({first_cell}=INT({first_cell}))"
            values = (f"={whole}*({first_cell}>={least})*({first_cell}<={most})=1",)
        case Allowed.DECIMAL:
            kind, values = "NUMBER_BETWEEN", (_number(least), _number(most))
        case Allowed.DATE:
            kind, values = "DATE_BETWEEN", (str(least), str(most))
        case Allowed.LENGTH:
            values = (f"=LEN({first_cell})<={most}",)
    rule: Json = {
        "condition": {"type": kind, "values": [{"userEnteredValue": each} for each in values]},
        "inputMessage": restriction.message,
        "strict": not restriction.lenient,
    }
    return rule | ({"showCustomUi": True} if restriction.allowed is Allowed.LIST else {})


def _number(value: float | date) -> str:
    """Return a number as it is typed into a Vietnamese spreadsheet."""
    return f"{value:.15g}".replace(".", ",") if isinstance(value, int | float) else str(value)


def pixels_wide(characters: float) -> int:
    """Return a width in characters as pixels."""
    return round(7 * characters + 5)


def pixels_high(points: float) -> int:
    """Return a height in points as pixels."""
    return round(points * 4 / 3)
