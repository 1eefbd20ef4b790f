"""The self-check of the place, and of who may do what there."""

import pytest

from services.doctor.line import Code
from tests.doctor.conftest import PEOPLE, Installation, of
from tests.google.handle import OFFICE


def anyone(installation: Installation, spreadsheet: str, role: str, kind: str = "anyone") -> None:
    """Open a spreadsheet to whoever has the link, or to a whole organisation."""
    entry = {"kind": "drive#permission", "id": kind, "type": kind, "role": role}
    if kind == "domain":
        entry["domain"] = "doan.example"
    installation.google.file(spreadsheet).permissions[kind] = entry


def test_a_folder_that_is_not_shared(installation: Installation):
    installation.google.unshare(installation.folder, installation.account)
    assert installation.codes()[0] is Code.PLACE_NOT_REACHED
    assert of(installation.lines(), Code.PLACE_NOT_REACHED)["account"] == installation.account


def test_a_folder_that_is_empty(installation: Installation):
    for one in (installation.province, installation.lynhan, installation.binhluc):
        installation.google.trash(one)
    assert installation.codes()[0] is Code.PLACE_EMPTY


def test_one_spreadsheet_as_the_place(installation: Installation):
    installation.google.share(installation.lynhan, installation.account)
    installation.folder = installation.lynhan
    assert of(installation.lines(), Code.PLACE_REACHED)["count"] == "1"
    assert installation.codes() == [Code.PROVINCE_MISSING]


def test_a_spreadsheet_that_may_only_be_read(installation: Installation):
    installation.google.share(installation.folder, installation.account, "reader")
    for one in (installation.province, installation.binhluc):
        installation.google.share(one, installation.account)
    lines = installation.wrong()
    assert [line.code for line in lines] == [Code.NOT_WRITABLE]
    assert lines[0].details["spreadsheet"] == "Huyện Lý Nhân"


@pytest.mark.parametrize(
    ("role", "code"),
    [("writer", Code.PROVINCE_EDITED_BY_ALL), ("reader", Code.PROVINCE_READ_BY_ALL)],
)
def test_the_province_s_own_open_to_anyone(installation: Installation, role: str, code: Code):
    anyone(installation, installation.province, role)
    assert installation.codes() == [code]


@pytest.mark.parametrize(
    ("role", "code"), [("writer", Code.UNIT_EDITED_BY_ALL), ("reader", Code.UNIT_READ_BY_ALL)]
)
def test_a_unit_s_spreadsheet_open_to_anyone(installation: Installation, role: str, code: Code):
    anyone(installation, installation.lynhan, role)
    (line,) = installation.wrong()
    assert (line.code, line.details["spreadsheet"]) == (code, "Huyện Lý Nhân")


def test_an_organisation_may_look_but_not_write(installation: Installation):
    anyone(installation, installation.lynhan, "reader", "domain")
    assert installation.codes() == []
    anyone(installation, installation.lynhan, "writer", "domain")
    assert installation.codes() == [Code.UNIT_EDITED_BY_ALL]


def test_people_of_units_who_may_edit_the_province_s_own(installation: Installation):
    # Typed in another case than in the list of units; the person is the same.
    installation.google.share(installation.province, PEOPLE["hn-binhluc"].upper())
    assert of(installation.lines(), Code.PROVINCE_EDITED_BY_UNITS)["names"] == "Huyện Bình Lục"
    installation.google.share(installation.province, PEOPLE["hn-binhluc"], "reader")
    assert installation.codes() == []


def test_the_office_may_edit_what_is_the_province_s(installation: Installation):
    installation.google.share(installation.province, "an@doan.example")
    installation.google.share(installation.province, "thu.ky@doan.example")
    assert installation.codes() == []


def test_a_unit_where_nobody_may_type(installation: Installation):
    # The office made it and owns it; but it is not the office who types there.
    assert installation.google.role(installation.lynhan, OFFICE) == "owner"
    installation.google.unshare(installation.lynhan, PEOPLE["hn-lynhan"])
    (line,) = installation.wrong()
    assert (line.code, line.details["spreadsheet"]) == (Code.UNIT_WITHOUT_EDITOR, "Huyện Lý Nhân")


def test_two_spreadsheets_marked_as_the_province_s(installation: Installation):
    for one in (installation.province, installation.lynhan):
        installation.google.file(one).app_properties["soket"] = "province"
    assert Code.PROVINCE_SEVERAL in installation.codes()


def test_a_mark_tells_the_province_s_own_before_a_tab_does(installation: Installation):
    installation.google.file(installation.province).app_properties["soket"] = "province"
    anyone(installation, installation.province, "writer")
    assert installation.codes() == [Code.PROVINCE_EDITED_BY_ALL]


def test_no_spreadsheet_of_the_province(installation: Installation):
    installation.google.trash(installation.province)
    assert installation.codes() == [Code.PROVINCE_MISSING]
