"""The real gspread, pointed at the server by an adapter below it; everything above is untouched."""

from collections.abc import Mapping
from typing import Any

import gspread
from google.oauth2.service_account import Credentials
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive",
)
HOSTS = ("https://sheets.googleapis.com", "https://www.googleapis.com")


class Redirected(HTTPAdapter):
    """Sends what goes to Google to another address."""

    def __init__(self, base: str):
        super().__init__()
        self.base = base

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        url = request.url or ""
        for host in HOSTS:
            url = url.replace(host, self.base, 1) if url.startswith(host) else url
        request.url = url
        return super().send(request, *args, **kwargs)


def client(
    key: Mapping[str, str],
    scopes: tuple[str, ...] = SCOPES,
    timeout: tuple[float, float] = (5, 20),
    http_client: type[gspread.HTTPClient] = gspread.HTTPClient,
) -> gspread.Client:
    """Log in with a key of the server; its token_uri says where the server is."""
    credentials = Credentials.from_service_account_info(dict(key), scopes=scopes)
    made = gspread.Client(credentials, http_client=http_client)
    for host in HOSTS:
        adapter = Redirected(key["token_uri"].removesuffix("/token"))
        made.http_client.session.mount(host, adapter)
    made.set_timeout(timeout)
    return made
