"""All of a page: a conclusion on it, and all its charts to take away."""

from collections.abc import Sequence

import streamlit as st

from pages.parts import conclude, downloads, notices, watch
from services import session
from services.panels import files
from services.panels.panel import Panel
from services.panels.pins import pins_of
from services.panels.scope import Scope
from services.text.conclusions import conclusion_text
from services.text.files import file_text


def place(name: str) -> None:
    """Place one line that opens to what concerns all of the page; ``name`` is its title."""
    _place(session.page(), name)


@st.fragment
def _place(page: str, name: str) -> None:
    watch.keep_to(page)
    scope = session.scope()
    text = conclusion_text(scope.view.language).conclude
    with notices.guard(scope.text):
        more = st.expander(
            text.conclude_page, key="whole_page", icon=":material/gavel:", on_change="rerun"
        )
        if more.open:
            with more:
                conclude.on_page(name)
                _files(scope, name, tuple(session.placed().values()))


def _files(scope: Scope, name: str, shown: Sequence[Panel]) -> None:
    text, here = file_text(scope.view.language), session.visit()
    leaves = [leaf(scope, panel) for panel in shown]
    with st.container(horizontal=True):
        for kind, label, make in (
            ("pdf", text.page_pdf, lambda: files.as_pdf(scope, leaves, name)),
            ("xlsx", text.page_xlsx, lambda: files.as_workbook(scope, leaves)),
        ):
            file_name = f"so-ket-{session.page()}-{scope.view.span.code}.{kind}"
            downloads.place(label, here.held(make), file_name, f"whole_{kind}")


def leaf(scope: Scope, panel: Panel, sentence: str = "") -> files.Leaf:
    """Return a chart as it is taken away, with the pins and words that hang on it."""
    pins = pins_of(scope, panel, session.running().conclusions.state)
    said = tuple(line for pin in pins for line in pin.told.splitlines())
    return files.Leaf(panel, pins, said, sentence)
