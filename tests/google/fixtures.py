"""Fixtures for tests that need a Google: import them into a conftest.py."""

from collections.abc import Iterator

import gspread
import pytest

from tests.google.client import client
from tests.google.handle import Google
from tests.google.server import Stage, staged


@pytest.fixture(scope="session")
def google_stage() -> Iterator[Stage]:
    """One server on a free loopback port for all tests, stopped after the last."""
    with staged() as stage:
        yield stage


@pytest.fixture
def google(google_stage: Stage) -> Google:
    """An empty Google of the test's own; what an earlier test left under way stays with that."""
    return google_stage.enter(Google())


@pytest.fixture
def google_key(google: Google) -> dict[str, str]:
    """The JSON key of a service account that the server trusts."""
    return google.service_account()


@pytest.fixture
def gc(google_key: dict[str, str]) -> Iterator[gspread.Client]:
    """The real gspread, logged in with that key."""
    made = client(google_key)
    yield made
    made.http_client.session.close()
