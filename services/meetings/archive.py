"""The figures as they were when a meeting was opened, kept on this machine until the next ones.

Each meeting has a folder with a Parquet file for each table and a table of contents, written
last, that names and seals them. Free text is left out, and so is all that is known of people.
"""

import json
import logging
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import pandas as pd

from services.config import Settings
from services.errors import MISTAKES
from services.intake.schema import Kind
from services.intake.tables import TABLES
from services.snapshot import Deadline, Snapshot, Target
from services.store import files
from services.store.frames import frame_of, put_frame
from services.store.values import plain, value_of
from services.units import Succession, Unit, UnitTree

_log = logging.getLogger(__name__)
_CONTENTS = "contents.json"
_FORM = 1
# So many meetings, and so many bytes of all of them, are kept; the oldest go first.
MOST_KEPT = 40
MOST_BYTES = 500_000_000
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
# Free text holds no figure, but perhaps a name; only a row's own id is of use later.
_LEFT_OUT = frozenset(
    column.name for table in TABLES for column in table.columns if column.kind is Kind.TEXT
) - {"record_id"}


def folder_of(settings: Settings) -> Path:
    """Return where the figures of all meetings are kept."""
    return settings.journal_dir / "meetings"


def keep(folder: Path, meeting: str, snapshot: Snapshot) -> bool:
    """Keep the figures with which a meeting was opened; those of an earlier opening go.

    Nothing that is wrong with the disk keeps a meeting from beginning: it is logged.

    Args:
        folder: of all meetings.
        meeting: its id.
        snapshot: the figures.

    Returns:
        Whether they were kept.
    """
    try:
        _keep(folder, meeting, snapshot)
    except (OSError, *MISTAKES) as error:
        _log.warning("the figures of a meeting were not kept", exc_info=error)
        return False
    return True


def archived(folder: Path, meeting: str) -> Snapshot | None:
    """Return the figures with which a meeting was opened, as far as they are kept here.

    It has tables, units, targets and the calendar; nobody's name or address, no findings, and no
    way back to a cell. None: they are not on this machine, or cannot be read any more.
    """
    own = _folder_of(folder, meeting)
    if not (own / _CONTENTS).exists():
        return None
    try:
        return _read(own)
    except (OSError, *MISTAKES) as error:
        _log.warning("the figures of a meeting cannot be read", exc_info=error)
        return None


def _keep(folder: Path, meeting: str, snapshot: Snapshot) -> None:
    # Whoever made the folder above keeps what must never be lost in it.
    folder.parent.mkdir(parents=True, exist_ok=True)
    files.own(folder)
    own = _folder_of(folder, meeting)
    files.own(own)
    tables = {name: put_frame(own, _without_people(rows)) for name, rows in snapshot.tables.items()}
    units = [replace(unit, email="") for unit in snapshot.units.units]
    told = {
        "form": _FORM,
        "version": snapshot.version,
        "made_at": snapshot.made_at.isoformat(),
        "is_sample": snapshot.is_sample,
        "waiting": snapshot.waiting,
        "tables": tables,
        "units": [plain(unit) for unit in units],
        "successions": [plain(one) for one in snapshot.units.successions],
        "targets": [plain(one) for one in snapshot.targets],
        "calendar": [plain(one) for one in snapshot.calendar],
    }
    files.put(own, _CONTENTS, files.json_of({"told": told, "sum": _sum(told)}))
    files.settle(own)
    files.clear(own, {_CONTENTS, *(str(table["file"]) for table in tables.values())})
    _make_room(folder, own)


def _without_people(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[[name for name in rows.columns if name not in _LEFT_OUT]].reset_index(drop=True)


def _read(own: Path) -> Snapshot:
    found = json.loads((own / _CONTENTS).read_bytes())
    told = found["told"]
    if found["sum"] != _sum(told) or told["form"] != _FORM:
        raise ValueError(_CONTENTS)
    units = tuple(value_of(Unit, _completed(one)) for one in told["units"])
    successions = tuple(value_of(Succession, one) for one in told["successions"])
    return Snapshot(
        version=str(told["version"]),
        made_at=datetime.fromisoformat(told["made_at"]),
        tables={table.name: _table(own, told["tables"], table.name) for table in TABLES},
        units=UnitTree(units, successions),
        targets=tuple(value_of(Target, {"row": 0, **one}) for one in told["targets"]),
        calendar=tuple(value_of(Deadline, one) for one in told["calendar"]),
        meetings=(),
        users=(),
        findings=(),
        tabs=(),
        spreadsheets=(),
        is_sample=bool(told["is_sample"]),
        waiting=int(told["waiting"]),
    )


def _completed(unit: Mapping[str, Any]) -> Mapping[str, object]:
    """Return a unit with what units were not told to have when it was written."""
    blank = cast("dict[str, object]", plain(Unit(unit["code"], "", "", unit["level"])))
    return {name: unit.get(name, value) for name, value in blank.items()}


def _table(own: Path, told: Mapping[str, Any], name: str) -> pd.DataFrame:
    """Return a table; columns that were declared since are there, and unknown in every row."""
    rows = frame_of(own, told[name])
    columns = next(table.columns for table in TABLES if table.name == name)
    missing = [c.name for c in columns if c.name not in rows and c.name not in _LEFT_OUT]
    return rows.assign(**{column: pd.Series(float("nan"), rows.index) for column in missing})


def _folder_of(folder: Path, meeting: str) -> Path:
    """Return the folder of a meeting, whatever its id holds: it came from a sheet, perhaps."""
    if _PLAIN_ID.fullmatch(meeting):
        return folder / meeting
    return folder / f"x-{sha256(meeting.encode(errors='surrogatepass')).hexdigest()[:32]}"


def _make_room(folder: Path, newest: Path) -> None:
    """Remove the oldest meetings until what is left is few and small enough."""
    others = [one for one in folder.iterdir() if one.is_dir() and one != newest]
    by_age = sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)
    room = MOST_BYTES - _size(newest)
    for at, one in enumerate(by_age, 2):
        room -= _size(one)
        if at > MOST_KEPT or room < 0:
            shutil.rmtree(one, ignore_errors=True)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def _sum(told: object) -> str:
    return files.named_by_content(files.json_of(told), "")
