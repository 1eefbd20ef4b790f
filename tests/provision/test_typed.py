"""What people did to their spreadsheets since: it stays, and what is missing comes back."""

from typing import Any

import pytest

from services.provision.part import Lack
from services.provision.plan import Need
from tests.google.cloud import permission_id
from tests.provision.house import AN, AN_TITLE, COQUAN, PROVINCE, House, errors, state
from tests.sources.googles import OFFICE

LOANS, JOBS, BRANCHES = "Vốn vay và mô hình", "Việc làm", "Chi đoàn dân cư"


def unit_id(house: House) -> str:
    return house.id_of(AN_TITLE)


def sheet_id(house: House, tab: str) -> int:
    sheet = house.google.book(unit_id(house)).by_title(tab)
    assert sheet is not None
    return sheet.id


def lacks(house: House) -> list[tuple[str, Lack, tuple[str, ...]]]:
    outcomes = house.run()
    return [(x.tab, x.lack, x.what) for one in outcomes for x in one.item.part.lacks]


def needs(house: House) -> list[tuple[Need, tuple[str, ...]]]:
    return [(wish.need, wish.what) for one in house.run() for wish in one.item.wishes]


def test_what_was_typed_is_no_reason_to_write(used: House):
    before = state(used.google)
    assert all(one.item.is_done for one in used.run())
    assert used.writes() == []
    assert state(used.google) == before


def test_a_column_put_in_between_and_one_of_the_unit_s_own_are_left_alone(used: House):
    book = unit_id(used)
    place = {"sheetId": sheet_id(used, LOANS), "dimension": "COLUMNS"}
    between = {"insertDimension": {"range": {**place, "startIndex": 2, "endIndex": 3}}}
    used.google.batch_as(AN, book, between)
    used.google.type_as(OFFICE, book, LOANS, "C5", "Cán bộ phụ trách")
    used.google.type_as(AN, book, LOANS, "C6", "đ/c A")
    before = state(used.google)
    assert all(one.item.is_done for one in used.run())
    assert used.writes() == []
    assert state(used.google) == before


def test_a_renamed_tab_is_known_by_its_mark_and_not_made_again(used: House):
    used.google.rename_tab(unit_id(used), JOBS, "VL 2021")
    used.google.rename_tab(unit_id(used), "Hướng dẫn", "Đọc trước")
    used.google.rename_tab(unit_id(used), "Danh mục", "DM")
    assert all(one.item.is_done for one in used.run())
    assert used.writes() == []


def test_a_renamed_tab_of_the_province_s_is_a_person_s_to_name_back(used: House):
    used.google.rename_tab(used.id_of(PROVINCE), "Hội nghị", "Họp")
    assert lacks(used) == [("Họp", Lack.TAB_RENAMED, ("Hội nghị",))]
    assert used.writes() == []


def test_a_heading_under_another_name_that_is_known_is_the_same_heading(used: House):
    used.google.type_as(OFFICE, unit_id(used), LOANS, "D5", "Dư nợ")
    assert all(one.item.is_done for one in used.run())
    assert used.writes() == []


def test_a_heading_under_a_name_that_nobody_knows_is_told_of_and_not_put_in_twice(used: House):
    used.google.type_as(OFFICE, unit_id(used), LOANS, "D5", "Tiền")
    told = ("Dư nợ uỷ thác qua Đoàn", "D5", "Tiền")
    assert lacks(used) == [(LOANS, Lack.HEADING_RENAMED, told)]
    assert used.writes() == []


def test_headings_that_are_gone_are_told_of_and_the_tab_is_left_alone(used: House):
    row = {"sheetId": sheet_id(used, LOANS), "dimension": "ROWS", "startIndex": 4, "endIndex": 5}
    used.google.batch_as(OFFICE, unit_id(used), {"deleteDimension": {"range": row}})
    before = state(used.google)
    assert lacks(used) == [(LOANS, Lack.HEADINGS_GONE, (LOANS,))]
    assert used.writes() == []
    assert state(used.google) == before


def test_a_deleted_tab_comes_back_in_its_place_as_it_was(used: House):
    fresh = state(used.google)
    used.google.delete_tab(unit_id(used), BRANCHES)
    assert errors(used.run()) == []
    assert used.writes() == ["spreadsheets.batchUpdate"]
    again = state(used.google)
    # But for one more note that a batch was applied.
    assert tabs_of(again, AN_TITLE) == tabs_of(fresh, AN_TITLE)
    used.google.forget_calls()
    used.run()
    assert used.writes() == []


def tabs_of(told: Any, title: str) -> Any:
    return next(what[-1] for name, what in told.items() if name.startswith(title))


def test_a_deleted_column_comes_back_behind_all_others_and_nothing_moves(used: House):
    book, tab = unit_id(used), sheet_id(used, LOANS)
    used.google.type_as(AN, book, LOANS, "T9", "ghi riêng")
    gone = {"sheetId": tab, "dimension": "COLUMNS", "startIndex": 6, "endIndex": 7}
    used.google.batch_as(OFFICE, book, {"deleteDimension": {"range": gone}})
    before = used.google.values(book, LOANS)
    outcomes = used.run()
    assert [done.what for done in outcomes[1].item.part.deeds] == [("Số hộ còn dư nợ",)]
    after = used.google.values(book, LOANS)
    # T9 is now S9: the column comes behind it, for somebody may be typing there.
    assert before[8] == [*[""] * 18, "ghi riêng"]
    assert after[5:] == before[5:]
    assert after[4] == [*before[4], *[""] * 4, "Số hộ còn dư nợ"]
    cell = used.google.cell(book, LOANS, "T6")
    assert cell.validation is not None
    assert cell.number_format["pattern"] == "#,##0"
    assert used.google.cell(book, LOANS, "T5").note.startswith("Bắt buộc.")
    used.google.forget_calls()
    used.run()
    assert used.writes() == []


def test_rules_that_were_pasted_over_come_back_in_those_rows_and_no_value_changes(used: House):
    book, tab = unit_id(used), sheet_id(used, LOANS)
    pasted = {"sheetId": tab, "startRowIndex": 5, "endRowIndex": 7, "endColumnIndex": 6}
    own = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Quý III/2021"}]}}
    period = {"sheetId": tab, "startRowIndex": 7, "startColumnIndex": 1, "endColumnIndex": 2}
    used.google.batch_as(
        AN,
        book,
        {"setDataValidation": {"range": pasted}},
        {"setDataValidation": {"range": period, "rule": own}},
    )
    before = used.google.values(book, LOANS)
    used.run()
    assert used.google.values(book, LOANS) == before
    assert used.google.cell(book, LOANS, "F6").validation is not None
    assert used.google.cell(book, LOANS, "B7").validation is not None
    # A rule that somebody chose otherwise stands.
    assert used.google.cell(book, LOANS, "B8").validation == own
    assert used.google.cell(book, LOANS, "B30").validation == own


def test_protection_and_colours_that_were_taken_away_come_back(used: House):
    book = used.google.book(unit_id(used))
    sheet = book.by_title(JOBS)
    assert sheet is not None
    count = len(sheet.conditional)
    number = sheet.protected[0]["protectedRangeId"]
    used.google.batch_as(
        OFFICE,
        unit_id(used),
        {"deleteProtectedRange": {"protectedRangeId": number}},
        *[{"deleteConditionalFormatRule": {"sheetId": sheet.id, "index": 0}}] * count,
    )
    used.run()
    again = used.google.book(unit_id(used)).by_title(JOBS)
    assert again is not None
    assert (len(again.protected), len(again.conditional)) == (1, count)
    with pytest.raises(PermissionError):
        used.google.type_as(AN, unit_id(used), JOBS, "A5", "x")


def test_a_right_that_was_taken_away_comes_back_but_a_lesser_one_is_left_and_told_of(used: House):
    permissions = used.google.file(unit_id(used)).permissions
    del permissions[permission_id(AN)]
    used.run()
    assert used.google.role(unit_id(used), AN) == "writer"
    permissions = used.google.file(unit_id(used)).permissions
    permissions[permission_id(AN)]["role"] = "reader"
    assert needs(used) == [(Need.ONLY_READS, (AN,))]
    assert used.google.role(unit_id(used), AN) == "reader"


def test_a_unit_that_was_let_into_the_province_s_is_told_of(used: House):
    used.google.share(used.id_of(PROVINCE), COQUAN, "writer")
    outcomes = used.run()
    assert [(w.need, w.what) for w in outcomes[0].item.wishes] == [(Need.PROVINCE_OPEN, (COQUAN,))]
    assert not outcomes[0].is_whole


def test_a_tab_that_was_copied_is_not_taken_for_the_one_it_was_copied_from(used: House):
    book = unit_id(used)
    copied = {"sourceSheetId": sheet_id(used, LOANS), "newSheetName": "Bản sao của Vốn vay"}
    used.google.batch_as(AN, book, {"duplicateSheet": copied})
    mark = {
        "metadataKey": "soket.tab",
        "metadataValue": "youth_economy_snapshot",
        "location": {"sheetId": sheet_id(used, "Bản sao của Vốn vay")},
        "visibility": "DOCUMENT",
    }
    # Google copies our mark along.
    used.google.batch_as(AN, book, {"createDeveloperMetadata": {"developerMetadata": mark}})
    before = state(used.google)
    used.run()
    assert used.writes() == []
    assert state(used.google) == before


def test_a_spreadsheet_whose_title_tells_no_unit_any_more_is_still_known_and_told_of(used: House):
    book = unit_id(used)
    title = {"properties": {"title": "Bảng của tôi"}, "fields": "title"}
    used.google.batch_as(OFFICE, book, {"updateSpreadsheetProperties": title})
    assert needs(used) == [(Need.RENAMED, ("Bảng của tôi", AN_TITLE))]
    assert used.writes() == []
    assert len(used.google.spreadsheets()) == 3


def test_of_two_that_are_marked_for_one_unit_the_older_is_kept_and_the_other_told_of(used: House):
    twin = used.google.create("Huyện An Bình (2)", used.account)
    used.google.file(twin).app_properties = {"soket": "unit", "soket_unit": "t-an"}
    link = f"https://docs.google.com/spreadsheets/d/{twin}/edit"
    assert needs(used) == [(Need.TWICE, ("Huyện An Bình (2)", link))]
    assert used.writes() == []


def test_a_tab_whose_top_was_emptied_is_not_taken_for_a_blank_one(used: House):
    book = unit_id(used)
    used.google.type_as(AN, book, LOANS, "A30", "còn đây")
    used.google.type_as(OFFICE, book, LOANS, "A1", [[""] * 16] * 24)
    assert lacks(used) == [(LOANS, Lack.HEADINGS_GONE, (LOANS,))]
    assert used.writes() == []
    assert used.google.values(book, LOANS)[29] == ["còn đây"]
