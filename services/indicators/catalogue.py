"""All indicators in the order in which they are shown."""

from collections.abc import Mapping

from services.indicators.cadres import CADRES
from services.indicators.employment import EMPLOYMENT
from services.indicators.grassroots import GRASSROOTS
from services.indicators.headlines import HEADLINES
from services.indicators.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = (*CADRES, *GRASSROOTS, *EMPLOYMENT)
BY_CODE: Mapping[str, Indicator] = {one.code: one for one in (*INDICATORS, *HEADLINES)}

__all__ = ["BY_CODE", "HEADLINES", "INDICATORS"]
