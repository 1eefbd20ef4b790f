"""Streamlit servers of this machine alone, each a process that ends with its block."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
APP = ROOT / "app.py"
FLOOR = ROOT / "bench" / "floor" / "app.py"
TUTORIAL = ROOT / "bench" / "tutorial" / "app.py"
SAMPLE = ROOT / "data" / "sample"
# What ours is compared with keeps Streamlit's own choice, which is quicker where the line is: a
# message that a browser should know is named only.
_AS_SHIPPED = {"STREAMLIT_GLOBAL_MIN_CACHED_MESSAGE_SIZE": "10000"}
_PATIENCE = 60.0
# Longer than figures must stand before more views are made of them.
_REST = 25.0


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        url: without a slash at its end.
        pid: of its process.
        started_at: on the clock of time.perf_counter, before the process was there.
    """

    url: str
    pid: int
    started_at: float

    def memory_mb(self) -> float:
        """Return the process's resident memory in MB."""
        command = ["ps", "-o", "rss=", "-p", str(self.pid)]
        return int(subprocess.run(command, capture_output=True, check=True).stdout) / 1024

    def at_rest(self) -> None:
        """Wait until the process has nothing to do: ours makes likely views ahead."""
        end, before = time.monotonic() + _PATIENCE * 2, ""
        while time.monotonic() < end:
            command = ["ps", "-o", "time=", "-p", str(self.pid)]
            used = subprocess.run(command, capture_output=True, check=True, text=True).stdout
            if used == before:
                return
            before = used
            time.sleep(_REST)
        raise TimeoutError("the server never comes to rest")


@contextmanager
def serving(
    app: Path,
    environment: Mapping[str, str] | None = None,
    *,
    home: Path = ROOT,
) -> Iterator[Server]:
    """Serve an app on the loopback address while the block lasts.

    Args:
        app: its script.
        environment: variables on top of this process's own.
        home: the working folder; a .streamlit/config.toml in it holds.

    Yields:
        The server, once it answers.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    options = {
        "server.address": "127.0.0.1",
        "server.port": port,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *flags]
    choices = {} if app == APP else _AS_SHIPPED
    started_at = time.perf_counter()
    with TemporaryDirectory() as journal:
        process = subprocess.Popen(
            command,
            cwd=home,
            env={**os.environ, "SOKET_JOURNAL": journal, **choices, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(url, process)
            yield Server(url, process.pid, started_at)
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise TimeoutError(f"no answer within {_PATIENCE:.0f} s")
