"""Signing in, in Chromium, as people do it; and cookies as an attacker would make them."""

import json
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.provider import Person
from tests.browser.screens import Screen
from tests.browser.servers import Server, running

SIGN_IN, SIGN_OUT = ".st-key-sign_in button", ".st-key-sign_out button"
COOKIE = "_streamlit_user"


def serving(place: Path, name: str, secrets: dict[str, Any], environment: dict[str, str]) -> Any:
    """Give the context of a server that has these secrets and none of whoever runs the test."""
    told = [f"{key} = {json.dumps(value)}" for key, value in secrets.items() if key != "auth"]
    if "auth" in secrets:
        told.append("[auth]")
        told += [f"{key} = {json.dumps(value)}" for key, value in secrets["auth"].items()]
    file = place / f"{name}.toml"
    file.write_text("\n".join(told), encoding="utf-8")
    return running(
        Path(environment["SOKET_DATA"]),
        place / f"{name}.log",
        environment,
        options=[f"--secrets.files={file}"],
    )


def sign_in(screen: Screen, person: Person) -> Screen:
    screen.page.locator(SIGN_IN).click()
    screen.page.get_by_role("button", name=person.name, exact=True).click()
    screen.page.locator(SIGN_OUT).wait_for()
    return screen.settled()


def told(screen: Screen, sentence: str) -> bool:
    return screen.until(lambda: sentence in screen.said)


def forged(server: Server, secret: str, person: Person, **claims: Any) -> str:
    """Return the cookie of a sign-in that never was, signed with some secret."""
    told_ = {
        "iss": "https://accounts.example",
        "sub": person.name,
        "iat": int(time.time()),
        "email": person.email,
        "email_verified": person.is_verified,
        "origin": server.url,
        "is_logged_in": True,
        "provider": "default",
        **claims,
    }
    return create_signed_value(secret, COOKIE, json.dumps(told_)).decode()


def with_cookie(browser: BrowserContext, server: Server, value: str) -> None:
    """Have a browser come with this cookie, and with no other."""
    browser.clear_cookies()
    browser.add_cookies([{"name": COOKIE, "value": value, "url": server.url}])


def cookie_of(browser: BrowserContext) -> str:
    """Return the cookie of a browser's sign-in."""
    found = {one.get("name"): one.get("value") for one in browser.cookies()}
    return found[COOKIE] or ""
