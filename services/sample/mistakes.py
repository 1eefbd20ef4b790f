"""The mistakes planted in the sample: where, what, and the finding that each must raise."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.intake.findings import Code, severity_of
from services.sample.rows import Value


class Deed(StrEnum):
    """What is done: to a cell, by a second copy of a row, to a row, a total or a heading."""

    CELL = "cell"
    REPEAT = "repeat"
    HIDE = "hide"
    TOTAL = "total"
    HEADING = "heading"


@dataclass(frozen=True)
class ErrorCell:
    """A formula whose last known result is an error."""

    formula: str
    shown: str


Typed = Value | ErrorCell


@dataclass(frozen=True)
class Mistake:
    """One planted mistake.

    Attributes:
        unit, table: in whose workbook and which table.
        where, nth: the row: the nth (from 0) that holds these values before it is typed.
        puts: column -> what is typed there; the first one is the mistake itself, the others make
            the row hold together around it.
        code: the finding it must raise; None: it is understood, and nothing is said.
        vi, en: the mistake in one sentence.
        deed: see Deed. A TOTAL is made larger by the number put; a HEADING is replaced.
        seen_at_first: the finding is at the row that was copied, not at the copy.
    """

    unit: str
    table: str
    where: Mapping[str, Value]
    puts: Mapping[str, Typed]
    code: Code | None
    vi: str
    en: str
    deed: Deed = Deed.CELL
    nth: int = 0
    seen_at_first: bool = False

    @property
    def column(self) -> str:
        """The column of the mistaken cell; "" where a whole row is meant."""
        return next(iter(self.puts), "")


@dataclass(frozen=True)
class Planted:
    """A mistake with its address in the workbook that was written."""

    mistake: Mistake
    spreadsheet: str
    tab: str
    cell: str
    value: str

    @property
    def severity(self) -> str:
        """How bad the finding is; "" where none is raised."""
        return severity_of(self.mistake.code).value if self.mistake.code else ""


MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        "hn-phuly",
        "employment_log",
        {"activity_type": "tu_van_huong_nghiep"},
        {"counselled_turns": "300.00"},
        Code.NUMBER_AMBIGUOUS,
        "300.00 có thể là 300 hoặc 300.000: không đoán, phải hỏi lại.",
        "300.00 may be 300 or 300,000: not guessed, somebody has to ask.",
        nth=1,
    ),
    Mistake(
        "hn-duytien",
        "cadre_training_log",
        {"period_id": "2021-Q1", "status": "da_to_chuc"},
        {"start_date": "31/02/2021"},
        Code.DATE_IMPOSSIBLE,
        "Tháng 2 không có ngày 31.",
        "February has no 31st.",
    ),
    Mistake(
        "hn-thanhliem",
        "employment_log",
        {"activity_type": "day_nghe"},
        {"trained_people": "khoảng 50", "trained_completed": 46},
        Code.NUMBER_HEDGED,
        'Ghi "khoảng 50" thay vì một con số.',
        '"About 50" in place of a number.',
        nth=2,
    ),
    Mistake(
        "hn-kimbang",
        "cadre_training_log",
        {"period_id": "2020-Q3", "status": "da_to_chuc"},
        {"cost_vnd": "15tr"},
        Code.NUMBER_OTHER_UNIT,
        'Ghi "15tr" ở cột tính bằng đồng; được hiểu là 15.000.000 đồng.',
        '"15tr" (15 million) in a column counted in đồng; read as 15,000,000.',
    ),
    Mistake(
        "hn-binhluc",
        "cadre_training_log",
        {"status": "da_to_chuc"},
        {"attended_female": 148},
        Code.PART_ABOVE_WHOLE,
        "Số nữ lớn hơn số người tham dự (cộng lượt của nhiều ngày).",
        "More women than people present (turns of several days were added).",
        nth=3,
    ),
    Mistake(
        "hn-phuly",
        "grassroots_log",
        {"unit_id": "hn-phuly-lam-ha", "period_id": "2021-Q2"},
        {"unrated": 5},
        Code.PARTS_NOT_WHOLE,
        "Các mức xếp loại và chưa xếp loại cộng lại không bằng số chi đoàn.",
        "The levels and the unrated do not add up to the number of branches.",
    ),
    Mistake(
        "hn-binhluc",
        "grassroots_log",
        {"unit_id": "hn-binhluc-don-xa", "period_id": "2019-Q3"},
        {"unit_id": "Xã An Mỹ"},
        Code.UNIT_UNKNOWN,
        "Tên xã không có trong danh mục đơn vị.",
        "A commune that is not in the list of units.",
    ),
    Mistake(
        "hn-duytien",
        "grassroots_log",
        {"unit_id": "hn-duytien-moc-bac", "period_id": "2021-Q3"},
        {"new_members": 12},
        Code.DUPLICATE_KEY,
        "Hai dòng cho cùng một xã, cùng một kỳ; dòng sau được dùng.",
        "Two rows for one commune and one period; the later one is used.",
        deed=Deed.REPEAT,
        seen_at_first=True,
    ),
    Mistake(
        "hn-thanhliem",
        "cadre_snapshot",
        {"period_id": "2020-Q4"},
        {"commune_cadre_standard": "85%"},
        Code.NUMBER_PERCENT,
        "Ghi tỷ lệ phần trăm thay cho số người.",
        "A percentage in place of a number of people.",
    ),
    Mistake(
        "hn-kimbang",
        "grassroots_log",
        {"unit_id": "hn-kimbang-tan-son", "period_id": "2020-Q3"},
        {"members_away": ""},
        Code.VALUE_MISSING,
        "Ô bắt buộc bỏ trống.",
        "A required cell left blank.",
    ),
    Mistake(
        "hn-binhluc",
        "employment_log",
        {"activity_type": "tu_van_huong_nghiep"},
        {"counselled_turns": "300/200"},
        Code.NUMBER_WITH_TARGET,
        "Ghi kết quả trên chỉ tiêu trong một ô; số 300 được dùng.",
        "Result over target in one cell; 300 is used.",
        nth=4,
    ),
    Mistake(
        "hn-lynhan",
        "cadre_training_log",
        {},
        {"attended": 10},
        Code.TOTAL_MISMATCH,
        "Dòng Tổng cộng lớn hơn tổng các dòng 10 người.",
        "The row of totals is 10 people above the sum of its rows.",
        deed=Deed.TOTAL,
    ),
    Mistake(
        "hn-phuly",
        "cadre_training_log",
        {"status": "da_to_chuc"},
        {"attended_planned": "x"},
        Code.NUMBER_UNREADABLE,
        "Đánh dấu x ở cột số.",
        "A cross in a column of numbers.",
        nth=5,
    ),
    Mistake(
        "hn-thanhliem",
        "grassroots_log",
        {"unit_id": "hn-thanhliem-liem-can", "period_id": "2021-Q2"},
        {"as_of_date": "05/07/2021"},
        Code.DATE_OUTSIDE_PERIOD,
        "Ngày chốt số liệu nằm ngoài kỳ báo cáo.",
        "The cut-off date lies outside the reporting period.",
    ),
    Mistake(
        "hn-kimbang",
        "employment_log",
        {"activity_type": "tu_van_huong_nghiep"},
        {"unit_id": "Huyện Thanh Liêm", "counselled_turns": 95},
        Code.UNIT_OTHER,
        "Ghi tên huyện khác trong tệp của Huyện Kim Bảng.",
        "Another district's name in the workbook of Huyện Kim Bảng.",
        deed=Deed.REPEAT,
        nth=2,
    ),
    Mistake(
        "hn-duytien",
        "youth_economy_snapshot",
        {"period_id": "2020-Q2"},
        {"loan_households": ErrorCell("=#REF!+12", "#REF!")},
        Code.CELL_ERROR,
        "Công thức hỏng vì ô nguồn đã bị xoá.",
        "A formula that broke when its source was deleted.",
    ),
    Mistake(
        "hn-duytien",
        "employment_log",
        {"activity_type": "day_nghe"},
        {},
        Code.ROW_HIDDEN,
        "Một dòng bị ẩn; vẫn được tính.",
        "A hidden row; it counts all the same.",
        deed=Deed.HIDE,
        nth=4,
    ),
    Mistake(
        "hn-binhluc",
        "youth_economy_snapshot",
        {"period_id": "2019-Q2"},
        {"loan_outstanding_million_vnd": 31.4, "loan_overdue_million_vnd": 0},
        Code.NUMBER_SUSPECT_UNIT,
        "Ghi theo tỷ đồng ở cột triệu đồng, nên nhỏ bất thường.",
        "Typed in billions in a column of millions, hence far too small.",
    ),
    Mistake(
        "hn-td2",
        "cadre_training_log",
        {"period_id": "2021-Q2", "status": "da_to_chuc"},
        {"start_date": "12-14/5/2021", "end_date": None},
        Code.DATE_RANGE,
        "Hai ngày trong một ô; ngày bắt đầu và ngày kết thúc phải ở hai cột.",
        "Two dates in one cell; start and end have a column each.",
    ),
    Mistake(
        "hn-td3",
        "employment_log",
        {"activity_type": "day_nghe"},
        {},
        Code.ROW_REPEATED,
        "Một dòng được chép hai lần y hệt.",
        "One row copied twice, letter for letter.",
        deed=Deed.REPEAT,
        nth=1,
    ),
    Mistake(
        "hn-phuly",
        "cadre_snapshot",
        {},
        {"branch_sec_trained": "Trong đó đã được tập huấn"},
        None,
        "Tiêu đề cột viết khác mẫu; vẫn được nhận ra.",
        "A heading worded in another way than the template's; it is understood.",
        deed=Deed.HEADING,
    ),
    Mistake(
        "hn-td4",
        "cadre_snapshot",
        {"period_id": "2021-Q2"},
        {"period_id": "6 tháng 2021"},
        Code.PERIOD_UNREADABLE,
        '"6 tháng 2021" không rõ là 6 tháng đầu năm hay cuối năm.',
        '"6 tháng 2021" does not say which half of the year.',
    ),
)
