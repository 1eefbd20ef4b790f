"""Units side by side in one period: who is ahead, who is behind, who has not reported."""

import altair as alt
import pandas as pd

from services.charts import selection, style, summary, tooltips
from services.charts.drawn import Drawn, finished
from services.charts.rows import Measure, Status, distinct, figures, names, with_texts
from services.indicators.indicator import Good
from services.text.charts import ChartText

_ROOM, _ROOM_SHARE = 84, 0.32


def ranked(rows: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Return result rows with the best unit on top and those without a figure at the bottom."""
    return rows.sort_values(
        "value", ascending=measure.good is Good.DOWN, na_position="last", kind="stable"
    )


def ranking(rows: pd.DataFrame, measure: Measure, text: ChartText) -> Drawn:
    """Return horizontal bars from zero, each with its target and its figure.

    Args:
        rows: result rows of one indicator and one period, one a unit.
        measure: the indicator.
        text: the words.
    """
    drawn = ranked(with_texts(rows, {measure.indicator: measure}, text), measure)
    top = style.top_of([*figures(drawn, "value"), *figures(drawn, "target")], measure)
    if measure.is_share and measure.good is not Good.DOWN:
        top = min(top, 1.0)
    # More than 100 % is possible and is written; only the bar ends where all of it is.
    drawn = drawn.assign(bar=drawn["value"].clip(upper=top), at=drawn["target"].clip(upper=top))
    states = names(drawn, "unit_id", "status")
    marks = {code: style.STATUS_SHAPES[Status(state)] for code, state in states.items()}
    axis = style.unit_axis(names(drawn, "unit_id", "unit_name"), marks)
    scale = alt.Scale(domain=[0, top], range=[0, style.width_less(_ROOM, _ROOM_SHARE)])
    base = alt.Chart(drawn).encode(
        y=alt.Y("unit_id:N", sort=distinct(drawn, "unit_id"), axis=axis),
        opacity=selection.faded(),
        tooltip=tooltips.of_figure(text),
        description=tooltips.spoken(),
    )
    bars = (
        base.mark_bar(height={"band": 0.66})
        .encode(
            x=alt.X("bar:Q", scale=scale, axis=style.value_axis(measure, top)),
            color=style.status_colour(distinct(drawn, "status"), text),
        )
        .add_params(*selection.params())
    )
    known = base.transform_filter("isValid(datum.value)")
    written = known.mark_text(align="right").encode(
        x=alt.XValue({"expr": "width - 4"}), text=alt.Text("value_text:N")
    )
    gaps = (
        base.transform_filter("!isValid(datum.value)")
        .mark_text(align="left", fontStyle="italic")
        .encode(x=alt.XValue(6), text=alt.Text("value_text:N"))
    )
    targets = (
        base.transform_filter("isValid(datum.target)")
        .mark_tick(color=style.INK, thickness=2.5, size=style.ROW_HEIGHT * 0.86)
        .encode(x=alt.X("at:Q", scale=scale, axis=_target_axis(drawn, measure, text)))
    )
    return finished(
        [bars, written, gaps, targets],
        style.height_of(len(drawn)) + style.AROUND,
        summary.of_ranking(rows, measure, text),
        own_axes=True,
    )


def _target_axis(drawn: pd.DataFrame, measure: Measure, text: ChartText) -> alt.Axis | None:
    """Name the targets above the plot: with the figure where all units share one."""
    targets = [t for t in figures(drawn, "target") if t is not None]
    if not targets:
        return None
    form = text.target_at_most if measure.good is Good.DOWN else text.target_at_least
    one = len(set(targets)) == 1
    named = form.format(target=measure.written_with_unit(targets[0])) if one else text.target
    places = [t for t in figures(drawn, "at") if t is not None]
    return alt.Axis(
        title=None,
        orient="top",
        values=places[:1],
        labelExpr=style.quoted(named),
        labelOverlap=False,
        grid=False,
        ticks=False,
        domain=False,
    )
