"""The self-check where units and the province share the one spreadsheet that is the place."""

from dataclasses import replace
from datetime import date

import pytest

from services.doctor.line import Code, State
from services.provision.run import Way, carried_out
from services.provision.survey import Asked, survey
from services.sources.place import place_of, resolved
from services.text.doctor import advice
from services.text.language import Language
from tests.doctor.conftest import Installation, of
from tests.google.faults import Fault
from tests.google.handle import OFFICE
from tests.provision.house import AN, UNITS
from tests.sources.googles import Ticks, calls_to

TITLE = "Sổ chung"


def provision(installation: Installation) -> None:
    """Let provision complete the place, as the command does."""
    google = installation.settings().google
    assert google
    calls, ticks = calls_to(google, Ticks()), Ticks()
    installation.opened.append(calls)
    place = resolved(calls, place_of(google.address))
    wanted = Asked(UNITS, (), False, False, date(2021, 10, 5), 40)
    found = survey(calls, place, wanted, lambda _done, _count, _title: None)
    way = Way(calls, place, found.office, notify=False, sleep=ticks.sleep)
    assert all(outcome.is_whole for outcome in carried_out(found.items, way))


@pytest.fixture
def one(installation: Installation) -> Installation:
    """The office, with everything in one spreadsheet that it has made and shared with us."""
    book = installation.google.create(TITLE)
    installation.google.share(book, installation.account)
    installation.folder = f"https://docs.google.com/spreadsheets/d/{book}/edit"
    installation.province = book
    provision(installation)
    return installation


def unprotect(installation: Installation, tab: str) -> None:
    sheet = installation.google.book(installation.province).by_title(tab)
    assert sheet is not None
    sheet.protected.clear()


def test_units_may_edit_the_one_spreadsheet_and_google_keeps_them_off_the_province_s_tabs(
    one: Installation,
):
    assert one.google.role(one.province, AN) == "writer"
    for tab in ("Đơn vị", "Người dùng"):
        with pytest.raises(PermissionError):
            one.google.type_as(AN, one.province, tab, "A30", "t-la")
    one.google.type_as(AN, one.province, "Việc làm", "A6", "Huyện An Bình")
    lines = one.lines()
    assert Code.SHARING_GOOD in [line.code for line in lines]
    assert not [line for line in lines if line.state is State.FAILING]


def test_a_tab_of_the_province_s_that_units_may_edit_is_named_until_provision_protects_it(
    one: Installation,
):
    unprotect(one, "Người dùng")
    told = of(one.lines(), Code.PROVINCE_TABS_OPEN)
    assert told == {"spreadsheet": TITLE, "account": one.account, "tabs": "Người dùng"}
    # Nobody is told to take away the right to type.
    assert Code.PROVINCE_EDITED_BY_UNITS not in one.codes()
    provision(one)
    assert Code.SHARING_GOOD in [line.code for line in one.lines()]


@pytest.mark.parametrize(
    "loose",
    [
        {"warningOnly": True},
        {"unprotectedRanges": [{"startRowIndex": 5}]},
        {"editors": {"users": [AN.upper()]}},
        {"range": {"endRowIndex": 5}},
    ],
    ids=["only warns", "leaves rows free", "lets the unit in", "only the headings"],
)
def test_a_protection_that_does_not_keep_units_off_is_none(
    one: Installation, loose: dict[str, object]
):
    sheet = one.google.book(one.province).by_title("Đơn vị")
    assert sheet is not None
    (protected,) = sheet.protected
    if "range" in loose:
        loose = {"range": {"sheetId": protected["range"]["sheetId"], "endRowIndex": 5}}
    if "editors" in loose:
        loose = {"editors": {"users": [one.account, AN.upper()]}}
    protected.update(loose)
    assert of(one.lines(), Code.PROVINCE_TABS_OPEN)["tabs"] == "Đơn vị"


@pytest.mark.parametrize(
    ("kind", "options"),
    [("unavailable", {}), ("too_many", {}), ("refused", {"status": 403, "message": "No"})],
)
def test_what_is_protected_is_not_known_where_google_does_not_tell(
    one: Installation, kind: str, options: dict[str, object]
):
    fault = Fault(kind, "spreadsheets.get", path="unprotectedRanges", times=0, **options)  # type: ignore[arg-type]
    one.google.fault(fault)
    unprotect(one, "Người dùng")
    codes = one.codes()
    assert fault.met
    assert Code.PROTECTION_NOT_KNOWN in codes
    assert not {Code.PROVINCE_TABS_OPEN, Code.PROVINCE_EDITED_BY_UNITS} & set(codes)
    assert Code.SHARING_GOOD not in [line.code for line in one.lines()]
    for language in Language:
        lines = [line for line in one.lines() if line.code is Code.PROTECTION_NOT_KNOWN]
        assert TITLE in advice(lines[0], language).said


def test_who_is_of_the_office_and_of_a_unit_is_no_stranger_to_the_province_s_tabs(
    one: Installation,
):
    unprotect(one, "Người dùng")
    settings = replace(one.settings(), admin=AN)
    one.google.unshare(one.province, "coquan@tinh.example")
    codes = [line.code for line in one.wrong(settings=settings)]
    assert Code.PROVINCE_TABS_OPEN not in codes
    assert one.google.role(one.province, OFFICE) == "owner"
