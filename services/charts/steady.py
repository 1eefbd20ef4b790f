"""A finished chart told in such a way that a browser can keep its picture when figures change.

Where a specification differs, Streamlit has the browser throw a picture away and make another,
which takes longer than all else at a change of a filter. Where only data differ, they are handed
to the picture that is there. So what goes with the figures, the order of units and periods, their
names and the signs behind those, goes into the rows.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from services.charts.style import looked_up

Spec = Mapping[str, Any]

# What the field is called that holds place and name of what another field tells.
PLACE = "_place"
_CHANNELS = ("x", "y")
_DIGITS = 3
_LINE = "\n"
_NAME = f"slice(datum.value, {_DIGITS})"


class _Places(NamedTuple):
    """The codes of an axis.

    Attributes:
        told: code -> what stands for its place and its name.
        has_lines: whether names may take several lines.
    """

    told: Mapping[str, str]
    has_lines: bool


# (channel, field) -> its places.
_Axes = Mapping[tuple[str, str], _Places]


def steady(spec: Spec, label: str) -> dict[str, Any]:
    """Return a finished chart that looks the same, with nothing of its figures outside its rows.

    Args:
        spec: the chart; it is left as it is. An axis that it has otherwise than by a list of codes
            in order and their names stays as it was.
        label: what a screen reader calls the picture, whatever it shows.
    """
    axes = {
        (channel, encoding["field"]): found
        for layer in spec["layer"]
        for channel, encoding in layer["encoding"].items()
        if channel in _CHANNELS and (found := _places(encoding)) is not None
    }
    return {
        **spec,
        "description": label,
        "layer": [_layer(layer, axes) for layer in spec["layer"]],
        "datasets": {
            name: [_row(row, axes) for row in rows] for name, rows in spec["datasets"].items()
        },
    }


def _places(encoding: Spec) -> _Places | None:
    """Return the places of a channel's codes; None: its axis is another kind."""
    order = encoding.get("sort")
    axis = cast("Spec", encoding.get("axis") or {})
    names = looked_up(axis.get("labelExpr", ""))
    if names is None or not isinstance(order, list):
        return None
    codes = cast("list[str]", order)
    if len(codes) > 10**_DIGITS:
        # As text, "1000" would stand before "101".
        return None
    told: dict[str, str] = {}
    for at, code in enumerate(codes):
        name = names.get(code, code)
        lines = [name] if isinstance(name, str) else name
        told[code] = f"{at:0{_DIGITS}}{_LINE.join(lines)}"
    return _Places(told, any(not isinstance(name, str) for name in names.values()))


def _layer(layer: Spec, axes: _Axes) -> Spec:
    placed = {
        channel: _placed(encoding, axes[at])
        for channel, encoding in layer["encoding"].items()
        if channel in _CHANNELS and (at := (channel, encoding.get("field", ""))) in axes
    }
    return {**layer, "encoding": {**layer["encoding"], **placed}}


def _placed(encoding: Spec, places: _Places) -> Spec:
    """Return a channel by the field of places, in whose own order they stand."""
    axis = dict(encoding.get("axis") or {})
    if "labelExpr" in axis:
        axis["labelExpr"] = f"split({_NAME}, '\\n')" if places.has_lines else _NAME
    if "labelBaseline" in axis:
        several = {"test": "indexof(datum.value, '\\n') > 0", "value": "bottom"}
        axis["labelBaseline"] = {**axis["labelBaseline"], "condition": several}
    scale = {key: value for key, value in encoding.get("scale", {}).items() if key != "domain"}
    return {
        **{key: value for key, value in encoding.items() if key not in ("sort", "scale")},
        "field": f"{encoding['field']}{PLACE}",
        **({"axis": axis} if axis else {}),
        **({"scale": scale} if scale else {}),
    }


def _row(row: Mapping[str, Any], axes: _Axes) -> Mapping[str, Any]:
    added = {
        f"{field}{PLACE}": places.told[row[field]]
        for (_, field), places in axes.items()
        if row.get(field) in places.told
    }
    return {**row, **added}
