"""The words around the numbers of a drafted sentence, and what stands behind them."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.drafting.sentence import What
from services.text.language import Language


@dataclass(frozen=True)
class QuotedText:
    """All of it in one language; slots are in braces.

    ``several`` says for each kind of number how it comes from the figures below it.
    """

    numbers: str
    follow: str
    several: Mapping[What, str]
    covered: str
    figure: str
    proposal: str
    choose: str
    nothing: str
    # Headings of the table of figures.
    indicator: str
    unit: str
    period: str
    value: str
    standing: str
    rows: str
    # Headings of the table of targets.
    target: str
    each: str
    year: str
    origin: str


VI = QuotedText(
    numbers="Chọn một con số của câu để xem số liệu và dòng gốc của nó",
    follow="Các con số trong câu này lấy từ đâu?",
    several={
        What.VALUE: "{number}: gồm {count} số liệu dưới đây.",
        What.TARGET: "{number}: chỉ tiêu của {count} số liệu dưới đây.",
        What.CHANGE: "{number}: chênh lệch giữa số liệu thứ nhất và số liệu thứ hai dưới đây.",
        What.APART: "{number}: chênh lệch giữa số liệu thứ nhất và số liệu thứ hai dưới đây.",
        What.PART: "{number}: tỷ trọng, tính từ {count} số liệu dưới đây.",
        What.UNITS: "{number}: đếm trên {count} số liệu dưới đây.",
        What.PERIODS: "{number}: đếm theo kỳ trên {count} số liệu dưới đây.",
        What.PERIOD: "{number}",
    },
    covered="{number}: số đơn vị có dòng làm nên số liệu dưới đây.",
    figure="{name}: {figure} · {count} dòng gốc",
    proposal="Chỉ tiêu {target}: mức đề xuất trong danh mục chỉ số, chưa có văn bản giao.",
    choose="Xem dòng gốc của",
    nothing="Không có dòng nào: đơn vị chưa có số liệu trong kỳ này.",
    indicator="Chỉ số",
    unit="Đơn vị",
    period="Kỳ",
    value="Giá trị",
    standing="So với chỉ tiêu",
    rows="Số dòng gốc",
    target="Chỉ tiêu",
    each="mỗi đơn vị",
    year="Năm",
    origin="Nguồn chỉ tiêu",
)

EN = QuotedText(
    numbers="Choose a number of the sentence to see its figures and the rows behind them",
    follow="Where do the numbers of this sentence come from?",
    several={
        What.VALUE: "{number}: made of the {count} figures below.",
        What.TARGET: "{number}: the target of the {count} figures below.",
        What.CHANGE: "{number}: how far the first figure below is from the second.",
        What.APART: "{number}: how far the first figure below is from the second.",
        What.PART: "{number}: a share, worked out from the {count} figures below.",
        What.UNITS: "{number}: counted among the {count} figures below.",
        What.PERIODS: "{number}: periods counted among the {count} figures below.",
        What.PERIOD: "{number}",
    },
    covered="{number}: the units whose rows make the figure below.",
    figure="{name}: {figure} · source rows: {count}",
    proposal="Target {target}: a level proposed in the list of indicators; no paper sets it.",
    choose="Rows behind",
    nothing="There are no rows: the unit has no figures in this period.",
    indicator="Indicator",
    unit="Unit",
    period="Period",
    value="Value",
    standing="Against the target",
    rows="Source rows",
    target="Target",
    each="each unit",
    year="Year",
    origin="Set by",
)


def quoted_text(language: Language) -> QuotedText:
    """Return the words in a language."""
    return VI if language is Language.VI else EN
