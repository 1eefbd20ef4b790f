"""What the whole of an area is made of, declared: one entry an area."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from services.charts.composition import Parts
from services.indicators.formula import Count, Sum, Where
from services.indicators.indicator import Area, Indicator, Words
from services.intake.schema import Nature
from services.intake.tables import TABLE_BY_NAME
from services.panels.figures import chart_rows, trend_spans, worded
from services.panels.scope import Scope
from services.panels.worked import worked
from services.text.language import Language


@dataclass(frozen=True)
class Breakdown:
    """How a whole is cut into parts.

    Attributes:
        name: what is cut.
        table: where its rows are.
        parts: one figure a part, in the order in which they are stacked.
        by_unit: whether the bars are units in the chosen span; otherwise quarters.
        levels: whether the parts are levels from best to worst.
        unit: what is counted.
        kind: the column whose choice each part is, or "" where a part is a column of its own.
    """

    name: Words
    table: str
    parts: tuple[Indicator, ...]
    unit: Words
    by_unit: bool = False
    levels: bool = False
    kind: str = ""


_CLASSES = Words("lớp", "classes")
_ACTIVITIES = Words("hoạt động", "activities")
_BRANCHES = Words("chi đoàn", "branches")


def _by_kind(
    area: Area, table: str, column: str, unit: Words, where: Where | None
) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            code=choice.code,
            area=area,
            table=table,
            numerator=Count(column, (choice.code,)),
            name=Words(choice.vi, choice.en),
            short_name=Words(choice.vi, choice.en),
            help=Words("", ""),
            unit=unit,
            nature=Nature.FLOW,
            where=where,
        )
        for choice in TABLE_BY_NAME[table].column(column).choices
    )


def _level(column: str, vi: str, en: str) -> Indicator:
    return Indicator(
        code=column,
        area=Area.GRASSROOTS,
        table="grassroots_log",
        numerator=Sum((column,)),
        # The whole decides which rows are graded, as it does for G2 and G3.
        denominator=Sum(("branches",), ("unrated",)),
        name=Words(vi, en),
        short_name=Words(vi, en),
        help=Words("", ""),
        unit=_BRANCHES,
        nature=Nature.STOCK,
        annual=True,
        scale_column="rating_scale",
    )


BREAKDOWNS: Mapping[Area, Breakdown] = {
    Area.CADRES: Breakdown(
        Words("Lớp đã tổ chức theo hình thức", "Classes held by form"),
        "cadre_training_log",
        _by_kind(
            Area.CADRES,
            "cadre_training_log",
            "training_form",
            _CLASSES,
            Where("status", ("da_to_chuc",)),
        ),
        _CLASSES,
        kind="training_form",
    ),
    Area.GRASSROOTS: Breakdown(
        Words("Xếp loại chi đoàn dân cư", "Grading of residential branches"),
        "grassroots_log",
        (
            _level("rated_1", "Mức 1 (xuất sắc)", "Level 1 (excellent)"),
            _level("rated_2", "Mức 2 (khá, tốt)", "Level 2 (good)"),
            _level("rated_3", "Mức 3 (trung bình)", "Level 3 (average)"),
            _level("rated_4", "Mức 4 (yếu)", "Level 4 (weak)"),
        ),
        _BRANCHES,
        by_unit=True,
        levels=True,
    ),
    Area.EMPLOYMENT: Breakdown(
        Words("Hoạt động hỗ trợ theo loại", "Support activities by kind"),
        "employment_log",
        _by_kind(Area.EMPLOYMENT, "employment_log", "activity_type", _ACTIVITIES, None),
        _ACTIVITIES,
        kind="activity_type",
    ),
}


def parts(made: Breakdown, language: Language) -> Parts:
    """Return the parts with their names, as the chart of a composition takes them."""
    names = {one.code: worded(one.name, language) for one in made.parts}
    return Parts(names, made.levels, worded(made.unit, language))


def rows(scope: Scope, made: Breakdown) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the chart rows of a breakdown, and the results that they were made of.

    One row is a part x unit (in the chosen span) or a part x quarter (all units together), with
    ``category`` and ``category_name``; a part without rows in a bar that has some is 0.
    """
    asked = scope.compared(made.table) if made.by_unit else scope.view.units
    spans = (scope.view.span,) if made.by_unit else trend_spans(scope.snapshot, scope.view.span)
    chosen = scope.kinds.get(made.kind, ())
    cut = [one for one in made.parts if not chosen or one.code in chosen]
    found = worked(scope.snapshot, made.parts, cut, spans, asked, scope.kinds)
    found = found[found["unit_id"].notna() == made.by_unit].reset_index(drop=True)
    names = {one.code: worded(one.name, scope.view.language) for one in made.parts}
    found = found.assign(status="none", target=float("nan"))
    drawn = chart_rows(found, scope.snapshot, scope.view.language, scope.together_name)
    drawn = drawn.assign(
        category=drawn["indicator"],
        category_name=drawn["indicator"].map(names),
        value=drawn["numerator"],
    )
    return _zeros(drawn), found


def _zeros(drawn: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with 0 for a part that a bar lacks while it has others."""
    told = drawn["value"].notna().groupby([drawn["unit_id"], drawn["period"]]).transform("any")
    return drawn.assign(value=drawn["value"].where(drawn["value"].notna() | ~told, 0.0))
