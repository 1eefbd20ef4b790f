"""Who the reader is; signing in and out; and the page in place of all others for outsiders."""

from html import escape

import streamlit as st

from pages.parts import checks, filters, signing_in, watch
from pages.parts.presses import done, pressed
from services import page_list, session, sign_in
from services.access import Person, Role, Standing
from services.errors import SoKetError
from services.text import people
from services.text.language import Language
from services.text.screen import NAME, screen

_MAY_NOT_SIGN_OUT = signing_in.MAY_SIGN_IN | {Standing.LOCAL, Standing.NO_SIGN_IN}


def place(person: Person, language: Language, here: str = "") -> None:
    """Say who the reader is, with the button that signs in or out.

    Args:
        person: the reader.
        language: the reader's.
        here: the address to which a sign-in leads back; "": to the first page.
    """
    at = 0 if language is Language.VI else 1
    standing, is_outside = person.standing, person.role is Role.OUTSIDER
    with st.container(horizontal=True, vertical_alignment="center", key="account"):
        if signing_in.is_open_to(person):
            words = people.SIGN_IN if standing is Standing.NOT_SIGNED_IN else people.SIGN_IN_AGAIN
            look = "primary" if is_outside else "secondary"
            signing_in.button(words[at], "sign_in", here, language, look)
        elif standing not in _MAY_NOT_SIGN_OUT:
            _sign_out(at, is_outside=is_outside)
        if not is_outside:
            # As text, not as Markdown: the address is the provider's word.
            st.html(f'<p class="soket-trust">{escape(people.standing(person, language))}</p>')
        if not signing_in.is_open_to(person):
            signing_in.forget_way()


def take_back(page: str, language: Language) -> None:
    """Lead whoever comes from the provider to where that was begun; Streamlit opens its first page.

    Who was not let in there is told so.

    Args:
        page: the path of the page that is open.
        language: the reader's.
    """
    state, cookies, told = st.session_state, st.context.cookies, st.user.to_dict()
    is_first_run = not state.get("_landed")
    state["_landed"] = True
    if is_first_run:
        state["_stopped"] = sign_in.is_stopped(cookies, told)
    if cookies.get(sign_in.ASKED) == sign_in.YES:
        signing_in.forget_asking()
    if is_first_run and not page and not st.query_params:
        back = sign_in.way_back(cookies, told)
        if back and back.page in {one.name for one in page_list.PAGES}:
            st.switch_page(f"pages/{back.page}.py", query_params=back.choices)
    if state["_stopped"]:
        st.warning(people.SIGN_IN_STOPPED[0 if language is Language.VI else 1])


def is_shut_out() -> bool:
    """Tell whether there is nothing at all for this reader to see."""
    try:
        return session.visit().is_shut_out
    except SoKetError:
        # The settings cannot be read, so that nothing is shown to anybody.
        return False


def closed(page: str, language: Language) -> None:
    """Place what there is for a reader who may see nothing: why, and the button that signs in.

    Args:
        page: the path of the page that is open.
        language: the reader's.
    """
    person, text = session.person(), screen(language)
    at = 0 if language is Language.VI else 1
    is_signed_in = person.standing not in _MAY_NOT_SIGN_OUT
    title = people.NOT_FOR_YOU if is_signed_in else people.CLOSED
    st.html(f'<p class="soket-trust">{escape(NAME)}</p>')
    st.title(title[at], anchor=False)
    about, why = people.CLOSED_ABOUT[at], people.standing(person, language)
    st.html(f"<p>{escape(about)}</p><p>{escape(why)}</p>")
    place(person, language, sign_in.address_of(page or page_list.PAGES[0].name, st.query_params))
    with st.container(key="closed_language"):
        filters.language_switch(text)
    if person.standing is Standing.LIST_UNREAD:
        watch.follow(text, st.container(key="progress"))


def alone(language: Language) -> None:
    """Place what there is to place where no figures are: an administrator finds out why."""
    try:
        person = session.person()
    except SoKetError:
        # The settings cannot be read, and that is said already.
        return
    place(person, language)
    checks.place(person, language)


def _sign_out(at: int, *, is_outside: bool) -> None:
    """Place the buttons that sign out, here or wherever the same person is signed in."""
    here = pressed(people.SIGN_OUT[at], "sign_out", "logout")
    everywhere = not is_outside and pressed(
        people.SIGN_OUT_EVERYWHERE[at], "sign_out_everywhere", "devices", "tertiary"
    )
    if here or everywhere:
        session.visit().leave(everywhere=everywhere)
        st.logout()
        done("sign_out_everywhere" if everywhere else "sign_out")
