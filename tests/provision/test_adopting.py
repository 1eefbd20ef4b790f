"""Where the account may own nothing, or people made spreadsheets themselves: these are taken."""

import pytest

from services.errors import GoogleRefusedError
from services.provision.part import Deed
from services.provision.plan import Need
from services.provision.run import NO_STORAGE, Outcome, carried_out
from services.text.provision import result_row, troubles
from tests.google.faults import Fault
from tests.google.handle import OFFICE, Google
from tests.provision.house import AN, AN_TITLE, COQUAN_TITLE, PROVINCE, House, errors, state
from tests.provision.test_fresh import DISTRICT_TABS, PROVINCE_TABS

LOANS = [
    ["BÁO CÁO VỐN VAY QUÝ III/2021"],
    [],
    ["STT", "Đơn vị", "Kỳ báo cáo", "Thời điểm chốt số liệu", "Dư nợ", "Nợ quá hạn"],
    ["1", "Huyện An Bình", "Quý III/2021", "30/09/2021", "25.000", "20"],
]
LOANS[2] += ["Số tổ TK&VV", "Số hộ còn dư nợ", "Mô hình kinh tế thanh niên đang hoạt động"]
LOANS[2] += ["Tổ hợp tác thanh niên", "Hợp tác xã thanh niên", "Ghi chú", "Người liên hệ"]


@pytest.fixture
def poor(folder_house: House) -> House:
    """A folder of the office's, at a Google that lets services own nothing."""
    folder_house.google.cloud.services_own = False
    return folder_house


def by_hand(house: House, title: str) -> str:
    """Make an empty spreadsheet in the folder, as a person does; Google calls its tab so."""
    number = house.google.create(title)
    house.google.file(number).parents = [house.address]
    house.google.rename_tab(number, "Sheet1", "Trang tính1")
    return number


def tabs(google: Google, book: str) -> list[str]:
    return [tab.title for tab in google.book(book).sheets]


def test_what_the_office_has_to_make_is_told_by_name(poor: House):
    outcomes = poor.run()
    assert poor.google.spreadsheets() == {}
    assert {type(error) for error in errors(outcomes)} == {GoogleRefusedError}
    # Google is asked once, not for each.
    assert len(poor.google.calls("drive.files.create")) == 1
    told = list(troubles(outcomes, poor.account, in_folder=True))
    assert "Văn phòng tự tạo các bảng tính trống" in told[0]
    assert "make empty spreadsheets of these names in the folder of the settings" in told[0]
    assert [line.strip() for line in told[1:]] == [PROVINCE, AN_TITLE, COQUAN_TITLE]
    assert result_row(outcomes[0]) == (PROVINCE, "chưa xong (not done)", "")


def test_without_a_folder_the_office_is_told_to_make_one(house: House):
    house.google.cloud.services_own = False
    told = list(troubles(house.run(), house.account, in_folder=False))
    assert f"thư mục Drive đã chia sẻ quyền chỉnh sửa cho {house.account}" in told[0]


def test_empty_spreadsheets_of_these_names_are_filled_and_nothing_blank_is_left(poor: House):
    poor.run()
    books = [by_hand(poor, title) for title in (PROVINCE, AN_TITLE, COQUAN_TITLE)]
    outcomes = poor.run()
    assert errors(outcomes) == []
    assert [result_row(one)[1] for one in outcomes] == ["đã bổ sung (completed)"] * 3
    assert tabs(poor.google, books[0]) == PROVINCE_TABS
    assert tabs(poor.google, books[1]) == DISTRICT_TABS
    assert poor.google.file(books[1]).app_properties == {"soket": "unit", "soket_unit": "t-an"}
    assert poor.google.file(books[1]).owner == OFFICE
    assert poor.google.role(books[1], AN) == "writer"
    poor.google.forget_calls()
    assert all(one.item.is_done for one in poor.run())
    assert poor.writes() == []


def test_some_made_by_hand_are_filled_while_the_others_are_asked_for(poor: House):
    by_hand(poor, AN_TITLE)
    outcomes = poor.run()
    assert [type(one.error) for one in outcomes] == [
        GoogleRefusedError,
        type(None),
        GoogleRefusedError,
    ]
    assert [e.reason for one in outcomes if isinstance(e := one.error, GoogleRefusedError)] == [
        NO_STORAGE
    ] * 2


def test_what_somebody_types_into_the_blank_tab_meanwhile_moves_down_and_stays(poor: House):
    by_hand(poor, PROVINCE)
    book = by_hand(poor, AN_TITLE)
    found, way = poor.look(poor.calls())
    google = poor.google
    # After the last look, right before the batch.
    typed = Fault(
        "act",
        "spreadsheets.batchUpdate",
        spreadsheet=book,
        act=lambda g: g.type_as(OFFICE, book, "Trang tính1", "A1", "ghi vội"),
    )
    google.fault(typed)
    assert errors(list(carried_out(found.items, way))[:2]) == []
    rows = google.values(book, "Hướng dẫn")
    assert rows[0] == ["HƯỚNG DẪN GHI SỐ LIỆU BÁO CÁO"]
    assert rows[-1] == ["ghi vội"]


@pytest.fixture
def used(folder_house: House) -> tuple[House, str]:
    """A spreadsheet that a unit has kept for years, in the folder."""
    book = by_hand(folder_house, "HUYEN AN BINH bao cao 2021")
    folder_house.google.rename_tab(book, "Trang tính1", "Vốn vay")
    folder_house.google.type_as(OFFICE, book, "Vốn vay", "A1", LOANS)
    folder_house.google.add_tab(book, "Nháp")
    folder_house.google.type_as(OFFICE, book, "Nháp", "B2", "tính thử")
    return folder_house, book


def test_a_spreadsheet_in_use_is_taken_by_the_unit_in_its_title_and_completed_around_the_rows(
    used: tuple[House, str],
):
    house, book = used
    before = house.google.values(book, "Vốn vay")
    outcomes = house.run()
    assert errors(outcomes) == []
    assert house.google.file(book).app_properties["soket_unit"] == "t-an"
    after = house.google.values(book, "Vốn vay")
    assert after[:2] == before[:2]
    assert after[3:] == before[3:]
    # What the table asks for besides comes behind the unit's own last column.
    assert after[2][:13] == before[2]
    assert after[2][13] == "Dự án khởi nghiệp được hỗ trợ trong kỳ"
    assert house.google.values(book, "Nháp") == [[], ["", "tính thử"]]
    # New tabs each behind the one that goes before it; what is there already keeps its order.
    assert tabs(house.google, book) == [
        "Hướng dẫn",
        "Đào tạo cán bộ",
        "Chất lượng cán bộ",
        "Chi đoàn dân cư",
        "Việc làm",
        "Vốn vay",
        "Danh mục",
        "Nháp",
    ]
    sheet = house.google.book(book).by_title("Vốn vay")
    assert sheet is not None
    assert sheet.grid["frozenRowCount"] == 3
    assert sheet.cell(3, 1).validation is not None
    with pytest.raises(PermissionError):
        house.google.type_as(AN, book, "Vốn vay", "C3", "x")
    house.google.type_as(AN, book, "Vốn vay", "B5", "Huyện An Bình")
    house.google.forget_calls()
    assert all(one.item.is_done for one in house.run())
    assert house.writes() == []


def test_the_province_s_own_is_known_by_its_tab_of_units_whatever_it_is_called(
    folder_house: House,
):
    house = folder_house
    book = by_hand(house, "Danh bạ 2021")
    house.google.rename_tab(book, "Trang tính1", "Đơn vị")
    heads = ["Mã đơn vị", "Tên đơn vị", "Cấp", "Trực thuộc", "Email"]
    rows = [["p", "Tỉnh đoàn Khác", "tỉnh"], ["p-1", "Huyện Khác", "huyện", "p", AN]]
    house.google.type_as(OFFICE, book, "Đơn vị", "A1", [heads, *rows])
    outcomes = house.run()
    assert errors(outcomes) == []
    assert sorted(house.google.spreadsheets().values()) == [
        "Danh bạ 2021",
        "Huyện Khác - Số liệu báo cáo",
    ]
    assert house.google.file(book).app_properties == {"soket": "province"}
    # Its units are the ones that count, and its rows are not written to.
    assert house.google.values(book, "Đơn vị")[1:] == rows
    assert house.google.role(house.id_of("Huyện Khác - Số liệu báo cáo"), AN) == "writer"


def test_a_marked_province_stays_the_province_s_though_a_unit_adds_a_tab_of_units(
    folder_house: House,
):
    house = folder_house
    house.run()
    book = house.id_of(AN_TITLE)
    house.google.add_tab(book, "Đơn vị", AN)
    heads = ["Mã đơn vị", "Tên đơn vị", "Cấp", "Trực thuộc"]
    rows = [["x", "Tỉnh đoàn Giả", "tỉnh"], ["x-1", "Huyện Giả", "huyện", "x"]]
    house.google.type_as(AN, book, "Đơn vị", "A1", [heads, *rows])
    house.google.forget_calls()
    house.run()
    assert house.writes() == []
    assert len(house.google.spreadsheets()) == 3


def wishes(outcomes: list[Outcome]) -> list[tuple[str, Need]]:
    return [(one.item.book.title, wish.need) for one in outcomes for wish in one.item.wishes]


def test_of_two_that_fit_none_is_taken_and_a_person_is_asked(folder_house: House):
    house = folder_house
    by_hand(house, "Huyện An Bình")
    by_hand(house, "Báo cáo An Bình")
    before = state(house.google)
    outcomes = house.run()
    assert wishes(outcomes) == [(AN_TITLE, Need.SEVERAL)]
    assert not outcomes[1].is_whole
    after = state(house.google)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 2


def test_one_spreadsheet_can_hold_everything_and_its_province_s_tabs_are_closed_to_units(
    google: Google, google_key: dict[str, str]
):
    book = google.create("Số liệu Tỉnh đoàn")
    google.share(book, google_key["client_email"], "writer")
    house = House(google, google_key, f"https://docs.google.com/spreadsheets/d/{book}/edit#gid=0")
    try:
        assert errors(house.run()) == []
        assert tabs(google, book) == [*DISTRICT_TABS[:-1], *PROVINCE_TABS[1:]]
        google.type_as(AN, book, "Việc làm", "A6", "Huyện An Bình")
        with pytest.raises(PermissionError):
            google.type_as(AN, book, "Đơn vị", "A6", "x")
        google.type_as(OFFICE, book, "Đơn vị", "M9", "xa@huyen.example")
        google.forget_calls()
        assert all(one.item.is_done for one in house.run())
        assert house.writes() == []
    finally:
        house.close()


def test_a_blank_tab_of_the_right_name_is_used_and_a_filled_one_without_headings_is_not(
    folder_house: House,
):
    house = folder_house
    book = by_hand(house, AN_TITLE)
    house.google.rename_tab(book, "Trang tính1", "Việc làm")
    house.google.add_tab(book, "Vốn vay và mô hình")
    house.google.type_as(OFFICE, book, "Vốn vay và mô hình", "A1", "ghi sau")
    outcomes = house.run()
    deeds = {done.tab: done.deed for done in outcomes[1].item.part.deeds}
    assert deeds["Việc làm"] is Deed.TAKE_TAB
    assert "Vốn vay và mô hình" not in deeds
    assert not outcomes[1].is_whole
    assert house.google.values(book, "Vốn vay và mô hình") == [["ghi sau"]]
    assert house.google.values(book, "Việc làm")[4][0] == "Đơn vị"


def test_what_stands_far_below_is_seen_before_a_tab_is_taken_for_blank(folder_house: House):
    house = folder_house
    book = by_hand(house, AN_TITLE)
    house.google.rename_tab(book, "Trang tính1", "Việc làm")
    house.google.type_as(OFFICE, book, "Việc làm", "C400", "tổng hợp")
    outcomes = house.run()
    assert [lacking.tab for lacking in outcomes[1].item.part.lacks] == ["Việc làm"]
    assert house.google.values(book, "Việc làm")[399] == ["", "", "tổng hợp"]


def test_a_tab_that_ends_with_its_headings_gets_rows_to_type_into(folder_house: House):
    house = folder_house
    book = by_hand(house, "HUYEN AN BINH bao cao 2021")
    house.google.rename_tab(book, "Trang tính1", "Vốn vay")
    house.google.type_as(OFFICE, book, "Vốn vay", "A1", LOANS[:3])
    short = {"sheetId": 0, "gridProperties": {"rowCount": 3}}
    house.google.batch_as(
        OFFICE,
        book,
        {"updateSheetProperties": {"properties": short, "fields": "gridProperties.rowCount"}},
    )
    assert errors(house.run()) == []
    sheet = house.google.book(book).by_title("Vốn vay")
    assert sheet is not None
    assert (sheet.grid["rowCount"], sheet.grid["frozenRowCount"]) == (103, 3)
    house.google.type_as(AN, book, "Vốn vay", "B5", "Huyện An Bình")
