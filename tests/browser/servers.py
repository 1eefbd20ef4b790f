"""A dashboard of its own for a test, started as a person starts it."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
_PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A running dashboard: where it answers, what it reads, what it wrote to its log."""

    url: str
    folder: Path
    log: Path
    process_id: int


def free_port() -> int:
    """Return a port for a server that is about to start.

    None of those that the system hands out by itself: until the server has started, any of the
    browser's connections could be given it.
    """
    while True:
        port = 12_000 + secrets.randbelow(18_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port


@contextmanager
def running(
    folder: Path,
    log: Path,
    environment: Mapping[str, str] | None = None,
    port: int = 0,
    options: Sequence[str] = (),
) -> Iterator[Server]:
    """Run a dashboard on a folder, and end that very process afterwards.

    Args:
        folder: of workbooks; without meaning where the environment points elsewhere.
        log: where it writes.
        environment: what it is told in place of the folder.
        port: where it listens; 0: on any that is free.
        options: of Streamlit, on top of those that every test has.
    """
    port = port or free_port()
    told = {"SOKET_DATA": str(folder)} if environment is None else environment
    # Each has its own, which is still there when it is started again.
    journal = log.with_name(f"{log.stem}_journal")
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-X", "faulthandler", "-m", "streamlit", "run", "app.py"]
    settings = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    with log.open("ab") as out:
        process = subprocess.Popen(
            [*command, *settings, *options],
            cwd=REPOSITORY,
            env={**os.environ, "SOKET_JOURNAL": str(journal), **told},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"{url}/_stcore/health", process, log)
            yield Server(url, folder, log, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                # Its log tells then where each of its threads stood.
                process.send_signal(signal.SIGABRT)
                process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a process answers there."""
    late = time.monotonic() + _PATIENCE
    while time.monotonic() < late:
        if process.poll() is not None:
            raise AssertionError(f"the server ended: {log.read_text()}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}: {log.read_text()}")
