"""What a chart says of one mark, on hover and to a screen reader."""

import altair as alt

from services.text.charts import ChartText


def of_figure(text: ChartText) -> list[alt.Tooltip]:
    """Return the tooltip of a mark that shows one result row."""
    return [
        alt.Tooltip("unit_name:N", title=text.unit),
        alt.Tooltip("period_label:N", title=text.period),
        alt.Tooltip("value_text:N", title=text.value),
        alt.Tooltip("parts_text:N", title=text.parts),
        alt.Tooltip("target_text:N", title=text.target),
        alt.Tooltip("status_text:N", title=text.status),
        alt.Tooltip("coverage_text:N", title=text.units_reported),
    ]


def spoken() -> alt.Description:
    """Return the label of a mark for screen readers: one sentence with its figure."""
    return alt.Description("spoken:N")
