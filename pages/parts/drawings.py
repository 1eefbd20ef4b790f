"""Charts as a browser is sent them, kept as long as their panels are."""

import weakref
from collections.abc import Mapping, Sequence
from typing import Any, cast

import pyarrow as pa
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from services.charts.pins import DATASET, Pin, with_pins
from services.panels.panel import Panel

_drawings: "weakref.WeakKeyDictionary[Panel, dict[str, Any]]" = weakref.WeakKeyDictionary()


def drawing(panel: Panel, pins: Sequence[Pin] = ()) -> dict[str, Any]:
    """Return a panel's chart as Streamlit sends it: its data turned into Arrow just once.

    Args:
        panel: whose chart.
        pins: what is put on it; pins come and go while the chart stays.
    """
    found = _drawings.get(panel)
    if found is None:
        datasets: Mapping[str, Any] = panel.spec.get("datasets", {})
        found = dict(panel.spec) | {
            "datasets": {name: _sent(rows) for name, rows in datasets.items()}
        }
        _drawings[panel] = found
    if not pins:
        return found
    pinned = with_pins(panel.spec, pins)
    if DATASET not in pinned["datasets"]:
        return found
    rows = _sent(pinned["datasets"][DATASET])
    return {**pinned, "datasets": {**found["datasets"], DATASET: rows}}


def _sent(rows: Sequence[Mapping[str, Any]]) -> bytes:
    # Streamlit would make a frame of pandas of them first, which takes ten times as long.
    table = cast("Any", pa).Table.from_pylist(rows)
    return convert_anything_to_arrow_bytes(table)
