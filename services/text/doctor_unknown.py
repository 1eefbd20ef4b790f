"""The words of the self-check about what could not be asked now: that it is not known, no more."""

from collections.abc import Mapping

from services.doctor.line import Code
from services.text.sentence import Sentence
from services.text.troubles import REASONS as PASSING

# Why something is not known: by the names of the troubles that pass, and of our own reasons.
REASONS: Mapping[str, Sentence] = {
    **PASSING,
    "not_told": Sentence("Google không cho biết", "Google does not tell"),
    "not_compared": Sentence(
        "chưa đọc đến trang “Kết luận”",
        "the tab “Kết luận” was not come to yet",
    ),
    "unread_province": Sentence(
        "chưa đọc được bảng tính của tỉnh",
        "the province's spreadsheet could not be read yet",
    ),
}
_AGAIN = Sentence(
    "Chờ một phút rồi kiểm tra lại, trước khi sửa gì.",
    "Wait a minute and check again, before you change anything.",
)
_AGAIN_OR_OTHERS = Sentence(
    "Chờ một phút rồi kiểm tra lại; nếu còn dòng này, sửa các mục khác trước.",
    "Wait a minute and check again; if this stays, mend the other lines first.",
)

# Code -> the sentence, then the steps.
OF_UNKNOWN: Mapping[Code, tuple[Sentence, ...]] = {
    Code.CLOCK_NOT_KNOWN: (
        Sentence(
            "Chưa so được đồng hồ của máy với giờ của Google.",
            "The machine's clock could not be compared with Google's.",
        ),
        _AGAIN,
    ),
    Code.SHEETS_NOT_KNOWN: (
        Sentence(
            "Chưa biết Google Sheets API đã bật chưa: {reason}.",
            "It is not known whether the Google Sheets API is enabled: {reason}.",
        ),
        _AGAIN,
    ),
    Code.DRIVE_NOT_KNOWN: (
        Sentence(
            "Chưa biết Google Drive API đã bật chưa: {reason}.",
            "It is not known whether the Google Drive API is enabled: {reason}.",
        ),
        _AGAIN,
    ),
    Code.PLACE_NOT_KNOWN: (
        Sentence(
            "Chưa xem được nơi để bảng tính ({address}): {reason}.",
            "The place of the spreadsheets ({address}) could not be looked at: {reason}.",
        ),
        _AGAIN,
    ),
    Code.PLACE_RIGHT_NOT_KNOWN: (
        Sentence(
            "Chưa biết tài khoản dịch vụ {account} có được tạo bảng tính trong thư mục không: "
            "{reason}.",
            "It is not known whether the service account {account} may make spreadsheets in the "
            "folder: {reason}.",
        ),
        _AGAIN,
        Sentence(
            "Nếu còn dòng này: mở thư mục trên Google Drive, bấm Chia sẻ (Share) và xem {account} "
            "có phải Người chỉnh sửa (Editor) không.",
            "If this stays: open the folder on Google Drive, press Share, and see whether "
            "{account} is an Editor.",
        ),
    ),
    Code.SHARING_NOT_KNOWN: (
        Sentence(
            "Chưa biết {count} bảng tính đang được chia sẻ với ai ({names}): {reason}.",
            "It is not known with whom these are shared ({count}; {names}): {reason}.",
        ),
        _AGAIN,
    ),
    Code.SHARING_NOT_ASKED: (
        Sentence(
            "Mỗi lần kiểm tra chỉ hỏi Google về {most} bảng tính; chưa hỏi {count} bảng tính đang "
            "được chia sẻ với ai: {names}.",
            "A check asks Google about {most} spreadsheets; of these it was not asked with whom "
            "they are shared ({count}): {names}.",
        ),
        Sentence(
            "Mở từng bảng tính ấy và bấm Chia sẻ (Share) để xem.",
            "Open each of them and press Share to see.",
        ),
    ),
    Code.PROTECTION_NOT_KNOWN: (
        Sentence(
            "Chưa biết các trang của tỉnh trong “{spreadsheet}” đã khoá với đơn vị chưa: {reason}.",
            "It is not known whether the province's tabs in “{spreadsheet}” are protected from "
            "units: {reason}.",
        ),
        _AGAIN,
    ),
    Code.PEOPLE_NOT_KNOWN: (
        Sentence(
            "Chưa đọc được danh sách đơn vị, nên chưa biết người của đơn vị có sửa được bảng tính "
            "của tỉnh không, và đơn vị nào chưa có người nhập.",
            "The list of units could not be read, so it is not known whether people of units may "
            "edit the province's spreadsheet, and where nobody may type yet.",
        ),
        _AGAIN_OR_OTHERS,
    ),
    Code.PROVINCE_NOT_KNOWN: (
        Sentence(
            "Còn bảng tính chưa đọc được, nên chưa biết bảng nào là của tỉnh.",
            "Not every spreadsheet could be read, so it is not known which is the province's.",
        ),
        _AGAIN,
    ),
    Code.READING_NOT_KNOWN: (
        Sentence(
            "Chưa đọc bảng tính nào nên chưa biết đọc được hay không: {reason}.",
            "No spreadsheet was read, so it is not known whether they can be: {reason}.",
        ),
        _AGAIN,
    ),
    Code.READ_BEFORE: (
        Sentence(
            "Lúc này chưa đọc lại được các bảng tính; số liệu đang có là của lần đọc trước.",
            "The spreadsheets could not be read again by now; the figures are those read before.",
        ),
        _AGAIN_OR_OTHERS,
    ),
    Code.STILL_READING: (
        Sentence(
            "Đến lúc kiểm tra mới đọc được {read}/{count} bảng tính; chưa biết gì về phần còn lại.",
            "{read}/{count} spreadsheets were read by the time of the check; nothing is known of "
            "the others yet.",
        ),
        Sentence(
            "Có nhiều bảng tính thì kiểm tra ở trang “Số liệu” của ứng dụng, sau khi ứng dụng đã "
            "đọc xong.",
            "With many spreadsheets check on the page “Số liệu” of the application, once it has "
            "read all.",
        ),
    ),
    Code.NOT_READ_NOW: (
        Sentence(
            "Lúc này chưa đọc được {count} bảng tính, vì Google không trả lời hoặc đã hết lượt "
            "gọi: {names}.",
            "These could not be read now, because Google did not answer or the calls were used up "
            "({count}): {names}.",
        ),
        _AGAIN,
    ),
    Code.CONCLUSIONS_NOT_KNOWN: (
        Sentence(
            "Chưa đối chiếu được sổ kết luận ({count} sự kiện trên máy này) với bảng tính của "
            "tỉnh: {reason}.",
            "The log of conclusions (events on this machine: {count}) could not be compared with "
            "the province's spreadsheet: {reason}.",
        ),
        _AGAIN_OR_OTHERS,
    ),
}
