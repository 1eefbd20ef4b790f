"""The self-check of this machine: workbooks, disk, and whether people can sign in."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from services.config import GoogleSettings, Settings
from services.doctor import could_ask
from services.doctor.ask import ask
from services.doctor.asked import Asked, Disk, OfGoogle
from services.doctor.here import PLACEHOLDER, disk, folder, journal, provider_of, sign_in
from services.doctor.line import Code, Line, State
from services.store import StoreTrouble
from tests.doctor.conftest import AUTH

GOOGLE = GoogleSettings({"client_email": "a@b.example"}, "office@doan.example")


def of_workbooks(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "so-lieu", store_dir=tmp_path / "store")


def asked(auth: Mapping[str, object] | None, admin: str = "an@doan.example") -> Asked:
    # That Google is meant is told by what was asked of it; its answers play no part here.
    silent = OfGoogle("", "", "", 0.0, None, None, None, ())
    settings = Settings(google=GOOGLE, admin=admin)
    here = Disk("x", may_write=True, free=1)
    return Asked(settings, auth, has_sign_in_package=True, disk=here, google=silent)


def codes(lines: tuple[Line, ...]) -> list[Code]:
    return [line.code for line in lines]


def test_a_folder_of_workbooks(tmp_path: Path):
    settings = of_workbooks(tmp_path)
    assert codes(folder(ask(settings, None))) == [Code.FOLDER_MISSING]
    assert not could_ask(ask(settings, None))
    settings.data_dir.mkdir()
    (settings.data_dir / "~$Huyện A.xlsx").touch()
    (settings.data_dir / "ghi chú.txt").touch()
    assert codes(folder(ask(settings, None))) == [Code.FOLDER_EMPTY]
    (settings.data_dir / "Huyện A.XLSX").touch()
    (line,) = folder(ask(settings, None))
    assert line.code is Code.FOLDER_FOUND
    assert line.details == {"folder": str(settings.data_dir), "count": "1"}
    assert could_ask(ask(settings, None))


def test_a_disk_that_can_be_written_to_is_left_as_it_was(tmp_path: Path):
    settings = of_workbooks(tmp_path)
    assert codes(disk(ask(settings, None))) == [Code.DISK_WRITABLE]
    assert list(settings.store_dir.iterdir()) == []


def test_a_disk_that_cannot_be_written_to(tmp_path: Path):
    settings = of_workbooks(tmp_path)
    # A file stands where the folder should be made.
    settings.store_dir.touch()
    (line,) = disk(ask(settings, None))
    assert (line.code, line.state) == (Code.DISK_NOT_WRITABLE, State.FAILING)


@pytest.mark.parametrize(
    ("free", "code", "told"),
    [(150_000_000, Code.DISK_FULL, "0,2"), (2_340_000_000, Code.DISK_WRITABLE, "2,3")],
)
def test_a_disk_that_is_nearly_full(tmp_path: Path, free: int, code: Code, told: str):
    found = replace(ask(of_workbooks(tmp_path), None), disk=Disk("x", may_write=True, free=free))
    (line,) = disk(found)
    assert (line.code, line.details["free"]) == (code, told)


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (StoreTrouble.NOT_WRITABLE, Code.DISK_NOT_WRITABLE),
        (StoreTrouble.DISK_FULL, Code.DISK_FULL),
        (StoreTrouble.DAMAGED, Code.STORE_DAMAGED),
    ],
)
def test_what_the_application_found_wrong_with_its_disk(
    tmp_path: Path, trouble: StoreTrouble, code: Code
):
    assert codes(disk(ask(of_workbooks(tmp_path), None, store_trouble=trouble))) == [code]


def test_workbooks_without_sign_in_are_as_they_must_be(tmp_path: Path):
    settings = of_workbooks(tmp_path)
    settings.data_dir.mkdir()
    (line,) = sign_in(ask(settings, None))
    assert (line.code, line.state) == (Code.SIGN_IN_LOCAL, State.OK)


def test_google_without_sign_in_is_to_be_looked_at():
    (line,) = sign_in(asked(None))
    assert (line.code, line.state) == (Code.SIGN_IN_OFF, State.WARNING)


def test_a_complete_sign_in():
    assert codes(sign_in(asked(AUTH))) == [Code.SIGN_IN_READY]
    assert provider_of(AUTH) is None


@pytest.mark.parametrize("name", AUTH)
def test_what_is_missing_is_named(name: str):
    without = {key: value for key, value in AUTH.items() if key != name}
    for auth in (without, {**without, name: "  "}):
        (line,) = sign_in(asked(auth))
        assert (line.code, line.details) == (Code.SIGN_IN_INCOMPLETE, {"names": name})


def test_a_provider_of_its_own_section():
    shared = {key: AUTH[key] for key in ("redirect_uri", "cookie_secret")}
    own = {key: value for key, value in AUTH.items() if key not in shared}
    assert codes(sign_in(asked({**shared, "google": own}))) == [Code.SIGN_IN_READY]
    assert provider_of({**shared, "google": own}) == "google"
    del own["client_id"]
    (line,) = sign_in(asked({**shared, "google": own}))
    assert line.details == {"names": "google.client_id"}


@pytest.mark.parametrize("name", AUTH)
def test_a_value_of_the_example_is_no_value(name: str):
    (line,) = sign_in(asked({**AUTH, name: f"{PLACEHOLDER}-cua-minh"}))
    assert (line.code, line.details) == (Code.EXAMPLE_LEFT, {"names": name})


@pytest.mark.parametrize("secret", ["ngan", "a" * 64, "q7Zt0aYb3LkN9vXcE5rWm2PsU8dFgHj"])
def test_a_weak_secret_of_the_cookies(secret: str):
    assert codes(sign_in(asked({**AUTH, "cookie_secret": secret}))) == [Code.COOKIE_WEAK]


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://so-ket.streamlit.app/oauth2callback", True),
        ("http://localhost:8501/oauth2callback", True),
        ("http://127.0.0.1:8501/oauth2callback", True),
        ("http://so-ket.streamlit.app/oauth2callback", False),
        ("https://so-ket.streamlit.app/", False),
        ("so-ket.streamlit.app/oauth2callback", False),
        ("https:///oauth2callback", False),
        ("http://[", False),
    ],
)
def test_the_way_back_after_signing_in(address: str, fits: bool):
    found = codes(sign_in(asked({**AUTH, "redirect_uri": address})))
    assert found == [Code.SIGN_IN_READY if fits else Code.REDIRECT_WRONG]


def test_without_the_package_nobody_can_sign_in():
    without = replace(asked(AUTH), has_sign_in_package=False)
    assert codes(sign_in(without)) == [Code.SIGN_IN_PACKAGE]


def test_without_a_first_administrator():
    assert codes(sign_in(asked(AUTH, admin=""))) == [Code.SIGN_IN_READY, Code.ADMIN_MISSING]


def test_no_value_of_the_secrets_is_in_a_line():
    bad = {**AUTH, "cookie_secret": "ngan-va-bi-mat", "redirect_uri": "ftp://bi-mat"}
    lines = sign_in(asked(bad))
    assert "bi-mat" not in repr(lines)
    assert "bi-mat" not in repr(asked(bad))


def test_a_folder_for_conclusions_that_cannot_be_written_to_is_told(tmp_path: Path):
    settings = replace(of_workbooks(tmp_path), journal_dir=tmp_path / "ghi")
    assert journal(ask(settings, None)) == ()
    (tmp_path / "tep").touch()
    broken = replace(settings, journal_dir=tmp_path / "tep")
    (line,) = journal(ask(broken, None))
    assert (line.code, line.state) == (Code.JOURNAL_NOT_WRITABLE, State.FAILING)
    assert line.details == {"folder": str(tmp_path / "tep")}


def test_closed_without_sign_in_is_told_as_nobody_sees_anything():
    found = asked(None)
    shut = replace(found, settings=replace(found.settings, closed=True))
    (line,) = sign_in(shut)
    assert (line.code, line.state) == (Code.CLOSED_TO_ALL, State.FAILING)
    # Workbooks stay open to whoever sits at the machine.
    assert codes(sign_in(replace(shut, google=None))) == [Code.SIGN_IN_LOCAL]
