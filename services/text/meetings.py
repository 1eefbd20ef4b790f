"""The words of meetings: what is told of one, its agenda, its papers."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.text import stage
from services.text.language import Language
from services.text.stage import StageText


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
    repropose_help: str
    up: str
    down: str
    top: str
    bottom: str
    to_place: str
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
        repropose_help="Xếp lại theo số liệu và nhiệm vụ hiện có; biểu đồ và đề mục do người dùng "
        "thêm vẫn giữ, đứng sau.",
        up="Lên",
        down="Xuống",
        top="Lên đầu",
        bottom="Xuống cuối",
        to_place="Đến vị trí số…",
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
    stage.VI,
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
        repropose_help="By the figures and tasks of now; charts and headings that people added "
        "are kept, behind the rest.",
        up="Up",
        down="Down",
        top="To the top",
        bottom="To the end",
        to_place="To place…",
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
    stage.EN,
)


def meeting_texts(language: Language) -> MeetingTexts:
    """Return the words in a language."""
    return VI if language is Language.VI else EN
