"""The tabs that the province keeps for itself, which districts cannot edit."""

from services.intake.schema import Choice, Column, Kind, Level, Nature, Table


def _text(name: str, heading: str, english: str, *, required: bool = False) -> Column:
    return Column(name, heading, english, Kind.TEXT, required=required)


def _date(name: str, heading: str, english: str, *, required: bool = False) -> Column:
    return Column(name, heading, english, Kind.DATE, required=required)


LEVELS = (
    Choice("tinh", "tỉnh", "province", ("cấp tỉnh",)),
    Choice("huyen", "huyện", "district", ("cấp huyện",)),
    Choice("xa", "xã", "commune", ("cấp xã", "cơ sở")),
)


def _table(name: str, tab: str, english: str, title: str, *columns: Column) -> Table:
    return Table(
        name=name,
        tab=tab,
        english=english,
        tab_aliases=(),
        title=title,
        nature=Nature.STOCK,
        level=Level.PROVINCE,
        day="",
        columns=columns,
    )


UNITS = _table(
    "units",
    "Đơn vị",
    "Units",
    "DANH MỤC ĐƠN VỊ",
    _text("code", "Mã đơn vị", "Code", required=True),
    _text("name", "Tên đơn vị", "Name", required=True),
    _text("short_name", "Tên ngắn", "Short name"),
    Column("level", "Cấp", "Level", Kind.CHOICE, required=True, choices=LEVELS),
    Column(
        "kind",
        "Loại",
        "Kind",
        Kind.CHOICE,
        choices=(
            Choice("dia_ban", "địa bàn", "territorial"),
            Choice("tuong_duong", "tương đương", "equivalent"),
            Choice("truc_thuoc", "trực thuộc", "subordinate"),
        ),
    ),
    _text("parent", "Trực thuộc", "Belongs to"),
    _text("official_code", "Mã hành chính", "Official code"),
    _date("valid_from", "Hiệu lực từ", "Valid from"),
    _date("valid_to", "Hiệu lực đến", "Valid to"),
    _text("aliases", "Tên gọi khác", "Other names"),
    Column("order", "Thứ tự", "Order", Kind.COUNT),
    Column("reports", "Phải báo cáo", "Must report", Kind.YES_NO),
    _text("email", "Email", "Email"),
)
SUCCESSIONS = _table(
    "unit_succession",
    "Kế thừa đơn vị",
    "Unit succession",
    "KẾ THỪA ĐƠN VỊ",
    _text("from_code", "Mã cũ", "Old code", required=True),
    _text("to_code", "Mã mới", "New code", required=True),
    _date("effective_date", "Ngày hiệu lực", "Effective date", required=True),
    _text("form", "Hình thức", "Form"),
    Column("share", "Tỷ lệ", "Share", Kind.DECIMAL, ceiling=1),
    _text("basis", "Căn cứ", "Basis"),
    _text("note", "Ghi chú", "Note"),
)
TARGETS = _table(
    "targets",
    "Chỉ tiêu",
    "Targets",
    "CHỈ TIÊU",
    _text("indicator", "Mã chỉ số", "Indicator", required=True),
    _text("unit", "Mã đơn vị", "Unit code"),
    Column("year", "Năm", "Year", Kind.PERIOD, required=True),
    Column("target", "Chỉ tiêu", "Target", Kind.SHARE, required=True),
    _text("origin", "Nguồn", "Origin"),
)
CALENDAR = _table(
    "calendar",
    "Kỳ báo cáo",
    "Reporting periods",
    "LỊCH KỲ BÁO CÁO",
    Column("period", "Kỳ", "Period", Kind.PERIOD, required=True),
    _date("due_date", "Hạn nộp", "Due"),
    _date("closing_date", "Ngày chốt", "Closing date"),
)
MEETINGS = _table(
    "meetings",
    "Hội nghị",
    "Meetings",
    "HỘI NGHỊ",
    _text("code", "Mã hội nghị", "Code", required=True),
    _text("name", "Tên hội nghị", "Name", required=True),
    _text("time", "Thời gian", "Time"),
    _text("place", "Địa điểm", "Place"),
    _text("chair", "Chủ trì", "Chair"),
)
USERS = _table(
    "users",
    "Người dùng",
    "Users",
    "NGƯỜI DÙNG",
    _text("email", "Email", "Email", required=True),
    _text("name", "Họ tên", "Name"),
    Column(
        "role",
        "Vai trò",
        "Role",
        Kind.CHOICE,
        required=True,
        choices=(
            Choice("viewer", "xem", "viewer"),
            Choice("unit", "đơn vị", "unit"),
            Choice("leader", "lãnh đạo", "leader"),
            Choice("admin", "quản trị", "administrator"),
        ),
    ),
    _text("unit", "Đơn vị", "Unit"),
)
PROVINCE_TABLES: tuple[Table, ...] = (UNITS, SUCCESSIONS, TARGETS, CALENDAR, MEETINGS, USERS)
# Written by the application alone; named so that it is not reported as an unknown tab.
CONCLUSIONS_TAB = "Kết luận"
