"""A figure beside the same figure of the period before and of the same period last year."""

import pandas as pd

_YEAR = 12
_CARRIED = ("value", "units_reported", "units_expected", "scale")


def with_comparison(
    results: pd.DataFrame, before: pd.DataFrame, year_before: pd.DataFrame
) -> pd.DataFrame:
    """Return results with the values of the spans they are compared with.

    Args:
        results: see :func:`services.indicators.compute.results`; spans may be several.
        before: results that hold, among others, the spans of the same length right before.
        year_before: results that hold, among others, the same months one year earlier.

    Returns:
        The same rows with, for ``previous_`` and ``previous_year_``: ``…value`` (null where there
        is none, or where it was graded on another scale), ``…units_reported`` and
        ``…units_expected`` (float, null where that span was not asked for), ``…scale_differs``
        (bool, so that no line or arrow joins the two) and ``…coverage_differs`` (bool: another
        number of units reported then, so look before comparing).
    """
    length = results["last_month"] - results["first_month"] + 1
    compared = _beside(results, before, length, "previous_")
    return _beside(compared, year_before, _YEAR, "previous_year_")


def _beside(
    results: pd.DataFrame, earlier: pd.DataFrame, months: "pd.Series[int] | int", prefix: str
) -> pd.DataFrame:
    keys = ["indicator", "unit", "first_month", "last_month"]
    wanted = pd.DataFrame(
        {
            "indicator": results["indicator"],
            "unit": results["unit_id"].fillna(""),
            "first_month": results["first_month"] - months,
            "last_month": results["last_month"] - months,
        }
    )
    held = earlier.assign(unit=earlier["unit_id"].fillna(""))[[*keys, *_CARRIED]]
    found = wanted.merge(held.drop_duplicates(keys), on=keys, how="left")
    found.index = results.index
    differs = (
        found["scale"].notna() & results["scale"].notna() & (found["scale"] != results["scale"])
    )
    coverage = found["units_reported"].notna() & (
        found["units_reported"] != results["units_reported"]
    )
    return results.assign(
        **{
            f"{prefix}value": found["value"].mask(differs),
            f"{prefix}units_reported": found["units_reported"].astype("float64"),
            f"{prefix}units_expected": found["units_expected"].astype("float64"),
            f"{prefix}scale_differs": differs.astype("bool"),
            f"{prefix}coverage_differs": coverage.astype("bool"),
        }
    )
