"""One look for every chart: colours, shapes, numbers, axes; readable on light and dark pages."""

import json
from collections.abc import Iterable, Mapping, Sequence
from math import floor, log10
from typing import Any, cast

import altair as alt

from services.charts.rows import Measure, Status, status_text
from services.text.charts import ChartText

# Takes the colour of the page's text, so that one drawing serves the light and the dark theme.
INK = "currentColor"
QUIET = "#7C8AA0"
GAP = "#8B95A3"
# Told apart by people with any colour blindness, and at 3:1 or better on white and on near-black.
STATUS_COLOURS: Mapping[Status, str] = {
    Status.REACHED: "#00836B",
    Status.NEAR: "#C78500",
    Status.BEHIND: "#C2410C",
    Status.NONE: "#3B78B5",
    Status.NO_DATA: "transparent",
}
# Among judged figures one without a judgement is in place but not in front.
UNJUDGED = "#7C8896"
# Colour is never alone: the same state is written as a shape before the unit's name.
STATUS_SHAPES: Mapping[Status, str] = {
    Status.REACHED: "●",
    Status.NEAR: "◆",
    Status.BEHIND: "▼",
    Status.NONE: "■",
    Status.NO_DATA: "○",
}
UNIT_COLOURS = (
    "#2F7DC1",
    "#B5651D",
    "#2E8B6F",
    "#A0559A",
    "#8A7A00",
    "#D4568C",
    "#5B6EC7",
    "#4D8FA6",
    "#8C6D5B",
    "#C2453B",
)
# Best to worst; whatever follows the fourth (not yet rated) is grey.
LEVEL_COLOURS = ("#00695C", "#5AA897", "#E0A93B", "#C2410C", "#9AA3AE")
LOW_TO_HIGH = ("#DCE9F5", "#A9C9E6", "#6FA3D3", "#3B78B5", "#1A4A80")
ROW_HEIGHT = 30
LABEL_LIMIT = 190
_LINE_LETTERS = 24
TEXT_SIZE = 12
# What legends and axes above and below rows take of a chart's height, about.
AROUND = 90
# Where a chart says by how much it was enlarged, for what is put on it later.
LARGER = "larger"
# A plot below this width is on a phone: legends take more lines, headings stand upright.
NARROW = 420
# Below this one six long names do not stand side by side.
WIDE = 1000
# What stands before and behind the names in an expression that looks them up.
_LOOKUP = "((", ")[datum.value] || datum.value)"


def lookup(names: Mapping[str, str] | Mapping[str, list[str]]) -> str:
    """Return an axis or legend expression that writes the name of each code.

    Names come from people's sheets, so they go in as data, never as code.
    """
    return f"{_LOOKUP[0]}{json.dumps(dict(names), ensure_ascii=False)}{_LOOKUP[1]}"


def looked_up(expression: str) -> dict[str, str | list[str]] | None:
    """Return the names that :func:`lookup` was given; None: the expression is another one."""
    before, after = _LOOKUP
    if not (expression.startswith(before) and expression.endswith(after)):
        return None
    return json.loads(expression[len(before) : -len(after)])


def quoted(words: str) -> str:
    """Return the expression that is these words."""
    return json.dumps(words, ensure_ascii=False)


def wrapped(name: str, width: int) -> list[str]:
    """Return a name in lines of at most ``width`` letters where its words allow it."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def unit_axis(names: Mapping[str, str], marks: Mapping[str, str] | None = None) -> alt.Axis:
    """Return the axis of a list of units; long names take two lines.

    Args:
        names: code -> name.
        marks: code -> a sign that follows the name.
    """
    lines = {code: wrapped(name, _LINE_LETTERS) for code, name in names.items()}
    lines = {code: [*name[:1], " ".join(name[1:])][: len(name)] for code, name in lines.items()}
    for code, mark in (marks or {}).items():
        lines[code] = [*lines[code][:-1], f"{lines[code][-1]}  {mark}"]
    long = {code: True for code, name in lines.items() if len(name) > 1}
    return alt.Axis(
        title=None,
        labelExpr=lookup(lines),
        labelLimit=LABEL_LIMIT,
        labelLineHeight=14,
        labelBaseline={
            "condition": {"test": f"({json.dumps(long)})[datum.value]", "value": "bottom"},
            "value": "middle",
        },
        labelOverlap=False,
        ticks=False,
        domain=False,
        grid=False,
    )


def period_axis(labels: Mapping[str, str]) -> alt.Axis:
    """Return the axis of ordered periods; labels that would touch each other are thinned out."""
    return alt.Axis(
        title=None,
        labelExpr=lookup(labels),
        labelOverlap="greedy",
        ticks=False,
        grid=False,
        labelPadding=8,
    )


def value_axis(measure: Measure, top: float) -> alt.Axis:
    """Return the axis of values that reach up to ``top``."""
    return alt.Axis(
        title=measure.unit or None,
        format=number_format(measure, top),
        tickCount=5,
        tickMinStep=alt.Undefined if measure.is_share or measure.decimals else 1,
        domain=False,
        ticks=False,
    )


def number_format(measure: Measure, top: float) -> str:
    """Return the number format of an axis or a legend, as the charting language writes it."""
    if measure.is_share:
        return ".0%" if top >= 0.1 else ".1%" if top >= 0.01 else ".2%"
    return ",.1f" if measure.decimals and top < 10 else ",.0f"


def top_of(values: Iterable[float | None], measure: Measure) -> float:
    """Return where a scale from zero ends: at all of it for shares, else at a round number.

    A share that stays small (overdue debt, lowest rating) would vanish on a scale to 100 %.
    """
    highest = max((v for v in values if v is not None), default=0.0)
    if measure.is_share and (highest == 0 or 0.4 < highest <= 1):
        return 1.0
    return round_up(highest) if highest > 0 else 1.0


def round_up(value: float) -> float:
    """Return the next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten."""
    scale = 10.0 ** floor(log10(value))
    steps = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return next(s for s in steps if value <= s * scale * (1 + 1e-9)) * scale


def width_less(pixels: int, share: float) -> dict[str, str]:
    """Return a width that leaves room at the right: so many pixels, on phones at most a share."""
    return {"expr": f"width - min({pixels}, width * {share})"}


def room(pixels: int, share: float) -> dict[str, str]:
    """Return the room that :func:`width_less` leaves."""
    return {"expr": f"min({pixels}, width * {share}) - 14"}


def status_colour(
    present: Sequence[str], text: ChartText, *, legend: bool = True, quiet: bool = False
) -> alt.Color:
    """Return the colour channel of ``status``, each state with its shape and name in the legend.

    Args:
        present: the states that occur.
        text: the words.
        legend: whether there is a legend.
        quiet: whether figures without a judgement step back behind those with one.
    """
    colours = {**STATUS_COLOURS, **({Status.NONE: UNJUDGED} if quiet else {})}
    shown = [s for s in Status if s in present]
    labels = {s: f"{STATUS_SHAPES[s]} {status_text(s, text)}" for s in shown}
    return alt.Color(
        "status:N",
        scale=alt.Scale(domain=shown, range=[colours[s] for s in shown]),
        legend=alt.Legend(
            title=None,
            labelExpr=lookup({str(k): v for k, v in labels.items()}),
            symbolType="square",
            symbolStrokeColor=GAP,
            symbolStrokeWidth=1,
        )
        if legend
        else None,
    )


def readable_on(field: str) -> alt.ColorValue:
    """Return the text colour that stands out most from the fill of the mark below it."""
    fill = f"scale('color', datum.{field})"
    white_is_better = f"contrast('#ffffff', {fill}) > contrast('#111111', {fill})"
    return alt.ColorValue("#111111", condition={"test": white_is_better, "value": "#ffffff"})


def height_of(count: int) -> int:
    """Return the height of a chart with so many rows."""
    return max(1, count) * ROW_HEIGHT


def larger(spec: Mapping[str, Any]) -> float:
    """Return by how much a finished chart was enlarged; 1 where it was not."""
    told = cast("Mapping[str, float]", spec.get("usermeta", {}))
    return told.get(LARGER, 1.0)
