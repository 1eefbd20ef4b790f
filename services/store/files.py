"""Files that are there whole or not at all, and that nobody but their owner can read."""

import json
import os
import time
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_LEFT_OVER = ".tmp"
# A file half written by another process of ours is younger than this.
_HOUR = 3600


def own(folder: Path) -> None:
    """Make a folder that only its owner can enter.

    Raises:
        OSError: it cannot be made, or somebody else made it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "posix":
        return
    found = folder.lstat()
    # In a folder for everybody's temporary files another person may have been first.
    if folder.is_symlink() or found.st_uid != os.getuid():
        raise PermissionError(f"{folder.name} belongs to somebody else")
    if found.st_mode & 0o077:
        folder.chmod(0o700)


def put(folder: Path, name: str, content: bytes) -> None:
    """Write a file in one step: whoever reads it sees the old content or the new, never half.

    Raises:
        OSError: it cannot be written; what was there is untouched.
    """
    half = folder / f"{name}.{os.getpid()}{_LEFT_OVER}"
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(folder / name)
    except OSError:
        with suppress(OSError):
            half.unlink()
        raise


def named_by_content(content: bytes, suffix: str) -> str:
    """Return the name of a file that can tell by it whether its content is still the same."""
    return sha256(content).hexdigest()[:40] + suffix


def json_of(told: object) -> bytes:
    """Return JSON as it is written: the same for the same values, always."""
    return json.dumps(told, separators=(",", ":")).encode()


def content_of(folder: Path, name: str) -> bytes:
    """Return the content of a file that is named by it.

    Raises:
        OSError: it cannot be read.
        ValueError: its content is not the one that it was named by.
    """
    content = (folder / name).read_bytes()
    if named_by_content(content, Path(name).suffix) != name:
        raise ValueError(name)
    return content


def settle(folder: Path) -> None:
    """See to it that renamed files stay renamed if the power fails now."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear(folder: Path, wanted: Collection[str]) -> None:
    """Remove the files that are not wanted any more."""
    for path in folder.iterdir():
        if path.name in wanted:
            continue
        with suppress(OSError):
            if path.suffix != _LEFT_OVER or time.time() - path.stat().st_mtime > _HOUR:
                path.unlink()
