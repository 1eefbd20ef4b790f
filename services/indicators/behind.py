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
        One row is a row of a sheet. ``unit_id``, ``first_month``, ``last_month``, ``as_of_date``,
        ``spreadsheet``, ``tab`` (titles), ``row`` (int); then each needed column with its
        ``<column>_cell`` (address such as "F37"; null where the sheet has no such column) and
        ``<column>_link`` (null where the source has none). In order of unit, then time.

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
    places = entered.filter(nw.col("unit_id").is_in(list(own)))["place"].to_list()
    rows = table.loc[places, [*_PLACE, *indicator.columns]]
    order = {code: number for number, code in enumerate(units.in_tree_order())}
    rows = rows.assign(order=rows["unit_id"].map(order)).sort_values(
        ["order", "first_month", "last_month", "spreadsheet", "tab", "row"]
    )
    return _with_cells(rows.drop(columns="order").reset_index(drop=True), snapshot, indicator)


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
    ordered = list(_PLACE)
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
