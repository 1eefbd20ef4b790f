"""The words of the self-check about the way to Google: network, key, clock, APIs, quota."""

from collections.abc import Mapping

from services.doctor.line import Code
from services.text.sentence import Sentence

_NEW_KEY = (
    Sentence(
        "Vào console.cloud.google.com, chọn IAM & Admin → Service Accounts, bấm vào tài khoản "
        "{account}.",
        "On console.cloud.google.com choose IAM & Admin → Service Accounts and open {account}.",
    ),
    Sentence(
        "Ở thẻ Keys chọn Add key → Create new key → JSON; tệp khoá tự tải về. Xoá khoá cũ.",
        "On the tab Keys choose Add key → Create new key → JSON; the key is downloaded. Delete the "
        "old one.",
    ),
    Sentence(
        "Trong Secrets, dán toàn bộ tệp ấy vào giữa hai dòng ''' của mục key; nếu dùng "
        "[google.key] thì chép từng mục, giữ nguyên mọi ký tự \\n của private_key.",
        "In the Secrets paste all of that file between the two lines ''' of the entry key; with "
        "[google.key] copy each entry, every \\n of private_key included.",
    ),
    Sentence(
        "Lưu lại rồi khởi động lại ứng dụng (Reboot app).",
        "Save, and reboot the app.",
    ),
)
_SET_CLOCK = (
    Sentence(
        "Chỉnh lại ngày giờ của máy chạy phần mềm; tốt nhất là bật đặt giờ tự động.",
        "Set date and time of the machine that runs the application; best of all automatically.",
    ),
    Sentence("Khởi động lại ứng dụng.", "Restart the application."),
)


def _enable(name: str, service: str) -> tuple[Sentence, ...]:
    return (
        Sentence(
            f"{name} chưa được bật trong dự án Google.",
            f"The {name} is not enabled in the Google project.",
        ),
        Sentence(
            f"Mở https://console.cloud.google.com/apis/library/{service}?project={{project}}",
            f"Open https://console.cloud.google.com/apis/library/{service}?project={{project}}",
        ),
        Sentence(
            "Bấm Enable. Nếu trang hỏi chọn dự án, chọn dự án có tài khoản dịch vụ {account}.",
            "Press Enable. If asked for a project, choose that of the service account {account}.",
        ),
        Sentence(
            "Chờ năm phút rồi kiểm tra lại.",
            "Wait five minutes and check again.",
        ),
    )


_WAIT = Sentence(
    "Chờ ít phút rồi kiểm tra lại; phần mềm vẫn hiện số liệu đọc được lần trước.",
    "Wait some minutes and check again; what was read last goes on being shown.",
)
_NOTHING_KNOWN = Sentence(
    "{trouble} Vì vậy chưa biết gì về khoá, hai API, nơi để bảng tính và việc chia sẻ.",
    "{trouble} So nothing is known of the key, the two APIs, the place of the spreadsheets and "
    "their sharing.",
)
_REFUSED = (
    Sentence(
        "Kiểm tra tài khoản dịch vụ {account} trong Google Cloud Console còn hoạt động không.",
        "Check in the Google Cloud Console that the service account {account} is active.",
    ),
    Sentence(
        "Nếu cơ quan dùng Google Workspace, hỏi người quản trị xem có chặn ứng dụng này không.",
        "Where the office uses Google Workspace, ask its administrator whether this is blocked.",
    ),
)

# Code -> the sentence, then the steps.
OF_GOOGLE: Mapping[Code, tuple[Sentence, ...]] = {
    Code.GOOGLE_AWAY: (
        _NOTHING_KNOWN,
        _WAIT,
        Sentence(
            "Nếu quá một giờ vẫn còn dòng này, xem https://www.google.com/appsstatus/dashboard; ở "
            "đó không báo sự cố thì nhờ người phụ trách mạng của cơ quan xem giúp.",
            "If this stays for more than an hour, look at "
            "https://www.google.com/appsstatus/dashboard; where that tells of no trouble, ask "
            "whoever looks after the office's network.",
        ),
    ),
    Code.GOOGLE_SILENT: (
        _NOTHING_KNOWN,
        Sentence(
            "Thử mở google.com bằng trình duyệt trên chính máy chạy phần mềm.",
            "Try to open google.com in a browser on the very machine that runs the application.",
        ),
        Sentence(
            "Nếu cơ quan có tường lửa, xin mở tới sheets.googleapis.com, www.googleapis.com và "
            "oauth2.googleapis.com, cổng 443.",
            "Behind a firewall, ask for sheets.googleapis.com, www.googleapis.com and "
            "oauth2.googleapis.com, port 443, to be opened.",
        ),
        _WAIT,
    ),
    Code.KEY_GOOD: (
        Sentence(
            "Google chấp nhận khoá của tài khoản dịch vụ {account}.",
            "Google accepts the key of the service account {account}.",
        ),
    ),
    Code.KEY_UNUSABLE: (
        Sentence(
            "Khoá của tài khoản dịch vụ không đọc được: thường là private_key bị dán thiếu hoặc "
            "mất các ký tự \\n.",
            "The key of the service account cannot be read: mostly private_key was pasted in part "
            "or has lost its \\n.",
        ),
        *_NEW_KEY,
    ),
    Code.KEY_REFUSED: (
        Sentence(
            "Google không chấp nhận khoá: khoá đã bị xoá hoặc hết hạn, hoặc tài khoản dịch vụ đã "
            "bị khoá.",
            "Google does not accept the key: it was deleted or has expired, or the service account "
            "is disabled.",
        ),
        *_NEW_KEY,
    ),
    Code.CLOCK_RIGHT: (Sentence("Đồng hồ của máy đúng giờ.", "The machine's clock is right."),),
    Code.CLOCK_FAST: (
        Sentence(
            "Đồng hồ của máy nhanh {minutes} phút so với Google.",
            "The machine's clock is {minutes} minutes ahead of Google's.",
        ),
        *_SET_CLOCK,
    ),
    Code.CLOCK_SLOW: (
        Sentence(
            "Đồng hồ của máy chậm {minutes} phút so với Google.",
            "The machine's clock is {minutes} minutes behind Google's.",
        ),
        *_SET_CLOCK,
    ),
    Code.CLOCK_REFUSED: (
        Sentence(
            "Google không nhận khoá vì đồng hồ của máy sai giờ.",
            "Google does not take the key, because the machine's clock is wrong.",
        ),
        *_SET_CLOCK,
    ),
    Code.SHEETS_ENABLED: (
        Sentence("Google Sheets API đã bật.", "The Google Sheets API is enabled."),
    ),
    Code.SHEETS_DISABLED: _enable("Google Sheets API", "sheets.googleapis.com"),
    Code.SHEETS_FAILING: (
        Sentence("Google Sheets: {trouble}", "Google Sheets: {trouble}"),
        *_REFUSED,
    ),
    Code.DRIVE_ENABLED: (Sentence("Google Drive API đã bật.", "The Google Drive API is enabled."),),
    Code.DRIVE_DISABLED: _enable("Google Drive API", "drive.googleapis.com"),
    Code.DRIVE_FAILING: (
        Sentence("Google Drive: {trouble}", "Google Drive: {trouble}"),
        *_REFUSED,
    ),
    Code.QUOTA_LEFT: (
        Sentence(
            "Trong phút này còn đọc được {reads} lần và ghi được {writes} lần, tính theo lượt của "
            "riêng chương trình này; nơi khác cùng dùng tài khoản dịch vụ thì không đếm được.",
            "Left in this minute: {reads} readings, {writes} writings, by the calls of this "
            "program alone; whatever else uses the same service account is not counted.",
        ),
    ),
    Code.QUOTA_USED: (
        Sentence(
            "Đã hết lượt gọi Google của phút này, do chương trình này hoặc nơi khác cùng dùng tài "
            "khoản dịch vụ; số liệu mới sẽ hiện chậm hơn.",
            "This minute's calls to Google are used up, by this program or by whatever else uses "
            "the same service account; new figures are shown later.",
        ),
        Sentence(
            "Chờ một phút rồi kiểm tra lại.",
            "Wait a minute and check again.",
        ),
        Sentence(
            "Nếu thường xuyên như vậy: mỗi tài khoản dịch vụ chỉ dùng cho một ứng dụng; tạo tài "
            "khoản riêng nếu đang dùng chung.",
            "If it is often so: use a service account for one application only; make another one "
            "if it is shared.",
        ),
    ),
}
