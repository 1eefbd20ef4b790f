"""All that the server knows: accounts, files and who may see them, the clock, the log of calls."""

import datetime as dt
import hashlib
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

from tests.google.auth import Account, Token
from tests.google.errors import entity_not_found, file_not_found, forbidden
from tests.google.faults import Fault
from tests.google.log import Call
from tests.google.model import Spreadsheet
from tests.google.quotas import Quotas

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
FOLDER = "application/vnd.google-apps.folder"
ROLES = ("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")
Json = dict[str, Any]
_SEEDS = count(20240115)


@dataclass
class Clock:
    """The real time, moved; or a time that stands still.

    The clocks of those who call move along, unless `skew` says by how much they are ahead.
    """

    offset: float = 0
    stopped: float | None = None
    skew: float = 0

    def now(self) -> float:
        running = time.time() + self.offset if self.stopped is None else self.stopped
        return running - self.skew

    def for_claims(self) -> float:
        """Give the time against which a caller's `iat` and `exp` are held."""
        return time.time() - self.skew

    def set(self, seconds: float, *, stopped: bool) -> None:
        self.stopped = seconds if stopped else None
        self.offset = 0 if stopped else seconds - time.time()

    def advance(self, seconds: float) -> None:
        if self.stopped is None:
            self.offset += seconds
        else:
            self.stopped += seconds

    def moment(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self.now(), dt.UTC)


@dataclass
class File:
    """A file in Drive. `history` holds (time, version) of every change."""

    id: str
    name: str
    mime: str
    created: float
    permissions: dict[str, Json] = field(default_factory=dict)
    parents: list[str] = field(default_factory=list)
    trashed: bool = False
    book: Spreadsheet | None = None
    history: list[tuple[float, int]] = field(default_factory=list)
    last_user: str = ""
    app_properties: dict[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> str:
        owners = (one for one in self.permissions.values() if one["role"] == "owner")
        return next(owners, {}).get("emailAddress", "")

    def seen(self, before: float) -> tuple[float, int]:
        """Give the newest (time, version) that Drive shows when it is behind."""
        shown = [one for one in self.history if one[0] <= before]
        return shown[-1] if shown else self.history[0]


@dataclass
class Cloud:
    """The state of the server. Everything that reads or changes it holds the handle's lock."""

    clock: Clock = field(default_factory=Clock)
    accounts: dict[str, Account] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    quotas: Quotas = field(default_factory=Quotas)
    faults: list[Fault] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    disabled: set[str] = field(default_factory=set)
    latency: float = 0
    drive_lag: float = 0
    # Accounts of services may own nothing outside a shared drive, as the real one has it by now.
    services_own: bool = True
    # Of files on shared drives lists do not tell with whom they are shared; a call of its own does.
    lists_permissions: bool = True
    refuse_reads_past_grid: bool = True
    # Each cloud draws numbers of its own: a spreadsheet carried into another meets none of its own.
    random: Random = field(default_factory=lambda: Random(next(_SEEDS)))  # noqa: S311

    def new_id(self) -> str:
        return "1" + secrets.token_urlsafe(32)[:43]

    def touch(self, file: File, email: str) -> None:
        """A file was changed: its time moves on, its version rises."""
        version = file.history[-1][1] if file.history else 0
        file.history.append((self.clock.now(), version + 1))
        file.last_user = email
        self.changes.append(file.id)

    def role(self, file: File, email: str) -> str:
        """Give the best role that a person has, "" for none; folders pass theirs on."""
        best = ""
        for one in self.permissions(file):
            if _concerns(one, email) and (not best or ROLES.index(one["role"]) > ROLES.index(best)):
                best = one["role"]
        return best

    def permissions(self, file: File) -> Iterable[Json]:
        yield from file.permissions.values()
        for parent in file.parents:
            if parent in self.files:
                yield from self.permissions(self.files[parent])

    def listed(self, file: File, email: str) -> bool:
        """Say whether a file stands in someone's list; a link alone does not put it there."""
        return any(
            _concerns(one, email) and one["type"] != "anyone" for one in self.permissions(file)
        )

    def book_file(self, file_id: str, email: str, *, write: bool) -> File:
        """Find a spreadsheet for a Sheets call.

        Raises:
            GoogleError: 404 where there is none, 403 where it is not this caller's.
        """
        file = self.files.get(file_id)
        if file is None or file.book is None:
            raise entity_not_found()
        role = self.role(file, email)
        if not role or (write and ROLES.index(role) < ROLES.index("writer")):
            raise forbidden()
        return file

    def drive_file(self, file_id: str, email: str) -> File:
        """Find a file for a Drive call; what one may not see is not there."""
        file = self.files.get(file_id)
        if file is None or not self.role(file, email):
            raise file_not_found(file_id)
        return file


def _concerns(permission: Json, email: str) -> bool:
    if permission["type"] == "anyone":
        return True
    if permission["type"] == "domain":
        return email.lower().endswith("@" + permission.get("domain", "").lower())
    return permission.get("emailAddress", "").lower() == email.lower()


def permission_id(email: str) -> str:
    """Derive the id that stays the same for a person in every file."""
    digest = hashlib.sha256(email.lower().encode()).digest()
    return str(int.from_bytes(digest) % 10**20).rjust(20, "1")
