"""A dashboard of its own for a test, started as a person starts it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(folder: Path, log: Path) -> Iterator[Server]:
    """Run a dashboard on a folder, and end that very process afterwards."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    settings = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *settings],
            cwd=REPOSITORY,
            env={**os.environ, "SOKET_DATA": str(folder)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"{url}/_stcore/health", process, log)
            yield Server(url, folder, log, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
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
