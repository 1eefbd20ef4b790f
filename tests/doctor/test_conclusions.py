"""The self-check of what leaders concluded: on this machine, and in the province's spreadsheet."""

from dataclasses import replace
from pathlib import Path

import pytest

from services.conclusions.journal import Delivery, Journal
from services.conclusions.log import ConclusionLog, Obstacle, Province
from services.config import Settings
from services.doctor.asked import Asked, Concluded, Disk
from services.doctor.conclusions import at_rest, conclusions, of_log
from services.doctor.line import Code, Line, State
from services.doctor.passing import PASSING
from services.errors import Trouble
from services.text.doctor import advice
from services.text.language import Language
from tests.conclusions.places import TAB, Place, concluded, delete_row, place_at, sent
from tests.doctor.conftest import Installation
from tests.google.handle import OFFICE, Google


@pytest.fixture
def place(google: Google, google_key: dict[str, str]) -> Place:
    return place_at(google, google_key)


def lines(found: Concluded | None) -> tuple[Line, ...]:
    here = Disk("x", may_write=True, free=None)
    return conclusions(Asked(Settings(), None, True, here, conclusions=found))


@pytest.mark.parametrize(
    ("found", "code", "state"),
    [
        (Concluded(events=3), Code.CONCLUSIONS_KEPT, State.OK),
        (Concluded(waiting=1), Code.CONCLUSIONS_WAITING, State.WARNING),
        (
            Concluded(waiting=1, trouble=Trouble.NO_NETWORK),
            Code.CONCLUSIONS_HINDERED,
            State.WARNING,
        ),
        (Concluded(trouble=Obstacle.NOT_WRITABLE), Code.CONCLUSIONS_HINDERED, State.WARNING),
        (Concluded(tampered=1), Code.CONCLUSIONS_TAMPERED, State.WARNING),
        (Concluded(strays=1), Code.CONCLUSIONS_STRAY, State.WARNING),
        (Concluded(missing=1), Code.CONCLUSIONS_MISSING, State.WARNING),
    ],
)
def test_each_thing_that_is_wrong_is_a_line(found: Concluded, code: Code, state: State):
    (line,) = lines(found)
    assert (line.code, line.state) == (code, state)
    for language in Language:
        assert "{" not in advice(line, language).said


def test_what_was_not_asked_is_not_told():
    assert lines(None) == ()


def test_without_a_province_what_nobody_concluded_is_nothing_to_look_at():
    assert lines(Concluded(trouble=Obstacle.NO_PROVINCE, is_compared=False)) == ()
    (line,) = lines(Concluded(events=1, waiting=1, trouble=Obstacle.NO_PROVINCE))
    assert line.code is Code.CONCLUSIONS_HINDERED


def test_everything_that_is_wrong_is_told():
    found = Concluded(9, 1, 2, 3, 4, Obstacle.TAB_OF_OTHERS)
    assert [line.details["count"] for line in lines(found)] == ["1", "2", "3", "4"]


def test_a_log_of_this_machine_is_counted_and_a_missing_one_is_empty(tmp_path: Path):
    journal = Journal(tmp_path / "none" / "a.sqlite3")
    assert at_rest(journal, None) == Concluded()
    assert not journal.path.parent.exists()
    journal.add(concluded(1))
    # On one machine alone nothing waits for anything.
    assert at_rest(journal, None) == Concluded(events=1)
    assert of_log(ConclusionLog(journal)) == Concluded(events=1)


def test_the_tab_is_compared_with_the_journal_and_nothing_is_written(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        journal, google = log.journal, log.google
        assert of_log(log) == Concluded(is_compared=False)
        sent(place, log)
        assert of_log(log) == at_rest(journal, google) == Concluded(events=3)
        log.add(concluded(4))
        delete_row(place, 1)
        place.google.type_as(OFFICE, place.book, TAB, "H3", "khác")
        place.google.type_as(OFFICE, place.book, TAB, "A9", "ghi thêm")
        place.google.forget_calls()
        assert at_rest(journal, google) == Concluded(events=4, waiting=1, tampered=2, strays=1)
        assert place.writes() == 0
        # The journal itself was told nothing of it.
        assert [entry.delivery for entry in log.entries].count(Delivery.CONFIRMED) == 3
    with place.at(tmp_path / "b.sqlite3") as other:
        # Another machine knows nothing yet; what stands on the tab whole is an event.
        assert at_rest(other.journal, other.google) == Concluded(events=1, strays=2)


def test_a_tab_that_cannot_be_read_is_told_for_what_it_is(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        sent(place, log)
        google = log.google
        assert google

        def found(province: Province | None) -> Concluded:
            return at_rest(log.journal, replace(google, province=lambda: province))

        unseen = Concluded(events=3, is_compared=False)
        assert found(None) == unseen
        assert found(Province("", "")) == replace(unseen, trouble=Obstacle.NO_PROVINCE)
        lost = Province("", "", may_come=True)
        assert found(lost) == replace(unseen, trouble=Obstacle.UNREAD_PROVINCE)
        place.google.unshare(place.book, place.key["client_email"])
        assert at_rest(log.journal, google) == replace(unseen, trouble=Obstacle.NOT_SHARED)
        place.google.share(place.book, place.key["client_email"])
        place.google.type_as(OFFICE, place.book, TAB, "A1", "khác")
        assert at_rest(log.journal, google) == replace(unseen, trouble=Obstacle.HEADINGS_LOST)


@pytest.mark.parametrize("reason", [None, Obstacle.UNREAD_PROVINCE, *sorted(PASSING)])
def test_a_log_that_was_not_compared_is_not_called_whole(reason: Trouble | Obstacle | None):
    (line,) = lines(Concluded(events=7, waiting=2, trouble=reason, is_compared=False))
    assert (line.code, line.state) == (Code.CONCLUSIONS_NOT_KNOWN, State.UNKNOWN)
    for language in Language:
        said = advice(line, language).said
        assert "7" in said
        assert "{" not in said


def test_a_tab_of_others_is_told_by_name(installation: Installation):
    found = lines(Concluded(trouble=Obstacle.TAB_OF_OTHERS, waiting=2))
    said = advice(found[0], Language.VI).said
    assert said.startswith("Bảng tính của tỉnh đã có một trang tên “Kết luận”")
    assert said.endswith("Đang chờ: 2 sự kiện.")
