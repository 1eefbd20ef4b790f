"""Real processes: two at once, killed in the middle, on a disk that is full."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from services.conclusions.journal import Entry, Journal, Mark


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "kept" / "a.sqlite3")


def all_of(journal: Journal) -> list[Entry]:
    return journal.since(Mark())[1]


BURST = """
import sys
from pathlib import Path
from services.conclusions.journal import Journal
from tests.conclusions.places import concluded
journal = Journal(Path(sys.argv[1]))
sys.stdin.readline()
for at in range(25):
    kept = journal.add_numbered(2021, concluded)
    print(kept.id, kept.content["number"], flush=True)
"""


def started(script: str, *arguments: str, repository: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=repository,
    )


def test_a_burst_of_fifty_from_two_processes_is_fifty_with_fifty_numbers(
    journal: Journal, repository: Path
):
    both = [started(BURST, str(journal.path), repository=repository) for _ in range(2)]
    for one in both:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    said = [line.split() for one in both for line in one.communicate(timeout=60)[0].splitlines()]
    assert [one.returncode for one in both] == [0, 0]
    kept = {entry.event.id: str(entry.event.content["number"]) for entry in all_of(journal)}
    assert kept == dict(said)  # type: ignore[arg-type]
    assert sorted(map(int, kept.values())) == list(range(1, 51))
    assert sorted(entry.seq for entry in all_of(journal)) == list(range(1, 51))


def test_whatever_was_said_to_be_kept_is_there_after_the_process_was_killed(
    journal: Journal, repository: Path
):
    script = BURST.replace("range(25)", "range(10_000)")
    told: dict[str, str] = {}
    for round_ in range(1, 5):
        one = started(script, str(journal.path), repository=repository)
        assert one.stdin
        assert one.stdout
        one.stdin.write("\n")
        one.stdin.flush()
        # Each time a little later in its work.
        told |= dict(one.stdout.readline().split() for _ in range(round_ * 3))  # type: ignore[misc]
        one.kill()
        rest = one.communicate(timeout=60)[0].splitlines()
        told |= dict(line.split() for line in rest if len(line.split()) == 2)  # type: ignore[misc]
    kept = {entry.event.id: str(entry.event.content["number"]) for entry in all_of(journal)}
    assert told.items() <= kept.items()
    # One that was on its way may be there too, once in each round; and no number twice.
    assert len(kept) - len(told) <= 4
    assert len(set(kept.values())) == len(kept)
    with sqlite3.connect(journal.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


FULL = """
import resource, signal, sys
from pathlib import Path
from services.conclusions.journal import Journal, Mark
from services.errors import NotKeptError
from tests.conclusions.places import concluded
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = Journal(Path(sys.argv[1]))
journal.add(concluded(1, "đầu"))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
kept = refused = 0
for at in range(40):
    try:
        journal.add(concluded(2 + at, "x" * 3000))
    except NotKeptError as error:
        refused += 1
    else:
        kept += 1
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
found = len(journal.since(Mark())[1])
journal.add(concluded(99, "sau"))
print(kept, refused, found, len(journal.since(Mark())[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind there")
@pytest.mark.parametrize("room", [0, 40_000, 60_000, 100_000])
def test_a_full_disk_keeps_nothing_half_and_is_told(journal: Journal, repository: Path, room: int):
    one = started(FULL, str(journal.path), str(room), repository=repository)
    said, _ = one.communicate(timeout=60)
    assert one.returncode == 0
    kept, refused, found, after = map(int, said.split())
    assert refused > 0
    assert kept + refused == 40
    assert found == kept + 1
    assert after == found + 1
