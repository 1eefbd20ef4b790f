"""Numbered pins on a finished chart: what was concluded on the figures that it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.charts.selection import DATUM

Spec = Mapping[str, Any]

# The data of the pins among those of the chart.
DATASET = "pins"
# Stands out from every colour of figures on white and on near-black: white on it is 5.7:1, and
# the ring keeps it apart from the mark below.
FILL, RING, WORDS = "#7C3AED", "#FFFFFF", "#FFFFFF"
_RADIUS, _LETTER, _PADDING, _TEXT_SIZE = 9.5, 6.4, 9, 11
# A cell narrower than this has no room for a number beside its own, or for any at all.
_NARROW, _TINY = 40, 22
# Where the figures end that are written along the right edge of a ranking.
_FIGURES = 58
_KEY = "pin_key"
_FIELDS = ("pin_label", "pin_told", "pin_spoken", "pin_shape", "pin_over")


@dataclass(frozen=True)
class Pin:
    """One pin.

    Attributes:
        indicator, unit_id, period: of the mark on which it sits; ``unit_id`` "" is the row of
            all asked units together.
        label: what is written in it: "3", "3, 7" or "3 +2".
        spoken: what is read aloud.
        told: what is shown when somebody points at it.
    """

    indicator: str
    unit_id: str
    period: str
    label: str
    spoken: str
    told: str

    @property
    def key(self) -> str:
        """The same text as that of the row of the chart on which it sits."""
        return f"{self.indicator}|{self.unit_id}|{self.period}"


def shown(spec: Spec) -> Sequence[Mapping[str, Any]]:
    """Return the rows that a chart's main marks draw, where each is a figure of the catalogue."""
    main = _main(spec)
    if main is None or _place(main) is None:
        return ()
    source = main.get("data", spec.get("data", {}))
    return spec.get("datasets", {}).get(source.get("name"), ())


def with_pins(spec: Spec, pins: Sequence[Pin]) -> Spec:
    """Return a chart with pins on top of its marks; the chart itself, unchanged, for none.

    A pin is placed by the chart's own data and scales, so it follows its mark. A click on one
    selects what a click on its mark does.

    Args:
        spec: a chart of services.charts as a dict; it is left as it is.
        pins: one for each mark at most; those of marks that the chart has not are not drawn.
    """
    main = _main(spec)
    place = _place(main) if main else None
    if not pins or main is None or place is None:
        return spec
    base = {
        **({"data": main["data"]} if "data" in main else {}),
        "transform": [
            {
                "calculate": "datum.indicator + '|' + datum.unit_id + '|' + datum.period",
                "as": _KEY,
            },
            {
                "lookup": _KEY,
                "from": {"data": {"name": DATASET}, "key": _KEY, "fields": list(_FIELDS)},
            },
            {"filter": "isValid(datum.pin_label)"},
        ],
    }
    opacity = {"opacity": main["encoding"]["opacity"]}
    moved = {name: {"expr": moved} for name, moved in place.moved.items()}
    discs = {
        "name": "pins",
        **base,
        "mark": {
            "type": "point",
            "filled": True,
            "stroke": RING,
            "strokeWidth": 1.5,
            "cursor": "pointer",
            **moved,
        },
        "encoding": {
            **place.encoding,
            **opacity,
            "color": {"value": FILL},
            "size": {"value": {"expr": place.size}},
            "shape": {"field": "pin_shape", "type": "nominal", "scale": None},
            "tooltip": {"field": "pin_told", "type": "nominal"},
            "description": {"field": "pin_spoken", "type": "nominal"},
        },
    }
    numbers = {
        "name": "pin_numbers",
        **base,
        "mark": {
            "type": "text",
            "baseline": "middle",
            "align": "center",
            "fontWeight": "bold",
            "aria": False,
            "cursor": "pointer",
            **moved,
        },
        "encoding": {
            **place.encoding,
            **opacity,
            "color": {"value": WORDS},
            "size": {"value": {"expr": place.text_size}},
            "text": {"field": "pin_label", "type": "nominal"},
            "tooltip": {"field": "pin_told", "type": "nominal"},
        },
    }
    return {
        **spec,
        "layer": [*spec["layer"], discs, numbers],
        "datasets": {**spec["datasets"], DATASET: [_row(pin) for pin in pins]},
    }


def _row(pin: Pin) -> Mapping[str, Any]:
    over = max(0.0, (_LETTER * len(pin.label) + _PADDING) / 2 - _RADIUS)
    wide = round(over / _RADIUS, 3)
    # A symbol is drawn within -1 to 1; what is longer than high reaches beyond at both sides.
    shape = f"M{-wide},-1L{wide},-1A1,1,0,0,1,{wide},1L{-wide},1A1,1,0,0,1,{-wide},-1Z"
    told = {"pin_label": pin.label, "pin_told": pin.told, "pin_spoken": pin.spoken}
    return {_KEY: pin.key, **told, "pin_shape": shape, "pin_over": over}


@dataclass(frozen=True)
class _Place:
    """Where the pins of one kind of chart are.

    Attributes:
        encoding: x and y.
        moved: from there by so many pixels: the name of an offset -> expression.
        size, text_size: expressions.
    """

    encoding: Spec
    moved: Mapping[str, str]
    size: str = str((2 * _RADIUS) ** 2)
    text_size: str = str(_TEXT_SIZE)


def _main(spec: Spec) -> Spec | None:
    """Return the layer whose marks can be picked."""
    views = [v for p in spec.get("params", ()) if p["name"] == DATUM for v in p.get("views", ())]
    return next((one for one in spec.get("layer", ()) if one.get("name") in views), None)


def _place(main: Spec) -> _Place | None:
    """Return where the pins of a chart belong, told by its main marks."""
    x, y = main["encoding"]["x"], main["encoding"]["y"]
    if "x2" in main["encoding"]:
        # The parts of a whole are no figures of the catalogue.
        return None
    match main["mark"]["type"], y.get("field"):
        case "bar", "unit_id":
            at = {"y": y, "x": {"value": {"expr": f"width - {_FIGURES} - datum.pin_over"}}}
            return _Place(at, {})
        case "bar", _:
            at = {"y": y, "x": {"value": {"expr": "width - 12 - datum.pin_over"}}}
            return _Place(at, {})
        case "rect", _:
            corner = {"x": {**x, "bandPosition": 1}, "y": {**y, "bandPosition": 0}}
            return _Place(
                corner,
                {"xOffset": "-7 - datum.pin_over", "yOffset": "5"},
                f"bandwidth('x') < {_NARROW} ? 196 : 324",
                f"bandwidth('x') < {_TINY} ? 0 : bandwidth('x') < {_NARROW} ? 9 : {_TEXT_SIZE}",
            )
        case "line", _:
            # A gap in a line is known by the foot of its period.
            height = "scale('y', isValid(datum.value) ? datum.value : 0)"
            above = f"{height} < 24 ? {height} + 17 : {height} - 17"
            return _Place({"x": x, "y": {"value": {"expr": above}}}, {"xOffset": "-datum.pin_over"})
        case _:
            return None
