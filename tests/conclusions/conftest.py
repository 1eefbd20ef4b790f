import pytest

from tests.conclusions.places import Place, place_at
from tests.google.fixtures import google, google_key, google_stage
from tests.google.handle import Google

__all__ = ["google", "google_key", "google_stage"]


@pytest.fixture
def place(google: Google, google_key: dict[str, str]) -> Place:
    return place_at(google, google_key)
