"""A button does what it is for once, however often it is pressed."""

from datetime import UTC, datetime

import pytest
import streamlit as st

from pages.parts import deeds
from services.conclusions.events import Act, Author, Event
from services.errors import NotAllowedError
from services.text.conclusions import conclusion_text
from services.text.language import Language

TEXT = conclusion_text(Language.VI)


class Doing:
    """Notes under which ids something was done."""

    def __init__(self, *, is_refused: bool = False) -> None:
        self.ids: list[str] = []
        self.is_refused = is_refused

    def __call__(self, intent: str) -> Event:
        self.ids.append(intent)
        if self.is_refused:
            raise NotAllowedError("conclude")
        return Event(intent, intent, Act.RECORDED, datetime(2026, 1, 1, tzinfo=UTC), Author())


@pytest.fixture(autouse=True)
def _fresh_state():
    st.session_state.clear()
    yield
    st.session_state.clear()


def test_a_second_press_on_the_same_words_does_nothing_more():
    doing = Doing()
    assert deeds.done("words_0", doing, TEXT) is not None
    assert deeds.done("words_0", doing, TEXT) is None
    assert len(doing.ids) == 1


def test_the_next_turn_is_another_intent():
    doing = Doing()
    deeds.done("words_0", doing, TEXT)
    deeds.done("words_1", doing, TEXT)
    assert len(set(doing.ids)) == 2


def test_a_press_after_a_refusal_tries_the_same_intent_again():
    refused, allowed = Doing(is_refused=True), Doing()
    assert deeds.done("words_0", refused, TEXT) is None
    assert deeds.done("words_0", allowed, TEXT) is not None
    assert refused.ids == allowed.ids


def test_a_button_without_words_does_something_else_with_each_press():
    doing = Doing()
    assert deeds.done("agenda", doing, TEXT, again=True) is not None
    assert deeds.done("agenda", doing, TEXT, again=True) is not None
    assert len(set(doing.ids)) == 2
