"""A chart with all that stands around it: title, words, trust, table, and what its data are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from services.charts.drawn import Drawn
from services.charts.rows import Measure
from services.panels.scope import Scope
from services.periods import Grain, Period, Span
from services.text.charts import EN, VI, ChartText
from services.text.language import Language
from services.text.periods import span_name
from services.view import newest_month


@dataclass(frozen=True, eq=False)
class Panel:
    """One chart of a page.

    Attributes:
        name: stable name, for keys and file names.
        title: what the chart shows, in words.
        spec: the chart as Vega-Lite.
        table: its data as a reader reads them: columns are headed in the reader's language.
        summary: the chart in words.
        trust: the line of trust.
        filters: what was chosen, in words.
        indicator: code of the indicator whose rows can be asked for, or "".
        why_empty: the sentence that says which filter emptied it; "" when it is not empty.
        together: codes of the units that its row without a unit is about; none: the chosen ones.
        label: what the picture is called to those who listen; its summary stands above it.
    """

    name: str
    title: str
    spec: Mapping[str, Any]
    table: pd.DataFrame
    summary: str
    trust: str
    filters: str
    indicator: str = ""
    why_empty: str = ""
    decimals: Mapping[str, int] = field(default_factory=dict[str, int])
    together: tuple[str, ...] = ()
    label: str = ""


def words_of(language: Language) -> ChartText:
    """Return the words of charts in a language."""
    return VI if language is Language.VI else EN


def panel(
    scope: Scope,
    name: str,
    title: str,
    chart: Drawn,
    table: pd.DataFrame,
    trust: str,
    *,
    indicator: str = "",
    empty: bool = False,
    together: tuple[str, ...] = (),
) -> Panel:
    """Return a chart as a panel; its description is its summary in words."""
    return Panel(
        name=name,
        title=title,
        spec=chart,
        table=table,
        summary=str(chart["description"]),
        trust=trust,
        filters=scope.filters_name,
        indicator=indicator,
        why_empty=why_empty(scope) if empty else "",
        together=together,
        label=words_of(scope.view.language).picture,
    )


def why_empty(scope: Scope) -> str:
    """Return the sentence that says which filter left nothing to see."""
    text = scope.text.filters
    if not scope.view.units:
        return text.no_units
    newest = newest_month(scope.snapshot)
    if scope.view.span.first_month > newest:
        quarter = Span.of(Period.of_month(newest, Grain.QUARTER))
        return text.empty_period.format(
            period=scope.period_name, newest=span_name(quarter, scope.view.language)
        )
    if scope.kinds_name:
        label = text.kinds_training if "training_form" in scope.kinds else text.kinds_activity
        return text.empty_kinds.format(
            kinds=scope.kinds_name, period=scope.period_name, filter=label
        )
    return text.empty_units.format(units=scope.units_name, period=scope.period_name)


def table_of(
    rows: pd.DataFrame, columns: Sequence[tuple[str, str]], measure: Measure | None = None
) -> pd.DataFrame:
    """Return rows as a table for readers: the named columns under their headings.

    Args:
        rows: chart rows.
        columns: (column, heading) in order; columns that the rows lack are left out.
        measure: a share is turned into per cent where it is known to be one.
    """
    held: dict[str, pd.Series] = {}
    for name, title in columns:
        if name not in rows or rows[name].isna().all():
            continue
        values = rows[name]
        if measure and measure.is_share and name in ("value", "target"):
            values, title = values.astype(float) * 100, f"{title} (%)"
        held[title] = values
    return pd.DataFrame(held).reset_index(drop=True)
