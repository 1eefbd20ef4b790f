"""A callback is done to its end, whatever the browser asks for meanwhile."""

import ast
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState

from pages.parts import presses


class _NewerRequest(BaseException):
    """What Streamlit raises at a use of the session's state, where a request has come."""


def _newer() -> None:
    raise _NewerRequest


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> SafeSessionState:
    """The state of a session whose browser has sent a newer request."""
    held = SafeSessionState(SessionState(), _newer)
    context = SimpleNamespace(session_state=held)
    monkeypatch.setattr(presses, "get_script_run_ctx", lambda: context)
    return held


def test_a_callback_of_streamlit_s_own_is_broken_off(state: SafeSessionState):
    with pytest.raises(_NewerRequest):
        state["moved"] = 1


def test_ours_is_done_and_what_follows_can_be_broken_off_again(state: SafeSessionState):
    seen: list[tuple[int, str]] = []

    @presses.whole
    def move(number: int, *, to: str) -> None:
        state["moved"] = number
        seen.append((state["moved"], to))

    move(3, to="top")
    assert seen == [(3, "top")]
    with pytest.raises(_NewerRequest):
        state["moved"] = 1


def test_one_that_fails_leaves_the_rest_as_it_was(state: SafeSessionState):
    @presses.whole
    def fail() -> None:
        state["moved"] = 1
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        fail()
    with pytest.raises(_NewerRequest):
        state["moved"] = 1


def test_one_callback_in_another_is_held_too(state: SafeSessionState):
    @presses.whole
    def inner() -> None:
        state["inner"] = 1

    @presses.whole
    def outer() -> None:
        inner()
        state["outer"] = state["inner"] + 1

    outer()
    with pytest.raises(_NewerRequest):
        state["outer"] = 1


def test_every_callback_of_the_pages_is_whole(repository: Path):
    """A name that is called at a press or a choice is decorated, or wrapped where it is handed on.

    ``open_`` is handed on by the row of pins, whose callers are held below.
    """
    bare: list[str] = []
    for path in sorted((repository / "pages").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        whole = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            and any(ast.unparse(one) in ("presses.whole", "whole") for one in node.decorator_list)
        }
        bare += [
            f"{path.name}:{node.value.lineno}: {ast.unparse(node.value)}"
            for node in ast.walk(tree)
            if isinstance(node, ast.keyword)
            and node.arg in ("on_click", "on_change", "on_select")
            and not isinstance(node.value, ast.Constant)
            and not ast.unparse(node.value).startswith("presses.whole(")
            and ast.unparse(node.value) not in {*whole, "open_", "quoted.open_rows"}
        ]
    assert bare == []
