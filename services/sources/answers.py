"""What an answer of Google's means: good, a refusal for good, or one to be asked again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import MaxRetryError, NewConnectionError

from services.errors import Trouble

# By these Drive says with 403 what Sheets says with 429.
_TOO_MANY = frozenset({"userRateLimitExceeded", "rateLimitExceeded"})
# With these Google says in its JSON what is wrong; a page in place of that is a firewall's or a
# proxy's, and says nothing of a key, a right or a file.
_GOOGLE_EXPLAINS = frozenset({401, 403, 404, 407, 451})


class Verdict(StrEnum):
    """GOOD. REFUSED: nothing was done, and it is no use to repeat it. TOKEN: a new one is needed.

    TOO_MANY: nothing was done, later it may be. FAULTY: it may have been done, or not.
    """

    GOOD = "good"
    REFUSED = "refused"
    TOKEN = "token"  # noqa: S105
    TOO_MANY = "too_many"
    FAULTY = "faulty"


@dataclass(frozen=True)
class Answer:
    """One answer.

    Attributes:
        verdict: what it means.
        body: its JSON; {} where it has none.
        status: of HTTP.
        reason, message: Google's own, of a refusal.
        trouble: what to call it, unless it is good or a refusal.
    """

    verdict: Verdict
    body: Mapping[str, Any]
    status: int
    reason: str = ""
    message: str = ""
    trouble: Trouble = Trouble.SERVER_ERROR


def answer_of(status: int, content: bytes) -> Answer:
    """Return what an answer means."""
    body = _json(content)
    if 200 <= status < 300:
        if body is None and content.strip():
            # Cut short, or the page of some gateway in between.
            return Answer(Verdict.FAULTY, {}, status)
        return Answer(Verdict.GOOD, body or {}, status)
    if body is None and status in _GOOGLE_EXPLAINS:
        return Answer(Verdict.FAULTY, {}, status)
    error = _mapping((body or {}).get("error"))
    reason, message = _reason(error), str(error.get("message", ""))
    if status == 401:
        return Answer(Verdict.TOKEN, {}, status, reason, message, Trouble.KEY_REFUSED)
    if status == 429 or (status == 403 and reason in _TOO_MANY):
        return Answer(Verdict.TOO_MANY, {}, status, reason, message, Trouble.QUOTA_USED)
    if 400 <= status < 500 and status != 408:
        return Answer(Verdict.REFUSED, {}, status, reason, message)
    return Answer(Verdict.FAULTY, {}, status, reason, message)


def token_trouble(said: str) -> Trouble:
    """Return why the token endpoint refuses a key, by its words."""
    return Trouble.CLOCK_WRONG if "reasonable timeframe" in said else Trouble.KEY_REFUSED


def trouble_of(error: BaseException | None) -> Trouble:
    """Return what to call it that no answer came."""
    if isinstance(error, requests.exceptions.ProxyError | requests.exceptions.SSLError):
        return Trouble.NO_NETWORK
    if isinstance(error, requests.RequestException):
        return Trouble.NO_NETWORK if is_unsent(error) else Trouble.NO_ANSWER
    return Trouble.SERVER_ERROR


def is_unsent(error: requests.RequestException) -> bool:
    """Tell whether for certain nothing was sent: there was no connection to send it by."""
    inner: object = error.args[0] if error.args else None
    return isinstance(error, requests.exceptions.ConnectTimeout) or (
        isinstance(inner, MaxRetryError) and isinstance(inner.reason, NewConnectionError)
    )


def is_json(content: bytes) -> bool:
    """Tell whether a text is a whole JSON object."""
    return _json(content) is not None


def _json(content: bytes) -> Mapping[str, Any] | None:
    try:
        told = json.loads(content)
    except ValueError:
        return None
    return cast("Mapping[str, Any]", told) if isinstance(told, dict) else None


def _mapping(told: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", told) if isinstance(told, Mapping) else {}


def _reason(error: Mapping[str, Any]) -> str:
    """Return Google's word for a refusal: the new kind, the old kind of Drive, or the status."""
    for name in ("details", "errors"):
        for item in cast("list[object]", error.get(name) or []):
            if found := _mapping(item).get("reason"):
                return str(found)
    return str(error.get("status", ""))


def spreadsheet_of(url: str, trouble: Trouble) -> str:
    """Return the spreadsheet that a call was about where the fault may be its alone, or ""."""
    path = urlsplit(url).path
    own = trouble is Trouble.SERVER_ERROR and path.startswith("/v4/spreadsheets/")
    return path.split("/")[3].split(":")[0] if own else ""
