"""What stands behind a number of a drafted sentence: its figures, their rows and cells."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from services.charts.rows import Measure, Status, status_text
from services.conclusions.content import Datum
from services.conclusions.figure import alone, beside
from services.drafting.sentence import Quoted, What
from services.indicators.behind import rows_behind
from services.indicators.catalogue import BY_CODE
from services.indicators.indicator import Good, Indicator
from services.indicators.targets import in_force
from services.panels.breakdown import BREAKDOWNS
from services.panels.concluding import indicator_name, period_name, units_name
from services.panels.evidence import rows_table
from services.panels.figures import figures, measure, worded
from services.panels.panel import words_of
from services.panels.scope import Scope
from services.panels.worked import worked
from services.periods import parse_span
from services.snapshot import Target
from services.text import numbers
from services.text.charts import ChartText
from services.text.quoted import quoted_text
from services.text.shown import shown
from services.view import kinds_by_column

# A part of a composition is in no catalogue, and goes by the code that it has there.
_PARTS = {part.code: (made, part) for made in BREAKDOWNS.values() for part in made.parts}
_NO_TARGET = {"target": None, "target_is_proposal": False, "target_origin": None, "status": "none"}


@dataclass(frozen=True, eq=False)
class Found:
    """One figure behind a number, as the snapshot has it.

    Attributes:
        datum: which.
        indicator: of what; of a composition a part of it.
        name: of what, of whom and of when, in words.
        among: the units beside it, among which its grading scale was chosen.
        row: the result, see ``panels.figures.figures``.
    """

    datum: Datum
    indicator: Indicator
    name: str
    among: tuple[str, ...]
    row: Mapping[Hashable, Any]

    def known(self, name: str) -> float | None:
        """Return one number of the result, None where there is none."""
        value = self.row[name]
        return None if value is None or pd.isna(value) else float(value)


def found(scope: Scope, number: Quoted) -> tuple[Found, ...]:
    """Return the figures that a number of a sentence comes from, in the number's own order.

    Args:
        scope: the look in which the sentence was drafted.
        number: of that sentence.
    """
    return tuple(_found(scope, datum, number) for datum in dict.fromkeys(number.data))


def _found(scope: Scope, datum: Datum, number: Quoted) -> Found:
    part = _PARTS.get(datum.indicator)
    indicator = part[1] if part else BY_CODE[datum.indicator]
    what = worded(indicator.name, scope.view.language) if part else ""
    name = " · ".join(
        (
            what or indicator_name(scope, datum.indicator),
            units_name(scope, datum),
            period_name(scope, datum),
        )
    )
    tried = [
        Found(datum, indicator, name, among, _row(scope, datum, among))
        for among in _beside(scope, datum, indicator)
    ]
    if number.what is not What.VALUE or len(number.data) > 1:
        return tried[0]
    # Where units beside it decide on which scale it is graded, it is the one in the sentence.
    return next((one for one in tried if _written(scope, one) == number.text), tried[0])


def _beside(scope: Scope, datum: Datum, indicator: Indicator) -> tuple[tuple[str, ...], ...]:
    """Return the units that may stand beside a figure, those of the page first."""
    units = scope.snapshot.units
    one = alone(units, datum.units)
    if not one:
        return (datum.units,)
    compared = scope.compared(indicator.table)
    usual = (*dict.fromkeys((*beside(units, datum.units), one)),)
    every = (compared,) if one in compared else ()
    # The grading of all others does not depend on who stands beside.
    return tuple(dict.fromkeys((*every, usual, (one,))))[: None if indicator.scale_column else 1]


def _row(scope: Scope, datum: Datum, among: Sequence[str]) -> Mapping[Hashable, Any]:
    spans, snapshot = [parse_span(datum.period)], scope.snapshot
    if part := _PARTS.get(datum.indicator):
        made, indicator = part
        rows = worked(snapshot, made.parts, [indicator], spans, among, {})
        # What counts of a part is how many there are, not how many of all.
        rows = rows.assign(value=rows["numerator"], denominator=float("nan"), **_NO_TARGET)
        if made.kind:
            # A kind is counted by its rows; those of other kinds bring nothing to it.
            rows = rows.assign(rows=rows["numerator"].fillna(0))
    else:
        kinds = _kinds(datum)
        rows = figures(snapshot, [BY_CODE[datum.indicator]], spans, among, kinds, total=True)
    one = alone(snapshot.units, datum.units)
    mine = rows["unit_id"] == one if one else rows["unit_id"].isna()
    return cast("Mapping[Hashable, Any]", rows[mine].to_dict("records")[0])


def _kinds(datum: Datum) -> Mapping[str, Sequence[str]]:
    """Return the kinds of a figure; a part that is a kind is narrowed to itself."""
    part = _PARTS.get(datum.indicator)
    own = {part[0].kind: (datum.indicator,)} if part and part[0].kind else {}
    return {**kinds_by_column(datum.kinds), **own}


def told(scope: Scope, number: Quoted, behind: Sequence[Found]) -> tuple[str, ...]:
    """Return in words how a number comes from its figures; of a target that nobody set, so."""
    text = quoted_text(scope.view.language)
    if len(behind) == 1:
        lines = [figure_told(scope, behind[0])]
        if number.what is What.UNITS:
            lines.insert(0, text.covered.format(number=number.text))
    else:
        form = text.several[number.what]
        lines = [form.format(number=number.text, count=numbers.number(len(behind)))]
    is_proposal = any(one.row["target_is_proposal"] for one in behind)
    if number.what is What.TARGET and is_proposal:
        lines.append(text.proposal.format(target=number.text))
    return tuple(lines)


def figure_told(scope: Scope, one: Found) -> str:
    """Return a figure in words: of what, of whom, when, how much over how much, how many rows."""
    told = _written(scope, one)
    top, bottom = one.known("numerator"), one.known("denominator")
    if one.indicator.is_share and top is not None and bottom is not None:
        told = f"{told} = {numbers.number(top)} / {numbers.number(bottom)}"
    text = quoted_text(scope.view.language)
    count = numbers.number(one.known("rows"))
    return text.figure.format(name=one.name, figure=told, count=count)


def _written(scope: Scope, one: Found) -> str:
    return _measure(scope, one).written_with_unit(one.known("value"))


def _measure(scope: Scope, one: Found) -> Measure:
    if one.datum.indicator in _PARTS:
        # A level is a share of all branches where it is compared; here it is counted.
        unit = worded(_PARTS[one.datum.indicator][0].unit, scope.view.language)
        name = worded(one.indicator.name, scope.view.language)
        return Measure(one.indicator.code, name, is_share=False, decimals=0, unit=unit)
    return measure(one.indicator, scope.view.language)


def figures_table(scope: Scope, behind: Sequence[Found]) -> pd.DataFrame:
    """Return figures as a reader reads them.

    Returns:
        One row is a figure, headed in the reader's language: of what (where they are of several),
        of whom, when, value, what it is made of, its target and how it stands to that (where some
        have one), and from how many rows.
    """
    text, area = quoted_text(scope.view.language), scope.text.area
    charts = words_of(scope.view.language)
    lines = [
        {
            text.indicator: _measure(scope, one).name,
            text.unit: units_name(scope, one.datum),
            text.period: period_name(scope, one.datum),
            text.value: _written(scope, one),
            area.numerator: None if one.known("denominator") is None else one.known("numerator"),
            area.denominator: one.known("denominator"),
            charts.target: _target(scope, one),
            text.standing: _standing(one, charts),
            text.rows: int(one.row["rows"]),
        }
        for one in behind
    ]
    table = pd.DataFrame(lines)
    names = table[text.indicator]
    same = [text.indicator] if (names == names.iloc[0]).all() else []
    empty = [name for name in table if table[name].isna().all() or (table[name] == "").all()]
    return table.drop(columns=[*same, *empty])


def _standing(one: Found, charts: ChartText) -> str:
    is_judged = one.row["status"] != Status.NONE and one.indicator.good is not Good.NONE
    return status_text(one.row["status"], charts) if is_judged else ""


def _target(scope: Scope, one: Found) -> str:
    target = one.known("target")
    if target is None:
        return ""
    written = _measure(scope, one).written_with_unit(target)
    is_proposal = one.row["target_is_proposal"]
    return scope.text.card.proposal.format(target=written) if is_proposal else written


def rows(scope: Scope, one: Found) -> pd.DataFrame:
    """Return the rows behind a figure with their cells, see ``panels.evidence.rows_table``."""
    snapshot, datum = scope.snapshot, one.datum
    mine = alone(snapshot.units, datum.units)
    scale = one.row.get("scale")
    entered = rows_behind(
        snapshot,
        one.indicator,
        mine,
        parse_span(datum.period),
        _kinds(datum),
        asked=one.among if mine else datum.units,
        scale=scale if isinstance(scale, str) and scale else None,
    )
    return rows_table(scope, one.indicator, entered)


def targets_table(scope: Scope, behind: Sequence[Found]) -> pd.DataFrame:
    """Return the rows of the province's tab that set the targets of figures.

    Returns:
        One row is a row of that tab, headed in the reader's language: how much, for whom, in
        which year, set by whom, and where it stands; without rows where nobody has set any.
    """
    text, panel, snapshot = quoted_text(scope.view.language), scope.text.panel, scope.snapshot
    tabs = [(tab.spreadsheet, tab.tab) for tab in snapshot.tabs if tab.table == "targets"]
    spreadsheet, tab = tabs[0] if tabs else ("", "")
    every = dict.fromkeys((one.indicator, target) for one in behind for target in _set(scope, one))
    lines = [
        {
            text.target: measure(indicator, scope.view.language).written_with_unit(target.value),
            text.unit: snapshot.units.get(target.unit_id).name if target.unit_id else text.each,
            text.year: str(target.year),
            text.origin: shown(target.origin),
            panel.row: target.row or None,
            panel.tab: tab,
            panel.spreadsheet: spreadsheet,
        }
        for indicator, target in every
    ]
    return pd.DataFrame(lines)


def _set(scope: Scope, one: Found) -> tuple[Target, ...]:
    if one.datum.indicator in _PARTS:
        return ()
    units, span = scope.snapshot.units, parse_span(one.datum.period)
    mine = alone(units, one.datum.units) or ""
    return in_force(scope.snapshot.targets, units, one.indicator, mine, span, one.among)
