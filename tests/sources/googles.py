"""Our calls against our Google, with a clock that only waiting moves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from services.config import GoogleSettings
from services.sources.google import SCOPES, GoogleCalls
from services.sources.pace import CALLS_A_MINUTE, Kind, Pace
from services.sources.patience import Circuit, Patience
from tests.google.handle import Google

OFFICE = "vanphong@tinhdoan.example"
Make = Callable[..., GoogleCalls]
Put = Callable[..., str]


@dataclass
class Ticks:
    """A clock that stands still but for whoever waits."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def settings_for(google: Google, key: Mapping[str, str], address: str = OFFICE) -> GoogleSettings:
    return GoogleSettings(key, address, google.url)


def calls_to(
    settings: GoogleSettings,
    ticks: Ticks | None = None,
    *,
    scopes: tuple[str, ...] = SCOPES,
    limits: Mapping[Kind, int] = CALLS_A_MINUTE,
    failures: int = 5,
    read: float = 60.0,
    chance: float = 0.5,
) -> GoogleCalls:
    ticks = ticks or Ticks()
    return GoogleCalls(
        settings,
        scopes,
        Patience(clock=ticks.clock, sleep=ticks.sleep, read=read, chance=lambda: chance),
        Pace(limits, ticks.clock, ticks.sleep),
        Circuit(ticks.clock, failures),
    )


def read(calls: GoogleCalls, sheet: str) -> object:
    return calls.call("GET", f"/v4/spreadsheets/{sheet}/values/A1").get("values")


def append(calls: GoogleCalls, sheet: str) -> object:
    return calls.call(
        "POST",
        f"/v4/spreadsheets/{sheet}/values/A1:append",
        params={"valueInputOption": "RAW", "insertDataOption": "INSERT_ROWS"},
        body={"values": [["dòng"]]},
        repeatable=False,
    )
