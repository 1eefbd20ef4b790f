"""The words of the screen on the wall, and of those who follow it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StageText:
    """The screen on the wall, and the screens of those who follow."""

    at: str
    next: str
    last: str
    first: str
    keys: str
    leave: str
    forward: str
    back: str
    start: str
    page: str
    overview: str
    look: str
    conclude: str
    stands: str
    newer: str
    take: str
    moved: str
    follows: str
    wanders: str
    return_: str
    waiting: str
    ended: str
    no_meeting: str
    no_tasks: str
    none_silent: str


VI = StageText(
    at="{at}/{all}",
    next="Tiếp theo: {title}",
    last="Hết chương trình",
    first="Quét mã để theo dõi trên điện thoại",
    keys="→ tiếp · ← lùi · V đổi biểu đồ · O chương trình · C kết luận · D nền tối · B tắt màn "
    "hình · Esc thoát",
    leave="Thoát",
    forward="Tiếp",
    back="Lùi",
    start="Về đầu",
    page="{title} (trang {at}/{all})",
    overview="Chương trình",
    look="Đổi biểu đồ",
    conclude="Kết luận",
    stands="Số liệu đứng yên từ {time}",
    newer="đã có số liệu mới hơn",
    take="Lấy số liệu mới",
    moved="Máy chủ đã khởi động lại: đây là số liệu lúc {time}, có thể khác lúc khai mạc.",
    follows="Đang theo màn hình hội nghị",
    wanders="Đang xem riêng",
    return_="Theo màn hình hội nghị",
    waiting="Chờ người trình chiếu bắt đầu…",
    ended="Hội nghị đã bế mạc.",
    no_meeting="Không có hội nghị này. Liên kết có thể ghi sai.",
    no_tasks="Không còn việc nào của các hội nghị trước.",
    none_silent="Mọi đơn vị phải báo cáo đều đã có số liệu.",
)

EN = StageText(
    at="{at}/{all}",
    next="Next: {title}",
    last="End of the agenda",
    first="Scan the code to follow on your phone",
    keys="→ next · ← back · V other chart · O agenda · C conclude · D dark · B black screen · "
    "Esc leave",
    leave="Leave",
    forward="Next",
    back="Back",
    start="To the start",
    page="{title} (page {at} of {all})",
    overview="Agenda",
    look="Other chart",
    conclude="Conclude",
    stands="Figures stand still since {time}",
    newer="there are newer ones",
    take="Take the newer figures",
    moved="The server was started anew: these are the figures of {time}, and may differ from "
    "those at the opening.",
    follows="Following the screen on the wall",
    wanders="Looking around by yourself",
    return_="Follow the screen on the wall",
    waiting="Waiting for the presenter to begin…",
    ended="The meeting is over.",
    no_meeting="There is no such meeting. The link may be wrong.",
    no_tasks="Nothing is left open from earlier meetings.",
    none_silent="Every unit that has to report has done so.",
)
