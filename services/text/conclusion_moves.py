"""The words of the command that moves the log, Vietnamese with English after them."""

from services.conclusions.obstacles import Obstacle
from services.errors import Trouble
from services.text.conclusion_rows import obstacle
from services.text.language import Language

COMMAND = "Xuất, nhập toàn bộ sổ kết luận (export or import the whole log of conclusions)."
EXPORT = "Ghi toàn bộ sổ kết luận ra tệp (write the whole log to a file)."
IMPORT = (
    "Nhận kết luận từ tệp; cái đã có thì bỏ qua (take conclusions from a file; those that are "
    "there already are left alone)."
)
FILE = "tệp .jsonl hoặc .xlsx (a .jsonl or .xlsx file)"
ENDING = "Tên tệp phải kết thúc bằng .jsonl hoặc .xlsx (the file must end in .jsonl or .xlsx)."
WRITTEN = "Đã ghi {count} sự kiện (events written): {path}"
TAKEN = "Đã nhận (taken): {new} mới, {known} đã có trong sổ (new, and known already)."
UNFIT = (
    "Bỏ ra {count} dòng bị sửa hoặc không phải kết luận (left out, changed or no conclusions): "
    "{numbers}"
)
NOTHING = "Không có kết luận nào trong {path} (no conclusions in there)."
SENT = "Tất cả đã nằm trên Google Sheets (all of it is in Google Sheets)."
WAITING = (
    "{count} sự kiện chưa lên Google Sheets; chạy lại lệnh này, hoặc mở ứng dụng để gửi tiếp "
    "(events not at Google yet; run this again, or start the application)."
)
MISSING = "Thiếu {count} sự kiện mà không đâu còn bản sao (events without any copy left)."


def hindered(reason: Trouble | Obstacle) -> str:
    """Return the sentence for why Google does not take or give events."""
    return f"{obstacle(reason, Language.VI)} ({obstacle(reason, Language.EN)})"
