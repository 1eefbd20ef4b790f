"""Real processes that carry to Google, killed between journal and tab, or two at once."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from services.conclusions.events import Event
from services.conclusions.journal import Journal, Mark
from tests.conclusions.places import Place
from tests.conclusions.scenes import Scene
from tests.google.faults import Fault

# token, find · make, find, read · append, read.
CALLS, WRITES = 7, (3, 6)
PROGRAM = """
import json, sys, time
from pathlib import Path
from services.conclusions.journal import Journal
from services.conclusions.log import AtGoogle, ConclusionLog, Province
from services.config import GoogleSettings
from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls
from tests.conclusions.places import concluded

told = json.loads(sys.argv[1])
settings = GoogleSettings(told["key"], "vanphong@example.org", told["url"])
calls = GoogleCalls(settings, SCOPES_OF_THE_APPLICATION)
at = AtGoogle(calls, lambda: Province(told["book"], "1"), str)
log = ConclusionLog(Journal(Path(told["journal"])), at)
for _ in range(told["count"]):
    log.add_numbered(2021, concluded)
print("kept", flush=True)
log.start()
end = time.monotonic() + 30
while log.waiting and time.monotonic() < end:
    time.sleep(0.05)
log.stop()
calls.close()
print(len(log.waiting), flush=True)
"""


def begun(place: Place, journal: Path, count: int, repository: Path) -> subprocess.Popen[str]:
    told = {
        "key": place.key,
        "url": place.google.url,
        "book": place.book,
        "journal": str(journal),
        "count": count,
    }
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, json.dumps(told)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=repository,
    )


def events_of(journal: Path) -> list[Event]:
    found = [entry.event for entry in Journal(journal).since(Mark())[1]]
    return sorted(found, key=lambda event: event.order)


@pytest.mark.parametrize(
    ("nth", "is_applied"),
    [*((nth, True) for nth in range(2, CALLS + 1)), *((nth, False) for nth in WRITES)],
)
def test_a_process_that_is_killed_in_a_call_leaves_everything_to_the_next(
    place: Place, tmp_path: Path, repository: Path, nth: int, is_applied: bool
):
    journal = tmp_path / "a.sqlite3"
    process = begun(place, journal, 3, repository)
    place.google.fault(Fault("act", nth=nth, act=lambda _google: process.kill()))
    if not is_applied:
        place.google.fault(Fault("cut_before", nth=nth))
    assert process.communicate(timeout=60)[0] == "kept\n"
    assert process.returncode == -9
    place.google.mend()
    # Time goes on from now; three minutes later nothing of the dead process can come any more.
    place.ticks.now = time.time()
    with place.at(journal) as log:
        scene = Scene(place, log, events_of(journal))
        assert len(scene.events) == 3
        scene.settle()
        assert scene.is_whole()


def test_fifty_from_two_processes_that_share_a_journal_are_fifty_rows(
    place: Place, tmp_path: Path, repository: Path
):
    journal = tmp_path / "a.sqlite3"
    both = [begun(place, journal, 25, repository) for _ in range(2)]
    assert [one.communicate(timeout=90)[0] for one in both] == ["kept\n0\n"] * 2
    with place.at(journal) as log:
        scene = Scene(place, log, events_of(journal))
        assert len(scene.events) == 50
        assert scene.is_whole()
    # The tab was made, and few calls carried all of it.
    assert place.writes() <= 6


def test_fifty_from_two_processes_with_a_journal_each_are_fifty_rows_for_both(
    place: Place, tmp_path: Path, repository: Path
):
    journals = [tmp_path / "a.sqlite3", tmp_path / "b.sqlite3"]
    both = [begun(place, journal, 25, repository) for journal in journals]
    assert [one.communicate(timeout=90)[0] for one in both] == ["kept\n0\n"] * 2
    events = [event.id for journal in journals for event in events_of(journal)]
    with place.at(journals[0]) as one, place.at(journals[1]) as two:
        place.rounds(one, two)
        assert sorted(place.ids()) == sorted({*events})
        assert len(place.ids()) == 50
        assert one.state == two.state
        # Numbers given before one knew of the other are told apart, and none is lost.
        labels = [found.label for found in one.state.conclusions.values()]
        assert len(set(labels)) == 50
        assert (one.missing, one.strays, one.waiting) == (0, (), ())
