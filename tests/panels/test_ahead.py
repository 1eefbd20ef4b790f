"""What is made before anybody asks for it."""

from dataclasses import replace

import pytest

from services.panels import overview
from services.panels.ahead import Job, jobs, work
from services.periods import parse_span
from tests.panels.conftest import Look


class _EnoughError(Exception):
    """Ends what would go on for ever."""


class _Time:
    """A clock that only moves when somebody waits."""

    def __init__(self, until: float) -> None:
        self.now, self._until = 100.0, 100.0 + until

    def clock(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds
        if self.now > self._until:
            raise _EnoughError


def _spans(made: list[Job]) -> list[str]:
    return list(dict.fromkeys(job.scope.view.span.code for job in made))


def test_the_newest_quarter_comes_first_and_each_period_once(look: Look):
    spans = _spans(list(jobs(look().snapshot)))
    assert spans[0] == "2021-Q3"
    assert len(spans) == len(set(spans))
    assert {"2021-Q2", "2021-H1", "2020"} <= set(spans)


def test_at_once_only_the_newest_period_is_made(look: Look):
    snapshot, time, made = look().snapshot, _Time(15), []
    with pytest.raises(_EnoughError):
        work(lambda: snapshot, made.append, lambda: 0.0, wait=time.wait, clock=time.clock)
    assert _spans(made) == ["2021-Q3"]


def test_the_other_periods_follow_once_the_figures_have_stood(look: Look):
    snapshot, time, made = look().snapshot, _Time(60), []
    with pytest.raises(_EnoughError):
        work(lambda: snapshot, made.append, lambda: 0.0, wait=time.wait, clock=time.clock)
    assert _spans(made) == _spans(list(jobs(snapshot)))


def test_nothing_is_made_while_readers_are_asking(look: Look):
    snapshot, time, made = look().snapshot, _Time(60), []
    with pytest.raises(_EnoughError):
        work(lambda: snapshot, made.append, time.clock, wait=time.wait, clock=time.clock)
    assert made == []


def test_a_newer_snapshot_takes_the_place_of_the_one_at_work(look: Look):
    old = look().snapshot
    new = replace(old, version="other")
    time, made = _Time(60), []

    def newest():
        return old if time.now < 105 else new

    with pytest.raises(_EnoughError):
        work(newest, made.append, lambda: 0.0, wait=time.wait, clock=time.clock)
    versions = list(dict.fromkeys(job.scope.snapshot.version for job in made))
    assert versions == [old.version, "other"]


def test_what_is_made_is_made_once(look: Look):
    snapshot, time, made = look().snapshot, _Time(200), []
    with pytest.raises(_EnoughError):
        work(lambda: snapshot, made.append, lambda: 0.0, wait=time.wait, clock=time.clock)
    assert len(made) == len(list(jobs(snapshot)))


def test_there_is_rest_once_all_of_a_snapshot_is_made(look: Look):
    old = look().snapshot
    new = replace(old, version="other")
    time, made = _Time(200), []
    rested: list[int] = []

    def newest():
        return old if time.now < 105 else new

    with pytest.raises(_EnoughError):
        work(
            newest,
            made.append,
            lambda: 0.0,
            rest=lambda: rested.append(len(made)),
            wait=time.wait,
            clock=time.clock,
        )
    # Not after the newest period of the old one, where the new one came in between.
    assert rested == [len(made)]
    assert made[-1].scope.snapshot.version == "other"


def test_one_thing_that_cannot_be_made_does_not_end_the_rest(
    look: Look, caplog: pytest.LogCaptureFixture
):
    snapshot, time, made = look().snapshot, _Time(15), []

    def make(job: Job) -> None:
        if job.build is overview.status_panel:
            raise ValueError
        made.append(job)

    with pytest.raises(_EnoughError):
        work(lambda: snapshot, make, lambda: 0.0, wait=time.wait, clock=time.clock)
    newest = [job for job in jobs(snapshot) if job.scope.view.span == parse_span("2021-Q3")]
    assert [job.build for job in made] == [
        job.build for job in newest if job.build is not overview.status_panel
    ]
    assert [record.message for record in caplog.records] == [
        "status_panel could not be made ahead."
    ]
