"""What several tests write and look at."""

import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from services.snapshot import Snapshot
from services.sources import Cell, Spreadsheet
from tests.intake.tabs import JOBS, grid, row


def save(folder: Path, name: str, referred: float, unit: str = "Lý Nhân") -> None:
    heads = [
        "Đơn vị",
        "Ngày thực hiện",
        "Loại hoạt động",
        "Số thanh niên được giới thiệu việc làm",
        "Số có việc làm",
        "Trong đó thanh niên nông thôn",
        "Trạng thái xác minh",
    ]
    book = xlsxwriter.Workbook(str(folder / name))
    tab = book.add_worksheet("Việc làm")
    tab.write_row(0, 0, heads)
    tab.write_row(1, 0, [unit, "12/05/2021", "Giới thiệu việc làm", referred, 1, 1, "Có báo cáo"])
    book.close()


def referred(snapshot: Snapshot | None) -> dict[str, float]:
    assert snapshot
    for tab in snapshot.tabs:
        assert tab.rows_read == tab.rows_used + tab.rows_left_out
    jobs = snapshot.tables["employment_log"]
    return dict(zip(jobs["unit_id"], jobs["referred"], strict=True))


def sheet(key: str, unit: str, digest: str = "1", **cells: Cell) -> Spreadsheet:
    return Spreadsheet(key, key, (grid(JOBS, row(JOBS, unit_id=unit, **cells)),), digest)


def until(done: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return True
        time.sleep(0.02)
    return done()
