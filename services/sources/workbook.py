"""A folder of workbooks as a source: read with calamine, what calamine leaves out added."""

import math
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from services.errors import SourceUnreachableError, SpreadsheetUnreadableError
from services.intake.findings import Code
from services.intake.headings import named_table
from services.intake.tables.province import UNITS
from services.sources import Cell, Grid, Spreadsheet
from services.sources.marks import NO_MARKS, Marks, SheetTooLargeError, marks_of

_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_LOCK_PREFIX = "~$"
_DAY_ZERO = date(1899, 12, 30)
_LAST_DAY = 2_958_465
_PLAIN_TYPES = frozenset({str, float, int, bool, date, datetime})
_ZIP, _OLE = b"PK", bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(frozen=True)
class WorkbookFolder:
    """The workbooks of one folder, or some of them.

    Attributes:
        folder: where they lie; folders below it are not looked at.
        only: names of the files to be read; empty: all.
    """

    folder: Path
    only: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """The folder, for messages."""
        return str(self.folder)

    @property
    def side_by_side(self) -> int:
        """One at a time: reading is work for the processor, and there is no waiting to share."""
        return 1

    @property
    def seconds(self) -> float:
        """As often as one likes: looking at a folder costs nothing."""
        return 0

    @property
    def believed_seconds(self) -> float:
        """For ever: a folder knows at once what has changed."""
        return math.inf

    def versions(self) -> Mapping[str, str]:
        """Return file name -> time of last change, size and whether somebody has it open.

        Raises:
            SourceUnreachableError: the folder is missing or may not be read.
        """
        try:
            files = sorted(p for p in self.folder.iterdir() if p.is_file())
            names = {p.name for p in files}
        except OSError as error:
            raise SourceUnreachableError(self.place) from error
        versions: dict[str, str] = {}
        for path in files:
            if not self._is_workbook(path):
                continue
            try:
                stat = path.stat()
            except OSError:
                # Renamed away between the listing and now, as editors do while they save; the
                # next look finds it again.
                continue
            locked = _lock_of(path.name) & names
            versions[path.name] = f"{stat.st_mtime_ns}-{stat.st_size}-{bool(locked):d}"
        return versions

    def _is_workbook(self, path: Path) -> bool:
        # macOS writes an accented name in another form than the one that was typed.
        name, only = _composed(path.name), set(map(_composed, self.only))
        return (
            path.suffix.casefold() in _SUFFIXES
            and not name.startswith((_LOCK_PREFIX, "."))
            and (not only or name in only)
        )

    def with_units(self) -> frozenset[str]:
        """Return the names of the workbooks that have a sheet of units: the province's own."""
        found: set[str] = set()
        for name in self.versions():
            try:
                with CalamineWorkbook.from_filelike(
                    BytesIO((self.folder / name).read_bytes())
                ) as workbook:
                    if any(named_table(sheet, (UNITS,)) for sheet in workbook.sheet_names):
                        found.add(name)
            except (CalamineError, OSError):
                # It is another workbook's turn to be the province's; this one is not asked for.
                continue
        return frozenset(found)

    def read(self, spreadsheet_id: str) -> Spreadsheet:
        """Return one workbook with all its sheets, error cells and percentages as texts.

        Raises:
            SpreadsheetUnreadableError: it is truncated, encrypted, no workbook, or out of reach.
        """
        path = self.folder / spreadsheet_id
        try:
            content = path.read_bytes()
            beside = {p.name for p in self.folder.iterdir()}
        except OSError as error:
            raise SpreadsheetUnreadableError(spreadsheet_id, Code.FILE_UNREACHABLE) from error
        try:
            grids = _grids(content)
        except PasswordError as error:
            raise SpreadsheetUnreadableError(spreadsheet_id, Code.FILE_ENCRYPTED) from error
        except (CalamineError, OSError, SheetTooLargeError, ValueError) as error:
            raise SpreadsheetUnreadableError(spreadsheet_id, _fault(path, content)) from error
        return Spreadsheet(
            id=spreadsheet_id,
            title=_title(path, beside),
            grids=grids,
            digest=sha256(content).hexdigest(),
            open_elsewhere=bool(_lock_of(spreadsheet_id) & beside),
        )


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _title(path: Path, beside: Set[str]) -> str:
    """Return what people call a workbook: its name, and its ending where that tells two apart."""
    names = [Path(name) for name in beside]
    alike = [n for n in names if n.stem == path.stem and n.suffix.casefold() in _SUFFIXES]
    return _composed(path.name if len(alike) > 1 else path.stem)


def _lock_of(name: str) -> frozenset[str]:
    """Return the names of the file by which Excel or LibreOffice marks a workbook as open."""
    # Excel cuts two letters of a long name to make room for its prefix.
    return frozenset({_LOCK_PREFIX + name, _LOCK_PREFIX + name[2:], f".~lock.{name}#"})


def _fault(path: Path, content: bytes) -> Code:
    if content.startswith(_OLE) and path.suffix.casefold() != ".xls":
        # A workbook with a password is an OLE container around the encrypted package.
        return Code.FILE_ENCRYPTED
    if not content or content.startswith(_ZIP):
        return Code.FILE_TRUNCATED
    return Code.FILE_NOT_WORKBOOK


def _grids(content: bytes) -> tuple[Grid, ...]:
    marks: Mapping[str, Marks] = {}
    if content.startswith(_ZIP):
        marks, content = marks_of(content)
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        return tuple(
            _grid(workbook, sheet.name, sheet.visible, marks.get(sheet.name, NO_MARKS))
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        )


def _grid(workbook: CalamineWorkbook, name: str, visible: SheetVisibleEnum, marks: Marks) -> Grid:
    sheet = workbook.get_sheet_by_name(name)
    rows = cast("list[list[Cell]]", sheet.to_python(skip_empty_area=False))
    for row in rows:
        if not _PLAIN_TYPES.issuperset(map(type, row)):
            row[:] = map(_cell, row)
    for (row, column), text in sorted(marks.texts.items()):
        # calamine's sheet ends where the last value does, and these are no values to it.
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = text
    return Grid(
        tab=name,
        rows=rows,
        merges=tuple(sheet.merged_cell_ranges or ()),
        hidden=visible is not SheetVisibleEnum.Visible,
        hidden_rows=marks.hidden_rows,
        cut_at=marks.cut_at,
    )


def _cell(value: object) -> Cell:
    """Return a cell as the port knows it; a time of day is the moment of the day before days."""
    if isinstance(value, time):
        return datetime.combine(_DAY_ZERO, value)
    if isinstance(value, timedelta):
        days = timedelta(days=min(value.days, _LAST_DAY), seconds=value.seconds)
        return datetime.combine(_DAY_ZERO, time()) + days
    return cast("Cell", value)
