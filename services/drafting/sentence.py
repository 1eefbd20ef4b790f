"""A drafted sentence, every number of which knows the figures that it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from services.conclusions.content import Datum


class What(StrEnum):
    """What a number in a sentence is.

    VALUE, TARGET: of one figure. CHANGE: of a figure against an earlier one. APART: of two
    figures against each other. PART: a share of one figure in another. UNITS: how many units,
    or targets, of how many. PERIODS: how many periods in a row. PERIOD: the name of a time.
    """

    VALUE = "value"
    TARGET = "target"
    CHANGE = "change"
    APART = "apart"
    PART = "part"
    UNITS = "units"
    PERIODS = "periods"
    PERIOD = "period"


@dataclass(frozen=True)
class Quoted:
    """A number as it stands in a sentence.

    Attributes:
        text: as written there.
        what: see What.
        data: the figures that it comes from: of a value its own; of a change the one of now, then
            the earlier one; of a count of units each of them. A part of a composition goes by the
            code that it has there. None for the name of a period.
    """

    text: str
    what: What
    data: tuple[Datum, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """Words, or a part of them, with the numbers in them.

    Attributes:
        text: as it is shown.
        figures: every number of it, in the order in which they stand there.
    """

    text: str
    figures: tuple[Quoted, ...] = ()

    def __str__(self) -> str:
        return self.text


def fill(form: str, **slots: str | Quoted | Sentence) -> Sentence:
    """Return a form with its slots filled; the numbers come along in the order of the form.

    Args:
        form: words with slots in braces, such as "lowest {unit} {value}".
        slots: name -> what is put there.
    """
    places = sorted((form.find(f"{{{name}"), name) for name in slots)
    figures: list[Quoted] = []
    for place, name in places:
        slot = slots[name]
        if place >= 0 and not isinstance(slot, str):
            figures += [slot] if isinstance(slot, Quoted) else slot.figures
    texts = {n: slot if isinstance(slot, str) else slot.text for n, slot in slots.items()}
    return Sentence(form.format(**texts), tuple(figures))


def joined(parts: Iterable[Sentence], between: str) -> Sentence:
    """Return parts as one, those without words left out."""
    told = [part for part in parts if part.text]
    return Sentence(
        between.join(part.text for part in told),
        tuple(figure for part in told for figure in part.figures),
    )


def whole(lead: Sentence, parts: Iterable[Sentence], end: str = ".") -> Sentence:
    """Return a sentence: what it is about, a colon, and what there is to say of it."""
    said = joined((lead, joined(parts, "; ")), ": ")
    return Sentence(f"{said.text[:1].upper()}{said.text[1:]}{end}", said.figures)
