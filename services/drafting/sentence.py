"""A drafted sentence, every number of which knows the figures that it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from string import Formatter

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
        places: where in the text each of them begins.
    """

    text: str
    figures: tuple[Quoted, ...] = ()
    places: tuple[int, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        """Tell whether there are words in it."""
        return bool(self.text)

    @property
    def pieces(self) -> tuple[tuple[str, Quoted | None], ...]:
        """The text in pieces, each number that has figures behind it in a piece of its own."""
        found: list[tuple[str, Quoted | None]] = []
        told = 0
        for figure, place in zip(self.figures, self.places, strict=True):
            if figure.data:
                found += [(self.text[told:place], None), (figure.text, figure)]
                told = place + len(figure.text)
        return tuple(piece for piece in (*found, (self.text[told:], None)) if piece[0])


NOTHING = Sentence("")


def quote(figure: Quoted) -> Sentence:
    """Return a number alone."""
    return Sentence(figure.text, (figure,), (0,))


def fill(form: str, **slots: str | Quoted | Sentence) -> Sentence:
    """Return a form with its slots filled; the numbers come along in the order of the form.

    Args:
        form: words with slots in braces, such as "lowest {unit} {value}".
        slots: name -> what is put there.
    """
    parts: list[Sentence] = []
    for words, name, _, _ in Formatter().parse(form):
        slot = slots[name] if name else NOTHING
        held = quote(slot) if isinstance(slot, Quoted) else slot
        parts += [Sentence(words), Sentence(held) if isinstance(held, str) else held]
    return joined(parts, "")


def joined(parts: Iterable[Sentence], between: str) -> Sentence:
    """Return parts as one, those without words left out."""
    text = ""
    figures: list[Quoted] = []
    places: list[int] = []
    for part in parts:
        if not part.text:
            continue
        text += between if text else ""
        figures += part.figures
        places += [len(text) + place for place in part.places]
        text += part.text
    return Sentence(text, tuple(figures), tuple(places))


def whole(lead: Sentence, parts: Iterable[Sentence], end: str = ".") -> Sentence:
    """Return a sentence: what it is about, a colon, and what there is to say of it."""
    said = joined((lead, joined(parts, "; ")), ": ")
    return Sentence(f"{said.text[:1].upper()}{said.text[1:]}{end}", said.figures, said.places)
