"""The units that an office has written down in workbooks, before there is anything at Google."""

from pathlib import Path

from services.errors import SourceUnreachableError
from services.intake.tables.province import UNITS
from services.reading import Readings, look
from services.reference_units import built_in_units
from services.sources.workbook import WorkbookFolder
from services.units import UnitTree


def listed_units(path: Path | None) -> UnitTree:
    """Return the units of a workbook, or of a folder of workbooks; those that we bring for None.

    Raises:
        SourceUnreachableError: there is no list of units.
    """
    if path is None:
        return built_in_units()
    folder = WorkbookFolder(path)
    if not path.is_dir():
        folder = WorkbookFolder(path.parent, frozenset({path.name}))
    snapshot = look(folder, Readings()).snapshot
    if snapshot is None or not any(tab.table == UNITS.name for tab in snapshot.tabs):
        raise SourceUnreachableError(str(path))
    return snapshot.units
