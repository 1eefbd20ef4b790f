"""The audit log: what is noted, what is only counted, who may read it."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from services import audit as module
from services.access import Person, Role, Standing
from services.audit import WHATS, Audit, Line, Noted, What
from services.conclusions.events import Act
from services.errors import NotAllowedError, NotKeptError

NOON = datetime(2021, 7, 1, 12, tzinfo=UTC)
AN = Person(Role.LEADER, Standing.LISTED, "an@doan.example")
BINH = Person(Role.UNIT, Standing.LISTED, "binh@doan.example", "hn-lynhan")
ADMIN = Person(Role.ADMIN, Standing.FIRST_ADMIN, "quan-tri@doan.example")
PASSER_BY = Person(Role.VIEWER, Standing.NOT_SIGNED_IN)


class Clock:
    """A clock that goes on by a second each time it is looked at."""

    def __init__(self) -> None:
        self.now = NOON - timedelta(seconds=1)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def audit(tmp_path: Path, clock: Clock) -> Audit:
    return Audit(tmp_path / "audit.sqlite", clock)


def told(audit: Audit) -> list[tuple[str, What, str, str, int]]:
    return [
        (line.email, line.what, line.about, line.detail, line.count) for line in audit.lines(ADMIN)
    ]


def test_a_line_says_who_did_what_when_and_from_which_view(audit: Audit):
    view = "./cadres?period=2021-Q2&units=hn-lynhan"
    assert audit.note(AN, Act.RECORDED, about="KL-2021-007", detail="C1", view=view)
    assert audit.lines(ADMIN) == (
        Line(
            NOON,
            "an@doan.example",
            "leader",
            Act.RECORDED,
            "KL-2021-007",
            "C1",
            view,
            1,
            NOON,
            "listed",
        ),
    )


def test_what_is_noted_besides_acts_is_called_otherwise():
    assert len(WHATS) == len(Act) + len(Noted)


def test_the_newest_line_comes_first_also_after_a_restart(
    audit: Audit, tmp_path: Path, clock: Clock
):
    audit.note(AN, Act.RECORDED, about="1")
    audit.note(BINH, Act.REPLIED, about="1")
    again = Audit(tmp_path / "audit.sqlite", clock)
    again.note(AN, Act.CLOSED, about="1")
    assert [line.what for line in again.lines(ADMIN)] == [
        Act.CLOSED,
        Act.REPLIED,
        Act.RECORDED,
    ]


def test_lines_are_found_by_person_and_by_kind(audit: Audit):
    audit.note(AN, Act.RECORDED, about="1")
    audit.note(BINH, Act.REPLIED, about="1")
    audit.note(AN, Act.CLOSED, about="1")
    audit.note(PASSER_BY, Noted.REFUSED, detail="conclude")

    def found(email: str | None = None, what: What | None = None, most: int = 99) -> list[What]:
        return [line.what for line in audit.lines(ADMIN, email=email, what=what, most=most)]

    assert found(email="an@doan.example") == [Act.CLOSED, Act.RECORDED]
    assert found(what=Act.REPLIED) == [Act.REPLIED]
    assert found(email="an@doan.example", what=Act.REPLIED) == []
    assert found(email="") == [Noted.REFUSED]
    assert found(most=2) == [Noted.REFUSED, Act.CLOSED]
    assert audit.emails(ADMIN) == ("", "an@doan.example", "binh@doan.example")


@pytest.mark.parametrize("person", [AN, BINH, PASSER_BY])
def test_only_an_administrator_reads_it_and_who_tries_is_noted(audit: Audit, person: Person):
    audit.note(AN, Act.RECORDED, about="1")
    with pytest.raises(NotAllowedError) as refusal:
        audit.lines(person)
    assert refusal.value.right == "see_audit"
    with pytest.raises(NotAllowedError):
        audit.emails(person)
    assert told(audit)[0] == (person.email, Noted.REFUSED, "", "see_audit", 2)


def test_the_same_refusal_within_an_hour_is_one_line_that_counts(audit: Audit, clock: Clock):
    for _ in range(3):
        audit.note(BINH, Noted.REFUSED, about="KL-2021-007", detail="conclude")
    first = NOON
    (line,) = audit.lines(ADMIN)
    assert (line.count, line.since) == (3, first)
    assert line.at > first + timedelta(seconds=1)
    # Another conclusion, another person: lines of their own.
    audit.note(BINH, Noted.REFUSED, about="KL-2021-008", detail="conclude")
    audit.note(PASSER_BY, Noted.REFUSED, about="KL-2021-007", detail="conclude")
    assert [one[4] for one in told(audit)] == [1, 1, 3]
    clock.now += timedelta(hours=2)
    audit.note(BINH, Noted.REFUSED, about="KL-2021-007", detail="conclude")
    assert [one[4] for one in told(audit)] == [1, 1, 1, 3]


def test_a_flood_of_different_refusals_is_counted_and_drives_out_nothing(audit: Audit):
    audit.note(AN, Act.RECORDED, about="KL-2021-001")
    for number in range(60):
        audit.note(BINH, Noted.REFUSED, about=f"KL-2021-{number:03d}", detail="conclude")
    lines = told(audit)
    assert len(lines) == 21
    assert sum(line[4] for line in lines if line[1] is Noted.REFUSED) == 60
    assert (AN.email, Act.RECORDED, "KL-2021-001", "", 1) in lines


def test_changes_are_never_counted_together(audit: Audit):
    for _ in range(30):
        audit.note(AN, Act.PROGRESS, about="1", detail="x")
    assert told(audit) == [(AN.email, Act.PROGRESS, "1", "x", 1)] * 30


def test_the_oldest_lines_make_room(audit: Audit, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST_LINES", 3)
    for number in range(5):
        audit.note(AN, Act.RECORDED, about=str(number))
    assert [line.about for line in audit.lines(ADMIN)] == ["4", "3", "2"]


def test_a_line_that_the_disk_does_not_take_is_told_in_the_log_and_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    broken = Audit(tmp_path / "file" / "audit.sqlite")
    with caplog.at_level(logging.ERROR):
        assert not broken.note(AN, Act.RECORDED, about="KL-2021-007", detail="bí mật")
    assert "The audit log does not take a line: recorded KL-2021-007" in caplog.text
    assert "an@doan" not in caplog.text
    assert "bí mật" not in caplog.text
    with pytest.raises(NotKeptError):
        broken.lines(ADMIN)


def test_texts_are_kept_as_text_and_not_endlessly(audit: Audit):
    audit.note(AN, Act.RECORDED, about="'; DROP TABLE lines; --", detail="=1+1\x00\ud800 ơ" * 999)
    audit.note(AN, Act.EDITED, view="x" * 5000)
    edited, recorded = audit.lines(ADMIN)
    assert recorded.about == "'; DROP TABLE lines; --"
    assert recorded.detail.startswith("=1+1\x00? ơ=1+1")
    assert len(recorded.detail) == 300
    assert len(edited.view) == 1000


def test_a_kind_of_line_that_a_newer_version_wrote_is_read_as_another(audit: Audit, tmp_path: Path):
    audit.note(AN, Act.RECORDED)
    file = tmp_path / "audit.sqlite"
    with module.writing(file, "") as connection:
        connection.execute("UPDATE lines SET what = 'sung_by_a_choir'")
    assert [line.what for line in audit.lines(ADMIN)] == [Noted.OTHER]


def test_an_address_is_not_in_what_a_log_would_show(audit: Audit):
    audit.note(AN, Act.RECORDED)
    assert "an@doan" not in repr(audit.lines(ADMIN))
