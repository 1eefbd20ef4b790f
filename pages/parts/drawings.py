"""Charts as a browser is sent them, kept as long as their panels are."""

import weakref
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

import pyarrow as pa
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from services.charts.pins import DATASET, Pin, with_pins
from services.charts.steady import steady
from services.panels.panel import Panel


class _Kept(NamedTuple):
    """A chart that stays the same picture, and its data as they are sent."""

    spec: dict[str, Any]
    sent: Mapping[str, bytes]


_drawings: "weakref.WeakKeyDictionary[Panel, _Kept]" = weakref.WeakKeyDictionary()


def drawing(panel: Panel, pins: Sequence[Pin] = ()) -> dict[str, Any]:
    """Return a panel's chart as Streamlit sends it: its data turned into Arrow just once.

    Args:
        panel: whose chart.
        pins: what is put on it; pins come and go while the chart stays.
    """
    found = _drawings.get(panel)
    if found is None:
        spec = steady(panel.spec, panel.label)
        sent = {name: _sent(rows) for name, rows in spec["datasets"].items()}
        _drawings[panel] = found = _Kept(spec, sent)
    pinned = with_pins(found.spec, pins)
    datasets = dict(found.sent)
    if rows := pinned["datasets"].get(DATASET):
        datasets[DATASET] = _sent(rows)
    return {**pinned, "datasets": datasets}


def _sent(rows: Sequence[Mapping[str, Any]]) -> bytes:
    # Streamlit would make a frame of pandas of them first, which takes ten times as long.
    table = cast("Any", pa).Table.from_pylist(rows)
    return convert_anything_to_arrow_bytes(table)
