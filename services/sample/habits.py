"""How each unit keeps its workbook: people differ in how they name, date and lay things out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.intake.schema import Level
from services.units import Unit

# A parent heading and the columns under it.
Groups = Mapping[str, tuple[str, ...]]


class Naming(StrEnum):
    """How a unit is written: Huyện Lý Nhân, Lý Nhân, H. Lý Nhân, or not at all in its own book."""

    FULL = "full"
    SHORT = "short"
    ABBREVIATED = "abbreviated"
    BLANK = "blank"


class Dating(StrEnum):
    """How a quarter is written: Quý III/2021, Quý 3 năm 2021, Q3/2021 or 2021-Q3."""

    ROMAN = "roman"
    ARABIC = "arabic"
    LETTER = "letter"
    CODE = "code"


@dataclass(frozen=True)
class Habit:
    """How one unit keeps its workbook.

    Attributes:
        title: the name of its file, without ending.
        agency: the unit's line above each table.
        units, communes, periods: how they are written.
        yes_no: words for dat, khong_dat and chua_danh_gia.
        numbered: whether a column STT stands first.
        totals: tables with a row of totals under them.
        by_quarter: tables with a row of totals under each quarter.
        signed: whether a signature block stands under the tables.
        text_dates: every so many dates one is typed as text; 0: none.
        text_numbers: whether money and small counts are typed as text ("34.512,5", "05").
        groups: table -> parent headings, for two-row headings.
    """

    title: str
    agency: str
    units: Naming = Naming.FULL
    communes: Naming = Naming.FULL
    periods: Dating = Dating.ROMAN
    yes_no: tuple[str, str, str] = ("Đạt", "Không đạt", "Chưa đánh giá")
    numbered: bool = True
    totals: frozenset[str] = frozenset()
    by_quarter: frozenset[str] = frozenset()
    signed: bool = False
    text_dates: int = 0
    text_numbers: bool = False
    groups: Mapping[str, Groups] | None = None


_TWO_ROWS: Groups = {
    "Xếp loại chi đoàn": ("rated_1", "rated_2", "rated_3", "rated_4", "unrated"),
    "Đoàn viên phát triển trong kỳ": ("new_members", "elite_proposed", "party_admitted"),
}
HABITS: Mapping[str, Habit] = {
    "hn-phuly": Habit(
        "Thành phố Phủ Lý", "THÀNH ĐOÀN PHỦ LÝ", communes=Naming.ABBREVIATED, periods=Dating.ARABIC
    ),
    "hn-duytien": Habit(
        "Thị xã Duy Tiên",
        "THỊ ĐOÀN DUY TIÊN",
        units=Naming.SHORT,
        periods=Dating.LETTER,
        signed=True,
        text_dates=9,
    ),
    "hn-kimbang": Habit(
        "Huyện Kim Bảng", "HUYỆN ĐOÀN KIM BẢNG", periods=Dating.CODE, numbered=False
    ),
    "hn-lynhan": Habit(
        "Huyện Lý Nhân",
        "HUYỆN ĐOÀN LÝ NHÂN",
        units=Naming.ABBREVIATED,
        communes=Naming.SHORT,
        yes_no=("x", "không", "chưa"),
        totals=frozenset({"cadre_training_log", "employment_log"}),
        by_quarter=frozenset({"grassroots_log"}),
        signed=True,
        text_dates=13,
        text_numbers=True,
        groups={"grassroots_log": _TWO_ROWS},
    ),
    "hn-thanhliem": Habit("Huyện Thanh Liêm", "HUYỆN ĐOÀN THANH LIÊM", signed=True),
    "hn-binhluc": Habit(
        "Huyện Bình Lục",
        "HUYỆN ĐOÀN BÌNH LỤC",
        units=Naming.SHORT,
        communes=Naming.ABBREVIATED,
        periods=Dating.ARABIC,
        text_dates=7,
    ),
    "hn-td1": Habit(
        "Đơn vị tương đương 1",
        "ĐƠN VỊ TƯƠNG ĐƯƠNG 1 (MINH HOẠ)",
        units=Naming.BLANK,
        totals=frozenset({"cadre_training_log"}),
        numbered=False,
    ),
    "hn-td2": Habit("Đơn vị tương đương 2", "ĐƠN VỊ TƯƠNG ĐƯƠNG 2 (MINH HOẠ)", periods=Dating.CODE),
    "hn-td3": Habit("Đơn vị tương đương 3", "ĐƠN VỊ TƯƠNG ĐƯƠNG 3 (MINH HOẠ)", signed=True),
    "hn-td4": Habit(
        "Đơn vị tương đương 4",
        "ĐƠN VỊ TƯƠNG ĐƯƠNG 4 (MINH HOẠ)",
        periods=Dating.LETTER,
        numbered=False,
    ),
}
_ABBREVIATIONS = {
    "Thành phố": "TP.",
    "Thị xã": "TX.",
    "Huyện": "H.",
    "Phường": "P.",
    "Thị trấn": "TT.",
    "Xã": "X.",
}


def written(unit: Unit, habit: Habit) -> str:
    """Return a unit's name as the keeper of a workbook writes it."""
    naming = habit.communes if unit.level is Level.COMMUNE else habit.units
    match naming:
        case Naming.FULL:
            return unit.name
        case Naming.SHORT:
            return unit.short_name
        case Naming.BLANK:
            return ""
        case Naming.ABBREVIATED:
            kind = next((k for k in _ABBREVIATIONS if unit.name.startswith(k + " ")), "")
            return f"{_ABBREVIATIONS[kind]} {unit.short_name}" if kind else unit.name
