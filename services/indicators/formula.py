"""The words in which a numerator and a denominator are declared, and what they mean in a frame."""

from dataclasses import dataclass
from functools import reduce
from operator import add

import narwhals as nw


@dataclass(frozen=True)
class Sum:
    """Columns added up, less other columns; unknown where any of them is."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.plus, *self.minus)

    def expression(self) -> nw.Expr:
        """Return the expression that gives each row's amount."""
        # Floats throughout: engines differ in the type of a sum of whole numbers.
        plus = reduce(add, (nw.col(name).cast(nw.Float64) for name in self.plus))
        return reduce(lambda left, name: left - nw.col(name).cast(nw.Float64), self.minus, plus)


@dataclass(frozen=True)
class Count:
    """Rows whose choice is one of some codes; a row with an unknown choice is not used at all."""

    column: str
    values: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column,)

    def expression(self) -> nw.Expr:
        """Return the expression that gives 1 for each row that counts, otherwise 0."""
        return nw.col(self.column).is_in(self.values).cast(nw.Float64)


@dataclass(frozen=True)
class Rows:
    """Every row that meets the indicator's condition."""

    @property
    def columns(self) -> tuple[str, ...]:
        return ()

    def expression(self) -> nw.Expr:
        """Return the expression that gives 1 for each row."""
        return nw.lit(1.0)


@dataclass(frozen=True)
class Where:
    """A condition on rows: the choice is one of these codes."""

    column: str
    values: tuple[str, ...]


Formula = Sum | Count | Rows
