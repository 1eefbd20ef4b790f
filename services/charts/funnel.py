"""The stages that people pass one after the other, and how many come through each."""

import altair as alt
import pandas as pd

from services.charts import selection, style, summary, tooltips
from services.charts.drawn import Drawn, finished
from services.charts.rows import column, completed, distinct, figures, names
from services.text import numbers
from services.text.charts import ChartText

NEEDED = (
    "indicator",
    "unit_id",
    "unit_name",
    "period",
    "period_label",
    "stage",
    "stage_name",
    "value",
)
_ROOM, _ROOM_SHARE = 230, 0.55
_ROW, _AROUND = 46, 20


def staged(rows: pd.DataFrame) -> pd.DataFrame:
    """Return completed rows with each stage's share of the stage before and of the first."""
    drawn = completed(rows, NEEDED)
    before = drawn["value"].shift(1)
    drawn["of_previous"] = drawn["value"] / before.where(before > 0)
    first = drawn["value"].iloc[0] if len(drawn) else float("nan")
    drawn["of_first"] = drawn["value"] / (first if first > 0 else float("nan"))
    return drawn


def funnel(rows: pd.DataFrame, text: ChartText) -> Drawn:
    """Return a bar from zero for each stage, with its count and the share that came through.

    Args:
        rows: result rows of one unit and period, one a stage in their order, with ``stage``,
            ``stage_name`` and the count in ``value``; ``indicator`` is the stage's own.
        text: the words.
    """
    drawn = staged(rows)
    drawn["value_text"] = [numbers.number(v) for v in figures(drawn, "value")]
    drawn["written"] = [
        text.no_data
        if value is None
        else count
        if share is None
        else f"{count} · {text.of_previous.format(share=numbers.percent(share))}"
        for value, count, share in zip(
            figures(drawn, "value"),
            column(drawn, "value_text"),
            figures(drawn, "of_previous"),
            strict=True,
        )
    ]
    drawn["first_text"] = [numbers.percent(v) for v in figures(drawn, "of_first")]
    drawn["spoken"] = [
        text.mark_category.format(unit=unit, period=period, category=stage, value=written)
        for unit, period, stage, written in zip(
            *(column(drawn, c) for c in ("unit_name", "period_label", "stage_name", "written")),
            strict=True,
        )
    ]
    highest = max((v for v in figures(drawn, "value") if v is not None), default=0.0)
    scale = alt.Scale(domain=[0, highest or 1.0], range=[0, style.width_less(_ROOM, _ROOM_SHARE)])
    base = alt.Chart(drawn).encode(
        y=alt.Y(
            "stage:N",
            sort=distinct(drawn, "stage"),
            axis=style.unit_axis(names(drawn, "stage", "stage_name")),
        ),
        x=alt.X("value:Q", scale=scale, axis=None),
        opacity=selection.faded(),
        tooltip=[
            alt.Tooltip("unit_name:N", title=text.unit),
            alt.Tooltip("period_label:N", title=text.period),
            alt.Tooltip("stage_name:N", title=text.stage),
            alt.Tooltip("value_text:N", title=text.count),
            alt.Tooltip("first_text:N", title=text.share),
        ],
        description=tooltips.spoken(),
    )
    bars = base.mark_bar(height={"band": 0.72}, color=style.UNIT_COLOURS[0]).add_params(
        *selection.params()
    )
    written = base.transform_filter("isValid(datum.value)").mark_text(align="left", dx=8)
    gaps = base.transform_filter("!isValid(datum.value)").mark_text(
        align="left", fontStyle="italic"
    )
    return finished(
        [
            bars,
            written.encode(text=alt.Text("written:N")),
            gaps.encode(x=alt.XValue(6), text=alt.Text("written:N")),
        ],
        max(1, len(drawn)) * _ROW + _AROUND,
        summary.of_funnel(drawn, text),
    )
