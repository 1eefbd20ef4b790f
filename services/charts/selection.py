"""How a click in one chart shows in all of them, and how it reaches Python."""

from collections.abc import Mapping
from typing import Any

import altair as alt

PICKED = "picked"
DATUM = "datum"
_SIGNAL = f"{PICKED}_unit_id"
# The page holds one hidden input with this id. Vega writes the picked unit into it and every
# other chart reads it from there, so a highlight needs no round trip to the server.
ELEMENT = "soket-picked"
FADED = 0.25
# What is of all units together belongs to whichever is picked.
_IS_PICKED = f"datum.unit_id == {_SIGNAL} || datum.unit_id == ''"
_NONE_PICKED = f"{_SIGNAL} == null || {_SIGNAL} == ''"


def params() -> tuple[alt.Parameter, alt.Parameter]:
    """Return the parameters of a chart whose marks carry indicator, unit_id and period.

    ``picked`` is the unit highlighted in every chart of the page, ``datum`` what Streamlit
    reports. A click on a mark that is no figure (a target line) selects empty codes.
    """
    # Altair's types leave out a binding by field and a binding to an element of the page.
    bound: Any = {"unit_id": {"element": f"#{ELEMENT}", "event": "input"}}
    picked = alt.selection_point(
        name=PICKED,
        fields=["unit_id"],
        on="click",
        toggle=False,
        clear=False,
        bind=bound,
    )
    # A double click would clear only this one of the two; a click beside all marks clears both.
    datum = alt.selection_point(
        name=DATUM,
        fields=["indicator", "unit_id", "period"],
        on="click",
        toggle=False,
        clear=False,
    )
    return picked, datum


def faded(full: float = 1.0) -> alt.OpacityValue:
    """Return the opacity of marks that fade while another unit is picked."""
    return alt.OpacityValue(
        FADED, condition={"test": f"{_NONE_PICKED} || {_IS_PICKED}", "value": full}
    )


def at_rest(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return a chart's specification as a still picture: nothing picked, no page around it."""
    resting = dict(spec)
    resting["params"] = [{"name": _SIGNAL, "value": None}]
    return resting
