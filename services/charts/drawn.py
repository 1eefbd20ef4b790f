"""Layers put together to one chart in the house's look."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import altair as alt
import pandas as pd

from services.charts import style

# What every chart of the house is, for those who hand it on: a specification with its data.
Drawn = Mapping[str, Any]
_LOOK = alt.Config(
    locale=alt.Locale(
        number=alt.NumberLocale(decimal=",", thousands=".", grouping=[3], currency=["", " ₫"])
    ),
    # Vega's own words for axes and legends are English codes; the summary and the marks speak.
    axis=alt.AxisConfig(labelAngle=0, labelLimit=style.LABEL_LIMIT, gridOpacity=0.5, aria=False),
    view=alt.ViewConfig(stroke=None),
    legend=alt.LegendConfig(
        aria=False,
        orient="top",
        direction="horizontal",
        labelLimit=260,
        titleLimit=260,
        columns={
            "expr": f"width < {style.NARROW * 0.6} ? 1 : width < {style.NARROW} ? 2 "
            f": width < {style.WIDE} ? 4 : 6"
        },
    ),
    text=alt.MarkConfig(fontSize=style.TEXT_SIZE, color=style.INK),
).to_dict()


def finished(
    layers: Sequence[alt.Chart], height: int, summary: str, *, own_axes: bool = False
) -> Drawn:
    """Return layers as one chart with the house's look and its summary for screen readers.

    The layers are put together here: Altair's own layering copies all of them several times, and
    looks through all their rows for types that the house's charts state anyway.

    Args:
        layers: what is drawn, from the bottom up; every channel states its type.
        height: of the whole chart, words around the plot included, in pixels.
        summary: the chart in words.
        own_axes: whether layers have different axes for one scale.
    """
    datasets: dict[str, list[dict[str, Any]]] = {}
    named: dict[int, str] = {}
    params: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    for at, layer in enumerate(layers):
        frame = cast("pd.DataFrame", layer.data)
        if id(frame) not in named:
            named[id(frame)] = name = f"rows_{len(datasets)}"
            datasets[name] = _records(frame)
        bare = layer.copy(deep=False)
        bare.data, bare.name = alt.Undefined, f"layer_{at}"
        part = bare.to_dict(validate=False, context={"top_level": False})
        params += [{**one, "views": [part["name"]]} for one in part.pop("params", ())]
        parts.append({**part, "data": {"name": named[id(frame)]}})
    return {
        "config": _LOOK,
        "width": "container",
        "height": height,
        "background": "transparent",
        "description": summary,
        "layer": parts,
        **({"params": params} if params else {}),
        **({"resolve": {"axis": {"x": "independent"}}} if own_axes else {}),
        "datasets": datasets,
    }


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as Vega takes them: without a figure is null."""
    lists = [
        [None if v != v else v for v in cast("Sequence[Any]", frame[name].tolist())]
        for name in frame.columns
    ]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*lists, strict=True)]
