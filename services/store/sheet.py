"""What is kept of one spreadsheet as files: its tables as Parquet, all else as JSON beside them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from services.intake.assemble import Part, Register
from services.reading.kept import Kept
from services.store.files import content_of, json_of
from services.store.frames import frame_of, put_content, put_frame
from services.store.values import plain, value_of
from services.units import UnitTree

# Differs from every mark of a source: what bears it is read again.
_STORED = "?"


@dataclass(frozen=True, eq=False)
class Written:
    """What of a spreadsheet lies on disk.

    Attributes:
        part, register, read_by: of the Kept that was written, the very objects.
        names: of its files; the first one names the others.
    """

    part: Part
    register: Register | None
    read_by: str
    names: tuple[str, ...]


def put_sheet(folder: Path, one: Kept, old: Written | None) -> Written:
    """Write what is kept of a spreadsheet, unless it lies there already.

    Raises:
        OSError: it cannot be written.
    """
    if (
        old
        and old.part is one.part
        and old.register is one.register
        and old.read_by == one.read_by
        and all((folder / name).exists() for name in old.names)
    ):
        return old
    names: list[str] = []
    rows: list[object] = []
    for tab in one.part.tabs:
        if tab.rows is None:
            rows.append(None)
            continue
        told_of = put_frame(folder, tab.rows)
        names.append(str(told_of["file"]))
        rows.append(told_of)
    bare = replace(one.part, tabs=tuple(replace(tab, rows=None) for tab in one.part.tabs))
    told = {
        "part": plain(bare),
        "register": plain(_without_people(one.register) if one.register else None),
        "read_by": one.read_by,
        "rows": rows,
    }
    name = put_content(folder, json_of(told), ".json")
    return Written(one.part, one.register, one.read_by, (name, *names))


def entry_of(key: str, one: Kept, written: Written) -> Mapping[str, object]:
    """Return the line of a spreadsheet in the table of contents."""
    return {
        "id": key,
        "version": one.version,
        "tried_at": one.tried_at.isoformat(),
        "missing": one.missing,
        "is_province": one.register is not None,
        "file": written.names[0],
    }


def sheet_of(folder: Path, entry: Mapping[str, Any]) -> tuple[Kept, Written]:
    """Return what was kept of the spreadsheet of a line, and the files in which it lies.

    Raises:
        OSError: a file is not there, or cannot be read.
        LookupError, TypeError, ValueError: a file was damaged.
    """
    told = json.loads(content_of(folder, str(entry["file"])))
    part = value_of(Part, told["part"])
    register = value_of(Register, told["register"]) if told["register"] else None
    part = replace(
        part,
        tabs=tuple(
            replace(tab, rows=frame_of(folder, rows) if rows else None)
            for tab, rows in zip(part.tabs, told["rows"], strict=True)
        ),
    )
    one = Kept(
        # The people of the register are not kept: it is read again at once.
        _STORED if register else str(entry["version"]),
        part,
        datetime.fromisoformat(entry["tried_at"]),
        str(told["read_by"]),
        register,
        bool(entry["missing"]),
    )
    names = (str(entry["file"]), *(str(rows["file"]) for rows in told["rows"] if rows))
    return one, Written(part, register, one.read_by, names)


def _without_people(register: Register) -> Register:
    """Return a register without anybody's name or e-mail address."""
    units = tuple(replace(unit, email="") for unit in register.units.units)
    return replace(register, units=UnitTree(units, register.units.successions), users=())
