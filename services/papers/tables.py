"""A panel's table as papers write it: the numbers of the screen, in the space that there is."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import pandas as pd

from services.indicators.catalogue import BY_CODE
from services.panels.panel import Panel
from services.text import numbers
from services.text.charts import EN, VI
from services.text.shown import plain

_VALUES = (VI.value, EN.value)
_ACROSS = (VI.period, EN.period, VI.unit, EN.unit, VI.category, EN.category)
_ONLY_TEXTS = 2
_LONG = 14


@dataclass(frozen=True)
class Written:
    """A table as text.

    Attributes:
        headings: of its columns.
        rows: their texts; a number as 1.234,5, none as "–".
        is_number: which columns hold numbers.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_number: tuple[bool, ...]


def written(table: pd.DataFrame, decimals: int = 1) -> Written:
    """Return a table with all its columns, written as the page writes it.

    Args:
        table: of a panel.
        decimals: after the comma, in columns that do not hold whole numbers alone.
    """
    columns = [_column(table.iloc[:, at], decimals) for at in range(table.shape[1])]
    return Written(
        tuple(plain(str(name)) for name in table.columns),
        tuple(zip(*(texts for texts, _ in columns), strict=True)),
        tuple(is_number for _, is_number in columns),
    )


def crossed(table: pd.DataFrame) -> pd.DataFrame:
    """Return a long table as one with a column for each period (or unit, or part).

    A table that does not have exactly two columns of text and one figure for each of their pairs
    comes back as it is.
    """
    table = _with_measure(table)
    texts = [name for name in table.columns if not pd.api.types.is_numeric_dtype(table[name])]
    value = next((name for name in table.columns if str(name).startswith(_VALUES)), None)
    value = value or (table.columns[-1] if len(table.columns) == _ONLY_TEXTS + 1 else None)
    if len(texts) != _ONLY_TEXTS or value is None or value in texts:
        return table
    down, across = texts
    if across not in _ACROSS or table.duplicated([down, across]).any():
        return table
    held: dict[str, dict[str, float | None]] = {}
    names = [str(name) for name in dict.fromkeys(table[across])]
    for record in cast("list[Mapping[Hashable, object]]", table.to_dict("records")):
        row = held.setdefault(str(record[down]), dict.fromkeys(names))
        row[str(record[across])] = cast("float | None", record[value])
    wide: dict[str, Any] = {str(down): list(held)}
    for name in names:
        wide[name] = pd.array([row[name] for row in held.values()], dtype="Float64")
    return pd.DataFrame(wide)


def in_short(panel: Panel) -> Written:
    """Return a panel's table as papers write it, with a column for each period or unit."""
    wide = crossed(panel.table)
    decimals = decimals_of(panel)
    if not {VI.measured, EN.measured} & set(panel.table.columns):
        return written(wide, decimals)
    # What each row counts is its own: whole numbers beside shares stay whole.
    turned = wide.set_index(wide.columns[0]).T
    rows = [_column(turned.iloc[:, at], decimals)[0] for at in range(turned.shape[1])]
    names = [plain(str(name)) for name in wide.iloc[:, 0]]
    told = zip(names, rows, strict=True)
    return replace(written(wide, decimals), rows=tuple((name, *row) for name, row in told))


def _with_measure(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose first column says in what its figures are measured, where one does."""
    name = next((name for name in table.columns if name in (VI.measured, EN.measured)), None)
    if name is None:
        return table
    first = table.columns[0]
    told = [f"{what} ({unit})" for what, unit in zip(table[first], table[name], strict=True)]
    return table.drop(columns=name).assign(**{str(first): pd.Series(told, index=table.index)})


def newest(whole: Written, columns: int) -> Written:
    """Return a table of at most so many columns: the first one, and the last of the others."""
    if len(whole.headings) <= columns:
        return whole
    kept = (0, *range(len(whole.headings) - columns + 1, len(whole.headings)))
    return Written(
        tuple(whole.headings[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in whole.rows),
        tuple(whole.is_number[at] for at in kept),
    )


def has_parts(whole: Written) -> bool:
    """Tell whether the columns of a crossed table are parts of a whole, so that all must stay."""
    return bool(whole.headings) and whole.headings[0] in (VI.period, EN.period)


def on_page(panel: Panel) -> Written:
    """Return a panel's table as it is, or in short where it is too long for a page."""
    is_long = len(panel.table) > _LONG
    return in_short(panel) if is_long else written(panel.table, decimals_of(panel))


def decimals_of(panel: Panel) -> int:
    """Return how many digits after the comma the page shows in a panel's table."""
    return BY_CODE[panel.indicator].decimals if panel.indicator else 1


def _column(values: pd.Series, decimals: int) -> tuple[list[str], bool]:
    if not pd.api.types.is_numeric_dtype(values):
        return [numbers.NO_FIGURE if pd.isna(v) else plain(str(v)) for v in values], False
    held = [None if pd.isna(v) else float(v) for v in values]
    whole = all(v is None or v % 1 == 0 for v in held)
    return [numbers.number(v, 0 if whole else decimals) for v in held], True
