"""A chart in words: what is highest and lowest, what is missing, what changed; never why."""

from collections.abc import Mapping

import pandas as pd

from services.charts.rows import (
    Measure,
    Status,
    column,
    completed,
    distinct,
    figures,
    periods,
)
from services.text import numbers
from services.text.charts import ChartText

# More lines or bars than this are told together, not one by one.
_EACH = 4


def of_ranking(rows: pd.DataFrame, measure: Measure, text: ChartText) -> str:
    """Return the summary of one indicator's result rows of one period, one a unit."""
    told = completed(rows)
    known = told[told["value"].notna()]
    if known.empty:
        return _only_gaps(told, text)
    period = column(known, "period_label")[0]
    said: list[str] = []
    judged = _judged(known)
    if len(judged):
        met = (judged["status"] == Status.REACHED).sum()
        said.append(text.summary_met.format(period=period, met=met, measured=len(judged)))
    if len(known) == 1:
        said.append(_unit_value(text.summary_overall, known, 0, measure))
    else:
        said.append(_unit_value(text.summary_highest, known, _place(known, highest=True), measure))
        said.append(_unit_value(text.summary_lowest, known, _place(known, highest=False), measure))
    if not len(judged):
        said[0] = f"{period}: {said[0]}"
    return _joined([*said, *_missing(told, text)])


def of_trend(rows: pd.DataFrame, measure: Measure, text: ChartText) -> str:
    """Return the summary of one indicator's result rows over time.

    A sentence a unit; of many units one for the province and one for their newest period.
    """
    told = completed(rows)
    units = distinct(told, "unit_id")
    many = len(units) > _EACH
    sentences = [
        _of_line(told[told["unit_id"] == u].sort_values("order", kind="stable"), measure, text)
        for u in units
        if not many or u == ""
    ]
    if many:
        sentences.append(of_heatmap(told[told["unit_id"] != ""], measure, text))
    elif told["value"].notna().any():
        sentences.append(_joined(_missing(told, text)))
    return " ".join(s for s in sentences if s) or _only_gaps(told, text)


def of_heatmap(rows: pd.DataFrame, measure: Measure, text: ChartText) -> str:
    """Return the summary of a heatmap: its newest period with figures, as a ranking is told."""
    told = completed(rows)
    known = told[told["value"].notna()]
    if known.empty:
        return _only_gaps(told, text)
    newest = periods(known)[-1]
    return of_ranking(told[told["period"] == newest], measure, text)


def of_statuses(rows: pd.DataFrame, measures: Mapping[str, Measure], text: ChartText) -> str:
    """Return the summary of several indicators: how many units meet each one's target."""
    told = completed(rows)
    said: list[str] = []
    for indicator in distinct(told, "indicator"):
        here = told[told["indicator"] == indicator]
        judged = _judged(here[here["value"].notna()])
        if len(judged):
            said.append(
                text.summary_indicator.format(
                    indicator=measures[indicator].name,
                    met=(judged["status"] == Status.REACHED).sum(),
                    measured=len(judged),
                )
            )
    if not said:
        return _only_gaps(told, text)
    return _joined([*said, *_missing(told, text)])


def of_composition(drawn: pd.DataFrame, across: str, text: ChartText) -> str:
    """Return the summary of the rows that a composition has drawn.

    A sentence a bar; of many units one for all of them together.
    """
    by_unit = across == "unit_id"
    label = "unit_name" if by_unit else "period_label"
    known = drawn[drawn["value"].notna()]
    if known.empty:
        return text.summary_empty
    bars = [
        (column(bar, label)[0], bar) for _, bar in known.groupby(["unit_id", "period"], sort=False)
    ]
    if len(bars) > _EACH:
        bars = [(text.together, known)] if by_unit else bars[-_EACH:]
    sentences = [_of_parts(where, bar, text) for where, bar in bars]
    silent = distinct(drawn[drawn["gap"]], label)
    if silent:
        sentences.append(_joined([text.summary_missing.format(units=", ".join(silent))]))
    return " ".join(sentences)


def _of_parts(where: str, bar: pd.DataFrame, text: ChartText) -> str:
    in_order = bar.sort_values("part_order", kind="stable")
    counts = in_order.groupby("category_name", sort=False)["value"].sum().to_dict()
    total = sum(counts.values())
    said = [
        text.summary_category.format(
            category=category,
            value=numbers.number(count),
            share=numbers.percent(count / total if total else None, 0),
        )
        for category, count in counts.items()
    ]
    return _joined([text.summary_total.format(where=where, total=numbers.number(total)), *said])


def of_funnel(drawn: pd.DataFrame, text: ChartText) -> str:
    """Return the summary of the stages that a funnel has drawn."""
    said: list[str] = []
    for stage, value, share in zip(
        column(drawn, "stage_name"),
        figures(drawn, "value"),
        figures(drawn, "of_previous"),
        strict=True,
    ):
        form = text.summary_stage_first if share is None else text.summary_stage
        written = text.no_data if value is None else numbers.number(value)
        said.append(form.format(stage=stage, value=written, share=numbers.percent(share)))
    return _joined(said) if drawn["value"].notna().any() else text.summary_empty


def _of_line(line: pd.DataFrame, measure: Measure, text: ChartText) -> str:
    known = line[line["value"].notna()]
    if known.empty:
        return ""
    unit = column(known, "unit_name")[0]
    labels, values = column(known, "period_label"), [v or 0.0 for v in figures(known, "value")]
    if len(known) == 1:
        said = [
            text.summary_once.format(unit=unit, period=labels[0], value=measure.written(values[0]))
        ]
    else:
        said = [
            text.summary_from_to.format(
                unit=unit,
                first_period=labels[0],
                first=measure.written(values[0]),
                last_period=labels[-1],
                last=measure.written(values[-1]),
            )
        ]
        if len({s for s in column(known, "scale") if s}) > 1:
            return _joined([*said, text.summary_breaks, *_gaps(line, text)])
        said.append(_change(values[-1] - values[0], measure, text))
        if len(known) > 2:
            high, low = values.index(max(values)), values.index(min(values))
            said.append(
                text.summary_peak.format(
                    high=measure.written(values[high]),
                    high_period=labels[high],
                    low=measure.written(values[low]),
                    low_period=labels[low],
                )
            )
    return _joined([*said, *_gaps(line, text)])


def _gaps(line: pd.DataFrame, text: ChartText) -> list[str]:
    gaps = column(line[line["value"].isna()], "period_label")
    return [text.summary_gaps.format(periods=", ".join(gaps))] if gaps else []


def _change(change: float, measure: Measure, text: ChartText) -> str:
    if measure.is_share:
        written = numbers.points(change, measure.decimals)
        named = text.percentage_points.format(change=written)
    else:
        written = named = numbers.signed(change, measure.decimals)
    if not any(c in written for c in "123456789"):
        return text.summary_unchanged
    return text.summary_changed.format(change=named)


def _place(known: pd.DataFrame, *, highest: bool) -> int:
    values = [v or 0.0 for v in figures(known, "value")]
    return values.index(max(values) if highest else min(values))


def _unit_value(form: str, known: pd.DataFrame, place: int, measure: Measure) -> str:
    return form.format(
        unit=column(known, "unit_name")[place],
        value=measure.written_with_unit(figures(known, "value")[place]),
    )


def _judged(known: pd.DataFrame) -> pd.DataFrame:
    """Return the rows set against a target: none where one of them is not judged yet."""
    aimed = known[known["target"].notna()]
    open_still = aimed["status"].isin(["", Status.NONE]).any()
    return aimed.iloc[:0] if open_still else aimed


def _silent(told: pd.DataFrame) -> list[str]:
    """Name the units that have no figure at all."""
    heard = set(column(told[told["value"].notna()], "unit_id"))
    return distinct(told[~told["unit_id"].isin(heard)], "unit_name")


def _missing(told: pd.DataFrame, text: ChartText) -> list[str]:
    silent = _silent(told)
    return [text.summary_missing.format(units=", ".join(silent))] if silent else []


def _only_gaps(told: pd.DataFrame, text: ChartText) -> str:
    silent = _missing(told, text)
    return f"{text.summary_empty} {_joined(silent)}" if silent else text.summary_empty


def _joined(parts: list[str]) -> str:
    sentence = "; ".join(p for p in parts if p)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""
