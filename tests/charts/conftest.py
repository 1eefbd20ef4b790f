import json
from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import pandas as pd
import pytest
from altair.utils import schemapi

from services.charts import composition, drawn, funnel, heatmap, ranking, trend
from services.charts.rows import Measure
from services.indicators.indicator import Good

# The application leaves the schema's checks off; here every chart is checked against it.
schemapi.enable_debug_mode()


@pytest.fixture(autouse=True)
def checked(monkeypatch: pytest.MonkeyPatch) -> None:
    def finished(*layers: Any, **more: Any) -> drawn.Drawn:
        made = drawn.finished(*layers, **more)
        alt.LayerChart.from_dict(json.loads(json.dumps(made)), validate=True)
        return made

    for module in (composition, funnel, heatmap, ranking, trend):
        monkeypatch.setattr(module, "finished", finished)


UNITS = {
    "hn-phuly": "Phủ Lý",
    "hn-kimbang": "Kim Bảng",
    "hn-lynhan": "Lý Nhân",
    "hn-td1": "Khối các cơ quan và doanh nghiệp",
}
COLUMNS = (
    "indicator",
    "unit_id",
    "unit_name",
    "period",
    "period_label",
    "value",
    "target",
    "status",
)


def row(unit: str | None, value: float | None, status: str = "behind", **other: Any):
    return {
        "indicator": "G1",
        "unit_id": unit,
        "unit_name": UNITS.get(unit or "", "Toàn tỉnh"),
        "period": "2021-Q3",
        "period_label": "Quý III/2021",
        "value": value,
        "target": 0.7,
        "status": status,
        **other,
    }


@pytest.fixture
def strong() -> Measure:
    return Measure("G1", "Tỷ lệ chi đoàn mạnh", "Chi đoàn mạnh")


@pytest.fixture
def overdue() -> Measure:
    return Measure("E5", "Tỷ lệ nợ quá hạn", "Nợ quá hạn", decimals=2, good=Good.DOWN)


@pytest.fixture
def classes() -> Measure:
    return Measure("C2", "Số lớp đã tổ chức", is_share=False, decimals=0, unit="lớp")


@pytest.fixture
def one_period() -> pd.DataFrame:
    # Phủ Lý 61 of 75; Kim Bảng has not reported.
    return pd.DataFrame(
        [
            row("hn-kimbang", None, "none"),
            row("hn-lynhan", 0.41),
            row("hn-phuly", 61 / 75, "reached", numerator=61, denominator=75),
            row("hn-td1", 0.65, "near"),
        ]
    )


@pytest.fixture
def over_time() -> pd.DataFrame:
    figures = {
        "hn-phuly": (0.5, None, 0.6, 0.8),
        "hn-lynhan": (0.7, 0.6, 0.5, 0.4),
        None: (0.6, 0.6, 0.55, 0.62),
    }
    return pd.DataFrame(
        [
            row(unit, value, period=f"2021-Q{n}", period_label=f"Q{n}/21", order=n)
            for unit, values in figures.items()
            for n, value in enumerate(values, 1)
        ]
    )


@pytest.fixture
def nothing() -> pd.DataFrame:
    return pd.DataFrame({name: [] for name in COLUMNS})


@pytest.fixture
def data_of() -> Callable[..., list[dict[str, Any]]]:
    """The rows that a layer draws."""

    def find(spec: dict[str, Any], layer: int = 0) -> list[dict[str, Any]]:
        return spec["datasets"][spec["layer"][layer]["data"]["name"]]

    return find


@pytest.fixture
def param_names() -> Callable[[dict[str, Any]], Sequence[str]]:
    return lambda spec: [param["name"] for param in spec["params"]]
