"""A drafted sentence whose numbers can be followed to their figures, rows and cells."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from html import escape
from typing import cast

import streamlit as st

from pages.parts import presses, tables, told
from services import address, session
from services.drafting import Quoted, Sentence, What
from services.panels import quoted, slides
from services.panels.panel import Panel
from services.panels.scope import Scope
from services.text.quoted import QuotedText, quoted_text

# What is chosen under a chart for its rows to be there.
ROWS = "rows"


def drafted(panel: Panel, where: tuple[str, Mapping[str, str]] | None) -> Sentence:
    """Return what a chart shows in one sentence; empty where there is no rule for it.

    Args:
        panel: the chart.
        where: the page on which it stands and the choices there; None: the page that is open.
    """
    page = session.page()
    name, choices = where or (page, session.choices_on(page))
    indicator, unit = choices.get(address.INDICATOR, ""), choices.get(address.UNIT, "")
    return session.made(slides.drafted, name, panel.name, indicator, unit)


def numbers_of(said: Sentence) -> tuple[Quoted, ...]:
    """Return the numbers of a sentence that can be followed, in its order."""
    return tuple(number for _, number in said.pieces if number)


def marked(said: Sentence, of: str, tag: str) -> str:
    """Return a sentence as HTML, all of it escaped; its numbers press buttons.

    Args:
        said: the sentence.
        of: whose buttons, see :func:`place`.
        tag: of its numbers: "button" where the keyboard is to reach them here, else "b".
    """
    at, html = 0, ""
    for text, number in said.pieces:
        if number is None:
            html += escape(text)
            continue
        html += f'<{tag} class="soket-number" data-of="{of}" data-number="{at}">'
        html += f"{escape(text)}</{tag}>"
        at += 1
    return html


def key_of(name: str, said: Sentence) -> str:
    """Return the key under which the chosen number of a chart's sentence is kept."""
    return f"{name}_number_{sha256(said.text.encode()).hexdigest()[:8]}"


@presses.whole
def open_rows(name: str, said: Sentence, number: int | None = None) -> None:
    """Open the rows under a chart, perhaps at one number of its sentence.

    Args:
        name: of the chart.
        said: its sentence.
        number: its place among the numbers that can be followed.
    """
    state = st.session_state
    state[f"{name}_more"], state[f"{name}_opened"] = True, ROWS
    state[key_of(name, said)] = number


def forget(name: str) -> None:
    """Have no number of a chart's sentence be chosen any more."""
    for key in [key for key in st.session_state if str(key).startswith(f"{name}_number_")]:
        st.session_state[key] = None


def place(name: str, said: Sentence) -> bool:
    """Place a sentence and the choice of one of its numbers, and what is behind that one.

    Args:
        name: of the chart.
        said: the sentence.

    Returns:
        Whether a number is chosen.
    """
    scope = session.scope()
    text, numbers = quoted_text(scope.view.language), numbers_of(said)
    if not numbers:
        return False
    st.html(f'<p class="soket-quoted">{marked(said, name, "b")}</p>')
    names = [number.text for number in numbers]
    at = st.pills(
        text.numbers,
        list(range(len(names))),
        format_func=names.__getitem__,
        key=key_of(name, said),
    )
    if at is None:
        return False
    _behind(scope, name, numbers[at], text)
    return True


def place_keys(name: str, said: Sentence, follow: Callable[[int], None]) -> None:
    """Place the buttons alone that a sentence's numbers press, for where nobody sees them.

    Args:
        name: whose, as the numbers were marked.
        said: the sentence.
        follow: what is done with the place of the number that was pressed.
    """
    key, numbers = key_of(name, said), numbers_of(said)

    @presses.whole
    def pressed() -> None:
        at = cast("int | None", st.session_state[key])
        # The next press of the same number is another one.
        st.session_state[key] = None
        if at is not None:
            follow(at)

    if numbers:
        names = [number.text for number in numbers]
        st.pills(
            quoted_text(session.scope().view.language).numbers,
            list(range(len(names))),
            format_func=names.__getitem__,
            key=key,
            on_change=pressed,
        )


def _behind(scope: Scope, name: str, number: Quoted, text: QuotedText) -> None:
    found = quoted.found(scope, number)
    for line in quoted.told(scope, number, found):
        st.caption(told.plain(line))
    if number.what is What.TARGET and len(rows := quoted.targets_table(scope, found)):
        tables.place(rows, key=f"{name}_targets")
    one = found[0]
    if len(found) > 1:
        tables.place(quoted.figures_table(scope, found), key=f"{name}_figures")
        names = [one.name for one in found]
        at = st.selectbox(
            text.choose,
            list(range(len(names))),
            format_func=names.__getitem__,
            key=f"{name}_figure_{sha256(repr(number).encode()).hexdigest()[:8]}",
            placeholder=text.choose,
        )
        one = found[at]
        st.caption(told.plain(quoted.figure_told(scope, one)))
    rows = quoted.rows(scope, one)
    if rows.empty:
        st.info(text.nothing)
        return
    tables.place_rows(rows, scope.text.data.open)
