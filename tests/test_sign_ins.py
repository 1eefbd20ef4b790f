"""How old a sign-in may be, and that one that was ended counts nowhere any more."""

from pathlib import Path

import pytest

from services.config import Settings
from services.errors import NotKeptError
from services.sign_ins import SignIns, SignInState, sign_ins_of

# 12:00 on the first of July 2021, UTC.
NOON = 1_625_140_800.0
HOUR = 3600.0
AN = {"iss": "https://accounts.example", "provider": "google", "sub": "an-118", "iat": int(NOON)}


class Clock:
    def __init__(self, now: float = NOON) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def known(tmp_path: Path, clock: Clock) -> SignIns:
    return SignIns(tmp_path / "sign_ins.sqlite", 12, clock)


@pytest.mark.parametrize(
    ("seconds", "state"),
    [
        (0, SignInState.GOOD),
        (12 * HOUR, SignInState.GOOD),
        (12 * HOUR + 1, SignInState.OLD),
        (30 * 24 * HOUR, SignInState.OLD),
        # The provider's clock may be ahead, but not by more than five minutes.
        (-300, SignInState.GOOD),
        (-301, SignInState.OLD),
        (-HOUR, SignInState.OLD),
    ],
)
def test_a_sign_in_counts_for_so_many_hours(
    known: SignIns, clock: Clock, seconds: float, state: SignInState
):
    clock.now += seconds
    assert known.state(AN) is state


@pytest.mark.parametrize("iat", [None, "1625140800", True, [], float("nan"), float("inf")])
def test_a_sign_in_that_does_not_say_when_it_was_made_counts_for_nothing(
    known: SignIns, iat: object
):
    assert known.state({**AN, "iat": iat}) is SignInState.OLD
    assert known.state({name: value for name, value in AN.items() if name != "iat"}) is (
        SignInState.OLD
    )


def test_a_sign_in_that_was_ended_stays_so_after_a_restart(
    known: SignIns, clock: Clock, tmp_path: Path
):
    assert known.begun(AN)
    assert known.state(AN) is SignInState.GOOD
    known.end(AN)
    again = SignIns(tmp_path / "sign_ins.sqlite", 12, clock)
    assert again.state(AN) is SignInState.ENDED
    # Seen once more, as by another tab, it does not come back to life.
    assert not again.begun(AN)
    assert again.state(AN) is SignInState.ENDED


def test_one_that_was_never_seen_can_be_ended(known: SignIns):
    known.end(AN)
    assert known.state(AN) is SignInState.ENDED


@pytest.mark.parametrize(
    "other",
    [
        {"sub": "119"},
        {"iat": int(NOON) + 1},
        {"iss": "https://other.example"},
        {"provider": "microsoft"},
    ],
)
def test_ending_one_ends_no_other(known: SignIns, other: dict[str, object]):
    known.end(AN)
    assert known.state({**AN, **other}) is SignInState.GOOD


def test_a_sign_in_is_begun_once(known: SignIns):
    assert known.begun(AN)
    assert not known.begun(AN)
    assert known.begun({**AN, "iat": int(NOON) + 60})


def test_ended_everywhere_are_all_that_were_made_before_and_none_that_come_later(
    known: SignIns, clock: Clock
):
    phone, unseen = {**AN, "iat": int(NOON) + 60}, {**AN, "iat": int(NOON) + 120}
    ahead = {**AN, "iat": int(NOON) + 700}
    other = {**AN, "sub": "119"}
    clock.now += 600
    for told in (AN, phone, ahead, other):
        known.begun(told)
    known.end_everywhere(AN)
    states = [known.state(told) for told in (AN, phone, unseen, ahead, other)]
    assert states == [SignInState.ENDED] * 4 + [SignInState.GOOD]
    clock.now += 60
    assert known.state({**AN, "iat": int(clock.now)}) is SignInState.GOOD


def test_what_was_ended_is_kept_for_as_long_as_any_setting_would_take_it(
    known: SignIns, clock: Clock, tmp_path: Path
):
    known.end(AN)
    clock.now += 700 * HOUR
    known.begun({**AN, "iat": int(clock.now)})
    longest = SignIns(tmp_path / "sign_ins.sqlite", 720, clock)
    assert longest.state(AN) is SignInState.ENDED
    clock.now += 30 * HOUR
    known.begun({**AN, "iat": int(clock.now)})
    assert longest.state(AN) is SignInState.OLD


def test_where_it_cannot_be_looked_up_a_sign_in_counts_for_nothing(tmp_path: Path, clock: Clock):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    broken = SignIns(tmp_path / "file" / "sign_ins.sqlite", 12, clock)
    assert broken.state(AN) is SignInState.UNCHECKED
    for act in (broken.begun, broken.end, broken.end_everywhere):
        with pytest.raises(NotKeptError):
            act(AN)


def test_the_file_names_nobody(known: SignIns, tmp_path: Path):
    known.begun({**AN, "email": "an@doan.example"})
    known.end_everywhere({**AN, "email": "an@doan.example"})
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert b"an@doan" not in content
        assert b"an-118" not in content


def test_hours_and_folder_are_those_of_the_settings(tmp_path: Path):
    settings = Settings(journal_dir=tmp_path, sign_in_hours=1)
    assert sign_ins_of(settings).state({**AN, "iat": 1}) is SignInState.OLD
    sign_ins_of(settings).begun(AN)
    assert (tmp_path / "sign_ins.sqlite").is_file()
