"""The self-check of what leaders concluded: on this machine, and in the province's spreadsheet."""

from dataclasses import replace
from pathlib import Path

import pytest

from services.conclusions.journal import Delivery, Journal, News
from services.conclusions.log import ConclusionLog, Obstacle
from services.config import Settings
from services.doctor.asked import Asked, Concluded, Disk, File
from services.doctor.conclusions import at_rest, conclusions, of_log
from services.doctor.line import Code, Line, State
from services.errors import Trouble
from services.text.doctor import advice
from services.text.language import Language
from tests.conclusions.places import TAB, Place, concluded, place_at, sent
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


def test_everything_that_is_wrong_is_told():
    found = Concluded(9, 1, 2, 3, 4, Obstacle.TAB_OF_OTHERS)
    assert [line.details["count"] for line in lines(found)] == ["1", "2", "3", "4"]


def test_a_log_of_this_machine_is_counted_and_a_missing_one_is_empty(tmp_path: Path):
    journal = Journal(tmp_path / "none" / "a.sqlite3")
    assert at_rest(journal, None, None) == Concluded()
    assert not journal.path.parent.exists()
    journal.add(concluded(1))
    # On one machine alone nothing waits for anything.
    assert at_rest(journal, None, None) == Concluded(events=1)
    assert of_log(ConclusionLog(journal)) == Concluded(events=1)


def test_the_tab_of_the_marked_spreadsheet_is_looked_at_and_nothing_is_written(
    place: Place, tmp_path: Path
):
    province = File(place.book, "Tỉnh", may_write=True, mark="province")
    with place.at(tmp_path / "a.sqlite3") as log:
        calls = log.google.calls if log.google else None
        journal = log.journal
        first, *_ = sent(place, log)
        assert at_rest(journal, calls, [province]) == Concluded(events=3)
        log.add(concluded(4))
        journal.learn(News(moved={first.id: (Delivery.CONFIRMED, Delivery.GONE, "")}))
        place.google.forget_calls()
        found = at_rest(journal, calls, [province])
        assert found == Concluded(events=4, waiting=1, tampered=1)
        assert place.writes() == 0
        place.google.type_as(OFFICE, place.book, TAB, "A1", "khác")
        found = at_rest(journal, calls, [province])
        assert found.trouble is Obstacle.HEADINGS_LOST
        unmarked = replace(province, mark="")
        assert at_rest(journal, calls, [unmarked]).trouble is None


def test_a_tab_of_others_is_told_by_name(installation: Installation):
    found = lines(Concluded(trouble=Obstacle.TAB_OF_OTHERS, waiting=2))
    said = advice(found[0], Language.VI).said
    assert said.startswith("Bảng tính của tỉnh đã có một trang tên “Kết luận”")
    assert said.endswith("Đang chờ: 2 sự kiện.")
