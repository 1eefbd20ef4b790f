"""Fixtures for tests that need a Google: import them into a conftest.py."""

from collections.abc import Iterator

import gspread
import pytest

from tests.google.client import client
from tests.google.handle import Google
from tests.google.server import running


@pytest.fixture
def google() -> Iterator[Google]:
    """An empty Google on a free loopback port, stopped at the end of the test."""
    with running() as started:
        yield started


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
