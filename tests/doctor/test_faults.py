"""Every fault at every call of the self-check: no line says more than Google has answered."""

from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass

import pytest

from services.conclusions.journal import Journal
from services.conclusions.log import AtGoogle, ConclusionLog, Province
from services.conclusions.province import at_google
from services.doctor import examine
from services.doctor.ask import ask
from services.doctor.conclusions import at_rest
from services.doctor.line import Code, Line, State
from services.reading import Readings, look
from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls, GoogleSheets
from services.sources.pace import Pace
from services.sources.patience import Circuit, Patience
from services.text.doctor import advice
from services.text.language import Language
from tests.conclusions.places import concluded
from tests.doctor.conftest import AUTH, JOBS, PEOPLE, Installation
from tests.google.faults import Fault
from tests.google.handle import OFFICE
from tests.sources.googles import Ticks, calls_to

SLOW = "slow"
# How an answer can fail to come; Google itself is well, and so is everything of the office's.
FAULTS = {
    "too many": {"kind": "too_many"},
    "too many, and when to come back": {"kind": "too_many", "retry_after": 40},
    "500": {"kind": "internal"},
    "503": {"kind": "unavailable"},
    "cut before": {"kind": "cut_before"},
    "cut inside": {"kind": "cut_inside"},
    "half of the JSON": {"kind": "truncated"},
    "a page": {"kind": "html"},
    "a page with 403": {"kind": "html", "status": 403},
    "a page with 404": {"kind": "html", "status": 404},
    "a page with 200": {"kind": "html", "status": 200},
    SLOW: {"kind": "slow", "seconds": 1.2},
}
# Under these nothing answers at all; under the others something does.
NO_ANSWER = {"cut before", "cut inside", SLOW}
# After one failure the call is made again, whatever the failure was: these stand for all.
ONCE = ("too many", "503", "cut before")
# What is said of an office where all is well, when everything was asked and answered.
TRUE = {
    Code.CLOCK_RIGHT: {},
    Code.KEY_GOOD: {},
    Code.SHEETS_ENABLED: {},
    Code.DRIVE_ENABLED: {},
    Code.PLACE_REACHED: {"count": "3"},
    Code.SHARING_GOOD: {"count": "3"},
    Code.ALL_READ: {"count": "3"},
    Code.TABS_KNOWN: {},
    Code.FEEDBACK_OFF: {},
    Code.CONCLUSIONS_KEPT: {"count": "1"},
    Code.QUOTA_LEFT: {},
    Code.DISK_WRITABLE: {},
    Code.SIGN_IN_READY: {},
}
# With these, which are no mere "not known", it is said that Google gave no answer; that is so
# under every fault under which they may stand.
UNANSWERED = {Code.QUOTA_USED, Code.GOOGLE_SILENT}
JOURNAL = "journal.sqlite3"


@dataclass(frozen=True)
class Call:
    """One call of the self-check: the so-manieth of an operation, of one spreadsheet or of none."""

    operation: str
    spreadsheet: str
    nth: int

    def fault(self, options: dict[str, object], *, lasting: bool) -> Fault:
        chosen = {"times": 0 if lasting else 1, **options}
        return Fault(
            operation=self.operation,
            spreadsheet=self.spreadsheet,
            nth=self.nth,
            **chosen,  # type: ignore[arg-type]
        )


def lines_of(installation: Installation, *, hurried: bool = False) -> tuple[Line, ...]:
    """Give what the command finds: by its own calls, its own reading, its own look at the tab.

    In a hurry it waits for no answer longer than half a second, and asks once.
    """
    settings, ticks = installation.settings(journal_dir=installation.store), Ticks()
    assert settings.google
    patience = Patience(
        deadline=0.5 if hurried else 2.0,
        read=0.5 if hurried else 20.0,
        clock=ticks.clock,
        sleep=ticks.sleep,
        chance=lambda: 0.5,
    )
    # As on a first day: nothing of this process was refused before, and the office's minute is new.
    pace = Pace(clock=ticks.clock, sleep=ticks.sleep)
    google = settings.google
    calls = GoogleCalls(google, SCOPES_OF_THE_APPLICATION, patience, pace, Circuit(ticks.clock, 99))
    journal = Journal(installation.store / JOURNAL)
    with closing(calls):
        asked = ask(
            settings,
            AUTH,
            calls,
            pace,
            lambda: look(GoogleSheets(calls, google.address), Readings()),
            lambda read: at_rest(journal, at_google(calls, lambda: read)),
        )
    return examine(asked)


@pytest.fixture
def concluding(installation: Installation) -> Installation:
    """The office, where one thing was concluded and stands on its tab."""
    settings, ticks = installation.settings().google, Ticks()
    assert settings
    with closing(calls_to(settings, ticks, scopes=SCOPES_OF_THE_APPLICATION)) as calls:
        at = AtGoogle(calls, lambda: Province(installation.province, "1"), str)
        log = ConclusionLog(Journal(installation.store / JOURNAL), at, ticks.clock, ticks.clock)
        log.add(concluded(1))
        log.carry()
        assert log.waiting == ()
    return installation


def calls_of(installation: Installation) -> list[Call]:
    """Give every call that the self-check makes where all is well."""
    installation.google.forget_calls()
    lines_of(installation)
    made: list[Call] = []
    for one in installation.google.calls():
        at = (one.operation, one.spreadsheet)
        nth = 1 + sum((call.operation, call.spreadsheet) == at for call in made)
        made.append(Call(*at, nth))
    return made


def under_every_fault(
    installation: Installation,
    judge: Callable[[Call, tuple[Line, ...]], None],
    faults: Collection[str] = tuple(FAULTS),
) -> None:
    """Let the self-check meet each fault at each of its calls, for once and from there on."""
    made = calls_of(installation)
    assert {call.operation for call in made} >= {
        "token",
        "drive.files.list",
        "drive.files.get",
        "spreadsheets.get",
        "values.batchGet",
        "values.batchGetByDataFilter",
    }
    for name in faults:
        for call in made:
            for lasting in (True, False)[: 1 + (name in ONCE)]:
                fault = installation.google.fault(call.fault(FAULTS[name], lasting=lasting))
                lines = lines_of(installation, hurried=name == SLOW)
                installation.google.mend()
                installation.google.expire_tokens()
                assert fault.met, (name, call)
                judge(call, lines)


@pytest.mark.parametrize("name", FAULTS)
def test_where_all_is_well_nothing_is_ever_said_to_be_wrong(concluding: Installation, name: str):
    def judge(call: Call, lines: tuple[Line, ...]) -> None:
        for line in lines:
            if line.code in TRUE:
                assert TRUE[line.code].items() <= line.details.items(), (call, line)
            else:
                # Neither missing, nor empty, nor not shared, nor disabled: not known, and what
                # to do about it.
                known = line.state is not State.UNKNOWN
                assert not known or line.code in UNANSWERED, (call, line)
                assert advice(line, Language.VI).steps
        codes = {line.code for line in lines}
        assert not {Code.QUOTA_LEFT, Code.QUOTA_USED} <= codes
        # One line tells it of all.
        assert len(codes & {Code.GOOGLE_SILENT, Code.GOOGLE_AWAY, Code.PLACE_NOT_KNOWN}) <= 1
        # What answered, if only a page or an error, is not shut off by the office's network.
        assert Code.GOOGLE_SILENT not in codes or name in NO_ANSWER, call

    under_every_fault(concluding, judge, [name])


@pytest.mark.parametrize("name", ["too many", "503", "a page with 404"])
def test_a_fault_of_the_office_s_is_never_called_good_because_it_was_not_asked(
    concluding: Installation, name: str
):
    installation, google = concluding, concluding.google
    # A person of a unit may edit the province's own; one district has no such person any more; and
    # another's headings are gone.
    google.share(installation.province, PEOPLE["hn-binhluc"])
    google.unshare(installation.lynhan, PEOPLE["hn-lynhan"])
    google.type_as(OFFICE, installation.binhluc, JOBS, "A1", [list("abcdefg")])

    def judge(call: Call, lines: tuple[Line, ...]) -> None:
        codes = {line.code for line in lines}
        assert Code.SHARING_GOOD not in codes, call
        assert Code.HEADING_LOST in codes or Code.ALL_READ not in codes, call
        wrong = {
            Code.PROVINCE_EDITED_BY_UNITS,
            Code.UNIT_WITHOUT_EDITOR,
            Code.HEADING_LOST,
            Code.TABS_NONE,
        }
        told = {line.code for line in lines if line.state in (State.FAILING, State.WARNING)}
        assert told <= wrong | UNANSWERED, (call, told)
        for line in lines:
            if line.code is Code.UNIT_WITHOUT_EDITOR:
                assert line.details["spreadsheet"] == "Huyện Lý Nhân"
            if line.code is Code.PROVINCE_EDITED_BY_UNITS:
                assert line.details["names"] == "Huyện Bình Lục"

    under_every_fault(installation, judge, [name])


def test_a_minute_without_calls_left_says_of_nothing_that_it_is_missing(
    concluding: Installation,
):
    installation = concluding
    installation.google.fault(Fault("too_many", "spreadsheets.get", times=0))
    installation.google.fault(Fault("too_many", "values.batchGet", times=0))
    lines = lines_of(installation)
    codes = [line.code for line in lines]
    # Drive was asked and answered; of the cells nothing is known.
    assert Code.PLACE_REACHED in codes
    assert Code.KEY_GOOD in codes
    assert Code.QUOTA_USED in codes
    assert not {Code.PROVINCE_MISSING, Code.NOTHING_READ, Code.SHARING_GOOD} & set(codes)
    assert not {Code.CONCLUSIONS_KEPT, Code.QUOTA_LEFT, Code.TABS_KNOWN} & set(codes)
    unknown = [line.code for line in lines if line.state is State.UNKNOWN]
    assert unknown == [
        Code.PEOPLE_NOT_KNOWN,
        Code.NOT_READ_NOW,
        Code.PROVINCE_NOT_KNOWN,
        Code.CONCLUSIONS_NOT_KNOWN,
    ]
