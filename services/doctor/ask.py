"""Asking for everything that the self-check goes by, side by side, none of it waited for long."""

import importlib.util
import logging
import shutil
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from services.config import GoogleSettings, Settings
from services.doctor.asked import Asked, Disk, File, OfGoogle, Permission
from services.errors import (
    MISTAKES,
    GoogleKeyError,
    GoogleRefusedError,
    GoogleUnreachableError,
    SoKetError,
    SourceUnreachableError,
    Trouble,
)
from services.snapshot import Snapshot
from services.sources.calls import Calls
from services.sources.google_files import described, file_of, marked
from services.sources.pace import Kind
from services.sources.place import place_of, resolved
from services.store import StoreTrouble

_log = logging.getLogger(__name__)
T = TypeVar("T")
# What is not there after so many seconds is told as not answered.
PATIENCE = 20.0
_OF_CLOCK = 5.0
# An id that nothing has: whoever answers that it is not found is switched on.
_NOTHING = "so-ket-tu-kiem-tra"
_GOOGLE = "https://www.googleapis.com"
_SHARING = "capabilities(canEdit),permissions(type,role,emailAddress)"
# Of files on shared drives the list does not tell who may what; so many are asked for one by one.
_ASKED_ALONE = 60


@dataclass(frozen=True)
class _Listing:
    files: tuple[File, ...] | None = None
    place: SoKetError | None = None
    drive: SoKetError | None = None


def ask(
    settings: Settings,
    auth: Mapping[str, object] | None,
    calls: Calls | None = None,
    left: Callable[[Kind], int] = lambda _kind: 1,
    snapshot: Callable[[], Snapshot | None] = lambda: None,
    hindered: Mapping[str, str] | None = None,
    store_trouble: StoreTrouble | None = None,
    patience: float = PATIENCE,
) -> Asked:
    """Return everything that the checks go by.

    Args:
        settings: what the office decided.
        auth: the secrets' section ``[auth]``; None without one.
        calls: how Google is called; meant only where the settings name Google.
        left: how many calls of a kind may be made at once.
        snapshot: what gives the figures that were read; called after Google was asked.
        hindered: title of a spreadsheet -> why its tab ``Phản hồi`` is not written.
        store_trouble: what the running application found wrong with its disk.
        patience: seconds after which what did not answer is not waited for.
    """
    google = None
    if settings.google and calls:
        google = _of_google(settings.google, calls, left, patience)
    return Asked(
        settings=settings,
        auth=auth,
        has_sign_in_package=all(map(importlib.util.find_spec, ("authlib", "httpx"))),
        disk=_disk(settings.store_dir),
        workbooks=_workbooks(settings.data_dir),
        google=google,
        snapshot=snapshot(),
        hindered=hindered or {},
        store_trouble=store_trouble,
        journal=_disk(settings.journal_dir),
    )


def _of_google(
    settings: GoogleSettings, calls: Calls, left: Callable[[Kind], int], patience: float
) -> OfGoogle:
    asks: Mapping[str, Callable[[], object]] = {
        "ahead": lambda: _ahead(settings.endpoint),
        "sheets": lambda: _sheets(calls),
        "listing": lambda: _listing(calls, settings.address),
    }
    came = _side_by_side(asks, patience)
    listing = came["listing"]
    if isinstance(listing, SoKetError):
        listing = _Listing(drive=listing)
    sheets = came["sheets"]
    return OfGoogle(
        account=calls.account,
        project=settings.key.get("project_id", ""),
        address=settings.address,
        ahead=cast("float | SoKetError", came["ahead"]),
        sheets=sheets if isinstance(sheets, SoKetError) else None,
        drive=cast("_Listing", listing).drive,
        place=cast("_Listing", listing).place,
        files=cast("_Listing", listing).files,
        reads_left=left(Kind.READ),
        writes_left=left(Kind.WRITE),
    )


def _side_by_side(
    asks: Mapping[str, Callable[[], object]], patience: float
) -> Mapping[str, object | SoKetError]:
    """Return what each gives, or why not; who is late has not answered."""
    came: dict[str, object] = {name: GoogleUnreachableError(Trouble.NO_ANSWER) for name in asks}

    def one(name: str) -> None:
        try:
            came[name] = asks[name]()
        except SoKetError as error:
            _log.info("self-check, %s: %r", name, error)
            came[name] = error
        except MISTAKES:
            # An answer that nobody expected is as good as none, and stays told as that.
            _log.exception("self-check, %s", name)

    threads = [threading.Thread(target=one, args=(name,), daemon=True) for name in asks]
    end = time.monotonic() + patience
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(end - time.monotonic(), 0))
    return dict(came)


def _ahead(endpoint: str) -> float:
    """Return by how many seconds this machine's clock is ahead of Google's.

    Every answer bears Google's time, also the refusal of a call without a token.

    Raises:
        GoogleUnreachableError: there was no answer, or it told no time.
    """
    base = endpoint or _GOOGLE
    # As with the other calls, a proxy of the environment's does not reach this machine itself.
    own = [urllib.request.ProxyHandler({})] if base.startswith("http://") else []
    opener = urllib.request.build_opener(*own)
    before = datetime.now(UTC)
    try:
        with opener.open(f"{base}/drive/v3/about", timeout=_OF_CLOCK) as answer:
            told = answer.headers.get("Date")
    except urllib.error.HTTPError as refusal:
        with refusal:
            told = refusal.headers.get("Date")
    except (OSError, ValueError) as error:
        raise GoogleUnreachableError(Trouble.NO_NETWORK) from error
    after = datetime.now(UTC)
    try:
        google = parsedate_to_datetime(told or "")
    except ValueError as error:
        raise GoogleUnreachableError(Trouble.NO_ANSWER) from error
    # Google leaves out fractions of a second; on the way it took half of the time.
    return (before + (after - before) / 2 - google.astimezone(UTC)).total_seconds() - 0.5


def _sheets(calls: Calls) -> None:
    try:
        calls.call("GET", f"/v4/spreadsheets/{_NOTHING}", params={"fields": "spreadsheetId"})
    except GoogleRefusedError as refusal:
        if refusal.status != 404:
            raise


def _listing(calls: Calls, address: str) -> _Listing:
    try:
        told = described(calls, resolved(calls, place_of(address)), _SHARING)
    except SourceUnreachableError as error:
        return _Listing(place=error)
    except GoogleRefusedError as error:
        return _Listing(place=error) if error.status == 404 else _Listing(drive=error)
    except (GoogleKeyError, GoogleUnreachableError) as error:
        return _Listing(drive=error)
    # Two of one title are told apart here as they are when they are read.
    titles = {file.id: file.title for file in marked([file_of(one) for one in told])}
    files = [_file(one, titles) for one in told]
    alone = [file for file in files if file.may_write and file.permissions is None]
    found = {file.id: _permissions_of(calls, file) for file in alone[:_ASKED_ALONE]}
    return _Listing(tuple(found.get(file.id, file) for file in files))


def _file(told: Mapping[str, Any], titles: Mapping[str, str]) -> File:
    file = file_of(told)
    may = cast("Mapping[str, Any]", told.get("capabilities") or {})
    entries = cast("list[Mapping[str, Any]] | None", told.get("permissions"))
    return File(
        file.id,
        titles.get(file.id, file.title),
        bool(may.get("canEdit")),
        file.role,
        None if entries is None else tuple(map(_permission, entries)),
    )


def _permission(told: Mapping[str, Any]) -> Permission:
    return Permission(
        str(told.get("type", "")), str(told.get("role", "")), str(told.get("emailAddress", ""))
    )


def _permissions_of(calls: Calls, file: File) -> File:
    params = {
        "fields": "permissions(type,role,emailAddress)",
        "pageSize": 100,
        "supportsAllDrives": True,
    }
    try:
        told = calls.call("GET", f"/drive/v3/files/{file.id}/permissions", params=params)
    except GoogleRefusedError:
        return file
    return replace(file, permissions=tuple(map(_permission, told.get("permissions", ()))))


def _disk(folder: Path) -> Disk:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix="so-ket-") as file:
            file.write(b"tu kiem tra")
            file.flush()
        return Disk(str(folder), may_write=True, free=shutil.disk_usage(folder).free)
    except OSError:
        return Disk(str(folder), may_write=False, free=None)


def _workbooks(folder: Path) -> int | None:
    try:
        names = [path.name for path in folder.iterdir() if path.suffix.lower() == ".xlsx"]
    except OSError:
        return None
    # Excel's own marks of open workbooks are none.
    return sum(not name.startswith("~$") for name in names)
