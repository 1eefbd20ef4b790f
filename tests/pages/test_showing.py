"""A widget is told what to show where the browser may go on with what it has not heard yet."""

from collections import UserDict
from typing import Any

import pytest

from pages.parts import showing


class State(UserDict[str, Any]):
    """The server's state, which keeps what the widget is set to."""

    def __init__(self, on_its_way: list[object]) -> None:
        self.on_its_way = on_its_way
        super().__init__()

    def __setitem__(self, key: str, value: object) -> None:
        super().__setitem__(key, value)
        if key == "it":
            self.on_its_way.append(value)


class Line:
    """A browser with a widget, and the server's state of it, a slow line apart."""

    def __init__(self, value: object) -> None:
        self.value, self.on_its_way = value, list[object]()
        self.state = State(self.on_its_way)
        self.asks()

    def asks(self) -> None:
        """Send what the widget shows now."""
        self.state.data["it"] = self.value

    def is_told(self, value: object) -> bool:
        """Have the server show a value in the widget; return what that returns."""
        return showing.show("it", value)

    def hears(self) -> None:
        """Hear all that is on its way, in order."""
        for value in self.on_its_way:
            self.value = value
        self.on_its_way.clear()


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    made = Line("Q3")
    monkeypatch.setattr(showing.st, "session_state", made.state)
    return made


def test_what_it_shows_already_is_not_set(line: Line):
    assert not line.is_told("Q3")
    assert line.on_its_way == []


def test_a_change_that_is_taken_back_before_it_was_heard_is_told(line: Line):
    assert not line.is_told("Q1")
    line.asks()
    assert line.is_told("Q3")
    line.hears()
    assert line.value == "Q3"


def test_and_so_is_the_first_change_that_comes_once_more(line: Line):
    for value in ("Q1", "Q3", "Q1", "Q3", "Q1"):
        line.asks()
        line.is_told(value)
    line.hears()
    assert line.value == "Q1"


def test_what_is_on_its_way_is_told_again_to_who_has_heard_one_half(line: Line):
    line.is_told("Q1")
    line.asks()
    line.is_told("Q3")
    # Of two answers the first has come.
    line.value = line.on_its_way.pop(0)
    line.asks()
    assert line.is_told("Q1")
    line.hears()
    assert line.value == "Q1"


def test_who_has_heard_chooses_freely_and_is_not_told(line: Line):
    line.is_told("Q1")
    line.hears()
    for own in ("Q2", "Q4"):
        line.value = own
        line.asks()
        assert not line.is_told(own)
        assert line.on_its_way == []


def test_a_widget_is_told_anew_where_that_is_asked_for(line: Line):
    showing.show("it", "Q3", anew=True)
    assert line.on_its_way == ["Q3"]
