"""The journal: durable when it says so, once for each id, and a number never twice."""

import stat
import threading
from pathlib import Path

import pytest

from services.conclusions.journal import (
    LONGEST_EVENT,
    Delivery,
    Entry,
    Journal,
    Mark,
    News,
    journal_of,
)
from services.conclusions.log import ConclusionLog
from services.config import GoogleSettings, Settings
from services.errors import NotKeptError
from tests.conclusions.places import concluded, noted

KEY = {"client_email": "so-ket@example.org", "private_key": "x", "token_uri": "x"}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "kept" / "a.sqlite3")


def all_of(journal: Journal) -> list[Entry]:
    return journal.since(Mark())[1]


def test_what_is_added_is_there_for_whoever_opens_the_file_next(journal: Journal):
    one = journal.add(concluded(1))
    two = journal.add(noted(one))
    found = all_of(Journal(journal.path))
    assert [(entry.event, entry.seq, entry.delivery) for entry in found] == [
        (one, 1, Delivery.WAITING),
        (two, 2, Delivery.WAITING),
    ]
    assert len({entry.writer for entry in found}) == 1


def test_the_same_id_twice_is_kept_once_and_the_first_one_holds(journal: Journal):
    one = concluded(1, "lần đầu", "a" * 32)
    assert journal.add(one) == one
    assert journal.add(concluded(1, "lần sau", "a" * 32)) == one
    assert journal.add_numbered(2021, lambda n: concluded(n, "lần nữa", "a" * 32)) == one
    assert [entry.event for entry in all_of(journal)] == [one]
    assert journal.since(Mark())[0].changes == 1


def test_numbers_rise_by_one_in_each_year(journal: Journal):
    numbers = [journal.add_numbered(2021, concluded).content["number"] for _ in range(3)]
    assert numbers == [1, 2, 3]
    assert journal.add_numbered(2022, concluded).content["number"] == 1
    journal.take([Entry(concluded(40), "f" * 32, 1)])
    assert journal.add_numbered(2021, concluded).content["number"] == 41


def test_a_number_that_nobody_gave_is_not_counted_on_from(journal: Journal):
    journal.add(concluded(2_000_000))
    journal.add(concluded(-5))
    assert journal.add_numbered(2021, concluded).content["number"] == 1


def test_nothing_is_on_the_disk_before_there_is_something_to_keep(journal: Journal):
    log = ConclusionLog(journal)
    log.start()
    assert (log.version, dict(log.state.conclusions), log.missing, log.trouble) == (0, {}, 0, None)
    assert not journal.path.parent.exists()


def test_only_its_owner_may_read_the_file(journal: Journal):
    journal.add(concluded(1))
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


def test_what_making_an_event_raises_leaves_nothing_and_gives_the_number_back(journal: Journal):
    def fail(_number: int) -> object:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.add_numbered(2021, fail)  # type: ignore[arg-type]
    assert all_of(journal) == []
    assert journal.add_numbered(2021, concluded).content["number"] == 1


def test_what_has_no_room_at_google_is_refused_here_too(journal: Journal):
    longest = "x" * (LONGEST_EVENT + 1)
    with pytest.raises(NotKeptError, match="too_long"):
        journal.add(concluded(1, longest))
    with pytest.raises(NotKeptError, match="too_long"):
        journal.take([Entry(concluded(1), "f" * 32, 1), Entry(concluded(2, longest), "f" * 32, 2)])
    assert all_of(journal) == []


def test_a_file_that_is_no_journal_keeps_nothing_and_is_left_as_it_is(journal: Journal):
    journal.path.parent.mkdir()
    journal.path.write_bytes(b"my own notes, a hundred times over\n" * 100)
    before = journal.path.read_bytes()
    with pytest.raises(NotKeptError):
        journal.add(concluded(1))
    log = ConclusionLog(journal)
    log.start()
    assert log.trouble == "journal"
    assert dict(log.state.conclusions) == {}
    assert journal.path.read_bytes() == before


def test_since_a_mark_only_what_is_new_or_moved_is_told(journal: Journal):
    one, two = journal.add(concluded(1)), journal.add(concluded(2))
    mark, _ = journal.since(Mark())
    assert journal.since(mark) == (mark, [])
    three = journal.add(concluded(3))
    journal.learn(News(moved={one.id: (Delivery.WAITING, Delivery.CONFIRMED, "")}))
    # As if it had been gone: it is not, and stays as it is.
    journal.learn(News(moved={two.id: (Delivery.GONE, Delivery.CONFIRMED, "")}))
    found = {entry.event.id: entry.delivery for entry in journal.since(mark)[1]}
    assert found == {three.id: Delivery.WAITING, one.id: Delivery.CONFIRMED}


def test_gaps_in_a_writer_s_numbers_are_events_that_are_missing(journal: Journal):
    journal.take([Entry(concluded(n), "f" * 32, seq) for n, seq in ((1, 1), (2, 4))])
    assert journal.missing() == 2
    journal.learn(News(accounted=frozenset({("f" * 32, 2), ("e" * 32, 2)})))
    assert journal.missing() == 2
    journal.learn(News(accounted=frozenset({("f" * 32, 3), ("e" * 32, 1)})))
    assert journal.missing() == 0


def test_threads_that_conclude_at_once_lose_nothing_and_share_no_number(journal: Journal):
    log = ConclusionLog(journal)
    threads = [
        threading.Thread(target=lambda: [log.add_numbered(2021, concluded) for _ in range(10)])
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [one.said.number for one in log.state.conclusions.values()]
    assert sorted(numbers) == list(range(1, 51))
    assert log.missing == 0


def test_what_another_process_adds_is_seen_without_being_told(journal: Journal):
    now = [0.0]
    log = ConclusionLog(journal, clock=lambda: now[0])
    log.start()
    other = ConclusionLog(Journal(journal.path))
    version = log.version
    one = other.add(concluded(1))
    now[0] += 1
    assert log.version > version
    assert list(log.state.conclusions) == [one.id]
    assert log.delivery(one.id) is Delivery.KEPT
    version = log.version
    now[0] += 1
    assert log.version == version
    state = log.state
    now[0] += 1
    assert log.state is state


def test_a_journal_that_is_taken_away_while_it_is_used_is_written_again(journal: Journal):
    now = [0.0]
    log = ConclusionLog(journal, clock=lambda: now[0])
    one = log.add(concluded(1))
    for path in journal.path.parent.iterdir():
        path.unlink()
    two = log.add(concluded(2))
    now[0] += 1
    assert set(log.state.conclusions) == {one.id, two.id}
    assert {entry.event.id for entry in all_of(Journal(journal.path))} == {one.id, two.id}


def test_every_place_has_a_journal_of_its_own(tmp_path: Path):
    google = GoogleSettings(KEY, "vanphong@example.org")
    others = (
        GoogleSettings(KEY, "khac@example.org"),
        GoogleSettings(KEY, "vanphong@example.org", "http://127.0.0.1:1"),
        GoogleSettings({**KEY, "client_email": "b@b"}, "vanphong@example.org"),
    )
    told = [
        Settings(tmp_path / "a", journal_dir=tmp_path),
        Settings(tmp_path / "b", journal_dir=tmp_path),
        *(Settings(google=one, journal_dir=tmp_path) for one in (google, *others)),
    ]
    assert len({journal_of(one).path for one in told}) == len(told)
    # A new key of the same account is the same place.
    again = GoogleSettings({**KEY, "private_key": "new"}, "vanphong@example.org")
    assert journal_of(Settings(google=again, journal_dir=tmp_path)).path == journal_of(told[2]).path


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path):
    # A file stands where the folder should be: that stops also one who may write everywhere.
    (tmp_path / "kept").write_text("")
    log = ConclusionLog(Journal(tmp_path / "kept" / "a.sqlite3"))
    log.start()
    with pytest.raises(NotKeptError):
        log.add(concluded(1))
    assert dict(log.state.conclusions) == {}
