"""Small provinces of which every sentence can be worked out by hand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from services.conclusions.figure import figures_of
from services.drafting import draft
from services.drafting.sentence import Sentence, What
from services.indicators.catalogue import BY_CODE, INDICATORS
from services.indicators.indicator import Area
from services.intake.schema import Level
from services.intake.tables import TABLES
from services.panels.figures import measure
from services.panels.scope import Scope
from services.periods import parse_span
from services.snapshot import Snapshot, Target
from services.text.language import Language
from services.units import Unit, UnitTree
from services.view import View
from tests.indicators.conftest import Row, pandas_frame

# The third quarter is over, and its figures are there.
READ = datetime(2021, 10, 5, 1, 30, tzinfo=UTC)
PROVINCE = Unit("hn", "Tỉnh Hà", "Hà", Level.PROVINCE)


def districts(*names: str) -> tuple[Unit, ...]:
    """Units a, b, c … right below the province, of these short names."""
    return (
        PROVINCE,
        *(
            Unit(chr(96 + at), f"Huyện {name}", name, Level.DISTRICT, parent="hn", order=at)
            for at, name in enumerate(names, 1)
        ),
    )


def communes(parent: str, *names: str) -> tuple[Unit, ...]:
    """Units a1, a2 … below a district."""
    return tuple(
        Unit(f"{parent}{at}", f"Xã {name}", name, Level.COMMUNE, parent=parent, order=at)
        for at, name in enumerate(names, 1)
    )


UNITS = districts("Phủ Lý", "Kim Bảng", "Lý Nhân", "Bình Lục")


def trained(unit: str, period: str, number: float, total: float = 100, **more: Any) -> Row:
    """A row of C1: so many of so many branch secretaries."""
    return {
        "unit": unit,
        "period": period,
        "branch_sec_trained": number,
        "branch_sec_total": total,
        **more,
    }


def course(unit: str, month: str, attended: float = 30, invited: float = 40) -> Row:
    """A row of C2, C3 and C4: a class that was held."""
    told = {"attended": attended, "invited": invited, "training_form": "tap_huan"}
    return {"unit": unit, "period": month, "status": "da_to_chuc", **told}


def counselled(unit: str, month: str, turns: float) -> Row:
    """A row of E1."""
    told = {"activity_type": "tu_van_huong_nghiep", "counselled_turns": turns}
    return {"unit": unit, "period": month, **told}


def referred(unit: str, month: str, number: float, placed: float, stable: float | None) -> Row:
    """A row of the stages, and of E3."""
    told = {"activity_type": "gioi_thieu_viec_lam", "referred": number}
    return {"unit": unit, "period": month, "placed": placed, "stable": stable, **told}


def economy(unit: str, period: str, outstanding: float, overdue: float, **more: Any) -> Row:
    """A row of E5 and of the stocks."""
    held = {"loan_outstanding_million_vnd": outstanding, "loan_overdue_million_vnd": overdue}
    return {"unit": unit, "period": period, **held, **more}


def graded(unit: str, period: str, scale: str, *rated: int) -> Row:
    """A row of G2, G3 and the grading."""
    levels = dict(zip(("rated_1", "rated_2", "rated_3", "rated_4"), rated, strict=True))
    held = {"branches": sum(rated), "unrated": 0, "rating_scale": scale}
    return {"unit": unit, "period": period, **levels, **held}


def strong(unit: str, period: str, recognised: float, branches: float) -> Row:
    """A row of G1."""
    held = {"strong_recognised": recognised, "branches": branches}
    return {"unit": unit, "period": period, **held}


def province(
    *,
    units: Sequence[Unit] = UNITS,
    targets: Iterable[Target] = (),
    made_at: datetime = READ,
    **tables: Iterable[Row],
) -> Snapshot:
    """A snapshot that holds these rows and nothing else."""
    return Snapshot(
        version="1",
        made_at=made_at,
        tables={t.name: pandas_frame(t.name, *tables.get(t.name, ())) for t in TABLES},
        units=UnitTree(tuple(units)),
        targets=tuple(targets),
        calendar=(),
        meetings=(),
        users=(),
        findings=(),
        tabs=(),
        spreadsheets=(),
        is_sample=True,
    )


def look(
    snapshot: Snapshot,
    period: str = "2021-Q3",
    units: str = "hn",
    *,
    language: Language = Language.VI,
    kinds: tuple[str, ...] = (),
) -> Scope:
    """A snapshot as one reader sees it."""
    return Scope(snapshot, View(language, parse_span(period), tuple(units.split()), kinds))


def in_english(scope: Scope) -> Scope:
    return replace(scope, view=replace(scope.view, language=Language.EN))


def target(indicator: str, value: float, unit: str = "", year: int = 2021) -> Target:
    return Target(indicator, unit, year, value, "Kế hoạch")


def unlinked(told: Sentence, snapshot: Snapshot) -> list[str]:
    """The numbers of a sentence that none of its figures is, names of units and of what left out.

    The figures stand in the order of the text, so each is looked for behind the one before.
    """
    text, rest, at = told.text, "", 0
    for figure in told.figures:
        place = text.find(figure.text, at)
        if place < 0:
            return [f"not there: {figure.text}"]
        rest, at = rest + text[at:place], place + len(figure.text)
    rest += text[at:]
    names = [one.short_name for one in snapshot.units.units]
    for words in BY_CODE.values():
        for name in (*vars_of(words.name), *vars_of(words.short_name)):
            names += [name, f"{name[:1].lower()}{name[1:]}"]
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, "")
    return re.findall(r"[\d.,]*\d", rest)


def vars_of(words: Any) -> tuple[str, str]:
    return words.vi, words.en


def misquoted(told: Sentence, scope: Scope) -> list[str]:
    """The values and targets of a sentence that their figures, looked up anew, do not have."""
    wrong: list[str] = []
    for figure in told.figures:
        if figure.what not in (What.VALUE, What.TARGET):
            assert figure.data or figure.what is What.PERIOD, figure
            continue
        for datum in figure.data:
            if datum.indicator not in BY_CODE:
                continue
            span = parse_span(datum.period)
            found = figures_of(scope.snapshot, datum, [span])[0]
            value = found.value if figure.what is What.VALUE else found.target
            one = measure(BY_CODE[datum.indicator], scope.view.language)
            if one.written_with_unit(value) != figure.text:
                wrong.append(f"{figure.text}: {one.written_with_unit(value)} {datum.key}")
    return wrong


def sentences(scope: Scope) -> Iterator[Sentence]:
    """Every sentence that is drafted in a look, but those of a unit among its peers."""
    for one in INDICATORS:
        for chart in ("ranking", "trend", "heatmap"):
            yield draft(scope, chart, one)
        yield draft(scope, "unit_trend", one, unit="hn-binhluc")
    for area in Area:
        yield draft(scope, "composition", area=area)
    for chart in ("status", "funnel", "headlines"):
        yield draft(scope, chart)
