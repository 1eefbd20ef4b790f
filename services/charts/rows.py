"""Result rows made ready to be drawn: complete columns, and every text a reader will see."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import pandas as pd

from services.indicators.indicator import Good, Indicator
from services.text import numbers
from services.text.charts import ChartText
from services.text.language import Language

RESULT_COLUMNS = ("indicator", "unit_id", "unit_name", "period", "period_label", "value")
_OPTIONAL_NUMBERS = ("numerator", "denominator", "target", "units_reported", "units_expected")
_OPTIONAL_TEXTS = ("status", "scale", "reason")
_ONLY_IN_TEXTS = ["numerator", "denominator", "units_reported", "units_expected", "reason"]
_ADDED = (
    "status",
    "status_text",
    "value_text",
    "target_text",
    "parts_text",
    "coverage_text",
    "spoken",
)


class Status(StrEnum):
    """How a value stands against its target, or that there is none to judge."""

    REACHED = "reached"
    NEAR = "near"
    BEHIND = "behind"
    NONE = "none"
    NO_DATA = "no_data"


@dataclass(frozen=True)
class Measure:
    """What a chart must know of an indicator, in the reader's language.

    Attributes:
        indicator: its code.
        name, short_name: its name, and the one for narrow places.
        is_share: whether values are shares 0-1, written as percentages.
        decimals: digits after the comma.
        unit: what is counted ("lớp", "người"), or "" for a share.
        good: which way is better.
    """

    indicator: str
    name: str
    short_name: str = ""
    is_share: bool = True
    decimals: int = 1
    unit: str = ""
    good: Good = Good.UP

    @classmethod
    def of(cls, indicator: Indicator, language: Language) -> "Measure":
        """Return what a chart must know of an indicator of the catalogue."""
        return cls(
            indicator.code,
            getattr(indicator.name, language),
            getattr(indicator.short_name, language),
            indicator.is_share,
            indicator.decimals,
            "" if indicator.is_share else getattr(indicator.unit, language),
            indicator.good,
        )

    def written(self, value: float | None) -> str:
        """Return a value as it is shown: 81,3% or 1.234."""
        return numbers.figure(value, is_share=self.is_share, decimals=self.decimals)

    def written_with_unit(self, value: float | None) -> str:
        """Return a value with what it counts: 81,3% or "1.234 người"."""
        written = self.written(value)
        return f"{written} {self.unit}" if self.unit and written != numbers.NO_FIGURE else written


def status_text(status: str, text: ChartText) -> str:
    """Return the name of a status."""
    return {
        Status.REACHED: text.status_reached,
        Status.NEAR: text.status_near,
        Status.BEHIND: text.status_behind,
        Status.NONE: text.status_none,
        Status.NO_DATA: text.status_no_data,
    }[Status(status)]


def column(rows: pd.DataFrame, name: str) -> list[str]:
    """Return the texts of a column, "" for null."""
    return [str(v) for v in cast("Sequence[object]", rows[name].tolist())]


def figures(rows: pd.DataFrame, name: str) -> list[float | None]:
    """Return the numbers of a column, None for null."""
    values = cast("Sequence[float]", rows[name].tolist())
    return [None if v != v else v for v in values]


def distinct(rows: pd.DataFrame, name: str) -> list[str]:
    """Return the different texts of a column in the order of their first appearance."""
    return list(dict.fromkeys(column(rows, name)))


def names(rows: pd.DataFrame, code: str, name: str) -> dict[str, str]:
    """Return code -> name."""
    return dict(zip(column(rows, code), column(rows, name), strict=True))


def completed(rows: pd.DataFrame, needed: Sequence[str] = RESULT_COLUMNS) -> pd.DataFrame:
    """Return a copy with every column of the contract, plain types, and "" for missing texts.

    Args:
        rows: result rows (see the package).
        needed: columns that must be there.

    Raises:
        ValueError: a needed column is missing; the message names it and those found.
    """
    missing = [c for c in needed if c not in rows.columns]
    if missing:
        raise ValueError(f"missing {missing}, found {list(rows.columns)}")
    complete: dict[str, list[float] | pd.Series] = {}
    for name in dict.fromkeys((*needed, *_OPTIONAL_NUMBERS, *_OPTIONAL_TEXTS)):
        numeric = name == "value" or name in _OPTIONAL_NUMBERS
        given = cast("list[object]", rows[name].tolist()) if name in rows.columns else None
        if numeric:
            complete[name] = (
                [math.nan if v is None or v is pd.NA else float(cast("float", v)) for v in given]
                if given is not None
                else [math.nan] * len(rows)
            )
        else:
            texts = (
                ["" if v is None or v is pd.NA or v != v else str(v) for v in given]
                if given is not None
                else [""] * len(rows)
            )
            complete[name] = pd.Series(texts, dtype="object")
    periods_told = cast("pd.Series", complete["period"]).tolist()
    order = rows["order"].tolist() if "order" in rows.columns else _places(periods_told)
    complete["order"] = [float(v) for v in order]
    return pd.DataFrame(complete)


def _places(values: Sequence[str]) -> list[int]:
    seen: dict[str, int] = {}
    return [seen.setdefault(v, len(seen)) for v in values]


def periods(rows: pd.DataFrame) -> list[str]:
    """Return the periods of completed rows, in order."""
    return distinct(rows.sort_values("order", kind="stable"), "period")


def with_texts(
    rows: pd.DataFrame, measures: Mapping[str, Measure], text: ChartText
) -> pd.DataFrame:
    """Return completed rows with the texts that are drawn, shown in tooltips and read aloud.

    Adds value_text, target_text, parts_text, coverage_text, status_text and spoken; ``status``
    becomes no_data where the value is null, and none where it is not told.
    """
    drawn = completed(rows)
    records = cast("list[dict[str, object]]", drawn.to_dict("records"))
    written = [_texts(record, measures[str(record["indicator"])], text) for record in records]
    texts = {name: pd.Series([w[name] for w in written], dtype="object") for name in _ADDED}
    # What only the texts are made of need not travel to the browser.
    return drawn.drop(columns=_ONLY_IN_TEXTS).assign(**texts)


def _texts(record: dict[str, object], measure: Measure, text: ChartText) -> dict[str, str]:
    def given(name: str) -> float | None:
        value = cast(float, record[name])
        return None if value != value else value

    value, target = given("value"), given("target")
    status = str(record["status"]) or Status.NONE
    if value is None:
        status = Status.NO_DATA
    reason = str(record["reason"])
    gap = text.no_data_reason.format(reason=reason) if reason else text.no_data
    top, bottom = given("numerator"), given("denominator")
    parts = f"{numbers.number(top)}/{numbers.number(bottom)}" if bottom is not None else ""
    reported, expected = given("units_reported"), given("units_expected")
    spoken = text.mark.format(
        unit=record["unit_name"],
        period=record["period_label"],
        indicator=measure.name,
        value=gap if value is None else measure.written_with_unit(value),
    )
    if value is not None and bottom is not None:
        spoken += text.mark_parts.format(
            numerator=numbers.number(top), denominator=numbers.number(bottom)
        )
    if value is not None and target is not None:
        spoken += text.mark_target.format(
            target=measure.written_with_unit(target), status=status_text(status, text).lower()
        )
    return {
        "status": status,
        "status_text": status_text(status, text),
        "value_text": gap if value is None else measure.written(value),
        "target_text": "" if target is None else measure.written_with_unit(target),
        "parts_text": parts,
        "coverage_text": ""
        if expected is None
        else text.coverage.format(
            reported=numbers.number(reported), expected=numbers.number(expected)
        ),
        "spoken": spoken,
    }
