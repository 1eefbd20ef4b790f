"""``python -m services provision``: a plan, what came of it, and what it exits with."""

import json
import sys
from argparse import Namespace
from io import StringIO
from pathlib import Path

import pytest

from services.commands import main
from services.provision.command import provision
from services.template import write_templates
from tests.google.faults import Fault
from tests.google.handle import Google
from tests.provision.house import AN, AN_TITLE, COQUAN_TITLE, PROVINCE, UNITS, House
from tests.sources.googles import OFFICE

TITLES = sorted([PROVINCE, AN_TITLE, COQUAN_TITLE])


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A folder with the workbook in which a province has listed its units."""
    return write_templates(tmp_path / "mau", UNITS, last_year=2021)[0]


@pytest.fixture
def at_google(google: Google, google_key: dict[str, str], tmp_path: Path, monkeypatch) -> Google:
    """A Google that the settings of the environment lead to."""
    key = tmp_path / "key.json"
    key.write_text(json.dumps(google_key), encoding="utf-8")
    monkeypatch.delenv("SOKET_DATA", raising=False)
    monkeypatch.setenv("SOKET_GOOGLE_KEY", str(key))
    monkeypatch.setenv("SOKET_GOOGLE_ADDRESS", OFFICE)
    monkeypatch.setenv("SOKET_GOOGLE_ENDPOINT", google.url)
    return google


def asked(listed: Path) -> Namespace:
    return Namespace(
        dry_run=False, units="", single=False, province_only=False, listed=listed, notify=False
    )


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["provision", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_dry_run_prints_the_plan_and_changes_nothing(at_google: Google, listed: Path, capsys):
    status, out, err = ran(capsys, "--dry-run", "--list", str(listed))
    assert (status, err) == (0, "")
    assert at_google.spreadsheets() == {}
    lines = out.splitlines()
    assert lines[0] == "KẾ HOẠCH (plan)"
    assert lines[1] == PROVINCE
    assert (
        "  + Tạo bảng tính mới với các trang (make the spreadsheet with the tabs): Hướng dẫn, "
        "Đào tạo cán bộ, Chất lượng cán bộ, Chi đoàn dân cư, Việc làm, Vốn vay và mô hình, Danh mục"
    ) in lines
    shared = "  + Chia sẻ quyền chỉnh sửa với (share for editing with): "
    assert f"{shared}{OFFICE}" in lines
    assert f"{shared}{OFFICE}, {AN}" in lines
    assert lines[-1] == "Chưa thay đổi gì (nothing was changed): --dry-run."


def test_a_dry_run_tells_that_the_folder_may_only_be_looked_at(
    at_google: Google, google_key: dict[str, str], listed: Path, capsys, monkeypatch
):
    folder, account = at_google.create_folder("Sơ Kết"), google_key["client_email"]
    at_google.share(folder, account, "reader")
    monkeypatch.setenv("SOKET_GOOGLE_ADDRESS", folder)
    status, out, err = ran(capsys, "--dry-run", "--list", str(listed))
    assert (status, err) == (0, "")
    assert f"  ! Thư mục mới chia sẻ cho {account} quyền Người xem" in out
    assert "Tạo bảng tính mới" not in out
    status, out, err = ran(capsys, "--list", str(listed))
    assert (status, err) == (2, "")
    assert f"  ! Thư mục mới chia sẻ cho {account} quyền Người xem" in out
    assert "insufficient" not in out
    assert at_google.spreadsheets() == {}
    at_google.unshare(folder, account)
    status, out, err = ran(capsys, "--dry-run", "--list", str(listed))
    assert (status, out) == (2, "")
    assert f"với {account}, quyền Người chỉnh sửa" in err


def test_a_run_makes_everything_says_where_it_is_and_is_quiet_elsewhere(
    at_google: Google, listed: Path, capsys
):
    status, out, err = ran(capsys, "--list", str(listed.parent))
    assert (status, err) == (0, "")
    assert sorted(at_google.spreadsheets().values()) == TITLES
    number = {title: number for number, title in at_google.spreadsheets().items()}[AN_TITLE]
    row = next(line for line in out.splitlines() if line.startswith(AN_TITLE) and "https" in line)
    assert "đã tạo (made)" in row
    assert row.endswith(f"https://docs.google.com/spreadsheets/d/{number}/edit")
    # Its own list counts from now on.
    status, out, err = ran(capsys)
    assert (status, err) == (0, "")
    assert "Không có gì phải làm (nothing to do)." in out
    assert out.count("đã đủ (whole)") == 3


def test_units_can_be_picked_and_a_code_that_is_no_unit_s_is_one_sentence(
    at_google: Google, listed: Path, capsys
):
    assert ran(capsys, "--list", str(listed), "--units", "T-CQ")[0] == 0
    assert sorted(at_google.spreadsheets().values()) == [COQUAN_TITLE, PROVINCE]
    status, out, err = ran(capsys, "--units", "t-an,t-an-x1")
    assert (status, out) == (2, "")
    assert err == "Không có đơn vị nào mã “t-an-x1” (no unit has this code).\n"


@pytest.mark.parametrize(
    ("prepare", "expected"),
    [
        (lambda google: google.disable_api("drive"), "Google Drive API chưa được bật"),
        (lambda google: google.revoke_key(), "Google không chấp nhận khoá"),
    ],
)
def test_where_nothing_is_possible_it_says_why_in_one_sentence(
    at_google: Google, capsys, prepare, expected: str
):
    prepare(at_google)
    status, out, err = ran(capsys)
    assert (status, out) == (2, "")
    assert expected in err
    assert err.count("\n") == 1


def test_without_a_key_it_says_where_one_is_to_be_put(monkeypatch, tmp_path: Path, capsys):
    monkeypatch.setenv("SOKET_DATA", str(tmp_path))
    status, out, err = ran(capsys)
    assert (status, out) == (2, "")
    assert "secrets.toml.example" in err


def test_a_folder_without_a_list_of_units_is_no_list(at_google: Google, tmp_path: Path, capsys):
    status, _, err = ran(capsys, "--list", str(tmp_path))
    assert status == 2
    assert err.startswith(f"Không đọc được {tmp_path}")
    assert at_google.spreadsheets() == {}


def test_what_is_left_undone_is_told_and_the_next_run_does_it(
    at_google: Google, house: House, listed: Path, capsys
):
    arguments = asked(listed)
    # Google is down from the making of the last spreadsheet on.
    house.google.fault(Fault("cut_before", "drive.files.create", nth=3, times=0))
    house.google.fault(Fault("unavailable", "drive.files.list", nth=2, times=0))
    status = provision(house.calls(), OFFICE, arguments, house.ticks.sleep)
    out = capsys.readouterr().out
    assert status == 1
    row = next(
        line for line in out.splitlines() if line.startswith(COQUAN_TITLE) and "chưa" in line
    )
    # Behind it nothing, for there is nothing to link to.
    assert row == f"{COQUAN_TITLE}   chưa xong (not done)"
    assert f"  ! {COQUAN_TITLE}: Google đang gặp sự cố" in out
    assert "Chạy lại lệnh này" in out
    house.google.mend()
    house.ticks.sleep(600)
    assert provision(house.calls(), OFFICE, arguments, house.ticks.sleep) == 0
    assert sorted(house.google.spreadsheets().values()) == TITLES


def test_an_address_that_google_does_not_take_is_told_of_and_the_others_are_shared(
    house: House, listed: Path, capsys
):
    refusal = Fault("refused", "drive.permissions.create", nth=3, status=400, message="no account")
    house.google.fault(refusal)
    assert provision(house.calls(), OFFICE, asked(listed), house.ticks.sleep) == 1
    out = capsys.readouterr().out
    assert f"  ! Google không cho chia sẻ với {AN}: kiểm tra địa chỉ" in out
    assert house.google.role(house.id_of(COQUAN_TITLE), "coquan@tinh.example") == "writer"


def test_where_nothing_came_of_anything_it_exits_with_2(house: House, listed: Path, capsys):
    house.google.cloud.services_own = False
    assert provision(house.calls(), OFFICE, asked(listed), house.ticks.sleep) == 2
    out = capsys.readouterr().out
    assert f"    {AN_TITLE}\n" in out


def test_on_a_terminal_a_bar_shows_how_far_it_is(house: House, listed: Path, monkeypatch):
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert provision(house.calls(), OFFICE, asked(listed), house.ticks.sleep) == 0
    drawn = terminal.getvalue().split("\r")
    assert f"Đang làm (doing) [{'#' * 8}{'.' * 16}] 1/3 {AN_TITLE}"[:79] in [
        line.rstrip() for line in drawn
    ]
    # It takes itself away when it is done.
    assert drawn[-2:] == [" " * 79, ""]
