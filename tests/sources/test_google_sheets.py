"""Spreadsheets at Google as a source: which there are, what is new, which is the province's."""

import unicodedata

import pytest

from services.errors import SourceUnreachableError, Trouble
from services.sources.google_sheets import GoogleSheets
from tests.google import drive, routes
from tests.google.calls import Asked
from tests.google.cloud import SPREADSHEET, Cloud
from tests.google.drive import make_file
from tests.google.handle import OFFICE as OWNER
from tests.google.handle import Google
from tests.sources.googles import OFFICE, Make, Put


def test_a_folder_holds_the_spreadsheets_right_in_it(
    make: Make, google: Google, folder: str, put: Put
):
    here, thrown, below = put("Huyện A"), put("Huyện B"), google.create_folder("Cũ")
    google.file(below).parents = [folder]
    put("Huyện C", where=below)
    google.create("Ở nơi khác")
    google.trash(thrown)
    assert list(GoogleSheets(make(), folder).versions()) == [here]


def test_the_accounts_own_spreadsheets_are_those_that_bear_the_mark(
    make: Make, google: Google, account: str
):
    own = {mark: google.create(f"Bảng {mark}", account) for mark in ("unit", "province", "", "x")}
    for mark, number in own.items():
        google.file(number).app_properties = {"soket": mark}
    strange = google.create("Của người khác")
    google.share(strange, account)
    google.file(strange).app_properties = {"soket": "unit"}
    assert list(GoogleSheets(make(), OFFICE).versions()) == [own["province"], own["unit"]]


@pytest.mark.parametrize(
    "address", ["{}", "https://docs.google.com/spreadsheets/d/{}/edit?gid=0#gid=0"]
)
def test_one_spreadsheet_is_that_one_alone(make: Make, address: str, put: Put):
    number = put("Cả tỉnh")
    put("Khác")
    assert list(GoogleSheets(make(), address.format(number)).versions()) == [number]


def test_a_bare_id_of_a_folder_is_looked_up_once(make: Make, google: Google, folder: str, put: Put):
    put("Huyện A")
    source = GoogleSheets(make(), folder)
    first = source.versions()
    assert source.versions() == first
    assert google.counted() == {"token": 1, "drive.files.get": 1, "drive.files.list": 2}


def test_more_than_a_thousand_are_listed_by_pages(make: Make, google: Google, account: str):
    for number in range(1001):
        file = make_file(google.cloud, f"Xã {number}", SPREADSHEET, account, [])
        file.app_properties = {"soket": "unit"}
    assert len(GoogleSheets(make(), OFFICE).versions()) == 1001
    assert google.counted()["drive.files.list"] == 2


def test_a_list_that_is_not_whole_is_not_believed(
    make: Make, google: Google, folder: str, put: Put, monkeypatch: pytest.MonkeyPatch
):
    def half(cloud: Cloud, asked: Asked) -> dict[str, object]:
        return {**drive.list_files(cloud, asked), "incompleteSearch": True}

    operation = next(one for one in routes.OPERATIONS if one.name == "drive.files.list")
    monkeypatch.setitem(vars(operation), "handler", half)
    put("Huyện A")
    with pytest.raises(SourceUnreachableError) as caught:
        GoogleSheets(make(), folder).versions()
    assert caught.value.reason is Trouble.SERVER_ERROR


@pytest.mark.parametrize("address", ["{}", "https://drive.google.com/drive/folders/{}"])
def test_a_folder_that_is_not_shared_is_told_and_not_taken_for_an_empty_one(
    make: Make, google: Google, address: str
):
    closed = address.format(google.create_folder("Riêng"))
    with pytest.raises(SourceUnreachableError) as caught:
        GoogleSheets(make(), closed).versions()
    assert (caught.value.place, caught.value.reason) == (closed, Trouble.PLACE_NOT_SHARED)


def test_an_empty_folder_is_empty(make: Make, folder: str):
    assert GoogleSheets(make(), folder).versions() == {}


def test_one_spreadsheet_that_was_thrown_away_is_told(make: Make, google: Google, put: Put):
    number = put("Cả tỉnh")
    google.trash(number)
    with pytest.raises(SourceUnreachableError) as caught:
        GoogleSheets(make(), number).versions()
    assert caught.value.reason is Trouble.PLACE_IN_BIN


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://drive.google.com/drive/folders/{spreadsheet}", Trouble.PLACE_NOT_FOLDER),
        ("https://docs.google.com/spreadsheets/d/{folder}/edit", Trouble.PLACE_NOT_SPREADSHEET),
        ("https://docs.google.com/spreadsheets/d/{picture}/edit", Trouble.PLACE_NOT_SPREADSHEET),
        ("https://drive.google.com/file/d/{picture}/view", Trouble.PLACE_NOT_SPREADSHEET),
        ("{picture}", Trouble.PLACE_NOT_SPREADSHEET),
    ],
)
def test_an_address_of_something_else_is_told_as_that(
    make: Make, google: Google, folder: str, put: Put, address: str, reason: Trouble
):
    account = make().account
    picture = make_file(google.cloud, "ảnh.png", "image/png", account, []).id
    typed = address.format(spreadsheet=put("Huyện A"), folder=folder, picture=picture)
    with pytest.raises(SourceUnreachableError) as caught:
        GoogleSheets(make(), typed).versions()
    assert caught.value.reason is reason


def test_a_folder_in_the_bin_is_told_and_not_taken_for_an_empty_one(
    make: Make, google: Google, folder: str
):
    google.trash(folder)
    with pytest.raises(SourceUnreachableError) as caught:
        GoogleSheets(make(), folder).versions()
    assert caught.value.reason is Trouble.PLACE_IN_BIN


# What is new


def test_a_mark_changes_with_what_is_typed_and_not_without(
    make: Make, google: Google, folder: str, put: Put
):
    one, other = put("Huyện A"), put("Huyện B")
    source = GoogleSheets(make(), folder)
    before = source.versions()
    assert source.versions() == before
    google.type_as(OWNER, one, "Sheet1", "B2", "x")
    after = source.versions()
    assert after[one] != before[one]
    assert after[other] == before[other]


def test_looking_costs_one_call_and_reading_two(make: Make, google: Google, folder: str, put: Put):
    numbers = [put(f"Huyện {name}") for name in "ABC"]
    source = GoogleSheets(make(), f"https://drive.google.com/drive/folders/{folder}")
    source.versions()
    for number in numbers:
        source.read(number)
    assert google.counted() == {
        "token": 1,
        "drive.files.list": 1,
        "spreadsheets.get": 3,
        "values.batchGet": 3,
    }


# The province's own


def test_without_a_mark_the_tabs_tell_which_is_the_provinces(make: Make, folder: str, put: Put):
    number = put("Tỉnh đoàn")
    source = GoogleSheets(make(), folder)
    source.versions()
    assert source.read(number).is_province is None


def test_the_marked_one_comes_first_and_no_other_is_taken_for_it(
    make: Make, google: Google, folder: str, put: Put
):
    district, province, late = put("A"), put("Tỉnh đoàn", "province"), put("B", "province")
    source = GoogleSheets(make(), folder)
    assert next(iter(source.versions())) == province
    assert [source.read(number).is_province for number in (district, province, late)] == [
        False, True, False,
    ]  # fmt: skip
    google.trash(province)
    google.file(late).app_properties = {}
    source.versions()
    assert source.read(district).is_province is False


def test_marking_the_provinces_own_changes_the_marks_of_all(
    make: Make, google: Google, folder: str, put: Put
):
    district, province = put("Huyện A"), put("Tỉnh đoàn")
    source = GoogleSheets(make(), folder)
    before = source.versions()
    google.file(province).app_properties = {"soket": "province"}
    after = source.versions()
    assert after[district] != before[district]
    assert after[province] != before[province]


# Titles


def test_of_two_with_one_title_the_younger_gets_a_number(
    make: Make, google: Google, folder: str, put: Put
):
    old, new, taken = put("Huyện A"), put("HUYỆN A"), put("HUYỆN A (2)")
    source = GoogleSheets(make(), folder)
    before = source.versions()
    assert [source.read(n).title for n in (old, new, taken)] == [
        "Huyện A", "HUYỆN A (2)", "HUYỆN A (2) (2)",
    ]  # fmt: skip
    google.file(old).name = "Huyện B"
    after = source.versions()
    assert [source.read(n).title for n in (old, new, taken)] == [
        "Huyện B", "HUYỆN A", "HUYỆN A (2)",
    ]  # fmt: skip
    # Their titles changed though nobody touched them: they are read again.
    assert all(after[number] != before[number] for number in (new, taken))


def test_a_title_is_written_in_one_way(make: Make, folder: str, put: Put):
    number = put(unicodedata.normalize("NFD", " Huyện Lý Nhân "))
    source = GoogleSheets(make(), folder)
    source.versions()
    assert source.read(number).title == "Huyện Lý Nhân"


def test_one_that_was_not_listed_is_read_by_its_own_title(make: Make, folder: str, put: Put):
    assert GoogleSheets(make(), folder).read(put("Huyện A")).title == "Huyện A"
