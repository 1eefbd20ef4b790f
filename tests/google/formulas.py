"""Formulas as far as districts type them: arithmetic, references, SUM, COUNTA, AVERAGE, IF-less.

What is not understood shows `#NAME?`, as the real one shows what it does not know.
"""

import re
from collections.abc import Iterator

from tests.google.a1 import Open
from tests.google.errors import InvalidError
from tests.google.locales import tidy
from tests.google.model import Scalar, Sheet, Spreadsheet

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"(?:[^"]|"")*")
    |(?P<call>[A-Z]+)\(|(?P<range>(?:(?:'(?:[^']|'')+'|\w+)!)?\$?[A-Za-z]{1,3}\$?\d+
    (?::\$?[A-Za-z]{1,3}\$?\d*)?)|(?P<sign>[-+*/^&(),;]))""",
    re.VERBOSE,
)
_ERRORS = {"#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#ERROR!", "#NUM!"}
_DEEPEST = 100


class _Failed(Exception):  # noqa: N818 - it is the value of a cell, not a fault of ours.
    pass


def is_error(value: Scalar | None) -> bool:
    return isinstance(value, str) and value in _ERRORS


def effective(
    book: Spreadsheet, sheet: Sheet, row: int, column: int, depth: int = 0
) -> Scalar | None:
    """Give the value that a cell shows; an error is its text."""
    cell = sheet.cell(row, column)
    if cell.formula is None:
        return cell.value
    if depth > _DEEPEST:
        return "#REF!"
    try:
        reader = _Reader(book, sheet, cell.formula[1:], depth + 1)
        return reader.result()
    except _Failed as failed:
        return str(failed)


class _Reader:
    def __init__(self, book: Spreadsheet, sheet: Sheet, text: str, depth: int):
        self.book, self.sheet, self.depth = book, sheet, depth
        self.tokens: list[tuple[str, str]] = []
        place = 0
        while text[place:].strip():
            match = _TOKEN.match(text, place)
            if not match:
                raise _Failed("#REF!" if "#REF!" in text else "#ERROR!")
            kind = match.lastgroup or ""
            self.tokens.append((kind, match[kind]))
            place = match.end()
        self.place = 0

    def result(self) -> Scalar:
        value = self.joined()
        if self.place < len(self.tokens):
            raise _Failed("#ERROR!")
        return tidy(value) if isinstance(value, float) else value

    def taken(self, signs: str) -> str | None:
        if self.place < len(self.tokens):
            kind, text = self.tokens[self.place]
            if kind == "sign" and text in signs:
                self.place += 1
                return text
        return None

    def joined(self) -> Scalar:
        value = self.summed()
        while self.taken("&"):
            value = f"{value}{self.summed()}"
        return value

    def summed(self) -> Scalar:
        value = self.multiplied()
        while sign := self.taken("+-"):
            other = _number(self.multiplied())
            value = _number(value) + (other if sign == "+" else -other)
        return value

    def multiplied(self) -> Scalar:
        value = self.single()
        while sign := self.taken("*/^"):
            other = _number(self.single())
            if sign == "/" and other == 0:
                raise _Failed("#DIV/0!")
            one = _number(value)
            value = one * other if sign == "*" else one / other if sign == "/" else one**other
        return value

    def single(self) -> Scalar:
        if sign := self.taken("+-"):
            return _number(self.single()) * (-1 if sign == "-" else 1)
        if self.taken("("):
            value = self.joined()
            self.close()
            return value
        if self.place >= len(self.tokens):
            raise _Failed("#ERROR!")
        kind, text = self.tokens[self.place]
        self.place += 1
        if kind == "number":
            return float(text)
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "range":
            return next(self.values(text), 0) or 0
        if kind == "call":
            return self.call(text)
        raise _Failed("#ERROR!")

    def close(self) -> None:
        if not self.taken(")"):
            raise _Failed("#ERROR!")

    def call(self, name: str) -> Scalar:
        given: list[Scalar | None] = []
        if not self.taken(")"):
            while True:
                if self.place < len(self.tokens) and self.tokens[self.place][0] == "range":
                    self.place += 1
                    given.extend(self.values(self.tokens[self.place - 1][1]))
                else:
                    given.append(self.joined())
                if not self.taken(",;"):
                    break
            self.close()
        numbers = [
            one for one in given if isinstance(one, int | float) and not isinstance(one, bool)
        ]
        if name == "SUM":
            return sum(numbers)
        if name == "COUNTA":
            return sum(one is not None for one in given)
        if name == "AVERAGE":
            if not numbers:
                raise _Failed("#DIV/0!")
            return sum(numbers) / len(numbers)
        raise _Failed("#NAME?")

    def values(self, text: str) -> Iterator[Scalar | None]:
        try:
            sheet, opened = self.book.range(text) if "!" in text else (self.sheet, self.cells(text))
        except InvalidError:
            raise _Failed("#REF!") from None
        for row, column in opened.closed(sheet.rows, sheet.columns).cells():
            value = effective(self.book, sheet, row, column, self.depth)
            if is_error(value):
                raise _Failed(value)
            yield value

    def cells(self, text: str) -> Open:
        return self.book.range(text)[1]


def _number(value: Scalar | None) -> float:
    if value is None:
        return 0
    if isinstance(value, str):
        raise _Failed("#VALUE!")
    return float(value)
