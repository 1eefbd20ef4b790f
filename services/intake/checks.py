"""What must hold between the cells of a row."""

from collections.abc import Iterable, Mapping, MutableMapping

import numpy as np

from services.intake.cells import shown
from services.intake.columns import ColumnReading
from services.intake.findings import Code, Remark, Severity
from services.intake.keys import UNKNOWN_MONTH, Times, month_numbers
from services.intake.schema import (
    AtMost,
    InsidePeriod,
    NotBefore,
    RequiredWhen,
    SumEquals,
    Table,
)

Values = MutableMapping[str, np.ndarray]


def check_rules(table: Table, values: Values, read: Mapping[str, ColumnReading]) -> list[Remark]:
    """Return what breaks the table's rules, and make the values that cannot be used unknown.

    Args:
        table: the declaration.
        values: column name -> values, changed in place where a rule says "not used".
        read: the same columns as read, with what was blank.
    """
    remarks: list[Remark] = []
    for rule in table.rules:
        match rule:
            case AtMost():
                remarks += _at_most(rule, values)
            case SumEquals():
                remarks += _sum_equals(rule, values)
            case NotBefore():
                remarks += _not_before(rule, values)
            case InsidePeriod():
                remarks += _inside_period(rule, values, read)
            case RequiredWhen():
                remarks += _required_when(rule, values, read)
    return remarks


def _number(value: float) -> str:
    return shown(float(value))


def _at_most(rule: AtMost, values: Values) -> Iterable[Remark]:
    if rule.part not in values or rule.whole not in values:
        return
    part, whole = values[rule.part], values[rule.whole]
    above = part > whole
    for at in np.flatnonzero(above):
        details = (("whole_column", rule.whole), ("whole", _number(whole[at])))
        yield Remark(
            int(at),
            rule.part,
            Code.PART_ABOVE_WHOLE,
            _number(part[at]),
            details,
            Severity.WARNING if rule.warn_only else None,
        )
    if not rule.warn_only:
        values[rule.part] = np.where(above, np.nan, part)


def _sum_equals(rule: SumEquals, values: Values) -> Iterable[Remark]:
    if not {*rule.parts, rule.whole} <= values.keys():
        return
    parts, whole = [values[name] for name in rule.parts], values[rule.whole]
    total = np.sum(parts, axis=0)
    wrong = (total != whole) & ~np.isnan(total) & ~np.isnan(whole)
    for at in np.flatnonzero(wrong):
        details = (
            ("sum", " + ".join(_number(p[at]) for p in parts)),
            ("total", _number(total[at])),
            ("whole_column", rule.whole),
            ("whole", _number(whole[at])),
        )
        last = rule.parts[-1]
        yield Remark(int(at), last, Code.PARTS_NOT_WHOLE, _number(values[last][at]), details)
    for name in rule.parts:
        values[name] = np.where(wrong, np.nan, values[name])


def _not_before(rule: NotBefore, values: Values) -> Iterable[Remark]:
    if rule.later not in values or rule.earlier not in values:
        return
    later, earlier = values[rule.later], values[rule.earlier]
    wrong = later < earlier
    for at in np.flatnonzero(wrong):
        details = (("start", shown(earlier[at].item())),)
        yield Remark(int(at), rule.later, Code.DATE_BEFORE_START, _day(later[at]), details)
    later[wrong] = np.datetime64("NaT")


def _day(value: np.datetime64) -> str:
    return f"{value.item():%d/%m/%Y}"


def _inside_period(
    rule: InsidePeriod, values: Values, read: Mapping[str, ColumnReading]
) -> Iterable[Remark]:
    if rule.date not in values or "period_id" not in read:
        return
    for at, month in enumerate(month_numbers(values[rule.date])):
        period = read["period_id"].values[at]
        if period is None or month == UNKNOWN_MONTH:
            continue
        if not period.first_month <= month <= period.last_month:
            details = (("period", period.code),)
            yield Remark(
                at, rule.date, Code.DATE_OUTSIDE_PERIOD, _day(values[rule.date][at]), details
            )


def _required_when(
    rule: RequiredWhen, values: Values, read: Mapping[str, ColumnReading]
) -> Iterable[Remark]:
    if rule.column not in read or rule.when not in values:
        return
    needed = np.isin(values[rule.when].astype(str), rule.values) & read[rule.column].blank
    for at in np.flatnonzero(needed):
        yield Remark(int(at), rule.column, Code.VALUE_MISSING)


def derive_meetings_required(
    values: Values, read: Mapping[str, ColumnReading], times: Times
) -> tuple[np.ndarray, np.ndarray]:
    """Return the meetings that the branches had to hold, and where the typed number differs.

    One a month for each branch, one a quarter where that was approved (HD 16-HD/TWĐTN-BTC 2018).
    Where nothing is typed about approvals, all branches are under the general rule; where what is
    typed cannot be used, or the number cannot be worked out, the typed one stands.
    """
    nothing = np.full(len(times.first_month), np.nan)
    months = (times.last_month - times.first_month + 1).astype(float)
    months[times.unknown] = np.nan
    branches = values.get("branches", nothing)
    special = np.zeros(len(months))
    if "branches_special" in values:
        special = np.where(read["branches_special"].blank, 0.0, values["branches_special"])
    typed = values.get("meetings_required", nothing)
    derived = months * (branches - special) + months / 3 * special
    differs = ~np.isnan(typed) & ~np.isnan(derived) & (np.abs(typed - derived) > 1e-6)
    return np.where(np.isnan(derived), typed, derived), differs
