"""What several tests write and look at."""

from datetime import date
from pathlib import Path

import xlsxwriter

from services.sources import Grid
from services.sources.workbook import WorkbookFolder


def write(path: Path, *rows: list[object], sheet: str = "Việc làm") -> Path:
    book = xlsxwriter.Workbook(str(path))
    tab = book.add_worksheet(sheet)
    for at, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                tab.write_datetime(at, column, cell, book.add_format({"num_format": "dd/mm/yyyy"}))
            else:
                tab.write(at, column, cell)
    book.close()
    return path


def only_grid(path: Path) -> Grid:
    (grid,) = WorkbookFolder(path.parent).read(path.name).grids
    return grid
