"""Calls to Google as its server counts them, with a clock that leaps over the waiting."""

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bench.google_clock import Leaps, TimedCalls
from bench.google_cloud import REFERRED, Office, offices, small
from services.reading import Readings, look
from services.refresh import Refresher
from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls
from services.sources.google_sheets import GoogleSheets
from services.sources.pace import Pace
from services.sources.patience import Circuit, Patience

LIST, ABOUT, VALUES = "drive.files.list", "spreadsheets.get", "values.batchGet"
_BEGINNING = datetime(2026, 11, 23, 2, tzinfo=UTC)
_FOR_EVER = float("inf")


@dataclass(frozen=True)
class Counted:
    """What one case cost.

    Attributes:
        calls: name of a call -> how many the server saw.
        seconds: how long it took by the clock that leaps.
        reads_a_minute: the most reads of spreadsheets that any sixty seconds saw.
        units_a_minute: the same for units of Drive.
        interval: seconds to the next look, as the application chose them after this one.
    """

    calls: dict[str, int]
    seconds: float
    reads_a_minute: int
    units_a_minute: int
    interval: float

    @property
    def told(self) -> str:
        """The calls in words."""
        return ", ".join(f"{count:,} {name}" for name, count in sorted(self.calls.items()))


@dataclass(frozen=True)
class Watched:
    """An office and the application that reads it, both by the same clock."""

    office: Office
    leaps: Leaps
    source: GoogleSheets
    refresher: Refresher

    def step(self) -> None:
        """Look until nothing is left to be read, without a pause, as its thread does."""
        self.refresher.look_now()
        while self.refresher.readings.waiting:
            self.refresher.look_now()

    def count(self, act: Callable[[], None]) -> Counted:
        """Do something and count what it cost; the minute before it is over."""
        google = self.office.google
        self.leaps.wait(120)
        google.forget_calls()
        begun = self.leaps.clock()
        act()
        return Counted(
            dict(google.counted()),
            self.leaps.clock() - begun,
            google.busiest_minute("sheets.read"),
            google.busiest_minute("drive"),
            self.refresher.seconds,
        )

    def first_load(self) -> Counted:
        """Count the first look of all."""
        found = self.count(self.step)
        self._expect(REFERRED * len(self.office.units))
        # From here on no token runs out: its holder renews it by the real clock, which leaps not.
        tokens = self.office.google.cloud.tokens
        tokens.update({text: replace(one, expires=_FOR_EVER) for text, one in tokens.items()})
        return found

    def nothing_changed(self) -> Counted:
        """Count a look at spreadsheets that are as they were."""
        before = self.refresher.readings
        found = self.count(self.step)
        if self.refresher.readings is not before:
            raise RuntimeError("nothing changed, and yet there are other readings")
        return found

    def one_changed(self, number: int) -> Counted:
        """Count a look after one unit has typed a number."""
        self.office.report(self.office.units[-1], number)
        return self.count(self.step)

    def one_changed_after(self, number: int) -> Counted:
        """Count what passes until a unit's number is read that was typed just after a look."""
        interval = self.refresher.seconds
        self.office.report(self.office.units[-1], number)

        def act() -> None:
            self.leaps.wait(interval)
            self.step()

        return self.count(act)

    def all_changed(self, number: int) -> Counted:
        """Count a look after everybody has typed something; all of it must have been read."""
        self._type(number)
        found = self.count(self.step)
        self._expect(number * len(self.office.units))
        return found

    def _type(self, number: int) -> None:
        for unit in self.office.units:
            self.office.report(unit, number)
        self.office.register(number)

    def _expect(self, total: int) -> None:
        """Raise if the figures of the last quarter are not what was typed."""
        jobs = self.refresher.snapshot.tables["employment_log"]
        newest = jobs["as_of_date"] == jobs["as_of_date"].max()
        if (found := jobs["referred"][newest].sum()) != total:
            raise RuntimeError(f"{found:.0f} people were read, {total} typed")

    def always_changing(self, looks: int, first: int) -> Counted:
        """Count looks at the application's own interval, before each of which all have changed."""

        def act() -> None:
            for number in range(first, first + looks):
                self.leaps.wait(self.refresher.seconds)
                self._type(number)
                self.step()

        found = self.count(act)
        self._expect((first + looks - 1) * len(self.office.units))
        return found

    def quiet(self, minutes: int) -> Counted:
        """Count the looks of so many minutes in which nothing changes, at the usual interval."""
        leaps, source = self.leaps, self.source
        now = partial(_moment, leaps)
        kept = [look(source, Readings(), now)]

        def act() -> None:
            end = leaps.clock() + minutes * 60
            while leaps.clock() < end:
                leaps.wait(source.seconds)
                kept[0] = look(source, kept[0], now)

        return self.count(act)


def _moment(leaps: Leaps) -> datetime:
    return _BEGINNING + timedelta(seconds=leaps.clock())


@contextmanager
def watched(count: int) -> Generator[Watched]:
    """Let the application read so many spreadsheets for the first time; quotas are on."""
    with offices() as google:
        google.set_clock(_BEGINNING, stopped=True)
        google.cloud.quotas.on = True
        office = small(google, count)
        leaps = Leaps(google.advance)
        calls = GoogleCalls(
            office.settings,
            SCOPES_OF_THE_APPLICATION,
            Patience(clock=leaps.clock, sleep=leaps.sleep),
            Pace(clock=leaps.clock, sleep=leaps.sleep),
            Circuit(leaps.clock),
        )
        source = GoogleSheets(TimedCalls(calls, leaps), office.settings.address)
        with closing(calls):
            yield Watched(office, leaps, source, Refresher(source, waits=False, clock=leaps.clock))
