"""The words of the command line, Vietnamese with English after it: nobody can choose beforehand."""

from services.errors import (
    NothingReadableError,
    SettingError,
    SoKetError,
    SourceUnreachableError,
    SpreadsheetUnreadableError,
    UnknownPeriodError,
    UnknownUnitError,
)

PROGRAM = "Sơ Kết: công cụ dòng lệnh (command line)."
CHECK = "Đọc và kiểm tra bảng tính (read and check spreadsheets)."
INDICATORS = "Tính các chỉ số (compute the indicators)."
TEMPLATE = "Ghi biểu mẫu trống (write empty workbooks)."
SAMPLE = "Ghi số liệu minh hoạ (write invented sample data)."
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
NO_PERIODS = "Chưa có số liệu của kỳ nào (there are no figures of any period)."


def failure(error: SoKetError | OSError) -> str:
    """Return the one sentence for a failure."""
    match error:
        case UnknownPeriodError():
            return f"“{error.typed}” không phải là một kỳ (is no period). {PERIOD}"
        case UnknownUnitError():
            return f"Không có đơn vị nào mã “{error.code}” (no unit has this code)."
        case SourceUnreachableError() | NothingReadableError():
            return f"Không đọc được {error.place} (cannot be read)."
        case SpreadsheetUnreadableError():
            return f"Không đọc được {error.spreadsheet_id} (cannot be read): {error.code}."
        case SettingError():
            return f"Cài đặt {error.name} không dùng được (cannot be used): {error.value}."
        case OSError():
            return f"Không ghi hoặc đọc được {error.filename} (cannot be read or written)."
        case _:
            return str(error)
