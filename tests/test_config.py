"""Settings: what the office writes, what the environment says, and what is refused."""

import json
from pathlib import Path

import pytest

from services.config import ROOT, GoogleSettings, Settings, must_be_absent, secrets_file
from services.errors import GoogleKeyError, SettingError, Trouble
from services.sources.place import Place, PlaceKind, place_of
from services.text import commands

KEY = {
    "type": "service_account",
    "client_email": "soket@du-an.iam.gserviceaccount.com",
    "private_key": "-----BEGIN PRIVATE KEY-----\nMIIfake\n-----END PRIVATE KEY-----\n",
    "token_uri": "https://oauth2.googleapis.com/token",
}
OFFICE = "vanphong@tinhdoan.example"
ID = "1aB-_" + "x" * 39
GIVEN = {"key": KEY, "address": OFFICE}


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch):
    for name in ("DATA", "STORE", "JOURNAL", "GOOGLE_KEY", "GOOGLE_ADDRESS", "GOOGLE_ENDPOINT"):
        monkeypatch.delenv(f"SOKET_{name}", raising=False)


def google(**changed: object) -> GoogleSettings:
    found = Settings.from_mapping({"google": {**GIVEN, **changed}}).google
    assert found is not None
    return found


def fault(given: dict[str, object]) -> tuple[str, str]:
    with pytest.raises(SettingError) as caught:
        Settings.from_mapping(given)
    return caught.value.name, caught.value.value


def test_without_google_the_workbooks_are_read():
    assert Settings.from_mapping({}).google is None


def test_the_office_gives_a_key_and_an_address_and_the_rest_has_its_default():
    assert google() == GoogleSettings(KEY, OFFICE, "", feedback=False)
    assert google(feedback=True, endpoint=" http://127.0.0.1:8800/ ") == GoogleSettings(
        KEY, OFFICE, "http://127.0.0.1:8800", feedback=True
    )


def test_a_key_is_in_no_repr_and_settings_may_be_a_key_of_a_cache():
    settings = Settings.from_mapping({"google": GIVEN})
    assert "MIIfake" not in repr(settings)
    assert "BEGIN" not in repr(settings)
    assert hash(settings) == hash(Settings.from_mapping({"google": GIVEN}))
    other = {**GIVEN, "key": {**KEY, "private_key": "another"}}
    assert settings != Settings.from_mapping({"google": other})


def test_a_key_may_be_pasted_whole_or_with_its_line_ends_as_two_characters():
    assert google(key=json.dumps(KEY)).key == KEY
    raw = {**KEY, "private_key": KEY["private_key"].replace("\n", "\\n")}
    assert google(key=raw).key == KEY


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"address": OFFICE}, "google.key"),
        ({"address": OFFICE, "key": "MIIfake"}, "google.key"),
        ({"address": OFFICE, "key": [KEY]}, "google.key"),
        ({"address": OFFICE, "key": {**KEY, "private_key": " "}}, "google.key.private_key"),
        ({"address": OFFICE, "key": {"type": "x"}}, "google.key.client_email"),
        ({"key": KEY}, "google.address"),
        ({**GIVEN, "address": "Thư mục Số liệu"}, "google.address"),
        ({**GIVEN, "feedback": "yes"}, "google.feedback"),
        (GIVEN["address"], "google"),
    ],
)
def test_what_is_wrong_is_named_and_the_key_never_shown(given: object, name: str):
    found, value = fault({"google": given})
    assert found == name
    assert "MII" not in value
    assert "BEGIN" not in value
    assert name in commands.failure(SettingError(found, value))


def test_a_missing_setting_is_said_to_be_missing():
    assert commands.failure(SettingError("google.key", "")) == (
        "Thiếu cài đặt google.key (is missing)."
    )


@pytest.mark.parametrize(
    "endpoint",
    ["http://127.0.0.1:8800", "http://localhost:1", "http://[::1]:9", "https://proxy.example/g"],
)
def test_an_endpoint_is_one_address(endpoint: str):
    assert google(endpoint=endpoint).endpoint == endpoint


@pytest.mark.parametrize(
    "endpoint",
    [
        # A token must not go over the net in plain sight.
        "http://proxy.example",
        "http://127.0.0.1.example",
        "127.0.0.1:8800",
        "https://",
        "https://a:b@proxy.example",
        "https://proxy.example?x=1",
        "https://proxy.example:x",
        "ftp://127.0.0.1",
    ],
)
def test_other_endpoints_are_refused(endpoint: str):
    assert fault({"google": {**GIVEN, "endpoint": endpoint}})[0] == "google.endpoint"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (OFFICE, Place(PlaceKind.PERSON, OFFICE)),
        (f" {OFFICE}\n", Place(PlaceKind.PERSON, OFFICE)),
        (ID, Place(PlaceKind.FILE, ID)),
        (f"https://drive.google.com/drive/folders/{ID}?usp=sharing", Place(PlaceKind.FOLDER, ID)),
        (f"https://drive.google.com/drive/u/1/folders/{ID}", Place(PlaceKind.FOLDER, ID)),
        (
            f"https://docs.google.com/spreadsheets/d/{ID}/edit#gid=0",
            Place(PlaceKind.SPREADSHEET, ID),
        ),
        (f"https://docs.google.com/spreadsheets/u/0/d/{ID}", Place(PlaceKind.SPREADSHEET, ID)),
        (f"https://drive.google.com/file/d/{ID}/view", Place(PlaceKind.FILE, ID)),
        (f"https://drive.google.com/open?id={ID}&x=y", Place(PlaceKind.FILE, ID)),
    ],
)
def test_an_address_is_a_person_a_folder_or_a_spreadsheet(address: str, place: Place):
    assert place_of(address) == place


@pytest.mark.parametrize(
    "address",
    [
        "",
        "vanphong@",
        "a@b@c.example",
        "https://docs.google.com/spreadsheets/d/e/2PACX-abcdefghijklmnop/pub",
        "https://tinhdoan.example/so-lieu",
    ],
)
def test_other_addresses_mean_nothing(address: str):
    assert fault({"google": {**GIVEN, "address": address}}) == ("google.address", address)


def test_the_first_administrator_is_an_address():
    assert Settings.from_mapping({"admin": f" {OFFICE} "}).admin == OFFICE
    assert fault({"admin": "Văn phòng"}) == ("admin", "Văn phòng")


def test_what_is_kept_lies_in_a_folder_of_the_persons_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    assert Settings.from_mapping({"store_dir": "cache/so-lieu"}).store_dir == (
        ROOT / "cache" / "so-lieu"
    )
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert Settings.from_mapping({}).store_dir == tmp_path / "soket"


def test_what_must_not_be_lost_lies_apart_from_what_may_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert Settings.from_mapping({}).journal_dir == tmp_path / "data" / "soket"
    assert Settings.from_mapping({"journal_dir": "ghi"}).journal_dir == ROOT / "ghi"
    monkeypatch.setenv("SOKET_JOURNAL", str(tmp_path / "ghi"))
    assert Settings.from_environment({"journal_dir": "khac"}).journal_dir == tmp_path / "ghi"


def test_the_dashboard_is_open_and_a_sign_in_holds_for_half_a_day_unless_the_office_says_so():
    usual = Settings.from_mapping({})
    assert (usual.closed, usual.sign_in_hours) == (False, 12.0)
    chosen = Settings.from_mapping({"closed": True, "sign_in_hours": 1.5})
    assert (chosen.closed, chosen.sign_in_hours) == (True, 1.5)


@pytest.mark.parametrize("typed", ["true", "yes", 1, "", None])
def test_whether_it_is_closed_is_never_guessed(typed: object):
    assert fault({"closed": typed}) == ("closed", str(typed))


@pytest.mark.parametrize("typed", [0, -1, 721, "nửa ngày", "nan", float("inf")])
def test_hours_that_mean_nothing_are_refused(typed: object):
    assert fault({"sign_in_hours": typed}) == ("sign_in_hours", str(typed))


def test_without_a_home_that_may_be_written_to_it_lies_with_what_is_temporary(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "gone"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "gone"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert Settings.from_mapping({}).store_dir == tmp_path / "soket"


def test_the_environment_overrides_the_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    file = tmp_path / "key.json"
    file.write_text(json.dumps(KEY), encoding="utf-8")
    monkeypatch.setenv("SOKET_GOOGLE_KEY", str(file))
    monkeypatch.setenv("SOKET_GOOGLE_ENDPOINT", "http://127.0.0.1:8800")
    secrets = {"google": {"key": {"type": "old"}, "address": OFFICE, "feedback": True}}
    assert Settings.from_environment(secrets).google == GoogleSettings(
        KEY, OFFICE, "http://127.0.0.1:8800", feedback=True
    )
    monkeypatch.setenv("SOKET_GOOGLE_ADDRESS", ID)
    found = Settings.from_environment({}).google
    assert found is not None
    assert found.address == ID
    monkeypatch.setenv("SOKET_STORE", "~/kho")
    assert Settings.from_environment().store_dir == Path("~/kho").expanduser()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOKET_STORE", "kho")
    assert Settings.from_environment().store_dir == tmp_path / "kho"


def test_a_folder_of_workbooks_in_the_environment_wins_over_google(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("SOKET_DATA", str(tmp_path))
    found = Settings.from_environment({"google": {"key": "broken"}})
    assert (found.google, found.data_dir) == (None, tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", None])
def test_a_key_file_that_is_none_is_named_by_its_path(
    content: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    file = tmp_path / "key.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setenv("SOKET_GOOGLE_KEY", str(file))
    monkeypatch.setenv("SOKET_GOOGLE_ADDRESS", OFFICE)
    with pytest.raises(SettingError) as caught:
        Settings.from_environment()
    assert caught.value.name in ("SOKET_GOOGLE_KEY", "google.key")
    assert caught.value.value in (str(file), "list")


def test_the_secrets_file_is_read_without_streamlit_and_quotes_nothing_when_it_is_broken(
    tmp_path: Path,
):
    file = tmp_path / "secrets.toml"
    assert secrets_file(file) == {}
    file.write_text(
        f'admin = "{OFFICE}"\n[google]\naddress = "{ID}"\n[google.key]\n'
        + "".join(f"{name} = {json.dumps(value)}\n" for name, value in KEY.items()),
        encoding="utf-8",
    )
    settings = Settings.from_mapping(secrets_file(file))
    assert settings.admin == OFFICE
    assert settings.google == GoogleSettings(KEY, ID)
    file.write_text('private_key = "MIIfake', encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        secrets_file(file)
    assert "MII" not in f"{caught.value!r}"
    assert caught.value.name == "secrets.toml"
    assert caught.value.__cause__ is None


def test_a_failure_of_google_is_one_sentence_in_both_languages():
    assert commands.failure(GoogleKeyError(Trouble.CLOCK_WRONG)) == (
        "Đồng hồ của máy chạy phần mềm sai giờ nên Google không chấp nhận khoá. Chỉnh lại giờ máy. "
        "(The clock of the machine is wrong, so Google does not accept the key. Set the clock.)"
    )


def test_secrets_that_are_there_but_were_not_read_are_not_taken_for_none(tmp_path: Path):
    must_be_absent([str(tmp_path / "none.toml")])
    spoilt = tmp_path / "secrets.toml"
    spoilt.write_text("[google\n", encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        must_be_absent([str(tmp_path / "none.toml"), str(spoilt)])
    assert caught.value.name == "secrets.toml"
