"""The words in files of charts, in both languages of the screen."""

from dataclasses import dataclass

from services.text.language import Language


@dataclass(frozen=True)
class FileText:
    """What stands in a file besides the chart itself."""

    concluded: str
    page: str
    chart: str
    sheets: str
    sheet: str
    title: str
    more_rows: str
    pdf: str
    page_pdf: str
    page_xlsx: str


_VI = FileText(
    concluded="Kết luận",
    page="Trang {page}",
    chart="Biểu đồ {number}",
    sheets="Mục lục",
    sheet="Trang tính",
    title="Nội dung",
    more_rows="{count} dòng nữa: xem tệp Excel.",
    pdf="Tệp PDF",
    page_pdf="Cả trang (.pdf)",
    page_xlsx="Cả trang (.xlsx)",
)
_EN = FileText(
    concluded="Conclusions",
    page="Page {page}",
    chart="Chart {number}",
    sheets="Contents",
    sheet="Sheet",
    title="What it shows",
    more_rows="{count} more rows: see the Excel file.",
    pdf="PDF",
    page_pdf="Whole page (.pdf)",
    page_xlsx="Whole page (.xlsx)",
)


def file_text(language: Language) -> FileText:
    """Return the words in a language."""
    return _VI if language is Language.VI else _EN
