"""An event as one line of JSON, and its content as JSON: the same comes back."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.conclusions.content import Recorded, Task
from services.conclusions.events import Event, EventUnreadableError, digest, read, written
from services.conclusions.writing import read_recorded, read_task, recorded, task_content
from tests.conclusions.places import concluded
from tests.conclusions.sayings import anything, conclusions, events, tasks

ONE = concluded(1, key="a" * 32)


@settings(max_examples=100)
@given(events())
def test_an_event_comes_back_as_it_was_written(event: Event):
    line = written(event)
    assert line.isascii()
    assert "\n" not in line
    assert read(line) == event
    assert written(read(line)) == line


@settings(max_examples=100)
@given(conclusions)
def test_what_is_recorded_comes_back_through_json(said: Recorded):
    assert read_recorded(json.loads(json.dumps(recorded(said)))) == said


@settings(max_examples=100)
@given(tasks)
def test_a_task_comes_back_through_json(task: Task):
    assert read_task(json.loads(json.dumps(task_content(task)))) == task


def test_fifty_thousand_letters_come_back_letter_by_letter():
    for text in ("ạ" * 50_000, "😀" * 50_000, "'" * 50_000, " " * 50_000):
        assert read(written(concluded(1, text))).content["text"] == text


def test_one_moment_is_written_alike_in_every_zone():
    there = timezone(timedelta(hours=7))
    moved = replace(ONE, at=ONE.at.astimezone(there))
    assert written(moved) == written(ONE)
    assert digest(moved) == digest(ONE)
    assert '"at":"2021-07-05T01:01:00.000000+00:00"' in written(ONE)


def test_another_word_gives_another_digest():
    assert digest(ONE) != digest(replace(ONE, view="unit"))
    assert len(digest(ONE)) == 16


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "{",
        "[]",
        "null",
        "1",
        '"a"',
        "{}",
        "[" * 100_000,
        '{"id": NaN}',
        written(ONE).replace('"number":1', '"number":NaN'),
        written(ONE).replace('"number":1', '"number":Infinity'),
        written(ONE).replace('"number":1', '"number":1e999'),
        written(ONE).replace("recorded", "erased"),
        written(ONE).replace("a" * 32, ""),
        written(ONE).replace("a" * 32, "ạ"),
        written(ONE).replace("a" * 32, "a" * 65),
        written(ONE).replace("+00:00", ""),
        written(ONE).replace("2021-07-05T01:01:00.000000+00:00", "0001-01-01T00:00:00+10:00"),
        written(ONE).replace("2021-07-05", "2021-02-30"),
    ],
)
def test_a_text_that_is_no_event_is_told_and_never_quoted(spoilt: str):
    with pytest.raises(EventUnreadableError) as told:
        read(spoilt)
    assert len(str(told.value)) < 40


@settings(max_examples=100)
@given(anything)
def test_whatever_json_says_it_is_an_event_or_none(told: Any):
    line = json.dumps({**json.loads(written(ONE)), "content": told})
    if isinstance(told, dict):
        assert read(line).content == told
    else:
        with pytest.raises(EventUnreadableError):
            read(line)


@given(st.text(max_size=200))
def test_no_text_at_all_brings_the_reader_down(text: str):
    with pytest.raises(EventUnreadableError):
        read(text)


def test_an_event_of_no_zone_cannot_be_read():
    naive = written(replace(ONE, at=datetime(2021, 7, 5, tzinfo=UTC)))
    with pytest.raises(EventUnreadableError, match="at"):
        read(naive.replace("+00:00", ""))
