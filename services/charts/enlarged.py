"""A finished chart for a screen that is seen from afar."""

from collections.abc import Mapping
from typing import Any, cast

from services.charts.style import AROUND, LARGER, TEXT_SIZE

# What of a drawing is measured in pixels of its letters.
_WITH_LETTERS = frozenset(
    {
        "fontSize",
        "labelFontSize",
        "titleFontSize",
        "labelLimit",
        "titleLimit",
        "labelLineHeight",
        "labelPadding",
        "limit",
        "dx",
        "dy",
        "symbolSize",
        "strokeWidth",
        "thickness",
    }
)


def enlarged(spec: Mapping[str, Any], by: float) -> dict[str, Any]:
    """Return a finished chart with larger letters, for a screen that is seen from afar.

    Rows keep their height: the whole picture is drawn to the size of its place there. What stands
    around them gets the room that its letters take.

    Args:
        spec: the chart as a dict; it is left as it is.
        by: how much larger.
    """

    def grown(value: Any, name: str = "") -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            held = cast("dict[str, Any]", value)
            return {key: grown(inner, key) for key, inner in held.items()}
        if isinstance(value, list):
            return [grown(inner) for inner in cast("list[Any]", value)]
        is_length = isinstance(value, int | float) and not isinstance(value, bool)
        return value * by if is_length and name in _WITH_LETTERS else value

    made = {key: value if key == "datasets" else grown(value) for key, value in spec.items()}
    config = cast("dict[str, Any]", made.get("config", {}))
    made["config"] = {
        **config,
        **{
            part: {"labelFontSize": TEXT_SIZE * by, **cast("dict[str, Any]", config.get(part, {}))}
            for part in ("axis", "legend")
        },
    }
    height = spec["height"] + AROUND * (by - 1)
    return {**made, "height": height, "usermeta": {LARGER: by}}
