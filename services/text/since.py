"""The words of what has changed since the last meeting."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.text.language import Language


@dataclass(frozen=True)
class SinceText:
    """All of it in one language; slots are in braces.

    ``came_counted`` is named by what came of a conclusion, ``changes`` by what became of a row.
    """

    lead: str
    added: str
    corrected: str
    removed: str
    nothing: str
    closed: str
    unit: str
    not_archived: str
    unread: str
    effect: str
    effect_new: str
    effect_gone: str
    effect_scale: str
    up: str
    down: str
    points: str
    outcomes: str
    no_outcomes: str
    came_counted: Mapping[str, str]
    changes: Mapping[str, str]
    # Headings of the table of rows.
    heading_unit: str
    heading_period: str
    heading_table: str
    heading_change: str
    heading_closed: str
    heading_column: str
    heading_then: str
    heading_now: str
    heading_place: str
    yes: str
    unknown: str
    period: str
    place: str


VI = SinceText(
    lead="Từ {meeting} ({day})",
    added="{count} dòng mới",
    corrected="{count} dòng sửa",
    removed="{count} dòng bị xoá",
    nothing="không có dòng số liệu nào thay đổi",
    closed="trong kỳ đã chốt: {parts}",
    unit="{unit}: {parts}",
    not_archived="Máy chủ này không còn giữ số liệu lúc khai mạc hội nghị trước, nên chỉ so được "
    "những con số đã lưu kèm kết luận.",
    unread="Lúc đó còn {count} bảng tính chưa đọc xong, nên dòng của các bảng tính ấy được tính là "
    "mới.",
    effect="{figure}: lúc đó {then}, nay {now} ({change})",
    effect_new="{figure}: lúc đó chưa có số liệu, nay {now}",
    effect_gone="{figure}: lúc đó {then}, nay không còn số liệu",
    effect_scale="{figure}: lúc đó {then}, nay {now} (khác thang xếp loại, không so sánh được)",
    up="tăng {change}",
    down="giảm {change}",
    points="{change} điểm %",
    outcomes="{count} kết luận của hội nghị trước: {parts}",
    no_outcomes="Hội nghị trước không có kết luận nào được ghi.",
    came_counted={
        "kept": "{count} đã thực hiện",
        "not_kept": "{count} chưa thực hiện (quá hạn hoặc đã thôi)",
        "underway": "{count} đang thực hiện",
        "unknown": "{count} chưa có số liệu để đánh giá",
        "no_task": "{count} không giao nhiệm vụ",
    },
    changes={"added": "Mới", "corrected": "Sửa", "removed": "Xoá"},
    heading_unit="Đơn vị",
    heading_period="Kỳ",
    heading_table="Bảng",
    heading_change="Thay đổi",
    heading_closed="Kỳ đã chốt",
    heading_column="Cột",
    heading_then="Lúc đó",
    heading_now="Nay",
    heading_place="Chỗ ghi",
    yes="có",
    unknown="chưa rõ",
    period="Kỳ báo cáo",
    place="{spreadsheet}, trang {tab}, dòng {row}",
)

EN = SinceText(
    lead="Since {meeting} ({day})",
    added="new rows: {count}",
    corrected="corrected rows: {count}",
    removed="removed rows: {count}",
    nothing="no row has changed",
    closed="in closed periods: {parts}",
    unit="{unit}: {parts}",
    not_archived="This server no longer has the figures with which the last meeting was opened, "
    "so only those that were kept with conclusions can be compared.",
    unread="{count} spreadsheets had not been read then, so their rows count as new.",
    effect="{figure}: {then} then, {now} now ({change})",
    effect_new="{figure}: no figures then, {now} now",
    effect_gone="{figure}: {then} then, no figures any more",
    effect_scale="{figure}: {then} then, {now} now (another rating scale, not comparable)",
    up="up {change}",
    down="down {change}",
    points="{change} points",
    outcomes="{count} conclusions of the last meeting: {parts}",
    no_outcomes="Nothing was recorded as concluded at the last meeting.",
    came_counted={
        "kept": "{count} done",
        "not_kept": "{count} not done (overdue or given up)",
        "underway": "{count} under way",
        "unknown": "{count} without figures to judge by",
        "no_task": "{count} with nobody charged",
    },
    changes={"added": "New", "corrected": "Corrected", "removed": "Removed"},
    heading_unit="Unit",
    heading_period="Period",
    heading_table="Table",
    heading_change="Change",
    heading_closed="Closed period",
    heading_column="Column",
    heading_then="Then",
    heading_now="Now",
    heading_place="Where",
    yes="yes",
    unknown="not known",
    period="Reporting period",
    place="{spreadsheet}, tab {tab}, row {row}",
)


def since_text(language: Language) -> SinceText:
    """Return the words in a language."""
    return VI if language is Language.VI else EN
