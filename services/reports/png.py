"""A chart as a picture that stands alone: title, filters and line of trust inside it."""

import json
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from services.charts.selection import at_rest

WIDTH = 960
_SCALE = 2
_FONTS = Path(__file__).parents[1] / "charts" / "fonts"
_FONT = "So Ket Sans"
_INK, _PALE_INK, _GRID = "#1B2430", "#4B5563", "#D5DAE1"
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
    _fonts()
    import vl_convert

    picture = json.dumps(_alone(spec, title, lines, width), ensure_ascii=False)
    return vl_convert.vegalite_to_png(unicodedata.normalize("NFC", picture), scale=_SCALE)


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

    vl_convert.register_font_directory(str(_FONTS))


def _fonts() -> None:
    with _registering:
        _registered()
