"""The checks that need nobody else: workbooks, disk, and whether people can sign in."""

from collections.abc import Mapping
from typing import cast
from urllib.parse import urlsplit

from services.config import SAMPLE_DIR
from services.doctor.asked import Asked
from services.doctor.line import Code, Line
from services.store import StoreTrouble
from services.text import numbers

# What the example of the secrets has in place of a value of one's own.
PLACEHOLDER = "DAN-VAO-DAY"
_SHARED = ("redirect_uri", "cookie_secret")
_OF_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
# A text of so many letters, of so many different ones, is not guessed.
_SHORTEST_SECRET, _FEWEST_LETTERS = 32, 12
_GIGABYTE, _TOO_FULL = 10**9, 0.2


def folder(asked: Asked) -> tuple[Line, ...]:
    """Tell whether the folder of workbooks is there."""
    if asked.google:
        return ()
    place = {"folder": str(asked.settings.data_dir)}
    if asked.workbooks is None:
        return (Line(Code.FOLDER_MISSING, place),)
    if not asked.workbooks:
        return (Line(Code.FOLDER_EMPTY, place),)
    is_own = asked.settings.data_dir != SAMPLE_DIR
    code = Code.FOLDER_FOUND if is_own else Code.SAMPLE_FOUND
    return (Line(code, {**place, "count": numbers.number(asked.workbooks)}),)


def disk(asked: Asked) -> tuple[Line, ...]:
    """Tell whether the last good figures can be kept."""
    place = {"folder": asked.disk.folder}
    trouble = asked.store_trouble
    if not asked.disk.may_write or trouble is StoreTrouble.NOT_WRITABLE:
        return (Line(Code.DISK_NOT_WRITABLE, place),)
    free = None if asked.disk.free is None else asked.disk.free / _GIGABYTE
    told = {**place, "free": numbers.number(free, 1)}
    if trouble is StoreTrouble.DISK_FULL or (free is not None and free < _TOO_FULL):
        return (Line(Code.DISK_FULL, told),)
    return (Line(Code.STORE_DAMAGED if trouble else Code.DISK_WRITABLE, told),)


def journal(asked: Asked) -> tuple[Line, ...]:
    """Tell where conclusions and the audit log cannot be kept."""
    if asked.journal is None or asked.journal.may_write:
        return ()
    return (Line(Code.JOURNAL_NOT_WRITABLE, {"folder": asked.journal.folder}),)


def sign_in(asked: Asked) -> tuple[Line, ...]:
    """Tell whether people can sign in, and who is the first administrator."""
    if asked.auth is None:
        if asked.settings.closed and asked.google:
            return (Line(Code.CLOSED_TO_ALL),)
        return (Line(Code.SIGN_IN_OFF if asked.google else Code.SIGN_IN_LOCAL),)
    lines = list(_faults(asked.auth))
    if not asked.has_sign_in_package:
        lines.append(Line(Code.SIGN_IN_PACKAGE))
    if not lines:
        lines.append(Line(Code.SIGN_IN_READY, {"provider": _provider(asked.auth)}))
    if not asked.settings.admin or PLACEHOLDER in asked.settings.admin:
        lines.append(Line(Code.ADMIN_MISSING))
    return tuple(lines)


def provider_of(auth: Mapping[str, object]) -> str | None:
    """Return the provider by which people sign in; None: the one that needs no name."""
    if "client_id" in auth:
        return None
    return next((name for name, value in auth.items() if isinstance(value, Mapping)), None)


def _faults(auth: Mapping[str, object]) -> tuple[Line, ...]:
    """Return what is wrong with ``[auth]``, by the names of its entries, never by their values."""
    given = {name: str(value) for name, value in _flat(auth).items()}
    named = [name for name, value in auth.items() if isinstance(value, Mapping)]
    # With providers of their own sections, each has its own entries.
    wanted = [f"{at}.{name}" for at in named for name in _OF_PROVIDER] or list(_OF_PROVIDER)
    missing = [name for name in (*_SHARED, *wanted) if not given.get(name, "").strip()]
    left = [name for name, value in given.items() if PLACEHOLDER in value]
    faults: list[Line] = []
    if missing:
        faults.append(Line(Code.SIGN_IN_INCOMPLETE, {"names": ", ".join(missing)}))
    if left:
        faults.append(Line(Code.EXAMPLE_LEFT, {"names": ", ".join(left)}))
    secret, address = given.get("cookie_secret", ""), given.get("redirect_uri", "")
    judged = {*missing, *left}
    if "cookie_secret" not in judged and (
        len(secret) < _SHORTEST_SECRET or len(set(secret)) < _FEWEST_LETTERS
    ):
        faults.append(Line(Code.COOKIE_WEAK))
    if "redirect_uri" not in judged and not _leads_back(address):
        faults.append(Line(Code.REDIRECT_WRONG))
    return tuple(faults)


def _flat(auth: Mapping[str, object]) -> Mapping[str, object]:
    flat: dict[str, object] = {}
    for name, value in auth.items():
        if isinstance(value, Mapping):
            inner = cast("Mapping[str, object]", value)
            flat |= {f"{name}.{below}": what for below, what in inner.items()}
        else:
            flat[name] = value
    return flat


def _leads_back(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    fits = parts.scheme == "https" or (parts.scheme == "http" and is_local)
    return bool(fits and parts.hostname and parts.path.endswith("/oauth2callback"))


def _provider(auth: Mapping[str, object]) -> str:
    flat = _flat(auth)
    found = [str(value) for name, value in flat.items() if name.endswith("server_metadata_url")]
    return ", ".join(sorted({urlsplit(address).hostname or address for address in found}))
