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
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from typing import Protocol, cast

from services.config import GoogleSettings, Settings
from services.doctor.asked import Asked, Concluded, Disk, OfGoogle, Protection
from services.doctor.listing import Listing, listing
from services.doctor.protection import protection
from services.errors import (
    MISTAKES,
    GoogleRefusedError,
    GoogleUnreachableError,
    SoKetError,
    Trouble,
)
from services.reading import Readings
from services.sources.answers import is_json
from services.sources.calls import Calls
from services.sources.pace import Kind
from services.store import StoreTrouble

_log = logging.getLogger(__name__)
# What is not there after so many seconds is told as not answered.
PATIENCE = 20.0
_OF_CLOCK = 5.0
# An id that nothing has: whoever answers that it is not found is switched on.
_NOTHING = "so-ket-tu-kiem-tra"
_GOOGLE = "https://www.googleapis.com"
# What of the questions Google counts as which call.
_KINDS = {"sheets": Kind.READ, "listing": Kind.DRIVE, "protection": Kind.READ}


class Turns(Protocol):
    """What is known of this minute's calls, as ``Pace`` does."""

    def left(self, kind: Kind) -> int: ...
    def is_refused(self, kind: Kind) -> bool: ...


def ask(
    settings: Settings,
    auth: Mapping[str, object] | None,
    calls: Calls | None = None,
    turns: Turns | None = None,
    readings: Callable[[], Readings] = Readings,
    concluded: Callable[[Readings], Concluded | None] = lambda _readings: None,
    hindered: Mapping[str, str] | None = None,
    store_trouble: StoreTrouble | None = None,
    patience: float = PATIENCE,
) -> Asked:
    """Return everything that the checks go by.

    Args:
        settings: what the office decided.
        auth: the secrets' section ``[auth]``; None without one.
        calls: how Google is called; meant only where the settings name Google.
        turns: how many calls may be made at once; meant only where the settings name Google.
        readings: what gives what was read; called after Google was asked.
        concluded: what gives how the log of conclusions stands; called after that.
        hindered: title of a spreadsheet -> why its tab ``Phản hồi`` is not written.
        store_trouble: what the running application found wrong with its disk.
        patience: seconds after which what did not answer is not waited for.
    """
    google = None
    if settings.google and calls and turns:
        google = _of_google(settings.google, calls, turns, patience)
    read = readings()
    conclusions = concluded(read)
    if google and turns:
        # What was read and looked at meanwhile is counted too.
        google = replace(google, left={kind: turns.left(kind) for kind in Kind})
    return Asked(
        settings=settings,
        auth=auth,
        has_sign_in_package=all(map(importlib.util.find_spec, ("authlib", "httpx"))),
        disk=_disk(settings.store_dir),
        workbooks=_workbooks(settings.data_dir),
        google=google,
        readings=read,
        hindered=hindered or {},
        store_trouble=store_trouble,
        journal=_disk(settings.journal_dir),
        conclusions=conclusions,
    )


def _of_google(settings: GoogleSettings, calls: Calls, turns: Turns, patience: float) -> OfGoogle:
    asks: Mapping[str, Callable[[], object]] = {
        "ahead": lambda: _ahead(settings.endpoint),
        "sheets": lambda: _sheets(calls),
        "listing": lambda: listing(calls, settings.address),
        "protection": lambda: protection(calls, settings.address),
    }
    came = {
        name: _late(turns, _KINDS.get(name)) if what is None else what
        for name, what in _side_by_side(asks, patience).items()
    }
    told = came["listing"]
    told = Listing(drive=told) if isinstance(told, SoKetError) else cast("Listing", told)
    sheets = came["sheets"]
    return OfGoogle(
        account=calls.account,
        project=settings.key.get("project_id", ""),
        address=settings.address,
        ahead=cast("float | SoKetError", came["ahead"]),
        sheets=sheets if isinstance(sheets, SoKetError) else None,
        drive=told.drive,
        place=told.place,
        adding=told.adding,
        protection=cast("Protection | SoKetError", came["protection"]),
        files=told.files,
    )


def _late(turns: Turns, kind: Kind | None) -> SoKetError:
    """Return why something did not come in time: it may be waiting for a turn again and again."""
    is_refused = kind is not None and turns.is_refused(kind)
    return GoogleUnreachableError(Trouble.QUOTA_USED if is_refused else Trouble.NO_ANSWER)


def _side_by_side(
    asks: Mapping[str, Callable[[], object]], patience: float
) -> Mapping[str, object | SoKetError | None]:
    """Return what each gives, or why not; None: it is late."""
    came: dict[str, object | None] = dict.fromkeys(asks)

    def one(name: str) -> None:
        try:
            came[name] = asks[name]()
        except SoKetError as error:
            _log.info("self-check, %s: %r", name, error)
            came[name] = error
        except MISTAKES:
            # An answer that nobody expected is as good as none.
            _log.exception("self-check, %s", name)
            came[name] = GoogleUnreachableError(Trouble.SERVER_ERROR)

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
        GoogleUnreachableError: there was no answer, it was not Google's own, or it told no time.
    """
    base = endpoint or _GOOGLE
    # As with the other calls, a proxy of the environment's does not reach this machine itself.
    own = [urllib.request.ProxyHandler({})] if base.startswith("http://") else []
    opener = urllib.request.build_opener(*own)
    before = datetime.now(UTC)
    try:
        told, body = _answer(opener, f"{base}/drive/v3/files/{_NOTHING}")
    except (OSError, ValueError, HTTPException) as error:
        raise GoogleUnreachableError(Trouble.NO_ANSWER) from error
    after = datetime.now(UTC)
    if not is_json(body):
        # The page of a firewall bears the firewall's time.
        raise GoogleUnreachableError(Trouble.NO_ANSWER)
    try:
        google = parsedate_to_datetime(told or "")
    except ValueError as error:
        raise GoogleUnreachableError(Trouble.NO_ANSWER) from error
    # Google leaves out fractions of a second; on the way it took half of the time.
    return (before + (after - before) / 2 - google.astimezone(UTC)).total_seconds() - 0.5


def _answer(opener: urllib.request.OpenerDirector, address: str) -> tuple[str | None, bytes]:
    try:
        with opener.open(address, timeout=_OF_CLOCK) as answer:
            return answer.headers.get("Date"), answer.read()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.headers.get("Date"), refusal.read()


def _sheets(calls: Calls) -> bool:
    """Return that the Sheets API answers; what it says of nothing is that it is not found."""
    try:
        calls.call("GET", f"/v4/spreadsheets/{_NOTHING}", params={"fields": "spreadsheetId"})
    except GoogleRefusedError as refusal:
        if refusal.status != 404:
            raise
    return True


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
