"""The words for why Google cannot be used: what is wrong, and what is to be done."""

from collections.abc import Mapping

from services.errors import Trouble
from services.text.sentence import Sentence

TROUBLES: Mapping[Trouble, Sentence] = {
    Trouble.KEY_UNUSABLE: Sentence(
        "Khoá của tài khoản dịch vụ Google không dùng được. Tạo khoá JSON mới rồi dán nguyên vẹn "
        "vào cài đặt bí mật.",
        "The key of the Google service account cannot be used. Make a new JSON key and paste all "
        "of it into the secrets.",
    ),
    Trouble.KEY_REFUSED: Sentence(
        "Google không chấp nhận khoá của tài khoản dịch vụ: khoá đã bị xoá hoặc tài khoản đã bị "
        "khoá. Tạo khoá mới rồi thay vào cài đặt bí mật.",
        "Google does not accept the key of the service account: the key was deleted, or the "
        "account disabled. Make a new key and put it into the secrets.",
    ),
    Trouble.CLOCK_WRONG: Sentence(
        "Đồng hồ của máy chạy phần mềm sai giờ nên Google không chấp nhận khoá. Chỉnh lại giờ máy.",
        "The clock of the machine is wrong, so Google does not accept the key. Set the clock.",
    ),
    Trouble.API_DISABLED: Sentence(
        "Google Sheets API hoặc Google Drive API chưa được bật trong dự án Google. Bật cả hai rồi "
        "chờ vài phút.",
        "The Google Sheets API or the Google Drive API is not enabled in the Google project. "
        "Enable both and wait some minutes.",
    ),
    Trouble.PLACE_NOT_SHARED: Sentence(
        "Thư mục hoặc bảng tính ghi trong cài đặt không có, hoặc chưa được chia sẻ với tài khoản "
        "dịch vụ. Chia sẻ với quyền chỉnh sửa.",
        "The folder or spreadsheet named in the settings does not exist, or is not shared with "
        "the service account. Share it, with the right to edit.",
    ),
    Trouble.PLACE_NOT_FOLDER: Sentence(
        "Địa chỉ ghi trong cài đặt là của một tệp, không phải của một thư mục trên Google Drive. "
        "Mở đúng thư mục rồi chép lại đường liên kết.",
        "The address in the settings is a file's, not that of a folder on Google Drive. Open the "
        "folder itself and copy its link.",
    ),
    Trouble.PLACE_NOT_SPREADSHEET: Sentence(
        "Địa chỉ ghi trong cài đặt không phải của một thư mục, cũng không phải của một bảng tính "
        "Google. Tệp .xlsx tải lên Drive thì mở ra, chọn Tệp → Lưu dưới dạng Google Trang tính.",
        "The address in the settings is neither a folder's nor that of a Google spreadsheet. Open "
        "an .xlsx file on Drive and choose File → Save as Google Sheets.",
    ),
    Trouble.PLACE_IN_BIN: Sentence(
        "Thư mục hoặc bảng tính ghi trong cài đặt đang nằm trong thùng rác của Google Drive. Khôi "
        "phục nó, hoặc ghi địa chỉ khác vào cài đặt.",
        "The folder or spreadsheet named in the settings lies in the bin of Google Drive. Restore "
        "it, or put another address into the settings.",
    ),
    Trouble.NOT_ALLOWED: Sentence(
        "Google từ chối: tài khoản dịch vụ không có quyền làm việc này.",
        "Google refuses: the service account may not do this.",
    ),
    Trouble.NO_NETWORK: Sentence(
        "Không kết nối được tới Google. Kiểm tra mạng; phần mềm sẽ tự thử lại.",
        "There is no connection to Google. Check the network; it is tried again by itself.",
    ),
    Trouble.NO_ANSWER: Sentence(
        "Google không trả lời kịp; phần mềm sẽ tự thử lại.",
        "Google did not answer in time; it is tried again by itself.",
    ),
    Trouble.SERVER_ERROR: Sentence(
        "Google đang gặp sự cố; phần mềm sẽ tự thử lại.",
        "Google is out of order; it is tried again by itself.",
    ),
    Trouble.QUOTA_USED: Sentence(
        "Đã hết lượt gọi Google trong phút này; phần mềm sẽ tự thử lại.",
        "This minute's calls to Google are used up; it is tried again by itself.",
    ),
}

# Within a sentence: why Google gave no answer now. These pass by themselves.
REASONS: Mapping[Trouble, Sentence] = {
    Trouble.QUOTA_USED: Sentence(
        "đã hết lượt gọi Google của phút này",
        "this minute's calls to Google are used up",
    ),
    Trouble.NO_ANSWER: Sentence(
        "chưa kịp có câu trả lời của Google",
        "no answer from Google came in time",
    ),
    Trouble.SERVER_ERROR: Sentence("Google đang gặp sự cố", "Google is out of order"),
    Trouble.NO_NETWORK: Sentence(
        "không kết nối được tới Google",
        "there is no connection to Google",
    ),
}
