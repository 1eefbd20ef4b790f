"""What the frame has to say above and beside a page."""

import logging
from contextlib import ExitStack
from datetime import UTC, datetime
from html import escape

import streamlit as st

from services import address, session
from services.errors import NothingReadableError, SettingError, SoKetError
from services.panels.choices import choice_label
from services.snapshot import Snapshot
from services.text import numbers
from services.text.screen import ScreenText

_LOG = logging.getLogger(__name__)
_SECONDS = 2


def place(snapshot: Snapshot, text: ScreenText) -> None:
    """Say that figures are invented, and what of a link was not understood."""
    if snapshot.is_sample:
        st.html(f'<span class="soket-sample" role="note">{escape(text.frame.sample)}</span>')
    since = session.unreachable_since()
    if since:
        st.warning(text.frame.unreachable.format(time=numbers.moment(since)))
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


def failure(error: SoKetError, text: ScreenText) -> None:
    """Say in the reader's language why there is nothing to show, and what to do."""
    match error:
        case NothingReadableError():
            st.error(text.error.nothing)
            st.info(_plain(text.error.nothing_hint.format(place=error.place)))
        case SettingError():
            st.error(_plain(text.error.setting.format(name=error.name, value=error.value)))
        case _:
            st.error(text.error.nothing)


def guard(text: ScreenText) -> ExitStack:
    """Return a context in which a fault of ours becomes one sentence and a line in the log.

    Whatever Streamlit itself raises to rerun or to stop is no Exception and passes.
    """

    def told(_kind: object, error: BaseException | None, _trace: object) -> bool:
        if not isinstance(error, Exception):
            return False
        reference = f"{datetime.now(UTC):%H%M%S}-{abs(hash(repr(error))) % 10000:04d}"
        _LOG.error("A page failed; its reader was told %s.", reference, exc_info=error)
        st.error(text.error.failure.format(reference=reference), icon=":material/build:")
        return True

    stack = ExitStack()
    stack.push(told)
    return stack


def follow(text: ScreenText) -> None:
    """Draw the page anew as soon as there are newer figures, and say so quietly."""
    if st.session_state.pop("_announce", False):
        time = numbers.clock(datetime.now(UTC))
        st.toast(text.frame.new_data.format(time=time), icon=":material/update:")
    _watch()


@st.fragment(run_every=_SECONDS)
def _watch() -> None:
    if session.is_newer_snapshot():
        st.session_state["_announce"] = True
        st.rerun()
    if session.is_reach_changed():
        st.rerun()


def _plain(words: str) -> str:
    """Return words that may hold a reader's or a sheet's text, with no Markdown in it."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~$<>:" else c for c in words)
