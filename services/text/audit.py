"""The words of the audit log: what was done, by whom, and the table that shows it."""

from collections.abc import Mapping
from enum import StrEnum

from services.access import Right, Standing
from services.audit import REFUSALS, Line, Noted, What
from services.conclusions.events import Act
from services.text.language import Language
from services.text.people import ROLES
from services.text.sentence import Sentence

HEADING = Sentence("Nhật ký thao tác", "Audit log")
ABOUT = Sentence(
    "Ai đã ghi, sửa, khép lại kết luận, ai đăng nhập, ai bị từ chối. Chỉ quản trị thấy mục này.",
    "Who recorded, changed and closed conclusions, who signed in, who was refused. Only "
    "administrators see this.",
)
EMPTY = Sentence("Chưa có dòng nào.", "There is no line yet.")
UNREADABLE = Sentence(
    "Không đọc được nhật ký: ổ đĩa của máy chủ có lỗi. Báo người phụ trách.",
    "The log cannot be read: the server's disk fails. Tell whoever is in charge.",
)
PERSON = Sentence("Người", "Person")
KIND = Sentence("Việc", "What")
EVERYBODY = Sentence("Mọi người", "Everybody")
EVERYTHING = Sentence("Mọi việc", "Everything")
NOBODY = Sentence("Không có địa chỉ", "Without an address")
SHOWN = Sentence(
    "{shown} dòng mới nhất. Tệp Excel có đủ.",
    "The newest {shown} lines. The Excel file holds all.",
)
EXPORT = Sentence("Tải về Excel", "Download as Excel")
AUDIT_LOG = "audit_log"

AT_THE_MACHINE = Sentence("tại máy chạy phần mềm", "at the machine")
NOT_SIGNED_IN = Sentence("chưa đăng nhập", "not signed in")


class Column(StrEnum):
    """A column of the table, and of the file."""

    AT = "at"
    WHO = "who"
    ROLE = "role"
    WHAT = "what"
    CONCLUSION = "conclusion"
    COUNT = "count"
    PAGE = "page"
    SINCE = "since"
    VIEW = "view"
    ID = "id"


COLUMNS: Mapping[Column, Sentence] = {
    Column.AT: Sentence("Lúc", "At"),
    Column.WHO: Sentence("Người", "Person"),
    Column.ROLE: Sentence("Quyền", "Role"),
    Column.WHAT: Sentence("Việc", "What"),
    Column.CONCLUSION: Sentence("Kết luận", "Conclusion"),
    Column.COUNT: Sentence("Số lần", "Times"),
    Column.PAGE: Sentence("Từ trang", "From page"),
    Column.SINCE: Sentence("Lần đầu lúc", "First at"),
    Column.VIEW: Sentence("Từ màn hình", "From view"),
    Column.ID: Sentence("Mã kết luận", "Id of the conclusion"),
}
KINDS: Mapping[What, Sentence] = {
    Act.RECORDED: Sentence("Ghi kết luận", "Recorded a conclusion"),
    Act.EDITED: Sentence("Sửa kết luận", "Edited a conclusion"),
    Act.ASSIGNED: Sentence("Giao nhiệm vụ", "Assigned a task"),
    Act.PROGRESS: Sentence("Ghi tiến độ", "Noted progress"),
    Act.REPLIED: Sentence("Phản hồi", "Replied"),
    Act.CLOSED: Sentence("Khép lại kết luận", "Closed a conclusion"),
    Act.REOPENED: Sentence("Mở lại kết luận", "Reopened a conclusion"),
    Act.WITHDRAWN: Sentence("Rút kết luận", "Withdrew a conclusion"),
    Act.CONVENED: Sentence("Lập hội nghị", "Convened a meeting"),
    Act.AGENDA: Sentence("Sửa chương trình họp", "Changed an agenda"),
    Act.ADDED: Sentence("Đưa vào chương trình họp", "Added to an agenda"),
    Act.BEGUN: Sentence("Khai mạc hội nghị", "Opened a meeting"),
    Act.ENDED: Sentence("Bế mạc hội nghị", "Closed a meeting"),
    Noted.IMPORTED: Sentence("Nhập kết luận từ tệp", "Imported conclusions"),
    Noted.EXPORTED: Sentence("Tải về", "Downloaded"),
    Noted.SIGNED_IN: Sentence("Đăng nhập", "Signed in"),
    Noted.SIGNED_OUT: Sentence("Đăng xuất", "Signed out"),
    Noted.SIGNED_OUT_EVERYWHERE: Sentence("Đăng xuất mọi nơi", "Signed out everywhere"),
    Noted.SIGN_IN_REFUSED: Sentence("Đăng nhập không được nhận", "Sign-in not accepted"),
    Noted.REFUSED: Sentence("Bị từ chối", "Refused"),
    Noted.OTHER: Sentence("Việc khác", "Something else"),
}
# What somebody wanted who was refused, or why a sign-in was, by its code.
_DETAILS: Mapping[str, Sentence] = {
    Act.RECORDED: Sentence("ghi kết luận", "recording a conclusion"),
    Act.EDITED: Sentence("sửa kết luận", "editing a conclusion"),
    Act.ASSIGNED: Sentence("giao nhiệm vụ", "assigning a task"),
    Act.PROGRESS: Sentence("ghi tiến độ", "noting progress"),
    Act.REPLIED: Sentence("phản hồi", "replying"),
    Act.CLOSED: Sentence("khép lại kết luận", "closing a conclusion"),
    Act.REOPENED: Sentence("mở lại kết luận", "reopening a conclusion"),
    Act.WITHDRAWN: Sentence("rút kết luận", "withdrawing a conclusion"),
    Act.CONVENED: Sentence("lập hội nghị", "convening a meeting"),
    Act.AGENDA: Sentence("sửa chương trình họp", "changing an agenda"),
    Act.ADDED: Sentence("đưa vào chương trình họp", "adding to an agenda"),
    Act.BEGUN: Sentence("khai mạc hội nghị", "opening a meeting"),
    Act.ENDED: Sentence("bế mạc hội nghị", "closing a meeting"),
    Right.SEE_FIGURES: Sentence("xem số liệu", "seeing figures"),
    Right.SEE_FINDINGS: Sentence("xem phát hiện", "seeing findings"),
    Right.SEE_CONCLUSIONS: Sentence("xem kết luận", "seeing conclusions"),
    Right.CONCLUDE: Sentence("kết luận", "concluding"),
    Right.REPLY: Sentence("phản hồi", "replying"),
    Right.SEE_CHECKS: Sentence("kiểm tra cài đặt", "the installation check"),
    Right.SEE_AUDIT: Sentence("xem nhật ký thao tác", "reading the audit log"),
    Standing.SIGN_IN_OLD: Sentence("đã hết hạn", "expired"),
    Standing.SIGN_IN_ENDED: Sentence("đã đăng xuất trước đó", "signed out before"),
    Standing.SIGN_IN_UNCHECKED: Sentence("ổ đĩa có lỗi", "the disk fails"),
    Standing.NOT_VERIFIED: Sentence("địa chỉ chưa được xác nhận", "address not vouched for"),
    AUDIT_LOG: Sentence("nhật ký thao tác", "the audit log"),
}


def what(line: Line, language: Language) -> str:
    """Return what was done, in words."""
    at = 0 if language is Language.VI else 1
    said = KINDS[line.what][at]
    if not line.detail or not (line.what in REFUSALS or line.detail in _DETAILS):
        return said
    detail = _DETAILS[line.detail][at] if line.detail in _DETAILS else line.detail
    return f"{said}: {detail}"


def conclusion(line: Line) -> str:
    """Return the number of the conclusion that a line is about; "" where it is about none."""
    if line.what in REFUSALS:
        return line.about
    return "" if line.detail in _DETAILS else line.detail or line.about


def who(line: Line, language: Language) -> str:
    """Return who did it: an address, or where there is none, what is known."""
    at = 0 if language is Language.VI else 1
    local = line.standing == Standing.LOCAL
    return line.email or (AT_THE_MACHINE if local else NOT_SIGNED_IN)[at]


def role(line: Line, language: Language) -> str:
    """Return what that person was at the time."""
    at = 0 if language is Language.VI else 1
    return next((words[at] for code, words in ROLES.items() if code == line.role), line.role)
