"""The words of the tab ``Phản hồi``, and of what can stand in its way."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.text.language import Language
from services.text.sentence import Sentence


@dataclass(frozen=True)
class FeedbackText:
    """What stands on the tab."""

    title: str
    by_us: str
    since: str
    never_read: str
    summary: str
    nothing: str
    tabs: str
    tab: str
    table: str
    read: str
    used: str
    left_out: str
    none_of_ours: str
    no_tabs: str
    findings: str
    severity: str
    cell: str
    column: str
    value: str
    message: str
    more: str
    protection: str


_VI = FeedbackText(
    title="PHẢN HỒI VỀ SỐ LIỆU ĐÃ ĐỌC",
    by_us="Trang này do phần mềm Sơ Kết tự ghi. Hãy sửa ở ô được nêu, đừng ghi vào đây; sửa xong, "
    "ít phút sau phát hiện tương ứng tự mất.",
    since="Như dưới đây từ lần đọc lúc {time}. Trang chỉ được ghi lại khi nội dung thay đổi.",
    never_read="Chưa đọc được bảng tính này.",
    summary="{errors} lỗi, {warnings} điểm cần xem, {notes} ghi chú.",
    nothing="Không có điểm nào cần sửa.",
    tabs="Các trang đã đọc",
    tab="Trang",
    table="Đọc là bảng",
    read="Dòng đọc",
    used="Dòng dùng",
    left_out="Dòng bỏ ra",
    none_of_ours="không phải bảng báo cáo",
    no_tabs="Chưa có trang nào có số liệu.",
    findings="Phát hiện",
    severity="Mức",
    cell="Ô (bấm để mở)",
    column="Cột",
    value="Giá trị đang ghi",
    message="Sai ở đâu và sửa thế nào",
    more="… và {count} phát hiện khác; sửa các phát hiện trên trước, phần còn lại sẽ hiện ra.",
    protection="Sơ Kết tự ghi trang này",
)
_EN = FeedbackText(
    title="FEEDBACK ON THE FIGURES READ",
    by_us="This tab is written by the application Sơ Kết. Mend the cell that is named, and do not "
    "write here; some minutes later the finding is gone by itself.",
    since="Like this since it was read at {time}. The tab is written anew only when it changes.",
    never_read="This spreadsheet has not been read yet.",
    summary="Errors: {errors}, to be looked at: {warnings}, notes: {notes}.",
    nothing="There is nothing to mend.",
    tabs="Tabs read",
    tab="Tab",
    table="Read as",
    read="Rows read",
    used="Rows used",
    left_out="Rows left out",
    none_of_ours="no reporting table",
    no_tabs="No tab holds figures yet.",
    findings="Findings",
    severity="Severity",
    cell="Cell (click to open)",
    column="Column",
    value="What it says",
    message="What is wrong and how to mend it",
    more="… and {count} more; mend those above first, and the rest will show.",
    protection="Written by Sơ Kết",
)


def feedback(language: Language) -> FeedbackText:
    """Return the words of the tab in a language."""
    return _VI if language is Language.VI else _EN


# By the names of services.feedback.Hindrance.
HINDRANCES: Mapping[str, Sentence] = {
    "tab_of_others": Sentence(
        "“{spreadsheet}” đã có một trang tên “Phản hồi” không do phần mềm ghi, nên phần mềm không "
        "đụng tới. Đổi tên trang ấy; trang của phần mềm sẽ được tạo sau ít phút.",
        "“{spreadsheet}” has a tab called “Phản hồi” that the application did not write, so it is "
        "left alone. Rename that tab; the application's own is made some minutes later.",
    ),
    "typed_in": Sentence(
        "Trang “Phản hồi” của “{spreadsheet}” có chữ do người khác gõ vào, nên phần mềm không ghi "
        "đè. Chuyển chữ ấy sang trang khác rồi xoá trang “Phản hồi”; phần mềm sẽ tạo lại.",
        "Somebody typed into the tab “Phản hồi” of “{spreadsheet}”, so it is not written over. "
        "Move that text to another tab and delete “Phản hồi”; the application makes it anew.",
    ),
    "not_writable": Sentence(
        "Phần mềm không được ghi vào “{spreadsheet}”. Mở bảng tính, bấm Chia sẻ và cho tài khoản "
        "dịch vụ quyền Người chỉnh sửa.",
        "The application may not write to “{spreadsheet}”. Open it, choose Share, and make the "
        "service account an Editor.",
    ),
    "gone": Sentence(
        "Không tìm thấy bảng tính “{spreadsheet}” nữa để ghi phản hồi.",
        "The spreadsheet “{spreadsheet}” is not found any more, so feedback cannot be written.",
    ),
    "refused": Sentence(
        "Google không nhận phản hồi cho “{spreadsheet}”; chi tiết nằm trong nhật ký. Phần mềm sẽ "
        "tự thử lại.",
        "Google does not take the feedback for “{spreadsheet}”; the log says more. It is tried "
        "again by itself.",
    ),
    "no_answer": Sentence(
        "Google chưa trả lời khi ghi phản hồi cho “{spreadsheet}”. Phần mềm sẽ tự thử lại.",
        "Google has not answered while feedback was written to “{spreadsheet}”. It is tried again "
        "by itself.",
    ),
    "same_title": Sentence(
        "Có nhiều bảng tính cùng tên “{spreadsheet}”, nên không biết phản hồi thuộc về bảng nào. "
        "Đổi tên để mỗi bảng tính có một tên riêng.",
        "Several spreadsheets are called “{spreadsheet}”, so it is not known whose the feedback "
        "is. Give each of them a name of its own.",
    ),
}
