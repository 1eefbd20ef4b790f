"""Columns that every log table has."""

from services.intake.schema import Column, Kind

UNIT = Column(
    "unit_id",
    "Đơn vị",
    "Unit",
    Kind.UNIT,
    aliases=("Tên đơn vị", "Đơn vị báo cáo", "Huyện đoàn", "Đơn vị cấp huyện", "Mã đơn vị"),
    required=True,
    hint="Tên hoặc mã đơn vị, chọn trong danh sách. Ví dụ: Huyện Lý Nhân.",
)
PERIOD = Column(
    "period_id",
    "Kỳ báo cáo",
    "Reporting period",
    Kind.PERIOD,
    aliases=("Kỳ", "Kỳ số liệu", "Kỳ BC", "Thời kỳ"),
    required=True,
    hint="Tháng, quý, 6 tháng hoặc năm, có ghi năm. Ví dụ: Quý III/2021, 6 tháng đầu năm 2021. "
    "Không dùng năm học.",
)
AS_OF = Column(
    "as_of_date",
    "Thời điểm chốt số liệu",
    "Cut-off date",
    Kind.DATE,
    aliases=("Ngày chốt số liệu", "Ngày chốt", "Thời điểm chốt", "Số liệu tính đến ngày"),
    required=True,
    hint="Ngày chốt số liệu, dạng ngày/tháng/năm. Ghi ngày chốt, không ghi ngày họp.",
)
TRAILING = (
    Column(
        "note",
        "Ghi chú",
        "Note",
        Kind.TEXT,
        aliases=("Chú thích", "Diễn giải"),
        hint="Ghi tự do. Không ghi họ tên, số điện thoại, ngày sinh.",
    ),
    Column(
        "source_doc",
        "Nguồn số liệu",
        "Source",
        Kind.TEXT,
        aliases=("Nguồn", "Số báo cáo", "Văn bản"),
        hint="Số báo cáo hoặc đường dẫn.",
    ),
    Column(
        "entered_by",
        "Người nhập",
        "Entered by",
        Kind.TEXT,
        aliases=("Người lập", "Người cập nhật"),
        hint="Chức danh của người nhập, không ghi họ tên.",
    ),
    Column(
        "updated_at",
        "Cập nhật lúc",
        "Updated at",
        Kind.TEXT,
        aliases=("Ngày cập nhật", "Thời gian cập nhật"),
        hint="Ngày cập nhật dòng này.",
    ),
    Column(
        "record_id",
        "Mã dòng",
        "Row id",
        Kind.TEXT,
        aliases=("Mã bản ghi", "Mã"),
        hint="Mã riêng của dòng, có thể để trống.",
    ),
)
