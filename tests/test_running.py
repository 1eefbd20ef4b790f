"""What the process runs: one of each, named by settings that give nothing away."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from services.config import GoogleSettings, Settings
from services.errors import SourceUnreachableError
from services.refresh import Refresher
from services.running import key_of, set_aside, started, stopped, taken_from
from tests.reading.sources import CountingSource, districts
from tests.watched import referred, save, sheet

KEY = {"client_email": "so-ket@example.org", "private_key": "not to be told", "token_uri": "x"}
SETTINGS = Settings(google=GoogleSettings(KEY, "vanphong@example.org"))


def test_other_settings_are_another_run_and_none_of_them_is_told():
    google = GoogleSettings({**KEY, "private_key": "another"}, "vanphong@example.org")
    others = (
        replace(SETTINGS, google=google),
        replace(SETTINGS, google=replace(google, address="khac@example.org")),
        replace(SETTINGS, google=None),
        replace(SETTINGS, store_dir=Path("elsewhere")),
    )
    assert len({key_of(one) for one in (SETTINGS, *others)}) == 5
    assert key_of(replace(SETTINGS, google=GoogleSettings(dict(KEY), "vanphong@example.org"))) == (
        key_of(SETTINGS)
    )
    assert "told" not in key_of(SETTINGS)


def test_workbooks_are_read_when_it_has_started(tmp_path: Path):
    save(tmp_path, "ly-nhan.xlsx", 40)
    running = started(Settings(tmp_path, poll_seconds=60))
    try:
        assert referred(running.refresher.snapshot) == {"hn-lynhan": 40}
        assert (running.name, running.calls) == (tmp_path.name, None)
    finally:
        stopped(running)


class _Ring:
    """Something that only a collection can take away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
def test_what_is_set_aside_is_walked_over_no_more_and_rubbish_of_before_is_not_kept():
    gc.disable()
    try:
        gone, stays = weakref.ref(_Ring()), _Ring()
        set_aside()
        assert gone() is None
        assert not any(one is stays for one in gc.get_objects())
        # What is set aside and falls away later does not stay for ever.
        later = weakref.ref(stays)
        del stays
        gc.collect()
        assert later() is not None
        set_aside()
        assert later() is None
    finally:
        gc.enable()


def test_what_a_screen_was_drawn_by_knows_when_there_is_something_else_to_draw():
    source = CountingSource({**districts("Lý Nhân")})
    refresher = Refresher(source, waits=False)
    first = taken_from(refresher)
    assert (first.snapshot, first.reach.is_reading) == (None, True)
    refresher.look_now()
    assert (first.is_outdated, first.is_reach_changed) == (True, True)
    second = taken_from(refresher)
    refresher.look_now()
    assert (second.is_outdated, second.is_reach_changed) == (False, False)
    source.failure = SourceUnreachableError("memory")
    refresher.look_now()
    assert (second.is_outdated, second.is_reach_changed) == (False, True)
    third = taken_from(refresher)
    source.failure = None
    source.spreadsheets["a"] = sheet("a", "Lý Nhân", "2", referred=41.0)
    refresher.look_now()
    assert (third.is_outdated, third.is_reach_changed) == (True, True)
