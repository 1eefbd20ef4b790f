"""The server in a thread of its own, on a loopback port that is free."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from tests.google.app import App, Transports, protocol
from tests.google.handle import Google

_PATIENCE = 10.0


def listening(port: int = 0) -> socket.socket:
    """Open a loopback port, any free one for 0."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    opened.bind(("127.0.0.1", port))
    return opened


def made(google: Google, *, admin: bool = False) -> uvicorn.Server:
    transports: Transports = {}
    config = uvicorn.Config(
        App(google, transports, admin),
        http=protocol(transports),
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
def running(google: Google | None = None, port: int = 0, *, admin: bool = False) -> Iterator[Google]:
    """Run a Google until the block ends."""
    google = google or Google()
    with listening(port) as opened:
        google.url = f"http://127.0.0.1:{opened.getsockname()[1]}"
        server = made(google, admin=admin)
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
            yield google
        finally:
            server.should_exit = True
            runner.join(_PATIENCE)
