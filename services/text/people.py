"""The words about whoever looks at the screen: what they are, and why."""

from collections.abc import Mapping

from services.access import Person, Role, Standing
from services.text.language import Language
from services.text.sentence import Sentence

ROLES: Mapping[Role, Sentence] = {
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
    Standing.NOT_SIGNED_IN: Sentence("Chưa đăng nhập: chỉ được xem.", "Not signed in: look only."),
    Standing.NO_SIGN_IN: Sentence(
        "Chưa mở đăng nhập nên ai cũng chỉ được xem.",
        "Sign-in is not set up, so everybody may only look.",
    ),
}
SIGN_IN = Sentence("Đăng nhập", "Sign in")
SIGN_OUT = Sentence("Đăng xuất", "Sign out")
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
    sentence = _STANDINGS[person.standing][at]
    return sentence.format(email=person.email, role=ROLES[person.role][at])
