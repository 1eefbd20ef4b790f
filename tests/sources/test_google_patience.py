"""Waiting without a network: turns, retries, the circuit, and what an answer means."""

import json
import threading
from datetime import UTC, datetime

import pytest

from services.errors import Trouble
from services.sources.answers import Verdict, answer_of, token_trouble
from services.sources.pace import Kind, Pace, kind_of
from services.sources.patience import Circuit, Patience, retry_after
from tests.sources.googles import Ticks

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def ticks() -> Ticks:
    return Ticks(0.0)


def starts(pace: Pace, ticks: Ticks, count: int, kind: Kind = Kind.READ) -> list[float]:
    found: list[float] = []
    for _ in range(count):
        pace.take(kind)
        found.append(ticks.now)
    return found


def test_calls_up_to_the_limit_start_at_once_and_the_next_a_minute_after_the_first(ticks: Ticks):
    pace = Pace({Kind.READ: 3}, ticks.clock, ticks.sleep)
    assert starts(pace, ticks, 3) == [0, 0, 0]
    ticks.now = 20
    # 61 seconds after the first three, one after the other; the fourth of these waits once more.
    assert starts(pace, ticks, 4) == [61, 61, 61, 122]


def test_in_no_minute_there_are_more_calls_than_the_limit(ticks: Ticks):
    pace = Pace({Kind.READ: 50}, ticks.clock, ticks.sleep)
    begun: list[float] = []
    for _ in range(40):
        begun += starts(pace, ticks, 7)
        ticks.now += 3
    busiest = max(sum(start <= other < start + 60 for other in begun) for start in begun)
    assert busiest == 50


def test_reads_writes_and_drive_wait_for_their_own_turns(ticks: Ticks):
    pace = Pace({Kind.READ: 1, Kind.WRITE: 1, Kind.DRIVE: 1}, ticks.clock, ticks.sleep)
    assert [starts(pace, ticks, 1, kind) for kind in Kind] == [[0], [0], [0]]


def test_after_google_said_too_many_all_rest_for_so_long(ticks: Ticks):
    pace = Pace({Kind.READ: 50, Kind.WRITE: 50}, ticks.clock, ticks.sleep)
    pace.rest(Kind.READ, 30)
    pace.rest(Kind.READ, 10)
    assert starts(pace, ticks, 2, Kind.WRITE) == [0, 0]
    assert starts(pace, ticks, 2) == [30, 30]


def test_what_is_left_of_a_minute_is_told(ticks: Ticks):
    pace = Pace({Kind.READ: 5}, ticks.clock, ticks.sleep)
    starts(pace, ticks, 3)
    assert pace.left(Kind.READ) == 2
    ticks.now = 62
    assert pace.left(Kind.READ) == 5


def test_threads_share_the_turns():
    pace = Pace({Kind.READ: 40}, sleep=lambda _seconds: pytest.fail("nobody need wait"))
    threads = [
        threading.Thread(target=lambda: [pace.take(Kind.READ) for _ in range(10)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert pace.left(Kind.READ) == 0


@pytest.mark.parametrize(
    ("method", "url", "kind"),
    [
        ("GET", "https://sheets.googleapis.com/v4/spreadsheets/x/values:batchGet?a=b", Kind.READ),
        ("post", "https://h/v4/spreadsheets/x/values:batchGetByDataFilter", Kind.READ),
        ("POST", "https://h/v4/spreadsheets/x/values:batchUpdateByDataFilter", Kind.WRITE),
        ("POST", "https://h/v4/spreadsheets/x/developerMetadata:search", Kind.READ),
        ("POST", "https://h/v4/spreadsheets/x:batchUpdate", Kind.WRITE),
        ("PUT", "https://h/v4/spreadsheets/x/values/A1", Kind.WRITE),
        ("GET", "https://www.googleapis.com/drive/v3/files", Kind.DRIVE),
        ("POST", "https://www.googleapis.com/drive/v3/files", Kind.DRIVE),
    ],
)
def test_a_call_counts_as_what_google_counts_it_as(method: str, url: str, kind: Kind):
    assert kind_of(method, url) is kind


def test_waits_are_spread_between_nothing_and_a_length_that_doubles():
    least, most = Patience(chance=lambda: 0.0), Patience(chance=lambda: 1.0)
    assert [least.wait(attempt, None) for attempt in (1, 5)] == [0, 0]
    assert [most.wait(attempt, None) for attempt in range(1, 9)] == [1, 2, 4, 8, 16, 32, 64, 64]
    assert most.wait(5000, None) == 64


def test_what_google_asks_for_is_waited_and_a_little_more_but_not_for_ever():
    patience = Patience(chance=lambda: 0.5)
    assert patience.wait(1, 7) == 7.5
    assert patience.wait(6, 7) == 8
    assert patience.wait(1, 86_400) == 64.5


def test_what_is_left_of_the_time_bounds_the_wait_for_an_answer():
    assert Patience().timeout(90) == (5, 60)
    assert Patience().timeout(20) == (5, 20)
    assert Patience().timeout(3) == (3, 3)
    assert Patience().timeout(-1) == (0.1, 0.1)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("12", 12),
        (" 0 ", 0),
        ("Fri, 01 Mar 2024 12:00:30 GMT", 30),
        ("Fri, 01 Mar 2024 11:00:00 GMT", 0),
        ("Fri, 01 Mar 2024 12:00:30 -0000", 30),
        ("soon", None),
        ("-5", None),
        ("nan", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(header: str | None, seconds: float | None):
    assert retry_after(header, NOON) == seconds


def test_a_circuit_opens_after_failures_in_a_row_and_tells_the_last_reason(ticks: Ticks):
    circuit = Circuit(ticks.clock, failures=3)
    for reason in (Trouble.NO_ANSWER, Trouble.NO_ANSWER):
        assert circuit.enter() is None
        circuit.failed(reason)
    circuit.answered()
    for _ in range(2):
        circuit.failed(Trouble.NO_ANSWER)
    assert circuit.open_because() is None
    circuit.failed(Trouble.SERVER_ERROR)
    assert circuit.open_because() is Trouble.SERVER_ERROR
    assert circuit.enter() is Trouble.SERVER_ERROR


def test_one_spreadsheet_that_fails_again_and_again_does_not_open_a_circuit(ticks: Ticks):
    circuit = Circuit(ticks.clock, failures=3)
    for _ in range(5):
        circuit.failed(Trouble.SERVER_ERROR, "a")
        circuit.failed(Trouble.SERVER_ERROR, "b")
    assert circuit.open_because() is None
    circuit.failed(Trouble.SERVER_ERROR, "c")
    assert circuit.open_because() is Trouble.SERVER_ERROR


def test_what_was_answered_lets_a_spreadsheet_count_anew(ticks: Ticks):
    circuit = Circuit(ticks.clock, failures=2)
    circuit.failed(Trouble.SERVER_ERROR, "a")
    circuit.answered()
    circuit.failed(Trouble.SERVER_ERROR, "a")
    assert circuit.open_because() is None
    circuit.failed(Trouble.SERVER_ERROR, "b")
    assert circuit.open_because() is Trouble.SERVER_ERROR


def opened(ticks: Ticks) -> Circuit:
    circuit = Circuit(ticks.clock, failures=1)
    circuit.failed(Trouble.NO_ANSWER)
    return circuit


def test_after_the_pause_one_makes_the_trial_and_the_others_wait_for_it(ticks: Ticks):
    circuit = opened(ticks)
    ticks.now = 14.9
    assert circuit.enter() is Trouble.NO_ANSWER
    ticks.now = 15
    assert circuit.open_because() is None
    assert circuit.enter() is None
    assert circuit.enter() is Trouble.NO_ANSWER
    circuit.answered()
    assert circuit.enter() is None
    assert circuit.enter() is None


def test_each_trial_that_fails_doubles_the_pause_up_to_five_minutes(ticks: Ticks):
    circuit = opened(ticks)
    pauses: list[float] = []
    pause = 15.0
    for _ in range(7):
        ticks.now += pause
        assert circuit.enter() is None
        circuit.failed(Trouble.NO_ANSWER)
        began = ticks.now
        while circuit.open_because():
            ticks.now += 1
        pause = ticks.now - began
        ticks.now = began
        pauses.append(pause)
    assert pauses == [30, 60, 120, 240, 300, 300, 300]
    ticks.now += pause
    assert circuit.enter() is None
    circuit.answered()
    circuit.failed(Trouble.NO_ANSWER)
    ticks.now += 15
    assert circuit.open_because() is None


def test_failures_of_calls_that_were_under_way_do_not_lengthen_the_pause(ticks: Ticks):
    circuit = opened(ticks)
    for _ in range(5):
        circuit.failed(Trouble.NO_ANSWER)
    ticks.now = 15
    assert circuit.open_because() is None


def test_a_trial_of_which_no_word_comes_is_followed_by_another(ticks: Ticks):
    circuit = opened(ticks)
    ticks.now = 15
    assert circuit.enter() is None
    ticks.now = 30
    assert circuit.enter() is None


def test_too_many_calls_are_no_failure_of_googles(ticks: Ticks):
    circuit = Circuit(ticks.clock, failures=2)
    circuit.failed(Trouble.NO_ANSWER)
    for _ in range(9):
        circuit.failed(Trouble.QUOTA_USED)
    circuit.failed(Trouble.NO_ANSWER)
    assert circuit.open_because() is None


def refusal(number: int, **error: object) -> bytes:
    return json.dumps({"error": {"code": number, **error}}).encode()


DRIVE_DISABLED = {
    "errors": [{"domain": "usageLimits", "reason": "accessNotConfigured"}],
    "details": [{"@type": "x"}, {"reason": "SERVICE_DISABLED"}],
}


@pytest.mark.parametrize(
    ("status", "content", "verdict", "reason"),
    [
        (200, b'{"a": 1}', Verdict.GOOD, ""),
        (204, b"", Verdict.GOOD, ""),
        (200, b'{"a": ', Verdict.FAULTY, ""),
        (200, b"<html>", Verdict.FAULTY, ""),
        (302, b"", Verdict.FAULTY, ""),
        (400, refusal(400, status="INVALID_ARGUMENT"), Verdict.REFUSED, "INVALID_ARGUMENT"),
        (401, refusal(401, status="UNAUTHENTICATED"), Verdict.TOKEN, "UNAUTHENTICATED"),
        (403, refusal(403, status="PERMISSION_DENIED"), Verdict.REFUSED, "PERMISSION_DENIED"),
        (
            403,
            refusal(403, errors=[{"domain": "usageLimits", "reason": "userRateLimitExceeded"}]),
            Verdict.TOO_MANY,
            "userRateLimitExceeded",
        ),
        (403, refusal(403, **DRIVE_DISABLED), Verdict.REFUSED, "SERVICE_DISABLED"),
        (
            403,
            refusal(403, errors=[{"domain": "usageLimits", "reason": "storageQuotaExceeded"}]),
            Verdict.REFUSED,
            "storageQuotaExceeded",
        ),
        (404, b"<html>", Verdict.FAULTY, ""),
        (403, b"", Verdict.FAULTY, ""),
        (401, b"<html>", Verdict.FAULTY, ""),
        (413, b"<html>", Verdict.REFUSED, ""),
        (408, b"", Verdict.FAULTY, ""),
        (429, b"", Verdict.TOO_MANY, ""),
        (500, b"<html>", Verdict.FAULTY, ""),
        (503, refusal(503, status="UNAVAILABLE"), Verdict.FAULTY, "UNAVAILABLE"),
    ],
)
def test_an_answer_is_judged_by_its_status_its_words_and_whether_it_is_whole(
    status: int, content: bytes, verdict: Verdict, reason: str
):
    answer = answer_of(status, content)
    assert (answer.verdict, answer.reason) == (verdict, reason)


def test_a_wrong_clock_is_told_from_a_key_that_was_deleted():
    clock = (
        "invalid_grant: Invalid JWT: Token must be a short-lived token (60 minutes) and in a "
        "reasonable timeframe. Check your iat and exp values in the JWT claim."
    )
    assert token_trouble(clock) is Trouble.CLOCK_WRONG
    assert token_trouble("invalid_grant: Invalid JWT Signature.") is Trouble.KEY_REFUSED
