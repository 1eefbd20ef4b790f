"""The sentences for what can be wrong with a spreadsheet as a whole."""

from collections.abc import Mapping

from services.intake.findings import Code
from services.text.sentence import Sentence

OF_SPREADSHEETS: Mapping[Code, Sentence] = {
    Code.FILE_NOT_WORKBOOK: Sentence(
        "Tệp này không phải là bảng tính. Lưu lại từ Excel ở dạng .xlsx.",
        "This file is no workbook. Save it again from Excel as .xlsx.",
    ),
    Code.FILE_TRUNCATED: Sentence(
        "Tệp bị hỏng hoặc đang lưu dở; số liệu đọc được lần trước vẫn được giữ. Mở và lưu lại tệp.",
        "The file is damaged or half saved; what was read last is kept. Open and save it again.",
    ),
    Code.FILE_ENCRYPTED: Sentence(
        "Tệp có mật khẩu nên không đọc được. Bỏ mật khẩu rồi lưu lại.",
        "The file has a password and cannot be read. Remove the password and save it again.",
    ),
    Code.FILE_UNREACHABLE: Sentence(
        "Không mở được tệp; có thể tệp đang bị khoá hoặc không có quyền đọc.",
        "The file cannot be opened; it may be locked, or may not be read.",
    ),
    Code.FILE_NOT_UNDERSTOOD: Sentence(
        "Phần mềm gặp lỗi khi đọc tệp này; số liệu đọc được lần trước vẫn được giữ. Báo cho người "
        "phụ trách phần mềm.",
        "The application failed over this file; what was read last is kept. Tell whoever looks "
        "after the application.",
    ),
    Code.FILE_OPEN_ELSEWHERE: Sentence(
        "Có người đang mở tệp này; phần chưa lưu chưa được tính.",
        "Somebody has this file open; what is not saved yet is not counted.",
    ),
    Code.FILE_NOT_SHARED: Sentence(
        "Bảng tính này không còn được chia sẻ với tài khoản của phần mềm; số liệu đọc được lần "
        "trước vẫn được giữ. Chia sẻ lại với quyền chỉnh sửa.",
        "This spreadsheet is not shared with the application's account any more; what was read "
        "last is kept. Share it again, with the right to edit.",
    ),
    Code.FILE_GONE: Sentence(
        "Không tìm thấy bảng tính này nữa, có thể đã bị xoá; số liệu đọc được lần trước vẫn được "
        "giữ. Khôi phục từ thùng rác, hoặc lập lại bảng tính.",
        "This spreadsheet is not found any more, it may have been deleted; what was read last is "
        "kept. Restore it from the bin, or set it up again.",
    ),
    Code.FILE_BUSY: Sentence(
        "Google chưa trả lời cho bảng tính này; số liệu đọc được lần trước vẫn được giữ, và phần "
        "mềm sẽ tự đọc lại.",
        "Google has not answered for this spreadsheet; what was read last is kept, and it is read "
        "again by itself.",
    ),
    Code.NO_PROVINCE_WORKBOOK: Sentence(
        "Chưa có bảng tính của tỉnh (trang Đơn vị); đang dùng danh mục đơn vị có sẵn của Hà Nam.",
        "There is no spreadsheet of the province (tab Đơn vị); the built-in list of units of "
        "Hà Nam is used.",
    ),
    Code.PROVINCE_NOT_READ: Sentence(
        "Chưa đọc được bảng tính của tỉnh (trang Đơn vị), nếu đã có; trong lúc ấy dùng danh mục "
        "đơn vị có sẵn của Hà Nam.",
        "The spreadsheet of the province (tab Đơn vị), if there is one, has not been read yet; "
        "meanwhile the built-in list of units of Hà Nam is used.",
    ),
}
