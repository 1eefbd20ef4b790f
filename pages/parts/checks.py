"""For administrators the self-check."""

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.parts.presses import done, pressed
from services import session
from services.access import Person, Right, may
from services.doctor.checked import Checked, checked
from services.doctor.line import Line, State
from services.text import doctor, numbers
from services.text.language import Language

_SIGNS = {State.OK: "✓", State.WARNING: "!", State.FAILING: "✕", State.UNKNOWN: "?"}
_ADDRESS = re.compile(r"https://[^\s<>\"']*[^\s<>\"'):.,;]")
# Streamlit sets lists in from the left and their letters to the size of the page's. A line hangs
# from its mark: what is too long for the screen goes on below itself, not below the mark.
_STYLE = """
<style>
.soket-checks {list-style: none; margin: 0 !important; padding: 0 !important; font-size: .95rem}
.soket-checks li {margin: 0 !important; padding: 0 !important; font-size: inherit}
.soket-checks > li {padding: .4rem 0 .4rem 6.5rem !important;
  border-bottom: 1px solid var(--soket-line); overflow-wrap: anywhere}
.soket-checks .mark {display: inline-block; min-width: 6.25rem; margin-left: -6.5rem;
  font-weight: 600}
.soket-checks .ok .mark {color: light-dark(#06694c, #5fd4ad)}
.soket-checks .warning .mark {color: light-dark(#8a5a00, #ffcf70)}
.soket-checks .unknown .mark {color: light-dark(#4a5663, #b8c4d0)}
.soket-checks .failing .mark {color: light-dark(#a8380a, #ff9d73)}
.soket-checks ol {margin: .25rem 0 .2rem !important; padding-left: 1.2rem !important;
  font-size: inherit}
@media (max-width: 640px) {
  .soket-checks > li {padding-left: 0 !important}
  .soket-checks .mark {display: block; margin-left: 0}
}
</style>
"""


def place(person: Person, language: Language) -> None:
    """Place the self-check, where the reader may see it; it asks only when it is told to."""
    if not may(person, Right.SEE_CHECKS):
        return
    at = 0 if language is Language.VI else 1
    with st.expander(doctor.HEADING[at], icon=":material/fact_check:", key="checks"):
        st.caption(doctor.ABOUT[at])
        if pressed(doctor.BUTTON[at], "checks_now", "play_arrow"):
            with st.spinner(doctor.CHECKING[at]):
                found = checked(session.settings(), session.auth(), session.running())
                st.session_state["_checked"] = found
            done("checks_now")
        if "_checked" in st.session_state:
            _found(st.session_state["_checked"], language)


def _found(found: Checked, language: Language) -> None:
    at = 0 if language is Language.VI else 1
    said = doctor.summary(found.lines, language)
    time = doctor.CHECKED[at].format(time=numbers.moment(found.at))
    st.html(_STYLE)
    st.html(f'<p class="soket-trust">{escape(time)} · {escape(said)}</p>')
    st.html(_listed(found.lines, language))


def _listed(lines: Sequence[Line], language: Language) -> str:
    at = 0 if language is Language.VI else 1
    items: list[str] = []
    for line in lines:
        said, steps = doctor.advice(line, language)
        mark = f"{_SIGNS[line.state]} {escape(doctor.STATES[line.state][at])}"
        told = "".join(f"<li>{_linked(step)}</li>" for step in steps)
        items.append(
            f'<li class="{line.state}"><span class="mark">{mark}</span> {_linked(said)}'
            f"{f'<ol>{told}</ol>' if told else ''}</li>"
        )
    return f'<ul class="soket-checks">{"".join(items)}</ul>'


def _linked(text: str) -> str:
    """Return a sentence as HTML, what is an address in it being a link."""
    pieces: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        address = escape(found[0])
        pieces.append(escape(text[end : found.start()]))
        pieces.append(f'<a href="{address}" target="_blank" rel="noopener">{address}</a>')
        end = found.end()
    return "".join([*pieces, escape(text[end:])])
