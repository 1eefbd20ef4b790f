from collections.abc import Iterator
from typing import Any

import pytest

from services.config import GoogleSettings
from services.sources.google import GoogleCalls
from tests.google.fixtures import gc, google, google_key, google_stage
from tests.google.handle import Google
from tests.sources.googles import Make, Put, Ticks, calls_to, settings_for

__all__ = ["gc", "google", "google_key", "google_stage"]


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def make(google: Google, google_key: dict[str, str], ticks: Ticks) -> Iterator[Make]:
    made: list[GoogleCalls] = []

    def build(settings: GoogleSettings | None = None, **options: Any) -> GoogleCalls:
        given = settings or settings_for(google, google_key)
        made.append(calls_to(given, ticks, **options))
        return made[-1]

    yield build
    for calls in made:
        calls.close()


@pytest.fixture
def sheet(google: Google, google_key: dict[str, str]) -> str:
    number = google.create("Huyện A", google_key["client_email"])
    google.type_as(google_key["client_email"], number, "Sheet1", "A1", "Kỳ")
    return number


@pytest.fixture
def account(google_key: dict[str, str]) -> str:
    return google_key["client_email"]


@pytest.fixture
def folder(google: Google, account: str) -> str:
    number = google.create_folder("Số liệu")
    google.share(number, account)
    return number


@pytest.fixture
def put(google: Google, folder: str) -> Put:
    """Makes a spreadsheet in the folder, a second after the one before."""

    def make(title: str, mark: str = "", where: str = "") -> str:
        google.advance(1)
        number = google.create(title)
        google.file(number).parents = [where or folder]
        google.file(number).app_properties = {"soket": mark} if mark else {}
        return number

    return make
