"""A province's spreadsheet on our Google, and copies of the application that conclude there."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from services.conclusions.content import Opinion, Recorded, Subject
from services.conclusions.events import Act, Author, Event, new_id
from services.conclusions.journal import Delivery, Journal
from services.conclusions.log import AtGoogle, ConclusionLog, Province
from services.conclusions.writing import recorded
from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls
from services.sources.google_grids import CONCLUSIONS_SHEET
from tests.google.handle import OFFICE, Google
from tests.sources.googles import Ticks, calls_to, settings_for

TAB = "Kết luận"
YEAR = 2021
MORNING = datetime(2021, 7, 5, 1, 0, tzinfo=UTC)
CHAIR = Author("chair@tinhdoan.example", "Trần Thị Hoà", "leader")


def concluded(number: int, text: str = "Rà soát", key: str = "") -> Event:
    """Return an event that records a conclusion, made in the order of the numbers."""
    key = key or new_id()
    said = Recorded(YEAR, number, Opinion.TASK, text, Subject(page="cadres"))
    at = MORNING + timedelta(minutes=number)
    return Event(key, key, Act.RECORDED, at, CHAIR, recorded(said), "cadres?period=2021-Q2")


def noted(about: Event, text: str = "Đang làm") -> Event:
    """Return an event that notes how a conclusion goes on."""
    at = about.at + timedelta(days=1)
    return Event(new_id(), about.about, Act.PROGRESS, at, CHAIR, {"text": text})


@dataclass
class Place:
    """The spreadsheet, and who writes there."""

    google: Google
    key: dict[str, str]
    book: str
    ticks: Ticks = field(default_factory=Ticks)
    mark: str = "1"

    def calls(self, **options: Any) -> GoogleCalls:
        settings = settings_for(self.google, self.key)
        return calls_to(settings, self.ticks, scopes=SCOPES_OF_THE_APPLICATION, **options)

    def copy(self, journal: Path, calls: Any) -> ConclusionLog:
        """A copy of the application, with a journal of its own or one that it shares."""
        at = AtGoogle(calls, lambda: Province(self.book, self.mark), lambda code: code)
        return ConclusionLog(Journal(journal), at, self.ticks.clock, self.ticks.clock)

    @contextmanager
    def at(self, journal: Path, **options: Any) -> Iterator[ConclusionLog]:
        with closing(self.calls(**options)) as calls:
            yield self.copy(journal, calls)

    def rounds(self, *logs: ConclusionLog, seconds: float = 70.0, count: int = 1) -> None:
        """Let time go by, and every copy do what it has to."""
        for _ in range(count):
            self.ticks.now += seconds
            for log in logs:
                log.carry()

    def tab(self, title: str = TAB) -> list[list[Any]]:
        return self.google.values(self.book, title)

    def ids(self) -> list[str]:
        """What stands in the first column, below the heading."""
        return [str(row[0]) for row in self.tab()[1:] if row]

    def tabs(self) -> list[str]:
        return [sheet.title for sheet in self.google.book(self.book).sheets]

    def writes(self) -> int:
        return len(self.google.calls("sheets.write"))


def place_at(google: Google, key: dict[str, str]) -> Place:
    """Return a province's spreadsheet that is shared with the account."""
    book = google.create("Tỉnh đoàn")
    google.rename_tab(book, "Sheet1", "Đơn vị")
    google.type_as(OFFICE, book, "Đơn vị", "A1", [["Mã đơn vị", "Tên đơn vị"], ["hn", "Hà Nam"]])
    google.share(book, key["client_email"])
    return Place(google, key, book)


def deliveries(log: ConclusionLog, *events: Event) -> list[Delivery]:
    return [log.delivery(event.id) for event in events]


def sent(place: Place, log: ConclusionLog, count: int = 3) -> list[Event]:
    events = [log.add(concluded(number)) for number in range(1, count + 1)]
    place.rounds(log)
    assert deliveries(log, *events) == [Delivery.CONFIRMED] * count
    return events


def request(place: Place, *requests: dict[str, Any]) -> None:
    place.google.batch_as(OFFICE, place.book, *requests)


def rows(start: int, end: int) -> dict[str, Any]:
    return {"sheetId": CONCLUSIONS_SHEET, "dimension": "ROWS", "startIndex": start, "endIndex": end}


def delete_row(place: Place, at: int) -> None:
    """Delete a row by its index, the headings' being 0."""
    # Google lets nobody delete the last row that is not frozen.
    more = {"sheetId": CONCLUSIONS_SHEET, "dimension": "ROWS", "length": 1}
    request(place, {"appendDimension": more}, {"deleteDimension": {"range": rows(at, at + 1)}})
