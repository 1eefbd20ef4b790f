"""The self-check of the way to Google, each fault on real HTTP."""

import socket
import time
from dataclasses import replace

import pytest

from services.doctor import could_ask, examine
from services.doctor.line import Code, State
from services.reading import Readings
from services.sources.pace import Kind
from services.text.doctor import advice
from services.text.language import Language
from tests.doctor.conftest import Installation, Turns, of
from tests.google.faults import Fault
from tests.sources.googles import settings_for


def test_an_installation_without_a_fault_is_green_in_every_line(installation: Installation):
    lines = installation.lines()
    assert [line for line in lines if line.state is not State.OK] == []
    assert [line.code for line in lines] == [
        Code.CLOCK_RIGHT,
        Code.KEY_GOOD,
        Code.SHEETS_ENABLED,
        Code.DRIVE_ENABLED,
        Code.PLACE_REACHED,
        Code.SHARING_GOOD,
        Code.ALL_READ,
        Code.TABS_KNOWN,
        Code.FEEDBACK_OFF,
        Code.QUOTA_LEFT,
        Code.DISK_WRITABLE,
        Code.SIGN_IN_READY,
    ]
    assert of(lines, Code.KEY_GOOD)["account"] == installation.account
    assert of(lines, Code.PLACE_REACHED)["count"] == "3"
    assert of(lines, Code.TABS_KNOWN) == {"count": "3"}
    assert of(lines, Code.QUOTA_LEFT) == {"reads": "30", "writes": "30"}
    assert of(lines, Code.SIGN_IN_READY) == {"provider": "accounts.google.com"}


def test_the_self_check_writes_nothing_and_costs_one_reading_beside_the_figures(
    installation: Installation,
):
    installation.asked()
    installation.google.forget_calls()
    installation.asked(readings=Readings)
    assert installation.google.calls("sheets.write") == []
    assert len(installation.google.calls("sheets.read")) == 1
    assert installation.google.counted()["drive.files.list"] == 1


def test_a_key_that_was_deleted(installation: Installation):
    installation.google.revoke_key()
    asked = installation.asked()
    assert [line.code for line in examine(asked) if line.state is not State.OK] == [
        Code.KEY_REFUSED,
        Code.NOTHING_READ,
    ]
    assert not could_ask(asked)


def test_a_key_that_was_pasted_in_part(installation: Installation):
    pem = installation.key["private_key"]
    installation.key = {**installation.key, "private_key": pem[: len(pem) // 2]}
    assert installation.codes()[0] is Code.KEY_UNUSABLE


@pytest.mark.parametrize(
    ("minutes", "code", "accepted"),
    [
        # What a slow clock signs has begun long ago, and is taken for an hour all the same.
        (-10, Code.CLOCK_SLOW, True),
        (-70, Code.CLOCK_SLOW, False),
        (7, Code.CLOCK_FAST, False),
    ],
)
def test_a_wrong_clock_is_told_in_minutes(
    installation: Installation, minutes: int, code: Code, accepted: bool
):
    installation.google.skew_callers(60 * minutes)
    lines = installation.lines()
    assert of(lines, code) == {"minutes": str(abs(minutes))}
    told = {line.code for line in lines}
    assert (Code.KEY_GOOD in told) is accepted
    # That the key is refused for it is not a second fault.
    assert not told & {Code.KEY_REFUSED, Code.CLOCK_REFUSED}


def test_a_clock_that_google_alone_finds_wrong(installation: Installation):
    said = "Invalid JWT: Token must be a short-lived token and in a reasonable timeframe."
    installation.google.fault(Fault("token_refused", "token", message=said, times=0))
    assert installation.codes()[0] is Code.CLOCK_REFUSED


def test_a_clock_that_is_off_by_a_minute_does_no_harm(installation: Installation):
    installation.google.skew_callers(60)
    assert installation.codes() == []


@pytest.mark.parametrize(
    ("api", "code"), [("sheets", Code.SHEETS_DISABLED), ("drive", Code.DRIVE_DISABLED)]
)
def test_an_api_that_is_not_enabled(installation: Installation, api: str, code: Code):
    installation.google.disable_api(api)
    lines = installation.lines()
    assert of(lines, code)["project"] == installation.key["project_id"]
    assert Code.KEY_GOOD in [line.code for line in lines]


def test_no_network_at_all(installation: Installation):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        google = replace(
            settings_for(installation.google, installation.key, installation.folder),
            endpoint=address,
        )
        asked = installation.asked(installation.settings(google=google))
    codes = [line.code for line in examine(asked) if line.state is not State.OK]
    assert codes == [Code.GOOGLE_SILENT, Code.READING_NOT_KNOWN]
    assert not could_ask(asked)


@pytest.mark.parametrize("kind", ["unavailable", "internal", "html"])
def test_where_google_answers_that_it_is_out_of_order_nothing_is_to_be_mended(
    installation: Installation, kind: str
):
    fault = installation.google.fault(Fault(kind, "*", times=0))
    asked = installation.asked()
    lines = examine(asked)
    assert fault.met
    assert of(lines, Code.GOOGLE_AWAY) == {"trouble": "server_error"}
    assert {line.state for line in lines} <= {State.OK, State.UNKNOWN}
    assert not could_ask(asked)
    for language in Language:
        said = advice(next(line for line in lines if line.code is Code.GOOGLE_AWAY), language)
        assert "443" not in " ".join(said.steps)


def test_a_google_that_tells_the_time_and_no_more_is_not_called_shut_off(
    installation: Installation,
):
    # The two APIs are out of reach for the time being; the clock was compared all the same.
    for operation in ("spreadsheets.get", "drive.files.list", "drive.files.get"):
        installation.google.fault(Fault("cut_before", operation, path="fields", times=0))
    asked = installation.asked()
    assert isinstance(asked.google and asked.google.ahead, float)
    codes = [line.code for line in examine(asked)]
    assert Code.GOOGLE_AWAY in codes
    assert Code.GOOGLE_SILENT not in codes


def test_a_quota_that_is_used_up(installation: Installation):
    installation.google.fault(Fault("too_many", "spreadsheets.get", times=0))
    lines = installation.lines()
    codes = [line.code for line in lines]
    assert Code.QUOTA_USED in codes
    # Refused for its number, a call still shows that the API is there.
    assert Code.SHEETS_ENABLED in codes


def test_no_call_left_of_our_own(installation: Installation):
    assert installation.codes(turns=Turns(0)) == [Code.QUOTA_USED]


@pytest.mark.parametrize(
    ("operation", "code"),
    [("spreadsheets.get", Code.SHEETS_NOT_KNOWN), ("drive.files.list", Code.DRIVE_NOT_KNOWN)],
)
@pytest.mark.parametrize("kind", ["unavailable", "html", "cut_before", "internal"])
def test_google_out_of_order_is_told_of_the_one_that_is(
    installation: Installation, operation: str, code: Code, kind: str
):
    installation.google.fault(Fault(kind, operation, times=0))
    codes = installation.codes()
    assert code in codes
    assert Code.GOOGLE_SILENT not in codes


def test_a_refusal_for_good_is_told_as_such(installation: Installation):
    refusal = Fault("refused", "drive.files.list", status=403, message="Domain policy")
    refusal.times = 0
    installation.google.fault(refusal)
    details = of(installation.lines(), Code.DRIVE_FAILING)
    assert details["trouble"] == "not_allowed"


def test_a_slow_google_is_not_waited_for(installation: Installation):
    installation.google.fault(Fault("slow", "drive.files.list", seconds=3, times=0))
    begun = time.monotonic()
    lines = installation.lines(patience=0.5, readings=Readings)
    assert time.monotonic() - begun < 2
    assert of(lines, Code.DRIVE_NOT_KNOWN)["reason"] == "no_answer"


def test_what_waits_for_a_turn_is_not_called_silent(installation: Installation):
    # The application waits longer for a turn than an administrator does for the check.
    installation.google.fault(Fault("slow", "*", seconds=1, times=0))
    refused = Turns(refused=frozenset({Kind.READ, Kind.DRIVE}))
    lines = installation.lines(patience=0.3, readings=Readings, turns=refused)
    codes = [line.code for line in lines]
    assert Code.GOOGLE_SILENT not in codes
    assert of(lines, Code.PLACE_NOT_KNOWN)["reason"] == "quota_used"
    assert Code.QUOTA_USED in codes
    # Without a refusal it is silent indeed.
    codes = [one.code for one in installation.lines(patience=0.3, readings=Readings)]
    assert Code.GOOGLE_SILENT in codes


def test_nothing_secret_is_in_what_is_asked_or_told(installation: Installation):
    asked = installation.asked()
    told = repr(asked) + repr(examine(asked))
    body = installation.key["private_key"].splitlines()[1]
    assert body not in told
    assert "GOCSPX-abcdef" not in told
    assert "q7Zt0aYb3LkN9vXcE5rWm2PsU8dFgHj1" not in told
    assert "lynhan@doan.example" not in told
