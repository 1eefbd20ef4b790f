"""Whether the provider of the sign-in answers, and the way back to where somebody began."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from services.sign_in import (
    ASKED,
    BACK,
    Place,
    ProviderState,
    address_of,
    is_stopped,
    provider_state,
    way_back,
)

DESCRIPTION = b'{"authorization_endpoint": "https://accounts.example/authorize"}'
Answers = Callable[[int, bytes], Mapping[str, object]]


@pytest.fixture
def answers() -> Iterator[Answers]:
    """Return answers(status, body): the section [auth] of a provider that always says this."""
    servers: list[ThreadingHTTPServer] = []

    def made(status: int, body: bytes) -> Mapping[str, object]:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_told: object):
                pass

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, args=(0.01,), daemon=True).start()
        return auth_at(servers[-1].server_port)

    yield made
    for server in servers:
        server.shutdown()
        server.server_close()


def auth_at(port: int) -> Mapping[str, object]:
    return {"client_id": "x", "server_metadata_url": f"http://127.0.0.1:{port}/configuration"}


def test_a_provider_that_describes_itself_is_ready(answers: Answers):
    auth = answers(200, DESCRIPTION)
    assert provider_state(auth) is ProviderState.READY
    named = {"cookie_secret": "y", "google": auth}
    assert provider_state(named) is ProviderState.READY


@pytest.mark.parametrize("status", [429, 500, 503])
def test_one_that_fails_by_itself_is_silent(answers: Answers, status: int):
    assert provider_state(answers(status, b"")) is ProviderState.SILENT


@pytest.mark.parametrize(
    ("status", "body"),
    [(404, b""), (403, DESCRIPTION), (200, b"<html>"), (200, b"[]"), (200, b"{}"), (200, b"\xff")],
)
def test_an_address_where_no_provider_is_was_typed_wrongly(
    answers: Answers, status: int, body: bytes
):
    assert provider_state(answers(status, body)) is ProviderState.WRONG


@pytest.mark.parametrize("url", ["", "accounts.example", "file:///etc/hostname", "http://[x"])
def test_what_is_no_address_of_the_web_is_not_asked(url: str):
    auth = {"client_id": "x", "server_metadata_url": url}
    assert provider_state(auth) is ProviderState.WRONG


def test_a_configuration_without_a_provider_is_wrong():
    assert provider_state({"cookie_secret": "y"}) is ProviderState.WRONG


def test_nobody_waits_for_a_provider_that_does_not_answer():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        # Nobody listens, and then somebody listens and says nothing.
        assert provider_state(auth_at(port), 0.2) is ProviderState.SILENT
        silent.listen()
        assert provider_state(auth_at(port), 0.2) is ProviderState.SILENT


def test_whoever_has_signed_in_is_led_back_with_all_choices():
    cookies = {BACK: "./data?lang=en&period=2021-Q2&units=hn-lynhan%2Chn-phuly"}
    choices = {"lang": "en", "period": "2021-Q2", "units": "hn-lynhan,hn-phuly"}
    assert way_back(cookies, {"is_logged_in": True}) == Place("data", choices)


@pytest.mark.parametrize(
    ("cookies", "told"),
    [
        ({BACK: "./data?lang=en"}, {}),
        ({BACK: "./data?lang=en"}, {"is_logged_in": False}),
        ({BACK: "./data?lang=en"}, {"is_logged_in": "yes"}),
        ({BACK: ""}, {"is_logged_in": True}),
        ({}, {"is_logged_in": True}),
        ({BACK: "./data?" + "&".join("a=b" for _ in range(60))}, {"is_logged_in": True}),
        ({BACK: "http://[x/data"}, {"is_logged_in": True}),
    ],
)
def test_nobody_else_is_led_anywhere(cookies: Mapping[str, str], told: Mapping[str, object]):
    assert way_back(cookies, told) is None


@pytest.mark.parametrize(
    ("kept", "page"), [("https://evil.example/data?x=1", "data"), ("//evil.example", "")]
)
def test_a_forged_address_leads_to_one_of_our_pages_or_to_none(kept: str, page: str):
    found = way_back({BACK: kept}, {"is_logged_in": True})
    assert found
    assert found.page == page


def test_whoever_was_not_let_in_is_led_back_as_well_and_told():
    cookies = {BACK: "./data?lang=en", ASKED: "1"}
    for told in ({}, {"is_logged_in": False}, {"is_logged_in": "yes"}):
        assert is_stopped(cookies, told)
        assert way_back(cookies, told) == Place("data", {"lang": "en"})
    assert not is_stopped(cookies, {"is_logged_in": True})
    # Nobody was sent anywhere, or that is long ago.
    assert not is_stopped({BACK: "./data?lang=en"}, {})


def test_the_address_of_a_page_is_found_again_by_the_way_back():
    choices = {"lang": "vi", "units": "hn-lynhan,hn-phuly", "x": "</script>;'\"\\ ơ"}
    address = address_of("cadres", choices)
    assert way_back({BACK: address}, {"is_logged_in": True}) == Place("cadres", choices)
    # Nothing that would end a cookie, or a script.
    assert not set(address) & set(" ;<>\"'\\,")
    assert address_of("data", {}) == "./data?"
    assert address_of("data", {"units": "x" * 2000}) == ""
