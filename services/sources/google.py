"""Calls to Google by gspread: paced, timed out, repeated where that is safe, never for ever."""

import logging
import threading
from collections.abc import Callable, Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any, Protocol, cast
from urllib.parse import urlsplit

import gspread
import requests
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials
from requests.adapters import HTTPAdapter

from services.config import GoogleSettings
from services.errors import (
    GoogleKeyError,
    GoogleRefusedError,
    GoogleUnreachableError,
    OutcomeUnknownError,
    Trouble,
)
from services.sources.answers import (
    Answer,
    Verdict,
    answer_of,
    is_json,
    is_unsent,
    spreadsheet_of,
    token_trouble,
    trouble_of,
)
from services.sources.google_sheets import GoogleSheets
from services.sources.pace import Pace, kind_of
from services.sources.patience import Circuit, Patience, retry_after

__all__ = ["SCOPES", "SCOPES_OF_THE_APPLICATION", "GoogleCalls", "GoogleSheets"]

_log = logging.getLogger(__name__)
_SCOPE = "https://www.googleapis.com/auth/"
# To make files in a folder that somebody else made, and to share and mark them, takes the whole of
# Drive: `drive.file` does not reach into such a folder. It opens spreadsheets too. Whatever the
# scope, an account sees only what it made and what was shared with it.
SCOPES = (f"{_SCOPE}drive",)
# The running application lists files and their rights, reads and writes cells, and no more.
SCOPES_OF_THE_APPLICATION = (f"{_SCOPE}spreadsheets", f"{_SCOPE}drive.metadata.readonly")
_SHEETS, _DRIVE = "https://sheets.googleapis.com", "https://www.googleapis.com"
_CONNECTIONS = 16


class _AttemptError(Exception):
    """One attempt came to nothing, and another may fare better."""

    def __init__(
        self, trouble: Trouble, *, may_be_applied: bool, asked: float | None = None
    ) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.may_be_applied = may_be_applied
        self.asked = asked


class GoogleCalls:
    """Google as one service account: one of these for the process, shared by all its threads.

    Args:
        settings: the key, and where Google is.
        scopes: what is asked for.
        patience: how long is waited.
        pace: how many calls a minute.
        circuit: when it is left alone for a while.
    """

    def __init__(
        self,
        settings: GoogleSettings,
        scopes: tuple[str, ...] = SCOPES,
        patience: Patience | None = None,
        pace: Pace | None = None,
        circuit: Circuit | None = None,
    ) -> None:
        self._account = settings.key.get("client_email", "")
        self._http = _Http(
            settings, scopes, patience or Patience(), pace or Pace(), circuit or Circuit()
        )

    @property
    def account(self) -> str:
        """The e-mail address of the service account."""
        return self._account

    def call(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        body: object = None,
        repeatable: bool = True,
    ) -> Mapping[str, Any]:
        """Return the JSON of Google's answer; see ``Calls.call``."""
        url = (_SHEETS if path.startswith("/v4/") else _DRIVE) + path
        query = {
            name: str(value).lower() if isinstance(value, bool) else value
            for name, value in (params or {}).items()
        }
        # Google sends its JSON indented unless it is asked not to.
        options = {"params": {"prettyPrint": "false", **query}, "json": body}
        return self._http.answered(method, url, options, repeatable=repeatable)[1].body

    def close(self) -> None:
        """Close the connections that are kept between calls."""
        self._http.session.close()


class _Http(gspread.HTTPClient):
    """The way of every call to Google, gspread's own included, which would wait for ever."""

    def __init__(
        self,
        settings: GoogleSettings,
        scopes: tuple[str, ...],
        patience: Patience,
        pace: Pace,
        circuit: Circuit,
    ) -> None:
        session = requests.Session()
        # A proxy of the environment's does not reach this machine's own addresses.
        session.trust_env = not settings.endpoint.startswith("http://")
        for scheme in ("https://", "http://"):
            session.mount(scheme, HTTPAdapter(pool_maxsize=_CONNECTIONS))
        # Google packs its answers only for those who name it here too.
        session.headers["User-Agent"] = "soket (gzip)"
        super().__init__(cast("Any", None), session)
        self._send: Callable[..., requests.Response] = session.request
        self._endpoint = settings.endpoint
        self._patience = patience
        self._pace = pace
        self._circuit = circuit
        self._token = _Token(settings, scopes, session)

    def request(
        self,
        method: str,
        endpoint: str,
        params: object = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: object = None,
        headers: MutableMapping[str, str] | None = None,
    ) -> requests.Response:
        """Answer gspread's own calls; of these a POST may be one that must not be repeated."""
        options = {"params": params, "data": data, "json": json, "files": files, "headers": headers}
        return self.answered(method, endpoint, options, repeatable=method.upper() != "POST")[0]

    def answered(
        self, method: str, url: str, options: Mapping[str, Any], *, repeatable: bool
    ) -> tuple[requests.Response, Answer]:
        """Send a call until it is answered for good, or time is up; see ``Calls.call``."""
        kind, patience = kind_of(method, url), self._patience
        attempt, end, last = 0, None, None
        while True:
            attempt += 1
            if reason := self._circuit.open_because():
                raise GoogleUnreachableError(reason)
            self._pace.take(kind)
            # Waiting for a turn is our own doing; from here on it is Google's time.
            end = patience.clock() + patience.deadline if end is None else end
            left = end - patience.clock()
            if last and left <= 0:
                raise GoogleUnreachableError(last)
            if reason := self._circuit.enter():
                raise GoogleUnreachableError(reason)
            try:
                found = self._attempt(method, url, options, patience.timeout(left))
            except _AttemptError as error:
                last = error.trouble
                _log.info(
                    "Google: %s %s, attempt %d: %s", method, urlsplit(url).path, attempt, last
                )
                self._circuit.failed(error.trouble, spreadsheet_of(url, error.trouble))
                if error.may_be_applied and not repeatable:
                    raise OutcomeUnknownError(error.trouble) from error
                wait = patience.wait(attempt, error.asked)
                if error.trouble is Trouble.QUOTA_USED:
                    self._pace.rest(kind, wait)
                if patience.clock() + wait >= end:
                    raise GoogleUnreachableError(error.trouble) from error
                patience.sleep(wait)
            except GoogleKeyError:
                self._circuit.answered()
                raise
            else:
                self._circuit.answered()
                if found[1].verdict is Verdict.REFUSED:
                    raise GoogleRefusedError(found[1].status, found[1].reason, found[1].message)
                return found

    def _attempt(
        self, method: str, url: str, options: Mapping[str, Any], timeout: tuple[float, float]
    ) -> tuple[requests.Response, Answer]:
        token = self._token.current(timeout)
        response, answer = self._sent(method, url, options, token, timeout)
        if answer.verdict is Verdict.TOKEN:
            # It ran out on the way, or Google forgot it; the key may be as good as ever.
            token = self._token.current(timeout, refused=token)
            response, answer = self._sent(method, url, options, token, timeout)
        match answer.verdict:
            case Verdict.GOOD | Verdict.REFUSED:
                return response, answer
            case Verdict.TOKEN:
                raise GoogleKeyError(Trouble.KEY_REFUSED)
            case _:
                asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
                may_be = answer.verdict is Verdict.FAULTY
                raise _AttemptError(answer.trouble, may_be_applied=may_be, asked=asked)

    def _sent(
        self,
        method: str,
        url: str,
        options: Mapping[str, Any],
        token: str,
        timeout: tuple[float, float],
    ) -> tuple[requests.Response, Answer]:
        own = cast("Mapping[str, str]", options.get("headers") or {})
        if self._endpoint:
            url = self._endpoint + url.removeprefix(_SHEETS).removeprefix(_DRIVE)
        told = {**options, "headers": {**own, "Authorization": f"Bearer {token}"}}
        try:
            response = self._send(method, url, **told, timeout=timeout, allow_redirects=False)
        except requests.RequestException as error:
            raise _AttemptError(trouble_of(error), may_be_applied=not is_unsent(error)) from error
        return response, answer_of(response.status_code, response.content)


class _Credentials(Protocol):
    """What is used of google-auth, which has no types of its own."""

    @property
    def valid(self) -> bool: ...
    @property
    def token(self) -> str | None: ...
    def refresh(self, request: Callable[..., object]) -> None: ...


class _Token:
    """The access token that all threads share."""

    def __init__(
        self, settings: GoogleSettings, scopes: tuple[str, ...], session: requests.Session
    ) -> None:
        own = {"token_uri": f"{settings.endpoint}/token"} if settings.endpoint else {}
        self._key = {**settings.key, **own}
        self._scopes = scopes
        self._request: Any = Request(session)
        self._lock = threading.Lock()
        self._credentials: _Credentials | None = None

    def current(self, timeout: tuple[float, float], refused: str = "") -> str:
        """Return a token that is good for some minutes yet, and not the one that was refused.

        Raises:
            GoogleKeyError: the key is none, or is refused.
            _AttemptError: no token was to be had now; nothing else was sent.
        """
        with self._lock:
            if self._credentials is None:
                self._credentials = self._made()
            held = self._credentials
            if not held.valid or held.token == refused:
                self._renew(held, timeout)
            return str(held.token)

    def _made(self) -> _Credentials:
        kind: Any = Credentials
        try:
            return kind.from_service_account_info(self._key, scopes=self._scopes)
        except (GoogleAuthError, ValueError):
            # Without the error's own words, which may quote the key.
            raise GoogleKeyError(Trouble.KEY_UNUSABLE) from None

    def _renew(self, credentials: _Credentials, timeout: tuple[float, float]) -> None:
        def ask(**options: object) -> object:
            response: Any = self._request(**{**options, "timeout": timeout})
            # A page of something in between is no word on the key.
            faulty = not is_json(response.data)
            if faulty or response.status == 429 or response.status >= 500:
                # Else google-auth would wait and repeat by itself.
                raise TransportError(f"status {response.status}")
            return response

        try:
            credentials.refresh(ask)
        except TransportError as error:
            raise _AttemptError(trouble_of(error.__cause__), may_be_applied=False) from error
        except RefreshError as error:
            raise GoogleKeyError(token_trouble(str(error))) from error
