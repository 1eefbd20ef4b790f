"""The browser fetches the code that draws charts while the server works out what they show."""

import json
from functools import cache
from pathlib import Path

import streamlit as st

# What a reader of a page with charts sees, as Streamlit names the pieces of its code; it fetches
# each only when the first element of its kind arrives, and then one piece asks for the next.
NAMES = ("ArrowVegaLiteChart", "TextInput", "Selectbox", "Multiselect", "Button", "ButtonGroup")


def script() -> str:
    """Return what has the browser fetch ahead, as a module's script."""
    # What cannot be fetched ahead is fetched later, as it would have been anyway.
    return f"for (const path of {json.dumps(paths())}) import(path).catch(() => {{}})"


@cache
def paths() -> tuple[str, ...]:
    """Return where the pieces are, from the page's address; one that is not there is left out."""
    code = Path(st.__file__).parent.joinpath("static", "static", "js")
    found = (next(code.glob(f"{name}.*.js"), None) for name in NAMES)
    return tuple(f"./static/js/{path.name}" for path in found if path)
