"""Numbered pins on a finished chart: what was concluded on the figures that it shows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from services.charts.selection import DATUM
from services.charts.steady import PLACE
from services.charts.style import larger
from services.charts.trend import AXIS_HEIGHT, moved_apart

Spec = Mapping[str, Any]

# The data of the pins among those of the chart.
DATASET = "pins"
# Stands out from every colour of figures on white and on near-black: white on it is 5.7:1, and
# the ring keeps it apart from the mark below.
FILL, RING, WORDS = "#7C3AED", "#FFFFFF", "#FFFFFF"
_RADIUS, _LETTER, _PADDING, _TEXT_SIZE = 9.5, 6.4, 9, 11
# Between columns as narrow as on a phone pins are small and round.
_NARROW = "bandwidth('x') < 40"
_SMALL_RADIUS, _SMALL_TEXT_SIZE = 7.5, 9
_SHORT = 2
# Where the figures end that are written along the right edge of a ranking.
_FIGURES = 58
# The bars of a funnel begin this far down their rows.
_BAR_BEGINS = 0.14
_FADED = 0.75
_KEY = "pin_key"
_FIELDS = (
    *("pin_label", "pin_short", "pin_told", "pin_spoken"),
    *("pin_shape", "pin_over", "pin_at"),
)


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


def figures_in(spec: Spec) -> Sequence[Mapping[str, Any]]:
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
    main, by = _main(spec), larger(spec)
    place = _place(main, by) if main else None
    if not pins or main is None or place is None:
        return spec
    looked_up = {"data": {"name": DATASET}, "key": _KEY, "fields": list(_FIELDS)}
    shared = {
        **({"data": main["data"]} if "data" in main else {}),
        "transform": [
            {
                "calculate": "datum.indicator + '|' + datum.unit_id + '|' + datum.period",
                "as": _KEY,
            },
            {"lookup": _KEY, "from": looked_up},
            {"filter": "isValid(datum.pin_label)"},
        ],
    }
    mark = {"cursor": "pointer", **{name: {"expr": by} for name, by in place.moved.items()}}
    encoding = {
        **place.encoding,
        # While another unit is picked a number can still be read.
        "opacity": {**main["encoding"]["opacity"], "value": _FADED},
        "tooltip": {"field": "pin_told", "type": "nominal", "title": " "},
    }
    discs = {
        "name": "pins",
        **shared,
        "mark": {"type": "point", "filled": True, "strokeWidth": 2, **mark},
        "encoding": {
            **encoding,
            "fill": {"value": FILL},
            "stroke": place.ring,
            "size": _either(place, (2 * _SMALL_RADIUS) ** 2, (2 * place.radius * by) ** 2),
            "shape": _either(place, "'circle'", "datum.pin_shape"),
            "description": {"field": "pin_spoken", "type": "nominal"},
        },
    }
    numbers = {
        "name": "pin_numbers",
        **shared,
        "mark": {
            "type": "text",
            "baseline": "middle",
            "align": "center",
            "fontWeight": "bold",
            "aria": False,
            **mark,
        },
        "encoding": {
            **encoding,
            "color": {"value": WORDS},
            "size": _either(place, _SMALL_TEXT_SIZE, _TEXT_SIZE * by),
            "text": _either(place, "datum.pin_short", "datum.pin_label"),
        },
    }
    heights: Mapping[str, float] = _heights(spec, main, pins) if place.on_lines else {}
    return {
        **spec,
        "layer": [*spec["layer"], discs, numbers],
        "datasets": {
            **spec["datasets"],
            DATASET: [_row(pin, heights.get(pin.key, 0.0), by) for pin in pins],
        },
    }


def _either(place: "_Place", small: object, usual: object) -> Spec:
    """Return what holds of pins between narrow columns, or the usual."""
    return {"value": {"expr": f"{place.narrow} ? {small} : {usual}"}}


def _row(pin: Pin, height: float, by: float) -> Mapping[str, Any]:
    over = max(0.0, (_LETTER * len(pin.label) + _PADDING) / 2 - _RADIUS)
    wide = round(over / _RADIUS, 3)
    # A symbol is drawn within -1 to 1; what is longer than high reaches beyond at both sides.
    shape = f"M{-wide},-1L{wide},-1A1,1,0,0,1,{wide},1L{-wide},1A1,1,0,0,1,{-wide},-1Z"
    told = {"pin_label": pin.label, "pin_told": pin.told, "pin_spoken": pin.spoken}
    first = re.split(r"\D", pin.label)[0]
    short = pin.label if len(pin.label) <= _SHORT else f"{first}+" if len(first) < _SHORT else "…"
    return {
        _KEY: pin.key,
        **told,
        "pin_short": short,
        "pin_shape": shape,
        "pin_over": over * by,
        "pin_at": height,
    }


def _heights(spec: Spec, main: Spec, pins: Sequence[Pin]) -> Mapping[str, float]:
    """Return key -> where a pin is between lines: at its figure, or as near as others let it.

    A gap in a line is known by the foot of its period.
    """
    wanted = {pin.key for pin in pins}
    top = float(main["encoding"]["y"]["scale"]["domain"][1])
    gap = (2 * _RADIUS * larger(spec) + 1) * top / (spec["height"] - AXIS_HEIGHT)
    found = [
        {
            "key": key,
            "period": row["period"],
            "at": gap / 2 if row["value"] is None else row["value"],
        }
        for row in figures_in(spec)
        if (key := f"{row['indicator']}|{row['unit_id']}|{row['period']}") in wanted
    ]
    apart = moved_apart(found, gap, top)
    return {one["key"]: one["at"] for one in apart}


@dataclass(frozen=True)
class _Place:
    """Where the pins of one kind of chart are.

    Attributes:
        encoding: x and y.
        moved: from there by so many pixels: the name of an offset -> expression.
        narrow: the expression that tells whether its columns are narrow.
        radius: of a usual pin.
        ring: the colour around a pin.
        on_lines: whether pins of one period may come to lie on each other.
    """

    encoding: Spec
    moved: Mapping[str, str] = field(default_factory=dict[str, str])
    narrow: str = "false"
    radius: float = _RADIUS
    ring: Spec = field(default_factory=lambda: {"value": RING})
    on_lines: bool = False


def _main(spec: Spec) -> Spec | None:
    """Return the layer whose marks can be picked."""
    views = [v for p in spec.get("params", ()) if p["name"] == DATUM for v in p.get("views", ())]
    return next((one for one in spec.get("layer", ()) if one.get("name") in views), None)


def _place(main: Spec, by: float = 1.0) -> _Place | None:
    """Return where the pins of a chart belong, told by its main marks; ``by`` see ``larger``."""
    x, y, colour = (main["encoding"].get(name, {}) for name in ("x", "y", "color"))
    if "x2" in main["encoding"]:
        # The parts of a whole are no figures of the catalogue.
        return None
    match main["mark"]["type"], y.get("field", "").removesuffix(PLACE):
        case "bar", "unit_id":
            # Who has no figure has words in the place of the bar, and room at the edge.
            edge = f"width - (isValid(datum.value) ? {_FIGURES * by} : {14 * by}) - datum.pin_over"
            return _Place({"y": y, "x": {"value": {"expr": edge}}})
        case "bar", _:
            end = "scale('x', isValid(datum.value) ? datum.value : 0) - 6 - datum.pin_over"
            at = {"value": {"expr": f"max({end}, {_RADIUS * by} + datum.pin_over)"}}
            return _Place({"y": {**y, "bandPosition": _BAR_BEGINS}, "x": at})
        case "rect", _:
            corner = {"x": {**x, "bandPosition": 1}, "y": {**y, "bandPosition": 0}}
            # Over the edge of its cell a pin hides neither this number nor the one above.
            left = f"{_NARROW} ? -min(bandwidth('x') / 2, 8) : -6 - datum.pin_over"
            return _Place(
                corner, {"xOffset": left, "yOffset": f"{_NARROW} ? 8 : 1"}, _NARROW, radius=9
            )
        case "line", _:
            at = {"field": "pin_at", "type": "quantitative", "scale": y["scale"]}
            # Longer ones grow away from what is written at the end of the line.
            away = {"xOffset": f"{_NARROW} ? 0 : -datum.pin_over"}
            return _Place({"x": x, "y": at}, away, _NARROW, ring=colour, on_lines=True)
        case _:
            return None
