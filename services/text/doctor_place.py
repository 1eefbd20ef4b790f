"""The words of the self-check about the place of the spreadsheets."""

from collections.abc import Mapping

from services.doctor.line import Code
from services.text.sentence import Sentence

MAKE_EDITOR = Sentence(
    "Thêm địa chỉ {account} với quyền Người chỉnh sửa (Editor), bỏ chọn gửi thông báo, rồi bấm "
    "Chia sẻ.",
    "Add {account} as Editor, without notification, and press Share.",
)
_OTHER_ADDRESS = Sentence(
    "Nếu địa chỉ trong cài đặt không đúng, dán lại đường liên kết vào mục address của [google].",
    "If the address in the settings is wrong, paste the link as address of [google].",
)

# Code -> the sentence, then the steps.
OF_PLACE: Mapping[Code, tuple[Sentence, ...]] = {
    Code.PLACE_REACHED: (
        Sentence(
            "Mở được nơi để bảng tính ({address}): có {count} bảng tính.",
            "The place of the spreadsheets ({address}) is reached: there are {count}.",
        ),
    ),
    Code.PLACE_NOT_REACHED: (
        Sentence(
            "Không mở được nơi để bảng tính ghi trong cài đặt ({address}): không có, hoặc chưa "
            "được chia sẻ với tài khoản dịch vụ {account}.",
            "The place of the spreadsheets in the settings ({address}) cannot be opened: it does "
            "not exist, or is not shared with the service account {account}.",
        ),
        Sentence(
            "Mở thư mục hoặc bảng tính ấy trên Google Drive, bấm Chia sẻ (Share).",
            "Open that folder or spreadsheet on Google Drive and press Share.",
        ),
        MAKE_EDITOR,
        _OTHER_ADDRESS,
    ),
    Code.PLACE_NOT_FOLDER: (
        Sentence(
            "Nơi để bảng tính ghi trong cài đặt ({address}) là một tệp, không phải thư mục.",
            "The place of the spreadsheets in the settings ({address}) is a file, not a folder.",
        ),
        Sentence(
            "Mở thư mục để bảng tính trên Google Drive rồi chép đường liên kết ở thanh địa chỉ.",
            "Open the folder of the spreadsheets on Google Drive and copy its link from the "
            "address bar.",
        ),
        _OTHER_ADDRESS,
        Sentence(
            "Thư mục ấy phải được chia sẻ với {account}, quyền Người chỉnh sửa (Editor).",
            "That folder has to be shared with {account} as Editor.",
        ),
    ),
    Code.PLACE_NOT_SPREADSHEET: (
        Sentence(
            "Nơi để bảng tính ghi trong cài đặt ({address}) không phải thư mục, cũng không phải "
            "bảng tính Google.",
            "The place of the spreadsheets in the settings ({address}) is neither a folder nor a "
            "Google spreadsheet.",
        ),
        Sentence(
            "Nếu đó là tệp .xlsx trên Drive: mở ra, chọn Tệp → Lưu dưới dạng Google Trang tính "
            "(File → Save as Google Sheets), rồi chép đường liên kết của bảng tính mới.",
            "If it is an .xlsx file on Drive: open it, choose File → Save as Google Sheets, and "
            "copy the link of the new spreadsheet.",
        ),
        _OTHER_ADDRESS,
        Sentence(
            "Thư mục hoặc bảng tính ấy phải được chia sẻ với {account}, quyền Người chỉnh sửa "
            "(Editor).",
            "That folder or spreadsheet has to be shared with {account} as Editor.",
        ),
    ),
    Code.PLACE_IN_BIN: (
        Sentence(
            "Nơi để bảng tính ghi trong cài đặt ({address}) đang nằm trong thùng rác của Google "
            "Drive.",
            "The place of the spreadsheets in the settings ({address}) lies in the bin of Google "
            "Drive.",
        ),
        Sentence(
            "Mở Thùng rác (Bin) trên Google Drive, bấm chuột phải vào đó và chọn Khôi phục "
            "(Restore).",
            "Open the Bin on Google Drive, right-click it and choose Restore.",
        ),
        _OTHER_ADDRESS,
    ),
    Code.PLACE_READ_ONLY: (
        Sentence(
            "Thư mục để bảng tính ({address}) mới cho tài khoản dịch vụ {account} xem: phần mềm "
            "không tạo được bảng tính ở đó, và chỉ ghi được vào bảng tính nào đã chia sẻ riêng.",
            "The service account {account} may only look at the folder of the spreadsheets "
            "({address}): nothing can be made there, and only a spreadsheet that was shared by "
            "itself can be written to.",
        ),
        Sentence(
            "Mở thư mục ấy trên Google Drive, bấm Chia sẻ (Share).",
            "Open that folder on Google Drive and press Share.",
        ),
        Sentence(
            "Ở dòng {account}, đổi Người xem (Viewer) thành Người chỉnh sửa (Editor), rồi bấm "
            "Xong (Done).",
            "In the line of {account} change Viewer to Editor, and press Done.",
        ),
    ),
    Code.PLACE_EMPTY: (
        Sentence(
            "Nơi để bảng tính ({address}) chưa có bảng tính nào mà tài khoản dịch vụ mở được.",
            "The place of the spreadsheets ({address}) holds none that the service account can "
            "open.",
        ),
        Sentence(
            "Tạo bảng tính cho tỉnh và từng đơn vị: python -m services provision.",
            "Make the spreadsheets of the province and its units: python -m services provision.",
        ),
        Sentence(
            "Nếu đã có sẵn bảng tính, chuyển vào thư mục ấy và chia sẻ với {account}.",
            "If there are spreadsheets already, move them into that folder and share them with "
            "{account}.",
        ),
    ),
}
