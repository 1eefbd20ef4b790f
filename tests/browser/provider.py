"""A provider of the sign-in on loopback, which a test can take away and bring back."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.servers import free_port, wait_for

# Its pages ask the web for their looks; the browser gets an empty file in its place.
LOOKS = "https://cdn.jsdelivr.net/"


@dataclass(frozen=True)
class Person:
    """Whoever signs in: what the provider calls them, and what it tells of them."""

    name: str
    email: str
    is_verified: bool = True

    @property
    def told(self) -> str:
        """What the provider is given."""
        claims = {"email": self.email, "email_verified": self.is_verified}
        return json.dumps({"sub": self.name, **claims})


@dataclass
class Provider:
    """A provider that knows some people, each of whom signs in by one button."""

    people: Sequence[Person]
    log: Path
    url: str
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Answer; the people are the same each time, and its keys new ones."""
        command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock"]
        command += ["--host", "127.0.0.1", "--port", self.url.rpartition(":")[2]]
        command += [f"--user-claims={person.told}" for person in self.people]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        wait_for(f"{self.url}/.well-known/openid-configuration", self.process, self.log)

    def stop(self) -> None:
        """Answer no more."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None

    @property
    def secrets(self) -> Mapping[str, str]:
        """What the section [auth] says of it; the server fills in its own port."""
        return {
            "redirect_uri": "http://127.0.0.1:{port}/oauth2callback",
            "cookie_secret": "vuon-hoa-bang-lang-31-cay-ben-song-Day",
            "client_id": "so-ket",
            "client_secret": "bi-mat-cua-ban-kiem-thu",
            "server_metadata_url": f"{self.url}/.well-known/openid-configuration",
        }


@contextmanager
def providing(people: Sequence[Person], log: Path) -> Iterator[Provider]:
    """Run a provider while the block lasts."""
    provider = Provider(people, log, f"http://127.0.0.1:{free_port()}")
    provider.start()
    try:
        yield provider
    finally:
        provider.stop()
