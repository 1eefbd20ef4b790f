"""The one door between services and Streamlit: settings, caches, the reader's view."""

import gc
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import urlencode

import streamlit as st

from services import address
from services.access import Person, Right, demand
from services.address import Misread
from services.conclusions.acts import Desk
from services.config import Settings, must_be_absent
from services.errors import NotAllowedError, NothingReadableError, SoKetError
from services.indicators.indicator import Area
from services.lately import lately
from services.page_list import PAGES, is_bare
from services.panels import ahead
from services.panels.panel import Panel
from services.panels.scope import Scope
from services.refresh import Refresher
from services.running import Running, Taken, key_of, set_aside, started, stopped, taken_from
from services.snapshot import Snapshot
from services.text.language import Language
from services.text.screen import ScreenText, screen
from services.view import View
from services.visit import Visit

_LOG = logging.getLogger(__name__)
T = TypeVar("T")
P = ParamSpec("P")

# When a reader last asked for anything, by time.monotonic.
_asked_at = 0.0
# Results and charts of the last views are shared by all sessions; a view takes some 100 kB.
_KEPT_VIEWS = 1000
_KEPT_SECONDS = 3600
# A run asks for its scope at every chart; whether its reader may see it is asked once.
_LET_IN_SECONDS = 0.2
# Looking for secrets at every step of a run took a fifth of what a server of many readers does.
_DECIDED_SECONDS = 0.2


@lately(_DECIDED_SECONDS)
def _secrets() -> Mapping[str, Any]:
    if st.secrets.load_if_toml_exists():
        return st.secrets.to_dict()
    must_be_absent(st.get_option("secrets.files"))
    return {}


@lately(_DECIDED_SECONDS)
def settings() -> Settings:
    """Return the settings: secrets, if there is such a file, and the environment over them."""
    return Settings.from_environment(_secrets())


@st.cache_resource(show_spinner=False, max_entries=1, on_release=stopped)
def _started(key: str, _settings: Settings) -> Running:
    """Return what the process runs, started; it is stopped when the settings change."""
    del key  # It is what the cache goes by.
    return started(_settings)


@lately(_DECIDED_SECONDS)
def running() -> Running:
    """Return what the process runs, once for all sessions."""
    chosen = settings()
    return _started(key_of(chosen), chosen)


def refresher() -> Refresher:
    """Return the process's refresher, looking already."""
    return running().refresher


def auth() -> Mapping[str, object] | None:
    """Return how people sign in, by the secrets; None: they do not."""
    given = _secrets().get("auth")
    return cast("Mapping[str, object]", given) if isinstance(given, Mapping) else None


def visit() -> Visit:
    """Return what is known of the reader's request."""
    listens, headers = st.get_option("server.address"), dict(st.context.headers)
    told, has_sign_in = st.user.to_dict(), auth() is not None
    return Visit(settings(), running(), has_sign_in, told, listens, headers)


def person() -> Person:
    """Return who looks at the screen, by the newest list of people, at every call anew."""
    here = visit()
    found = here.person
    if st.session_state.get("_person") != found:
        st.session_state["_person"] = found
        here.arrive(found)
    return found


def prepare(drawing: Callable[[Panel], object], arrived_at: Callable[[], float]) -> None:
    """Read before the first reader comes, and make what the next ones are likely to ask for.

    For a thread of its own, as long as the process lives. ``drawing`` makes of a panel what a
    browser is sent, and keeps it; ``arrived_at`` gives the time.monotonic of the last arrival.
    """
    try:
        keeper = refresher()
    except SoKetError:
        _LOG.exception("A setting is wrong; every reader is told so.")
        return
    finally:
        # It was off since the server imported app.py.
        gc.enable()

    def make(job: ahead.Job) -> None:
        found = _made_for(job.scope, job.build, *job.args)
        if isinstance(found, Panel):
            drawing(found)

    newest, asked_at = lambda: keeper.readings.snapshot, lambda: max(_asked_at, arrived_at())
    ahead.work(newest, make, asked_at, rest=set_aside)


def navigation_pages(text: ScreenText) -> list[Any]:
    """Return the pages for st.navigation, titled in the reader's language."""
    titles = text.frame
    return [
        st.Page(
            f"pages/{page.name}.py",
            title=str(getattr(titles, page.name)),
            url_path=page.name,
            default=page is PAGES[0],
            visibility="hidden" if page.is_bare else "visible",
        )
        for page in PAGES
    ]


def take_snapshot() -> Snapshot:
    """Take the newest snapshot for this run and for the fragments that run after it.

    Raises:
        NothingReadableError: nothing was ever read.
        NotAllowedError: the reader may not see figures.
    """
    global _asked_at
    _asked_at = time.monotonic()
    state = st.session_state
    state["_taken"] = found = taken_from(refresher())
    demand(person(), Right.SEE_FIGURES)
    state["_snapshot"] = snapshot = found.snapshot
    if snapshot is None or not snapshot.spreadsheets:
        raise NothingReadableError(found.refresher.place)
    if "_early" in state and not snapshot.waiting:
        asked, then = state.pop("_early")
        caught_up = address.caught_up(state["_address"], asked, then, snapshot)
        state["_address"], state["_misread"] = caught_up
    return snapshot


def taken() -> Taken | None:
    """Return what the screen was drawn by; None: nothing could be taken."""
    return cast("Taken | None", st.session_state.get("_taken"))


def choose(**choices: str) -> None:
    """Change choices of the reader, by their names in the address."""
    st.session_state["_address"].update(choices)
    st.session_state["_misread"] = ()


def chosen(name: str) -> str:
    """Return one choice as it stands in the address."""
    return str(st.session_state["_address"][name])


def set_language(language: Language) -> None:
    """Take the language from its switch."""
    st.session_state["_address"][address.LANGUAGE] = language.value


def misread() -> tuple[Misread, ...]:
    """Return what of the reader's link could not be understood."""
    return st.session_state.get("_misread", ())


def complete_view(area: Area | None) -> None:
    """Fix the view of this run; pages may take it from now on."""
    st.session_state["_view"] = address.view_of(st.session_state["_address"], area)
    st.session_state["_placed"] = dict[str, Panel]()


def placed() -> dict[str, Panel]:
    """Return the charts of this page by their names, as far as they are placed."""
    return st.session_state["_placed"]


def page() -> str:
    """Return the name of the page that is open."""
    return str(st.session_state["_page"])


def look(scope: Scope) -> None:
    """Have the rest of this run, and the fragments after it, look at other figures or otherwise."""
    st.session_state["_snapshot"], st.session_state["_view"] = scope.snapshot, scope.view


def desk() -> Desk:
    """Return where the reader may do something about conclusions, and who that is."""
    run, units = running(), st.session_state["_snapshot"].units
    newest = run.refresher.readings.snapshot
    users = newest.users if newest else ()
    here, told = page(), (run.conclusions, run.audit, person(), users, units)
    return Desk(*told, page_address(here), is_public=is_bare(here))


def view() -> View:
    """Return the reader's view; a page that runs without its frame first gets the frame.

    On a cold server a deep link makes Streamlit run a file of ``pages/`` alone. Calling
    st.navigation once ends that for the whole process.
    """
    if "_view" not in st.session_state:
        st.navigation(navigation_pages(screen(Language.VI)), position="hidden")
        st.rerun()
    return cast("View", st.session_state["_view"])


def scope() -> Scope:
    """Return the snapshot and the view of this run.

    Raises:
        NotAllowedError: the dashboard is closed, and its reader may not see figures any more.
    """
    state = st.session_state
    if settings().closed and time.monotonic() - state.get("_let_in_at", 0) > _LET_IN_SECONDS:
        if visit().is_shut_out:
            st.rerun()  # The frame says why; inside a callback this does nothing.
            raise NotAllowedError(Right.SEE_FIGURES.value)
        state["_let_in_at"] = time.monotonic()
    return Scope(st.session_state["_snapshot"], view())


@st.cache_resource(show_spinner=False, max_entries=_KEPT_VIEWS, ttl=_KEPT_SECONDS)
def _made(key: str, _make: Callable[[], object]) -> object:
    del key  # It is what the cache goes by.
    return _make()


def made(build: Callable[Concatenate[Scope, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what a service makes of the reader's scope; made once for all who look alike.

    What a reader has picked for one page (indicator, unit) is an argument where it matters, so
    that it does not make another scope of the same figures.
    """
    global _asked_at
    # A page that is being drawn asks on: nothing is made ahead between two of its charts.
    _asked_at = time.monotonic()
    return _made_for(scope(), build, *args, **kwargs)


def _made_for(
    current: Scope, build: Callable[Concatenate[Scope, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    shared = replace(current, view=replace(current.view, indicator="", unit=""))
    told = [getattr(arg, "code", arg) for arg in (*args, *kwargs.values())]
    key = repr((build.__module__, build.__qualname__, current.snapshot.version, shared.view, told))
    return cast("T", _made(key, lambda: build(shared, *args, **kwargs)))


def link() -> str:
    """Return an address that opens this very screen, with every choice stated."""
    return link_to(page(), choices_on(page()))


def link_to(page: str, choices: Mapping[str, str]) -> str:
    """Return an address that opens a page with these choices, from anywhere."""
    base = (st.context.url or "").split("?")[0].rstrip("/")
    root = base.removesuffix(f"/{st.session_state['_page']}")
    path = "" if page == PAGES[0].name else page
    return f"{root}/{path}?{urlencode(choices)}"


def choices_on(page: str, **changed: str) -> dict[str, str]:
    """Return the reader's choices as the address of a page states them, some of them changed."""
    held: dict[str, str] = st.session_state["_address"]
    names = address.names_on(page)
    return {name: value for name, value in {**held, **changed}.items() if name in names}


def page_address(name: str, **choices: str) -> str:
    """Return the address of a page with the reader's choices, some of them changed."""
    return f"./{name}?{urlencode(choices_on(name, **choices))}"
