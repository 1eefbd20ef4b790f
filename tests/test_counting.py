"""What the bench counts at Google is what happens, though its clock leaps over the waiting."""

import threading

from bench.google_clock import Leaps
from bench.google_counts import ABOUT, LIST, VALUES, watched


def test_time_stands_while_anybody_works_and_leaps_when_all_wait():
    leapt: list[float] = []
    leaps = Leaps(leapt.append)
    woken: list[tuple[float, float]] = []
    together = threading.Barrier(3)

    def wait(seconds: float) -> None:
        with leaps.work():
            together.wait(10)
            leaps.sleep(seconds)
            woken.append((seconds, leaps.clock()))

    threads = [threading.Thread(target=wait, args=(seconds,)) for seconds in (7.0, 5.0)]
    with leaps.work():
        for thread in threads:
            thread.start()
        together.wait(10)
        assert leaps.clock() == 0
        leaps.sleep(3)
        assert leaps.clock() == 3
    for thread in threads:
        thread.join(10)
    assert sorted(woken) == [(5.0, 5.0), (7.0, 7.0)]
    assert leapt == [3, 2, 2]


def test_looks_are_counted_by_the_server_for_what_changed():
    with watched(3) as office:
        first = office.first_load().calls
        assert (first["token"], first[LIST], first[VALUES]) == (1, 1, 3)
        assert first[ABOUT] >= 3
        assert office.nothing_changed().calls == {LIST: 1}
        one = office.one_changed(101).calls
        assert (one[LIST], one[VALUES]) == (1, 1)
        every = office.all_changed(102).calls
        assert (every[LIST], every[VALUES]) == (1, 3)
        assert "token" not in every


def test_what_a_minute_does_not_hold_is_counted_in_the_next_one_without_waiting_for_it():
    # Two calls and more for each of thirty: 50 at once, the others 61 seconds later.
    with watched(30) as office:
        found = office.first_load()
    assert found.calls[VALUES] == 30
    assert 50 < found.calls[ABOUT] + found.calls[VALUES] <= 100
    assert (found.reads_a_minute, found.seconds) == (50, 61)
