"""A Google of our own with so many spreadsheets, and what districts type into them."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from bench.servers import SAMPLE
from services.config import GoogleSettings
from services.sources import Cell, Grid, Spreadsheet
from services.sources.workbook import WorkbookFolder
from tests.google.handle import Google
from tests.google.server import running
from tests.google.upload import upload

_OFFICE = "vanphong@tinhdoan.example"
_DISTRICT = "huyen@tinhdoan.example"
_JOBS, _REGISTER = "Việc làm", "Đơn vị"
_DIVIDED = "Huyện Lý Nhân"
_HEADS: list[Cell] = [
    "Đơn vị",
    "Ngày thực hiện",
    "Loại hoạt động",
    "Số thanh niên được giới thiệu việc làm",
    "Số có việc làm",
]
# Of each unit so many people in each quarter, until a district types another number.
REFERRED = 100
_LAST = date(2021, 8, 15)
_DAYS = (date(2020, 11, 15), date(2021, 2, 15), date(2021, 5, 15), _LAST)


@dataclass(frozen=True)
class Office:
    """The spreadsheets of one province at Google.

    Attributes:
        google: where they are.
        key: of the service account that owns them.
        province: id of the province's own.
        units: ids of those into which units type; the province's own, where it is the only one.
    """

    google: Google
    key: Mapping[str, str]
    province: str
    units: Sequence[str]

    @property
    def settings(self) -> GoogleSettings:
        """What the application is told."""
        return GoogleSettings(self.key, _OFFICE, self.google.url)

    def report(self, unit: str, referred: int) -> None:
        """Let a district type another number of people into its row of the last quarter."""
        self.google.type_as(_DISTRICT, unit, _JOBS, f"D{1 + len(_DAYS)}", referred)

    def register(self, number: int) -> None:
        """Let the office type another address of a unit, which changes no figure."""
        address = f"doan.{number}@tinhdoan.example"
        self.google.type_as(_OFFICE, self.province, _REGISTER, "F3", address)


@contextmanager
def offices() -> Generator[Google]:
    """Run an empty Google while the block lasts."""
    with running() as google:
        yield google


def small(google: Google, count: int) -> Office:
    """Return an office with so many spreadsheets of four rows, the province's own among them.

    Where there is only one, it holds everything.
    """
    names = [f"Đoàn cơ sở {number:04d}" for number in range(1, max(count, 2))]
    register = Spreadsheet("", "Tỉnh đoàn", (_register(names),))
    if count == 1:
        both = replace(register, grids=(*register.grids, _jobs(names[0])))
        return _office(google, [both], units_from=0)
    units = [Spreadsheet("", name, (_jobs(name),)) for name in names]
    return _office(google, [register, *units], units_from=1)


def sample(google: Google) -> Office:
    """Return an office with the sample's eleven spreadsheets, one of them divided into two."""
    folder = WorkbookFolder(SAMPLE)
    read = [folder.read(name) for name in folder.versions()]
    province = next(one for one in read if one.grids[0].tab == _REGISTER)
    units: list[Spreadsheet] = []
    for one in read:
        if one.title == _DIVIDED:
            jobs = tuple(grid for grid in one.grids if grid.tab == _JOBS)
            rest = tuple(grid for grid in one.grids if grid.tab != _JOBS)
            units += (
                replace(one, grids=rest),
                replace(one, title=f"{_DIVIDED} – {_JOBS}", grids=jobs),
            )
        elif one is not province:
            units.append(one)
    return _office(google, [province, *units], units_from=1)


def _office(google: Google, spreadsheets: Sequence[Spreadsheet], units_from: int) -> Office:
    """Put spreadsheets into Google as `provision` leaves them, the province's own first."""
    key = google.service_account()
    ids: list[str] = []
    for number, one in enumerate(spreadsheets):
        ids.append(upload(google, one, owner=key["client_email"]))
        google.file(ids[-1]).app_properties = {"soket": "unit" if number else "province"}
        google.share(ids[-1], _DISTRICT)
    google.share(ids[0], _OFFICE)
    return Office(google, key, ids[0], ids[units_from:])


def _register(names: Sequence[str]) -> Grid:
    heads: list[Cell] = ["Mã đơn vị", "Tên đơn vị", "Cấp", "Trực thuộc", "Phải báo cáo", "Email"]
    units: list[list[Cell]] = [
        [f"t-{at}", name, "huyện", "t", "Có", ""] for at, name in enumerate(names, 1)
    ]
    return Grid(_REGISTER, [heads, ["t", "Tỉnh đoàn", "tỉnh", "", "Không", ""], *units])


def _jobs(name: str) -> Grid:
    rows = [[name, day, "Giới thiệu việc làm", float(REFERRED), 50.0] for day in _DAYS]
    return Grid(_JOBS, [_HEADS, *rows])
