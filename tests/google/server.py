"""The server in a thread of its own, on a loopback port that is free."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.types import Receive, Scope, Send

from tests.google.app import App, Transports, protocol
from tests.google.handle import Google

_PATIENCE = 10.0


@dataclass
class Stage:
    """Hands each call to the Google that is on when it comes in; a test may bring its own."""

    google: Google = field(default_factory=Google)
    admin: bool = False
    transports: Transports = field(default_factory=dict)
    url: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await App(self.google, self.transports, self.admin)(scope, receive, send)

    def enter(self, google: Google) -> Google:
        google.url = self.url
        self.google = google
        return google


def listening(port: int = 0) -> socket.socket:
    """Open a loopback port, any free one for 0."""
    # Named TCP, asyncio switches Nagle off; else an answer of two packets waits 40 ms.
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    opened.bind(("127.0.0.1", port))
    # Whoever reads the address may call at once, and waits for the server.
    opened.listen(128)
    return opened


def address(opened: socket.socket) -> str:
    return f"http://127.0.0.1:{opened.getsockname()[1]}"


def made(stage: Stage) -> uvicorn.Server:
    config = uvicorn.Config(
        stage,
        http=protocol(stage.transports),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        date_header=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    return uvicorn.Server(config)


@contextmanager
def staged(port: int = 0, *, admin: bool = False) -> Iterator[Stage]:
    """Run a server until the block ends."""
    with listening(port) as opened:
        stage = Stage(admin=admin, url=address(opened))
        stage.enter(stage.google)
        server = made(stage)
        runner = threading.Thread(
            target=lambda: asyncio.run(server.serve([opened])), name="google", daemon=True
        )
        runner.start()
        end = time.monotonic() + _PATIENCE
        while not server.started and runner.is_alive() and time.monotonic() < end:
            time.sleep(0.005)
        if not server.started:
            raise RuntimeError("the test Google did not start")
        try:
            yield stage
        finally:
            server.should_exit = True
            runner.join(_PATIENCE)


@contextmanager
def running(port: int = 0, *, admin: bool = False) -> Iterator[Google]:
    """Run one Google until the block ends."""
    with staged(port, admin=admin) as stage:
        yield stage.google
