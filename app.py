"""The frame: page configuration, navigation, filter bar; then the page.

`streamlit run app.py` does two things with this file. The server imports it once and finds the
application in it, which begins to read the sheets before anybody has come. For each reader it is
then run as a script, as is any Streamlit page; a server that only knows scripts loses nothing but
the head start.
"""

import gc
import math
import time
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts.turns import turn

# When a page last connected, by time.monotonic.
arrivals = deque([-math.inf], maxlen=1)


def frame() -> None:
    """Draw the frame for one reader, and the page in it."""
    from pages.parts import look

    # Before all that takes time, on a server that has just started the other imports too.
    look.place()
    from pages.parts import account, drafts, fields, filters, notices, watch
    from services import page_list, session
    from services.errors import NotAllowedError, SettingError, SoKetError
    from services.text.screen import NAME, screen

    st.set_page_config(page_title=NAME, page_icon="static/icon.svg", layout="wide")

    language = filters.language()
    text = screen(language)
    shut_out = account.is_shut_out()
    pages = session.navigation_pages(text)
    page = st.navigation(pages, position="hidden" if shut_out else "top")
    is_bare = page_list.is_bare(page.url_path)
    account.take_back(page.url_path, language)
    if shut_out:
        account.closed(page.url_path, language)
        st.stop()
    area = page_list.area_of(page.url_path)

    try:
        snapshot = session.take_snapshot()
    except NotAllowedError:
        # Just now, between two lines: the next run says why.
        st.rerun()
    except SoKetError as error:
        notices.failure(error, text)
        account.alone(language)
        # With settings that cannot be read nothing runs that could be followed.
        if not isinstance(error, SettingError):
            watch.follow(text, st.container(key="progress"))
        st.stop()

    fields.read(snapshot, area, page.url_path)
    session.set_language(language)
    session.complete_view(area)
    bar = None if is_bare else filters.bar(session.page())
    told, progress = st.container(), st.container(key="progress")
    try:
        with notices.guard(text):
            page.run()
    finally:
        # Filled after the page, above which they stand: what a reader waits for are the charts.
        if bar:
            with bar:
                filters.place(snapshot, area, text)
        with told:
            if not is_bare:
                notices.place(snapshot, text)
            drafts.place()
        watch.follow(text, progress)


def prepare() -> None:
    """Read the sheets and make what most readers ask for first."""
    # What is imported and read now stays: looking for garbage in it took a tenth of the start.
    gc.disable()
    from pages.parts import drawings
    from services import session

    session.prepare(drawings.drawing, lambda: arrivals[-1])


@asynccontextmanager
async def early(_app: st.App) -> AsyncGenerator[None]:
    """Prepare beside the server's start, which waits for nothing."""
    Thread(target=prepare, name="prepare", daemon=True).start()
    yield


def noting(inner: ASGIApp) -> ASGIApp:
    """Note that somebody's page has come, before a module is imported for it.

    Where both are busy at once on a server that has just started, what is made ahead takes time
    from the very page that waits for it.
    """

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            arrivals.append(time.monotonic())
        await inner(scope, receive, send)

    return asked


if __name__ == "__main__":
    with turn():
        frame()
else:
    app = st.App(Path(__file__).name, lifespan=early, middleware=[Middleware(noting)])
