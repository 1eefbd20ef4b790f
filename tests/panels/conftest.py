"""A province of three districts, small enough to work every figure out by hand."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from services.intake.schema import Level
from services.intake.tables import TABLES
from services.panels.scope import Scope
from services.periods import parse_span
from services.snapshot import Snapshot, SpreadsheetState, TabState
from services.text.language import Language
from services.units import Unit, UnitTree
from services.view import View
from tests.indicators.conftest import Row, pandas_frame

READ = datetime(2021, 10, 5, 1, 30, tzinfo=UTC)
Look = Callable[..., Scope]


def _unit(code: str, name: str, level: Level, parent: str = "", order: int = 0) -> Unit:
    short = name.split(" ", 1)[1]
    return Unit(code, name, short, level, parent=parent, order=order)


@pytest.fixture
def units() -> UnitTree:
    """Districts An, Bình and Cát; An has communes Một and Hai, Bình has Ba, Cát none."""
    return UnitTree(
        (
            _unit("hn", "Tỉnh Nhà", Level.PROVINCE),
            _unit("a", "Huyện An", Level.DISTRICT, "hn", 1),
            _unit("b", "Huyện Bình", Level.DISTRICT, "hn", 2),
            _unit("c", "Huyện Cát", Level.DISTRICT, "hn", 3),
            _unit("a1", "Xã Một", Level.COMMUNE, "a", 1),
            _unit("a2", "Xã Hai", Level.COMMUNE, "a", 2),
            _unit("b1", "Xã Ba", Level.COMMUNE, "b", 1),
        )
    )


def _quality(unit: str, period: str, total: int, trained: int, **more: Any) -> Row:
    held = {"branch_sec_total": total, "branch_sec_trained": trained, "spreadsheet": unit.upper()}
    return {"unit": unit, "period": period, "tab": "Chất lượng", **held, **more}


def _branches(unit: str, period: str, scale: str, *rated: int) -> Row:
    levels = dict(zip(("rated_1", "rated_2", "rated_3", "rated_4"), rated, strict=True))
    held = {"branches": sum(rated), "unrated": 0, "rating_scale": scale}
    return {"unit": unit, "period": period, "tab": "Chi đoàn", **levels, **held}


# C1 in the third quarter: a 40/50, b 30/50, c nothing; in the second a 35/50, b 30/50, c 10/20.
QUALITY = (
    _quality("a", "2021-Q2", 50, 35, row=7),
    _quality("a", "2021-Q3", 50, 40, row=8),
    _quality("b", "2021-Q2", 50, 30, row=7),
    _quality("b", "2021-Q3", 50, 30, row=8),
    _quality("c", "2021-Q2", 20, 10, row=7),
)
# G2 in 2020 on scale a (a1 8 of 10), in 2021 on scale b (a1 9 of 10).
GRADING = (
    _branches("a1", "2020-Q3", "A", 4, 4, 1, 1),
    _branches("a1", "2021-Q3", "B", 5, 4, 1, 0),
)
JOBS = (
    {
        "unit": "a",
        "period": "2021-M08",
        "activity_type": "gioi_thieu_viec_lam",
        "referred": 40,
        "placed": 10,
        "placed_rural": 5,
    },
    {
        "unit": "b",
        "period": "2021-M09",
        "activity_type": "tu_van_huong_nghiep",
        "counselled_turns": 1234,
    },
)
_ROWS: dict[str, tuple[Row, ...]] = {
    "cadre_snapshot": QUALITY,
    "grassroots_log": GRADING,
    "employment_log": JOBS,
}
_LETTERS = {"branch_sec_total": "E", "branch_sec_trained": "F"}


@pytest.fixture
def snapshot(units: UnitTree) -> Snapshot:
    """Workbooks A and B read well, C failing since and D never read."""
    failing = datetime(2021, 10, 5, 2, 0, tzinfo=UTC)
    return Snapshot(
        version="1",
        made_at=READ,
        tables={t.name: pandas_frame(t.name, *_ROWS.get(t.name, ())) for t in TABLES},
        units=units,
        targets=(),
        calendar=(),
        meetings=(),
        users=(),
        findings=(),
        tabs=tuple(
            TabState(title, "Chất lượng", "cadre_snapshot", read, used, _LETTERS)
            for title, read, used in (("A", 1002, 1000), ("B", 2, 2), ("C", 2, 1))
        ),
        spreadsheets=(
            SpreadsheetState("a", "A", "a", READ),
            SpreadsheetState("b", "B", "b", READ),
            SpreadsheetState("c", "C", "c", READ, failing),
            SpreadsheetState("d", "D", "", None, failing),
        ),
        is_sample=True,
    )


@pytest.fixture
def look(snapshot: Snapshot) -> Look:
    """Return look(units, period, language=…, kinds=…): the snapshot as one reader sees it."""

    def made(
        units: str = "hn",
        period: str = "2021-Q3",
        *,
        language: Language = Language.VI,
        kinds: tuple[str, ...] = (),
        **more: str,
    ) -> Scope:
        codes = tuple(units.split())
        return Scope(snapshot, View(language, parse_span(period), codes, kinds, **more))

    return made
