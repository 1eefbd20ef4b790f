"""A chart as a picture that stands alone: title, filters and line of trust inside it."""

import json
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from services.charts.selection import at_rest

WIDTH = 960
_SCALE, _PRINT_SCALE = 2, 4
# Pictures of 100 to 300 kB.
_MOST_KEPT = 48
FONTS = Path(__file__).parents[1] / "charts" / "fonts"
_FONT = "So Ket Sans"
_INK, _PALE_INK, _GRID = "#1B2430", "#4B5563", "#D5DAE1"
# How many entries of a legend stand beside each other, in a picture so wide and in others.
_WIDE, _MOST_IN_LINE, _FEW_IN_LINE = 900, 5, 4
_TITLE_LETTERS, _LINE_LETTERS = 88, 140
# The fonts are told to the renderer once, and it is not told so by two threads at a time.
_registering = Lock()


def png(
    spec: Mapping[str, Any], *, title: str, lines: Sequence[str] = (), width: int = WIDTH
) -> bytes:
    """Return a chart as a PNG of twice the pixels, on white.

    Args:
        spec: a chart of services.charts as a dict.
        title: what the chart shows.
        lines: what stands under the title: filters, as-of date, line of trust.
        width: of the picture before doubling, in pixels.
    """
    return _drawn(_written(_alone(spec, title, lines, width)), _SCALE)


def bare(spec: Mapping[str, Any], width: int, height: int, *, letters: int = 13) -> bytes:
    """Return a chart without words around it, sharp enough for print, in exactly this shape.

    Args:
        spec: a chart of services.charts as a dict.
        width: of the picture before it is enlarged, in pixels.
        height: the same.
        letters: size of what is written along its axes, in pixels.
    """
    alone = _alone(spec, "", (), width)
    del alone["title"]
    sizes = {"labelFontSize": letters, "titleFontSize": letters}
    config = {name: {**alone["config"][name], **sizes} for name in ("axis", "legend")}
    # Told at once, and not by an expression of the width, so that "fit" knows how high it will be.
    config["legend"]["columns"] = _MOST_IN_LINE if width >= _WIDE else _FEW_IN_LINE
    alone |= {"height": height, "padding": 4, "config": alone["config"] | config}
    return _drawn(_written(alone), _PRINT_SCALE)


def _written(alone: Mapping[str, Any]) -> str:
    return unicodedata.normalize("NFC", json.dumps(alone, ensure_ascii=False))


@lru_cache(_MOST_KEPT)
def _drawn(picture: str, scale: int) -> bytes:
    """Return a picture; the same one is drawn once, whichever papers it is for."""
    _fonts()
    import vl_convert

    return vl_convert.vegalite_to_png(picture, scale=scale)


def _alone(spec: Mapping[str, Any], title: str, lines: Sequence[str], width: int) -> dict[str, Any]:
    """Return a specification that needs no page: its own size, words, fonts and colours."""
    alone = at_rest(spec)
    alone |= {
        "width": width,
        "background": "white",
        "padding": 20,
        "autosize": {"type": "fit", "contains": "padding"},
        "title": {
            "text": textwrap.wrap(title, _TITLE_LETTERS),
            "subtitle": [
                part for line in lines if line for part in textwrap.wrap(line, _LINE_LETTERS)
            ],
        },
    }
    config: dict[str, Any] = dict(alone.get("config", {}))
    words = {"labelColor": _INK, "titleColor": _INK, "labelFontSize": 12, "titleFontSize": 12}
    for name in ("axis", "legend"):
        config[name] = words | {"titleFontWeight": "normal"} | dict(config.get(name, {}))
    config["axis"] |= {"gridColor": _GRID, "domainColor": _GRID}
    config["font"] = _FONT
    config["title"] = {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 18,
        "lineHeight": 23,
        "subtitleFontSize": 12,
        "subtitleLineHeight": 17,
        "subtitlePadding": 6,
        "offset": 16,
        "color": _INK,
        "subtitleColor": _PALE_INK,
    }
    alone["config"] = config
    alone["height"] = _height(alone)
    return alone


def _height(alone: Mapping[str, Any]) -> float:
    """Make room for the words above the plot, which "fit" would otherwise take from it."""
    title = alone["title"]
    words = len(title["text"]) * 23 + len(title["subtitle"]) * 17 + 62
    return float(alone.get("height", 300)) + words


@cache
def _registered() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))


def _fonts() -> None:
    with _registering:
        _registered()
