"""Small provinces whose every figure can be worked out by hand, and conclusions on them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from services.conclusions.content import (
    Datum,
    Due,
    Frozen,
    Goal,
    Opinion,
    Outcome,
    Recorded,
    Subject,
    Task,
)
from services.conclusions.events import Act, Author, Event
from services.conclusions.fold import Conclusion, Stand
from services.conclusions.writing import recorded
from services.intake.schema import Level
from services.intake.tables import TABLES
from services.snapshot import Deadline, Snapshot, SpreadsheetState, TabState, Target
from services.units import Succession, Unit, UnitTree
from tests.indicators.conftest import Row, pandas_frame

READ = datetime(2021, 10, 5, tzinfo=UTC)


def unit(code: str, name: str, level: Level, parent: str = "", order: int = 0, **more: Any) -> Unit:
    return Unit(code, name, name.split(" ", 1)[1], level, parent=parent, order=order, **more)


# Districts An, Bình and Cát; An has communes Một and Hai, Bình has Ba.
UNITS = (
    unit("hn", "Tỉnh Nhà", Level.PROVINCE),
    unit("a", "Huyện An", Level.DISTRICT, "hn", 1),
    unit("b", "Huyện Bình", Level.DISTRICT, "hn", 2),
    unit("c", "Huyện Cát", Level.DISTRICT, "hn", 3),
    unit("a1", "Xã Một", Level.COMMUNE, "a", 1),
    unit("a2", "Xã Hai", Level.COMMUNE, "a", 2),
    unit("b1", "Xã Ba", Level.COMMUNE, "b", 1),
)
_LETTERS = {"branch_sec_total": "E", "branch_sec_trained": "F"}


def quality(of: str, period: str, trained: float | None, total: float, row: int, **more: Any):
    """A row of C1."""
    held = {"branch_sec_trained": trained, "branch_sec_total": total, "row": row}
    return {"unit": of, "period": period, "spreadsheet": of.upper(), "tab": "CL", **held, **more}


def course(of: str, month: str, attended: float, invited: float, row: int, **more: Any) -> Row:
    """A row of C2, C3 and C4."""
    held = {"status": "da_to_chuc", "training_form": "tap_huan", "spreadsheet": of.upper()}
    told = {"attended": attended, "invited": invited, "row": row, "tab": "ĐT"}
    return {"unit": of, "period": month, **held, **told, **more}


def grading(of: str, period: str, scale: str, *rated: int, row: int) -> Row:
    """A row of G2: the first two levels of all four."""
    levels = dict(zip(("rated_1", "rated_2", "rated_3", "rated_4"), rated, strict=True))
    held = {"branches": sum(rated), "unrated": 0, "rating_scale": scale, "row": row}
    return {"unit": of, "period": period, "tab": "CĐ", **levels, **held}


# C1 in the third quarter: a 40/50, b 30/50, c nothing; in the second a 35/50, b 30/50, c 10/20.
QUALITY = (
    quality("a", "2021-Q2", 35, 50, 7),
    quality("a", "2021-Q3", 40, 50, 8),
    quality("b", "2021-Q2", 30, 50, 7),
    quality("b", "2021-Q3", 30, 50, 8),
    quality("c", "2021-Q2", 10, 20, 7),
)


def province(
    rows: Iterable[Row] = QUALITY,
    *,
    courses: Iterable[Row] = (),
    gradings: Iterable[Row] = (),
    version: str = "1",
    units: Sequence[Unit] = UNITS,
    successions: Sequence[Succession] = (),
    targets: Sequence[Target] = (),
    calendar: Sequence[Deadline] = (),
) -> Snapshot:
    held = {
        "cadre_snapshot": tuple(rows),
        "cadre_training_log": tuple(courses),
        "grassroots_log": tuple(gradings),
    }
    return Snapshot(
        version=version,
        made_at=READ,
        tables={t.name: pandas_frame(t.name, *held.get(t.name, ())) for t in TABLES},
        units=UnitTree(tuple(units), tuple(successions)),
        targets=tuple(targets),
        calendar=tuple(calendar),
        meetings=(),
        users=(),
        findings=(),
        tabs=tuple(TabState(s, "CL", "cadre_snapshot", 1, 1, _LETTERS) for s in ("A", "B", "C")),
        spreadsheets=(SpreadsheetState("a", "A", "a", READ),),
        is_sample=True,
        linker=lambda sheet, tab, cell: f"{sheet}!{tab}!{cell}",
    )


def datum(indicator: str, units: str, period: str, *kinds: str) -> Datum:
    return Datum(indicator, tuple(units.split()), period, kinds)


def task(
    goal: tuple[Datum, float] | None = None,
    due: date | Due = Due.UNDECIDED,
    *,
    at_least: bool = True,
) -> Task:
    return Task("a", due=due, goal=Goal(goal[0], at_least, goal[1]) if goal else None)


def said(
    number: int = 1,
    about: Datum | None = None,
    text: str = "Còn thấp.",
    *,
    opinion: Opinion = Opinion.WEAKNESS,
    frozen: Frozen | None = None,
    charged: Task | None = None,
) -> Recorded:
    return Recorded(2021, number, opinion, text, Subject(datum=about), frozen=frozen, task=charged)


def event(what: Recorded) -> Event:
    id_ = f"id{what.number:03d}"
    at = READ + timedelta(minutes=what.number)
    return Event(id_, id_, Act.RECORDED, at, Author(), recorded(what))


def conclusion(
    what: Recorded, stand: Stand = Stand.OPEN, outcome: Outcome | None = None
) -> Conclusion:
    return Conclusion(event(what).id, what, (event(what),), stand=stand, outcome=outcome)
