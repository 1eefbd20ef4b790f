"""Where something cannot be done: the rest is done, it is told, and the next run goes on."""

import pytest

from services.errors import SourceUnreachableError, SpreadsheetUnreadableError
from services.text.provision import result_row, sentence, troubles
from tests.google.drive import make_file
from tests.google.faults import Fault
from tests.google.handle import OFFICE
from tests.provision.house import AN, AN_TITLE, COQUAN_TITLE, PROVINCE, House, errors


def test_a_mail_whose_sending_is_unknown_is_not_sent_twice(house: House):
    house.google.fault(Fault("cut_after", "drive.permissions.create", nth=3))
    house.google.forget_calls()
    assert errors(house.run("t-an", notify=True)) == []
    # The office twice, the unit once: whether it was let in is looked up, not asked for again.
    assert len(house.google.calls("drive.permissions.create")) == 3
    assert house.google.role(house.id_of(AN_TITLE), AN) == "writer"


def test_one_spreadsheet_out_of_reach_does_not_keep_the_others_waiting(folder_house: House):
    house = folder_house
    house.google.cloud.services_own = False
    for title in (PROVINCE, AN_TITLE, COQUAN_TITLE):
        book = house.google.create(title)
        house.google.file(book).parents = [house.address]
    refused = Fault("refused", "spreadsheets.get", spreadsheet=house.id_of(AN_TITLE), status=403)
    house.google.fault(refused)
    outcomes = house.run()
    assert [bool(one.error) for one in outcomes] == [False, True, False]
    house.google.mend()
    assert errors(house.run()) == []


def test_a_folder_that_is_taken_away_under_way_is_told_of_and_the_next_run_goes_on(
    folder_house: House,
):
    house = folder_house
    unshared = Fault(
        "act",
        "drive.files.create",
        nth=2,
        act=lambda google: google.unshare(house.address, house.account),
    )
    house.google.fault(unshared)
    outcomes = house.run()
    assert [one.file is not None for one in outcomes] == [True, False, False]
    assert len(errors(outcomes)) == 2
    house.google.share(house.address, house.account, "writer")
    assert errors(house.run()) == []
    assert sorted(house.google.spreadsheets().values()) == sorted(
        [PROVINCE, AN_TITLE, COQUAN_TITLE]
    )


# A place that is none, or may only be looked at: told before anything is written


def test_a_folder_that_may_only_be_looked_at_is_told_before_anything_is_written(
    folder_house: House,
):
    house = folder_house
    house.google.share(house.address, house.account, "reader")
    outcomes = house.run()
    assert house.writes() == []
    assert house.google.spreadsheets() == {}
    assert [result_row(one)[1] for one in outcomes] == ["chưa xong (not done)"] * 3
    assert not any(one.is_whole for one in outcomes)
    # Once for all, with the account's address, and nothing of Google's own words.
    (told,) = troubles(outcomes, house.account, in_folder=True)
    assert told.startswith(f"Thư mục mới chia sẻ cho {house.account} quyền Người xem")
    assert f"đổi {house.account} thành Người chỉnh sửa" in told
    house.google.share(house.address, house.account, "writer")
    assert errors(house.run()) == []
    assert len(house.google.spreadsheets()) == 3


def test_in_a_folder_that_may_only_be_looked_at_what_may_be_written_to_is_completed(
    folder_house: House,
):
    house = folder_house
    assert errors(house.run()) == []
    house.google.share(house.address, house.account, "reader")
    for title in (PROVINCE, AN_TITLE):
        # Google gave the account what it made; now it is the office's, and this one shared alone.
        hand_over(house, title)
    house.google.share(house.id_of(AN_TITLE), house.account, "writer")
    for title in (PROVINCE, AN_TITLE):
        house.google.delete_tab(house.id_of(title), "Hướng dẫn", OFFICE)
    house.google.forget_calls()
    outcomes = house.run()
    states = ["chưa xong (not done)", "đã bổ sung (completed)", "đã đủ (whole)"]
    assert [result_row(one)[1] for one in outcomes] == states
    assert {one.spreadsheet for one in house.google.calls("sheets.write")} == {
        house.id_of(AN_TITLE)
    }


def test_a_spreadsheet_that_may_only_be_looked_at_is_told_by_its_name(house: House):
    assert errors(house.run()) == []
    house.google.delete_tab(house.id_of(AN_TITLE), "Hướng dẫn", house.account)
    hand_over(house, AN_TITLE)
    house.google.share(house.id_of(AN_TITLE), house.account, "reader")
    house.address = house.id_of(AN_TITLE)
    house.google.forget_calls()
    outcomes = house.run()
    assert house.writes() == []
    told = list(troubles(outcomes, house.account, in_folder=False))
    assert any(
        one.startswith(f"“{AN_TITLE}” mới chia sẻ cho {house.account} quyền Người xem")
        for one in told
    )


def hand_over(house: House, title: str) -> None:
    """Make the office the owner, and take the account off."""
    house.google.unshare(house.id_of(title), house.account)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://drive.google.com/drive/folders/khong-co-thu-muc-nao", "hoặc chưa được chia sẻ"),
        ("https://drive.google.com/drive/folders/{spreadsheet}", "là một tệp, không phải thư mục"),
        ("khong-co-gi-ca-o-day", "hoặc chưa được chia sẻ"),
        ("{picture}", "không phải thư mục, cũng không phải bảng tính Google"),
        ("{binned}", "đang nằm trong thùng rác"),
    ],
)
def test_a_wrong_address_is_refused_with_whom_to_share(
    folder_house: House, address: str, said: str
):
    house = folder_house
    made = {
        "spreadsheet": house.google.create("Bảng tính"),
        "picture": make_file(house.google.cloud, "ảnh.png", "image/png", house.account, []).id,
        "binned": house.google.create_folder("Cũ"),
    }
    for one in made.values():
        house.google.share(one, house.account)
    house.google.trash(made["binned"])
    house.address = address.format(**made)
    house.google.forget_calls()
    with pytest.raises(SourceUnreachableError) as caught:
        house.run()
    assert house.writes() == []
    told = sentence(caught.value, house.account)
    assert said in told
    assert f"Chia sẻ thư mục (hoặc bảng tính) với {house.account}, quyền Người chỉnh sửa" in told


def test_no_answer_is_no_fault_of_a_tab_and_nobody_tries_again_by_itself(house: House):
    assert errors(house.run()) == []
    busy = Fault("too_many", "values.batchGet", times=0)
    house.google.fault(busy)
    with pytest.raises(SpreadsheetUnreadableError) as caught:
        house.run()
    told = sentence(caught.value, house.account)
    assert told.startswith("Đã hết lượt gọi Google của phút này; chạy lại sau một phút")
    assert "tự thử lại" not in told


def test_a_spreadsheet_that_google_would_not_share_is_not_called_completed(house: House):
    house.run(province_only=True)
    # The office is let in; the unit is not.
    house.google.fault(
        Fault("refused", "drive.permissions.create", nth=2, status=400, message="No", times=0)
    )
    outcomes = house.run("t-an")
    assert [one.unshared for one in outcomes] == [(), (AN,)]
    assert errors(outcomes) == []
    assert [result_row(one)[1] for one in outcomes] == ["đã đủ (whole)", "chưa xong (not done)"]
