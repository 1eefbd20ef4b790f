"""Every unit in every period, or in every indicator, at one glance."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from services.charts import selection, style, summary, tooltips
from services.charts.drawn import Drawn, finished
from services.charts.rows import (
    Measure,
    distinct,
    figures,
    names,
    periods,
    with_texts,
)
from services.text.charts import ChartText

_NARROW, _AROUND = 40, 100
_APART = 0.05
_HEAD_LETTERS, _HEAD_LINE = 12, 14


def heatmap(rows: pd.DataFrame, measure: Measure, text: ChartText) -> Drawn:
    """Return a cell for each unit and period, darker for more, with its figure in it.

    Args:
        rows: result rows of one indicator, one a unit and period; a cell without a row is a gap.
        measure: the indicator.
        text: the words.
    """
    drawn = with_texts(rows, {measure.indicator: measure}, text)
    drawn["cell_text"] = drawn["value_text"]
    top = style.top_of(figures(drawn, "value"), measure)
    if measure.is_share:
        top = min(top, 1.0)
    order = periods(drawn)
    base = alt.Chart(drawn).encode(
        x=alt.X(
            "period:O",
            sort=order,
            scale=alt.Scale(domain=order, paddingInner=_APART),
            axis=style.period_axis(names(drawn, "period", "period_label")),
        ),
        y=alt.Y(
            "unit_id:N",
            sort=distinct(drawn, "unit_id"),
            scale=alt.Scale(paddingInner=_APART),
            axis=style.unit_axis(names(drawn, "unit_id", "unit_name")),
        ),
    )
    colour = alt.Color(
        "value:Q",
        scale=alt.Scale(
            type="quantize", domain=[0, top], range=list(style.LOW_TO_HIGH), nice=False
        ),
        legend=alt.Legend(
            title=f"–  {text.no_data}",
            format=style.number_format(measure, top / 5),
            orient="top",
        ),
    )
    return finished(
        _cells(base, colour, "value", text),
        style.height_of(drawn["unit_id"].nunique()) + _AROUND,
        summary.of_heatmap(rows, measure, text),
    )


def status_heatmap(rows: pd.DataFrame, measures: Mapping[str, Measure], text: ChartText) -> Drawn:
    """Return a cell for each indicator and unit, coloured by how it stands against its target.

    Args:
        rows: result rows of one period, one an indicator and unit.
        measures: each indicator by its code; rows of others are left out.
        text: the words.
    """
    told = rows[rows["indicator"].isin(list(measures))]
    drawn = with_texts(told, measures, text)
    drawn["indicator_name"] = drawn["indicator"].map({c: m.name for c, m in measures.items()})
    shapes = drawn["status"].map({str(s): mark for s, mark in style.STATUS_SHAPES.items()})
    drawn["cell_text"] = shapes + " " + drawn["value_text"]
    units = names(drawn, "unit_id", "unit_name")
    heads = {code: style.wrapped(name, _HEAD_LETTERS) for code, name in units.items()}
    most = max(map(len, heads.values()), default=1)
    base = alt.Chart(drawn).encode(
        x=alt.X(
            "unit_id:N",
            sort=distinct(drawn, "unit_id"),
            scale=alt.Scale(paddingInner=_APART),
            axis=alt.Axis(
                title=None,
                orient="top",
                labelExpr=f"width < {style.NARROW} ? {style.lookup(units)} : {style.lookup(heads)}",
                labelLimit=96,
                labelAngle=_if_narrow("-90", "0"),
                labelAlign=_if_narrow("'left'", "'center'"),
                labelBaseline=_if_narrow("'middle'", "'bottom'"),
                labelLineHeight=_HEAD_LINE,
                # Lines after the first run down from where a one-line label ends.
                labelPadding=_if_narrow("6", str(_HEAD_LINE * (most - 1) + 6)),
                labelOverlap=False,
                ticks=False,
                domain=False,
                grid=False,
            ),
        ),
        y=alt.Y(
            "indicator:N",
            sort=distinct(drawn, "indicator"),
            scale=alt.Scale(paddingInner=_APART),
            axis=alt.Axis(
                title=None,
                labelExpr=style.lookup(
                    {c: style.wrapped(m.short_name or m.name, 30) for c, m in measures.items()}
                ),
                labelLimit=220,
                labelOverlap=False,
                ticks=False,
                domain=False,
                grid=False,
            ),
        ),
    )
    colour = style.status_colour(distinct(drawn, "status"), text, quiet=True)
    layers = _cells(base, colour, "status", text, several=True)
    return finished(
        layers,
        style.height_of(drawn["indicator"].nunique()) + _AROUND,
        summary.of_statuses(told, measures, text),
    )


def _if_narrow(then: str, otherwise: str) -> dict[str, str]:
    return {"expr": f"width < {style.NARROW} ? {then} : {otherwise}"}


def _cells(
    base: alt.Chart, colour: alt.Color, field: str, text: ChartText, *, several: bool = False
) -> list[alt.Chart]:
    """Fill known cells, outline unknown ones, and write in both."""
    described = base.encode(
        tooltip=[alt.Tooltip("indicator_name:N", title=text.indicator), *tooltips.of_figure(text)]
        if several
        else tooltips.of_figure(text),
        description=tooltips.spoken(),
    )
    known = described.transform_filter("isValid(datum.value)")
    filled = (
        known.mark_rect(cornerRadius=2)
        .encode(color=colour, opacity=selection.faded())
        .add_params(*selection.params())
    )
    unknown = described.transform_filter("!isValid(datum.value)")
    outlined = unknown.mark_rect(
        cornerRadius=2, fillOpacity=0, fill=style.GAP, stroke=style.GAP, strokeDash=[3, 3]
    ).encode(opacity=selection.faded(0.9))
    # Where columns are too narrow for figures the colour alone is left, as on a phone.
    is_wide = {"test": f"bandwidth('x') >= {_NARROW}", "field": "cell_text", "type": "nominal"}
    written = known.mark_text(fontSize=11).encode(
        text=alt.TextValue("", condition=is_wide),
        color=style.readable_on(field),
        opacity=selection.faded(),
    )
    dash = unknown.mark_text(fontSize=11).encode(text=alt.TextValue("–"))
    return [filled, outlined, written, dash]
