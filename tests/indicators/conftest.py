"""Small tables by hand, on each engine on which indicators must come out the same."""

import math
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from services.indicators.catalogue import BY_CODE
from services.indicators.compute import results
from services.intake.schema import Kind, Level
from services.intake.tables import TABLE_BY_NAME
from services.periods import Span, parse_span
from services.units import Unit, UnitTree

Row = dict[str, Any]
Build = Callable[..., Any]

_NUMBERS = (Kind.COUNT, Kind.DECIMAL, Kind.MONEY)


def _columns(name: str, rows: list[Row]) -> dict[str, tuple[str, list[Any]]]:
    """Column -> (what it holds, values), as a snapshot has them; None is unknown."""
    spans = [parse_span(row["period"]) for row in rows]
    held: dict[str, tuple[str, list[Any]]] = {
        column.name: (
            "number" if column.kind in _NUMBERS else "text",
            [row.get(column.name) for row in rows],
        )
        for column in TABLE_BY_NAME[name].columns
        if column.kind not in (Kind.DATE, Kind.PERIOD, Kind.UNIT)
    }
    replaced = [
        parse_span(row["superseded_by"]) if "superseded_by" in row else None for row in rows
    ]
    return {
        **held,
        "unit_id": ("text", [row["unit"] for row in rows]),
        "first_month": ("whole", [span.first_month for span in spans]),
        "last_month": ("whole", [span.last_month for span in spans]),
        "as_of_date": (
            "time",
            [
                row.get("as_of", datetime.combine(span.end, time()))
                for row, span in zip(rows, spans, strict=True)
            ],
        ),
        "spreadsheet": ("text", [row.get("spreadsheet", "S") for row in rows]),
        "tab": ("text", [row.get("tab", "T") for row in rows]),
        "row": ("whole", [row.get("row", number) for number, row in enumerate(rows, 5)]),
        "counts": ("flag", [row.get("counts", True) for row in rows]),
        "superseded_first_month": ("month", [span and span.first_month for span in replaced]),
        "superseded_last_month": ("month", [span and span.last_month for span in replaced]),
    }


def pandas_frame(name: str, *rows: Row) -> pd.DataFrame:
    types = {
        "number": "float64",
        "month": "float64",
        "whole": "int64",
        "text": "str",
        "time": "datetime64[s]",
        "flag": "bool",
    }
    return pd.DataFrame(
        {
            column: pd.Series(values, dtype=types[holds])
            for column, (holds, values) in _columns(name, list(rows)).items()
        }
    )


def polars_frame(name: str, *rows: Row) -> pl.DataFrame:
    types = {
        "number": pl.Float64(),
        "month": pl.Int64(),
        "whole": pl.Int64(),
        "text": pl.String(),
        "time": pl.Datetime("ms"),
        "flag": pl.Boolean(),
    }
    columns = _columns(name, list(rows))
    return pl.DataFrame(
        {column: values for column, (_, values) in columns.items()},
        schema={column: types[holds] for column, (holds, _) in columns.items()},
    )


def polars_lazy_frame(name: str, *rows: Row) -> pl.LazyFrame:
    return polars_frame(name, *rows).lazy()


def duckdb_relation(name: str, *rows: Row) -> duckdb.DuckDBPyRelation:
    return duckdb.from_arrow(polars_frame(name, *rows).to_arrow())


@pytest.fixture(params=[pandas_frame, polars_frame, polars_lazy_frame, duckdb_relation])
def table(request: pytest.FixtureRequest) -> Build:
    """Return table(name, *rows) on one engine; a row names ``unit``, ``period`` and its values."""
    return request.param


@pytest.fixture
def pandas_table() -> Build:
    return pandas_frame


@pytest.fixture
def units() -> UnitTree:
    """Province hn; district a with communes a1 to a3, b with b1 and b2, c an equivalent unit."""

    def unit(code: str, level: Level, parent: str = "", order: int = 0) -> Unit:
        return Unit(code, code.upper(), code.upper(), level, parent=parent, order=order)

    return UnitTree(
        (
            unit("hn", Level.PROVINCE),
            unit("a", Level.DISTRICT, "hn", 1),
            unit("b", Level.DISTRICT, "hn", 2),
            unit("c", Level.DISTRICT, "hn", 3),
            *(unit(f"a{n}", Level.COMMUNE, "a", n) for n in (1, 2, 3)),
            *(unit(f"b{n}", Level.COMMUNE, "b", n) for n in (1, 2)),
        )
    )


@pytest.fixture
def quarter() -> Span:
    return parse_span("2021-Q1")


def strong(unit: str, period: str, recognised: float | None, branches: float | None, **more):
    row = {"unit": unit, "period": period, **more}
    return {**row, "strong_recognised": recognised, "branches": branches}


def figures(
    code: str, frame: object, units: UnitTree, *spans: Span, asked: str = "hn", **more
) -> pd.DataFrame:
    indicator = BY_CODE[code]
    found = results(
        {indicator.table: frame}, units, [indicator], spans, asked=asked.split(), **more
    )
    assert (found["indicator"] == code).all()
    return found


def sums(found: pd.DataFrame) -> list[tuple[float | None, ...]]:
    """Numerator, denominator, value of each row, null as None."""
    columns = zip(found["numerator"], found["denominator"], found["value"], strict=True)
    return [tuple(None if math.isnan(n) else n for n in row) for row in columns]


def coverage(found: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(found["units_reported"], found["units_expected"], strict=True))
