"""The self-check of the place, and of who may do what there."""

from typing import Any

import pytest

from services.doctor import listing
from services.doctor.line import Code, State
from services.text.doctor import advice
from services.text.language import Language
from tests.doctor.conftest import PEOPLE, Installation, of
from tests.google.drive import make_file
from tests.google.faults import Fault
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
    installation.google.file(installation.province).parents = []
    installation.google.share(installation.province, installation.account, "reader")
    installation.folder = installation.province
    lines = installation.wrong()
    assert [line.code for line in lines] == [Code.NOT_WRITABLE]
    assert lines[0].details["spreadsheet"] == "Tỉnh Hà Nam"


def test_a_folder_that_may_only_be_looked_at_is_told_once_for_all_in_it(
    installation: Installation,
):
    installation.google.share(installation.folder, installation.account, "reader")
    lines = installation.lines()
    assert [line.code for line in lines if line.state is not State.OK] == [Code.PLACE_READ_ONLY]
    told = of(lines, Code.PLACE_READ_ONLY)
    assert told == {"address": installation.folder, "account": installation.account}
    codes = [line.code for line in lines]
    # That it is found and read is true all the same; of the sharing nothing good is said.
    assert Code.PLACE_REACHED in codes
    assert Code.ALL_READ in codes
    assert Code.SHARING_GOOD not in codes


def test_an_empty_folder_that_may_only_be_looked_at(installation: Installation):
    installation.google.share(installation.folder, installation.account, "reader")
    for one in (installation.province, installation.lynhan, installation.binhluc):
        installation.google.trash(one)
    assert installation.codes()[:2] == [Code.PLACE_EMPTY, Code.PLACE_READ_ONLY]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://drive.google.com/drive/folders/{spreadsheet}", Code.PLACE_NOT_FOLDER),
        ("https://docs.google.com/spreadsheets/d/{folder}/edit", Code.PLACE_NOT_SPREADSHEET),
        ("{picture}", Code.PLACE_NOT_SPREADSHEET),
        ("https://drive.google.com/drive/folders/khong-co-thu-muc-nao", Code.PLACE_NOT_REACHED),
    ],
)
def test_a_wrong_address_is_told_with_whom_to_share(
    installation: Installation, address: str, code: Code
):
    account = installation.account
    picture = make_file(installation.google.cloud, "ảnh.png", "image/png", account, []).id
    installation.folder = address.format(
        spreadsheet=installation.lynhan, folder=installation.folder, picture=picture
    )
    lines = installation.wrong()
    assert [line.code for line in lines] == [code, Code.NOTHING_READ]
    told = advice(lines[0], Language.VI)
    assert installation.folder in told.said
    assert account in f"{told.said} {told.steps}"


def test_a_folder_in_the_bin(installation: Installation):
    for one in (installation.province, installation.lynhan, installation.binhluc):
        installation.google.trash(one)
    installation.google.trash(installation.folder)
    assert installation.codes() == [Code.PLACE_IN_BIN, Code.NOTHING_READ]


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


# Where lists do not tell with whom a file is shared


@pytest.fixture
def on_shared_drive(installation: Installation) -> Installation:
    installation.google.cloud.lists_permissions = False
    return installation


def test_each_is_asked_for_by_itself_where_the_list_does_not_tell(on_shared_drive: Installation):
    google = on_shared_drive.google
    for one in (on_shared_drive.province, on_shared_drive.lynhan, on_shared_drive.binhluc):
        # What the folder passes on is not told of the file.
        google.share(one, on_shared_drive.account)
    google.forget_calls()
    assert Code.SHARING_GOOD in [line.code for line in on_shared_drive.lines()]
    assert google.counted()["drive.permissions.list"] == 3
    google.unshare(on_shared_drive.lynhan, PEOPLE["hn-lynhan"])
    assert on_shared_drive.codes() == [Code.UNIT_WITHOUT_EDITOR]


@pytest.mark.parametrize("kind", ["too_many", "unavailable", "cut_before", "truncated", "html"])
def test_what_was_asked_in_vain_is_not_known(on_shared_drive: Installation, kind: str):
    google = on_shared_drive.google
    fault = google.fault(Fault(kind, "drive.permissions.list", nth=2, times=0))
    (line,) = [line for line in on_shared_drive.wrong() if line.code is not Code.QUOTA_USED]
    assert line.code is Code.SHARING_NOT_KNOWN
    assert line.details["count"] == "2"
    assert fault.met
    # The files themselves are known all the same.
    assert of(on_shared_drive.lines(), Code.PLACE_REACHED)["count"] == "3"


def test_what_google_does_not_tell_is_told_apart_from_what_it_was_not_asked(
    on_shared_drive: Installation, monkeypatch: pytest.MonkeyPatch
):
    on_shared_drive.google.fault(
        Fault("refused", "drive.permissions.list", status=403, message="No", times=0)
    )
    (line,) = on_shared_drive.wrong()
    assert (line.code, line.details["count"]) == (Code.SHARING_NOT_TOLD, "3")
    on_shared_drive.google.mend()
    monkeypatch.setattr(listing, "ASKED_ALONE", 1)
    (line,) = on_shared_drive.wrong()
    assert (line.code, line.details["count"]) == (Code.SHARING_NOT_ASKED, "2")


@pytest.mark.parametrize("options", [{"kind": "unavailable"}, {"kind": "refused", "status": 403}])
def test_a_right_that_could_not_be_asked_for_is_not_known(
    installation: Installation, options: dict[str, Any]
):
    asking = {"operation": "drive.files.get", "path": "canAddChildren", "times": 0}
    fault = installation.google.fault(Fault(**asking, **options))
    assert installation.codes() == [Code.PLACE_RIGHT_NOT_KNOWN]
    assert fault.met
