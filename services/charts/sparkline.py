"""A trend without axes, small enough for a card."""

import altair as alt
import pandas as pd

from services.charts import style, summary, tooltips
from services.charts.drawn import Drawn, finished
from services.charts.rows import Measure, figures, periods, with_texts
from services.text.charts import ChartText

HEIGHT = 48
_LEAST_SHARE = 0.2


def sparkline(rows: pd.DataFrame, measure: Measure, text: ChartText) -> Drawn:
    """Return a small line: one unit, its gaps, its target, its newest figure.

    Args:
        rows: result rows of one indicator and one unit, one a period, gaps included.
        measure: the indicator.
        text: the words.
    """
    drawn = with_texts(rows, {measure.indicator: measure}, text).sort_values("order", kind="stable")
    order = periods(drawn)
    newest = [not later for later in drawn["value"][::-1].notna().cumsum().shift(1) > 0][::-1]
    drawn["newest"] = pd.Series(newest, index=drawn.index) & drawn["value"].notna()
    scale = alt.Scale(domain=_domain(drawn, measure))
    base = alt.Chart(drawn).encode(
        x=alt.X("period:O", sort=order, scale=alt.Scale(domain=order, padding=0.3), axis=None)
    )
    told = base.encode(
        y=alt.Y("value:Q", scale=scale, axis=None),
        tooltip=[
            alt.Tooltip("period_label:N", title=text.period),
            alt.Tooltip("value_text:N", title=text.value),
        ],
        description=tooltips.spoken(),
    )
    colour = style.UNIT_COLOURS[0]
    line = told.mark_line(
        color=colour, strokeWidth=2, invalid="break-paths-show-path-domains"
    ).encode(detail="scale:N")
    point = told.transform_filter("datum.newest").mark_point(
        filled=True, size=60, opacity=1, color=colour
    )
    goal = base.mark_line(strokeDash=[3, 3], color=style.INK, strokeWidth=1, opacity=0.6).encode(
        y=alt.Y("target:Q", scale=scale, axis=None)
    )
    return finished(
        [goal, line, point],
        HEIGHT,
        summary.of_trend(rows, measure, text),
    )


def _domain(drawn: pd.DataFrame, measure: Measure) -> list[float]:
    """Fill the height with the figures, unless that would make a small change look large."""
    known = [v for name in ("value", "target") for v in figures(drawn, name) if v is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    least = _LEAST_SHARE if measure.is_share and high > _LEAST_SHARE else high * _LEAST_SHARE
    low = max(0.0, low - max(0.0, least - (high - low)) / 2)
    return [low, max(high, low + least) or 1.0]
