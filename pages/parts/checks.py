"""Who the reader is, and for administrators the self-check."""

import json
import logging
import re
from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.errors import StreamlitAuthError

from services import page_list, session, sign_in
from services.access import Person, Right, Standing, may
from services.doctor.checked import Checked, checked
from services.doctor.here import provider_of
from services.doctor.line import Line, State
from services.errors import SoKetError
from services.sign_in import ProviderState
from services.text import doctor, numbers, people
from services.text.language import Language

_LOG = logging.getLogger(__name__)
_SIGNS = {State.OK: "✓", State.WARNING: "!", State.FAILING: "✕"}
_ADDRESS = re.compile(r"https://[^\s<>\"']*[^\s<>\"'):.,;]")
# Streamlit sets lists in from the left and their letters to the size of the page's.
_STYLE = """
<style>
.soket-checks {list-style: none; margin: 0 !important; padding: 0 !important; font-size: .95rem}
.soket-checks li {margin: 0 !important; padding: 0 !important; font-size: inherit}
.soket-checks > li {padding: .4rem 0 !important; border-bottom: 1px solid var(--soket-line);
  overflow-wrap: anywhere}
.soket-checks .mark {display: inline-block; min-width: 6.2rem; font-weight: 600}
.soket-checks .ok .mark {color: light-dark(#06694c, #5fd4ad)}
.soket-checks .warning .mark {color: light-dark(#8a5a00, #ffcf70)}
.soket-checks .failing .mark {color: light-dark(#a8380a, #ff9d73)}
.soket-checks ol {margin: .25rem 0 .2rem 6.5rem !important; padding-left: 1.2rem !important;
  font-size: inherit}
@media (max-width: 640px) {
  .soket-checks .mark {display: block}
  .soket-checks ol {margin-left: 0 !important}
}
</style>
"""


def account(person: Person, language: Language, here: str = "") -> None:
    """Say who the reader is, with the button that signs in or out.

    Args:
        person: the reader.
        language: the reader's.
        here: the address to which a sign-in leads back; "": to the first page.
    """
    at = 0 if language is Language.VI else 1
    standing = person.standing
    with st.container(horizontal=True, vertical_alignment="center", key="account"):
        if standing is Standing.NOT_SIGNED_IN:
            if _pressed(people.SIGN_IN[at], "sign_in", "login"):
                _sign_in(at)
                _done("sign_in")
        elif standing not in (Standing.LOCAL, Standing.NO_SIGN_IN) and _pressed(
            people.SIGN_OUT[at], "sign_out", "logout"
        ):
            st.logout()
            _done("sign_out")
        # As text, not as Markdown: the address is the provider's word.
        st.html(f'<p class="soket-trust">{escape(people.standing(person, language))}</p>')
        _keep(here if standing is Standing.NOT_SIGNED_IN else "")


def _keep(here: str) -> None:
    """Have the browser keep an address for the way back; "": forget it."""
    seconds = sign_in.BACK_SECONDS if here else 0
    cookie = json.dumps(f"{sign_in.BACK}={here}; path=/; max-age={seconds}; samesite=lax")
    # Of an address only letters, digits and a few signs are left, none of which ends a script.
    st.html(f"<script>document.cookie = {cookie}</script>", unsafe_allow_javascript=True)


def take_back(page: str) -> None:
    """Lead whoever has just signed in to where that was begun; Streamlit opens its first page.

    Args:
        page: the path of the page that is open.
    """
    is_first_run = not st.session_state.get("_landed")
    st.session_state["_landed"] = True
    if not is_first_run or page or st.query_params:
        return
    back = sign_in.way_back(st.context.cookies, st.user.to_dict())
    if back and back.page in {one.name for one in page_list.PAGES}:
        st.switch_page(f"pages/{back.page}.py", query_params=back.choices)


def alone(language: Language) -> None:
    """Place what there is to place where no figures are: an administrator finds out why."""
    try:
        person = session.person()
    except SoKetError:
        # The settings cannot be read, and that is said already.
        return
    account(person, language)
    place(person, language)


def _sign_in(at: int) -> None:
    """Lead the reader to the provider of the sign-in."""
    auth = session.auth() or {}
    state = sign_in.provider_state(auth)
    if state is ProviderState.SILENT:
        st.error(people.SIGN_IN_SILENT[at])
        return
    try:
        if state is ProviderState.READY:
            st.login(provider_of(auth))
            return
    except StreamlitAuthError as error:
        _LOG.warning("Nobody can sign in: %s", error)
    st.error(people.SIGN_IN_FAILED[at])


def _pressed(label: str, key: str, icon: str) -> bool:
    """Place a button; tell whether it was pressed, also where the run was begun anew since."""
    st.button(label, key=key, icon=f":material/{icon}:", on_click=_note, args=(key,))
    return f"_{key}_pressed" in st.session_state


def _note(key: str) -> None:
    st.session_state[f"_{key}_pressed"] = True


def _done(key: str) -> None:
    """Forget a press; not before, as any run may be broken off for a newer one."""
    del st.session_state[f"_{key}_pressed"]


def place(person: Person, language: Language) -> None:
    """Place the self-check, where the reader may see it; it asks only when it is told to."""
    if not may(person, Right.SEE_CHECKS):
        return
    at = 0 if language is Language.VI else 1
    with st.expander(doctor.HEADING[at], icon=":material/fact_check:", key="checks"):
        st.caption(doctor.ABOUT[at])
        if _pressed(doctor.BUTTON[at], "checks_now", "play_arrow"):
            with st.spinner(doctor.CHECKING[at]):
                found = checked(session.settings(), session.auth(), session.running())
                st.session_state["_checked"] = found
            _done("checks_now")
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
