"""What the pages read: the sample, an office with people, two districts typed by hand."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import streamlit as st

from services import session
from services.access import Person
from services.audit import Audit
from services.conclusions.acts import Desk
from services.conclusions.journal import journal_of
from services.conclusions.log import ConclusionLog
from services.config import Settings
from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources.workbook import WorkbookFolder
from tests.pages.people import Desks, folder

_QUALITY = (
    "Đơn vị",
    "Kỳ báo cáo",
    "Thời điểm chốt số liệu",
    "Số bí thư chi đoàn địa bàn dân cư hiện có",
    "Trong đó đã được tập huấn trong 12 tháng",
    "Số cán bộ chủ chốt cấp xã (bí thư, phó bí thư)",
    "Trong đó đạt chuẩn chức danh",
    "Số Đoàn cấp xã đã có quy hoạch được duyệt",
    "Số cán bộ trong quy hoạch",
    "Trong đó đã qua đào tạo, bồi dưỡng",
)
_CLASSES = (
    "Đơn vị",
    "Kỳ báo cáo",
    "Tên lớp / chuyên đề",
    "Cấp tổ chức",
    "Hình thức",
    "Đối tượng",
    "Ngày bắt đầu",
    "Số người triệu tập",
    "Số người tham dự",
    "Trong đó: bí thư chi đoàn địa bàn dân cư",
    "Trạng thái",
)
_JOBS = (
    "Đơn vị",
    "Ngày thực hiện",
    "Loại hoạt động",
    "Số lượt tư vấn",
    "Số thanh niên được giới thiệu việc làm",
    "Số có việc làm",
    "Trong đó thanh niên nông thôn",
    "Trạng thái xác minh",
)
_MARCH, _JUNE = date(2021, 3, 31), date(2021, 6, 30)
_FIGURES: dict[str, dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]] = {
    "Huyện Lý Nhân": {
        "Chất lượng cán bộ": (
            _QUALITY,
            [
                ("Huyện Lý Nhân", "Quý I/2021", _MARCH, 100, 50, 40, 28, 10, 80, 50),
                ("Huyện Lý Nhân", "Quý II/2021", _JUNE, 100, 60, 40, 30, 10, 80, 60),
            ],
        ),
        "Đào tạo cán bộ": (
            _CLASSES,
            [
                (
                    "Huyện Lý Nhân",
                    "Quý II/2021",
                    "Tập huấn bí thư chi đoàn",
                    "Huyện",
                    "Tập huấn",
                    "Bí thư chi đoàn dân cư",
                    date(2021, 4, 20),
                    50,
                    40,
                    30,
                    "Đã tổ chức",
                )
            ],
        ),
        "Việc làm": (
            _JOBS,
            [
                (
                    "Huyện Lý Nhân",
                    date(2021, 2, 15),
                    "Giới thiệu việc làm",
                    None,
                    100,
                    40,
                    20,
                    "Có báo cáo",
                ),
                (
                    "Huyện Lý Nhân",
                    date(2021, 5, 10),
                    "Giới thiệu việc làm",
                    None,
                    50,
                    30,
                    15,
                    "Có báo cáo",
                ),
            ],
        ),
    },
    "Huyện Bình Lục": {
        "Chất lượng cán bộ": (
            _QUALITY,
            [
                ("Huyện Bình Lục", "Quý I/2021", _MARCH, 50, 40, 20, 20, 5, 20, 14),
                ("Huyện Bình Lục", "Quý II/2021", _JUNE, 50, 45, 20, 20, 5, 20, 15),
            ],
        ),
        "Đào tạo cán bộ": (
            _CLASSES,
            [
                (
                    "Huyện Bình Lục",
                    "Quý II/2021",
                    "Bồi dưỡng cán bộ Đoàn cấp xã",
                    "Huyện",
                    "Bồi dưỡng",
                    "Cán bộ Đoàn cấp xã",
                    date(2021, 5, 21),
                    50,
                    50,
                    0,
                    "Đã tổ chức",
                )
            ],
        ),
        "Việc làm": (
            _JOBS,
            [
                (
                    "Huyện Bình Lục",
                    date(2021, 5, 12),
                    "Tư vấn hướng nghiệp",
                    200,
                    None,
                    None,
                    None,
                    "Có báo cáo",
                )
            ],
        ),
    },
}


@pytest.fixture(scope="session")
def two_districts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lý Nhân and Bình Lục in the first two quarters of 2021; no tab of residential branches."""
    folder = tmp_path_factory.mktemp("two-districts")
    for title, tabs in _FIGURES.items():
        workbook = openpyxl.Workbook()
        for sheet in workbook.worksheets:
            workbook.remove(sheet)
        for tab, (headings, rows) in tabs.items():
            sheet = workbook.create_sheet(tab)
            sheet.append(headings)
            for row in rows:
                sheet.append(row)
        workbook.save(folder / f"{title}.xlsx")
    return folder


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOKET_DATA", str(folder))
        yield
        session.refresher().stop()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def reading_from() -> Callable[[Path], AbstractContextManager[None]]:
    """Return the context in which the pages read a folder; what they kept is dropped after it."""
    return _reading


@pytest.fixture(scope="module")
def sample(repository: Path) -> Iterator[Path]:
    """The sample, read once for all tests of a module."""
    folder = repository / "data" / "sample"
    with _reading(folder):
        yield folder


@pytest.fixture(scope="module")
def data(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An office whose list names people, read once for all tests of a module."""
    place = folder(tmp_path_factory.mktemp("people") / "data", repository / "data" / "sample")
    with _reading(place):
        yield place


@pytest.fixture(scope="module")
def snapshot(data: Path) -> Snapshot:
    found = look(WorkbookFolder(data), Readings()).snapshot
    assert found
    return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: Path, snapshot: Snapshot) -> Desks:
    """Return the desk of a person; the dashboard of the test keeps its events in the same file."""
    monkeypatch.setenv("SOKET_JOURNAL", str(tmp_path))
    log = ConclusionLog(journal_of(Settings(data_dir=data, journal_dir=tmp_path)))
    audit = Audit(tmp_path / "audit.sqlite")

    def at(person: Person) -> Desk:
        log.start()
        return Desk(log, audit, person, snapshot.users, snapshot.units)

    return at
