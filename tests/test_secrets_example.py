"""The example of the secrets: nothing as it stands, and all of it right once it is switched on."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from services.config import Settings
from services.doctor.asked import Asked, Disk, OfGoogle
from services.doctor.here import PLACEHOLDER, sign_in
from services.doctor.line import Code
from services.papers.settings import PaperSettings
from services.sources.place import PlaceKind, place_of

# An entry or a section that is switched off: its # stands right before it.
_ENTRY = re.compile(r"#(?=[\w\[])")
_VIETNAMESE = re.compile(
    r"[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE
)


@pytest.fixture(scope="module")
def text(repository: Path) -> str:
    return (repository / ".streamlit" / "secrets.toml.example").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def switched_on(text: str) -> dict[str, object]:
    return tomllib.loads("\n".join(_ENTRY.sub("", line, count=1) for line in text.splitlines()))


def test_as_it_stands_it_sets_nothing(text: str):
    assert tomllib.loads(text) == {}
    assert Settings.from_mapping(tomllib.loads(text)) == Settings()


def test_switched_on_it_is_understood(switched_on: dict[str, object]):
    settings = Settings.from_mapping(switched_on)
    assert settings.google
    assert place_of(settings.google.address).kind is PlaceKind.FOLDER
    assert settings.google.feedback is False
    assert settings.poll_seconds == 1.0
    assert settings.admin == f"{PLACEHOLDER}@gmail.com"
    assert settings.store_dir.name == "so-ket-luu"
    assert settings.journal_dir.name == "so-ket-ghi"
    assert settings.closed is False
    assert settings.sign_in_hours == 12.0
    assert settings.papers == PaperSettings()


def test_it_names_every_setting_that_there_is(switched_on: dict[str, object]):
    google = switched_on["google"]
    assert isinstance(google, dict)
    assert switched_on.keys() == {
        "admin",
        "closed",
        "sign_in_hours",
        "journal_dir",
        "store_dir",
        "data_dir",
        "poll_seconds",
        "papers",
        "google",
        "auth",
    }
    assert google.keys() == {"address", "feedback", "endpoint", "key"}
    papers = switched_on["papers"]
    assert isinstance(papers, dict)
    assert papers.keys() == {field.name for field in fields(PaperSettings)}


def test_switched_on_but_not_filled_in_is_told_by_the_self_check(switched_on: dict[str, object]):
    auth = switched_on["auth"]
    assert isinstance(auth, dict)
    settings = Settings.from_mapping(switched_on)
    google = OfGoogle("", "", "", 0.0, None, None, None, (), 1, 1)
    disk = Disk("", may_write=True, free=None)
    lines = sign_in(Asked(settings, auth, has_sign_in_package=True, disk=disk, google=google))
    told = {line.code: line.details for line in lines}
    assert told[Code.EXAMPLE_LEFT] == {
        "names": "redirect_uri, cookie_secret, client_id, client_secret"
    }
    assert Code.ADMIN_MISSING in told


def test_it_holds_no_secret(text: str):
    values = re.findall(r'^#\w+ = "(.*)"', text, re.MULTILINE)
    harmless = {
        *(str(getattr(PaperSettings(), field.name)) for field in fields(PaperSettings)),
        "service_account",
        "https://oauth2.googleapis.com/token",
        "https://accounts.google.com/.well-known/openid-configuration",
        "../so-ket-luu",
        "../so-ket-ghi",
        "data/so-lieu",
    }
    assert values
    assert [value for value in values if PLACEHOLDER not in value and value not in harmless] == []


def test_every_entry_is_explained_in_both_languages(text: str):
    bare: list[str] = []
    above: list[str] = []
    for line in text.splitlines():
        if _ENTRY.match(line):
            said = " ".join(above)
            both = _VIETNAMESE.search(said) and re.search(
                r"\b(the|these|where|a)\b", said, re.IGNORECASE
            )
            if not both:
                bare.append(line)
        elif line.startswith("# "):
            above.append(line)
        else:
            above = []
    # Two entries may share one explanation; a section's stands above it or above its first entry.
    assert [line for line in bare if not line.startswith("#[")] == []
