from collections.abc import Iterator

import pytest

from tests.google.fixtures import gc, google, google_key, google_stage
from tests.google.handle import Google
from tests.provision.house import AN, AN_TITLE, House, errors

__all__ = ["gc", "google", "google_key", "google_stage"]


@pytest.fixture
def house(google: Google, google_key: dict[str, str]) -> Iterator[House]:
    """An office that keeps its spreadsheets by its own address, at an empty Google."""
    made = House(google, google_key)
    yield made
    made.close()


@pytest.fixture
def folder_house(google: Google, google_key: dict[str, str]) -> Iterator[House]:
    """An office that keeps its spreadsheets in a folder of its own, at an empty Google."""
    folder = google.create_folder("Số liệu báo cáo")
    google.share(folder, google_key["client_email"], "writer")
    made = House(google, google_key, folder)
    yield made
    made.close()


@pytest.fixture
def used(house: House) -> House:
    """All made, and a unit has typed into its own."""
    assert errors(house.run()) == []
    rows = [
        ["Huyện An Bình", "Quý III/2021", "30/09/2021", "25.000", "20,5", "khoảng 30"],
        ["", "Quý II/2021"],
    ]
    house.google.type_as(AN, house.id_of(AN_TITLE), "Vốn vay và mô hình", "A6", rows)
    house.google.forget_calls()
    return house
