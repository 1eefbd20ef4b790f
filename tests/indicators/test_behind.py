from datetime import UTC, datetime

import pandas as pd
import pytest

from services.indicators.behind import rows_behind
from services.indicators.catalogue import BY_CODE, HEADLINES, INDICATORS
from services.indicators.compute import results
from services.intake.tables import TABLE_BY_NAME
from services.periods import parse_span
from services.snapshot import Snapshot, TabState
from services.units import UnitTree
from tests.indicators.conftest import Build

Q1, H1 = parse_span("2021-Q1"), parse_span("2021-H1")


def snapshot(units: UnitTree, name: str, frame: pd.DataFrame, **letters: str) -> Snapshot:
    return Snapshot(
        version="v",
        made_at=datetime(2021, 7, 1, tzinfo=UTC),
        tables={name: frame},
        units=units,
        targets=(),
        calendar=(),
        meetings=(),
        users=(),
        findings=(),
        tabs=(TabState("S", "T", name, len(frame), len(frame), letters),),
        spreadsheets=(),
        is_sample=True,
        linker=lambda sheet, tab, cell: f"{sheet}!{tab}!{cell}",
    )


def meetings(unit: str, period: str, held: float | None, **more):
    row = {"unit": unit, "period": period, **more}
    return {**row, "meetings_held": held, "meetings_required": 12.0}


@pytest.fixture
def grassroots(units: UnitTree, pandas_table: Build) -> Snapshot:
    frame = pandas_table(
        "grassroots_log",
        meetings("b1", "2021-Q1", 6, row=8),
        meetings("a1", "2021-Q2", 12, row=21),
        meetings("a1", "2021-Q1", 9, row=7),
        meetings("a2", "2021-Q1", None, row=9),
        meetings("a3", "2021-Q1", 3, row=10, superseded_by="2021-H1"),
        meetings("a3", "2021-H1", 5, row=30),
    )
    return snapshot(units, "grassroots_log", frame, meetings_held="M", unit_id="B")


def test_the_rows_behind_a_figure_are_named_with_their_cells(grassroots: Snapshot):
    rows = rows_behind(grassroots, BY_CODE["G4"], None, H1)
    # a2's cell is unknown, and a3's quarter gave way to its half-year.
    assert rows["unit_id"].tolist() == ["a1", "a1", "a3", "b1"]
    assert rows["row"].tolist() == [7, 21, 30, 8]
    assert rows["meetings_held"].tolist() == [9, 12, 5, 6]
    assert rows["meetings_held_cell"].tolist() == ["M7", "M21", "M30", "M8"]
    assert rows["meetings_held_link"].tolist() == ["S!T!M7", "S!T!M21", "S!T!M30", "S!T!M8"]


def test_a_needed_column_that_the_sheet_lacks_has_no_cell(grassroots: Snapshot):
    # The number of meetings required is computed when the sheet has no such column.
    rows = rows_behind(grassroots, BY_CODE["G4"], None, H1)
    assert rows["meetings_required"].tolist() == [12, 12, 12, 12]
    assert rows["meetings_required_cell"].isna().all()
    assert rows["meetings_required_link"].isna().all()


def test_the_rows_of_one_unit_are_those_of_its_subtree(grassroots: Snapshot):
    assert rows_behind(grassroots, BY_CODE["G4"], "a", Q1)["row"].tolist() == [7, 10]
    assert rows_behind(grassroots, BY_CODE["G4"], "c", Q1).empty
    together = rows_behind(grassroots, BY_CODE["G4"], None, Q1, asked=["b", "c"])
    assert together["row"].tolist() == [8]


def test_a_stock_has_one_row_a_unit_behind_it(units: UnitTree, pandas_table: Build):
    def loans(unit: str, period: str, groups: float, row: int):
        return {"unit": unit, "period": period, "loan_groups": groups, "row": row}

    frame = pandas_table(
        "youth_economy_snapshot",
        loans("a", "2021-Q1", 10, 4),
        loans("a", "2021-Q2", 12, 5),
        loans("b", "2021-Q1", 7, 6),
    )
    held = snapshot(units, "youth_economy_snapshot", frame, loan_groups="G")
    rows = rows_behind(held, BY_CODE["loan_groups"], None, H1)
    assert rows["row"].tolist() == [5, 6]
    assert rows["loan_groups_cell"].tolist() == ["G5", "G6"]
    assert rows_behind(held, BY_CODE["loan_groups"], "a1", H1).empty


def test_the_scale_is_that_of_the_asked_units(units: UnitTree, pandas_table: Build):
    def graded(unit: str, branches: int, scale: str):
        return {
            **{"unit": unit, "period": "2021-Q1", "rating_scale": scale, "branches": branches},
            **{"rated_1": 1, "rated_2": 0, "rated_3": 0, "rated_4": 0, "unrated": 0},
        }

    frame = pandas_table(
        "grassroots_log",
        graded("a1", 5, "A_2011"),
        graded("a2", 3, "B_4muc"),
        graded("b1", 9, "B_4muc"),
    )
    held = snapshot(units, "grassroots_log", frame)
    # Alone, a is graded on A (5 branches to 3); beside b, all are graded on B (12 to 5).
    assert rows_behind(held, BY_CODE["G2"], "a", Q1)["unit_id"].tolist() == ["a1"]
    beside = rows_behind(held, BY_CODE["G2"], "a", Q1, asked=["a", "b"])
    assert beside["unit_id"].tolist() == ["a2"]
    named = rows_behind(held, BY_CODE["G2"], "a", Q1, scale="B_4muc")
    assert named["unit_id"].tolist() == ["a2"]


def test_kinds_narrow_the_rows_too(units: UnitTree, pandas_table: Build):
    def row(kind: str):
        return {"unit": "a", "period": "2021-M01", "activity_type": kind, "placed": 5}

    frame = pandas_table("employment_log", row("day_nghe"), row("gioi_thieu_viec_lam"))
    held = snapshot(units, "employment_log", frame)
    kinds = {"activity_type": ["day_nghe"]}
    assert rows_behind(held, BY_CODE["placed"], None, Q1, kinds)["row"].tolist() == [5]


@pytest.mark.parametrize("code", [one.code for one in (*INDICATORS, *HEADLINES)])
def test_as_many_rows_are_found_as_entered_the_figure(
    units: UnitTree, pandas_table: Build, code: str
):
    indicator = BY_CODE[code]
    table = TABLE_BY_NAME[indicator.table]
    values = {
        column.name: column.choices[1].code if column.choices else 3 for column in table.columns
    }
    places = [(unit, f"2021-M0{month}") for unit in ("a", "a1", "b1", "c") for month in (1, 2, 3)]
    values |= {"branches": 12} if "branches" in values else {}
    rows = [{**values, "unit": unit, "period": period} for unit, period in places]
    held = snapshot(units, indicator.table, pandas_table(indicator.table, *rows))
    for unit in ("hn", "a", "a1"):
        figure = results(held.tables, units, [indicator], [Q1], asked=[unit])
        behind = rows_behind(held, indicator, unit, Q1)
        assert len(behind) == figure["rows"][0]
        summed = figure["numerator"].fillna(0)[0]
        plus = getattr(indicator.numerator, "plus", ())
        if plus:
            assert behind[list(plus)].sum().sum() == summed
