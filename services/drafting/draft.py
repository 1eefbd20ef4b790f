"""The sentence of any chart by its name, as ``panels`` names them."""

from services.drafting.composition import composition_sentence
from services.drafting.funnel import funnel_sentence
from services.drafting.heatmap import heatmap_sentence
from services.drafting.ranking import ranking_sentence
from services.drafting.sentence import Sentence
from services.drafting.status import status_sentence
from services.drafting.stocks import stocks_sentence
from services.drafting.trend import trend_sentence
from services.drafting.unit import unit_sentence
from services.indicators.indicator import Area, Indicator
from services.panels.scope import Scope
from services.panels.unit import of_unit

# The charts for which there is a rule.
_CHARTS = frozenset(
    {
        *("status", "funnel", "headlines", "composition", "ranking", "trend", "heatmap"),
        *("unit_trend", "peers", "communes"),
    }
)


def can_draft(chart: str) -> bool:
    """Tell whether there is a rule for a chart's sentence."""
    return chart in _CHARTS


def draft(
    scope: Scope,
    chart: str,
    indicator: Indicator | None = None,
    *,
    area: Area | None = None,
    unit: str = "",
    named: bool = False,
) -> Sentence:
    """Return what a chart shows in one sentence.

    Args:
        scope: the look.
        chart: its name, as in ``Panel.name``; "headlines" are the cards of the stocks.
        indicator: of charts that show one.
        area: of the composition; default: that of the indicator.
        unit: of the charts of one unit.
        named: whether the sentence names the indicator, for where no title stands above it.

    Raises:
        ValueError: there is no such chart, or what it needs was not said.
    """
    match chart:
        case "status":
            return status_sentence(scope)
        case "funnel":
            return funnel_sentence(scope)
        case "headlines":
            return stocks_sentence(scope)
        case "composition" if area or indicator:
            return composition_sentence(scope, area or _area(indicator))
        case _ if indicator is None:
            raise ValueError(chart)
        case "ranking":
            return ranking_sentence(scope, indicator, named=named)
        case "trend":
            return trend_sentence(scope, indicator, named=named)
        case "heatmap":
            return heatmap_sentence(scope, indicator, named=named)
        case "unit_trend" if unit:
            return unit_sentence(scope, unit, indicator, named=named)
        case "peers" if unit:
            parent = scope.snapshot.units.get(unit).parent
            return _below(scope, parent, indicator, named=named)
        case "communes" if unit:
            return _below(scope, unit, indicator, named=named)
        case _:
            raise ValueError(chart)


def _area(indicator: Indicator | None) -> Area:
    if indicator is None:
        raise ValueError("composition")
    return indicator.area


def _below(scope: Scope, parent: str, indicator: Indicator, *, named: bool) -> Sentence:
    units = scope.snapshot.units.children(parent)
    return ranking_sentence(of_unit(scope, parent), indicator, units, named=named)
