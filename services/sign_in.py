"""Signing in: whether its provider answers, and the way back to where somebody began it."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from enum import StrEnum
from http.client import HTTPException
from typing import NamedTuple, cast
from urllib.parse import parse_qsl, urlencode, urlsplit

from services.doctor.here import provider_of

# The cookie that keeps a screen while its reader is with the provider: every session ends there.
BACK = "soket_back"
# The cookie that says that its reader was sent to the provider, and has not come back yet.
ASKED = "soket_asked"
YES = "1"
# As long as somebody may look for a password.
BACK_SECONDS = 900
# A browser drops a cookie that is too long.
_LONGEST_ADDRESS = 2000
_PATIENCE = 5.0
# What a provider says of itself takes two or three kB.
_LONGEST = 1_000_000


class ProviderState(StrEnum):
    """Whether people can be sent to a provider."""

    READY = "ready"
    SILENT = "silent"
    WRONG = "wrong"


class Place(NamedTuple):
    """A page, and the choices on it by their names in the address; both as a browser told them."""

    page: str
    choices: Mapping[str, str]


def provider_state(auth: Mapping[str, object], patience: float = _PATIENCE) -> ProviderState:
    """Return whether the provider answers, before anybody is sent there.

    Streamlit would leave the reader on an empty page with two English words.

    Args:
        auth: the secrets' section ``[auth]``.
        patience: seconds after which a provider that says nothing is not waited for.
    """
    name = provider_of(auth)
    section = cast("Mapping[str, object]", auth[name]) if name else auth
    url = str(section.get("server_metadata_url", ""))
    if not url.startswith(("https://", "http://")):
        return ProviderState.WRONG
    try:
        with urllib.request.urlopen(url, timeout=patience) as answer:  # noqa: S310
            told = json.loads(answer.read(_LONGEST))
    except urllib.error.HTTPError as refusal:
        refusal.close()
        busy = refusal.code >= 500 or refusal.code == 429
        return ProviderState.SILENT if busy else ProviderState.WRONG
    except (OSError, HTTPException):
        return ProviderState.SILENT
    except ValueError:
        return ProviderState.WRONG
    is_provider = isinstance(told, dict) and "authorization_endpoint" in told
    return ProviderState.READY if is_provider else ProviderState.WRONG


def address_of(page: str, choices: Mapping[str, str]) -> str:
    """Return the address of a page, for the way back; "" where it is too long to be kept.

    Args:
        page: its path.
        choices: what its address says, as a browser told it.
    """
    address = f"./{page}?{urlencode(dict(choices))}"
    return address if len(address) <= _LONGEST_ADDRESS else ""


def is_stopped(cookies: Mapping[str, str], told: Mapping[str, object]) -> bool:
    """Tell whether somebody was sent to the provider, and comes back without a sign-in.

    Args:
        cookies: those of the reader's request.
        told: what the provider told of the reader.
    """
    return told.get("is_logged_in") is not True and cookies.get(ASKED) == YES


def way_back(cookies: Mapping[str, str], told: Mapping[str, object]) -> Place | None:
    """Return where somebody who comes from the provider began it; None: nowhere, or did not.

    Args:
        cookies: those of the reader's request.
        told: what the provider told of the reader.
    """
    has_come = told.get("is_logged_in") is True or is_stopped(cookies, told)
    if not has_come or not cookies.get(BACK):
        return None
    try:
        parts = urlsplit(cookies[BACK])
        choices = dict(parse_qsl(parts.query, max_num_fields=50))
    except ValueError:
        return None
    return Place(parts.path.rpartition("/")[2], choices)
