from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conclusions.places import Place, concluded, place_at
from tests.conclusions.scenes import Scene
from tests.google.fixtures import google, google_key, google_stage
from tests.google.handle import Google

__all__ = ["google", "google_key", "google_stage"]


@pytest.fixture
def place(google: Google, google_key: dict[str, str]) -> Place:
    return place_at(google, google_key)


@pytest.fixture
def fresh(place: Place, tmp_path: Path) -> Iterator[Scene]:
    """No tab is there yet."""
    with place.at(tmp_path / "a.sqlite3") as log:
        yield Scene(place, log, [log.add(concluded(number)) for number in (1, 2, 3)])


@pytest.fixture
def later(place: Place, tmp_path: Path) -> Iterator[Scene]:
    """Two events stand on the tab, and the application has started anew."""
    with place.at(tmp_path / "a.sqlite3") as log:
        scene = Scene(place, log, [log.add(concluded(number)) for number in (1, 2)])
        scene.settle()
        assert scene.is_whole()
    place.google.forget_calls()
    with place.at(tmp_path / "a.sqlite3") as log:
        yield Scene(place, log, [*scene.events, log.add(concluded(3))])
