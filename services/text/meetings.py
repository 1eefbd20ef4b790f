"""The words of meetings: the agenda, the screen on the wall, and those who follow it."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.text.language import Language


@dataclass(frozen=True)
class MeetingText:
    """The page Hội nghị."""

    page: str
    choose: str
    none_yet: str
    none_hint: str
    new: str
    change: str
    name: str
    name_hint: str
    time: str
    time_hint: str
    place: str
    chair: str
    period: str
    newest: str
    save: str
    saved: str
    nameless: str
    agenda: str
    proposed: str
    own: str
    repropose: str
    up: str
    down: str
    remove: str
    heading: str
    heading_hint: str
    add: str
    add_view: str
    added: str
    chat: str
    items: Mapping[str, str]
    empty: str
    begin: str
    end: str
    not_begun: str
    is_on: str
    ended: str
    present: str
    follow: str
    follow_hint: str
    conclusions: str
    since: str
    papers: str
    papers_about: str
    make_papers: str
    making: str
    stop_papers: str
    paper_names: Mapping[str, str]
    only_leaders: str


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
    no_meeting: str
    no_tasks: str
    none_silent: str


@dataclass(frozen=True)
class MeetingTexts:
    """All of it in one language."""

    meeting: MeetingText
    stage: StageText


VI = MeetingTexts(
    MeetingText(
        page="Hội nghị",
        choose="Hội nghị",
        none_yet="Chưa có hội nghị nào.",
        none_hint="Lập hội nghị ở đây, hoặc ghi vào trang Hội nghị của bảng tính tỉnh.",
        new="Lập hội nghị mới",
        change="Sửa thông tin",
        name="Tên hội nghị",
        name_hint="Sơ kết quý III năm 2021",
        time="Thời gian",
        time_hint="14 giờ 00, ngày 25/11/2021",
        place="Địa điểm",
        chair="Chủ trì",
        period="Kỳ xem xét",
        newest="Quý mới nhất có số liệu",
        save="Lưu",
        saved="Đã lưu hội nghị {name}",
        nameless="Chưa có tên hội nghị nên chưa lưu.",
        agenda="Chương trình họp",
        proposed="Phần mềm đề xuất: việc của các hội nghị trước, rồi đến chỉ số còn xa chỉ tiêu "
        "nhất của từng lĩnh vực, cuối cùng là đơn vị chưa có báo cáo.",
        own="Chương trình đã được sửa.",
        repropose="Theo đề xuất mới nhất",
        up="Lên",
        down="Xuống",
        remove="Bỏ",
        heading="Thêm đề mục",
        heading_hint="Thảo luận, phát biểu của đại biểu…",
        add="Thêm",
        add_view="Đưa vào chương trình họp",
        added="Đã đưa vào chương trình của {name}",
        chat="Câu gửi nhóm chat, kèm liên kết",
        items={
            "tasks": "Việc của các hội nghị trước",
            "silent": "Đơn vị chưa có báo cáo",
        },
        empty="Chương trình chưa có mục nào.",
        begin="Khai mạc",
        end="Bế mạc",
        not_begun="chưa khai mạc",
        is_on="đang họp, khai mạc lúc {time}",
        ended="đã bế mạc lúc {time}",
        present="Trình chiếu",
        follow="Theo dõi trên điện thoại",
        follow_hint="Quét mã, hoặc mở địa chỉ này: màn hình điện thoại đi theo màn hình hội nghị.",
        conclusions="Kết luận tại hội nghị này ({count})",
        since="Từ hội nghị trước đến nay",
        papers="Văn bản",
        papers_about="Dự thảo, với đúng số liệu trên màn hình hội nghị; số, ngày và chữ ký để "
        "trống cho văn phòng.",
        make_papers="Soạn văn bản",
        making="Đang soạn…",
        stop_papers="Dừng",
        paper_names={
            "thong-bao.docx": "Thông báo kết luận (.docx)",
            "bien-ban.docx": "Biên bản (.docx)",
            "trinh-chieu.pptx": "Trình chiếu (.pptx)",
            "phu-luc.xlsx": "Phụ lục (.xlsx)",
        },
        only_leaders="Chỉ lãnh đạo và quản trị lập hội nghị và sửa chương trình.",
    ),
    StageText(
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
        no_meeting="Không có hội nghị này. Liên kết có thể ghi sai.",
        no_tasks="Không còn việc nào của các hội nghị trước.",
        none_silent="Mọi đơn vị phải báo cáo đều đã có số liệu.",
    ),
)

EN = MeetingTexts(
    MeetingText(
        page="Meetings",
        choose="Meeting",
        none_yet="There is no meeting yet.",
        none_hint="Convene one here, or write it into the tab Hội nghị of the province's "
        "spreadsheet.",
        new="Convene a meeting",
        change="Change what is told",
        name="Name of the meeting",
        name_hint="Review of the third quarter of 2021",
        time="When",
        time_hint="14:00, 25/11/2021",
        place="Place",
        chair="Chair",
        period="Period under review",
        newest="Newest quarter with figures",
        save="Save",
        saved="The meeting {name} is saved",
        nameless="The meeting has no name yet, so nothing was saved.",
        agenda="Agenda",
        proposed="As the application proposes it: tasks of earlier meetings, then of each area the "
        "indicators furthest from their target, and last which units have not reported.",
        own="The agenda was changed by hand.",
        repropose="Propose anew",
        up="Up",
        down="Down",
        remove="Remove",
        heading="Add a heading",
        heading_hint="Discussion, delegates' remarks…",
        add="Add",
        add_view="Put on the agenda",
        added="It is on the agenda of {name}",
        chat="A text for a chat group, with the link",
        items={
            "tasks": "Tasks of earlier meetings",
            "silent": "Units that have not reported",
        },
        empty="There is nothing on the agenda.",
        begin="Open the meeting",
        end="Close the meeting",
        not_begun="not opened yet",
        is_on="going on, opened at {time}",
        ended="closed at {time}",
        present="Present",
        follow="Follow on a phone",
        follow_hint="Scan the code or open this address: the phone follows the screen on the wall.",
        conclusions="Concluded at this meeting ({count})",
        since="Since the last meeting",
        papers="Papers",
        papers_about="Drafts in Vietnamese with the very figures of the screen on the wall; "
        "number, date and signature are left blank for the office.",
        make_papers="Make the papers",
        making="They are being made…",
        stop_papers="Stop",
        paper_names={
            "thong-bao.docx": "Notice of conclusions (.docx)",
            "bien-ban.docx": "Minutes (.docx)",
            "trinh-chieu.pptx": "Slides (.pptx)",
            "phu-luc.xlsx": "Annex (.xlsx)",
        },
        only_leaders="Only leaders and administrators convene meetings and change agendas.",
    ),
    StageText(
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
        no_meeting="There is no such meeting. The link may be wrong.",
        no_tasks="Nothing is left open from earlier meetings.",
        none_silent="Every unit that has to report has done so.",
    ),
)


def meeting_texts(language: Language) -> MeetingTexts:
    """Return the words in a language."""
    return VI if language is Language.VI else EN
