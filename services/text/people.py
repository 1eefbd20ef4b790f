"""The words about whoever looks at the screen: what they are, and why."""

from collections.abc import Mapping

from services.access import Person, Role, Standing
from services.text.language import Language
from services.text.sentence import Sentence

ROLES: Mapping[Role, Sentence] = {
    Role.OUTSIDER: Sentence("người ngoài", "outsider"),
    Role.VIEWER: Sentence("người xem", "viewer"),
    Role.UNIT: Sentence("người của đơn vị", "person of a unit"),
    Role.LEADER: Sentence("lãnh đạo", "leader"),
    Role.ADMIN: Sentence("quản trị", "administrator"),
}
_STANDINGS: Mapping[Standing, Sentence] = {
    Standing.LOCAL: Sentence(
        "Bạn đang ngồi tại máy chạy phần mềm nên có quyền lãnh đạo và quản trị.",
        "You sit at the machine that runs the application, so you are leader and administrator.",
    ),
    Standing.FIRST_ADMIN: Sentence(
        "{email} · quản trị theo cài đặt.",
        "{email} · administrator by the settings.",
    ),
    Standing.LISTED: Sentence("{email} · {role}.", "{email} · {role}."),
    Standing.LISTED_TWICE: Sentence(
        "{email} có hai dòng khác nhau trong trang Người dùng, nên chỉ được xem. Báo văn phòng "
        "sửa.",
        "{email} stands twice, and differently, in the tab Người dùng, and may only look. Tell the "
        "office.",
    ),
    Standing.UNIT_UNKNOWN: Sentence(
        "{email} chưa gắn với đơn vị nào trong trang Người dùng, nên chỉ được xem. Báo văn phòng "
        "sửa.",
        "{email} belongs to no known unit in the tab Người dùng, and may only look. Tell the "
        "office.",
    ),
    Standing.NOT_LISTED: Sentence(
        "{email} không có trong trang Người dùng, nên chỉ được xem.",
        "{email} is not in the tab Người dùng, and may only look.",
    ),
    Standing.NOT_VERIFIED: Sentence(
        "Nơi xác thực chưa xác nhận địa chỉ thư của bạn, nên chỉ được xem.",
        "The provider does not vouch for your e-mail address, so you may only look.",
    ),
    Standing.LIST_UNREAD: Sentence(
        "{email} · chưa đọc được trang Người dùng; tạm thời chỉ được xem.",
        "{email} · the tab Người dùng could not be read yet; until then you may only look.",
    ),
    Standing.SIGN_IN_OLD: Sentence(
        "Lần đăng nhập này đã hết hạn, nên chỉ được xem. Xin đăng nhập lại.",
        "This sign-in has expired, so you may only look. Please sign in again.",
    ),
    Standing.SIGN_IN_ENDED: Sentence(
        "Bạn đã đăng xuất, nên chỉ được xem. Xin đăng nhập lại.",
        "You have signed out, so you may only look. Please sign in again.",
    ),
    Standing.SIGN_IN_UNCHECKED: Sentence(
        "Chưa kiểm tra được lần đăng nhập này vì ổ đĩa của máy chủ có lỗi, nên chỉ được xem. Báo "
        "người phụ trách.",
        "This sign-in cannot be checked, as the server's disk fails, so you may only look. Tell "
        "whoever is in charge.",
    ),
    Standing.NOT_SIGNED_IN: Sentence("Chưa đăng nhập: chỉ được xem.", "Not signed in: look only."),
    Standing.NO_SIGN_IN: Sentence(
        "Chưa mở đăng nhập nên ai cũng chỉ được xem.",
        "Sign-in is not set up, so everybody may only look.",
    ),
}
# Where the dashboard is closed, and the reader has to stay outside.
_OUTSIDE: Mapping[Standing, Sentence] = {
    Standing.NOT_LISTED: Sentence(
        "{email} không có trong trang Người dùng. Báo văn phòng thêm tên, hoặc đăng xuất rồi đăng "
        "nhập bằng địa chỉ khác.",
        "{email} is not in the tab Người dùng. Ask the office to add it, or sign out and sign in "
        "with another address.",
    ),
    Standing.LIST_UNREAD: Sentence(
        "{email} · chưa đọc được trang Người dùng, xin chờ.",
        "{email} · the tab Người dùng could not be read yet, please wait.",
    ),
    Standing.NOT_VERIFIED: Sentence(
        "Nơi xác thực chưa xác nhận địa chỉ thư của bạn. Hãy đăng xuất rồi đăng nhập bằng địa chỉ "
        "khác.",
        "The provider does not vouch for your e-mail address. Sign out, and sign in with another.",
    ),
    Standing.SIGN_IN_OLD: Sentence(
        "Lần đăng nhập này đã hết hạn. Xin đăng nhập lại.",
        "This sign-in has expired. Please sign in again.",
    ),
    Standing.SIGN_IN_ENDED: Sentence(
        "Bạn đã đăng xuất. Xin đăng nhập lại.",
        "You have signed out. Please sign in again.",
    ),
    Standing.SIGN_IN_UNCHECKED: Sentence(
        "Chưa kiểm tra được lần đăng nhập này vì ổ đĩa của máy chủ có lỗi. Báo người phụ trách.",
        "This sign-in cannot be checked, as the server's disk fails. Tell whoever is in charge.",
    ),
    Standing.NOT_SIGNED_IN: Sentence("Chưa đăng nhập.", "Not signed in."),
    Standing.NO_SIGN_IN: Sentence(
        "Chưa mở đăng nhập nên chưa ai vào được. Báo người phụ trách.",
        "Sign-in is not set up, so nobody can come in. Tell whoever is in charge.",
    ),
}
CLOSED = Sentence("Cần đăng nhập", "Sign-in needed")
# For who is signed in, and stays outside nevertheless.
NOT_FOR_YOU = Sentence("Chưa được xem", "Not open to you")
CLOSED_ABOUT = Sentence(
    "Số liệu và kết luận ở đây chỉ dành cho người mà văn phòng đã ghi tên.",
    "The figures and conclusions here are for people whom the office has listed.",
)
SIGN_IN = Sentence("Đăng nhập", "Sign in")
SIGN_IN_AGAIN = Sentence("Đăng nhập lại", "Sign in again")
SIGN_OUT = Sentence("Đăng xuất", "Sign out")
SIGN_OUT_EVERYWHERE = Sentence("Đăng xuất mọi nơi", "Sign out everywhere")
SIGN_IN_STOPPED = Sentence(
    "Chưa đăng nhập được: việc đăng nhập đã dừng ở nơi xác thực. Xin thử lại; nếu vẫn vậy, báo "
    "văn phòng.",
    "You are not signed in: it ended at the provider. Please try again; if it stays so, tell the "
    "office.",
)
SIGN_IN_FAILED = Sentence(
    "Đăng nhập chưa cấu hình đúng. Báo người phụ trách: python -m services doctor.",
    "Sign-in is not configured rightly. Tell whoever is in charge: python -m services doctor.",
)
SIGN_IN_SILENT = Sentence(
    "Chưa đăng nhập được: nơi xác thực không trả lời. Xin thử lại sau ít phút.",
    "You cannot sign in now: the provider does not answer. Please try again in a few minutes.",
)


def standing(person: Person, language: Language) -> str:
    """Return one sentence about who somebody is here, and why."""
    at = 0 if language is Language.VI else 1
    said = _OUTSIDE if person.role is Role.OUTSIDER else _STANDINGS
    sentence = said[person.standing][at]
    return sentence.format(email=person.email, role=ROLES[person.role][at])
