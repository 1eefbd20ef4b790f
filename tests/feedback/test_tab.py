"""The tab ``Phản hồi`` in a spreadsheet: made, written anew, and never taken from people."""

import pytest

from services.feedback.tab import Hindrance
from tests.feedback.conftest import FAULTY, JOBS, SOUND, Place
from tests.google.errors import GoogleError
from tests.google.faults import Fault
from tests.google.handle import OFFICE


def findings(place: Place, spreadsheet: str, tab: str = "Phản hồi") -> list[list[object]]:
    """Give the rows under the heading of the findings, and nothing where there are none."""
    rows = place.tab(spreadsheet, tab)
    starts = [at for at, row in enumerate(rows) if row and row[0] == "Phát hiện"]
    return rows[starts[0] + 2 :] if starts else []


def test_the_tab_says_what_was_read_and_what_is_to_be_mended(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    done = place.deliver()
    assert done[lynhan].hindrance is None
    assert place.tabs(lynhan) == [JOBS, "Phản hồi"]
    rows = place.tab(lynhan)
    assert rows[0] == ["PHẢN HỒI VỀ SỐ LIỆU ĐÃ ĐỌC"]
    assert rows[3] == ["1 lỗi, 0 điểm cần xem, 0 ghi chú."]
    assert rows[6] == ["Trang", "Dòng đọc", "Dòng dùng", "Dòng bỏ ra", "Đọc là bảng"]
    assert rows[7] == [JOBS, "1", "1", "0", JOBS]
    ((tab, cell, severity, column, value, message),) = findings(place, lynhan)
    assert (tab, cell, severity) == (JOBS, "D2", "Lỗi")
    assert (column, value) == ("Số thanh niên được giới thiệu việc làm", "bốn mươi")
    assert str(message)


def test_a_cell_s_name_opens_that_cell(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    place.deliver()
    at = len(place.tab(lynhan))
    link = place.google.cell(lynhan, "Phản hồi", f"B{at}").format["textFormat"]["link"]["uri"]
    assert link == f"https://docs.google.com/spreadsheets/d/{lynhan}/edit#gid=0&range=D2"


def test_a_spreadsheet_without_faults_is_told_so(place: Place):
    binhluc = place.district("Huyện Bình Lục", SOUND)
    place.deliver()
    assert place.tab(binhluc)[3] == ["Không có điểm nào cần sửa."]
    assert findings(place, binhluc) == []


def test_the_province_s_own_spreadsheet_is_told_nothing(place: Place):
    province = place.google.create("Tỉnh Hà Nam")
    place.google.file(province).parents = [place.folder]
    place.google.rename_tab(province, "Sheet1", "Đơn vị")
    heads = ["Mã đơn vị", "Tên đơn vị", "Cấp", "Trực thuộc"]
    rows = [["hn", "Tỉnh Hà Nam", "tỉnh", ""], ["hn-ln", "Huyện Lý Nhân", "huyện", "hn"]]
    place.google.type_as(OFFICE, province, "Đơn vị", "A1", [heads, *rows])
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    assert place.deliver().keys() == {lynhan}
    assert place.tabs(province) == ["Đơn vị"]


def test_a_spreadsheet_that_is_there_for_another_reason_is_left_alone(place: Place):
    strange = place.google.create("Danh bạ")
    place.google.file(strange).parents = [place.folder]
    place.google.type_as(OFFICE, strange, "Sheet1", "A1", [["Tên", "Số máy"], ["Tổ 1", 12]])
    # A unit's own, known by its title, is told even before it holds anything.
    empty = place.google.create("Huyện Bình Lục")
    place.google.file(empty).parents = [place.folder]
    assert place.deliver().keys() == {empty}
    assert place.tabs(strange) == ["Sheet1"]
    assert place.tab(empty)[6] == ["Chưa có trang nào có số liệu."]


def test_nothing_is_written_twice(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    known = place.deliver()
    place.google.forget_calls()
    # Writing has raised the file's version: it is read again, and nothing is new.
    version = place.read().version
    assert len(place.google.calls("values.batchGet")) == 1
    place.deliver(known)
    assert place.read().version == version
    assert place.writes() == 0
    assert place.tabs(lynhan) == [JOBS, "Phản hồi"]


def test_a_restart_asks_once_and_writes_nothing(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    place.deliver()
    place.read()
    place.google.forget_calls()
    assert place.deliver({})[lynhan].hindrance is None
    assert place.google.counted() == {
        "drive.files.get": 1,
        "drive.files.list": 1,
        "spreadsheets.get": 1,
    }


def test_what_was_mended_is_gone_with_one_write(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY, [*FAULTY[:3], "mấy chục", 1, 1, "Có báo cáo"])
    known = place.deliver()
    assert [row[1] for row in findings(place, lynhan)] == ["D2", "D3"]
    place.google.type_as(OFFICE, lynhan, JOBS, "D2", 40)
    place.google.forget_calls()
    place.deliver(known)
    assert place.writes() == 1
    assert [row[1] for row in findings(place, lynhan)] == ["D3"]
    assert place.tab(lynhan)[3] == ["1 lỗi, 0 điểm cần xem, 0 ghi chú."]
    place.google.type_as(OFFICE, lynhan, JOBS, "D3", 30)
    place.deliver(known)
    assert findings(place, lynhan) == []
    assert place.tab(lynhan)[3] == ["Không có điểm nào cần sửa."]


@pytest.mark.parametrize(
    "typed", ["=1+1", '=HYPERLINK("http://evil.example";"x")', "+84 912", "@x"]
)
def test_what_people_typed_is_text_on_the_tab_too(place: Place, typed: str):
    lynhan = place.district("Huyện Lý Nhân")
    place.google.type_as(OFFICE, lynhan, JOBS, "A2", [FAULTY])
    at = place.google.book(lynhan).sheets[0]
    at.put(1, 3, at.cell(1, 3).__class__(value=typed))
    place.deliver()
    tab = place.google.book(lynhan).by_title("Phản hồi")
    assert tab
    assert [row[4] for row in findings(place, lynhan)] == [typed]
    assert [cell for cell in tab.cells.values() if cell.formula is not None] == []


def test_nobody_but_us_and_the_owner_may_write_on_it(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    place.google.share(lynhan, "lynhan@doan.example")
    place.deliver()
    with pytest.raises((PermissionError, GoogleError)):
        place.google.type_as("lynhan@doan.example", lynhan, "Phản hồi", "A1", "x")
    place.google.type_as("lynhan@doan.example", lynhan, JOBS, "D2", 40)


def test_a_tab_of_that_name_which_is_somebody_else_s_is_left_alone(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    place.google.add_tab(lynhan, "PHẢN HỒI")
    place.google.type_as(OFFICE, lynhan, "PHẢN HỒI", "A1", [["Ý kiến của huyện"], ["Xin lùi hạn"]])
    before = place.google.book(lynhan).copy()
    known = place.deliver()
    assert known[lynhan].hindrance is Hindrance.TAB_OF_OTHERS
    assert place.google.book(lynhan) == before
    # Renamed by its people, it makes room; that changes the content, so it is not waited for.
    place.google.rename_tab(lynhan, "PHẢN HỒI", "Ý kiến")
    known = place.deliver(known)
    assert known[lynhan].hindrance is None
    assert place.tab(lynhan, "Ý kiến") == [["Ý kiến của huyện"], ["Xin lùi hạn"]]


def test_what_the_owner_typed_on_our_tab_is_not_written_over(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    known = place.deliver()
    at = len(place.tab(lynhan))
    place.google.batch_as(
        OFFICE,
        lynhan,
        {"appendDimension": {"sheetId": 1_730_220_411, "dimension": "COLUMNS", "length": 1}},
    )
    place.google.type_as(OFFICE, lynhan, "Phản hồi", f"G{at}", "đã gọi điện hỏi")
    place.google.type_as(OFFICE, lynhan, JOBS, "D2", 40)
    before = place.tab(lynhan)
    known = place.deliver(known)
    assert known[lynhan].hindrance is Hindrance.TYPED_IN
    assert place.tab(lynhan) == before
    # Once the tab is away it is made anew, at the latest when it is tried again.
    place.google.delete_tab(lynhan, "Phản hồi")
    place.ticks.now += 60
    assert place.deliver(known)[lynhan].hindrance is None
    assert place.tab(lynhan)[3] == ["Không có điểm nào cần sửa."]


def test_a_tab_that_somebody_deleted_is_there_again_with_the_next_news(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    known = place.deliver()
    place.google.delete_tab(lynhan, "Phản hồi")
    place.google.type_as(OFFICE, lynhan, JOBS, "D2", 40)
    place.deliver(known)
    assert place.tab(lynhan)[3] == ["Không có điểm nào cần sửa."]


def test_a_tab_that_was_renamed_is_still_ours_and_gets_its_name_again(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    known = place.deliver()
    place.google.rename_tab(lynhan, "Phản hồi", "Cần sửa")
    for _ in range(3):
        known = place.deliver(known)
    assert place.tabs(lynhan) == [JOBS, "Phản hồi"]
    assert [row[1] for row in findings(place, lynhan)] == ["D2"]
    place.google.forget_calls()
    place.deliver(known)
    assert place.writes() == 0


def test_a_copy_that_somebody_made_of_our_tab_is_theirs(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    known = place.deliver()
    ours = place.google.book(lynhan).by_title("Phản hồi")
    assert ours
    copy = {"sourceSheetId": ours.id, "newSheetName": "Lưu", "insertSheetIndex": 0}
    place.google.batch_as(OFFICE, lynhan, {"duplicateSheet": copy})
    kept = place.tab(lynhan, "Lưu")
    place.google.type_as(OFFICE, lynhan, JOBS, "D2", 40)
    place.deliver(known)
    assert place.tab(lynhan, "Lưu") == kept
    assert place.tab(lynhan)[3] == ["0 lỗi, 0 điểm cần xem, 1 ghi chú."]


@pytest.mark.parametrize(
    "kind",
    [
        "cut_before",
        "cut_after",
        "cut_inside",
        "truncated",
        "unavailable",
        "unavailable_after",
        "html",
        "html_after",
        "too_many",
    ],
)
def test_whatever_happens_to_the_first_write_there_is_one_tab_in_the_end(place: Place, kind: str):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    fault = place.google.fault(Fault(kind, "spreadsheets.batchUpdate"))
    known = place.deliver()
    assert fault.met == 1
    place.ticks.now += 60
    known = place.deliver(known)
    assert known[lynhan].hindrance is None
    assert place.tabs(lynhan) == [JOBS, "Phản hồi"]
    assert [row[1] for row in findings(place, lynhan)] == ["D2"]
    book = place.google.book(lynhan)
    assert len(book.sheets[1].protected) == 1
    assert len(book.metadata) == 1


@pytest.mark.parametrize(
    "kind", ["cut_before", "cut_after", "cut_inside", "unavailable_after", "too_many"]
)
@pytest.mark.parametrize(
    "operation", ["spreadsheets.get", "values.batchGetByDataFilter", "spreadsheets.batchUpdate"]
)
def test_a_fault_while_it_is_written_anew_leaves_no_half(place: Place, kind: str, operation: str):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    known = place.deliver()
    place.google.type_as(OFFICE, lynhan, JOBS, "D2", 40)
    place.read()
    fault = place.google.fault(Fault(kind, operation))
    known = place.deliver(known)
    assert fault.met == 1
    place.ticks.now += 60
    known = place.deliver(known)
    assert known[lynhan].hindrance is None
    assert findings(place, lynhan) == []
    assert len(place.google.book(lynhan).metadata) == 1


def test_a_spreadsheet_that_is_not_ours_to_write_is_told_of_and_tried_later(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    account = place.calls.account
    place.google.file(lynhan).parents = []
    place.google.share(lynhan, account, "reader")
    place.folder = lynhan
    known = place.deliver()
    assert known[lynhan].hindrance is Hindrance.NOT_WRITABLE
    place.google.share(lynhan, account)
    assert place.deliver(known)[lynhan].hindrance is Hindrance.NOT_WRITABLE
    place.ticks.now += 60
    assert place.deliver(known)[lynhan].hindrance is None


def test_a_spreadsheet_that_fails_for_long_is_tried_less_and_less_often(place: Place):
    lynhan = place.district("Huyện Lý Nhân", FAULTY)
    place.google.fault(Fault("refused", "spreadsheets.batchUpdate", status=403, times=0))
    known, waits = {}, []
    for _ in range(7):
        known = place.deliver(known)
        waits.append(known[lynhan].wait)
        place.ticks.now += known[lynhan].wait
    assert waits == [60, 120, 240, 480, 960, 1800, 1800]


def test_one_spreadsheet_that_fails_keeps_nothing_from_the_others(place: Place):
    lynhan, binhluc = (
        place.district("Huyện Lý Nhân", FAULTY),
        place.district("Huyện Bình Lục", SOUND),
    )
    place.google.fault(
        Fault("unavailable", "spreadsheets.batchUpdate", spreadsheet=lynhan, times=0)
    )
    known = place.deliver()
    assert known[lynhan].hindrance is Hindrance.NO_ANSWER
    assert known[binhluc].hindrance is None
    assert place.tabs(binhluc) == [JOBS, "Phản hồi"]
