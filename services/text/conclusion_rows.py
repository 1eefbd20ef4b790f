"""The words of the tab ``Kết luận``, and of what can stand between the log and that tab."""

from collections.abc import Mapping

from services.errors import Trouble
from services.text.language import Language
from services.text.sentence import Sentence
from services.text.troubles import TROUBLES

# By the names of services.conclusions.rows.Field. Of these the tab itself has the Vietnamese ones,
# in whatever language the screen is: a column is found by its heading.
HEADINGS: Mapping[str, Sentence] = {
    "id": Sentence("Mã sự kiện", "Event"),
    "at": Sentence("Thời gian", "Time"),
    "label": Sentence("Số kết luận", "Conclusion number"),
    "act": Sentence("Việc", "What was done"),
    "author": Sentence("Người ghi", "By"),
    "role": Sentence("Vai trò", "Role"),
    "opinion": Sentence("Loại ý kiến", "Kind"),
    "text": Sentence("Nội dung", "Text"),
    "indicator": Sentence("Chỉ số", "Indicator"),
    "units": Sentence("Đơn vị", "Unit"),
    "period": Sentence("Kỳ", "Period"),
    "value": Sentence("Giá trị lúc kết luận", "Value at that time"),
    "lead": Sentence("Chủ trì", "In charge"),
    "support": Sentence("Phối hợp", "With"),
    "deliverable": Sentence("Sản phẩm", "Expected"),
    "due": Sentence("Thời hạn", "Due"),
    "meeting": Sentence("Mã hội nghị", "Meeting"),
    "about": Sentence("Mã kết luận", "Conclusion"),
    "writer": Sentence("Nơi ghi", "Writer"),
    "seq": Sentence("Thứ tự ghi", "Running number"),
    "digest": Sentence("Mã đối chiếu", "Check"),
    "data": Sentence("Dữ liệu {number}", "Data {number}"),
}
PROTECTION = Sentence(
    "Sơ Kết tự ghi trang này; sửa ở đây không đổi được kết luận",
    "Written by Sơ Kết; to edit here changes no conclusion",
)

# By the names of services.conclusions.obstacles.Obstacle.
OBSTACLES: Mapping[str, Sentence] = {
    "no_province": Sentence(
        "Chưa thấy bảng tính của tỉnh nên kết luận mới nằm trên máy chạy phần mềm. Chạy lệnh "
        "provision, hoặc chia sẻ bảng tính của tỉnh với tài khoản dịch vụ.",
        "The province's spreadsheet is not found, so conclusions lie on the machine alone. Run "
        "provision, or share the province's spreadsheet with the service account.",
    ),
    "unread_province": Sentence(
        "Chưa đọc được bảng tính của tỉnh nên kết luận mới nằm trên máy chạy phần mềm; đọc được "
        "thì sẽ tự được gửi.",
        "The province's spreadsheet could not be read yet, so conclusions lie on the machine "
        "alone; they are sent by themselves once it is.",
    ),
    "tab_of_others": Sentence(
        "Bảng tính của tỉnh đã có một trang tên “Kết luận” không do phần mềm tạo, nên phần mềm "
        "không đụng tới. Đổi tên trang ấy; trang của phần mềm sẽ được tạo sau ít phút.",
        "The province's spreadsheet has a tab called “Kết luận” that the application did not make, "
        "so it is left alone. Rename that tab; the application's own is made some minutes later.",
    ),
    "headings_lost": Sentence(
        "Dòng tiêu đề của trang “Kết luận” bị sửa hoặc xoá nên phần mềm tạm không đọc, không ghi "
        "ở đó. Trả lại dòng tiêu đề bằng Lịch sử phiên bản, hoặc xoá cả trang rồi bấm ghi lại.",
        "The headings of the tab “Kết luận” were changed or deleted, so it is neither read nor "
        "written now. Bring them back by the version history, or delete the tab and restore it.",
    ),
    "not_shared": Sentence(
        "Bảng tính của tỉnh không còn chia sẻ với tài khoản dịch vụ. Chia sẻ lại với quyền Người "
        "chỉnh sửa; kết luận đang chờ sẽ tự được gửi.",
        "The province's spreadsheet is not shared with the service account any more. Share it "
        "again, as Editor; what waits is sent by itself.",
    ),
    "not_writable": Sentence(
        "Phần mềm không được ghi vào bảng tính của tỉnh. Mở bảng tính, bấm Chia sẻ và cho tài "
        "khoản dịch vụ quyền Người chỉnh sửa; kết luận đang chờ sẽ tự được gửi.",
        "The application may not write to the province's spreadsheet. Open it, choose Share, and "
        "make the service account an Editor; what waits is sent by itself.",
    ),
    "refused": Sentence(
        "Google không nhận kết luận; chi tiết nằm trong nhật ký. Kết luận vẫn nằm trên máy chạy "
        "phần mềm và sẽ tự được gửi lại.",
        "Google does not take the conclusions; the log says more. They lie on the machine, and are "
        "sent again by themselves.",
    ),
    "journal": Sentence(
        "Ổ đĩa của máy chạy phần mềm không ghi hoặc đọc được sổ kết luận. Kiểm tra chỗ trống và "
        "quyền ghi ở thư mục journal_dir.",
        "The machine's disk does not take, or give, the journal of conclusions. Check the room and "
        "the rights in the folder journal_dir.",
    ),
}


def obstacle(reason: Trouble | str, language: Language) -> str:
    """Return the sentence for why conclusions are not carried to Google and back now."""
    sentence = TROUBLES[reason] if isinstance(reason, Trouble) else OBSTACLES[reason]
    return sentence.vi if language is Language.VI else sentence.en
