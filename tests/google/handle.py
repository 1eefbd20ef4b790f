"""The other side: what people, the office and time do to the spreadsheets behind the server."""

import datetime as dt
import secrets
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa

from tests.google import auth, batch, log, values
from tests.google.cloud import FOLDER, ROLES, SPREADSHEET, Cloud, File, permission_id
from tests.google.drive import make_file
from tests.google.errors import GoogleError
from tests.google.faults import EVENTS, Fault
from tests.google.log import Call
from tests.google.model import Cell, Sheet, Spreadsheet
from tests.google.people import accepted
from tests.google.values import Reading, Writer

Json = dict[str, Any]
OFFICE = "office@tinhdoan.example"


@dataclass
class Google:
    """A Google of our own. `url` is where it listens; all methods may be called at any time."""

    url: str = ""
    cloud: Cloud = field(default_factory=Cloud)
    lock: threading.RLock = field(default_factory=threading.RLock)

    # Accounts and keys

    def service_account(
        self, name: str = "soket", private: rsa.RSAPrivateKey | None = None
    ) -> dict[str, str]:
        """Make a service account, or one more key of it; give the key's JSON."""
        email = f"{name}@tinhdoan-test.iam.gserviceaccount.com"
        with self.lock:
            known = self.cloud.accounts.setdefault(email, auth.Account(email, "123456789012"))
            return auth.new_key(known, self.url, private or auth.shared_key())

    def revoke_key(self, email: str = "", *, tokens: bool = True) -> None:
        """Delete the keys of an account, or of all, and the tokens that they got."""
        with self.lock:
            for account in self.cloud.accounts.values():
                if email in {"", account.email}:
                    account.keys.clear()
            if tokens:
                self.expire_tokens(email)

    def expire_tokens(self, email: str = "") -> None:
        with self.lock:
            for text, token in list(self.cloud.tokens.items()):
                if email in {"", token.email}:
                    del self.cloud.tokens[text]

    def new_token(self, token: auth.Token) -> str:
        text = f"ya29.c.{secrets.token_urlsafe(48)}"
        self.cloud.tokens[text] = token
        return text

    def disable_api(self, api: str) -> None:
        """Switch off `sheets` or `drive` in the project."""
        self.cloud.disabled.add(api)

    def enable_api(self, api: str) -> None:
        self.cloud.disabled.discard(api)

    # Files

    def create(
        self, title: str, owner: str = OFFICE, *, locale: str = "vi_VN", folder: str = ""
    ) -> str:
        """Make a spreadsheet as a person, in a folder or in none; give its id."""
        with self.lock:
            parents = [folder] if folder else []
            file = make_file(self.cloud, title, SPREADSHEET, owner, parents)
            self.book(file.id).properties |= {"locale": locale, "timeZone": "Asia/Ho_Chi_Minh"}
            return file.id

    def create_folder(self, title: str, owner: str = OFFICE) -> str:
        with self.lock:
            return make_file(self.cloud, title, FOLDER, owner, []).id

    def file(self, spreadsheet: str) -> File:
        return self.cloud.files[spreadsheet]

    def book(self, spreadsheet: str) -> Spreadsheet:
        book = self.cloud.files[spreadsheet].book
        if book is None:
            raise LookupError(spreadsheet)
        return book

    def spreadsheets(self) -> dict[str, str]:
        """Give ids and titles of all spreadsheets."""
        with self.lock:
            return {one.id: one.name for one in self.cloud.files.values() if one.book}

    def share(self, spreadsheet: str, email: str, role: str = "writer") -> None:
        if role not in ROLES:
            raise ValueError(role)
        number = permission_id(email)
        permission = {"kind": "drive#permission", "id": number, "type": "user", "role": role}
        with self.lock:
            self.file(spreadsheet).permissions[number] = {**permission, "emailAddress": email}

    def unshare(self, spreadsheet: str, email: str = "") -> None:
        """Take a person, or everyone but the owner, off a spreadsheet.

        An account that owns the spreadsheet is taken off too when it is named; the office
        then owns it.
        """
        with self.lock:
            file = self.file(spreadsheet)
            if email and file.owner.lower() == email.lower():
                self.share(spreadsheet, OFFICE, "owner")
            file.permissions = {
                number: one
                for number, one in file.permissions.items()
                if (one["role"] == "owner" if not email else number != permission_id(email))
            }

    def role(self, spreadsheet: str, email: str) -> str:
        with self.lock:
            return self.cloud.role(self.file(spreadsheet), email)

    def trash(self, spreadsheet: str) -> None:
        with self.lock:
            self.file(spreadsheet).trashed = True
            self.cloud.touch(self.file(spreadsheet), self.file(spreadsheet).owner)

    def delete(self, spreadsheet: str) -> None:
        with self.lock:
            del self.cloud.files[spreadsheet]

    # People at the screen

    def type_as(self, email: str, spreadsheet: str, tab: str, cell: str, value: Any) -> None:
        """Type into a cell, or paste rows from it on, as this person.

        Raises:
            PermissionError: Not shared for editing, or protected from this person.
            ValueError: The drop-down of the cell refuses it.
        """
        rows = value if isinstance(value, list) else [[value]]
        with self.lock:
            file, book = self._opened(email, spreadsheet)
            sheet = _named(book, tab)
            _, at = book.range(cell)
            top, left = at.top or 0, at.left or 0
            sheet.grow(top + len(rows), left + max(map(len, rows)))
            accepted(book, sheet, top, left, rows)
            writer = self._writer(file, email)
            box = values.Box(top, top + len(rows), left, left + max(map(len, rows)))
            try:
                values.put(book, sheet, box, rows, writer)
            except GoogleError as problem:
                raise PermissionError(problem.body["error"]["message"]) from None
            file.book = book
            self.cloud.touch(file, email)

    def batch_as(self, email: str, spreadsheet: str, *requests: Json) -> list[Json]:
        """Do as this person what a batch request describes: insert, delete, sort, merge …

        Raises:
            PermissionError: Not shared for editing.
            GoogleError: A request cannot be done.
        """
        with self.lock:
            file, book = self._opened(email, spreadsheet)
            owner = self.cloud.role(file, email) == "owner"
            file.book, answer = batch.update(
                book, {"requests": list(requests)}, email, is_owner=owner, random=self.cloud.random
            )
            file.name = file.book.properties["title"]
            self.cloud.touch(file, email)
            return answer["replies"]

    def rename_tab(self, spreadsheet: str, tab: str, to: str, email: str = "") -> None:
        properties = {"sheetId": self._tab(spreadsheet, tab).id, "title": to}
        change = {"updateSheetProperties": {"properties": properties, "fields": "title"}}
        self.batch_as(email or self.file(spreadsheet).owner, spreadsheet, change)

    def delete_tab(self, spreadsheet: str, tab: str, email: str = "") -> None:
        who = email or self.file(spreadsheet).owner
        change = {"deleteSheet": {"sheetId": self._tab(spreadsheet, tab).id}}
        self.batch_as(who, spreadsheet, change)

    def add_tab(self, spreadsheet: str, tab: str, email: str = "") -> None:
        who = email or self.file(spreadsheet).owner
        self.batch_as(who, spreadsheet, {"addSheet": {"properties": {"title": tab}}})

    def _tab(self, spreadsheet: str, tab: str) -> Sheet:
        return _named(self.book(spreadsheet), tab)

    def _opened(self, email: str, spreadsheet: str) -> tuple[File, Spreadsheet]:
        file = self.file(spreadsheet)
        role = self.cloud.role(file, email)
        if not role or ROLES.index(role) < ROLES.index("writer"):
            raise PermissionError(f"{email} may not edit {file.name}")
        return file, self.book(spreadsheet).copy()

    def _writer(self, file: File, email: str) -> Writer:
        owner = self.cloud.role(file, email) == "owner"
        return Writer(email, owner, self.cloud.clock.moment().date(), typed=True)

    def values(
        self, spreadsheet: str, tab: str, render: str = "UNFORMATTED_VALUE"
    ) -> list[list[Any]]:
        """Read a tab past all rights and quotas."""
        with self.lock:
            book, sheet = self.book(spreadsheet), self._tab(spreadsheet, tab)
            return values.read(book, sheet, sheet.whole, Reading(render)).get("values", [])

    def cell(self, spreadsheet: str, tab: str, cell: str) -> Cell:
        """Give a cell with its format, note and drop-down."""
        with self.lock:
            _, at = self.book(spreadsheet).range(cell)
            return self._tab(spreadsheet, tab).cell(at.top or 0, at.left or 0)

    # Time, quotas, faults, and the log of calls

    def set_clock(self, moment: dt.datetime, *, stopped: bool = False) -> None:
        """Make it another time; unless stopped, time runs on from there."""
        self.cloud.clock.set(moment.timestamp(), stopped=stopped)

    def skew_callers(self, seconds: float) -> None:
        """Let the clocks of those who call be ahead by so many seconds."""
        self.cloud.clock.skew = seconds

    def advance(self, seconds: float) -> None:
        self.cloud.clock.advance(seconds)

    def fault(self, fault: Fault) -> Fault:
        """Order a fault; the answer counts how often it was met."""
        with self.lock:
            self.cloud.faults.append(fault)
        return fault

    def mend(self) -> None:
        """Take all faults away."""
        with self.lock:
            self.cloud.faults.clear()

    def meet(self, operation: str, method: str, path: str, spreadsheet: str) -> Fault | None:
        """Find the fault of a call; events happen here, before it."""
        with self.lock:
            asked = (operation, method, path, spreadsheet)
            met = [one for one in self.cloud.faults if one.takes(*asked)]
            for fault in met:
                if fault.kind in EVENTS:
                    self.happen(fault, fault.spreadsheet or spreadsheet)
            return next((fault for fault in met if fault.kind not in EVENTS), None)

    def happen(self, fault: Fault, spreadsheet: str) -> None:
        match fault.kind:
            case "unshare":
                emails = [fault.email] if fault.email else list(self.cloud.accounts)
                for email in emails:
                    self.unshare(spreadsheet, email)
            case "trash":
                self.trash(spreadsheet)
            case "rename_tab":
                self.rename_tab(spreadsheet, fault.tab, fault.to or f"{fault.tab} (cũ)")
            case "delete_tab":
                self.delete_tab(spreadsheet, fault.tab)
            case "revoke_key":
                self.revoke_key(fault.email)
            case "expire_tokens":
                self.expire_tokens(fault.email)
            case _:
                if fault.act is not None:
                    fault.act(self)

    def calls(self, name: str = "") -> list[Call]:
        """Give the calls so far, of an operation, a quota, or a family ("values.*")."""
        return log.matching(list(self.cloud.calls), name)

    def counted(self) -> Counter[str]:
        return Counter(call.operation for call in list(self.cloud.calls))

    def busiest_minute(self, quota: str) -> int:
        return log.busiest_minute(self.calls(quota))

    def forget_calls(self) -> None:
        self.cloud.calls.clear()


def _named(book: Spreadsheet, tab: str) -> Sheet:
    sheet = book.by_title(tab)
    if sheet is None:
        raise LookupError(f"no tab {tab!r}; there are {[one.title for one in book.sheets]}")
    return sheet
