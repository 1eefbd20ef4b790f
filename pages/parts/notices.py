"""What the frame has to say above and beside a page."""

import logging
from contextlib import ExitStack
from datetime import UTC, datetime
from html import escape
from typing import NoReturn

import streamlit as st

from pages.parts import watch
from services import address, session
from services.errors import NothingReadableError, SettingError, SoKetError, Trouble
from services.panels.choices import choice_label
from services.running import Reach, Taken
from services.snapshot import Snapshot
from services.text import numbers
from services.text.screen import ScreenText

_LOG = logging.getLogger(__name__)
_PLACES = (Trouble.PLACE_NOT_SHARED, Trouble.PLACE_NOT_FOLDER, Trouble.PLACE_NOT_SPREADSHEET)


def place(snapshot: Snapshot, text: ScreenText) -> None:
    """Say that figures are invented or may be old, and what of a link was not understood."""
    if snapshot.is_sample:
        st.html(f'<span class="soket-sample" role="note">{escape(text.frame.sample)}</span>')
    if taken := session.taken():
        _reach(taken, text)
    misread = session.misread()
    if misread:
        names = {
            address.PERIOD: text.filters.period,
            address.UNITS: text.filters.units,
            address.UNIT: text.frame.unit,
            address.KINDS: text.filters.kinds,
            address.INDICATOR: text.panel.indicator,
            address.LANGUAGE: text.frame.language,
        }
        said = [
            text.frame.unknown_kept.format(
                value=m.value, name=names[m.name], used=choice_label(m.name, m.used, snapshot, text)
            )
            if m.name in names
            else text.frame.unknown_name.format(name=m.name)
            for m in misread
        ]
        st.warning(_plain(text.frame.unknown_in_link.format(values="; ".join(said))))
    if st.session_state.pop("_swapped", False):
        st.info(text.filters.last_before_first)


def _reach(taken: Taken, text: ScreenText) -> None:
    reach = taken.reach
    read = numbers.moment(taken.confirmed_at) if taken.confirmed_at else numbers.NO_FIGURE
    if reach.unreachable_since:
        since = numbers.moment(reach.unreachable_since)
        if not session.running().calls:
            st.warning(text.frame.unreachable.format(time=since))
            return
        why = _why(reach, text)
        st.warning(_plain(text.reach.lost.format(read=read, since=since, why=why)))
    elif reach.is_stored:
        st.info(_plain(text.reach.stored.format(read=read)), icon=":material/history:")


def _why(reach: Reach, text: ScreenText) -> str:
    return text.reach.troubles[reach.trouble] if isinstance(reach.trouble, Trouble) else ""


def _nothing(place_: str, text: ScreenText) -> None:
    """Say why there is nothing at all; while it is being read, that is all there is to say."""
    taken, calls = session.taken(), session.running().calls
    if taken and taken.reach.is_reading:
        return
    if calls is None:
        st.error(text.error.nothing)
        st.info(_plain(text.error.nothing_hint.format(place=place_)))
    elif taken and taken.reach.unreachable_since:
        st.error(text.reach.nothing_lost)
        why = _why(taken.reach, text) or text.error.nothing
        if taken.reach.trouble in _PLACES:
            # Whoever is to share it has to know with whom.
            why = f"{why} {text.reach.share_with.format(account=calls.account)}"
        st.info(_plain(why))
    else:
        st.error(text.reach.nothing)
        st.info(_plain(text.reach.nothing_hint.format(account=calls.account)))
    watch.refresh(text)


def failure(error: SoKetError, text: ScreenText) -> None:
    """Say in the reader's language why there is nothing to show, and what to do."""
    match error:
        case NothingReadableError():
            _nothing(error.place, text)
        case SettingError(name="secrets.toml"):
            st.error(text.error.secrets)
        case SettingError(name="google.key", value=value) if value:
            st.error(_plain(text.error.key))
        case SettingError(value=""):
            st.error(_plain(text.error.setting_missing.format(name=error.name)))
        case SettingError():
            st.error(_plain(text.error.setting.format(name=error.name, value=error.value)))
        case _:
            st.error(text.error.nothing)


class _PageEndedError(Exception):
    """A page has nothing more to place."""


def end_page() -> NoReturn:
    """End a page here, with the filters and all else that its frame places after it.

    ``st.stop`` ends those too: nothing can be placed any more in that run.
    """
    raise _PageEndedError


def guard(text: ScreenText) -> ExitStack:
    """Return a context in which a fault of ours becomes one sentence and a line in the log.

    Whatever Streamlit itself raises to rerun or to stop is no Exception and passes.
    """

    def told(_kind: object, error: BaseException | None, _trace: object) -> bool:
        if not isinstance(error, Exception):
            return False
        if isinstance(error, _PageEndedError):
            return True
        reference = f"{datetime.now(UTC):%H%M%S}-{abs(hash(repr(error))) % 10000:04d}"
        _LOG.error("A page failed; its reader was told %s.", reference, exc_info=error)
        st.error(text.error.failure.format(reference=reference), icon=":material/build:")
        return True

    stack = ExitStack()
    stack.push(told)
    return stack


def _plain(words: str) -> str:
    """Return words that may hold a reader's or a sheet's text, with no Markdown in it."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~$<>:" else c for c in words)
