"""Phụ lục: the workbook that goes with the papers: what was shown, concluded, charged, missing."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from services.papers.content import Papers, Point, Progress
from services.reports import xlsx
from services.reports.steps import Steps
from services.text import numbers
from services.text.papers import PAPER


def annex(papers: Papers, told: Progress | None = None) -> bytes:
    """Return everything that a meeting looked at and concluded as a workbook.

    Args:
        papers: what there is to say.
        told: see ``papers.content.Progress``.

    Raises:
        CancelledError: ``told`` wanted no more of it.
    """
    charts = [one for one in papers.shown if one.panel]
    steps = Steps(len(charts) + 2, told)
    sheets = [
        xlsx.about(PAPER.sheet_about, PAPER.about_headings, _about(papers)),
        _sheet(PAPER.sheet_points, PAPER.point_headings, _points(papers.points)),
        _sheet(PAPER.sheet_tasks, PAPER.task_columns, _tasks(papers.tasks)),
        _sheet(PAPER.sheet_silent, PAPER.silent_columns, _silent(papers)),
        _sheet(PAPER.sheet_shown, PAPER.shown_columns, _shown(papers)),
    ]
    steps.done()
    for at, one in enumerate(charts, 1):
        if one.panel:
            sheets.append(xlsx.sheet_of(PAPER.sheet_chart.format(number=at), one.panel.table))
        steps.done()
    made = xlsx.workbook(sheets)
    steps.done()
    return made


def _sheet(name: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> xlsx.Sheet:
    columns = {
        heading: pd.Series([row[at] for row in rows], dtype="object").infer_objects()
        for at, heading in enumerate(headings)
    }
    return xlsx.sheet_of(name, pd.DataFrame(columns))


def _about(papers: Papers) -> list[tuple[str, str]]:
    gaps = [
        (PAPER.about_gap, PAPER.gap_line.format(label=g.label, names=", ".join(g.names)))
        for g in papers.gaps
    ]
    sample = [(PAPER.about_state, PAPER.sample)] if papers.is_sample else []
    as_of = numbers.day(papers.as_of)
    return [
        (PAPER.about_state, PAPER.draft),
        *sample,
        *gaps,
        (PAPER.about_meeting, papers.name),
        (PAPER.about_time, papers.time),
        (PAPER.about_place, papers.place),
        (PAPER.about_chair, papers.chair),
        (PAPER.about_filters, papers.filters),
        (PAPER.about_as_of, as_of),
        (PAPER.about_coverage, f"{papers.reported}/{papers.expected}"),
        (PAPER.about_version, papers.version),
        (PAPER.about_made, numbers.moment(papers.made_at)),
    ]


def _points(points: Sequence[Point]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for row, one in enumerate(points, 1):
        said = (row, one.label, PAPER.opinions[one.opinion], one.area_name, one.text, one.about)
        figure = one.figure
        if figure is None:
            rows.append((*said, *[None] * 12))
            continue
        rows.append(
            (
                *said,
                figure.indicator,
                figure.units,
                figure.period,
                figure.numerator,
                figure.denominator,
                _percent(figure.value, is_share=figure.is_share),
                _percent(figure.target, is_share=figure.is_share),
                "%" if figure.is_share else "",
                figure.units_reported,
                figure.units_expected,
                figure.as_of_date,
                figure.version,
            )
        )
    return rows


def _percent(value: float | None, *, is_share: bool) -> float | None:
    # 0.57 times 100 is 56.99999999999999 in binary.
    return round(value * 100, 10) if is_share and value is not None else value


def _tasks(points: Sequence[Point]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for row, one in enumerate(points, 1):
        charge, unknown = one.charge, PAPER.undecided
        if charge is None:
            missing = ", ".join(PAPER.gaps.values())
            told = (unknown, "", unknown, None, unknown, missing)
        else:
            day = charge.due if isinstance(charge.due, date) else None
            told = (
                charge.lead,
                "; ".join(charge.support),
                charge.deliverable,
                day,
                "" if day else charge.due_name,
                ", ".join(PAPER.gaps[name] for name in charge.gaps),
            )
        rows.append((row, one.label, one.text, *told))
    return rows


def _silent(papers: Papers) -> list[tuple[object, ...]]:
    return [(s.table, s.reported, s.expected, ", ".join(s.names)) for s in papers.silent]


def _shown(papers: Papers) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    sheet = 0
    for row, one in enumerate(papers.shown, 1):
        panel = one.panel
        sheet += bool(panel)
        rows.append(
            (
                row,
                one.title,
                "\n".join(filter(None, (one.sentence, *one.lines))),
                panel.filters if panel else "",
                panel.trust if panel else "",
                ", ".join(point.label for point in one.points),
                PAPER.sheet_chart.format(number=sheet) if panel else "",
            )
        )
    return rows
