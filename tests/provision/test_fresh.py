"""The first run on an empty Google, and the second, which finds nothing to do."""

import pytest

from services.intake.tables import TABLES
from services.intake.tables.province import PROVINCE_TABLES
from services.workbooks.headings import asked, note_on
from tests.google.errors import GoogleError
from tests.google.faults import Fault
from tests.google.handle import Google
from tests.provision.house import AN, AN_TITLE, COQUAN, COQUAN_TITLE, PROVINCE, House, errors
from tests.sources.googles import OFFICE

DISTRICT_TABS = [
    "Hướng dẫn",
    "Đào tạo cán bộ",
    "Chất lượng cán bộ",
    "Chi đoàn dân cư",
    "Việc làm",
    "Vốn vay và mô hình",
    "Danh mục",
]
PROVINCE_TABS = [
    "Hướng dẫn",
    "Đơn vị",
    "Kế thừa đơn vị",
    "Chỉ tiêu",
    "Kỳ báo cáo",
    "Hội nghị",
    "Người dùng",
    "Danh mục",
]


@pytest.fixture
def made(house: House) -> House:
    outcomes = house.run()
    assert errors(outcomes) == []
    assert all(outcome.is_whole for outcome in outcomes)
    return house


def tabs(house: House, title: str) -> list[str]:
    return [tab.title for tab in house.google.book(house.id_of(title)).sheets]


def test_there_is_one_for_the_province_and_one_for_each_unit_and_each_is_marked(made: House):
    files = made.google.cloud.files.values()
    assert {one.name: one.app_properties for one in files} == {
        PROVINCE: {"soket": "province"},
        AN_TITLE: {"soket": "unit", "soket_unit": "t-an"},
        COQUAN_TITLE: {"soket": "unit", "soket_unit": "t-cq"},
    }


def test_each_is_shared_with_the_office_and_a_unit_s_with_the_unit_and_no_more(made: House):
    def shared(title: str) -> dict[str, str]:
        file = made.google.file(made.id_of(title))
        return {one["emailAddress"]: one["role"] for one in file.permissions.values()}

    own = {made.account: "owner", OFFICE: "writer"}
    assert shared(PROVINCE) == own
    assert shared(AN_TITLE) == {**own, AN: "writer"}
    assert shared(COQUAN_TITLE) == {**own, COQUAN: "writer"}


@pytest.mark.parametrize("notify", [False, True])
def test_mails_are_sent_only_where_they_are_asked_for(house: House, notify: bool):
    mails = Fault("slow", path="sendNotificationEmail=true", times=0)
    silent = Fault("slow", path="sendNotificationEmail=false", times=0)
    house.google.fault(mails)
    house.google.fault(silent)
    house.run("t-an", notify=notify)
    assert (mails.met, silent.met) == ((3, 0) if notify else (0, 3))


def test_they_are_in_vietnam_and_their_tabs_stand_in_order(made: House):
    for title, expected in (
        (PROVINCE, PROVINCE_TABS),
        (AN_TITLE, DISTRICT_TABS),
        # It has no communes, and so nothing to report of them.
        (COQUAN_TITLE, [tab for tab in DISTRICT_TABS if tab != "Chi đoàn dân cư"]),
    ):
        properties = made.google.book(made.id_of(title)).properties
        assert (properties["locale"], properties["timeZone"]) == ("vi_VN", "Asia/Ho_Chi_Minh")
        assert tabs(made, title) == expected


def test_headings_stand_where_the_templates_have_them_each_with_its_note(made: House):
    for title, tables in ((AN_TITLE, TABLES), (PROVINCE, PROVINCE_TABLES)):
        book = made.id_of(title)
        for table in tables:
            columns = asked(table)
            rows = made.google.values(book, table.tab)
            assert rows[4] == [column.heading for column in columns]
            sheet = made.google.book(book).by_title(table.tab)
            assert sheet is not None
            assert [sheet.cell(4, at).note for at in range(len(columns))] == [
                note_on(column) for column in columns
            ]
            assert sheet.grid["frozenRowCount"] == 5


def test_the_lines_above_a_table_say_whose_it_is_and_in_what_it_counts(made: House):
    rows = made.google.values(made.id_of(AN_TITLE), "Vốn vay và mô hình")
    assert rows[0] == ["Đơn vị báo cáo: Huyện An Bình"]
    assert rows[1] == ["BIỂU VỐN VAY VÀ MÔ HÌNH KINH TẾ THANH NIÊN"]
    assert rows[2][0].startswith("Tiêu đề nền đậm: bắt buộc.")
    assert rows[3][:8] == ["", "", "", "triệu đồng", "triệu đồng", "tổ", "hộ", "mô hình"]
    assert made.google.values(made.id_of(PROVINCE), "Hội nghị")[0] == ["TỈNH ĐOÀN"]


def test_the_unit_itself_is_offered_first_and_its_own_communes_alone(made: House):
    rows = made.google.values(made.id_of(COQUAN_TITLE), "Danh mục")
    assert [row[0] for row in rows[3:6]] == ["Danh sách đơn vị", "Khối Cơ quan", "Huyện An Bình"]
    rows = made.google.values(made.id_of(AN_TITLE), "Danh mục")
    at = rows[3].index("Danh sách xã, phường, thị trấn")
    assert [row[at] for row in rows[4:7]] == ["Xã Hoà Bình", "Xã Thanh Hà", ""]
    at = rows[3].index("Danh sách kỳ báo cáo")
    assert [row[at] for row in rows[4:6]] == ["Quý I/2021", "Quý II/2021"]


def test_units_and_periods_may_be_typed_otherwise_kinds_may_not(made: House):
    google, book = made.google, made.id_of(AN_TITLE)
    google.type_as(AN, book, "Việc làm", "A6", "H. An Bình")
    google.type_as(AN, book, "Vốn vay và mô hình", "B6", "Q3/2021")
    google.type_as(AN, book, "Việc làm", "C6", "Dạy nghề")
    with pytest.raises(ValueError, match="violates the data validation"):
        google.type_as(AN, book, "Việc làm", "C7", "dạy nghề may")
    with pytest.raises(ValueError, match="violates the data validation"):
        google.type_as(OFFICE, made.id_of(PROVINCE), "Đơn vị", "L6", "có lẽ")


def rule_at(google: Google, book: str, tab: str, cell: str) -> tuple[str, list[str], bool]:
    rule = google.cell(book, tab, cell).validation
    assert rule is not None
    values = [one["userEnteredValue"] for one in rule["condition"]["values"]]
    return rule["condition"]["type"], values, rule.get("strict", False)


def test_numbers_and_dates_are_kept_within_their_bounds(made: House):
    google, book, tab = made.google, made.id_of(AN_TITLE), "Đào tạo cán bộ"
    whole = "=(I6=INT(I6))*(I6>=1)*(I6<=120)=1"
    assert rule_at(google, book, tab, "I6") == ("CUSTOM_FORMULA", [whole], True)
    assert rule_at(google, book, tab, "G6") == ("DATE_BETWEEN", ["2019-02-14", "2099-12-31"], True)
    assert rule_at(google, book, tab, "C40") == ("CUSTOM_FORMULA", ["=LEN(C6)<=200"], True)
    money = rule_at(google, book, "Vốn vay và mô hình", "D6")
    assert money == ("NUMBER_BETWEEN", ["0", "500000"], True)


def test_numbers_and_dates_are_shown_as_the_province_writes_them(made: House):
    google, book = made.google, made.id_of(AN_TITLE)
    row = ["An Bình", "Quý III/2021", "30/9/2021", "25000,5", "20,5", "30", "1200"]
    google.type_as(AN, book, "Vốn vay và mô hình", "A6", [row])
    shown = google.values(book, "Vốn vay và mô hình", "FORMATTED_VALUE")[5]
    assert shown[1:] == ["Quý III/2021", "30/09/2021", "25.000,5", "20,5", "30", "1.200"]


def test_what_must_be_filled_and_is_not_is_coloured_in_a_row_that_has_something(made: House):
    book = made.google.book(made.id_of(AN_TITLE))
    sheet = book.by_title("Vốn vay và mô hình")
    assert sheet is not None
    (rule,) = sheet.conditional
    # From the period to the cooperatives; a blank unit is the unit whose spreadsheet it is.
    expected = {
        "sheetId": sheet.id,
        "startRowIndex": 5,
        "startColumnIndex": 1,
        "endColumnIndex": 10,
    }
    assert rule["ranges"] == [expected]
    condition = rule["booleanRule"]["condition"]
    assert condition["values"] == [{"userEnteredValue": "=ISBLANK(B6)*(COUNTA($A6:$P6)>0)=1"}]
    jobs = book.by_title("Việc làm")
    assert jobs is not None
    formulas = {
        one["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for one in jobs.conditional
    }
    assert '=ISBLANK(G6)*(($C6="Dạy nghề"))=1' in formulas


def refused(google: Google, who: str, book: str, tab: str, cell: str) -> bool:
    try:
        google.type_as(who, book, tab, cell, "x")
    except PermissionError:
        return True
    return False


def test_a_unit_types_below_the_headings_and_nowhere_else(made: House):
    google, book = made.google, made.id_of(AN_TITLE)
    for table in TABLES:
        assert refused(google, AN, book, table.tab, "B5")
        assert refused(google, AN, book, table.tab, "A1")
        # Behind the columns too: a heading of one's own belongs to the province's order.
        assert refused(google, AN, book, table.tab, "AB5")
        assert not refused(google, AN, book, table.tab, "AB6")
        assert not refused(google, OFFICE, book, table.tab, "B5")
    for tab in ("Hướng dẫn", "Danh mục"):
        assert refused(google, AN, book, tab, "A50")
        assert not refused(google, OFFICE, book, tab, "A50")


def test_the_province_s_own_cannot_be_edited_by_a_unit_even_when_it_is_let_in(made: House):
    google, book = made.google, made.id_of(PROVINCE)
    with pytest.raises(PermissionError, match="may not edit"):
        google.type_as(AN, book, "Hội nghị", "A6", "HN-1")
    google.share(book, AN, "writer")
    for tab in PROVINCE_TABS:
        assert refused(google, AN, book, tab, "A30")
        assert not refused(google, OFFICE, book, tab, "A30")
    with pytest.raises(GoogleError, match="protected"):
        google.delete_tab(book, "Đơn vị", AN)


def test_the_units_stand_in_the_province_s_list_with_their_addresses(made: House):
    rows = made.google.values(made.id_of(PROVINCE), "Đơn vị")
    assert len(rows) == 10
    heads = rows[4]
    codes, emails = heads.index("Mã đơn vị"), heads.index("Email")
    reports, kind = heads.index("Phải báo cáo"), heads.index("Loại")
    assert [row[codes] for row in rows[5:]] == ["t", "t-an", "t-cq", "t-an-x1", "t-an-x2"]
    assert rows[6][emails] == AN
    assert (rows[5][reports], rows[7][reports]) == ("Không", "Có")
    assert rows[7][kind] == "tương đương"


def test_the_second_run_writes_nothing_and_reads_each_spreadsheet_twice(made: House):
    made.google.forget_calls()
    outcomes = made.run()
    assert all(outcome.item.is_done and outcome.is_whole for outcome in outcomes)
    assert made.writes() == []
    # One list; two looks at each of three; the province's units by two more and one read.
    assert made.google.counted() == {
        "token": 1,
        "drive.files.list": 1,
        "spreadsheets.get": 8,
        "values.batchGet": 1,
    }


def test_a_spreadsheet_costs_four_writes_at_most(made: House):
    # Each: made, shared with the office, filled by one batch; a unit's shared with the unit.
    assert len(made.writes()) == 3 + 4 + 4
    assert made.google.counted()["spreadsheets.batchUpdate"] == 3


def test_one_for_all_holds_every_table_and_is_shared_with_every_unit(house: House):
    house.run(single=True)
    title = "Số liệu các đơn vị"
    assert sorted(house.google.spreadsheets().values()) == [title, PROVINCE]
    assert tabs(house, title) == DISTRICT_TABS
    book = house.id_of(title)
    assert house.google.role(book, AN) == house.google.role(book, COQUAN) == "writer"
    rows = house.google.values(book, "Danh mục")
    assert [row[0] for row in rows[4:6]] == ["Huyện An Bình", "Khối Cơ quan"]
    # There the unit must be told, and a blank one is coloured.
    sheet = house.google.book(book).by_title("Vốn vay và mô hình")
    assert sheet is not None
    assert "startColumnIndex" not in sheet.conditional[0]["ranges"][0]
    house.google.forget_calls()
    house.run(single=True)
    assert house.writes() == []


def test_the_province_s_alone_can_be_made_first(house: House):
    house.run(province_only=True)
    assert list(house.google.spreadsheets().values()) == [PROVINCE]
