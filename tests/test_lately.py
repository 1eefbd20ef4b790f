"""What was looked up a moment ago, and when it is looked up anew."""

from collections.abc import Callable
from threading import Thread

import pytest

from services.lately import lately
from tests.sources.googles import Ticks


class _Answers:
    """Gives 1, 2, 3 …, and raises in place of the numbers that it is to raise at."""

    def __init__(self, *raises_at: int) -> None:
        self.asked, self.raises_at = 0, raises_at

    def __call__(self) -> int:
        self.asked += 1
        if self.asked in self.raises_at:
            raise LookupError(self.asked)
        return self.asked


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


def _found(answers: _Answers, ticks: Ticks) -> Callable[[], int]:
    return lately(0.2, ticks.clock)(answers)


def test_it_is_looked_up_again_only_after_the_time(ticks: Ticks):
    found = _found(_Answers(), ticks)
    assert [found(), found()] == [1, 1]
    ticks.sleep(0.15)
    assert found() == 1
    # The time counts from the look, not from the last question: 0,15 + 0,06 s.
    ticks.sleep(0.06)
    assert [found(), found()] == [2, 2]


def test_another_thread_looks_for_itself(ticks: Ticks):
    found, there = _found(_Answers(), ticks), list[int]()
    assert found() == 1
    other = Thread(target=lambda: there.extend((found(), found())))
    other.start()
    other.join()
    assert there == [2, 2]
    assert found() == 1


def test_what_is_raised_is_not_kept(ticks: Ticks):
    found = _found(_Answers(1, 3), ticks)
    with pytest.raises(LookupError):
        found()
    assert [found(), found()] == [2, 2]
    ticks.sleep(0.2)
    with pytest.raises(LookupError):
        found()
    # What was found before the mistake is not given in its place.
    assert found() == 4
