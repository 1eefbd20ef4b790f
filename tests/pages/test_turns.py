"""Pages are drawn in turn; one that takes too long is not waited for, and nobody is forgotten."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from threading import Event

import pytest

from pages.parts import turns as of_the_process
from pages.parts.turns import Turns
from tests.pages.screens import opened

PATIENCE = 20
# Far longer than any of these tests takes.
LONG = 60.0


class _Page:
    """A page that is being drawn until it is told to end."""

    def __init__(self, turn: Callable[[], AbstractContextManager[None]], name: str = "") -> None:
        self.turn, self.name = turn, name
        self.began, self.may_end = Event(), Event()

    def draw(self, log: list[str] | None = None) -> None:
        with self.turn():
            self.began.set()
            if log is not None:
                log.append(self.name)
            assert self.may_end.wait(PATIENCE)


def _in_queue(turns: Turns, count: int) -> None:
    """Wait until so many wait for their turn."""
    tries = Event()
    for _ in range(PATIENCE * 100):
        if len(turns._waiting) == count:
            return
        tries.wait(0.01)
    pytest.fail(f"{len(turns._waiting)} are waiting, not {count}")


def _end(last: _Page, done: list[Future[None]]) -> None:
    """Have the last page drawn to its end; none of them was drawn with a fault."""
    assert last.began.wait(PATIENCE)
    last.may_end.set()
    for one in done:
        one.result(PATIENCE)


def test_one_is_drawn_at_a_time_in_the_order_of_asking():
    turns, log = Turns(LONG), list[str]()
    pages = [_Page(turns.turn, name) for name in "abcde"]
    with ThreadPoolExecutor(5) as pool:
        done: list[Future[None]] = []
        for at, page in enumerate(pages):
            done.append(pool.submit(page.draw, log))
            if at:
                _in_queue(turns, at)
            else:
                assert page.began.wait(PATIENCE)
        for page, following in zip(pages, [*pages[1:], None], strict=True):
            assert page.began.wait(PATIENCE)
            assert following is None or not following.began.wait(0.05)
            page.may_end.set()
        for one in done:
            one.result(PATIENCE)
    assert log == list("abcde")


def test_a_page_that_fails_gives_up_its_turn():
    turns = Turns(LONG)
    with pytest.raises(LookupError), turns.turn():
        raise LookupError
    with ThreadPoolExecutor(1) as pool:
        page = _Page(turns.turn)
        page.may_end.set()
        pool.submit(page.draw).result(PATIENCE)


def test_one_that_takes_too_long_is_overtaken_and_ends_nobody_elses_turn():
    turns, log = Turns(0.2), list[str]()
    slow, second, third = (_Page(turns.turn, name) for name in ("slow", "second", "third"))
    with ThreadPoolExecutor(3) as pool:
        done = [pool.submit(slow.draw, log)]
        assert slow.began.wait(PATIENCE)
        done.append(pool.submit(second.draw, log))
        assert second.began.wait(PATIENCE)
        turns._longest = LONG
        done.append(pool.submit(third.draw, log))
        _in_queue(turns, 1)
        slow.may_end.set()
        done[0].result(PATIENCE)
        # The turn is the second one's now, whatever the slow one does.
        assert not third.began.wait(0.05)
        second.may_end.set()
        _end(third, done)
    assert log == ["slow", "second", "third"]


def test_the_time_of_each_turn_counts_from_its_own_beginning():
    now = [0.0]
    turns = Turns(10.0, lambda: now[0])
    first, second, third = (_Page(turns.turn) for _ in range(3))
    with ThreadPoolExecutor(3) as pool:
        done = [pool.submit(first.draw)]
        assert first.began.wait(PATIENCE)
        done.append(pool.submit(second.draw))
        _in_queue(turns, 1)
        now[0] = 9.0
        first.may_end.set()
        assert second.began.wait(PATIENCE)
        now[0] = 12.0
        # 12 s after the first one began and 3 s after the second one did: there is time left.
        done.append(pool.submit(third.draw))
        assert not third.began.wait(0.05)
        second.may_end.set()
        _end(third, done)


def test_many_at_once_all_have_their_turn_and_never_two_of_them():
    turns, inside, most = Turns(LONG), list[int](), list[int]()

    def draw(number: int) -> None:
        for _ in range(50):
            with turns.turn():
                inside.append(number)
                most.append(len(inside))
                inside.pop()

    with ThreadPoolExecutor(20) as pool:
        for one in [pool.submit(draw, number) for number in range(20)]:
            one.result(PATIENCE)
    assert len(most) == 1000
    assert set(most) == {1}
    assert not turns._waiting


@pytest.mark.usefixtures("sample")
def test_a_page_is_drawn_within_its_turn(monkeypatch: pytest.MonkeyPatch):
    log: list[str] = []

    @contextmanager
    def noted():
        log.append("its turn")
        try:
            yield
        finally:
            log.append("over")

    monkeypatch.setattr(of_the_process, "turn", noted)
    # Placed twice: a link that says nothing is completed first, and that run is broken off.
    app = opened("cadres")
    assert app.title
    assert log == ["its turn", "over"] * (len(log) // 2)
    assert log
