"""The words of the self-check about what leaders concluded."""

from collections.abc import Mapping

from services.doctor.line import Code
from services.text.sentence import Sentence

# Code -> the sentence, then the steps.
OF_CONCLUSIONS: Mapping[Code, tuple[Sentence, ...]] = {
    Code.CONCLUSIONS_KEPT: (
        Sentence(
            "Sổ kết luận còn nguyên vẹn: {count} sự kiện.",
            "The log of conclusions is whole: {count} events.",
        ),
    ),
    Code.CONCLUSIONS_WAITING: (
        Sentence(
            "Còn {count} sự kiện của sổ kết luận chưa lên Google Sheets.",
            "{count} events of the log of conclusions are not at Google yet.",
        ),
        Sentence(
            "Để ứng dụng chạy thêm vài phút rồi kiểm tra lại; đừng khởi động lại khi còn dòng này.",
            "Let the application run for some minutes and check again; do not restart it before.",
        ),
    ),
    Code.CONCLUSIONS_HINDERED: (
        Sentence(
            "{obstacle} Đang chờ: {count} sự kiện.",
            "{obstacle} Waiting: {count} events.",
        ),
    ),
    Code.CONCLUSIONS_TAMPERED: (
        Sentence(
            "Trang “Kết luận” của bảng tính tỉnh có {count} dòng bị sửa hoặc bị xoá bằng tay; bản "
            "gốc vẫn còn trên máy chạy phần mềm.",
            "{count} rows of the tab “Kết luận” were changed or deleted by hand; the machine has "
            "them as they were.",
        ),
        Sentence(
            "Mở trang Kết luận của ứng dụng: dòng nào bị sửa, bị xoá được nêu ở đó, và quản trị "
            "ghi lại được dòng đã xoá.",
            "Open the page Kết luận of the application: it names them, and an administrator can "
            "have the deleted ones written again.",
        ),
    ),
    Code.CONCLUSIONS_STRAY: (
        Sentence(
            "Trang “Kết luận” của bảng tính tỉnh có {count} dòng không do phần mềm ghi, hoặc đã bị "
            "sửa; các dòng ấy không được tính.",
            "{count} rows of the tab “Kết luận” were not written by the application, or were "
            "changed; they do not count.",
        ),
        Sentence(
            "Dùng Lịch sử phiên bản của Google Trang tính để trả lại, hoặc xoá các dòng ấy.",
            "Bring them back by the version history of Google Sheets, or delete them.",
        ),
    ),
    Code.CONCLUSIONS_MISSING: (
        Sentence(
            "Thiếu {count} sự kiện của sổ kết luận: dòng đã bị xoá và không nơi nào còn bản sao.",
            "{count} events of the log are missing: their rows were deleted, and no copy is left.",
        ),
        Sentence(
            "Mở bảng tính của tỉnh, dùng Lịch sử phiên bản để trả lại các dòng đã xoá ở trang “Kết "
            "luận”.",
            "Open the province's spreadsheet and bring back the deleted rows of the tab “Kết luận” "
            "by the version history.",
        ),
    ),
}
