"""A small province that provisions, and the whole state of Google to compare runs by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import itemgetter
from typing import Any

from services.intake.schema import Level
from services.provision.run import Outcome, Way, carried_out
from services.provision.survey import Asked, Survey, survey
from services.sources.calls import Calls
from services.sources.google import GoogleCalls
from services.sources.place import place_of, resolved
from services.units import Unit, UnitTree
from tests.google.cloud import File
from tests.google.handle import Google
from tests.sources.googles import OFFICE, Ticks, calls_to, settings_for

TODAY = date(2021, 10, 5)
# So many are enough to type into, and hundreds of runs are quick.
FEW_ROWS = 40
AN, COQUAN = "doan.an@huyen.example", "coquan@tinh.example"
PROVINCE = "Tỉnh đoàn Thử Nghiệm - Danh mục"
AN_TITLE, COQUAN_TITLE = "Huyện An Bình - Số liệu báo cáo", "Khối Cơ quan - Số liệu báo cáo"
UNITS = UnitTree(
    (
        Unit("t", "Tỉnh đoàn Thử Nghiệm", "Thử Nghiệm", Level.PROVINCE, reports=False),
        Unit("t-an", "Huyện An Bình", "An Bình", Level.DISTRICT, parent="t", order=1, email=AN),
        Unit(
            "t-cq",
            "Khối Cơ quan",
            "Khối Cơ quan",
            Level.DISTRICT,
            "tuong_duong",
            "t",
            order=2,
            email=COQUAN,
        ),
        Unit("t-an-x1", "Xã Hoà Bình", "Hoà Bình", Level.COMMUNE, parent="t-an", order=1),
        Unit("t-an-x2", "Xã Thanh Hà", "Thanh Hà", Level.COMMUNE, parent="t-an", order=2),
    )
)
WRITES = {
    "drive.files.create",
    "drive.files.update",
    "drive.permissions.create",
    "spreadsheets.batchUpdate",
    "spreadsheets.create",
    "values.update",
    "values.append",
    "values.batchUpdate",
    "values.clear",
}


@dataclass
class House:
    """The office of a small province, with a key and a place at Google."""

    google: Google
    key: dict[str, str]
    address: str = OFFICE
    units: UnitTree = UNITS
    ticks: Ticks = field(default_factory=Ticks)
    read: float = 60.0
    sleep: Callable[[float], None] | None = None
    opened: list[GoogleCalls] = field(default_factory=list)

    @property
    def account(self) -> str:
        return self.key["client_email"]

    def calls(self) -> GoogleCalls:
        made = calls_to(
            settings_for(self.google, self.key, self.address), self.ticks, read=self.read
        )
        self.opened.append(made)
        return made

    def close(self) -> None:
        for one in self.opened:
            one.close()

    def look(self, calls: Calls, codes: tuple[str, ...] = (), **asked: bool) -> tuple[Survey, Way]:
        place = resolved(calls, place_of(self.address))
        single, only = asked.get("single", False), asked.get("province_only", False)
        wanted = Asked(self.units, codes, single, only, TODAY, FEW_ROWS)
        found = survey(calls, place, wanted, lambda _done, _count, _title: None)
        notify = asked.get("notify", False)
        return found, Way(calls, place, found.office, notify, self.sleep or self.ticks.sleep)

    def run(self, *codes: str, calls: Calls | None = None, **asked: bool) -> list[Outcome]:
        """Run once, as a new process would."""
        found, way = self.look(calls or self.calls(), codes, **asked)
        return list(carried_out(found.items, way))

    def id_of(self, title: str) -> str:
        found = [number for number, name in self.google.spreadsheets().items() if name == title]
        assert len(found) == 1, (title, self.google.spreadsheets())
        return found[0]

    def writes(self) -> list[str]:
        return [one.operation for one in self.google.calls() if one.operation in WRITES]


def errors(outcomes: list[Outcome]) -> list[object]:
    return [one.error for one in outcomes if one.error]


def state(google: Google) -> Mapping[str, Any]:
    """Give all that people can see of every spreadsheet, without what is random or a time."""
    with google.lock:
        files = [one for one in google.cloud.files.values() if one.book and not one.trashed]
        told = sorted(((one.name, _file(one)) for one in files), key=itemgetter(0))
    # A second file of one name must not hide behind the first.
    return {f"{name} {number}": what for number, (name, what) in enumerate(told)}


def _file(file: File) -> Any:
    book = file.book
    assert book is not None
    roles = {one.get("emailAddress", ""): one["role"] for one in file.permissions.values()}
    notes = sorted(
        (n["metadataKey"], n.get("metadataValue", ""), str(n["location"]))
        for n in book.metadata.values()
    )
    tabs = []
    for tab in book.sheets:
        protected = [
            {k: v for k, v in one.items() if k != "protectedRangeId"} for one in tab.protected
        ]
        tabs.append(
            (tab.properties, tab.cells, tab.merges, protected, tab.conditional, tab.dimensions)
        )
    return file.app_properties, roles, book.properties, notes, tabs


Files = Mapping[str, File]


def kept(google: Google) -> Files:
    """Keep all files as they are now."""
    return {number: _copy(file) for number, file in google.cloud.files.items()}


def restore(google: Google, files: Files) -> None:
    """Put files back that were kept."""
    google.cloud.files = {number: _copy(file) for number, file in files.items()}


def _copy(file: File) -> File:
    return replace(
        file,
        permissions={number: dict(one) for number, one in file.permissions.items()},
        parents=[*file.parents],
        app_properties=dict(file.app_properties),
        book=file.book.copy() if file.book else None,
        history=[*file.history],
    )
