"""What a reader can take away or look behind: the rows of a figure, a picture, a workbook."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pandas as pd

from services.charts.pins import Pin, with_pins
from services.charts.rows import Measure
from services.indicators.behind import rows_behind
from services.indicators.indicator import Indicator
from services.intake.findings import Finding
from services.panels.data import findings_table
from services.panels.figures import figures
from services.panels.files import filters_line
from services.panels.panel import Panel
from services.panels.scope import Scope
from services.periods import Span, parse_span
from services.reports import png, xlsx
from services.text import numbers
from services.text.findings import choice_names, heading
from services.text.periods import span_name
from services.text.screen import NAME


def units_to_choose(
    scope: Scope, indicator: Indicator, units: Sequence[str] = ()
) -> Mapping[str, str]:
    """Return code -> name of the units whose rows can be looked at, all chosen ones first."""
    tree = scope.snapshot.units
    codes = tuple(units) or scope.compared(indicator.table)
    return {tree.root: scope.together_name} | {c: tree.get(c).name for c in codes}


def told(scope: Scope, indicator: Indicator, unit: str, span: str) -> str:
    """Return a figure in words: of whom, when, how much over how much, from how many rows."""
    root = scope.snapshot.units.root
    asked = (scope.view.units or (root,)) if unit == root else (unit,)
    found = figures(scope.snapshot, [indicator], [parse_span(span)], asked, scope.kinds, total=True)
    row = found[found["unit_id"].isna()].iloc[0]
    one = Measure.of(indicator, scope.view.language)
    figure = one.written_with_unit(float(row["value"]))
    if indicator.is_share and not pd.isna(row["numerator"]):
        parts = (numbers.number(float(row[name])) for name in ("numerator", "denominator"))
        figure = f"{figure} = {' / '.join(parts)}"
    names = units_to_choose(scope, indicator, (unit,) if unit != root else ())
    return scope.text.panel.figure_told.format(
        unit=names[unit],
        period=span_name(parse_span(span), scope.view.language),
        figure=figure,
        count=int(row["rows"]),
    )


def rows(scope: Scope, indicator: Indicator, unit: str, span: str) -> pd.DataFrame:
    """Return the rows behind a figure as a reader reads them: whose, when, where, which cells."""
    units = scope.snapshot.units
    asked = scope.view.units or (units.root,)
    code = None if unit == units.root else unit
    found = rows_behind(scope.snapshot, indicator, code, parse_span(span), scope.kinds, asked=asked)
    return rows_table(scope, indicator, found)


def rows_table(scope: Scope, indicator: Indicator, found: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``indicators.behind.rows_behind`` as a reader reads them.

    Returns:
        One row is a row of a sheet, headed in the reader's language: whose, when, which cells,
        each needed value, and where; where the source has links, one that opens the first cell.
    """
    text, language = scope.text.panel, scope.view.language
    units = scope.snapshot.units
    shown: dict[str, object] = {
        scope.text.data.owner: [units.get(c).name for c in found["unit_id"]],
        scope.text.filters.period: [
            span_name(Span(int(first), int(last)), language)
            for first, last in zip(found["first_month"], found["last_month"], strict=True)
        ],
    }
    needed = [column for column in indicator.columns if f"{column}_cell" in found]
    shown[text.cells] = [
        " ".join(filter(None, cells))
        for cells in found[[f"{column}_cell" for column in needed]].fillna("").to_numpy()
    ]
    for column in indicator.columns:
        names = choice_names(indicator.table, column, language)
        values = found[column]
        shown[heading(indicator.table, column, language)] = (
            [names.get(code, code) for code in values] if names else values
        )
    shown |= {
        text.row: found["row"],
        text.tab: found["tab"],
        text.spreadsheet: found["spreadsheet"],
    }
    links = found[[f"{column}_link" for column in needed]].bfill(axis="columns")
    if needed and links.iloc[:, 0].notna().any():
        shown[scope.text.data.open] = links.iloc[:, 0]
    return pd.DataFrame({name: list(values) for name, values in shown.items()})  # type: ignore[call-overload]


def picture(scope: Scope, panel: Panel, pins: Sequence[Pin] = ()) -> bytes:
    """Return a panel as a PNG at double size, with title, filters, trust and pins in it."""
    lines = (filters_line(scope, panel), panel.trust)
    return png.png(with_pins(panel.spec, pins), title=panel.title, lines=lines)


def workbook(scope: Scope, panel: Panel) -> bytes:
    """Return a panel's data as a workbook, with a sheet that says what was chosen."""
    text = scope.text.panel
    about = [
        (NAME, panel.title),
        (text.filters.split(":")[0], panel.filters),
        (text.source, panel.trust),
        (text.in_words, panel.summary),
        (text.made_at.split(" {")[0], numbers.moment(datetime.now(UTC))),
    ]
    if scope.snapshot.is_sample:
        about.insert(1, ("", scope.text.frame.sample))
    return xlsx.workbook(
        (
            xlsx.sheet_of(text.sheet_shown, panel.table),
            xlsx.about(text.sheet_filters, (text.sheet_filters, text.sheet_shown), about),
        )
    )


def findings_workbook(scope: Scope, findings: Sequence[Finding]) -> bytes:
    """Return findings as a workbook that can be sent to a unit."""
    table = findings_table(scope, findings)
    links = (scope.text.data.open,)
    return xlsx.workbook((xlsx.sheet_of(scope.text.data.findings, table, links),))
