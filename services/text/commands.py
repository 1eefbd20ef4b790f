"""The words of the command line, Vietnamese with English after it: nobody can choose beforehand."""

from services.errors import (
    GoogleKeyError,
    GoogleRefusedError,
    GoogleUnreachableError,
    NothingReadableError,
    OutcomeUnknownError,
    SettingError,
    SoKetError,
    SourceUnreachableError,
    SpreadsheetUnreadableError,
    Trouble,
    UnknownPeriodError,
    UnknownUnitError,
)
from services.text.troubles import REASONS, TROUBLES

PROGRAM = "Sơ Kết: công cụ dòng lệnh (command line)."
CHECK = "Đọc và kiểm tra bảng tính (read and check spreadsheets)."
INDICATORS = "Tính các chỉ số (compute the indicators)."
TEMPLATE = "Ghi biểu mẫu trống (write empty workbooks)."
SAMPLE = "Ghi số liệu minh hoạ (write invented sample data)."
DOCTOR = (
    "Tự kiểm tra khoá, quyền, bảng tính, ổ đĩa, đăng nhập (self-check: key, rights, spreadsheets, "
    "disk, sign-in)."
)
LANGUAGE = "ngôn ngữ (language)"
PROVISION = "Tạo và bổ sung bảng tính trên Google (make and complete the spreadsheets at Google)."
DRY_RUN = "chỉ in kế hoạch (only print the plan)"
UNITS = "chỉ các đơn vị này, mã cách nhau bằng dấu phẩy (only these units, codes with commas)"
SINGLE = "một bảng tính chung cho mọi đơn vị (one spreadsheet for all units)"
PROVINCE_ONLY = "chỉ bảng tính của tỉnh (only the province's spreadsheet)"
LIST = (
    "thư mục hoặc tệp .xlsx có trang Đơn vị, dùng khi tỉnh chưa có bảng tính (folder or .xlsx "
    "with the tab Đơn vị, for when the province has no spreadsheet yet)"
)
TEMPLATE_LIST = (
    "thư mục hoặc tệp .xlsx có trang Đơn vị của tỉnh mình; không ghi thì dùng danh sách kèm theo "
    "của tỉnh Hà Nam (folder or .xlsx with your province's tab Đơn vị; default: Hà Nam's list that "
    "comes along)"
)
NOTIFY = "Google gửi thư báo cho người được chia sẻ (Google mails those it is shared with)"
PATH = "thư mục hoặc tệp; mặc định theo cài đặt (folder or file; default: the setting)"
DIRECTORY = "thư mục để ghi (folder to write to)"
AS_JSON = "in ra JSON (print JSON)"
PERIOD = "một kỳ (one period): 2021, 2021-H1, 2021-Q3, 2021-M05"
FIRST = "từ kỳ (from period)"
LAST = "đến kỳ (to period)"
UNIT = "mã đơn vị; mặc định toàn tỉnh (unit code; default: the province)"
BY = "một dòng cho mỗi đơn vị hoặc mỗi kỳ (one row for each unit or period)"
SEED = "số khởi tạo (seed)"
SCALE = "nhân số dòng (multiply the rows)"

TABS_HEADING = ("Bảng tính", "Trang", "Bảng", "Đọc", "Dùng", "Bỏ ra")
NO_FINDINGS = "Không có phát hiện nào (no findings)."
FINDING_COUNT = "Phát hiện (findings): {errors} lỗi, {warnings} cần xem, {notes} ghi chú"
RESULTS_HEADING = ("Chỉ số", "Đơn vị", "Kỳ", "Tử số", "Mẫu số", "Giá trị", "Báo cáo", "Đến ngày")
PROVINCE = "Toàn tỉnh"
WRITTEN = "Đã ghi (written): {path}"
NOTHING_READ = (
    "Không đọc được bảng báo cáo nào trong {place} (no reporting table could be read there)."
)
PERIOD_OR_RANGE = "Dùng --period, hoặc cả --from và --to (use --period, or both --from and --to)."


def failure(error: SoKetError | OSError) -> str:
    """Return the one sentence for a failure."""
    match error:
        case UnknownPeriodError():
            return f"“{error.typed}” không phải là một kỳ (is no period). {PERIOD}"
        case UnknownUnitError():
            return f"Không có đơn vị nào mã “{error.code}” (no unit has this code)."
        case SourceUnreachableError(reason=Trouble() as reason):
            return f"Không đọc được {error.place} (cannot be read). {_trouble(reason)}"
        case SourceUnreachableError() | NothingReadableError():
            return f"Không đọc được {error.place} (cannot be read)."
        case GoogleKeyError() | GoogleUnreachableError():
            return _trouble(error.reason)
        case OutcomeUnknownError():
            return (
                "Chưa rõ Google đã ghi hay chưa; chạy lại để kiểm tra (it is not known whether "
                "Google has written it; run it again to find out)."
            )
        case GoogleRefusedError(reason="SERVICE_DISABLED" | "accessNotConfigured"):
            return _trouble(Trouble.API_DISABLED)
        case GoogleRefusedError():
            return f"Google từ chối (refuses): {error.status} {error.reason}. {error.message}"
        case SpreadsheetUnreadableError():
            return f"Không đọc được {error.spreadsheet_id} (cannot be read): {error.code}."
        case SettingError(value=""):
            return f"Thiếu cài đặt {error.name} (is missing)."
        case SettingError(name="google.key"):
            return (
                "Cài đặt google.key không dùng được: phải là toàn bộ tệp JSON của khoá (google.key "
                "cannot be used: it has to be the whole JSON file of the key)."
            )
        case SettingError():
            return f"Cài đặt {error.name} không dùng được (cannot be used): {error.value}."
        case OSError():
            return f"Không ghi hoặc đọc được {error.filename} (cannot be read or written)."
        case _:
            return str(error)


def _trouble(reason: Trouble) -> str:
    if reason in REASONS:
        # A command does not try again by itself.
        vi, en = REASONS[reason]
        return f"{vi[0].upper()}{vi[1:]}; chạy lại sau một phút ({en}; run this again in a minute)."
    return f"{TROUBLES[reason].vi} ({TROUBLES[reason].en})"
