"""The last good readings on disk, so that a restart shows figures at once.

A table of contents names one file of findings and states for each spreadsheet, and that one names
a Parquet file for each of its tables. All but the first are named by their content, so that none
can be damaged, or taken for that of another day, unnoticed.
"""

import errno
import json
import logging
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from services.errors import MISTAKES
from services.reading import Readings, assembled
from services.reading.kept import Kept
from services.store import files
from services.store.sheet import Written, entry_of, put_sheet, sheet_of

_log = logging.getLogger(__name__)
_CONTENTS = "contents.json"
_SERVICES = Path(__file__).parent.parent
# Whatever takes part in turning cells into tables: other code might make other tables of them.
_READERS = ("intake", "reading", "sources", "store")
_READERS_ALONE = ("folding.py", "periods.py", "snapshot.py", "units.py")


class StoreTrouble(StrEnum):
    """What is wrong with the disk, for whoever looks after the application."""

    NOT_WRITABLE = "not_writable"
    DISK_FULL = "disk_full"
    DAMAGED = "damaged"


class Store:
    """The last good readings of one source on disk.

    Nothing that is wrong with the disk stops the application: it is logged once, and told.

    Args:
        folder: where; each source has a folder of its own in it.
        source: what tells this source from any other.
    """

    def __init__(self, folder: Path, source: str) -> None:
        self._source = sha256(source.encode(errors="surrogatepass")).hexdigest()[:16]
        self._folder = folder / self._source
        self._written: dict[str, Written] = {}
        self._trouble: StoreTrouble | None = None

    @property
    def trouble(self) -> StoreTrouble | None:
        """What is wrong with the disk; None: nothing."""
        return self._trouble

    def load(self) -> Readings | None:
        """Return the readings that were kept last; None: there are none that can be used.

        People and their rights are never among them: those are read anew, and until then nobody
        is let in by a list that may be old.
        """
        try:
            return self._loaded()
        except (OSError, *MISTAKES) as error:
            self._written = {}
            self._tell(StoreTrouble.DAMAGED, error)
            return None

    def _loaded(self) -> Readings | None:
        contents = self._contents()
        if contents is None:
            return None
        kept: dict[str, Kept] = {}
        lost = int(contents["unread"])
        for entry in contents["spreadsheets"]:
            key = str(entry["id"])
            try:
                kept[key], self._written[key] = sheet_of(self._folder, entry)
            except (OSError, *MISTAKES) as error:
                if entry["is_province"]:
                    # Without its units the tables of the others mean nothing.
                    raise
                lost += 1
                self._tell(StoreTrouble.DAMAGED, error)
        snapshot = assembled(kept, lost, datetime.fromisoformat(contents["made_at"]))
        at = datetime.fromisoformat(contents["at"])
        total = len(kept) + lost
        return Readings(kept, snapshot, kept, at, waiting=lost, total=total, from_store=True)

    def _contents(self) -> Mapping[str, Any] | None:
        """Return the table of contents; None: there is none, or it is not for this version."""
        try:
            found = json.loads((self._folder / _CONTENTS).read_bytes())
        except FileNotFoundError:
            return None
        told = found["told"]
        if found["sum"] != _sum(told):
            raise ValueError(_CONTENTS)
        if told["made_by"] != _made_by():
            _log.info("the figures on disk were written by another version, and are not used")
            return None
        return told

    def keep(self, readings: Readings, at: datetime) -> None:
        """Write what changed since the last time.

        Args:
            readings: what is to be found after a restart.
            at: when the source was last found to say this (UTC).
        """
        try:
            self._keep(readings, at)
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            self._tell(StoreTrouble.DISK_FULL if full else StoreTrouble.NOT_WRITABLE, error)
        except MISTAKES as error:
            self._tell(StoreTrouble.NOT_WRITABLE, error)
        else:
            self._trouble = None

    def _keep(self, readings: Readings, at: datetime) -> None:
        if readings.snapshot is None:
            return
        files.own(self._folder.parent)
        files.own(self._folder)
        written = {
            key: put_sheet(self._folder, one, self._written.get(key))
            for key, one in sorted(readings.shown.items())
        }
        self._written = written
        told = {
            "made_by": _made_by(),
            "at": at.isoformat(),
            "unread": readings.snapshot.waiting,
            "made_at": readings.snapshot.made_at.isoformat(),
            "spreadsheets": [
                entry_of(key, readings.shown[key], one) for key, one in written.items()
            ],
        }
        files.put(self._folder, _CONTENTS, files.json_of({"told": told, "sum": _sum(told)}))
        files.settle(self._folder)
        wanted = {name for one in written.values() for name in one.names}
        files.clear(self._folder, {_CONTENTS, *wanted})

    def _tell(self, trouble: StoreTrouble, error: Exception) -> None:
        if trouble is not self._trouble:
            _log.warning("the last good figures on disk: %s", trouble, exc_info=error)
        self._trouble = trouble


def _sum(told: object) -> str:
    return files.named_by_content(files.json_of(told), "")


@lru_cache(maxsize=1)
def _made_by() -> str:
    """Return a mark of this version: of the code that reads sheets, and of what it stands on."""
    paths = [_SERVICES / name for name in _READERS_ALONE]
    for folder in _READERS:
        paths += sorted((_SERVICES / folder).rglob("*.py"))
    digest = sha256(pd.__version__.encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
