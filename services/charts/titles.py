"""What a chart shows, said in one line above it."""

from services.text.charts import ChartText


def ranking(indicator: str, period: str, text: ChartText) -> str:
    """Return the title of a ranking of units."""
    return text.title_ranking.format(indicator=indicator, period=period)


def trend(indicator: str, scope: str, text: ChartText) -> str:
    """Return the title of a trend; ``scope`` names the units ("toàn tỉnh", "Phủ Lý")."""
    return text.title_trend.format(indicator=indicator, scope=scope)


def heatmap(indicator: str, text: ChartText) -> str:
    """Return the title of a heatmap of units and periods."""
    return text.title_heatmap.format(indicator=indicator)


def status_heatmap(period: str, text: ChartText) -> str:
    """Return the title of a heatmap of units and indicators."""
    return text.title_status.format(period=period)


def composition(what: str, scope: str, text: ChartText) -> str:
    """Return the title of a composition; ``scope`` names what the bars share."""
    return text.title_composition.format(what=what, scope=scope)


def funnel(scope: str, period: str, text: ChartText) -> str:
    """Return the title of the employment funnel."""
    return text.title_funnel.format(scope=scope, period=period)
