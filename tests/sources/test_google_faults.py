"""Faults on the way to Google: what is asked again, what is given up, what is not sent twice."""

import socket

import pytest

from services.config import GoogleSettings
from services.errors import GoogleUnreachableError, OutcomeUnknownError, Trouble
from services.sources.pace import Kind, Pace
from tests.google.faults import Fault
from tests.google.handle import Google
from tests.sources.googles import OFFICE, Make, Ticks, append, read

FILES = "/drive/v3/files"

# What is cured by asking again


PASSING = [
    Fault("unavailable", "values.get"),
    Fault("internal", "values.get", times=2),
    Fault("html", "values.get"),
    Fault("html", "values.get", status=500),
    Fault("too_many", "values.get", times=3),
    Fault("too_many", "values.get", retry_after=7),
    Fault("cut_before", "values.get"),
    Fault("cut_after", "values.get"),
    Fault("cut_inside", "values.get"),
    Fault("truncated", "values.get"),
    Fault("refused", "values.get", status=408),
    Fault("unauthorized", "values.get"),
    Fault("expire_tokens", "values.get"),
    Fault("unavailable", "token"),
    Fault("html", "token"),
    Fault("truncated", "token"),
    Fault("cut_before", "token"),
    Fault("cut_inside", "token"),
]


@pytest.mark.parametrize("fault", PASSING, ids=lambda f: f"{f.kind}-{f.operation}-{f.status}")
def test_a_read_comes_through_whatever_passes(make: Make, google: Google, sheet: str, fault: Fault):
    met = google.fault(Fault(fault.kind, fault.operation, times=fault.times, status=fault.status))
    assert read(make(), sheet) == [["Kỳ"]]
    assert met.met == fault.times


def test_waits_double_and_are_spread(make: Make, google: Google, sheet: str, ticks: Ticks):
    google.fault(Fault("internal", "values.get", times=4))
    read(make(chance=0.25), sheet)
    assert ticks.slept == [0.25, 0.5, 1, 2]


def test_what_google_asks_to_wait_is_waited(make: Make, google: Google, sheet: str, ticks: Ticks):
    google.fault(Fault("too_many", "values.get", retry_after=20))
    read(make(), sheet)
    assert ticks.slept == [20.5]


def test_drive_says_too_many_with_403_and_is_asked_again(make: Make, google: Google, ticks: Ticks):
    fault = google.fault(Fault("too_many", "drive.files.list", retry_after=3))
    assert make().call("GET", FILES)["files"] == []
    assert (fault.met, ticks.slept) == (1, [3.5])


# What is given up


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (Fault("unavailable", times=0), Trouble.SERVER_ERROR),
        (Fault("html", times=0), Trouble.SERVER_ERROR),
        (Fault("truncated", "values.get", times=0), Trouble.SERVER_ERROR),
        (Fault("cut_before", times=0), Trouble.NO_ANSWER),
        (Fault("unavailable", "token", times=0), Trouble.SERVER_ERROR),
        (Fault("too_many", "values.get", times=0), Trouble.QUOTA_USED),
    ],
    ids=lambda one: one.kind if isinstance(one, Fault) else str(one),
)
def test_what_does_not_pass_is_given_up_within_the_deadline(
    make: Make, google: Google, sheet: str, ticks: Ticks, fault: Fault, trouble: Trouble
):
    google.fault(Fault(fault.kind, fault.operation, times=0))
    began = ticks.now
    with pytest.raises(GoogleUnreachableError) as caught:
        read(make(failures=1000), sheet)
    assert caught.value.reason is trouble
    # 0.5+1+2+4+8+16+32 seconds; another 32 would be more than 90.
    assert ticks.now - began == pytest.approx(63.5)


def test_what_google_asks_beyond_the_deadline_is_not_waited(
    make: Make, google: Google, sheet: str, ticks: Ticks
):
    google.fault(Fault("too_many", "values.get", times=0, retry_after=60))
    with pytest.raises(GoogleUnreachableError):
        read(make(), sheet)
    assert ticks.slept == [60.5]


def test_a_turn_that_comes_after_the_deadline_is_not_taken(
    make: Make, google: Google, sheet: str, ticks: Ticks
):
    google.fault(Fault("internal", "values.get", times=0))
    with pytest.raises(GoogleUnreachableError):
        read(make(limits={Kind.READ: 1}), sheet)
    # One turn in 61 seconds: at once, after 61, and the third after 122, which is too late.
    assert google.counted()["values.get"] == 2
    assert ticks.now == 1000 + 122


def test_a_circuit_that_is_open_sends_nothing_and_closes_when_google_is_back(
    make: Make, google: Google, sheet: str, ticks: Ticks
):
    calls = make()
    google.fault(Fault("internal", times=0, operation="drive.files.list"))
    with pytest.raises(GoogleUnreachableError):
        calls.call("GET", FILES)
    assert google.counted()["drive.files.list"] == 5
    with pytest.raises(GoogleUnreachableError) as caught:
        calls.call("GET", FILES)
    assert caught.value.reason is Trouble.SERVER_ERROR
    assert google.counted()["drive.files.list"] == 5
    google.mend()
    ticks.now += 15
    assert read(calls, sheet) == [["Kỳ"]]
    assert read(calls, sheet) == [["Kỳ"]]


def test_a_trial_that_fails_keeps_the_circuit_open_twice_as_long(
    make: Make, google: Google, ticks: Ticks
):
    calls = make()
    google.fault(Fault("internal", times=0, operation="drive.files.list"))
    for _ in range(2):
        with pytest.raises(GoogleUnreachableError):
            calls.call("GET", FILES)
        ticks.now += 15
    assert google.counted()["drive.files.list"] == 6
    with pytest.raises(GoogleUnreachableError):
        calls.call("GET", FILES)
    assert google.counted()["drive.files.list"] == 6


def test_a_slow_answer_is_not_waited_for_for_ever(make: Make, google: Google, sheet: str):
    google.fault(Fault("slow", "values.get", seconds=2, times=0))
    with pytest.raises(GoogleUnreachableError) as caught:
        read(make(read=0.2, failures=2), sheet)
    assert caught.value.reason is Trouble.NO_ANSWER


def test_where_nobody_listens_there_is_no_network(make: Make, google_key: dict[str, str]):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    calls = make(GoogleSettings(google_key, OFFICE, f"http://127.0.0.1:{port}"), failures=2)
    with pytest.raises(GoogleUnreachableError) as caught:
        calls.call("GET", FILES)
    assert caught.value.reason is Trouble.NO_NETWORK
    # Nothing was sent, so even a write may be tried again, and its outcome is known.
    calls = make(GoogleSettings(google_key, OFFICE, f"http://127.0.0.1:{port}"), failures=1000)
    with pytest.raises(GoogleUnreachableError):
        calls.call("POST", FILES, repeatable=False)


# What must not be sent twice


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (Fault("cut_before"), Trouble.NO_ANSWER),
        (Fault("cut_after"), Trouble.NO_ANSWER),
        (Fault("cut_inside"), Trouble.NO_ANSWER),
        (Fault("truncated"), Trouble.SERVER_ERROR),
        (Fault("unavailable"), Trouble.SERVER_ERROR),
        (Fault("unavailable_after"), Trouble.SERVER_ERROR),
        (Fault("html"), Trouble.SERVER_ERROR),
        (Fault("html_after"), Trouble.SERVER_ERROR),
    ],
    ids=lambda one: one.kind if isinstance(one, Fault) else str(one),
)
def test_a_write_of_which_nobody_knows_is_sent_once(
    make: Make, google: Google, sheet: str, ticks: Ticks, fault: Fault, trouble: Trouble
):
    google.fault(Fault(fault.kind, "values.append"))
    calls = make()
    with pytest.raises(OutcomeUnknownError) as caught:
        append(calls, sheet)
    assert caught.value.reason is trouble
    assert google.counted()["values.append"] == 1
    assert ticks.slept == []


def test_a_slow_write_of_which_nobody_knows_is_sent_once(make: Make, google: Google, sheet: str):
    google.fault(Fault("slow", "values.append", seconds=1))
    with pytest.raises(OutcomeUnknownError):
        append(make(read=0.2), sheet)
    assert google.counted()["values.append"] == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault("too_many", "values.append", times=2),
        Fault("unauthorized", "values.append"),
        Fault("expire_tokens", "values.append"),
        Fault("html", "token", times=2),
        Fault("cut_before", "token"),
        Fault("cut_inside", "token"),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.operation}",
)
def test_a_write_that_for_certain_was_not_done_is_sent_again(
    make: Make, google: Google, sheet: str, fault: Fault
):
    google.fault(Fault(fault.kind, fault.operation, times=fault.times))
    append(make(), sheet)
    assert google.values(sheet, "Sheet1") == [["Kỳ"], ["dòng"]]


def test_a_write_that_may_be_repeated_is_repeated(make: Make, google: Google, sheet: str):
    google.fault(Fault("cut_after", "values.update"))
    path = f"/v4/spreadsheets/{sheet}/values/B1"
    body = {"values": [["x"]]}
    make().call("PUT", path, params={"valueInputOption": "RAW"}, body=body)
    assert google.counted()["values.update"] == 2
    assert google.values(sheet, "Sheet1") == [["Kỳ", "x"]]


def test_after_a_refusal_nothing_is_left_of_the_minute_whoever_used_it_up(ticks: Ticks):
    pace = Pace({Kind.READ: 5, Kind.WRITE: 5}, ticks.clock, ticks.sleep)
    pace.rest(Kind.READ, 2)
    assert (pace.left(Kind.READ), pace.is_refused(Kind.READ)) == (0, True)
    assert (pace.left(Kind.WRITE), pace.is_refused(Kind.WRITE)) == (5, False)
    ticks.now += 62
    assert (pace.left(Kind.READ), pace.is_refused(Kind.READ)) == (5, False)
