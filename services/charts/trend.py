"""Units over time: a line each, broken where a figure is missing or the rating scale changes."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from services.charts import selection, style, summary, tooltips
from services.charts.drawn import Drawn, finished
from services.charts.rows import (
    Measure,
    column,
    distinct,
    figures,
    names,
    periods,
    with_texts,
)
from services.indicators.indicator import Good
from services.text.charts import ChartText

HEIGHT = 340
_ROOM, _ROOM_SHARE = 170, 0.36
# More lines than this are drawn alike, and told apart by picking one.
_COLOURED = len(style.UNIT_COLOURS)
_LABELLED = 16
_LINE_HEIGHT = 15
# What of a trend's height the axis below takes.
AXIS_HEIGHT = 40


def trend(rows: pd.DataFrame, measure: Measure, text: ChartText, *, height: int = HEIGHT) -> Drawn:
    """Return one line a unit (the province's thicker), with the target and breaks.

    Args:
        rows: result rows of one indicator, one a unit and period. Targets are drawn where all
            units have the same one, or where the province (``unit_id`` "") has one.
        measure: the indicator.
        text: the words.
        height: of the whole chart, in pixels.
    """
    drawn = with_gaps(with_texts(rows, {measure.indicator: measure}, text), measure)
    top = style.top_of([*figures(drawn, "value"), *figures(drawn, "target")], measure)
    order = periods(drawn)
    x = alt.X(
        "period:O",
        sort=order,
        scale=alt.Scale(
            type="band",
            domain=order,
            paddingInner=0,
            paddingOuter=0,
            range=[0, style.width_less(_ROOM, _ROOM_SHARE)],
        ),
        axis=style.period_axis(names(drawn, "period", "period_label")),
    )
    scale = alt.Scale(domain=[0, top])
    colours = _colours(distinct(drawn, "unit_id"))
    lines = (
        alt.Chart(drawn)
        .mark_line(point=alt.OverlayMarkDef(size=120), invalid="break-paths-show-path-domains")
        .encode(
            x=x,
            y=alt.Y("value:Q", scale=scale, axis=style.value_axis(measure, top)),
            color=colours,
            detail=[alt.Detail("unit_id:N"), alt.Detail("scale:N")],
            strokeWidth=alt.StrokeWidthValue(
                2, condition={"test": "datum.unit_id == ''", "value": 4}
            ),
            opacity=selection.faded(),
            tooltip=tooltips.of_figure(text),
            description=tooltips.spoken(),
        )
        .add_params(*selection.params())
    )
    targets = _targets(drawn, measure, text)
    ends = _line_ends(drawn, targets, measure)
    gap = _LINE_HEIGHT * top / (height - AXIS_HEIGHT)
    layers: list[alt.Chart] = [lines]
    if ends:
        layers.append(_names(moved_apart(ends, gap, top), measure.indicator, x, scale, colours))
    if len(targets):
        layers.insert(0, _target_line(targets, x, scale))
    breaks = scale_breaks(drawn)
    if breaks:
        layers.extend(_break_rules(breaks, x, text))
    return finished(layers, height, summary.of_trend(rows, measure, text))


def with_gaps(drawn: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Return rows for every unit and period, so that no line runs over a period left out."""
    units, order = distinct(drawn, "unit_id"), periods(drawn)
    if len(drawn) == len(units) * len(order) or drawn.empty:
        return drawn.sort_values("order", kind="stable")
    unit_names = names(drawn, "unit_id", "unit_name")
    labels = names(drawn, "period", "period_label")
    there = set(zip(column(drawn, "unit_id"), column(drawn, "period"), strict=True))
    places = dict(zip(column(drawn, "period"), drawn["order"].tolist(), strict=True))
    absent = [
        {
            "indicator": measure.indicator,
            "unit_id": unit,
            "unit_name": unit_names[unit],
            "period": period,
            "period_label": labels[period],
            "order": places[period],
            "scale": "",
        }
        for unit in units
        for period in order
        if (unit, period) not in there
    ]
    together = pd.concat([drawn, pd.DataFrame(absent)], ignore_index=True)
    return together.sort_values("order", kind="stable")


def scale_breaks(drawn: pd.DataFrame) -> list[str]:
    """Return the periods from which another rating scale is in force."""
    told = drawn[(drawn["scale"] != "") & drawn["value"].notna()]
    breaks: list[str] = []
    before: set[str] = set()
    for period in periods(told):
        now = set(column(told[told["period"] == period], "scale"))
        if before and now - before:
            breaks.append(period)
        before = now
    return breaks


def _colours(units: Sequence[str]) -> alt.Color:
    own = [u for u in units if u]
    few = len(own) <= _COLOURED
    shades = style.UNIT_COLOURS[: len(own)] if few else (style.QUIET,) * len(own)
    colours = {**dict(zip(own, shades, strict=True)), "": style.INK}
    return alt.Color(
        "unit_id:N",
        scale=alt.Scale(domain=list(colours), range=list(colours.values())),
        legend=None,
    )


def _targets(drawn: pd.DataFrame, measure: Measure, text: ChartText) -> pd.DataFrame:
    """One row a period with a target that holds for all lines, or for the province."""
    by_period: dict[str, dict[str, float]] = {period: {} for period in periods(drawn)}
    targets_told = figures(drawn, "target")
    for period, unit, target in zip(
        column(drawn, "period"), column(drawn, "unit_id"), targets_told, strict=True
    ):
        if target is not None:
            by_period[period].setdefault(unit, target)
    form = text.target_at_most if measure.good is Good.DOWN else text.target_at_least
    found: list[dict[str, Any]] = []
    for period, targets in by_period.items():
        target = next(iter(targets.values()), None)
        if len(set(targets.values())) > 1:
            target = targets.get("")
        if target is not None:
            found.append(
                {
                    "indicator": measure.indicator,
                    "unit_id": "",
                    "period": period,
                    "target": target,
                    "named": form.format(target=measure.written_with_unit(target)),
                }
            )
    return pd.DataFrame(found)


def _target_line(targets: pd.DataFrame, x: alt.X, scale: alt.Scale) -> alt.Chart:
    return (
        alt.Chart(targets)
        .mark_line(strokeDash=[6, 4], color=style.INK, strokeWidth=1.5, interpolate="step")
        .encode(
            x=x,
            y=alt.Y("target:Q", scale=scale),
            tooltip=alt.Tooltip("named:N", title=" "),
            description=alt.Description("named:N"),
        )
    )


def _line_ends(
    drawn: pd.DataFrame, targets: pd.DataFrame, measure: Measure
) -> list[dict[str, Any]]:
    """Return what is written at the right of each line: its newest figure and its name.

    A line that ends early is named there too, with its last period: beside its end the words
    would lie on other lines.
    """
    known = drawn[drawn["value"].notna()].drop_duplicates("unit_id", keep="last")
    last = periods(drawn)[-1:]
    ends: list[dict[str, Any]] = [
        {
            "unit_id": unit,
            "period": last[0],
            "at": value or 0.0,
            "named": f"{measure.written(value)}  {name}"
            + ("" if period == last[0] else f" · {label}"),
        }
        for unit, period, label, value, name in zip(
            column(known, "unit_id"),
            column(known, "period"),
            column(known, "period_label"),
            figures(known, "value"),
            column(known, "unit_name"),
            strict=True,
        )
    ]
    if len(ends) > _LABELLED:
        ends = [end for end in ends if end["unit_id"] == ""]
    for period, target, named in (
        zip(*(list(targets[name].tail(1)) for name in ("period", "target", "named")), strict=True)
        if len(targets)
        else ()
    ):
        ends.append({"unit_id": "", "period": period, "at": target, "named": named})
    return ends


def _names(
    labels: Sequence[dict[str, Any]],
    indicator: str,
    x: alt.X,
    scale: alt.Scale,
    colours: alt.Color,
) -> alt.Chart:
    return (
        alt.Chart(pd.DataFrame(labels).assign(indicator=indicator))
        .mark_text(
            align="left",
            baseline="middle",
            dx=12,
            fontSize=11,
            limit=style.room(_ROOM, _ROOM_SHARE),
        )
        .encode(
            x=x,
            y=alt.Y("at:Q", scale=scale),
            text=alt.Text("named:N"),
            description=alt.Description("named:N"),
            color=colours,
            opacity=selection.faded(),
        )
    )


def moved_apart(labels: Sequence[dict[str, Any]], gap: float, top: float) -> list[dict[str, Any]]:
    """Return labels with ``at`` changed as little as it takes to be ``gap`` apart.

    Labels at one period stay in their order and, as far as they fit, below ``top``.
    """
    moved: list[dict[str, Any]] = []
    for period in dict.fromkeys(label["period"] for label in labels):
        here = sorted((lb for lb in labels if lb["period"] == period), key=lambda lb: lb["at"])
        # Less what the gaps below take, places may not fall: overlapping ones share their mean.
        groups: list[list[float]] = []
        for i, label in enumerate(here):
            groups.append([float(label["at"]) - i * gap])
            while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
                last = groups.pop()
                groups[-1].extend(last)
        places = [_mean(group) for group in groups for _ in group]
        highest = top - (len(here) - 1) * gap
        moved.extend(
            label | {"at": max(min(place, highest), 0.0) + i * gap}
            for i, (label, place) in enumerate(zip(here, places, strict=True))
        )
    return moved


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _break_rules(breaks: Sequence[str], x: alt.X, text: ChartText) -> list[alt.Chart]:
    marked = alt.Chart(
        pd.DataFrame({"period": list(breaks), "named": [text.scale_break] * len(breaks)})
    )
    edge = x.bandPosition(0)
    return [
        marked.mark_rule(strokeDash=[2, 3], color=style.INK, strokeWidth=1.5).encode(
            x=edge, description=alt.Description("named:N")
        ),
        marked.mark_text(
            align="left", baseline="top", dx=5, fontStyle="italic", fontSize=11
        ).encode(
            x=edge,
            y=alt.YValue(2),
            text=alt.Text("named:N"),
            description=alt.Description("named:N"),
        ),
    ]
