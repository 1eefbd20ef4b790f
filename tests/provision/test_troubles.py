"""Where something cannot be done: the rest is done, it is told, and the next run goes on."""

from tests.google.faults import Fault
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
