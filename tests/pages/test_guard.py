"""A fault of ours becomes one sentence on the screen and a line in the log."""

import logging

import pytest
from streamlit.testing.v1 import AppTest


def broken_page() -> None:
    from pages.parts import notices
    from services.text.language import Language
    from services.text.screen import screen

    with notices.guard(screen(Language.VI)):
        raise KeyError("secret detail")


def stopped_page() -> None:
    import streamlit as st

    from pages.parts import notices
    from services.text.language import Language
    from services.text.screen import screen

    with notices.guard(screen(Language.VI)):
        st.write("before")
        st.stop()
    st.write("after")


def test_a_fault_is_told_in_words_with_a_reference_that_is_in_the_log(
    caplog: pytest.LogCaptureFixture,
):
    with caplog.at_level(logging.ERROR):
        at = AppTest.from_function(broken_page).run()

    assert not at.exception
    (told,) = at.error
    assert told.value.startswith("Có lỗi của phần mềm khi hiện phần này (mã ")
    assert "secret detail" not in told.value
    reference = told.value.split("mã ")[1].split(")")[0]
    (line,) = [r for r in caplog.records if reference in r.getMessage()]
    assert line.exc_info


def test_a_page_that_stops_by_itself_is_no_fault():
    at = AppTest.from_function(stopped_page).run()
    assert not at.error
    assert [m.value for m in at.markdown] == ["before"]
