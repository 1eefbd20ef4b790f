"""The words of the self-check about settings, workbooks, this machine and signing in."""

from collections.abc import Mapping

from services.doctor.line import Code
from services.text.sentence import Sentence

_SECRETS = Sentence(
    "Mở ô Secrets của ứng dụng trên Streamlit Community Cloud (Settings → Secrets), hoặc tệp "
    ".streamlit/secrets.toml trên máy.",
    "Open the Secrets of the app on Streamlit Community Cloud (Settings → Secrets), or the file "
    ".streamlit/secrets.toml on the machine.",
)
_SAVE = Sentence(
    "Lưu lại rồi khởi động lại ứng dụng (Reboot app).",
    "Save, and reboot the app.",
)

# Code -> the sentence, then the steps.
OF_THIS_MACHINE: Mapping[Code, tuple[Sentence, ...]] = {
    Code.SETTING_BAD: (
        Sentence("Cài đặt {name} không dùng được.", "The setting {name} cannot be used."),
        _SECRETS,
        Sentence(
            "Sửa mục {name} theo tệp mẫu .streamlit/secrets.toml.example.",
            "Mend {name} as shown in .streamlit/secrets.toml.example.",
        ),
        _SAVE,
    ),
    Code.SETTING_MISSING: (
        Sentence("Thiếu cài đặt {name}.", "The setting {name} is missing."),
        _SECRETS,
        Sentence(
            "Thêm mục {name} theo tệp mẫu .streamlit/secrets.toml.example. Khoá của Google phải "
            "được dán đủ mọi dòng của tệp JSON.",
            "Add {name} as shown in .streamlit/secrets.toml.example. Of Google's key every line of "
            "the JSON file has to be there.",
        ),
        _SAVE,
    ),
    Code.FOLDER_FOUND: (
        Sentence(
            "Thư mục {folder} mở được, có {count} tệp .xlsx.",
            "The folder {folder} can be opened; .xlsx files in it: {count}.",
        ),
    ),
    Code.SAMPLE_FOUND: (
        Sentence(
            "Chưa ghi nơi để số liệu trong cài đặt, nên đang đọc số liệu minh hoạ kèm theo phần "
            "mềm: thư mục {folder}, {count} tệp .xlsx.",
            "The settings name no place of figures, so the invented sample that comes along is "
            "read: folder {folder}, .xlsx files: {count}.",
        ),
    ),
    Code.FOLDER_MISSING: (
        Sentence(
            "Không mở được thư mục bảng tính {folder}.",
            "The folder of workbooks {folder} cannot be opened.",
        ),
        Sentence(
            "Kiểm tra tên thư mục trong cài đặt data_dir, hoặc biến SOKET_DATA.",
            "Check the name of the folder in the setting data_dir, or in SOKET_DATA.",
        ),
        Sentence(
            "Nếu thư mục nằm trên máy khác, kiểm tra ổ mạng đã nối chưa.",
            "If the folder is on another machine, check that the network drive is there.",
        ),
    ),
    Code.FOLDER_EMPTY: (
        Sentence(
            "Thư mục {folder} không có tệp .xlsx nào.",
            "There is no .xlsx file in the folder {folder}.",
        ),
        Sentence(
            "Chép các tệp của đơn vị vào thư mục ấy, hoặc tạo biểu mẫu trống: "
            "python -m services template.",
            "Copy the units' files into it, or make empty forms: python -m services template.",
        ),
    ),
    Code.DISK_WRITABLE: (
        Sentence(
            "Ổ đĩa ghi được, còn trống {free} GB.",
            "The disk can be written to; free: {free} GB.",
        ),
    ),
    Code.DISK_NOT_WRITABLE: (
        Sentence(
            "Không ghi được vào thư mục {folder}, nơi giữ số liệu đọc được lần cuối để khởi động "
            "lại là hiện được ngay.",
            "The folder {folder}, which keeps the figures read last so that they are shown at once "
            "after a restart, cannot be written to.",
        ),
        Sentence(
            "Cho phần mềm quyền ghi vào thư mục ấy, hoặc chọn thư mục khác bằng store_dir trong "
            "cài đặt (biến SOKET_STORE).",
            "Let the application write to that folder, or choose another one by store_dir in the "
            "settings (SOKET_STORE).",
        ),
    ),
    Code.DISK_FULL: (
        Sentence(
            "Ổ đĩa chứa {folder} chỉ còn trống {free} GB.",
            "The disk of {folder} has only {free} GB left.",
        ),
        Sentence("Xoá bớt tệp không cần trên ổ đĩa ấy.", "Delete what is not needed on that disk."),
    ),
    Code.STORE_DAMAGED: (
        Sentence(
            "Số liệu giữ trên ổ đĩa ({folder}) bị hỏng nên không dùng lại được; phần mềm đang đọc "
            "lại từ bảng tính.",
            "The figures kept on the disk ({folder}) are damaged and not used; they are read again "
            "from the spreadsheets.",
        ),
        Sentence(
            "Đợi đọc xong rồi kiểm tra lại; nếu còn dòng này, kiểm tra ổ đĩa.",
            "Wait until all is read and check again; if this stays, have the disk checked.",
        ),
    ),
    Code.SIGN_IN_READY: (
        Sentence(
            "Đăng nhập đã cấu hình đủ (nơi xác thực: {provider}).",
            "Sign-in is configured completely (provider: {provider}).",
        ),
    ),
    Code.SIGN_IN_LOCAL: (
        Sentence(
            "Đang đọc tệp .xlsx và chưa dùng đăng nhập: người ngồi tại máy này có quyền lãnh đạo "
            "và quản trị; nếu mở từ máy khác thì chỉ được xem.",
            "Workbooks are read without sign-in: whoever sits at this machine is leader and "
            "administrator; from another machine one may only look.",
        ),
    ),
    Code.JOURNAL_NOT_WRITABLE: (
        Sentence(
            "Không ghi được vào thư mục {folder}, nơi giữ kết luận và nhật ký thao tác: không ai "
            "ghi kết luận được, không lần đăng nhập nào được nhận.",
            "The folder {folder}, which keeps conclusions and the audit log, cannot be written to: "
            "nobody can conclude, and no sign-in is accepted.",
        ),
        Sentence(
            "Cho phần mềm quyền ghi vào thư mục ấy, hoặc chọn thư mục khác bằng journal_dir trong "
            "cài đặt (biến SOKET_JOURNAL).",
            "Let the application write to that folder, or choose another one by journal_dir in the "
            "settings (SOKET_JOURNAL).",
        ),
    ),
    Code.CLOSED_TO_ALL: (
        Sentence(
            "Đã đặt closed = true mà chưa cấu hình đăng nhập, nên không ai xem được gì.",
            "There is closed = true, and sign-in is not configured, so nobody sees anything.",
        ),
        _SECRETS,
        Sentence(
            "Thêm mục [auth] theo tệp mẫu .streamlit/secrets.toml.example, hoặc bỏ dòng closed.",
            "Add [auth] as shown in .streamlit/secrets.toml.example, or take the line closed out.",
        ),
        _SAVE,
    ),
    Code.SIGN_IN_OFF: (
        Sentence(
            "Chưa cấu hình đăng nhập: ai mở được trang cũng chỉ xem, không ai ghi kết luận được.",
            "Sign-in is not configured: whoever opens the app may only look, and nobody can "
            "conclude.",
        ),
        Sentence(
            "Mở https://console.cloud.google.com/auth/clients, đúng dự án, bấm Create client, chọn "
            "Web application; chưa có màn hình chấp thuận thì bấm Get started trước.",
            "Open https://console.cloud.google.com/auth/clients in the right project, press Create "
            "client and choose Web application; without a consent screen press Get started first.",
        ),
        Sentence(
            "Ở Authorized redirect URIs ghi địa chỉ của ứng dụng, thêm /oauth2callback vào cuối.",
            "Under Authorized redirect URIs write the address of the app with /oauth2callback at "
            "its end.",
        ),
        Sentence(
            "Ghi mục [auth] và admin vào Secrets theo tệp mẫu .streamlit/secrets.toml.example.",
            "Write [auth] and admin into the Secrets as in .streamlit/secrets.toml.example.",
        ),
        _SAVE,
    ),
    Code.SIGN_IN_INCOMPLETE: (
        Sentence(
            "Cấu hình đăng nhập [auth] còn thiếu: {names}.",
            "The configuration of sign-in, [auth], lacks: {names}.",
        ),
        _SECRETS,
        Sentence(
            "Thêm các mục còn thiếu theo tệp mẫu .streamlit/secrets.toml.example.",
            "Add what is missing as in .streamlit/secrets.toml.example.",
        ),
        _SAVE,
    ),
    Code.EXAMPLE_LEFT: (
        Sentence(
            "Trong [auth] vẫn còn giá trị của tệp mẫu ở: {names}.",
            "In [auth] there are still values of the example: {names}.",
        ),
        Sentence(
            "Thay bằng giá trị của mình: client_id và client_secret lấy ở Google Cloud Console, "
            "mục Clients.",
            "Put your own in their place: client_id and client_secret are in the Google Cloud "
            "Console, under Clients.",
        ),
        _SAVE,
    ),
    Code.COOKIE_WEAK: (
        Sentence(
            "cookie_secret quá ngắn hoặc quá dễ đoán: ai đoán được thì vào được bằng tên người "
            "khác.",
            "cookie_secret is too short or too easy to guess: whoever guesses it gets in under "
            "another's name.",
        ),
        Sentence(
            'Tạo một chuỗi ngẫu nhiên bằng lệnh: python -c "import secrets; '
            'print(secrets.token_urlsafe(48))"',
            'Make a random text: python -c "import secrets; print(secrets.token_urlsafe(48))"',
        ),
        Sentence(
            "Dán vào cookie_secret trong [auth]; mọi người sẽ phải đăng nhập lại.",
            "Paste it as cookie_secret into [auth]; everyone has to sign in again.",
        ),
        _SAVE,
    ),
    Code.REDIRECT_WRONG: (
        Sentence(
            "redirect_uri trong [auth] không dùng được: phải là địa chỉ https của ứng dụng và kết "
            "thúc bằng /oauth2callback.",
            "redirect_uri in [auth] cannot be used: it has to be the https address of the app and "
            "to end with /oauth2callback.",
        ),
        Sentence(
            "Ghi ví dụ: https://ten-ung-dung.streamlit.app/oauth2callback",
            "For example: https://name-of-the-app.streamlit.app/oauth2callback",
        ),
        Sentence(
            "Ghi đúng địa chỉ ấy ở Authorized redirect URIs trong Google Cloud Console.",
            "Write that very address under Authorized redirect URIs in the Google Cloud Console.",
        ),
        _SAVE,
    ),
    Code.SIGN_IN_PACKAGE: (
        Sentence(
            "Đã cấu hình đăng nhập, nhưng máy thiếu gói Authlib hoặc httpx nên không ai đăng "
            "nhập được.",
            "Sign-in is configured, but the package Authlib or httpx is missing, so nobody can "
            "sign in.",
        ),
        Sentence(
            "Thêm dòng Authlib và dòng httpx vào requirements.txt rồi khởi động lại ứng dụng.",
            "Add Authlib and httpx to requirements.txt and reboot the app.",
        ),
    ),
    Code.ADMIN_MISSING: (
        Sentence(
            "Chưa có quản trị đầu tiên: khi trang Người dùng chưa đọc được thì không ai quản trị.",
            "There is no first administrator: while the tab Người dùng cannot be read, nobody is.",
        ),
        _SECRETS,
        Sentence(
            'Thêm một dòng ở đầu: admin = "địa chỉ Gmail của người phụ trách"',
            'Add a line at the top: admin = "e-mail address of who is in charge"',
        ),
        _SAVE,
    ),
}
