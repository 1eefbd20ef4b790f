"""Whatever happens between journals and tab, in any order: it folds to the same as a plain list."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from services.conclusions.events import Event
from services.conclusions.fold import fold
from services.conclusions.journal import Delivery
from services.conclusions.log import ConclusionLog
from services.conclusions.rows import headings, read_row
from services.sources.google_grids import CONCLUSIONS_SHEET
from tests.conclusions.fates import RUN, Fate
from tests.conclusions.places import concluded, delete_row, noted, place_at, request
from tests.google.faults import Fault
from tests.google.handle import OFFICE, Google
from tests.google.mortal import KilledError
from tests.google.server import Stage

# Two copies share the first journal; the third copy has one of its own, which may be lost.
COPIES = ("a", "a", "b")
FAULTS = (
    "cut_before",
    "cut_after",
    "cut_inside",
    "unavailable",
    "unavailable_after",
    "html",
    "html_after",
    "too_many",
    "truncated",
    "unauthorized",
    "expire_tokens",
)
which = st.integers(0, len(COPIES) - 1)


class Conclusions(RuleBasedStateMachine):
    """Copies of the application, and an office that does what it likes to the tab."""

    def __init__(self, stage: Stage, key_of: Callable[[Google], dict[str, str]]) -> None:
        super().__init__()
        self.google = stage.enter(Google())
        self.place = place_at(self.google, key_of(self.google))
        self.folder = tempfile.TemporaryDirectory()
        self.said: dict[str, Event] = {}
        # Rows that may stand there more than once: two copies wrote them, each for a good reason.
        self.twice: set[str] = set()
        self.fates: list[Fate] = []
        self.logs: list[ConclusionLog] = []
        self.lost = 0
        RUN["examples"] += 1

    def next_id(self) -> str:
        """Return an id that is the same when the same is tried again."""
        return f"{len(self.said) + 1:032x}"

    def path(self, at: int) -> Path:
        generation = self.lost if COPIES[at] == "b" else 0
        return Path(self.folder.name) / f"{COPIES[at]}{generation}.sqlite3"

    def born(self, at: int) -> ConclusionLog:
        return self.place.copy(self.path(at), self.fates[at])

    @initialize()
    def begin(self) -> None:
        late: list[tuple[float, str, Any]] = []
        self.fates = [Fate(self.place.calls(chance=0.0), self.place, late) for _ in COPIES]
        self.logs = [self.born(at) for at in range(len(COPIES))]
        for at in (0, 2):
            key = self.next_id()
            self.said[key] = self.logs[at].add(concluded(at + 1, key=key))
        self.place.rounds(*self.logs, count=2)

    # What people do in the application

    @rule(at=which, text=st.sampled_from(("Rà soát", "=1+1", "ạ\u202e\x00", "")))
    def conclude(self, at: int, text: str) -> None:
        RUN["rules"] += 1
        key = self.next_id()
        kept = self.logs[at].add_numbered(2021, lambda number: concluded(number, text, key))
        assert kept.id == key
        self.said[kept.id] = kept

    @rule(at=which, data=st.data())
    def note(self, at: int, data: st.DataObject) -> None:
        RUN["rules"] += 1
        known = sorted(self.logs[at].state.conclusions)
        if known:
            about = self.said[data.draw(st.sampled_from(known))]
            event = self.logs[at].add(replace(noted(about), id=self.next_id()))
            self.said[event.id] = event

    @rule(at=which, data=st.data())
    def say_again(self, at: int, data: st.DataObject) -> None:
        RUN["rules"] += 1
        event = self.said[data.draw(st.sampled_from(sorted(self.said)))]
        if event.id not in {entry.event.id for entry in self.logs[at].entries}:
            self.twice.add(event.id)
        assert self.logs[at].add(event) == event

    @rule(at=which)
    def restore(self, at: int) -> None:
        RUN["rules"] += 1
        self.twice |= {t.event.id for t in self.logs[at].tampered if t.delivery is Delivery.GONE}
        self.logs[at].restore()

    # What time and Google do

    @rule(at=which, seconds=st.sampled_from((3.0, 61.0, 100.0, 400.0)))
    def carry(self, at: int, seconds: float) -> None:
        RUN["rules"] += 1
        self.place.mark = str(int(self.place.mark) + 1)
        self.place.rounds(self.logs[at], seconds=seconds)

    @rule(at=which, calls=st.integers(1, 4))
    def be_killed(self, at: int, calls: int) -> None:
        RUN["rules"] += 1
        # Another copy, which has not read anything yet, is about to send something.
        self.logs[at] = self.born(at)
        key = self.next_id()
        self.said[key] = self.logs[at].add(concluded(900, key=key))
        self.fates[at].dies_in = calls
        try:
            self.place.rounds(self.logs[at], seconds=61.0)
        except KilledError:
            RUN["killed"] += 1
        self.fates[at].dies_in = 0
        self.logs[at] = self.born(at)

    @rule(at=which)
    def be_late(self, at: int) -> None:
        RUN["rules"] += 1
        RUN["late"] += 1
        self.fates[at].is_late = True
        key = self.next_id()
        self.said[key] = self.logs[at].add(concluded(800, key=key))
        self.place.rounds(self.logs[at])

    @precondition(lambda self: self.fates and self.fates[0].late)
    @rule()
    def arrive(self) -> None:
        RUN["rules"] += 1
        self.fates[0].arrive()

    @rule(at=which, kind=st.sampled_from(FAULTS), nth=st.integers(1, 4))
    def go_wrong(self, at: int, kind: str, nth: int) -> None:
        RUN["rules"] += 1
        fault = self.google.fault(Fault(kind, nth=nth))
        key = self.next_id()
        self.said[key] = self.logs[at].add(concluded(700, key=key))
        self.place.rounds(self.logs[at])
        RUN["faults met"] += fault.met

    @precondition(lambda self: self.logs and self.logs[2].entries and not self.fates[2].late)
    @rule()
    def lose_a_journal(self) -> None:
        """What a journal alone has is lost with it, and nothing can be done about that."""
        RUN["rules"] += 1
        others = {entry.event.id for entry in self.logs[0].entries}
        if {entry.event.id for entry in self.logs[2].entries} <= others:
            RUN["journals lost"] += 1
            self.lost += 1
            self.logs[2] = self.born(2)

    # What hands do to the tab

    def grid(self) -> list[list[Any]]:
        sheet = next(
            (s for s in self.google.book(self.place.book).sheets if s.id == CONCLUSIONS_SHEET), None
        )
        return self.google.values(self.place.book, sheet.title) if sheet else []

    def title(self) -> str:
        sheets = self.google.book(self.place.book).sheets
        return next(sheet.title for sheet in sheets if sheet.id == CONCLUSIONS_SHEET)

    @precondition(lambda self: len(self.grid()) > 1)
    @rule(data=st.data())
    def delete_a_row(self, data: st.DataObject) -> None:
        RUN["rules"] += 1
        RUN["rows deleted"] += 1
        at = data.draw(st.integers(1, len(self.grid()) - 1))
        delete_row(self.place, at)

    @precondition(lambda self: len(self.grid()) > 1)
    @rule(data=st.data(), column=st.sampled_from("ABHRSTUV"), text=st.sampled_from(("", "x", "7")))
    def edit_a_cell(self, data: st.DataObject, column: str, text: str) -> None:
        RUN["rules"] += 1
        RUN["cells edited"] += 1
        at = data.draw(st.integers(1, len(self.grid()) - 1))
        self.google.type_as(OFFICE, self.place.book, self.title(), f"{column}{at + 1}", text)

    @precondition(lambda self: len(self.grid()) > 1)
    @rule(column=st.integers(0, 17))
    def sort(self, column: int) -> None:
        RUN["rules"] += 1
        area = {"sheetId": CONCLUSIONS_SHEET, "startRowIndex": 1}
        request(
            self.place, {"sortRange": {"range": area, "sortSpecs": [{"dimensionIndex": column}]}}
        )

    @precondition(lambda self: self.grid())
    @rule(title=st.sampled_from(("Kết luận", "Sổ", "Việc làm")))
    def rename(self, title: str) -> None:
        RUN["rules"] += 1
        self.google.rename_tab(self.place.book, self.title(), title)

    @precondition(lambda self: self.grid())
    @rule()
    def delete_the_tab(self) -> None:
        RUN["rules"] += 1
        RUN["tabs deleted"] += 1
        self.google.delete_tab(self.place.book, self.title())

    # What holds at every moment, and in the end

    @invariant()
    def every_copy_knows_nothing_but_what_was_said(self) -> None:
        for log in self.logs:
            for entry in log.entries:
                assert entry.event == self.said[entry.event.id]
            assert len(log.state.strays) == sum(
                entry.event.about not in log.state.conclusions for entry in log.entries
            )

    def settle(self) -> None:
        self.place.ticks.now += 200
        for _ in range(5):
            self.place.mark = str(int(self.place.mark) + 1)
            self.place.rounds(*self.logs, seconds=61.0)

    def teardown(self) -> None:
        try:
            if self.logs:
                self.end()
        finally:
            for fate in self.fates:
                fate.calls.close()  # type: ignore[attr-defined]
            self.folder.cleanup()

    def end(self) -> None:
        self.google.mend()
        for fate in self.fates:
            fate.is_late = False
        self.fates[0].arrive()
        self.settle()
        # The office takes away what is no event any more, and an admin has the rest written again.
        grid = self.grid()
        for at in range(len(grid) - 1, 0, -1):
            cells = [str(cell) for cell in grid[at]]
            cells += [""] * (len(headings()) - len(cells))
            if any(cells) and not read_row(at, cells).is_whole:
                delete_row(self.place, at)
        self.settle()
        for log in self.logs:
            log.restore()
            self.settle()
        wanted = fold(self.said.values())
        for log in self.logs:
            assert log.state.conclusions == wanted.conclusions
            assert {entry.delivery for entry in log.entries} <= {Delivery.CONFIRMED}
            assert (log.trouble, log.strays, log.waiting, log.tampered) == (None, (), (), ())
            assert log.missing == 0 or self.twice
        count = Counter(str(row[0]) for row in self.grid()[1:] if row)
        assert count.keys() == self.said.keys()
        assert {key for key, times in count.items() if times > 1} <= self.twice


@pytest.fixture(scope="module")
def told() -> Iterator[None]:
    yield
    print("\n" + ", ".join(f"{name}: {count}" for name, count in sorted(RUN.items())))  # noqa: T201


def test_any_interleaving_of_copies_faults_and_hands_folds_to_what_was_said(
    google_stage: Stage, told: None
):
    def machine() -> Conclusions:
        return Conclusions(google_stage, lambda google: google.service_account())

    run_state_machine_as_test(
        machine, settings=settings(max_examples=25, stateful_step_count=40, deadline=None)
    )
