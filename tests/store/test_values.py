"""Our values as JSON and back, and what is no value of ours."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from services.intake.findings import Code, Finding, Severity
from services.periods import Grain, Period
from services.snapshot import Deadline
from services.store.values import plain, value_of


@dataclass(frozen=True)
class Everything:
    text: str
    number: float
    many: tuple[int, ...]
    pair: tuple[str, bool]
    named: Mapping[str, date | None]
    inside: Period | None
    when: datetime | None = None


WHOLE = Everything(
    "chi đoàn \ud800",
    2.5,
    (1, 2),
    ("x", True),
    {"a": date(2021, 6, 30), "b": None},
    Period(2021, Grain.QUARTER, 3),
    datetime(2026, 11, 25, 2, 12, tzinfo=UTC),
)


@pytest.mark.parametrize(
    "value",
    [
        WHOLE,
        Finding("a", "b", "F37", "", "", Severity.ERROR, Code.CELL_ERROR, details=(("n", "1"),)),
        Deadline(Period(2021, Grain.YEAR), None, date(2022, 1, 5)),
    ],
)
def test_a_value_comes_back_as_it_was(value: object):
    assert value_of(type(value), json.loads(json.dumps(plain(value)))) == value


def test_a_whole_number_may_stand_for_a_decimal_one():
    told = json.loads(json.dumps(plain(WHOLE))) | {"number": 2}
    back = value_of(Everything, told)
    assert (back.number, type(back.number)) == (2.0, float)


@pytest.mark.parametrize(
    "change",
    [
        {"text": 1},
        {"number": "2.5"},
        {"many": [1, "2"]},
        {"many": "12"},
        {"pair": ["x"]},
        {"named": []},
        {"named": {"a": "30/06/2021"}},
        {"inside": {"year": 2021, "grain": 5, "index": 1}},
        {"inside": {"year": 2021}},
        {"when": 5},
        {"text": None},
    ],
)
def test_what_was_changed_is_found_out(change: Mapping[str, object]):
    told = json.loads(json.dumps(plain(WHOLE))) | change
    with pytest.raises((LookupError, TypeError, ValueError)):
        value_of(Everything, told)


def test_what_is_no_value_of_ours_is_not_written():
    with pytest.raises(TypeError):
        plain({"a": object()})
