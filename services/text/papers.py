"""The words of the papers that go out after a meeting.

They are papers of a Vietnamese office and have one language, whatever the screen speaks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.conclusions.content import Opinion

# What somebody fills in by hand.
BLANK = "…………………"


@dataclass(frozen=True)
class PaperText:
    """Words that several papers share, then those of each."""

    draft: str = "DỰ THẢO"
    union: str = "ĐOÀN TNCS HỒ CHÍ MINH"
    stars: str = "***"
    number: str = "Số:        -{symbol}"
    place_date: str = "{place}, ngày       tháng       năm"
    sample: str = "Số liệu minh hoạ, không có thật"
    gaps_title: str = "Cần bổ sung trước khi ký (xoá khung này khi ban hành)"
    gap_line: str = "{label}: chưa xác định {names}"
    gaps_blank: str = (
        "Số, ngày ký, người ký, thành phần và số đại biểu: Văn phòng điền khi ban hành"
    )
    gaps: Mapping[str, str] = field(
        default_factory=lambda: {
            "lead": "đơn vị chủ trì",
            "deliverable": "sản phẩm, kết quả",
            "due": "thời hạn",
        }
    )
    undecided: str = "chưa xác định"
    comrade: str = "đồng chí"
    meeting: str = "Hội nghị"
    nothing: str = "(Không có ý kiến kết luận ở mục này.)"
    figure_line: str = "Số liệu: {about}: {line} ({label})"
    see_table: str = "(giao nhiệm vụ tại mục III, số {row})"
    page: str = "Trang {page}"

    notice: str = "THÔNG BÁO"
    notice_of: str = "Kết luận của {chair} tại {meeting}"
    opening: str = "{time}, tại {place}, {chair} đã chủ trì {meeting}. Thành phần dự họp: {blank}; "
    opening_people: str = "số đại biểu có mặt: {blank}."
    basis: str = (
        "Sau khi nghe báo cáo và xem xét số liệu {filters} (số liệu chốt đến {as_of}; "
        "{reported}/{expected} đơn vị có đủ số liệu), {chair} kết luận như sau:"
    )
    section_1: str = "I. ĐÁNH GIÁ CHUNG"
    section_2: str = "II. NHIỆM VỤ, GIẢI PHÁP"
    section_3: str = "III. GIAO NHIỆM VỤ"
    section_4: str = "IV. TỔ CHỨC THỰC HIỆN"
    opinions: Mapping[Opinion, str] = field(
        default_factory=lambda: {
            Opinion.ACKNOWLEDGEMENT: "Kết quả được ghi nhận",
            Opinion.WEAKNESS: "Hạn chế",
            Opinion.CAUSE: "Nguyên nhân",
            Opinion.SOLUTION: "Giải pháp",
            Opinion.TASK: "Giao nhiệm vụ",
            Opinion.REQUEST: "Đề nghị",
        }
    )
    task_headings: tuple[str, ...] = (
        "STT",
        "Nội dung",
        "Chủ trì",
        "Phối hợp",
        "Sản phẩm",
        "Thời hạn",
    )
    no_tasks: str = "(Hội nghị không giao nhiệm vụ cụ thể.)"
    carry_out: tuple[str, ...] = (
        "1. Các đơn vị được giao nhiệm vụ tại mục III tổ chức thực hiện, báo cáo kết quả về "
        "{blank} trước ngày {blank}",
        "2. Đơn vị theo dõi, đôn đốc: {blank}",
        "3. Thời hạn báo cáo lần sau: {blank}",
    )
    closing: str = (
        "Trên đây là kết luận của {chair}; đề nghị các đơn vị nghiêm túc triển khai thực "
    )
    closing_end: str = "hiện./."
    recipients: str = "Nơi nhận:"

    annex: str = "Phụ lục {number}"
    annex_to: str = "(Kèm theo {paper} số        -{symbol})"
    annex_1: str = "BẢNG CHỈ SỐ (SỐ LIỆU ĐÔNG CỨNG)"
    annex_2: str = "ĐƠN VỊ CHƯA CÓ SỐ LIỆU"
    frozen_title: str = "Số liệu tại thời điểm kết luận"
    frozen_headings: tuple[str, ...] = (
        "STT",
        "Kết luận",
        "Chỉ số",
        "Đơn vị",
        "Kỳ",
        "Giá trị",
        "Chỉ tiêu",
        "Đơn vị có số liệu",
        "Số liệu đến",
    )
    shown_title: str = "Số liệu đã trình chiếu tại hội nghị"
    proposal: str = "{target} (đề xuất)"
    no_frozen: str = "(Không có kết luận nào gắn với một con số.)"
    silent_headings: tuple[str, ...] = (
        "Biểu số liệu",
        "Đã có",
        "Đơn vị chưa có số liệu (kỳ gần nhất)",
    )
    no_silent: str = "Tất cả các đơn vị đã có số liệu."
    data_stamp: str = "Số liệu lập lúc {moment}; phiên bản số liệu {version}; bộ lọc: {filters}."
    no_data: str = "chưa có số liệu"

    slides_of: str = "Thời gian: {time}\nĐịa điểm: {place}\nChủ trì: {chair}"
    slides_data: str = (
        "{filters} · số liệu đến {as_of} · {reported}/{expected} đơn vị có đủ số liệu"
    )
    full_table: str = "Bảng đầy đủ: Phụ lục 1"
    full_annex: str = "(Bảng đầy đủ: Phụ lục 1 của Thông báo kết luận.)"
    full_words: str = "Toàn văn: ghi chú của trang này"
    continued: str = "{title} (tiếp theo)"
    concluded: str = "{label} · {opinion}: {text}"
    tasks_title: str = "Nhiệm vụ được giao"
    points_title: str = "Kết luận khác của hội nghị"
    gaps_notes: str = "Còn chưa xác định:"
    notes_filters: str = "Bộ lọc: {filters}"

    minutes: str = "BIÊN BẢN"
    minutes_of: str = "{meeting}"
    minutes_1: str = "I. THỜI GIAN, ĐỊA ĐIỂM"
    minutes_time: str = "Thời gian: {time}"
    minutes_place: str = "Địa điểm: {place}"
    minutes_2: str = "II. THÀNH PHẦN"
    minutes_chair: str = "Chủ trì: {chair}"
    minutes_secretary: str = "Thư ký: {blank}"
    minutes_present: str = "Đơn vị dự họp (đánh dấu có mặt hoặc vắng):"
    present_headings: tuple[str, ...] = ("STT", "Đơn vị", "Có mặt", "Vắng", "Người dự (chức vụ)")
    minutes_3: str = "III. CHƯƠNG TRÌNH"
    minutes_4: str = "IV. DIỄN BIẾN"
    minutes_summary: str = "Tóm tắt báo cáo: {sentence}"
    minutes_data: str = "Số liệu: {trust}"
    minutes_figures: str = (
        "Số liệu xem xét tại hội nghị: {filters}; chốt đến {as_of}; "
        "{reported}/{expected} đơn vị có đủ số liệu."
    )
    minutes_opinions: str = "Ý kiến phát biểu (đơn vị: nội dung):"
    minutes_line: str = "- {blank}: {blank}{blank}{blank}"
    minutes_chair_said: str = "Chủ trì kết luận:"
    minutes_5: str = "V. KẾT LUẬN CỦA CHỦ TRÌ"
    minutes_rest: str = "Ngoài các kết luận đã ghi ở từng nội dung trên:"
    minutes_tasks: str = "Nhiệm vụ được giao:"
    minutes_votes: str = "Biểu quyết (nếu có): {blank}"
    minutes_6: str = "VI. KẾT THÚC"
    hour: str = "{hour} giờ {minute:02d}"
    minutes_end: str = "Hội nghị kết thúc vào hồi {blank} cùng ngày. Biên bản đã được đọc lại cho "
    minutes_end_2: str = "các thành viên dự họp cùng nghe và thống nhất./."
    secretary: str = "THƯ KÝ"
    chair: str = "CHỦ TRÌ"
    sign_here: str = "(ký, ghi rõ họ tên)"
    no_shown: str = "(Hội nghị không trình chiếu nội dung nào.)"

    sheet_about: str = "Thông tin"
    about_headings: tuple[str, str] = ("Mục", "Nội dung")
    about_state: str = "Tình trạng"
    about_gap: str = "Chưa xác định"
    about_meeting: str = "Hội nghị"
    about_time: str = "Thời gian"
    about_place: str = "Địa điểm"
    about_chair: str = "Chủ trì"
    about_filters: str = "Bộ lọc"
    about_as_of: str = "Số liệu đến"
    about_coverage: str = "Đơn vị có đủ số liệu"
    about_version: str = "Phiên bản số liệu"
    about_made: str = "Lập lúc"
    sheet_points: str = "Kết luận"
    point_headings: tuple[str, ...] = (
        "STT",
        "Số kết luận",
        "Loại ý kiến",
        "Lĩnh vực",
        "Nội dung",
        "Về",
        "Chỉ số",
        "Đơn vị",
        "Kỳ",
        "Tử số",
        "Mẫu số",
        "Giá trị",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Đã có số liệu (đơn vị)",
        "Phải có (đơn vị)",
        "Số liệu đến",
        "Phiên bản số liệu",
    )
    sheet_tasks: str = "Nhiệm vụ"
    task_columns: tuple[str, ...] = (
        "STT",
        "Số kết luận",
        "Nội dung",
        "Chủ trì",
        "Phối hợp",
        "Sản phẩm",
        "Thời hạn",
        "Thời hạn (ghi chú)",
        "Còn thiếu",
    )
    sheet_silent: str = "Chưa có số liệu"
    silent_columns: tuple[str, ...] = ("Biểu số liệu", "Đã có", "Phải có", "Đơn vị (kỳ gần nhất)")
    sheet_shown: str = "Đã trình chiếu"
    shown_columns: tuple[str, ...] = (
        "STT",
        "Nội dung",
        "Nhận xét",
        "Bộ lọc",
        "Nguồn và thời điểm",
        "Kết luận",
        "Trang tính",
    )
    sheet_chart: str = "B{number}"


PAPER = PaperText()
