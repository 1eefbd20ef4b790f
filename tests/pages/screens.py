"""A page as AppTest draws it: opened through its frame, and read as words."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from services import address

REPOSITORY = Path(__file__).parents[2]
PAGES = ("overview", "cadres", "grassroots", "employment", "unit", "conclusions", "meeting", "data")
BOUND = {*address.NAMES, *(name for names in address.OWN.values() for name in names)}
_TAG = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")


def opened(page: str, **link: str) -> AppTest:
    """Return a page drawn in its frame, for a link that states these choices."""
    app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60)
    app.secrets["poll_seconds"] = 1.0
    app.query_params.update(link)
    # AppTest fills no widget from the address, not even the one that is bound to it.
    app.session_state["lang"] = link.get("lang", "vi")
    app.run()
    return app if page == "overview" else turned(app, page)


def turned(app: AppTest, page: str) -> AppTest:
    """Return another page of the same session."""
    app.switch_page(f"pages/{page}.py")
    return again(app)


def again(app: AppTest) -> AppTest:
    """Run a page once more, inside its frame.

    AppTest takes every run for the first one of a cold server and starts the page alone; without
    a view the page asks for its frame, as it does there.
    """
    if "_view" in app.session_state:
        del app.session_state["_view"]
    return app.run()


def _walked(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from _walked(child)


def words(app: AppTest) -> str:
    """Return every text on the page that is ours: headings, sentences, labels, cards, tables."""
    found: list[str] = []
    for element in _walked(app._tree):
        proto = getattr(element, "proto", None)
        if element.type == "text_input" and proto.label in BOUND:
            continue  # What binds a choice to the address is not seen.
        for name in ("body", "label", "placeholder", "help", "options", "popover", "expandable"):
            value = getattr(proto, name, "")
            if name in ("popover", "expandable"):
                value = getattr(value, "label", "")
            found += [value] if isinstance(value, str) else [str(v) for v in value or ()]
        if element.type == "dataframe":
            found += [str(name) for name in element.value.columns]
    return _ESCAPED.sub(r"\1", html.unescape(_TAG.sub(" ", "\n".join(found))))


def charts(app: AppTest) -> list[Any]:
    """Return the charts of a page."""
    return list(app.get("vega_lite_chart"))


def card(app: AppTest, name: str) -> str:
    """Return the words of the card with this name, one space between any two."""
    for element in _walked(app._tree):
        if element.type == "html" and "soket-cards" in element.proto.body:
            for piece in re.split(r'(?=class="soket-card )', element.proto.body):
                if f'<span class="name">{html.escape(name)}</span>' in piece:
                    text = _TAG.sub(" ", piece[piece.index(">") + 1 :])
                    return " ".join(html.unescape(text).split())
    raise AssertionError(f"no card {name!r} in: {words(app)}")


def keys(app: AppTest, start: str) -> set[str]:
    """Return the keys of buttons and fields that begin so."""
    fields = [*app.button, *app.text_area, *app.segmented_control]
    return {str(one.key) for one in fields if str(one.key).startswith(start)}


def press(app: AppTest, start: str) -> AppTest:
    """Press the one button whose key begins so."""
    (button,) = [one for one in app.button if str(one.key).startswith(start)]
    button.click()
    return again(app)


def write(app: AppTest, start: str, text: str) -> None:
    """Type into the one field whose key begins so."""
    (field,) = [one for one in app.text_area if str(one.key).startswith(start)]
    field.set_value(text)
