"""Spreadsheets of two districts on our Google, with one fault in the first."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pytest

from services.feedback import Delivered, delivered, due
from services.feedback.told import Told, told_of
from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls, GoogleSheets
from tests.google.cloud import FOLDER
from tests.google.drive import make_file
from tests.google.fixtures import google, google_key, google_stage
from tests.google.handle import OFFICE, Google
from tests.sources.googles import Ticks, calls_to, settings_for

__all__ = ["google", "google_key", "google_stage"]
JOBS = "Việc làm"
HEADS = [
    "Đơn vị",
    "Ngày thực hiện",
    "Loại hoạt động",
    "Số thanh niên được giới thiệu việc làm",
    "Số có việc làm",
    "Trong đó thanh niên nông thôn",
    "Trạng thái xác minh",
]
# "bốn mươi" is no number: the one fault, in D2.
FAULTY = ["Huyện Lý Nhân", "12/05/2021", "Giới thiệu việc làm", "bốn mươi", 25, 20, "Có báo cáo"]
SOUND = ["Huyện Bình Lục", "12/05/2021", "Giới thiệu việc làm", 40, 25, 20, "Có báo cáo"]


@dataclass
class Place:
    """A folder that is shared with the service account, and what goes on in it."""

    google: Google
    calls: GoogleCalls
    folder: str
    ticks: Ticks
    readings: Readings = field(default_factory=Readings)

    def district(self, title: str, *rows: list[object]) -> str:
        """Make a district's spreadsheet, with these rows below the headings."""
        made = self.google.create(title)
        self.google.file(made).parents = [self.folder]
        self.google.rename_tab(made, "Sheet1", JOBS)
        self.google.type_as(OFFICE, made, JOBS, "A1", [HEADS, *rows])
        return made

    def read(self) -> Snapshot:
        """Look once, as the refresher does."""
        # The folder is made for each look anew: a longer life is what other tests are about.
        self.readings = look(GoogleSheets(self.calls, self.folder), self.readings)
        assert self.readings.snapshot
        return self.readings.snapshot

    def told(self, spreadsheet: str) -> Told:
        """What a spreadsheet is to be told after another look."""
        return told_of(self.read())[spreadsheet]

    def deliver(self, before: dict[str, Delivered] | None = None) -> dict[str, Delivered]:
        """Read, and tell every spreadsheet that there is something new for."""
        known = dict(before or {})
        told, now = told_of(self.read()), self.ticks.now
        for one in due(told, known, now):
            known[one.id] = delivered(self.calls, one, known.get(one.id), now)
        return known

    def writes(self) -> int:
        """How often Google was written to, refused or not."""
        return len(self.google.calls("sheets.write"))

    def tab(self, spreadsheet: str, tab: str = "Phản hồi") -> list[list[object]]:
        return self.google.values(spreadsheet, tab)

    def tabs(self, spreadsheet: str) -> list[str]:
        return [sheet.title for sheet in self.google.book(spreadsheet).sheets]


@pytest.fixture
def place(google: Google, google_key: dict[str, str]) -> Iterator[Place]:
    folder = make_file(google.cloud, "Sơ kết", FOLDER, OFFICE, []).id
    google.share(folder, google_key["client_email"])
    ticks = Ticks()
    settings = settings_for(google, google_key)
    with closing(calls_to(settings, ticks, scopes=SCOPES_OF_THE_APPLICATION)) as calls:
        yield Place(google, calls, folder, ticks)
