"""What a whole is made of, for each unit or each period."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

import altair as alt
import pandas as pd

from services.charts import selection, style, summary, tooltips
from services.charts.drawn import Drawn, finished
from services.charts.rows import column, completed, distinct, figures, names, periods
from services.text import numbers
from services.text.charts import ChartText

_WRITTEN_FROM = 0.08
_A_YEAR = 4


class Across(StrEnum):
    """What the bars are: one a unit, or one a period."""

    UNIT = "unit_id"
    PERIOD = "period"


@dataclass(frozen=True)
class Parts:
    """The parts of a whole, in the order in which they are stacked.

    Attributes:
        names: code -> name, in order.
        levels: whether they are levels from best to worst (at most four, then "not rated").
        unit: what is counted ("chi đoàn").
    """

    names: dict[str, str]
    levels: bool = False
    unit: str = ""

    @property
    def colours(self) -> tuple[str, ...]:
        return (style.LEVEL_COLOURS if self.levels else style.UNIT_COLOURS)[: len(self.names)]


def composition(
    rows: pd.DataFrame,
    parts: Parts,
    text: ChartText,
    *,
    across: Across = Across.UNIT,
    normalised: bool = False,
) -> Drawn:
    """Return a stacked bar for each unit or period; one without figures is named as a gap.

    Args:
        rows: result rows, one a unit, period and part, with ``category`` and the count in
            ``value``. A bar whose counts are all null has no figures.
        parts: the parts; rows of others are left out.
        text: the words.
        across: what the bars are.
        normalised: whether every bar is 100 %.
    """
    drawn = _with_shares(rows, parts, text, across)
    order = distinct(drawn, "unit_id") if across is Across.UNIT else periods(drawn)
    label = "unit_name" if across is Across.UNIT else "period_label"
    biggest = max((t for t in figures(drawn, "total") if t is not None), default=0.0)
    top = 1.0 if normalised or not biggest else style.round_up(biggest)
    scale = alt.Scale(domain=[0, top])
    base = alt.Chart(drawn).encode(
        y=alt.Y(f"{across}:N", sort=order, axis=style.unit_axis(names(drawn, across, label))),
        opacity=selection.faded(),
        tooltip=[
            alt.Tooltip("unit_name:N", title=text.unit),
            alt.Tooltip("period_label:N", title=text.period),
            alt.Tooltip("category_name:N", title=text.category),
            alt.Tooltip("value_text:N", title=text.count),
            alt.Tooltip("share_text:N", title=text.share),
        ],
        description=tooltips.spoken(),
    )
    known = base.transform_filter("isValid(datum.value)")
    start, end = ("share_from:Q", "share_to") if normalised else ("from:Q", "to")
    middle = "share_middle:Q" if normalised else "middle:Q"
    title = None if normalised else parts.unit or None
    axis = alt.Axis(
        title=title,
        format=".0%" if normalised else ",.0f",
        tickCount=5,
        tickMinStep=alt.Undefined if normalised else 1,
        domain=False,
        ticks=False,
    )
    bars = (
        known.mark_bar(height={"band": 0.7})
        .encode(
            x=alt.X(start, scale=scale, axis=axis, title=title),
            x2=alt.X2(end),
            color=alt.Color(
                "category:N",
                scale=alt.Scale(domain=list(parts.names), range=list(parts.colours)),
                legend=alt.Legend(title=None, labelExpr=style.lookup(parts.names)),
            ),
        )
        .add_params(*selection.params())
    )
    written = (
        known.transform_filter(
            f"datum.{'share' if normalised else 'value'} >= {top * _WRITTEN_FROM}"
        )
        .mark_text(fontSize=11)
        .encode(
            x=alt.X(middle, scale=scale, axis=axis),
            text=alt.Text("share_text:N") if normalised else "value_text:N",
            color=style.readable_on("category"),
        )
    )
    gaps = (
        base.transform_filter(
            f"datum.gap && datum.category == {style.quoted(next(iter(parts.names)))}"
        )
        .mark_text(align="left", fontStyle="italic")
        .encode(x=alt.XValue(6), text=alt.TextValue(text.no_data))
    )
    return finished(
        [bars, written, gaps],
        style.height_of(_room_for(len(order), across)) + style.AROUND,
        summary.of_composition(drawn, across, text),
    )


def _room_for(bars: int, across: Across) -> int:
    """Return for how many bars there is room: periods fill whole years.

    So the picture keeps its height, and the page its place, from quarter to quarter.
    """
    return bars if across is Across.UNIT else ceil(bars / _A_YEAR) * _A_YEAR


def _with_shares(rows: pd.DataFrame, parts: Parts, text: ChartText, across: Across) -> pd.DataFrame:
    needed = ("indicator", "unit_id", "unit_name", "period", "period_label", "category", "value")
    drawn = completed(rows, needed)
    place = {code: at for at, code in enumerate(parts.names)}
    drawn = drawn[drawn["category"].isin(list(place))]
    drawn = drawn.assign(
        category_name=drawn["category"].map(parts.names), part_order=drawn["category"].map(place)
    )
    bar = drawn.groupby(["unit_id", "period"], sort=False)["value"]
    drawn["total"] = bar.transform("sum")
    drawn["gap"] = bar.transform("count") == 0
    in_order = drawn.sort_values("part_order", kind="stable")
    ends = in_order.assign(value=in_order["value"].fillna(0)).groupby(["unit_id", "period"])
    drawn["to"] = ends["value"].cumsum()
    drawn["from"] = drawn["to"] - drawn["value"].fillna(0)
    drawn["middle"] = (drawn["from"] + drawn["to"]) / 2
    whole = drawn["total"].where(drawn["total"] > 0)
    drawn["share"] = drawn["value"] / whole
    for end in ("from", "to", "middle"):
        drawn[f"share_{end}"] = drawn[end] / whole
    drawn["value_text"] = [numbers.number(v) for v in figures(drawn, "value")]
    drawn["share_text"] = [numbers.percent(v, 0) for v in figures(drawn, "share")]
    drawn["spoken"] = [
        text.mark_category.format(unit=unit, period=period, category=category, value=value)
        for unit, period, category, value in zip(
            *(column(drawn, c) for c in ("unit_name", "period_label", "category_name")),
            column(drawn, "value_text"),
            strict=True,
        )
    ]
    return drawn.sort_values("order", kind="stable") if across is Across.PERIOD else drawn
