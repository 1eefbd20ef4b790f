"""Each fault at each call: run again, and all is as if nothing had happened; nothing twice."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from services.errors import SoKetError
from services.provision.run import Outcome
from tests.google.cloud import permission_id
from tests.google.faults import Fault
from tests.google.handle import Google
from tests.google.mortal import KilledError, Mortal
from tests.provision.house import (
    AN,
    AN_TITLE,
    PROVINCE,
    WRITES,
    Files,
    House,
    errors,
    kept,
    restore,
    state,
)

# token, list · province: create, share, batch · unit: create, share, batch, share with the unit.
FRESH, FRESH_WRITES = 9, (3, 4, 5, 6, 7, 8, 9)
# token, list · province: 2 looks, 2 reads of its units · unit: 2 looks · province: 2 looks, batch ·
# unit: 2 looks, batch, share with the unit.
REPAIR, REPAIR_WRITES = 16, (12, 15, 16)
NOT_APPLIED = ("cut_before", "unavailable", "html", "too_many", "unauthorized")
SPOILED = ("cut_inside", "truncated")
APPLIED_UNHEARD = ("cut_after", "unavailable_after", "html_after")
LOANS = [["Huyện An Bình", "Quý III/2021", "30/09/2021", "25.000", "20,5", "30", "1.200", "14"]]
JOBS = [["An Bình", "12/05/2021", "Dạy nghề", "may", "", "", "40", "31"]]
LOANS_TAB, JOBS_TAB = "Vốn vay và mô hình", "Việc làm"


def met(count: int, writes: tuple[int, ...]) -> list[tuple[int, str]]:
    """Give every call with each fault that differs there: to a read it is one whether applied."""
    return [
        (nth, kind)
        for nth in range(1, count + 1)
        for kind in (*NOT_APPLIED, *SPOILED, *(APPLIED_UNHEARD if nth in writes else ()))
    ]


def attempt(house: House) -> list[Outcome]:
    """Run once; a run that cannot even begin comes to nothing."""
    try:
        return house.run("t-an")
    except SoKetError:
        return []


@dataclass
class Scene:
    """How Google is before a run, and what an undisturbed run makes of it."""

    before: Files
    end: Any
    calls: int
    writes: tuple[int, ...]


def scene(house: House, prepare: Callable[[House], None]) -> Scene:
    prepare(house)
    before = kept(house.google)
    house.google.forget_calls()
    assert errors(house.run("t-an")) == []
    calls = house.google.calls()
    writes = tuple(nth for nth, one in enumerate(calls, 1) if one.operation in WRITES)
    return Scene(before, state(house.google), len(calls), writes)


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    """Worked out once for all faults."""
    return {}


@pytest.fixture
def fresh(house: House, scenes: dict[str, Scene]) -> Scene:
    found = scenes.get("fresh") or scene(house, lambda _house: None)
    scenes["fresh"] = found
    restore(house.google, found.before)
    return found


@pytest.fixture
def damaged(house: House, scenes: dict[str, Scene]) -> Scene:
    found = scenes.get("damaged") or scene(house, damage)
    scenes["damaged"] = found
    restore(house.google, found.before)
    return found


def damage(house: House) -> None:
    """Let a unit type, and take away a tab, a column, rules, protection, and a right."""
    house.run("t-an")
    google, book = house.google, house.id_of(AN_TITLE)
    google.type_as(AN, book, LOANS_TAB, "A6", LOANS)
    google.type_as(AN, book, JOBS_TAB, "A6", JOBS)
    google.type_as(AN, book, JOBS_TAB, "X8", "cột riêng của huyện")
    loans, jobs = (google.book(book).by_title(tab) for tab in (LOANS_TAB, JOBS_TAB))
    assert loans
    assert jobs
    at = column_of(google, book, LOANS_TAB, "Hợp tác xã thanh niên")
    column = {"sheetId": loans.id, "dimension": "COLUMNS", "startIndex": at, "endIndex": at + 1}
    units = {"sheetId": loans.id, "startRowIndex": 5, "endColumnIndex": 1}
    google.batch_as(
        house.account,
        book,
        {"deleteDimension": {"range": column}},
        {"setDataValidation": {"range": units}},
        {"deleteProtectedRange": {"protectedRangeId": jobs.protected[0]["protectedRangeId"]}},
    )
    google.delete_tab(book, "Chất lượng cán bộ")
    del google.file(book).permissions[permission_id(AN)]
    google.delete_tab(house.id_of(PROVINCE), "Hội nghị")


def column_of(google: Google, book: str, tab: str, heading: str) -> int:
    return google.values(book, tab)[4].index(heading)


def typed(house: House) -> list[list[list[Any]]]:
    book = house.id_of(AN_TITLE)
    return [house.google.values(book, tab)[5:] for tab in (LOANS_TAB, JOBS_TAB)]


TYPED = [
    [["Huyện An Bình", "Quý III/2021", 44469, 25000, 20.5, 30, 1200, 14]],
    [
        ["An Bình", 44328, "Dạy nghề", "may", "", "", 40, 31],
        [],
        [*[""] * 23, "cột riêng của huyện"],
    ],
]


def test_so_many_calls_are_made_and_each_is_met_below(house: House, fresh: Scene, damaged: Scene):
    assert (fresh.calls, fresh.writes) == (FRESH, FRESH_WRITES)
    assert (damaged.calls, damaged.writes) == (REPAIR, REPAIR_WRITES)


def test_what_was_damaged_is_mended_and_what_was_typed_stands_where_it_stood(
    house: House, damaged: Scene
):
    attempt(house)
    assert typed(house) == TYPED
    book = house.id_of(AN_TITLE)
    # Behind the columns that are there; what the unit typed at X8 is in another tab.
    headings = house.google.values(book, LOANS_TAB)[4]
    assert headings[-2:] == ["Mã dòng", "Hợp tác xã thanh niên"]
    assert [tab.title for tab in house.google.book(book).sheets][2] == "Chất lượng cán bộ"
    assert house.google.role(book, AN) == "writer"


@pytest.mark.parametrize(("nth", "kind"), met(FRESH, FRESH_WRITES))
def test_a_fresh_run_that_is_disturbed_is_whole_after_the_next(
    house: House, fresh: Scene, nth: int, kind: str
):
    disturbed(house, fresh, Fault(kind, nth=nth))


@pytest.mark.parametrize(("nth", "kind"), met(REPAIR, REPAIR_WRITES))
def test_a_repair_that_is_disturbed_is_whole_after_the_next(
    house: House, damaged: Scene, nth: int, kind: str
):
    disturbed(house, damaged, Fault(kind, nth=nth))
    assert typed(house) == TYPED


def disturbed(house: House, scene: Scene, fault: Fault) -> None:
    house.google.fault(fault)
    first = attempt(house)
    assert fault.met == 1
    if not first or errors(first):
        assert errors(attempt(house)) == []
    assert state(house.google) == scene.end


@pytest.mark.parametrize("nth", range(1, FRESH))
def test_a_fresh_run_that_is_killed_goes_on_where_it_was(house: House, fresh: Scene, nth: int):
    with pytest.raises(KilledError):
        house.run("t-an", calls=Mortal(house.calls(), nth))
    assert errors(house.run("t-an")) == []
    assert state(house.google) == fresh.end


@pytest.mark.parametrize("nth", range(1, REPAIR))
def test_a_repair_that_is_killed_goes_on_where_it_was(house: House, damaged: Scene, nth: int):
    with pytest.raises(KilledError):
        house.run("t-an", calls=Mortal(house.calls(), nth))
    assert errors(house.run("t-an")) == []
    assert state(house.google) == damaged.end
    assert typed(house) == TYPED


@pytest.mark.parametrize("nth", range(2, FRESH + 1))
def test_a_key_that_is_revoked_under_way_stops_the_run_and_a_new_one_ends_it(
    house: House, fresh: Scene, nth: int
):
    house.google.fault(Fault("revoke_key", nth=nth))
    first = attempt(house)
    assert not first or errors(first)
    house.key = house.google.service_account()
    assert errors(attempt(house)) == []
    assert state(house.google) == fresh.end


@pytest.mark.parametrize("nth", range(2, REPAIR + 1))
def test_a_token_that_runs_out_under_way_is_not_even_noticed(
    house: House, damaged: Scene, nth: int
):
    house.google.fault(Fault("expire_tokens", nth=nth))
    assert errors(attempt(house)) == []
    assert state(house.google) == damaged.end


@pytest.mark.parametrize("kind", ["rename_tab", "delete_tab"])
@pytest.mark.parametrize("nth", range(1, 7))
def test_a_tab_that_is_renamed_or_deleted_under_way_costs_nothing_that_was_typed(
    house: House, damaged: Scene, nth: int, kind: str
):
    book = house.id_of(AN_TITLE)
    fault = Fault(kind, nth=nth, spreadsheet=book, tab="Đào tạo cán bộ")
    house.google.fault(fault)
    attempt(house)
    # Of the calls to this spreadsheet: two looks, two more, the batch, the sharing.
    assert fault.met == 1
    assert errors(attempt(house)) == []
    assert typed(house) == TYPED
    titles = [tab.title for tab in house.google.book(book).sheets]
    assert len(titles) == len(set(titles)) == 7
    assert ("Đào tạo cán bộ (cũ)" in titles) == (kind == "rename_tab")
    # Nothing is left to do.
    house.google.forget_calls()
    attempt(house)
    assert house.writes() == []


@pytest.mark.parametrize("operation", ["drive.files.create", "spreadsheets.batchUpdate"])
def test_what_google_applies_only_after_we_gave_up_waiting_is_not_made_twice(
    house: House, fresh: Scene, operation: str
):
    house.read, house.sleep = 0.15, lambda seconds: time.sleep(seconds / 50)
    house.google.fault(Fault("late", operation, nth=2, seconds=0.6))
    attempt(house)
    house.read = 60.0
    assert errors(attempt(house)) == []
    time.sleep(0.7)
    assert state(house.google) == fresh.end


def test_a_slow_google_is_waited_for(house: House, fresh: Scene):
    house.google.fault(Fault("slow", times=0, seconds=0.02))
    assert errors(attempt(house)) == []
    assert state(house.google) == fresh.end
