"""Settings, built from a mapping; the only place that looks at the environment."""

import json
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from services.errors import SettingError
from services.papers.settings import PaperSettings
from services.sources.place import place_of

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_DIR = ROOT / "data" / "sample"
SECRETS_FILE = ROOT / ".streamlit" / "secrets.toml"
# Without these a key opens nothing; the rest of the file is for people.
_KEY_FIELDS = ("client_email", "private_key", "token_uri")

# What the office calls the settings as a whole.
SECRETS = "secrets.toml"
KEY = "google.key"
# For so long a browser keeps the cookie of a sign-in.
LONGEST_SIGN_IN_HOURS = 720.0


@dataclass(frozen=True)
class GoogleSettings:
    """How Google is reached.

    Attributes:
        key: the service account's JSON key; never shown.
        address: an office's e-mail address, or a link or id of a Drive folder or a spreadsheet.
        endpoint: one address in place of Google's own, without a slash at its end; "": Google's.
        feedback: whether each unit's spreadsheet gets a tab with what was found in it.
    """

    # Not part of the hash, so that settings can be a key of a cache; equality looks at it.
    key: Mapping[str, str] = field(repr=False, hash=False)
    address: str
    endpoint: str = ""
    feedback: bool = False


def _store_dir() -> Path:
    """Return a folder of the person's own for what is kept between two starts."""
    return _own_dir("XDG_CACHE_HOME", ".cache")


def _journal_dir() -> Path:
    """Return a folder of the person's own for what must never be lost."""
    return _own_dir("XDG_DATA_HOME", ".local/share")


def _own_dir(variable: str, usual: str) -> Path:
    if base := os.environ.get("LOCALAPPDATA" if os.name == "nt" else variable):
        return Path(base) / "soket"
    try:
        home = Path.home()
    except RuntimeError:
        home = Path()
    # A service may run as a person without a home, or with one that cannot be written to.
    fit = home.is_absolute() and os.access(home, os.W_OK)
    return (home / usual if fit else Path(tempfile.gettempdir())) / "soket"


@dataclass(frozen=True)
class Settings:
    """What the office decides.

    Attributes:
        data_dir: folder of workbooks that is read where Google is not set.
        poll_seconds: how often the folder is looked at for change.
        google: how Google is reached; None: the workbooks are read.
        admin: e-mail address of the first administrator; "": none.
        store_dir: where the last good snapshot lies.
        journal_dir: where conclusions and the audit log lie; it must outlast a restart.
        closed: whether figures are only for people who are signed in and listed.
        sign_in_hours: after how many hours somebody has to sign in again.
        papers: what stands on every paper of the office.
    """

    data_dir: Path = SAMPLE_DIR
    poll_seconds: float = 1.0
    google: GoogleSettings | None = None
    admin: str = ""
    store_dir: Path = field(default_factory=_store_dir)
    journal_dir: Path = field(default_factory=_journal_dir)
    closed: bool = False
    sign_in_hours: float = 12.0
    papers: PaperSettings = field(default_factory=PaperSettings)

    @classmethod
    def from_mapping(cls, given: Mapping[str, object]) -> "Settings":
        """Return settings from secrets or the environment; what is not given has its default.

        A relative folder is taken from the folder of the application.

        Raises:
            SettingError: a value cannot be used, or (with an empty value) one is missing.
        """
        seconds = _number(given, "poll_seconds", cls.poll_seconds, 0.1, 3600)
        hours = _number(given, "sign_in_hours", cls.sign_in_hours, 0.1, LONGEST_SIGN_IN_HOURS)
        google = given.get("google")
        admin = str(given.get("admin", "")).strip()
        if admin and "@" not in admin:
            raise SettingError("admin", admin)
        return cls(
            _folder(given, "data_dir") or SAMPLE_DIR,
            seconds,
            None if google is None else _google(google),
            admin,
            _folder(given, "store_dir") or _store_dir(),
            _folder(given, "journal_dir") or _journal_dir(),
            _switch(given, "closed"),
            hours,
            PaperSettings.from_mapping(given.get("papers", {})),
        )

    @classmethod
    def from_environment(cls, secrets: Mapping[str, object] | None = None) -> "Settings":
        """Return settings from secrets, each overridden by its environment variable.

        Raises:
            SettingError: a value cannot be used, or (with an empty value) one is missing.
        """
        given = dict(secrets or {})
        for name, variable in (
            ("data_dir", "SOKET_DATA"),
            ("store_dir", "SOKET_STORE"),
            ("journal_dir", "SOKET_JOURNAL"),
        ):
            if folder := os.environ.get(variable):
                # Typed in a shell: relative to where the person stands, not to the application.
                home = folder.startswith("~")
                given[name] = folder if home else str(Path(folder).absolute())
        google = given.get("google")
        told: dict[str, object] = {
            name: value
            for name in ("address", "endpoint")
            if (value := os.environ.get(f"SOKET_GOOGLE_{name.upper()}"))
        }
        if path := os.environ.get("SOKET_GOOGLE_KEY"):
            told["key"] = _key_file(path)
        if told:
            given["google"] = {**(google if isinstance(google, Mapping) else {}), **told}
        if os.environ.get("SOKET_DATA"):
            given.pop("google", None)
        return cls.from_mapping(given)


def secrets_file(path: Path = SECRETS_FILE) -> Mapping[str, object]:
    """Return what the secrets file holds, {} where there is none; for what runs without Streamlit.

    Raises:
        SettingError: it is no TOML, or may not be read.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        # Without the error's own words, which may quote a line.
        raise SettingError(path.name, type(error).__name__) from None


def _number(
    given: Mapping[str, object], name: str, usual: float, least: float, most: float
) -> float:
    typed = given.get(name, usual)
    try:
        number = float(str(typed))
    except ValueError as error:
        raise SettingError(name, str(typed)) from error
    if not least <= number <= most:
        raise SettingError(name, str(typed))
    return number


def _switch(given: Mapping[str, object], name: str, called: str = "") -> bool:
    switch = given.get(name, False)
    if not isinstance(switch, bool):
        # Neither "yes" nor "false" in quotation marks is guessed at.
        raise SettingError(called or name, str(switch))
    return switch


def _folder(given: Mapping[str, object], name: str) -> Path | None:
    typed = given.get(name)
    if not typed:
        return None
    try:
        path = Path(str(typed)).expanduser()
    except RuntimeError as error:
        # "~name" of a person who has no home here.
        raise SettingError(name, str(typed)) from error
    return path if path.is_absolute() else ROOT / path


def _google(given: object) -> GoogleSettings:
    if not isinstance(given, Mapping):
        raise SettingError("google", type(given).__name__)
    table = cast("Mapping[str, Any]", given)
    address = str(table.get("address", "")).strip()
    try:
        place_of(address)
    except ValueError as error:
        raise SettingError("google.address", address) from error
    feedback = _switch(table, "feedback", "google.feedback")
    return GoogleSettings(
        _key(table.get("key")), address, _endpoint(str(table.get("endpoint", ""))), feedback
    )


def _key(given: object) -> Mapping[str, str]:
    """Return the key; what is wrong with one is told by the name of a field, never by its value."""
    if isinstance(given, str):
        # Pasted whole, as JSON between quotes.
        try:
            given = json.loads(given)
        except ValueError:
            raise SettingError(KEY, "JSON") from None
    if not isinstance(given, Mapping):
        raise SettingError(KEY, "" if given is None else type(given).__name__)
    fields = cast("Mapping[object, object]", given)
    key = {str(name): str(value) for name, value in fields.items()}
    for name in _KEY_FIELDS:
        if not key.get(name, "").strip():
            raise SettingError(f"google.key.{name}", "")
    # Between TOML's single quotes the line ends of the key stay two characters.
    return {**key, "private_key": key["private_key"].replace("\\n", "\n")}


def _key_file(path: str) -> object:
    try:
        return json.loads(Path(path).expanduser().read_text(encoding="utf-8"))
    except (OSError, RuntimeError, ValueError):
        raise SettingError("SOKET_GOOGLE_KEY", path) from None


def _endpoint(typed: str) -> str:
    """Return an endpoint; a token must not go over the net unencrypted, so http is for loopback."""
    if not typed.strip():
        return ""
    endpoint = typed.strip().rstrip("/")
    try:
        parts = urlsplit(endpoint)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as error:
        raise SettingError("google.endpoint", typed) from error
    bare = bool(host) and not parts.query and not parts.fragment and "@" not in parts.netloc
    if bare and (parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host))):
        return endpoint
    raise SettingError("google.endpoint", typed)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def must_be_absent(files: Iterable[str]) -> None:
    """Hold it against Streamlit, which takes secrets that it cannot read for none.

    Without them the sample would be shown in place of the office's own figures.

    Raises:
        SettingError: there is one of these files after all.
    """
    if any(Path(name).is_file() for name in files):
        raise SettingError(SECRETS, "TOML")
