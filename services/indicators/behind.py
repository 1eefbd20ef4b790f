"""The way back from a figure to the rows and cells that made it."""

from collections.abc import Sequence

import narwhals as nw
import pandas as pd

from services.indicators.contributions import Kinds, contributions
from services.indicators.indicator import Indicator, Manner
from services.indicators.membership import rows_of
from services.indicators.selection import entering
from services.intake.tables import TABLE_BY_NAME
from services.periods import Span
from services.snapshot import Snapshot

_PLACE = ("unit_id", "first_month", "last_month", "as_of_date", "spreadsheet", "tab", "row")
_BROUGHT = ("numerator", "denominator")


def rows_behind(
    snapshot: Snapshot,
    indicator: Indicator,
    unit_code: str | None,
    span: Span,
    kinds: Kinds | None = None,
    *,
    asked: Sequence[str] = (),
    scale: str | None = None,
) -> pd.DataFrame:
    """Return the very rows that entered a figure, each with the cells that were needed.

    Args:
        snapshot: that from which the figure was computed.
        indicator: what was computed.
        unit_code: the unit of the figure; None for all asked units together.
        span: the span of the figure.
        kinds: those of the figure.
        asked: the units that were asked for (default: the province); they decide the grading
            scale too, so give those of the page also when ``unit_code`` is one of them.
        scale: the scale of the figure, when it is known.

    Returns:
        The rows of :func:`rows_entered`; then each needed column with its ``<column>_cell``
        (address such as "F37"; null where the sheet has no such column) and ``<column>_link``
        (null where the source has none).

    Raises:
        UnknownUnitError: no unit has that code.
    """
    rows = rows_entered(snapshot, indicator, unit_code, span, kinds, asked=asked, scale=scale)
    return _with_cells(rows, snapshot, indicator)


def rows_entered(
    snapshot: Snapshot,
    indicator: Indicator,
    unit_code: str | None,
    span: Span,
    kinds: Kinds | None = None,
    *,
    asked: Sequence[str] = (),
    scale: str | None = None,
) -> pd.DataFrame:
    """Return the rows that entered a figure, with what each brings to it.

    Args: see :func:`rows_behind`.

    Returns:
        One row is a row of a sheet. ``unit_id``, ``first_month``, ``last_month``, ``as_of_date``,
        ``spreadsheet``, ``tab`` (titles), ``row`` (int); ``numerator``, ``denominator`` (float,
        they add up to the figure's; the denominator of a count is 0); then each needed column.
        In order of unit, then time.

    Raises:
        UnknownUnitError: no unit has that code.
    """
    units = snapshot.units
    level = TABLE_BY_NAME[indicator.table].level
    codes = tuple(asked) or (unit_code or units.root,)
    members = rows_of(units, level, [*codes, *([unit_code] if unit_code else [])])
    everyone = {unit for code in codes for unit in members[code]}
    own = members[unit_code] if unit_code else everyone
    table = snapshot.tables[indicator.table].reset_index(drop=True)
    numbered = table.assign(place=range(len(table)))
    amounts = contributions(numbered, indicator, kinds, keep=("place",)).with_columns(
        nw.lit(0).alias("indicator")
    )
    entered = entering(amounts, Manner.of(indicator), [span], everyone, scale)
    mine = entered.filter(nw.col("unit_id").is_in(list(own)))
    rows = table.loc[mine["place"].to_list(), [*_PLACE, *indicator.columns]]
    for at, name in enumerate(_BROUGHT, len(_PLACE)):
        rows.insert(at, name, mine[name].cast(nw.Float64).to_list())
    order = {code: number for number, code in enumerate(units.in_tree_order())}
    rows = rows.assign(order=rows["unit_id"].map(order)).sort_values(
        ["order", "first_month", "last_month", "spreadsheet", "tab", "row"]
    )
    return rows.drop(columns="order").reset_index(drop=True)


def _with_cells(rows: pd.DataFrame, snapshot: Snapshot, indicator: Indicator) -> pd.DataFrame:
    letters = {
        (state.spreadsheet, state.tab): state.columns
        for state in snapshot.tabs
        if state.table == indicator.table
    }
    places = [
        (str(spreadsheet), str(tab), int(row))
        for spreadsheet, tab, row in zip(rows["spreadsheet"], rows["tab"], rows["row"], strict=True)
    ]
    ordered = [*_PLACE, *_BROUGHT]
    for column in indicator.columns:
        cells = [
            f"{letter}{row}" if (letter := letters.get((sheet, tab), {}).get(column)) else None
            for sheet, tab, row in places
        ]
        links = [
            snapshot.linker(sheet, tab, cell) if cell else None
            for (sheet, tab, _), cell in zip(places, cells, strict=True)
        ]
        rows[f"{column}_cell"] = pd.Series(cells, index=rows.index, dtype="str")
        rows[f"{column}_link"] = pd.Series(links, index=rows.index, dtype="str")
        ordered += [column, f"{column}_cell", f"{column}_link"]
    return rows[ordered]
