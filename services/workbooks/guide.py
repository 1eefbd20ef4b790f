"""The tab "Hướng dẫn": what an official needs to know to fill a workbook in."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from services.intake.schema import Column, Kind, Level, Nature, Table
from services.workbooks import GUIDE_TAB, LISTS_TAB
from services.workbooks.cells import add_tab
from services.workbooks.headings import asked
from services.workbooks.looks import BODY, REQUIRED, SECTION, TITLE, WRAPPED, Look
from services.workbooks.style import Formats

DISTRICT_TITLE = "HƯỚNG DẪN GHI SỐ LIỆU BÁO CÁO"
PROVINCE_TITLE = "HƯỚNG DẪN GHI TỆP CỦA TỈNH ĐOÀN"
DISTRICT_RULES = (
    "Mỗi bảng nằm ở một trang tính. Ghi số liệu ngay dưới dòng tiêu đề, mỗi việc một dòng, "
    "không để dòng trống xen giữa.",
    "Không đổi tên trang tính và tiêu đề cột. Được thêm cột riêng ở bên phải (dòng tiêu đề bị "
    "khoá thì nhờ Tỉnh đoàn thêm); cột thêm không được tính.",
    "Cột có tiêu đề nền đậm là bắt buộc; cột có tiêu đề nền nhạt có thể để trống. Di chuột lên "
    "tiêu đề để xem giải thích.",
    "Ô có mũi tên: chọn trong danh sách. Ô ngày: ghi ngày/tháng/năm, ví dụ 30/09/2021, mỗi ô "
    "chỉ một ngày.",
    "Để trống nghĩa là chưa biết. Không có thì ghi 0. Không ghi dấu gạch, chữ x hay chữ "
    '"không" vào ô số.',
    'Ô số chỉ ghi số: không ghi "khoảng 50", "50 người", "300/200". Số liệu ước tính thì '
    "nói rõ ở cột Ghi chú hoặc cột Trạng thái xác minh.",
    "Không ghi tỷ lệ phần trăm: ghi số lượng của tử số và mẫu số, phần mềm tự tính tỷ lệ.",
    'Các cột "Trong đó" là một phần của cột đứng trước, không cộng thêm và không lớn hơn cột đó.',
    "Số tiền ghi đúng đơn vị tính in nghiêng phía trên tiêu đề cột (đồng hoặc triệu đồng).",
    "Không cộng dồn từ đầu năm: mỗi dòng chỉ ghi số liệu phát sinh trong kỳ của dòng đó; riêng "
    "bảng thời điểm thì ghi số hiện có vào ngày chốt.",
    "Sửa sai thì sửa ngay dòng đã ghi, không ghi thêm dòng thứ hai cho cùng đơn vị và cùng kỳ.",
    "Không ghi họ tên, số điện thoại, ngày sinh, địa chỉ của bất kỳ ai. Ở cột Người nhập chỉ ghi "
    "chức danh.",
)
PROVINCE_RULES = (
    "Tệp này do Tỉnh đoàn giữ; đơn vị cấp dưới không sửa. Tệp có trang Đơn vị được hiểu là tệp "
    "của tỉnh, các tệp khác cùng thư mục là của các đơn vị.",
    "Trang Đơn vị đã điền sẵn danh sách kèm theo phần mềm; hãy sửa cho đúng với tỉnh mình. Mã "
    "đơn vị đã dùng thì không dùng lại cho đơn vị khác.",
    "Đơn vị đổi tên: giữ nguyên mã, ghi thêm một dòng với tên mới và ngày hiệu lực. Đơn vị sáp "
    "nhập, chia tách: ghi ở trang Kế thừa đơn vị.",
    "Trang Chỉ tiêu: để trống Mã đơn vị nghĩa là chỉ tiêu cho mọi đơn vị. Tỷ lệ ghi dạng số, ví "
    "dụ 0,9 là 90%.",
    "Trang Người dùng chứa thư điện tử của người được phép đăng nhập; chỉ chia sẻ tệp này cho "
    "người quản trị.",
    "Ô ngày ghi ngày/tháng/năm. Để trống Hiệu lực từ, Hiệu lực đến nghĩa là không giới hạn.",
)
_KINDS = {
    Kind.UNIT: "Chọn đơn vị",
    Kind.PERIOD: "Kỳ báo cáo",
    Kind.DATE: "Ngày",
    Kind.COUNT: "Số nguyên",
    Kind.DECIMAL: "Số",
    Kind.MONEY: "Số tiền",
    Kind.SHARE: "Số hoặc tỷ lệ",
    Kind.CHOICE: "Chọn trong danh sách",
    Kind.YES_NO: "Có hoặc Không",
    Kind.TEXT: "Chữ",
}


# Widths of the guide's four columns, in characters.
GUIDE_WIDTHS = (44, 14, 24, 78)


@dataclass(frozen=True)
class GuideRow:
    """One row of the guide: its cells from the left, or one text over its whole width.

    ``height`` is in points; None: as high as one line.
    """

    cells: tuple[str, ...] = ()
    look: Look = BODY[Kind.TEXT]
    merged: bool = False
    height: float | None = None


def guide_rows(title: str, rules: Sequence[str], tables: Sequence[Table]) -> tuple[GuideRow, ...]:
    """Return the guide: how to fill the workbook in, then each table with all its columns."""
    rows = [GuideRow((title,), TITLE), GuideRow(), GuideRow(("I. CÁCH GHI",), SECTION)]
    for number, rule in enumerate(rules, 1):
        height = 34 if len(rule) > 130 else 18
        rows.append(GuideRow((f"{number}. {rule}",), WRAPPED, merged=True, height=height))
    rows += [GuideRow(), GuideRow(("II. CÁC BẢNG",), SECTION)]
    for table in tables:
        rows += [*_rows_on(table), GuideRow()]
    lists = f"Trang {LISTS_TAB} chứa các danh sách của ô chọn."
    return (*rows, GuideRow((lists,), WRAPPED, merged=True))


_NATURES = {
    Nature.FLOW: "Ghi mỗi việc một dòng, khi việc phát sinh.",
    Nature.STOCK: "Ghi số liệu hiện có tại thời điểm chốt, mỗi kỳ một dòng.",
}


def _about(table: Table) -> str:
    if table.level is Level.PROVINCE:
        return table.title.capitalize() + "."
    return f"Mỗi dòng là {table.row_is}. {_NATURES[table.nature]}"


def _meaning(column: Column) -> str:
    unit = f"Đơn vị tính: {column.unit}." if column.unit else ""
    choices = ""
    if column.choices:
        choices = f"Chọn: {'; '.join(choice.vi for choice in column.choices)}."
    return " ".join(filter(None, (column.hint, unit, choices)))


def _rows_on(table: Table) -> list[GuideRow]:
    """Return one table's part of the guide."""
    rows = [
        GuideRow((f"Bảng {table.tab}",), SECTION),
        GuideRow((_about(table),), WRAPPED, merged=True),
        GuideRow(("Cột", "Phải ghi", "Ghi gì", "Ý nghĩa, điều hay nhầm"), REQUIRED),
    ]
    for at, column in enumerate(asked(table)):
        # With its letter, so that no row of the guide can be taken for a row of headings.
        name = f"{xl_col_to_name(at)} · {column.heading}"
        must, meaning = "Bắt buộc" if column.required else "", _meaning(column)
        lines = max(len(meaning) // 92, len(column.heading) // 44) + 1
        rows.append(GuideRow((name, must, _KINDS[column.kind], meaning), height=17 * lines))
    return rows


def write_guide(
    book: Workbook, formats: Formats, title: str, rules: Sequence[str], tables: Sequence[Table]
) -> None:
    """Write the guide as the first tab of a workbook."""
    sheet = add_tab(book, GUIDE_TAB)
    for at, width in enumerate(GUIDE_WIDTHS):
        sheet.set_column(at, at, width)
    for row, line in enumerate(guide_rows(title, rules, tables)):
        look = formats.by_look[line.look]
        if line.merged:
            sheet.merge_range(row, 0, row, len(GUIDE_WIDTHS) - 1, line.cells[0], look)
        else:
            for at, text in enumerate(line.cells):
                sheet.write_string(row, at, text, look)
        if line.height is not None:
            sheet.set_row(row, line.height)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
